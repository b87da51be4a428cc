"""One change taken back without the later ones, history by member and row, backups that were put back, the log, the lock."""

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.io import folder_lock
from dashboard.io.sheet import read_sheet
from dashboard.io.version_files import fingerprint, in_force
from dashboard.upkeep import restored
from tests.upkeep.conftest import Staff

pytestmark = pytest.mark.slow

SAID = {"who": "A. B.", "why": "a new report"}


def _row(columns: list[str], place: str, title: str) -> list[str]:
    cells = {
        "member": "vatra", "place": place, "level": "district", "evidence": "direct", "visibility": "public", "source_title": title,
        "source_url": "https://example.org/",
    }  # fmt: skip
    return [cells.get(name, "") for name in columns]


def _publish(staff: Staff, edit: dict, why: str = "a new report") -> str:  # type: ignore[type-arg]
    status, answer = staff.post("publish", {**edit, "who": "A. B.", "why": why})
    assert status == 200, answer
    return str(answer["version"]["name"])


def _add(staff: Staff, place: str, title: str = "A report") -> str:
    edit = staff.edit("vatra")
    return _publish(staff, {**edit, "after": [*edit["after"], _row(edit["columns"], place, title)]}, f"adds {place}")


def _change(staff: Staff, place: str, column: str, value: str) -> str:
    edit = staff.edit("vatra")
    at, where = edit["columns"].index(column), edit["columns"].index("place")
    title = edit["columns"].index("source_title")
    for row in edit["after"]:
        if row[where] == place and row[title] in ("A report", "Another report"):
            row[at] = value
    return _publish(staff, edit, f"changes {place}")


def _places(staff: Staff) -> set[str]:
    sheet = read_sheet(in_force(staff.folder))
    return {row[sheet.columns.index("place")] for row in sheet.rows if row[sheet.columns.index("source_url")] == "https://example.org/"}


def _undo(staff: Staff, name: str, later: str = "ask") -> tuple[int, dict]:  # type: ignore[type-arg]
    seen = staff.json(f"/upkeep/undo?name={name}")["seen"]
    return staff.post("undo", {"name": name, "later": later, "seen": seen, **SAID})


def test_one_change_goes_back_and_the_later_ones_stay(staff: Staff) -> None:
    first = _add(staff, "Has")
    _add(staff, "Pukë")
    plan = staff.json(f"/upkeep/undo?name={first}")
    assert ([(t["table"], t["n"]) for t in plan["tables"]], plan["conflicts"]) == ([("operations", 1)], [])
    assert _places(staff) == {"Has", "Pukë"}  # nothing is written yet
    assert _undo(staff, first)[0] == 200
    assert _places(staff) == {"Pukë"}
    log = [line["what"] for line in staff.json("/upkeep/log")["lines"][:2]]
    assert log == ["current", "undo"]


def test_rows_that_were_changed_again_are_asked_about_with_who_did_it(staff: Staff) -> None:
    first = _add(staff, "Has")
    later = _change(staff, "Has", "source_title", "Another report")
    plan = staff.json(f"/upkeep/undo?name={first}")
    assert [one["by"]["name"] for one in plan["conflicts"]] == [later]
    status, answer = _undo(staff, first)
    assert (status, answer["words"]) == (409, "Some of these rows were changed again later. Choose what becomes of them.")
    assert _undo(staff, first, later="keep") == (409, {"words": "Nothing of this change is left to undo."})
    assert _places(staff) == {"Has"}
    assert _undo(staff, first, later="undo")[0] == 200
    assert _places(staff) == set()


def _new_member(staff: Staff) -> str:
    """Publish a member, its row and the about text as one act."""
    members, rows, text = staff.table("members"), staff.edit("new-one"), staff.table("about.en.md")
    cells = {
        "member": "new-one", "name_page": "New One", "name_sq": "I Ri", "name_en": "New One", "short_sq": "I Ri", "short_en": "New One",
        "kind": "network", "source_url": "https://example.org/",
    }  # fmt: skip
    added = [cells.get(name, "") for name in members["columns"]]
    place = ["new-one", *_row(rows["columns"], "Has", "A report")[1:]]
    text["after"] = [[text["before"][0][0] + "\nA new member has joined.\n"]]
    edits = [{**members, "after": [*members["after"], added]}, {**rows, "after": [place]}, text]
    return _publish(staff, {"edits": edits}, "a new member")


