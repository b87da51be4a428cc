"""The step in which somebody says what the columns of a form mean: asked once, remembered, and never a year out of when it was sent."""

import json
from typing import Any

import pytest

from tests.upkeep.conftest import Staff
from tests.upkeep.test_edit_service import _file, _template

HEADER = ["Vulë kohore", "Në cilën bashki keni punuar?", "Kur filloi puna?", "Linku i raportit", "Titulli i raportit", "Sa e sigurt?"]
ROW = ["2026/03/05 10:22:11 AM GMT+1", "Has", "2019", "https://a.example/1", "Raporti", "e drejtpërdrejtë"]
MEANT = {
    "Në cilën bashki keni punuar?": "at_municipality", "Kur filloi puna?": "year_from", "Linku i raportit": "source_url",
    "Titulli i raportit": "source_title", "Sa e sigurt?": "evidence",
}  # fmt: skip


def _form(header: list[str] = HEADER, row: list[str] = ROW) -> dict[str, Any]:
    return _file("form.csv", "\n".join(",".join(cells) for cells in (header, row)).encode(), "vatra")


def test_a_form_whose_headers_are_not_known_asks_with_suggestions_and_first_values(staff: Staff) -> None:
    status, answer = staff.post("read", _form())
    assert (status, list(answer)) == (200, ["ask"])
    asked = {one["header"]: one for one in answer["ask"]["columns"]}
    assert {header: one["column"] for header, one in asked.items()} == {"Vulë kohore": "", **MEANT}
    assert asked["Kur filloi puna?"]["values"] == ["2019"]
    assert asked["Vulë kohore"]["time"] is True
    assert {"id": "at_municipality", "name": "Place: municipality"} in answer["ask"]["choices"]


def test_it_is_read_as_was_said_and_so_is_the_next_file_with_these_headers(staff: Staff) -> None:
    row = ["vatra", "Has", "municipality", "direct", "", "2019", "", "", "Raporti", "https://a.example/1", "", "", ""]
    answer = staff.post("read", {**_form(), "columns": MEANT})[1]
    assert (answer["rows"], answer["renamed"]) == ([row], True)
    assert json.loads((staff.folder / "versions" / "columns.json").read_text()) == [{"Vulë kohore": "", **MEANT}]
    other = staff.post("read", _form([*HEADER[::-1]], [*ROW[::-1]]))[1]
    assert (other["rows"], other["renamed"]) == ([row], True)
    again = staff.post("read", {**_form(), "columns": "anew"})[1]["ask"]
    assert {one["header"]: one["column"] for one in again["columns"]} == {"Vulë kohore": "", **MEANT}


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({**MEANT, "Kur filloi puna?": "", "Vulë kohore": "year_from"}, "says when the form was sent"),
        ({**MEANT, "Titulli i raportit": "source_url"}, "mean the same"),
        ({"Kur filloi puna?": "year_from"}, "Say which column has the place."),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_not_remembered(staff: Staff, columns: dict[str, str], words: str) -> None:
    status, answer = staff.post("read", {**_form(), "columns": columns})
    assert status == 409
    assert words in answer["words"]
    assert not (staff.folder / "versions" / "columns.json").exists()


@pytest.mark.parametrize(
    "columns", [1, "x", ["place"], {"Kur filloi puna?": "nonsense"}, {"Kur filloi puna?": 1}, {"Kur filloi puna?": []}]
)
def test_columns_that_the_page_would_not_send_are_refused(staff: Staff, columns: Any) -> None:
    assert staff.post("read", {**_form(), "columns": columns})[0] == 400


def test_the_spreadsheet_of_a_member_asks_nothing(staff: Staff) -> None:
    assert "ask" not in staff.post("read", _file("vatra.xlsx", _template(staff), "vatra"))[1]
