"""What changed, as a page, a feed and a command, out of the versions that a data folder keeps."""

import re
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from dashboard.commands.cli import main
from dashboard.domain.merge import Row
from dashboard.io.dataset import load_dataset
from dashboard.io.history import history
from dashboard.io.sheet import read_sheet
from dashboard.io.versions import VERSIONS, Edit, in_force, publish
from dashboard.server.web import create_app
from tests.conftest import SHIPPED

pytestmark = pytest.mark.slow

ATOM = "{http://www.w3.org/2005/Atom}"
# A gap of the shipped data, a place with others, and what only staff may see.
PEQIN: Row = ("vatra", "Peqin", "district", "direct", "", "2020", "", "public", "A <b>report</b>", "https://example.org/peqin", "", "", "")
HAS: Row = ("vatra", "Has", "district", "direct", "", "", "", "public", "A report", "https://example.org/has", "", "", "")
SECRET: Row = ("vatra", "Pukë", "district", "direct", "", "2021", "", "staff", "Shelter", "https://example.org/s", "a shelter", "", "")
COUNTY: Row = ("vatra", "Kukës", "district", "direct", "", "2021", "", "county", "Visits", "https://example.org/k", "a shelter", "", "")


def edit(folder: Path, change: Callable[[list[Row]], list[Row]]) -> None:
    sheet = read_sheet(in_force(folder))
    before = [row for row in sheet.rows if row[0] == "vatra"]
    publish(
        folder,
        Edit(sheet.columns, before, change(list(before)), lambda row: row[0] == "vatra"),
        who="Agim Kodra",
        why="asked by the police",
    )