def test_a_change_of_several_tables_goes_back_as_one_and_later_changes_stay(staff: Staff) -> None:
    shipped = {name: (staff.folder / name).read_bytes() for name in ("members.csv", "operations.csv", "about.en.md")}
    first = _new_member(staff)
    members = staff.table("members")
    at = members["columns"].index("acronym")
    members["after"][1][at] = "ABC"
    _publish(staff, members, "an acronym")
    plan = staff.json(f"/upkeep/undo?name={first}")
    assert [(t["table"], t["n"]) for t in plan["tables"]] == [("members", 1), ("operations", 1), ("about.en.md", 2)]
    assert plan["conflicts"] == []
    assert _undo(staff, first)[0] == 200
    assert (staff.folder / "operations.csv").read_bytes() == shipped["operations.csv"]
    assert (staff.folder / "about.en.md").read_bytes() == shipped["about.en.md"]
    now = staff.table("members")["before"]
    assert now[1][at] == "ABC" and "new-one" not in [row[0] for row in now]
    assert len(now) == shipped["members.csv"].count(b"\n") - 1


def test_a_table_row_that_was_changed_again_is_asked_about_with_who_did_it(staff: Staff) -> None:
    themes = staff.table("themes")
    at = themes["columns"].index("name_en")
    was, themes["after"][0][at] = themes["after"][0][at], "First"
    first = _publish(staff, themes, "renamed")
    themes = staff.table("themes")
    themes["after"][0][at] = "Second"
    later = _publish(staff, themes, "renamed again")
    conflict = staff.json(f"/upkeep/undo?name={first}")["conflicts"][0]
    assert (conflict["table"], conflict["by"]["name"], conflict["by"]["who"]) == ("themes", later, "A. B.")
    assert (conflict["before"][at], conflict["theirs"][0][at], conflict["mine"][0][at]) == ("First", "Second", was)
    assert _undo(staff, first, later="undo")[0] == 200
    assert staff.table("themes")["before"][0][at] == was


def test_what_later_rows_refer_to_is_not_taken_away(staff: Staff) -> None:
    first = _new_member(staff)
    edit = staff.edit("new-one")
    _publish(staff, {**edit, "after": [*edit["after"], ["new-one", *_row(edit["columns"], "Pukë", "A report")[1:]]]})
    before = (staff.folder / "members.csv").read_bytes()
    status, answer = _undo(staff, first)
    assert status == 409 and "First undo or correct what came later" in answer["words"] and "operations.csv" in answer["words"]
    assert (staff.folder / "members.csv").read_bytes() == before


def test_one_row_goes_back_and_the_rest_of_its_version_stays(staff: Staff) -> None:
    edit = staff.edit("vatra")
    rows = [_row(edit["columns"], place, "A report") for place in ("Has", "Pukë")]
    first = _publish(staff, {**edit, "after": [*edit["after"], *rows]}, "two places")
    _change(staff, "Pukë", "source_title", "Another report")
    step = staff.post("history", {"table": "operations", "member": "vatra", "row": rows[0]})[1]["steps"][0]
    row = {"name": first, "table": "operations", "at": step["changes"][0]["at"]}
    plan = staff.json(f"/upkeep/undo?name={first}&table=operations&at={row['at']}")
    assert (plan["tables"][0]["changes"], plan["conflicts"]) == ([{"before": rows[0], "after": None}], [])
    assert staff.post("undo", {**row, "later": "ask", "seen": plan["seen"], **SAID})[0] == 200
    assert _places(staff) == {"Pukë"}
    assert staff.json("/upkeep/versions")["versions"][0]["why"] == "a new report"
    assert staff.post("undo", {**row, "at": 5, "later": "ask", "seen": "", **SAID})[1] == {"words": "There is no such change."}
    assert staff.post("undo", {**row, "at": "x", "later": "ask", "seen": "", **SAID})[0] == 400


