"""What the columns of forms and of the lists of others may mean, and that it is remembered."""

from pathlib import Path

import pytest

from dashboard.domain.names import fold
from dashboard.io.foreign import Knowing, foreign_columns, is_form_time, labels_of
from dashboard.io.kept_columns import keep_columns, kept_columns
from dashboard.io.tables import read_with_problems

KNOWING = Knowing(
    place=lambda text: fold(text) in {"vlore", "fier", "has"},
    member=lambda text: fold(text) in {"vatra", "tlas"},
    theme=lambda text: fold(text) in {"legalaid", "antitrafficking"},
)
FORM = [
    ["Vulë kohore", "Adresa e emailit", "Emri i organizatës suaj", "Në cilën bashki keni punuar?", "Kur filloi puna?", "Kur mbaroi puna?",
     "Çfarë shërbimesh ofroni?", "Linku i raportit", "Titulli i raportit", "Diçka tjetër"],
    ["2026/03/05 10:22:11 AM GMT+1", "ana@example.org", "Vatra", "Vlorë", "2019", "2021", "Anti-trafficking", "https://a.example/1", "R 1",
     "x"],
    ["2026/03/06 11:22:11 AM GMT+1", "bes@example.org", "Vatra", "Fier", "2020", "2022", "Legal aid", "https://a.example/2", "R 2", ""],
]  # fmt: skip
KOBO = [
    ["start", "end", "grp/organizata", "grp/qyteti", "burimi", "_uuid", "_submission_time"],
    ["2026-03-05T10:22:11.000+01:00", "2026-03-05T10:32:11.000+01:00", "Vatra", "Vlorë", "R", "abc", "2026-03-05T10:33:00"],
]
LIST = [
    ["Partners 2024"],
    ["Implementing partner", "Where do you work?", "Started", "Web", "Q7"],
    ["Vatra", "Has", "2019", "www.a.example", "direct"],
    ["TLAS", "Fier", "2019", "https://b.example", "weak"],
]
MUTE = [["A", "B", "C", "D"], ["Vlorë", "2019", "https://a.example/", "TLAS"], ["Has", "2019–2021", "www.b.example", "Vatra"]]


def _meant(rows: list[list[str]]) -> dict[str, str]:
    return {one.header: one.column for one in foreign_columns(rows, "operations", KNOWING)}


def test_questions_of_a_form_are_understood_by_their_words_and_answers() -> None:
    assert _meant(FORM) == {
        "Vulë kohore": "", "Adresa e emailit": "", "Emri i organizatës suaj": "member", "Në cilën bashki keni punuar?": "at_municipality",
        "Kur filloi puna?": "year_from", "Kur mbaroi puna?": "year_to", "Çfarë shërbimesh ofroni?": "theme",
        "Linku i raportit": "source_url",
        "Titulli i raportit": "source_title", "Diçka tjetër": "",
    }  # fmt: skip


def test_a_question_for_the_field_of_work_is_none_for_the_place() -> None:
    rows = [
        ["gr_puna/Në cilën fushë punoni?", "gr_puna/Në cilën bashki punoni?", "Ku punoni?"],
        ["Arsim", "Has", "x"],
        ["Ndihmë juridike", "Fier", "y"],
    ]
    assert list(_meant(rows).values()) == ["theme", "at_municipality", "place"]


def test_a_list_below_a_title_is_understood() -> None:
    assert _meant(LIST) == {
        "Implementing partner": "member", "Where do you work?": "place", "Started": "year_from", "Web": "source_url", "Q7": "evidence",
    }  # fmt: skip


def test_headers_that_say_nothing_are_guessed_by_what_stands_below() -> None:
    assert _meant(MUTE) == {"A": "place", "B": "in_year", "C": "source_url", "D": "member"}


def test_when_a_form_was_sent_is_no_year_and_what_is_private_is_not_suggested() -> None:
    found = {one.header: (one.time, one.private) for one in [*foreign_columns(FORM, "operations", KNOWING)]}
    assert found["Vulë kohore"] == (True, False)
    assert found["Adresa e emailit"] == (False, True)
    assert [one.header for one in foreign_columns(KOBO, "operations", KNOWING) if one.time] == ["start", "end", "_submission_time"]
    assert {one.column for one in foreign_columns(KOBO, "operations", KNOWING) if one.time} == {""}


def test_columns_with_one_header_are_told_apart() -> None:
    assert labels_of(["Viti", "Vendi", "Viti", "", "Viti"]) == ["Viti", "Vendi", "Viti (2)", "", "Viti (3)"]


def test_a_file_is_read_as_was_said(tmp_path: Path) -> None:
    path = tmp_path / "operations.csv"
    path.write_text("\n".join(";".join(cells) for cells in FORM), "utf-8")
    table = read_with_problems(path, renamed={"Në cilën bashki keni punuar?": "at_municipality", "Kur filloi puna?": "in_year"})
    assert table.rows.drop(columns="_row").to_dict("list") == {
        "place": ["Vlorë", "Fier"], "level": ["municipality", "municipality"], "year_from": ["2019", "2020"], "year_to": ["2019", "2020"],
    }  # fmt: skip
    assert list(table.rows["_row"]) == [2, 3]
    assert table.problems == []


def test_what_was_said_is_remembered_by_the_set_of_headers(tmp_path: Path) -> None:
    assert kept_columns(tmp_path, ["A", "B"]) is None
    keep_columns(tmp_path, {"A": "place", "B": ""})
    keep_columns(tmp_path, {"A": "member", "C": "place"})
    assert kept_columns(tmp_path, ["b", "A"]) == {"b": "", "A": "place"}
    keep_columns(tmp_path, {"B": "place", "A": ""})
    assert kept_columns(tmp_path, ["A", "B"]) == {"A": "", "B": "place"}
    assert kept_columns(tmp_path, ["A", "B", "C"]) is None


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"a": 1}', "\udcff"])
def test_a_damaged_memory_asks_again(tmp_path: Path, text: str) -> None:
    (tmp_path / "versions").mkdir()
    (tmp_path / "versions" / "columns.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert kept_columns(tmp_path, ["A"]) is None


def test_check_says_in_words_what_an_unknown_column_may_be(tmp_path: Path) -> None:
    path = tmp_path / "operations.csv"
    path.write_text("member,place,Vulë kohore,Q1\nvatra,Has,2026/03/05 10:22:11,https://a.example/\n", "utf-8")
    said = {problem.column: (problem.what, problem.hint) for problem in read_with_problems(path).problems}
    assert said == {
        "Vulë kohore": ("says when a form was sent, not when the work was done; it is not used", "No action needed."),
        "Q1": ("unknown column; it is not used", "It may be the column source_url. Then name it so; otherwise leave it as it is."),
    }


@pytest.mark.parametrize(
    ("header", "value", "sent"),
    [
        ("Start date", "2024-03-01 00:00:00", False),  # a date, as a workbook keeps it
        ("Data", "2024-03-01T00:00:00.000", False),
        ("Data", "2024-03-01 09:15", True),
        ("Koha e dërgimit", "2024-03-01", True),
    ],
)
def test_a_date_without_a_time_of_day_is_not_when_a_form_was_sent(header: str, value: str, sent: bool) -> None:
    assert is_form_time(header, [value, value]) is sent
