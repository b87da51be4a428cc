"""Translator planted in a copy of the data: what is for staff is nowhere in public, and hostile text does nothing."""

import csv
import io
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from dash import Dash
from pypdf import PdfReader

from dashboard.domain.sanitize import LONGEST
from dashboard.exports.forms import FORMS
from dashboard.io.dataset import load_dataset
from dashboard.server.web import create_app
from tests.conftest import SHIPPED

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
HIDDEN = (
    "Qxshelter",
    "qxsource.example",
    "Qxnote",
    "Qxunknown",
    "Qxcountynote",
    "Qxstreet",
    "Qxphone",
    "address of the shelter",
    "contact phone",
)
SECRET = (
    ["vatra", "Has", "district", "direct", "", "", "", "staff", "Qxshelter", "https://qxsource.example/", "Qxnote"],
    ["vatra", "Qxunknown", "", "direct", "", "", "", "county", "Named", "https://example.org/", ""],
    ["vatra", "Tropojë", "district", "direct", "", "", "", "county", "Named", "https://example.org/", "Qxcountynote"],
)
SCRIPT = '<script>window.ran=1</script><img src=x onerror="window.ran=1" data-planted>'
MOMENT = r"\d{4}-\d\d-\d\dT[\d:]{8}(?:Z|\+00:00)"  # files say when they were made
ENDLESS = "Q" * 130_000
FORMULA = '=HYPERLINK("http://evil.example","x")'


def _plant(folder: Path, *rows: list[str]) -> Path:
    shutil.copytree(SHIPPED, folder)
    with (folder / "operations.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return folder


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Dash:
    folder = _plant(tmp_path_factory.mktemp("planted") / "data", *SECRET)
    _add_column(folder / "operations.csv", "address of the shelter", "Qxstreet")
    _add_column(folder / "members.csv", "contact phone", "Qxphone")
    return create_app(folder)


def _add_column(path: Path, name: str, value: str) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[*header, name], *([*row, value] for row in rows)])