def test_most_rows_go_by_undoing_only_where_that_is_answered(staff: Staff) -> None:
    edit = staff.edit("vatra")
    first = _publish(staff, {**edit, "after": [*edit["after"], *(_row(edit["columns"], "Has", f"Report {n}") for n in range(200))]})
    status, answer = _undo(staff, first)
    assert (status, [question["id"] for question in answer["questions"]]) == (409, ["most-rows"])


def test_a_table_has_a_history(staff: Staff) -> None:
    _new_member(staff)
    steps = staff.post("history", {"table": "members", "member": "", "row": []})[1]["steps"]
    assert [(step["version"]["why"], [c["after"][0] for c in step["changes"]]) for step in steps] == [("a new member", ["new-one"])]
    assert staff.post("history", {"table": "themes", "member": "", "row": []})[1]["steps"] == []
    assert staff.post("history", {"table": "nothing", "member": "", "row": []})[0] == 400


def test_what_was_seen_must_still_be_in_force(staff: Staff) -> None:
    first = _add(staff, "Has")
    seen = staff.json(f"/upkeep/undo?name={first}")["seen"]
    _add(staff, "Pukë")
    status, answer = staff.post("undo", {"name": first, "later": "ask", "seen": seen, **SAID})
    assert (status, answer["words"]) == (409, "Someone else has just published. Check the list again.")
    assert staff.post("undo", {"name": first, "later": "perhaps", "seen": seen, **SAID})[0] == 400


def test_rows_that_have_errors_by_now_do_not_come_back(staff: Staff) -> None:
    edit = staff.edit("vatra")
    gone = _publish(staff, {**edit, "after": edit["after"][1:]})
    before = staff.folder / "versions" / json.loads((staff.folder / "versions" / gone / "version.json").read_text())["parent"]
    about = json.loads((before / "version.json").read_text())
    broken = (
        (before / "operations.csv").read_bytes().replace(edit["before"][0][edit["columns"].index("source_url")].encode(), b"no address", 1)
    )
    (before / "operations.csv").write_bytes(broken)
    renamed = {**about, "hash": fingerprint(broken), "files": {**about["files"], "operations.csv": fingerprint(broken)}}
    (before / "version.json").write_text(json.dumps(renamed))
    moved = before.rename(before.with_name(f"{about['number']:04d}-{renamed['hash'][:8]}"))
    child = staff.folder / "versions" / gone / "version.json"
    child.write_text(json.dumps({**json.loads(child.read_text()), "parent": moved.name}))
    status, answer = _undo(staff, gone)
    assert status == 409 and "First undo or correct what came later" in answer["words"]


def test_a_member_and_a_row_have_a_history(staff: Staff) -> None:
    _add(staff, "Has")
    _change(staff, "Has", "source_title", "Another report")
    _add(staff, "Pukë")
    steps = staff.post("history", {"member": "vatra", "row": []})[1]["steps"]
    assert [step["version"]["why"] for step in steps] == ["adds Pukë", "changes Has", "adds Has"]
    assert staff.post("history", {"member": "tdh", "row": []})[1]["steps"] == []
    row = _row(staff.edit("vatra")["columns"], "Has", "Another report")
    of_row = staff.post("history", {"member": "vatra", "row": row})[1]["steps"]
    assert [step["version"]["why"] for step in of_row] == ["changes Has", "adds Has"]
    assert of_row[1]["changes"][0]["before"] is None


def test_a_row_that_was_taken_away_still_has_its_history(staff: Staff) -> None:
    first = _add(staff, "Has")
    row = _row(staff.edit("vatra")["columns"], "Has", "A report")
    _undo(staff, first)
    steps = staff.post("history", {"member": "vatra", "row": row})[1]["steps"]
    assert [bool(step["changes"][0]["after"]) for step in steps] == [False, True]


