"""What has to be answered before rows come into force, and what a dropped file does with the rows that are there."""

import json
from typing import Any

import pytest

from tests.upkeep.conftest import Staff
from tests.upkeep.test_edit_service import COLUMNS, HAS, SAID, _changed, _data, _file, _template, _with

pytestmark = pytest.mark.slow

REASON = "the office's own public address"


def _asked(answer: dict[str, Any]) -> list[str]:
    return [question["id"] for question in answer["questions"]]


def _log(staff: Staff) -> list[tuple[str, str, str]]:
    lines = (staff.folder / "versions" / "audit.log").read_text().splitlines()
    return [(line["what"], line["who"], line["about"]) for line in map(json.loads, lines)]


@pytest.mark.parametrize(
    ("column", "text", "words"),
    [
        ("note", "call 069 123 4567", "May be a telephone number"),
        ("source_title", "A letter of ana@example.org", "May be an e-mail address"),
        ("note_sq", "vajza 12-vjeçare Ana K.", "May be the name of a child"),
        ("place", "A.B., 14 vjeç", "May be the initials and the age of a person"),
    ],
)
def test_personal_data_are_published_with_a_reason_alone_which_is_kept(staff: Staff, column: str, text: str, words: str) -> None:
    edit = staff.edit("vatra")
    body = {**edit, "after": [*edit["after"], _with(HAS, **{column: text})], **SAID}
    before = _data(staff)
    status, refused = staff.post("publish", body)
    assert (status, _asked(refused)) == (409, ["personal-data"])
    cell = refused["questions"][0]["cells"][0]
    assert (cell["column"], cell["words"]) == (column, words)
    assert staff.post("publish", {**body, "answers": {"personal-data": "  "}})[0] == 409
    assert _data(staff) == before
    assert staff.post("publish", {**body, "answers": {"personal-data": REASON}})[0] == 200
    assert ("personal-data", "Ana", f"operations {column}: {REASON}") in _log(staff)
    assert not [line for line in _log(staff) if text in line[2]]  # the log does not repeat what is personal


def test_what_readers_do_not_see_is_not_asked_about(staff: Staff) -> None:
    edit = staff.edit("vatra")
    rows = [_with(HAS, note="069 123 4567", visibility="staff"), _with(HAS, note="069 123 4567", visibility="county")]
    assert staff.post("publish", {**edit, "after": [*edit["after"], *rows], **SAID})[0] == 200
    edit = staff.edit("vatra")
    shown = [*edit["after"][:-2], _with(rows[0], visibility="public"), rows[1]]
    assert _asked(staff.post("publish", {**edit, "after": shown, **SAID})[1]) == ["personal-data"]


def test_what_was_answered_is_not_asked_again(staff: Staff) -> None:
    edit, row = staff.edit("vatra"), _with(HAS, note="info@example.org")
    assert staff.post("publish", {**edit, "after": [*edit["after"], row], **SAID, "answers": {"personal-data": REASON}})[0] == 200
    edit = staff.edit("vatra")
    assert staff.post("publish", {**edit, "after": [*edit["after"][:-1], _with(row, year_to="2024")], **SAID})[0] == 200


def test_a_warning_stands_at_the_cell_while_it_is_written(staff: Staff) -> None:
    edit = staff.edit("vatra")
    edit["after"].append(_with(HAS, note="069 123 4567"))
    found = [f for f in staff.post("check", edit)[1]["findings"] if f["code"] == "personal-data"]
    assert [(f["column"], f["severity"]) for f in found] == [("note", "warning")]


def test_most_rows_of_a_member_go_only_after_a_second_yes(staff: Staff) -> None:
    edit = staff.edit("tlas")
    kept = len(edit["before"]) // 2
    few, many = edit["before"][: kept - 1], edit["before"][: kept + 1]
    body = {**edit, "after": few, **SAID}
    before = _data(staff)
    status, refused = staff.post("publish", body)
    assert (status, _asked(refused)) == (409, ["most-rows"])
    gone = len(edit["before"]) - len(few)
    assert refused["questions"][0]["words"] == [f"{gone} of the {len(edit['before'])} rows of TLAS would be removed."]
    assert staff.post("publish", {**body, "answers": {"most-rows": "perhaps"}})[0] == 409
    assert _data(staff) == before
    assert staff.post("publish", {**edit, "after": many, **SAID})[0] == 200  # less than half: nothing is asked
    edit = staff.edit("tlas")
    assert staff.post("publish", {**edit, "after": edit["before"][:1], **SAID, "answers": {"most-rows": "yes"}})[0] == 200
    assert [line[0] for line in _log(staff)][-3:] == ["most-rows", "publish", "current"]


