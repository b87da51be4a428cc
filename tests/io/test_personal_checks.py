"""What may be about a person is doubted where readers see it, in every table, and nowhere else."""

import pandas as pd
import pytest

from dashboard.io.dataset import read_folder
from dashboard.io.personal_checks import check_personal
from tests.conftest import SHIPPED

PLACES = pd.DataFrame([["Tirana", "Tiranë"]], columns=["name_en", "name_sq"], dtype="str").assign(_row=2)
MEMBERS = pd.DataFrame([["one", "Qendra Bardha"]], columns=["member", "name_sq"], dtype="str").assign(_row=2)


def _rows(**cells: str) -> pd.DataFrame:
    return pd.DataFrame([{"member": "one", "place": "Tiranë", "visibility": "public", **cells, "_row": 7}])


def _found(**tables: pd.DataFrame) -> list[tuple[str, int, str, str]]:
    return [(p.file, p.row, p.column, p.value) for p in check_personal({"places": PLACES, "members": MEMBERS, **tables})]


def test_the_shipped_data_are_clean() -> None:
    assert [str(problem) for problem in check_personal(read_folder(SHIPPED).tables)] == []


@pytest.mark.parametrize("column", ["place", "source_title", "source_url", "note", "note_sq"])
def test_every_column_that_readers_see_is_looked_at(column: str) -> None:
    assert _found(operations=_rows(**{column: "069 123 4567"})) == [("operations.csv", 7, column, "069 123 4567")]


def test_what_readers_do_not_see_is_nobodys_business() -> None:
    said = {"note": "069 123 4567", "source_title": "ana@example.org", "not a column of ours": "069 123 4567"}
    assert _found(operations=_rows(**said, visibility="staff")) == []
    assert _found(operations=_rows(**said, visibility="county")) == [("operations.csv", 7, "source_title", "ana@example.org")]
    assert _found(contacts=pd.DataFrame([{"member": "one", "phone": "069 123 4567", "_row": 2}])) == []


def test_other_tables_are_looked_at_too() -> None:
    claim = pd.DataFrame([{"claim": "c", "text_en": "ask ana@example.org", "_row": 3}])
    assert _found(claims=claim) == [("claims.csv", 3, "text_en", "ana@example.org")]


def test_names_of_places_and_members_in_any_form_are_no_childs() -> None:
    assert _found(operations=_rows(note="Shërbime për vajza Tiranës; strehim për fëmijën Bardha")) == []
    assert _found(operations=_rows(note="strehim për vajzën Besa")) == [("operations.csv", 7, "note", "Besa")]