def test_a_file_put_back_from_a_backup_is_noticed_and_the_later_versions_were_in_force(staff: Staff) -> None:
    backup = in_force(staff.folder)
    _add(staff, "Has")
    last = _add(staff, "Pukë")
    assert staff.json("/upkeep/versions")["restored"] is None
    (staff.folder / "operations.csv").write_bytes(backup)
    found = staff.json("/upkeep/versions")
    assert (found["restored"]["before"], found["restored"]["gone"], found["outside"]) == (last, False, False)
    assert [(v["number"], v["finished"], v["put_back"], v["in_force"]) for v in found["versions"]] == [
        (4, True, True, True), (3, True, False, False), (2, True, False, False), (1, True, False, False),
    ]  # fmt: skip
    assert in_force(staff.folder) == backup
    again = staff.json("/upkeep/versions")  # noticed once
    assert len(again["versions"]) == 4
    assert [line["what"] for line in staff.json("/upkeep/log")["lines"]].count("restored") == 1
    _add(staff, "Has")
    assert staff.json("/upkeep/versions")["restored"] is None


def test_an_older_folder_than_the_log_is_noticed(staff: Staff) -> None:
    _add(staff, "Has")
    kept = staff.folder.parent / "backup"
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(staff.folder, kept)
    last = _add(staff, "Pukë")
    shutil.rmtree(staff.folder / "versions" / last)
    shutil.copy(kept / "operations.csv", staff.folder / "operations.csv")
    found = staff.json("/upkeep/versions")
    assert (found["restored"]["before"], found["restored"]["gone"]) == (last, True)
    assert [v["finished"] for v in found["versions"]] == [True, True]


def test_versions_that_the_log_does_not_know_are_written_down(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    _add(staff, "Has")
    log = staff.folder / "versions" / "audit.log"
    older = log.read_text()
    name = _add(staff, "Pukë")
    log.write_text(older)
    assert not [line for line in staff.json("/upkeep/log")["lines"] if line["what"] == "found"]
    staff.json("/upkeep/versions")  # so new that its publisher may still be writing
    monkeypatch.setattr(restored, "FRESH", 0)
    staff.json("/upkeep/versions")
    assert [line["about"] for line in staff.json("/upkeep/log")["lines"] if line["what"] == "found"] == [name]


def test_a_lock_that_was_left_behind_is_named_and_released_from_the_page(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_lock, "_PATIENCE", 0.1)
    monkeypatch.setattr(folder_lock, "_system_lock", lambda place: None)
    edit = staff.edit("vatra")
    body = {**edit, "after": [*edit["after"], _row(edit["columns"], "Has", "A report")], **SAID}
    since = (datetime.now(UTC) - timedelta(hours=1)).isoformat(timespec="seconds")
    note = {"computer": "OFFICE-2", "who": "C.", "since": since, "process": 1, "by_system": False}
    (staff.folder / "versions").mkdir(exist_ok=True)
    (staff.folder / "versions" / ".publishing.json").write_text(json.dumps(note))
    status, answer = staff.post("publish", body)
    assert (status, answer["lock"]["computer"]) == (409, "OFFICE-2")
    assert "C. has been publishing from the computer OFFICE-2" in answer["words"]
    assert staff.post("unlock", {"who": "A. B.", "since": since})[0] == 200
    assert staff.post("publish", body)[0] == 200


def test_a_link_in_the_folder_is_written_through_and_named_where_it_leads_nowhere(staff: Staff, tmp_path: Path) -> None:
    target = tmp_path / "kept.csv"
    (staff.folder / "operations.csv").rename(target)
    (staff.folder / "operations.csv").symlink_to(target)
    _add(staff, "Has")
    assert (staff.folder / "operations.csv").is_symlink()
    assert b"https://example.org/" in target.read_bytes()
    target.unlink()
    answer = staff.get("/upkeep/rows?member=vatra&lang=en").get_json()  # type: ignore[attr-defined]
    assert "is a link to" in answer["words"] and str(target) in answer["words"]
    (staff.folder / "operations.csv").unlink()