def _words(body: bytes) -> str:
    """Return all text of a file, whatever it is packed in."""
    if body[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return "".join(_words(archive.read(name)) for name in archive.namelist())
    if body[:4] == b"%PDF":
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    return body.decode("utf-8", "replace")


def _public(app: Dash) -> dict[str, bytes]:
    client = app.server.test_client()
    html = client.get("/").get_data(as_text=True)
    made = [f"/data/{name}?member=vatra&lang=en" for name in FORMS]
    fixed = ["/", "/?lang=en", "/readyz", "/_dash-layout", "/_dash-dependencies", "/download/decks.json", "/download/dashboard.html"]
    addresses = [*made, *fixed, *(f"/{name}" for name in re.findall(r"artefacts/[\w.-]+", html))]
    answers = {address: client.get(address) for address in addresses}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {address: answer.get_data() for address, answer in answers.items()}


def test_what_is_for_staff_is_in_nothing_public(planted: Dash) -> None:
    for address, body in _public(planted).items():
        for word in HIDDEN:
            assert word not in _words(body), address


def test_all_that_is_public_is_the_same_with_rows_for_staff_and_without(tmp_path: Path) -> None:
    folder, lines = _plant(tmp_path / "data"), (SHIPPED / "operations.csv").read_text("utf-8").splitlines(keepends=True)
    without = _public(create_app(folder))
    hidden = io.StringIO(newline="")
    csv.writer(hidden).writerow(SECRET[0])
    (folder / "operations.csv").write_text("".join([lines[0], hidden.getvalue(), *lines[1:]]), "utf-8")  # all rows below it move
    assert len(load_dataset(folder, audience="staff").operations) == len(lines)
    with_it = _public(create_app(folder))
    assert with_it.keys() == without.keys()
    for address, body in with_it.items():
        assert re.sub(MOMENT, "", _words(body)) == re.sub(MOMENT, "", _words(without[address])), address


def test_what_is_for_staff_is_in_nothing_that_a_server_prints(tmp_path: Path) -> None:
    folder = _plant(tmp_path / "data", *SECRET)
    serve = """
import logging, sys
logging.basicConfig(level=logging.DEBUG)
from dashboard.server.web import create_app
app = create_app(sys.argv[1])
client, current = app.server.test_client(), app.server.extensions["current"]
for address in ("/", "/data/operations.csv", "/data/words.txt?member=vatra", "/data/coverage.xlsx", "/nothing"):
    client.get(address)
table = open(sys.argv[1] + "/operations.csv", "a", encoding="utf-8")
table.write("vatra,Has,district,Qxnote,,,,staff,Qxshelter,https://qxsource.example/,Qxnote\\n")
table.close()
current.read()
assert current.error, "the bad row was taken"
"""
    done = subprocess.run([sys.executable, "-c", serve, str(folder)], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "The new data cannot be used" in done.stderr  # so that something is looked at
    assert [word for word in HIDDEN if word in done.stdout + done.stderr] == []


def test_where_a_county_row_stands_does_not_tell_its_place(tmp_path: Path) -> None:
    folder = _plant(tmp_path / "data")
    header, *lines = (SHIPPED / "operations.csv").read_text("utf-8").splitlines(keepends=True)
    coarse = [
        f"{member},{place},district,direct,,,,county,Named,https://example.org/,\n"
        for member, place in (("vatra", "Has"), ("arsis", "Mat"))
    ]
    (folder / "operations.csv").write_text("".join([header, coarse[0], *lines, coarse[1]]), "utf-8")
    shown = load_dataset(folder).operations
    assert shown[["member", "place"]].to_numpy().tolist()[-2:] == [["arsis", "Dibër"], ["vatra", "Kukës"]]
    assert shown["member"][:5].tolist() == ["bktf"] * 5


def test_a_row_for_staff_counts_in_no_total_and_a_county_row_only_in_its_county(planted: Dash) -> None:
    client = planted.server.test_client()

    def members(level: str) -> dict[str, int]:
        features = client.get(f"/data/coverage.geojson?level={level}&member=vatra").get_json()["features"]
        return {feature["properties"]["name_en"]: feature["properties"]["members"] for feature in features}

    # The organisation is documented in neither place of the county of Kukës: only the coarsened row puts it there.
    assert members("county")["Kukës"] == 1
    assert members("district")["Has"] == 0
    assert members("district")["Tropojë"] == 0


def test_staff_see_the_place_itself(tmp_path: Path) -> None:
    folder = _plant(tmp_path / "d", ["vatra", "Has", "district", "direct", "", "", "", "staff", "Qxshelter", "https://a.example/", ""])
    client = create_app(folder, audience="staff").server.test_client()
    assert "Qxshelter" in client.get("/data/operations.csv").get_data(as_text=True)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Dash:
    folder = tmp_path_factory.mktemp("hostile") / "data"
    rows = [
        ["vatra", "Has", "district", "direct", "", "", "", "public", text, "https://example.org/\"'><script>", text]
        for text in (SCRIPT, FORMULA, "gpj.\u202eexe", "]]></text><svg onload=window.ran=1>", "\x1b[31m", "{{7*7}} $a$ %s", ENDLESS)
    ]
    _plant(folder, *rows)
    members = (folder / "members.csv").read_text("utf-8")
    (folder / "members.csv").write_text(members.replace("All Together", "<b onmouseover=window.ran=1 data-planted>All</b>"), "utf-8")
    return create_app(folder)


def test_every_public_file_is_made_of_hostile_text_and_none_carries_it_live(hostile: Dash) -> None:
    for address, body in _public(hostile).items():
        text = _words(body)
        assert "\u202e" not in text, address
        assert "Q" * (LONGEST + 1) not in text, address
        if not address.startswith(("/data/operations.csv", "/data/members.csv", "/data/coverage.gpkg")):  # data, downloaded
            assert "<script>window.ran" not in text, address
            assert "<f>HYPERLINK" not in text, address


def test_no_cell_of_a_download_is_a_formula(hostile: Dash) -> None:
    body = hostile.server.test_client().get("/data/operations.csv").get_data(as_text=True)
    cells = [cell for row in csv.reader(io.StringIO(body.removeprefix("\ufeff"))) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]
