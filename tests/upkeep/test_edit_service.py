"""What staff do with rows, by the requests of the page."""

import base64
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.commands.cli import main
from dashboard.domain.dataset import Dataset
from dashboard.exports.template import template_xlsx
from dashboard.io.dataset import DataError
from dashboard.io.problems import Problem
from dashboard.io.versions import Edit, fingerprint
from dashboard.texts.message import message
from dashboard.upkeep.preview import Level, Moved, preview
from dashboard.upkeep.spreadsheet import read_spreadsheet
from tests.conftest import SHIPPED, examples
from tests.upkeep.conftest import Staff

pytestmark = pytest.mark.slow

COLUMNS = [
    "member", "place", "level", "evidence", "theme", "year_from", "year_to", "visibility", "source_title", "source_url", "note", "note_sq",
    "confirmed_on",
]  # fmt: skip
WIDE = len(COLUMNS)
HAS = ["vatra", "Has", "district", "direct", "", "2020", "", "public", "A report", "https://example.org/", "", "", ""]
SAID = {"who": "Ana", "why": "a new report"}


def _with(row: list[str], **cells: str) -> list[str]:
    return [cells.get(name, cell) for name, cell in zip(COLUMNS, row, strict=True)]


def _data(staff: Staff) -> str:
    return (staff.folder / "operations.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("cells", "where", "words", "fixes"),
    [
        pytest.param(
            {"place": "Malakaster", "level": ""}, ("place", "warning"), "Unknown name",
            [{"place": "Mallakastër", "level": "district"}, {"place": "Mallakastër", "level": "municipality"}], id="a misspelt place",
        ),
        pytest.param({"place": "Kuçovë", "level": "county"}, ("place", "error"), "another level", None, id="a place at another level"),
        pytest.param(
            {"place": "Durr?s", "level": "district"}, ("place", "warning"), "letters were lost", [{"place": "Durrës", "level": "district"}],
            id="letters lost",
        ),
        pytest.param({"place": ""}, ("place", "error"), "as the source does", [], id="no place"),
        pytest.param({"year_from": "20x1"}, ("year_from", "error"), "four digits", [], id="no year"),
        pytest.param(
            {"year_to": "2019"}, ("year_to", "error"), "before the first", [{"year_from": "2019", "year_to": "2020"}], id="years swapped",
        ),
        pytest.param({"source_url": "example.org"}, ("source_url", "error"), "https://", [], id="no address"),
        pytest.param({"evidence": "sure"}, ("evidence", "error"), "how strong", [], id="no evidence"),
        pytest.param({"theme": "dance"}, ("theme", "error"), "a theme from the list", [], id="no theme"),
        pytest.param(
            {"confirmed_on": "03/04/2026"}, ("confirmed_on", "error"), "Which of these days",
            [{"confirmed_on": "2026-04-03"}, {"confirmed_on": "2026-03-04"}], id="a day that may be two",
        ),
        pytest.param({"confirmed_on": "31.2.2026"}, ("confirmed_on", "error"), "year-month-day", [], id="no day"),
        pytest.param({"member": "tals"}, ("member", "error"), "the member", [], id="no member"),
    ],
)  # fmt: skip
def test_a_problem_is_said_at_its_cell_with_what_mends_it(
    staff: Staff, cells: dict[str, str], where: tuple[str, str], words: str, fixes: list[dict[str, str]] | None
) -> None:
    edit = staff.edit("vatra")
    edit["after"].append(_with(HAS, **cells))
    status, answer = staff.post("check", edit)
    last = [f for f in answer["findings"] if f["row"] == len(edit["after"]) - 1]
    assert (status, [(f["column"], f["severity"]) for f in last]) == (200, [where])
    assert words in last[0]["words"]
    if fixes is not None:
        assert [fix["cells"] for fix in last[0]["fixes"]][: len(fixes)] == fixes
    for fix in last[0]["fixes"]:
        edit["after"][-1] = _with(_with(HAS, **cells), **fix["cells"])
        assert not [f for f in staff.post("check", edit)[1]["findings"] if f["row"] == len(edit["after"]) - 1]


def test_the_preview_counts_members_before_and_after(tiny: Dataset) -> None:
    columns = ("member", "place", "level", "evidence", "visibility")
    # One works in Middle, which lies in Alpha and Beta; Two in Beta. One leaves Middle for Gamma.
    edit = Edit(
        columns, [("one", "Mesi", "municipality", "direct", "public")], [("one", "Gamma", "district", "direct", "staff")], lambda _: True
    )
    seen = preview(edit, tiny)
    assert seen.levels["district"] == Level(appears=[Moved("G", 0, 1)], goes=[Moved("A", 1, 0), Moved("B", 2, 1)], stays=[])
    assert seen.levels["county"] == Level(appears=[Moved("S", 1, 2)], goes=[Moved("N", 2, 1)], stays=[])
    assert (seen.edited, seen.added, seen.removed, seen.weaker, seen.staff) == (0, 1, 1, 0, 1)