def test_restoring_a_version_asks_the_same(staff: Staff) -> None:
    edit = staff.edit("vatra")
    row = _with(HAS, note="info@example.org")
    for after in ([*edit["after"], row], edit["after"]):
        body = {**staff.edit("vatra"), "after": after, **SAID, "answers": {"personal-data": REASON}}
        assert staff.post("publish", body)[0] == 200
    listed = staff.json("/upkeep/versions")
    back = {"name": listed["versions"][1]["name"], "seen": listed["seen"], **SAID}
    status, refused = staff.post("rollback", back)
    assert (status, _asked(refused)) == (409, ["personal-data"])
    assert staff.post("rollback", {**back, "answers": {"personal-data": REASON}})[0] == 200


@pytest.mark.parametrize("answers", [None, [], "yes", {"most-rows": True}])
def test_answers_that_the_page_would_not_send_are_refused(staff: Staff, answers: Any) -> None:
    edit = staff.edit("vatra")
    assert staff.post("publish", {**edit, "after": [*edit["after"], HAS], **SAID, "answers": answers})[0] == 400


def _csv(*rows: list[str], columns: list[str] = COLUMNS) -> bytes:
    at = [COLUMNS.index(name) for name in columns]
    return "\n".join([",".join(columns), *(",".join(f'"{row[i]}"' for i in at) for row in rows)]).encode()


def test_a_form_with_one_row_adds_it_and_takes_nothing_away(staff: Staff) -> None:
    before = staff.edit("vatra")["before"]
    answer = staff.post("read", _file("form.csv", _csv(HAS), "vatra"))[1]
    assert answer["rows"] == [HAS]
    came = {"rows": [*before, HAS], "origins": [*range(len(before)), None]}
    assert answer["add"] == came | {"same": 0, "changed": 0, "fresh": 1, "absent": len(before), "notes": []}
    assert len(answer["notes"]) == 1  # where it replaces them, the rows that go are to be looked at


def test_a_row_of_the_same_place_by_the_same_source_is_changed_and_keeps_what_the_file_does_not_say(staff: Staff) -> None:
    edit = staff.edit("vatra")
    old = _with(HAS, note="by telephone", theme="")
    assert staff.post("publish", {**edit, "after": [*edit["after"], old], **SAID})[0] == 200
    before = staff.edit("vatra")["before"]
    columns = [name for name in COLUMNS if name not in ("note", "note_sq", "confirmed_on")]
    told = _csv(before[0], _with(HAS, year_from="2022"), _with(HAS, place="Kukës"), columns=columns)
    add = staff.post("read", _file("form.csv", told, "vatra"))[1]["add"]
    fresh = _with(HAS, place="Kukës")
    assert add["rows"] == [*before[:-1], _with(old, year_from="2022"), fresh]
    assert (add["same"], add["changed"], add["fresh"], add["absent"]) == (1, 1, 1, len(before) - 2)
    assert add["origins"] == [*range(len(before)), None]  # the page marks what was edited, and not a row that goes and one that comes


def test_a_template_that_lacks_rows_and_moves_one_adds_without_their_going(staff: Staff) -> None:
    first, second, *rest = staff.edit("vatra")["before"]
    answer = staff.post("read", _file("vatra.xlsx", _changed(_template(staff), 2, note="seen by the member"), "vatra"))[1]
    assert (answer["add"]["rows"], answer["add"]["absent"]) == (answer["rows"], 0)
    assert answer["add"]["changed"] == 1
    assert answer["rows"] == [_with(first, note="seen by the member"), second, *rest]
    assert answer["origins"] == list(range(len(rest) + 2))