def add(folder: Path, *rows: Row) -> None:
    edit(folder, lambda old: [*old, *rows])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with seven publications, of which readers see four."""
    folder = Path(shutil.copytree(SHIPPED, tmp_path_factory.mktemp("kept") / "data"))
    add(folder, SECRET)
    add(folder, PEQIN)
    edit(folder, lambda old: [(*row[:10], "moved", *row[11:]) if row == SECRET else row for row in old])
    edit(folder, lambda old: [(*PEQIN[:6], "2024", *PEQIN[7:12], "2026-11-01") if row == PEQIN else row for row in old])
    add(folder, HAS, COUNTY)
    edit(folder, lambda old: [(*HAS[:7], "staff", *HAS[8:]) if row == HAS else row for row in old])
    edit(folder, lambda old: [row for row in old if row[1] not in ("Peqin", "Pukë")])
    return folder


@pytest.fixture(scope="module")
def client(folder: Path) -> FlaskClient:
    return create_app(folder).server.test_client()


def test_each_publication_that_readers_see_is_told_once_the_newest_first(folder: Path) -> None:
    made = history(folder, load_dataset(folder)) or []
    counts = [tuple(map(len, (p.changes.added, p.changes.gone, p.changes.corrected, p.changes.confirmed))) for p in made]
    assert counts == [(0, 1, 0, 0), (1, 0, 0, 0), (0, 0, 1, 1), (1, 0, 0, 0)]
    assert [(p.before.places_reached, p.after.places_reached) for p in made] == [(29, 28), (29, 29), (29, 29), (28, 29)]


@pytest.mark.parametrize("audience", ["public", "staff"])
def test_nothing_of_a_hidden_row_and_of_who_published_gets_out(folder: Path, audience: str) -> None:
    client = create_app(folder, audience=audience).server.test_client()
    texts = [client.get(f"/changes{form}?lang={lang}").get_data(as_text=True) for form in ("", ".atom") for lang in ("sq", "en")]
    assert all("Peqin" in text for text in texts)
    text = "".join(texts)
    for hidden in ("Puk", "Shelter", "example.org/s", "shelter", "Has (", "example.org/has", "Kukës (rreth", "Agim", "police"):
        assert hidden not in text, hidden
    assert not re.search(r"\b000\d-[0-9a-f]{8}\b", text)  # numbers of versions would tell that some are missing


def test_the_page_has_the_head_and_the_foot_of_the_house(client: FlaskClient) -> None:
    page = client.get("/changes?lang=en").get_data(as_text=True)
    assert '<header><p class="whose"><strong>BKTF</strong> All Together Against Child Trafficking</p>' in page
    assert '<a href="./?lang=en">Coverage map</a> › What changed' in page
    assert '<a href="changes?lang=sq" hreflang="sq" lang="sq">Shqip</a>' in page
    assert "“No member on record” means that no direct source was found" in page.partition("<footer>")[2]


def test_the_page_says_it_in_both_languages_without_a_script(client: FlaskClient) -> None:
    english, albanian = (client.get(f"/changes?lang={lang}").get_data(as_text=True) for lang in ("en", "sq"))
    assert "<script" not in english
    assert english.index("1 record removed") < english.index("1 record corrected") < english.index("Members are on record in 29 of the 36")
    assert "Year to: – → 2024" in english
    assert "A &lt;b&gt;report&lt;/b&gt;" in english
    for said in ('<html lang="sq">', "Çfarë ndryshoi", "U shtua 1 e dhënë", "Dokumentohen anëtarë në 29 nga 36 rrethet; më parë, në 28."):
        assert said in albanian, said
    assert "konfirmuar më 1 nëntor 2026" in albanian


def test_search_engines_and_previews_are_told_what_the_page_is(client: FlaskClient) -> None:
    said = "What changed on the coverage map with each publication, the newest first."
    page = client.get("/changes?lang=en").text
    assert f'<meta name="description" content="{said}">' in page and f'<meta property="og:description" content="{said}">' in page


def test_a_map_shows_where_records_came_and_went(client: FlaskClient) -> None:
    english = client.get("/changes?lang=en").get_data(as_text=True)
    said = re.findall(r'role="img" aria-label="([^"]*)"', english)
    assert said == [
        "Where records changed: Peqin (a record went).", "Where records changed: Peqin (a record was confirmed).",
        "Where records changed: Peqin (a record came).",
    ]  # fmt: skip
    assert re.findall(r'<pattern id="(\w+)-', english) == ["gone", "confirmed", "came"]
    assert english.split("</figure>")[0].split("</defs>")[1].count('<path d="') == 35


def test_a_link_tells_what_lies_between_two_versions(client: FlaskClient, folder: Path) -> None:
    made = history(folder, load_dataset(folder)) or []

    def told(query: str) -> list[str]:
        answer = client.get(f"/changes?lang=en&{query}")
        assert answer.status_code == 200
        return re.findall(r'<article id="v(\w+)">', answer.get_data(as_text=True))

    assert told(f"from={made[1].since}&to={made[1].version}") == [made[1].version]
    assert told(f"from={made[3].since}&to={made[2].version}") == [made[2].version, made[3].version]
    assert told(f"to={made[3].since}&from={made[2].version}") == [made[2].version, made[3].version]
    assert told(f"from={made[1].since}") == [made[0].version, made[1].version]
    assert told(f"from={made[0].version}") == []
    assert told("from=2026-01-01") == [publication.version for publication in made]
    page = client.get(f"/changes?lang=en&from={made[1].since}").get_data(as_text=True)
    assert f"?lang=sq&amp;from={made[1].since}" in page  # the other language keeps the versions


@pytest.mark.parametrize("query", ["from=0123456789", "to=0123456789", "from=%3Cb%3E", "from=2026-13-45x"])
def test_a_version_that_is_not_known_gets_those_that_are(client: FlaskClient, folder: Path, query: str) -> None:
    answer = client.get(f"/changes?lang=en&{query}")
    text = answer.get_data(as_text=True)
    assert answer.status_code == 404
    assert "This version of the data is not known here." in text
    assert "<b>" not in text
    for publication in history(folder, load_dataset(folder)) or []:
        assert f"from={publication.since}" in text


def test_without_versions_it_says_so(client: FlaskClient, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "data", ignore=shutil.ignore_patterns(VERSIONS)))
    other = create_app(folder).server.test_client()
    assert "No earlier versions of the data are kept here" in other.get("/changes?lang=en").get_data(as_text=True)
    assert not ElementTree.fromstring(other.get("/changes.atom").get_data()).findall(f"{ATOM}entry")
    assert main(["changes", "--data", str(folder)]) == 0
    assert "No earlier versions" in capsys.readouterr().out
    assert history("postgresql://nobody@nowhere/none", load_dataset(folder)) is None


def test_the_feed_has_what_its_standard_asks_for_and_keeps_its_ids(client: FlaskClient, folder: Path) -> None:
    response = client.get("/changes.atom?lang=en", base_url="https://map.example/")
    assert response.mimetype == "application/atom+xml"
    feed = ElementTree.fromstring(response.get_data())
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 4
    for part in (feed, *entries):
        for name in ("id", "title", "updated"):  # RFC 4287, 4.1.1 and 4.1.2
            assert len(part.findall(f"{ATOM}{name}")) == 1
        assert datetime.fromisoformat(part.findtext(f"{ATOM}updated", "")).tzinfo
        assert part.findtext(f"{ATOM}id", "").startswith("urn:uuid:")
        assert all(link.get("href", "").startswith("https://map.example/changes") for link in part.findall(f"{ATOM}link"))
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len({*ids, feed.findtext(f"{ATOM}id")}) == 5
    placed = create_app(folder, url="https://own.example/map").server.test_client()
    again = ElementTree.fromstring(placed.get("/changes.atom?lang=en").get_data())
    assert [entry.findtext(f"{ATOM}id") for entry in again.findall(f"{ATOM}entry")] == ids
    own = next(link for link in again.findall(f"{ATOM}link") if link.get("rel") == "self")
    assert own.get("href") == "https://own.example/map/changes.atom?lang=en"


def test_the_command_prints_what_came_after_a_version(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = history(folder, load_dataset(folder)) or []
    assert main(["changes", "--data", str(folder), "--since", made[1].since]) == 0
    printed = capsys.readouterr().out
    assert "1 record removed\n- Vatra: Peqin (district)" in printed
    assert "corrected" not in printed
    assert main(["changes", "--data", str(folder), "--since", "nothing"]) == 2
    assert made[0].since in capsys.readouterr().err


def test_a_damaged_version_is_left_out_and_what_was_written_by_hand_is_told(folder: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "data"))
    last = sorted((copy / VERSIONS).glob("[0-9]*"))[-2]
    (last / "operations.csv").write_bytes(b"damaged")
    text = (copy / "operations.csv").read_text("utf-8").rstrip("\n")
    (copy / "operations.csv").write_text(text + "\n" + ",".join((*HAS[:1], "Gramsh", *HAS[2:])) + "\n", "utf-8")
    made = history(copy, load_dataset(copy)) or []
    assert [record["place"] for record in made[0].changes.added] == ["Gramsh"]
    assert made[0].when == load_dataset(copy).released