def test_weak_evidence_appears_on_no_map_as_it_opens_and_is_counted(tiny: Dataset) -> None:
    columns = ("member", "place", "level", "evidence", "visibility")
    seen = preview(Edit(columns, [], [("three", "Gamma", "district", "weak", "public")], lambda _: True), tiny)
    assert seen.levels["district"] == Level([], [], [])
    assert seen.weaker == 1


def test_publishing_writes_one_row_and_rolling_back_takes_it_out(staff: Staff) -> None:
    edit = staff.edit("vatra")
    status, answer = staff.post("publish", {**edit, "after": [*edit["after"], HAS], **SAID})
    assert (status, answer["version"]["number"], answer["version"]["added"]) == (200, 2, 1)
    assert ",".join(HAS) in _data(staff).splitlines()
    listed = staff.json("/upkeep/versions")
    assert [(v["number"], v["who"], v["in_force"]) for v in listed["versions"]] == [(2, "Ana", True), (1, "", False)]
    made = staff.json(f"/upkeep/diff?from={listed['versions'][1]['name']}&to=now")
    assert made["changes"] == [{"before": None, "after": HAS}]
    assert staff.post("rollback", {"name": listed["versions"][1]["name"], "seen": listed["seen"], **SAID})[0] == 200
    assert _data(staff) == (SHIPPED / "operations.csv").read_text("utf-8")
    log = [json.loads(line) for line in (staff.folder / "versions" / "audit.log").read_text().splitlines()]
    assert [(line["what"], line["who"]) for line in log] == [
        ("publish", "Ana"),
        ("current", "Ana"),
        ("rollback", "Ana"),
        ("current", "Ana"),
    ]


def test_a_row_with_an_error_is_not_published_and_one_that_was_there_hinders_nobody(staff: Staff) -> None:
    edit = staff.edit("vatra")
    status, answer = staff.post("publish", {**edit, "after": [*edit["after"], _with(HAS, year_from="soon")], **SAID})
    assert (status, [f["column"] for f in answer["findings"]]) == (409, ["year_from"])
    with (staff.folder / "operations.csv").open("a", encoding="utf-8") as file:
        file.write(",".join(_with(HAS, year_from="soon")) + "\n")
    edit = staff.edit("vatra")
    assert staff.post("publish", {**edit, "after": [*edit["after"], HAS], **SAID})[0] == 200
    assert "soon" in _data(staff)


@pytest.mark.parametrize("change", [{"who": " "}, {"why": ""}, {"who": "\u202e"}, {"after": None}])
def test_nothing_is_published_without_a_name_a_reason_and_a_change(staff: Staff, change: dict[str, Any]) -> None:
    edit = staff.edit("vatra")
    body = {**edit, "after": [*edit["after"], HAS], **SAID, **change}
    assert staff.post("publish", {**body, "after": edit["before"] if body["after"] is None else body["after"]})[0] == 409
    assert _data(staff) == (SHIPPED / "operations.csv").read_text("utf-8")


def test_who_changes_a_row_that_someone_else_changed_is_shown_both(staff: Staff) -> None:
    mine, theirs = staff.edit("vatra"), staff.edit("vatra")
    mine["after"][0] = _with(mine["after"][0], note="mine")
    theirs["after"][0] = _with(theirs["after"][0], note="theirs")
    assert staff.post("publish", {**theirs, **SAID})[0] == 200
    kept = _data(staff)
    status, answer = staff.post("publish", {**mine, **SAID})
    assert status == 409
    assert answer["conflicts"] == [{"before": mine["before"][0], "theirs": [theirs["after"][0]], "mine": [mine["after"][0]]}]
    assert answer["rows"][0] == theirs["after"][0]
    assert _data(staff) == kept


def test_rows_that_the_reader_cannot_understand_are_shown_as_they_are_and_not_lost(staff: Staff) -> None:
    strange = ["  tals", 'Has "?', "pla\nnet", "", "x;y", "abcd", "", "nobody", "", "not an address", "\u202e  ", "", ""]
    with (staff.folder / "operations.csv").open("a", encoding="utf-8", newline="") as file:
        pd.DataFrame([strange]).to_csv(file, index=False, header=False)
    assert staff.json("/upkeep/known?lang=en")["lost"] == 1
    edit = staff.edit("")
    assert edit["before"] == [strange]
    columns = {f["column"] for f in staff.post("check", edit)[1]["findings"]}
    assert columns == {"member", "level", "evidence", "theme", "year_from", "visibility", "source_title", "source_url", "place"}
    other = staff.edit("vatra")
    assert staff.post("publish", {**other, "after": [*other["after"], HAS], **SAID})[0] == 200
    assert staff.edit("")["before"] == [strange]


