"""Staff see what readers see before and after publishing, and files hold the rows for staff only where they are asked for."""

import base64
import csv
import io
from dataclasses import replace

import pytest

from dashboard.commands.cli import main
from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.texts.translator import Translator
from dashboard.views.sentences import sources
from tests.conftest import SHIPPED
from tests.upkeep.conftest import Staff

pytestmark = pytest.mark.slow


def _row(columns: list[str], place: str, visibility: str) -> list[str]:
    cells = {
        "member": "vatra", "place": place, "level": "district", "evidence": "direct", "visibility": visibility, "source_title": "A report",
        "source_url": "https://example.org/",
    }  # fmt: skip
    return [cells.get(name, "") for name in columns]


def _edit(staff: Staff, *rows: tuple[str, str]) -> dict:  # type: ignore[type-arg]
    edit = staff.edit("vatra")
    return {**edit, "after": [*edit["after"], *(_row(edit["columns"], place, visibility) for place, visibility in rows)]}


def _table(staff: Staff, address: str) -> dict[str, dict[str, str]]:
    answer = staff.get(address)
    assert answer.status_code == 200  # type: ignore[attr-defined]
    text = answer.get_data().decode("utf-8-sig")  # type: ignore[attr-defined]
    return {row["code"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


def test_a_draft_is_what_readers_would_see_and_nothing_is_published(staff: Staff) -> None:
    before = (staff.folder / "operations.csv").read_bytes()
    edit = _edit(staff, ("Has", "public"), ("Pukë", "staff"))
    status, answer = staff.post("draft", {"edits": [edit]})
    assert (status, answer) == (200, {"address": "/draft/"})
    found = _table(staff, "/draft/data/coverage.csv?member=vatra")
    assert (found["AL-HA"]["members"], found["AL-PU"]["members"]) == ("1", "0")
    assert _table(staff, "/readers/data/coverage.csv?member=vatra")["AL-HA"]["members"] == "0"
    assert (staff.folder / "operations.csv").read_bytes() == before
    page = staff.get("/draft/?lang=en").get_data(as_text=True)  # type: ignore[attr-defined]
    assert "upkeep-link" not in page
    layout = staff.get("/draft/_dash-layout").get_data(as_text=True)  # type: ignore[attr-defined]
    assert "Nothing is published yet." in layout and "upkeep-link" not in layout
    assert "You are seeing what readers see." in staff.get("/readers/_dash-layout").get_data(as_text=True)  # type: ignore[attr-defined]


def test_a_draft_with_errors_is_not_made(staff: Staff) -> None:
    edit = _edit(staff, ("Has", "public"))
    edit["after"][-1][edit["columns"].index("year_from")] = "20x0"
    status, answer = staff.post("draft", {"edits": [edit]})
    assert status == 409 and "20x0" in answer["words"]
    assert staff.post("draft", {"edits": "all"})[0] == 400


def test_files_are_public_unless_the_rows_for_staff_are_asked_for_and_then_say_so(staff: Staff) -> None:
    plain, named = (staff.get(f"/data/coverage.csv?lang=en{more}") for more in ("", "&audience=staff"))
    assert plain.headers["Content-Disposition"] == "attachment; filename=coverage.csv"  # type: ignore[attr-defined]
    assert named.headers["Content-Disposition"] == "attachment; filename=coverage-staff.csv"  # type: ignore[attr-defined]
    assert staff.get("/data/coverage.csv?audience=everyone").status_code == 200  # type: ignore[attr-defined]
    assert staff.get("/member/vatra.pdf?lang=en&audience=staff").headers["Content-Disposition"].endswith('-staff.pdf"')  # type: ignore[attr-defined]


def test_the_csv_of_a_members_rows_opens_in_columns_in_an_albanian_excel_and_is_read_back(staff: Staff) -> None:
    plain, excel = (staff.get(f"/upkeep/rows.csv?member=vatra&excel={lang}").get_data() for lang in ("en", "sq"))  # type: ignore[attr-defined]
    assert plain.startswith(b"\xef\xbb\xbfmember,place,") and excel.startswith(b"\xef\xbb\xbfmember;place;")
    sent = {"member": "vatra", "name": "rows.csv", "data": base64.b64encode(excel).decode()}
    status, taken = staff.post("read", sent)
    assert status == 200 and taken["rows"] == staff.edit("vatra")["before"]


@pytest.fixture
def hidden(shipped: Dataset) -> Dataset:
    """Return the shipped data with their last ten rows for staff alone."""
    rows = shipped.operations.copy()
    rows.loc[rows.index[-10:], "visibility"] = "staff"
    return replace(shipped, operations=rows, confidential=True)


def test_the_footer_counts_no_rows_for_staff_as_public_sources(shipped: Dataset, hidden: Dataset) -> None:
    assert (shipped.sourced["n"], hidden.sourced["n"]) == (438, 428)
    assert "428 records from public sources" in sources(View(hidden, Selection(lang="en")), Translator("en"))


def test_files_of_the_command_say_that_they_are_for_staff(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    status, _ = staff.post("publish", {**_edit(staff, ("Has", "staff")), "who": "A. B.", "why": "a shelter"})
    assert status == 200
    out = staff.folder.parent / "out"
    asked = ["export", "--data", str(staff.folder), "--out", str(out), "--form", "coverage.csv"]
    monkeypatch.setenv("COVERAGE_AUDIENCE", "staff")
    assert main(asked) == 0
    monkeypatch.setenv("COVERAGE_AUDIENCE", "public")
    assert main(asked) == 0
    assert sorted(path.name for path in out.iterdir()) == ["coverage-staff.csv", "coverage.csv"]
    assert SHIPPED.exists()
