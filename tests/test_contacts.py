"""Whom to ask at a member: checked, and never in anything that leaves the folder."""

import shutil
from pathlib import Path

import pytest

from dashboard.bundling.freeze import freeze_site
from dashboard.commands.cli import main
from dashboard.exports.forms import FORMS
from dashboard.io.dataset import load_dataset, read_folder, source_state
from dashboard.server.web import create_app
from tests.conftest import SHIPPED

pytestmark = pytest.mark.slow

GOOD = "Anëtari,Emri,Roli,E-mail,Telefoni,Shënim\nTdh,Zamira Qershori,zyra,zamira@example.org,+355 42 111 222,ask first\n"
SECRETS = (b"Zamira", b"zamira@example.org", b"111 222", b"ask first")


def with_contacts(folder: Path, text: str) -> Path:
    shutil.copytree(SHIPPED, folder)
    (folder / "contacts.csv").write_text(text, "utf-8")
    return folder


@pytest.mark.usefixtures("rows_alone")
def test_check_reads_it_by_the_names_that_people_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = with_contacts(tmp_path / "data", GOOD)
    assert main(["check", str(folder)]) == 0
    assert "contacts.csv: 1 row read, 0 of them with errors; 0 left out" in capsys.readouterr().out


def test_check_says_what_is_wrong_with_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = with_contacts(tmp_path / "data", "member,name,role,email,phone,note\nnobody,A B,,a b@example,call me,\ntdh,,,,,\n")
    assert main(["check", str(folder)]) == 1
    said = capsys.readouterr().out
    for place in ("contacts.csv:2:member", "contacts.csv:2:email", "contacts.csv:2:phone", "contacts.csv:3:name"):
        assert place in said, place


def test_a_fault_in_it_stops_no_server_and_nothing_of_it_changes_the_data(tmp_path: Path) -> None:
    folder = with_contacts(tmp_path / "data", "member,name\nnobody,\n")
    before = source_state(folder)
    plain = load_dataset(SHIPPED)
    for audience in ("public", "staff"):
        dataset = load_dataset(folder, audience=audience)
        assert "contacts" not in dataset.row_counts
        assert dataset.version == load_dataset(SHIPPED, audience=audience).version
    (folder / "contacts.csv").write_text(GOOD, "utf-8")
    assert source_state(folder) == before
    assert "contacts" not in read_folder(folder).tables  # what is copied into a database
    assert load_dataset(folder).shows_the_same_as(plain)


def test_nothing_of_it_is_in_anything_that_is_served_or_frozen(tmp_path: Path) -> None:
    folder = with_contacts(tmp_path / "data", GOOD)
    for audience in ("public", "staff"):
        app = create_app(folder, audience=audience)
        client = app.server.test_client()
        quick = [name for name, form in FORMS.items() if not form.dear]
        addresses = [
            "/",
            "/openapi.json",
            "/datapackage.json",
            "/changes",
            "/changes.atom",
            "/readyz",
            "/_dash-layout",
            "/_dash-dependencies",
        ]
        for address in [*addresses, *(f"/data/{name}" for name in quick)]:
            body = client.get(address).get_data()
            assert not [secret for secret in SECRETS if secret in body], address
        for file in app.server.extensions["current"].snapshot.files.values():
            assert not [secret for secret in SECRETS if secret in file.plain], file.name
        for address in ("/data/contacts.csv", "/contacts.csv", "/assets/contacts.csv"):
            assert client.get(address).status_code == 404
    freeze_site(create_app(folder), tmp_path / "site")
    for path in (tmp_path / "site").rglob("*"):
        if path.is_file() and path.suffix not in (".br", ".gz"):
            assert not [secret for secret in SECRETS if secret in path.read_bytes()], path
    assert b"contacts.csv" not in create_app(folder).server.test_client().get("/datapackage.json").get_data()