def test_what_is_typed_is_written_as_the_reader_will_read_it(staff: Staff) -> None:
    edit = staff.edit("vatra")
    typed = _with(HAS, note="a\0b\ud800c\r\nd \u202ee", source_title=" e\u0308 ")
    assert staff.post("publish", {**edit, "after": [*edit["after"], typed], **SAID})[0] == 200
    assert staff.edit("vatra")["before"][-1] == _with(HAS, note="abc  d e", source_title="ë")


@pytest.mark.parametrize("typed", ["27.11.2026", "27/11/2026", "27-11-2026", " 27 nëntor 2026 ", "27 November 2026"])
def test_a_day_that_was_typed_is_checked_and_published_as_year_month_day(staff: Staff, typed: str) -> None:
    edit = staff.edit("vatra")
    edit["after"][1] = _with(edit["after"][1], confirmed_on=typed)
    told = {"edit": 0, "row": 1, "column": "confirmed_on", "typed": typed, "value": "2026-11-27"}
    assert staff.post("check", edit)[1]["days"] == [told]
    assert staff.post("publish", {**edit, **SAID})[0] == 200
    assert staff.edit("vatra")["before"][1] == _with(edit["after"][1], confirmed_on="2026-11-27")


def test_a_day_in_a_row_that_nobody_touched_stays_as_it_is_written(staff: Staff) -> None:
    path = staff.folder / "operations.csv"
    path.write_text(
        path.read_text("utf-8") + "vatra,Has,district,direct,,2020,,public,A report,https://example.org/,,,27.11.2026\n", "utf-8"
    )
    edit = staff.edit("vatra")
    edit["after"][0] = _with(edit["after"][0], note="seen")
    assert staff.post("check", edit)[1]["days"] == []
    assert staff.post("publish", {**edit, **SAID})[0] == 200
    assert ",27.11.2026\n" in _data(staff)


def _sent(columns: Any = COLUMNS, before: Any = (), after: Any = (), member: Any = "vatra") -> dict[str, Any]:
    return {"member": member, "columns": columns, "before": before, "after": after, "who": "Ana", "why": "so"}


TYPED = st.text(max_size=9) | st.sampled_from(
    ["", "Has", "Tiranë", "Durr?s", "district", "direct", "2020", "public", "https://a.example/", "#org", "=1"]
)


@examples(15)
@given(st.lists(st.lists(TYPED, min_size=WIDE, max_size=WIDE), min_size=1, max_size=4), st.booleans())
def test_whatever_is_typed_is_answered_and_no_row_of_the_table_is_lost(staff: Staff, typed: list[list[str]], whose: bool) -> None:
    edit, before = staff.edit("vatra"), Counter(_data(staff).splitlines())
    edit["after"] += [["vatra", *row[1:]] if whose else row for row in typed]
    assert staff.post("check", edit)[0] == 200
    assert staff.post("publish", {**edit, **SAID})[0] in (200, 409)
    assert not before - Counter(_data(staff).splitlines())


MALFORMED = [
    None, [], "x", 1, {}, {"member": "vatra"}, _sent(member=1), _sent(columns=[]), _sent(columns=["member"]), _sent(before=[[1] * WIDE]),
    _sent(after=["x"]), _sent(before=None), _sent(before=[[]]), _sent(after=[["a"] * 40]), _sent(after=[[["a"]] * WIDE]),
]  # fmt: skip


@pytest.mark.parametrize("body", MALFORMED)
@pytest.mark.parametrize("path", ["check", "publish", "rollback", "read"])
def test_what_the_page_would_not_send_is_refused_in_words(staff: Staff, path: str, body: Any) -> None:
    status, answer = staff.post(path, body)
    assert status == 400
    assert answer["words"]


@pytest.mark.parametrize("path", ["check", "publish"])
def test_more_rows_than_a_page_can_hold_are_refused_with_what_to_do(staff: Staff, path: str) -> None:
    row = ["vatra", "Has", "district", "direct", "", "2020", "", "public", "A report", "https://example.org/", "", "", ""]
    status, answer = staff.post(path, _sent(after=[row] * 5001))
    assert status == 409
    assert "too many rows to edit here" in answer["words"]


def _file(name: str, data: bytes, member: str) -> dict[str, str]:
    return {"name": name, "data": base64.b64encode(data).decode(), "member": member}


def _workbook(data: str) -> bytes:
    frame = pd.read_csv(io.StringIO(data.removeprefix("\ufeff")), dtype=str, keep_default_na=False)
    buffer = io.BytesIO()
    frame.to_excel(buffer, index=False)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "kind", ["the member's rows as CSV", "the whole file", "the whole file as a workbook", "the member's rows as a workbook"]
)
def test_what_comes_back_from_a_spreadsheet_unchanged_changes_nothing(staff: Staff, kind: str) -> None:
    formula = ["vatra", "Has", "district", "direct", "", "", "", "public", "=1+1", "https://example.org/", "-a", "", ""]
    if kind != "the whole file as a workbook":  # there a formula would be one
        with (staff.folder / "operations.csv").open("a", encoding="utf-8") as file:
            file.write(",".join(formula) + "\n")
    for member in ("vatra", "tdh", "world-vision"):
        own = staff.get(f"/upkeep/rows.csv?member={member}").get_data(as_text=True)  # type: ignore[attr-defined]
        text = _data(staff) if "whole" in kind else own
        name, data = ("a.xlsx", _workbook(text)) if "workbook" in kind else ("a.csv", text.encode())
        status, answer = staff.post("read", _file(name, data, member))
        assert status == 200, answer
        assert answer["rows"] == staff.edit(member)["before"]
        assert len(answer["notes"]) == ("whole" in kind)


def test_an_edit_in_a_workbook_comes_back_as_that_edit(staff: Staff) -> None:
    book = openpyxl.load_workbook(io.BytesIO(_workbook(_data(staff))))
    sheet = book.worksheets[0]
    row = next(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, 1).value == "tlas")
    sheet.cell(row, 11).value = "checked by telephone"
    sheet.cell(row, 6).value = 2021  # a number, as spreadsheets make of it
    buffer = io.BytesIO()
    book.save(buffer)
    before = staff.edit("tlas")["before"]
    answer = staff.post("read", _file("t.xlsx", buffer.getvalue(), "tlas"))[1]
    assert answer["rows"] == [_with(before[0], note="checked by telephone", year_from="2021"), *before[1:]]


@pytest.mark.parametrize("lang", ["sq", "en"])
def test_a_template_mailed_out_and_dropped_back_gives_the_same_rows(staff: Staff, lang: str) -> None:
    for member in ("tlas", "tdh", "femijet-sot"):
        book = template_xlsx(staff.current.snapshot.dataset, member, lang=lang)
        status, answer = staff.post("read", _file(f"{member}.xlsx", book, member))
        assert (status, answer["rows"]) == (200, staff.edit(member)["before"])


def test_what_the_reader_changed_on_reading_is_said(staff: Staff) -> None:
    text = ",".join(COLUMNS) + "\n" + ",".join(_with(HAS, year_from="2021-05-06")) + "\n"
    answer = staff.post("read", _file("a.csv", text.encode(), "vatra"))[1]
    assert answer["rows"] == [_with(HAS, year_from="2021")]
    assert answer["notes"][1:] == [{"words": "A date; read as the year 2021 (2021-05-06)", "row": 2, "columns": ["year_from"]}]


def test_the_sign_before_a_formula_in_a_file_is_taken_off_where_its_row_is_edited(staff: Staff) -> None:
    notes = {"-5 vjet pune": "-5 vjet pune", "=1+1": "=1+1", "'-5": "-5", "'a": "'a"}
    for note in notes:
        edit = staff.edit("vatra")
        assert staff.post("publish", {**edit, "after": [*edit["after"], _with(HAS, note=note)], **SAID})[0] == 200
    own = staff.get("/upkeep/rows.csv?member=vatra").get_data(as_text=True)  # type: ignore[attr-defined]
    before = staff.edit("vatra")["before"]
    assert staff.post("read", _file("a.csv", own.encode(), "vatra"))[1]["rows"] == before
    edited = own.replace("direct,,2020", "direct,,1999")
    rows = staff.post("read", _file("a.csv", edited.encode(), "vatra"))[1]["rows"]
    assert [row[COLUMNS.index("note")] for row in rows[-4:]] == list(notes.values())
    assert rows[-1] != before[-1]


def test_an_edit_of_a_row_with_a_long_cell_keeps_all_of_it(staff: Staff) -> None:
    long = "a" * 6000
    edit = staff.edit("vatra")
    assert staff.post("publish", {**edit, "after": [*edit["after"], _with(HAS, note=long)], **SAID})[0] == 200
    edit = staff.edit("vatra")
    assert edit["before"][-1] == _with(HAS, note=long)
    assert staff.post("publish", {**edit, "after": [*edit["after"][:-1], _with(HAS, note=f"{long}b")], **SAID})[0] == 200
    assert staff.edit("vatra")["before"][-1] == _with(HAS, note=f"{long}b")


def test_a_member_is_known_by_its_names_and_what_is_not_known_is_said_by_row(staff: Staff) -> None:
    called = ["tlas", "TLAS", " Tlas", "T.L.A.S.", "tals", "vatra", ""]
    lines = [",".join(COLUMNS), *(",".join(_with(HAS, member=name, note=str(n))) for n, name in enumerate(called))]
    status, answer = staff.post("read", _file("a.csv", "\n".join(lines).encode(), "tlas"))
    assert status == 200
    ours, unknown = (
        [_with(HAS, member="tlas", note=str(n)) for n in range(4)],
        [_with(HAS, member="tals", note="4"), _with(HAS, member="", note="6")],
    )
    assert answer["rows"] == [*ours, *unknown]
    assert [(note["row"], note["words"]) for note in answer["notes"][1:]] == [
        (0, "One row belongs to another member and was left out: vatra."),
    ]
    found = staff.post("check", {**staff.edit("tlas"), "after": answer["rows"]})[1]["findings"]
    assert {(f["row"], f["severity"]) for f in found if f["column"] == "member"} == {(4, "error"), (5, "error")}


def test_a_theme_is_known_by_its_names(staff: Staff) -> None:
    called = ["Ndihmë juridike", "legal aid", "Legal-Aid; ndihme  juridike", "dancing"]
    lines = [",".join(COLUMNS), *(",".join(_with(HAS, theme=theme)) for theme in called)]
    rows = staff.post("read", _file("a.csv", "\n".join(lines).encode(), "vatra"))[1]["rows"]
    assert [row[COLUMNS.index("theme")] for row in rows] == ["legal-aid", "legal-aid", "legal-aid;legal-aid", "dancing"]


def test_a_stray_cell_is_said_and_hides_no_row(staff: Staff) -> None:
    text = ",".join(COLUMNS) + "\n" + ",".join(HAS) + ",,lost\n"
    status, answer = staff.post("read", _file("a.csv", text.encode(), "vatra"))
    assert (status, answer["rows"]) == (200, [HAS])
    assert answer["notes"][1:] == [{"words": "Row 2 has a value in a column without a name (lost)", "row": 2, "columns": []}]


def test_a_file_is_refused_with_all_that_is_wrong_with_its_header(staff: Staff) -> None:
    text = ",".join([*COLUMNS, "place", "Note"]) + "\n" + ",".join(HAS) + "\n"
    status, answer = staff.post("read", _file("a.csv", text.encode(), "vatra"))
    assert status == 409
    assert "the column place appears twice and the columns note and Note mean the same" in answer["words"]


def test_what_is_wrong_is_said_in_albanian(staff: Staff) -> None:
    staff.current.failure = DataError(
        [Problem("not-allowed", "places.csv", 3, "level", "x", message("the value is not allowed here"), message("Fill in the cell."))]
    )
    told = staff.json("/upkeep/rows?member=vatra&lang=sq")["error"]
    assert told == "gabim: places.csv:3:level: kjo vlerë nuk lejohet këtu (u gjet: 'x'). Plotësoni qelizën."


def test_the_same_row_twice_is_doubted_and_may_be_published(staff: Staff) -> None:
    edit = staff.edit("vatra")
    edit["after"] += [HAS, HAS]
    found = [f for f in staff.post("check", edit)[1]["findings"] if not f["column"]]
    assert [(f["row"], f["severity"]) for f in found] == [(len(edit["after"]) - 1, "warning")]
    assert staff.post("publish", {**edit, **SAID})[0] == 200


def test_a_roll_back_that_is_refused_is_in_the_log(staff: Staff) -> None:
    edit = staff.edit("vatra")
    assert staff.post("publish", {**edit, "after": [*edit["after"], HAS], **SAID})[0] == 200
    assert staff.post("rollback", {"name": "0001-00000000", "seen": "0", **SAID})[0] == 409
    last = json.loads((staff.folder / "versions" / "audit.log").read_text().splitlines()[-1])
    assert (last["what"], last["who"], last["about"]) == ("refused", "Ana", ("Someone else has just published. Check the list again."))


def test_the_file_of_another_member_takes_nothing_away(staff: Staff) -> None:
    text = ",".join(COLUMNS) + "\n" + ",".join(HAS) + "\n"
    status, answer = staff.post("read", _file("a.csv", text.encode(), "tlas"))
    assert (status, answer["words"]) == (409, "a.csv: has no rows of tlas; its rows belong to vatra; choose that member")


def test_the_file_of_several_members_is_read_for_each_of_them_and_no_other_loses_a_row(staff: Staff) -> None:
    stood = [row for member in ("vatra", "tlas", "arsis") for row in staff.edit(member)["before"]]
    vatra, tlas = staff.edit("vatra")["before"], staff.edit("tlas")["before"]
    dated = _with(tlas[0], year_to="2026")
    fresh, nobodys = _with(HAS, place="Berat"), _with(HAS, member="Shoqata X")
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in [COLUMNS, dated, fresh, nobodys])
    answer = staff.post("read", _file("lists.csv", text.encode(), "*"))[1]
    everybody = staff.edit("*")["before"]
    assert answer["before"] == everybody
    assert Counter(map(tuple, everybody)) >= Counter(map(tuple, stood))
    counts = {name: answer["add"][name] for name in ("same", "changed", "fresh", "absent")}
    assert (answer["n"], counts) == (3, {"same": 0, "changed": 1, "fresh": 2, "absent": len(vatra) + len(tlas) - 1})
    added, replaced = (Counter(map(tuple, rows)) for rows in (answer["add"]["rows"], answer["rows"]))
    before = Counter(map(tuple, everybody))
    assert (before - added, added - before) == (Counter([tuple(tlas[0])]), Counter(map(tuple, (dated, fresh, nobodys))))
    assert before - replaced == Counter(map(tuple, (*vatra, *tlas)))


def test_a_file_without_the_column_of_its_members_is_read_for_one_member_alone(staff: Staff) -> None:
    at = COLUMNS.index("member")
    text = "\n".join(",".join(cell for i, cell in enumerate(row) if i != at) for row in (COLUMNS, HAS))
    status, answer = staff.post("read", _file("a.csv", text.encode(), "*"))
    assert (status, "does not say whose rows they are" in answer["words"]) == (409, True)


@pytest.mark.parametrize(("name", "data"), [("a.exe", b"x"), ("a.xlsx", b"x"), ("a.csv", b""), ("a.csv", b"\0"), ("../../a.csv", b"\0")])
def test_a_file_that_is_no_table_is_refused_in_words(staff: Staff, name: str, data: bytes) -> None:
    status, answer = staff.post("read", _file(name, data, "vatra"))
    assert (status, bool(answer["words"])) == (409, True)


def test_bad_data_in_the_folder_are_told_and_the_rows_can_still_be_mended(staff: Staff) -> None:
    staff.current.failure = DataError(
        [Problem("not-allowed", "places.csv", 3, "level", "x", message("the value is not allowed here"), message("Fill in the cell."))]
    )
    assert "places.csv:3" in staff.json("/upkeep/rows?member=vatra")["error"]
    assert "places.csv:3" in staff.json("/upkeep/known")["error"]
    assert "places.csv:3" in staff.json("/readyz")["last_error"]


def test_a_workbook_in_the_folder_is_left_alone(staff: Staff) -> None:
    (staff.folder / "operations.csv").rename(staff.folder / "operations.xlsx")
    try:
        answer = staff.get("/upkeep/rows?member=vatra&lang=en")
        assert answer.status_code == 409  # type: ignore[attr-defined]
        assert "save it as CSV UTF-8" in answer.get_json()["words"]  # type: ignore[attr-defined]
    finally:
        (staff.folder / "operations.xlsx").rename(staff.folder / "operations.csv")


@pytest.mark.parametrize(
    "address",
    [
        "/upkeep",
        "/upkeep/known",
        "/upkeep/code/upkeep/own/main.js",
        "/upkeep/code/browser/core/message.js",
        "/upkeep/rows?member=tdh",
        "/upkeep/nothing",
    ],
)
def test_every_answer_is_strict(staff: Staff, address: str) -> None:
    headers = staff.get(address).headers  # type: ignore[attr-defined]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_the_dashboard_leads_to_the_page_for_staff_alone(staff: Staff, app: Any) -> None:
    link = '"href": "upkeep"'
    assert link in json.dumps(staff.json("/_dash-layout"))
    assert "upkeep" not in app.server.test_client().get("/_dash-layout").get_data(as_text=True)


def _publish(staff: Staff, after: list[list[str]], member: str = "vatra") -> None:
    assert staff.post("publish", {**staff.edit(member), "after": after, **SAID})[0] == 200


def _template(staff: Staff, member: str = "vatra") -> bytes:
    answer = staff.get(f"/upkeep/rows.xlsx?member={member}&lang=sq")
    assert answer.headers["Content-Disposition"] == f"attachment; filename={member}.xlsx"  # type: ignore[attr-defined]
    return bytes(answer.get_data())  # type: ignore[attr-defined]


def _changed(workbook: bytes, row: int, **cells: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    for name, text in cells.items():
        book.worksheets[0].cell(row, COLUMNS.index(name) + 1, text)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _words_of(answer: dict[str, Any]) -> list[str]:
    return [note["words"] for note in answer["notes"]]


def test_what_was_published_since_a_workbook_was_made_holds(staff: Staff) -> None:
    first, second, *rest = staff.edit("vatra")["before"]
    workbook = _template(staff)
    _publish(staff, [first, _with(second, year_to="2024"), *rest, HAS])
    mine = _with(first, note="seen by the member")
    status, answer = staff.post("read", _file("vatra.xlsx", _changed(workbook, 2, note="seen by the member"), "vatra"))
    assert (status, answer["rows"]) == (200, [mine, _with(second, year_to="2024"), *rest, HAS])
    assert answer["before"] == [first, _with(second, year_to="2024"), *rest, HAS]
    assert _words_of(answer) == ["2 rows have changed since this spreadsheet was made. The newer changes are kept."]


def test_of_a_row_that_was_changed_in_a_workbook_and_meanwhile_publishing_asks_which_one_holds(staff: Staff) -> None:
    first, *rest = staff.edit("vatra")["before"]
    workbook = _template(staff)
    _publish(staff, [_with(first, note="theirs"), *rest])
    answer = staff.post("read", _file("vatra.xlsx", _changed(workbook, 2, note="mine"), "vatra"))[1]
    assert sorted(answer["rows"]) == sorted([_with(first, note="mine"), *rest])
    assert sorted(answer["before"]) == sorted([first, *rest])
    assert _words_of(answer) == [
        f"You and someone else both changed the row for {first[1]}. When you publish, you will be asked which one to keep."
    ]
    edit = {**staff.edit("vatra"), "before": answer["before"], "after": answer["rows"], **SAID}
    status, refused = staff.post("publish", edit)
    assert status == 409
    assert refused["conflicts"] == [{"before": first, "theirs": [_with(first, note="theirs")], "mine": [_with(first, note="mine")]}]


@pytest.mark.parametrize("at", range(4))
def test_a_row_that_others_took_away_and_the_workbook_edits_stays_as_the_workbook_says(staff: Staff, at: int) -> None:
    before = staff.edit("vatra")["before"]
    workbook = _changed(_template(staff), at + 2, note="mine")
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    book.worksheets[0].delete_rows(at + 3)
    buffer = io.BytesIO()
    book.save(buffer)
    _publish(staff, [row for n, row in enumerate(before) if n not in (at, at + 1)])
    status, answer = staff.post("read", _file("vatra.xlsx", buffer.getvalue(), "vatra"))
    assert status == 200
    others = [row for n, row in enumerate(before) if n not in (at, at + 1)]
    assert sorted(answer["rows"]) == sorted([*others, _with(before[at], note="mine")])


def test_a_workbook_of_data_that_were_not_kept_or_are_damaged_is_doubted_where_rows_go(staff: Staff) -> None:
    workbook, before = _template(staff), staff.edit("vatra")["before"]
    with (staff.folder / "operations.csv").open("a", encoding="utf-8") as file:
        file.write(",".join(HAS) + "\n")
    answer = staff.post("read", _file("vatra.xlsx", workbook, "vatra"))[1]
    assert answer["rows"] == before
    assert [words.partition(",")[0] for words in _words_of(answer)] == ["The data behind this file were not kept"]
    workbook = _template(staff)
    _publish(staff, [*staff.edit("vatra")["before"], _with(HAS, year_from="2001")])
    kept = staff.folder / "versions" / staff.json("/upkeep/versions")["versions"][-1]["name"] / "operations.csv"
    kept.write_bytes(kept.read_bytes() + b"x")
    status, answer = staff.post("read", _file("vatra.xlsx", workbook, "vatra"))
    assert (status, len(answer["rows"])) == (200, len(before) + 1)
    assert [words.partition(",")[0] for words in _words_of(answer)] == ["The data behind this file were not kept"]


def test_a_text_is_not_searched_for_what_a_workbook_says(staff: Staff) -> None:
    text = (",".join(COLUMNS) + "\n" + ",".join(HAS) + "\n").encode()
    assert staff.post("read", _file("vatra.csv", text, "vatra"))[1]["notes"][0]["words"].startswith("This file does not say")
    assert read_spreadsheet("vatra.xlsx", _template(staff)).made_from == fingerprint((staff.folder / "operations.csv").read_bytes())


def test_a_file_that_does_not_say_what_it_was_made_from_is_doubted_where_it_takes_rows_away(staff: Staff) -> None:
    own = staff.get("/upkeep/rows.csv?member=vatra").get_data()  # type: ignore[attr-defined]
    assert staff.post("read", _file("a.csv", own, "vatra"))[1]["notes"] == []
    _publish(staff, [*staff.edit("vatra")["before"], HAS])
    (note,) = _words_of(staff.post("read", _file("a.csv", own, "vatra"))[1])
    assert note.startswith("This file does not say which data it was made from.")
    own = staff.get("/upkeep/rows.csv?member=vatra").get_data()  # type: ignore[attr-defined]
    assert staff.post("read", _file("a.csv", own, "vatra"))[1]["notes"] == []


def test_a_template_of_the_command_line_is_merged_too(staff: Staff, tmp_path: Path) -> None:
    path = tmp_path / "vatra.xlsx"
    assert main(["template", "--data", str(staff.folder), "--member", "vatra", "--out", str(path)]) == 0
    before = staff.edit("vatra")["before"]
    _publish(staff, [*before, HAS])
    assert staff.post("read", _file("vatra.xlsx", path.read_bytes(), "vatra"))[1]["rows"] == [*before, HAS]


def test_a_template_of_the_command_line_keeps_cells_of_any_length(staff: Staff, tmp_path: Path) -> None:
    _publish(staff, [*staff.edit("vatra")["before"], _with(HAS, note="a" * 6000)])
    main(["template", "--data", str(staff.folder), "--member", "vatra", "--out", str(tmp_path / "vatra.xlsx")])
    answer = staff.post("read", _file("vatra.xlsx", (tmp_path / "vatra.xlsx").read_bytes(), "vatra"))[1]
    assert answer["rows"] == staff.edit("vatra")["before"]


def test_a_column_that_a_workbook_does_not_have_stays_in_rows_that_nobody_changed(staff: Staff) -> None:
    header, *lines = _data(staff).splitlines()
    (staff.folder / "operations.csv").write_text("\n".join([f"{header},wave", *(f"{line},7" for line in lines), ""]), "utf-8")
    before = staff.edit("vatra")["before"]
    assert {row[-1] for row in before} == {"7"}
    answer = staff.post("read", _file("vatra.xlsx", _changed(_template(staff), 2, note="new"), "vatra"))[1]
    assert answer["rows"] == [[*_with(before[0][:-1], note="new"), ""], *before[1:]]
    assert [note["columns"] for note in answer["notes"]] == [["wave"]]


def test_rows_that_name_their_member_in_words_are_its_rows(staff: Staff) -> None:
    text = _data(staff)
    (staff.folder / "operations.csv").write_text(text.replace("\nvatra,", "\nVATRA,"), "utf-8")
    rows = staff.json("/upkeep/rows?member=vatra")["rows"]
    assert len(rows) == text.count("\nvatra,")
    assert {row[0] for row in rows} == {"VATRA"}
    assert next(m["rows"] for m in staff.json("/upkeep/known")["members"] if m["id"] == "vatra") == len(rows)
    assert staff.post("check", staff.edit("vatra"))[1]["findings"] == []


def test_no_workbook_is_made_for_nobody(staff: Staff) -> None:
    assert staff.get("/upkeep/rows.xlsx?member=nobody").status_code == 409  # type: ignore[attr-defined]


def test_several_places_in_a_cell_are_said(staff: Staff) -> None:
    edit = staff.edit("vatra")
    edit["after"].append(_with(HAS, place="Has, Kukës"))
    found = [f for f in staff.post("check", edit)[1]["findings"] if f["row"] == len(edit["after"]) - 1]
    assert [(f["column"], f["severity"], f["words"].partition(".")[0]) for f in found] == [
        ("place", "warning", "Several places in one cell")
    ]


def test_a_row_without_a_member_is_the_chosen_ones_only_in_a_file_of_nobody_else(staff: Staff) -> None:
    for others, member in (([], "vatra"), ([_with(HAS, member="tlas")], "")):
        rows = [HAS, _with(HAS, member="", place="Berat"), *others]
        text = "\n".join(map(",".join, [COLUMNS, *rows]))
        taken = staff.post("read", _file("a.csv", text.encode(), "vatra"))[1]["rows"]
        assert taken == [HAS, _with(HAS, member=member, place="Berat")]


@pytest.mark.parametrize("name", ["members.csv", "partners.csv"])
def test_another_table_is_refused(staff: Staff, name: str) -> None:
    status, answer = staff.post("read", _file(name, (SHIPPED / name).read_bytes(), "tlas"))
    assert (status, "no place column" in answer["words"]) == (409, True)


def test_nothing_is_published_upon_a_table_that_lost_most_of_its_rows(staff: Staff) -> None:
    before = staff.edit("tlas")["before"]
    _publish(staff, [*before, _with(HAS, member="tlas")], "tlas")
    whole = (staff.folder / "operations.csv").read_bytes()
    lines = whole.splitlines(keepends=True)
    (staff.folder / "operations.csv").write_bytes(b"".join(lines[:150]))
    edit = staff.edit("bktf")
    status, answer = staff.post("publish", {**edit, "after": edit["after"][1:], **SAID})
    assert (status, "fewer than half" in answer["words"]) == (409, True)
    listed = staff.json("/upkeep/versions")
    newest = listed["versions"][0]
    assert (listed["outside"], newest["in_force"], newest["finished"]) == (True, False, True)
    assert staff.post("rollback", {"name": newest["name"], "seen": listed["seen"], **SAID})[0] == 200
    assert (staff.folder / "operations.csv").read_bytes() == whole
