"""Publishing: versions that never change, two people at once, and power that goes at any step."""

import errno
import json
import os
import shutil
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from filelock import FileLock

from dashboard.domain.merge import MergeConflictError, Row
from dashboard.io import folder_lock
from dashboard.io.editing import difference
from dashboard.io.folder_lock import LockedError
from dashboard.io.problems import TableError
from dashboard.io.sheet import read_sheet
from dashboard.io.version_files import files_in_force, state_of
from dashboard.io.versions import (
    Edit,
    Version,
    VersionError,
    content,
    fingerprint,
    in_force,
    publish,
    roll_back,
    versions,
)
from tests.conftest import SHIPPED

HAS: Row = ("vatra", "Has", "district", "direct", "", "2020", "", "public", "A report", "https://example.org/", "", "", "")
KUKES: Row = ("vatra", "Kukës", "district", "direct", "", "2021", "", "public", "A report", "https://example.org/", "", "", "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the first nine of the shipped rows, of the coalition, and four of a member; nothing else is read of it."""
    header, *lines = (SHIPPED / "operations.csv").read_text("utf-8").splitlines(keepends=True)
    rows = [*lines[:9], *[line for line in lines if line.startswith("vatra,")][:4]]
    (tmp_path / "operations.csv").write_text("".join([header, *rows]), "utf-8", newline="")
    shutil.copy(SHIPPED / "released.txt", tmp_path / "released.txt")
    return tmp_path


def _of_vatra(row: Row) -> bool:
    return row[0] == "vatra"


def _seen(folder: Path) -> str:
    return state_of(files_in_force(folder))


def _rows(folder: Path) -> list[Row]:
    return read_sheet(in_force(folder)).rows


def _edit(folder: Path, change: Callable[[list[Row]], list[Row]]) -> Edit:
    before = [row for row in _rows(folder) if _of_vatra(row)]
    return Edit(read_sheet(in_force(folder)).columns, before, change(list(before)), _of_vatra)


def _add(folder: Path, *rows: Row, who: str = "A. B.") -> Version:
    return publish(folder, _edit(folder, lambda old: [*old, *rows]), who=who, why="a new report")


def test_a_publication_adds_a_version_and_touches_no_other_row(folder: Path) -> None:
    before = in_force(folder)
    made = _add(folder, HAS)
    lines = in_force(folder).decode().splitlines()
    assert (made.number, made.who, made.why, made.added, made.removed) == (2, "A. B.", "a new report", 1, 0)
    assert [line for line in lines if line != ",".join(HAS)] == before.decode().splitlines()
    assert versions(folder)[0] == made
    assert fingerprint(in_force(folder)) == made.hash
    assert [v.name for v in versions(folder)][1] == made.parent
    assert content(folder, made.parent) == before
    assert (folder / "released.txt").read_text() > "2026-01-01"


def test_the_date_of_the_data_stays_where_rows_for_staff_alone_change(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "data"))
    (folder / "released.txt").write_text("2026-01-01")
    hidden = (*HAS[:7], "staff", *HAS[8:])
    _add(folder, hidden)
    assert hidden in _rows(folder)
    assert (folder / "released.txt").read_text() == "2026-01-01"
    _add(folder, HAS)
    assert (folder / "released.txt").read_text() > "2026-01-01"


def test_rolling_back_is_a_version_too_and_gives_the_same_bytes(folder: Path) -> None:
    before = in_force(folder)
    first = _add(folder, HAS)
    back = roll_back(folder, first.parent, seen=_seen(folder), who="C.", why="not so")
    assert in_force(folder) == before
    assert (back.number, back.parent, back.added, back.removed) == (3, first.name, 0, 1)
    assert len(versions(folder)) == 3
    with pytest.raises(VersionError, match="has just published"):
        roll_back(folder, first.name, seen="of another moment", who="C.", why="")


def test_a_broken_file_is_rolled_back_too(folder: Path) -> None:
    good = in_force(folder)
    first = _add(folder, HAS).parent
    (folder / "operations.csv").write_bytes(b"\xff\x00")
    roll_back(folder, first, seen=_seen(folder), who="C.", why="broken")
    assert in_force(folder) == good
    assert [v.number for v in versions(folder)] == [4, 3, 2, 1]


def test_versions_are_told_apart_row_by_row(folder: Path) -> None:
    first = _add(folder, HAS)
    second = publish(folder, _edit(folder, lambda old: [row if row != HAS else KUKES for row in old]), who="C.", why="")
    made = difference(content(folder, first.name), content(folder, second.name))
    assert [(change.before, change.after) for change in made] == [(HAS, KUKES)]


def test_what_was_changed_outside_is_kept_as_a_version_first(folder: Path) -> None:
    _add(folder, HAS)
    by_hand = in_force(folder) + ",".join(KUKES).encode() + b"\n"
    (folder / "operations.csv").write_bytes(by_hand)
    assert fingerprint(by_hand) not in {v.hash for v in versions(folder)}
    last = _add(folder, ("vatra", "Pukë", *HAS[2:]))
    outside = next(v for v in versions(folder) if v.name == last.parent)
    assert (outside.who, outside.added, content(folder, outside.name)) == ("", 1, by_hand)


@pytest.mark.parametrize(
    "act", [_add, lambda folder, _: roll_back(folder, versions(folder)[0].parent, seen=_seen(folder), who="C.", why="")]
)
def test_what_a_spreadsheet_saves_during_a_publication_is_not_written_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch, act: Callable[..., Version]
) -> None:
    _add(folder, KUKES)
    by_hand = in_force(folder) + b"saved,by,hand\n"

    def save(*_: object) -> dict[str, list[int]]:
        (folder / "operations.csv").write_bytes(by_hand)
        return {}

    monkeypatch.setattr("dashboard.io.versions._counts", save)
    with pytest.raises(VersionError, match=r"Another program has saved the file\. It stays"):
        act(folder, HAS)
    assert in_force(folder) == by_hand


def test_who_may_read_the_table_may_read_its_versions_and_no_one_else(folder: Path) -> None:
    (folder / "operations.csv").chmod(0o600)
    _add(folder, HAS)
    kept = [path for path in (folder / "versions").rglob("*.*") if path.is_file() and path.name != ".lock"]
    assert len(kept) == 4
    assert {path.stat().st_mode & 0o777 for path in (folder / "operations.csv", *kept)} == {0o600}


def test_two_people_who_change_different_rows_both_get_their_way(folder: Path) -> None:
    mine = _edit(folder, lambda old: [*old[1:], HAS])
    theirs = _edit(folder, lambda old: [*old[:-1], KUKES])
    publish(folder, theirs, who="C.", why="")
    publish(folder, mine, who="A.", why="")
    rows = _rows(folder)
    assert HAS in rows and KUKES in rows
    assert mine.before[0] not in rows and mine.before[-1] not in rows
    assert len(rows) == 13


def test_two_people_who_change_one_row_differently_are_told_and_nothing_is_written(folder: Path) -> None:
    def year(value: str) -> Callable[[list[Row]], list[Row]]:
        return lambda old: [(*old[0][:5], value, *old[0][6:]), *old[1:]]

    mine, theirs = _edit(folder, year("2001")), _edit(folder, year("2002"))
    publish(folder, theirs, who="C.", why="")
    kept = in_force(folder)
    with pytest.raises(MergeConflictError) as refused:
        publish(folder, mine, who="A.", why="")
    assert [(c.before, c.theirs, c.mine) for c in refused.value.conflicts] == [(mine.before[0], (theirs.after[0],), (mine.after[0],))]
    assert in_force(folder) == kept


def test_many_at_once_lose_nothing(folder: Path) -> None:
    rows = [(*HAS[:8], f"Report {n}", *HAS[9:]) for n in range(6)]
    edits = [_edit(folder, lambda old, row=row: [*old, row]) for row in rows]  # type: ignore[misc]
    threads = [threading.Thread(target=publish, args=(folder, edit), kwargs={"who": "x", "why": ""}) for edit in edits]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(rows) <= set(_rows(folder))
    assert [v.number for v in versions(folder)] == [7, 6, 5, 4, 3, 2, 1]


def test_who_holds_the_lock_keeps_others_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_lock, "_PATIENCE", 0.05)
    (folder / "versions").mkdir()
    with FileLock(folder / "versions" / ".lock"), pytest.raises(LockedError, match="Someone else is publishing"):
        _add(folder, HAS)


def test_a_workbook_is_not_overwritten_by_a_csv(folder: Path) -> None:
    (folder / "operations.csv").rename(folder / "operations.xlsx")
    with pytest.raises(TableError, match="save it as CSV UTF-8"):
        in_force(folder)


@pytest.mark.parametrize("name", ["../operations", "0009-00000000", "", "."])
def test_a_version_is_found_in_the_list_and_never_by_path(folder: Path, name: str) -> None:
    _add(folder, HAS)
    with pytest.raises(VersionError, match="no version"):
        content(folder, name)


def test_a_version_changed_by_hand_is_not_used(folder: Path) -> None:
    made = _add(folder, HAS)
    (folder / "versions" / made.name / "operations.csv").write_bytes(b"x")
    with pytest.raises(VersionError, match="was changed"):
        content(folder, made.name)


@pytest.mark.parametrize("about", ['{"number": "3"}', "[]", "{", None])
def test_a_version_that_is_damaged_hides_no_other_and_hinders_nobody(folder: Path, about: str | None) -> None:
    first = _add(folder, HAS)
    damaged = folder / "versions" / _add(folder, KUKES).name / "version.json"
    damaged.write_text(about or json.dumps(json.loads(damaged.read_text()) | {"number": "2"}))
    assert first.name in {version.name for version in versions(folder)}
    assert _add(folder, HAS).name in {version.name for version in versions(folder)}


def test_a_version_whose_file_is_gone_hinders_nobody(folder: Path) -> None:
    gone = _add(folder, HAS)
    (folder / "versions" / gone.name / "operations.csv").unlink()
    with pytest.raises(VersionError, match="cannot be read and is not used"):
        content(folder, gone.name)
    assert (_add(folder, KUKES).added, in_force(folder).decode().count("A report")) == (1, 2)


# Every call that reaches the system: none can be forgotten, because the calls are counted as they are made.
SYSTEM = {"posix", "nt", "_io", "io", "fcntl"}
IN_MEMORY = {"getvalue", "getpid", "fspath", "fileno", "_path_normpath"}


class Step:
    """Does ``act`` before the system call ``number``, counted from 1; ``reached`` says whether there was one."""

    def __init__(self, number: int, act: Callable[[], None]) -> None:
        self._left, self._act, self.reached = number, act, False

    def __call__(self, _frame: FrameType, event: str, call: Any) -> None:
        if event != "c_call" or call.__name__ in IN_MEMORY or (call.__module__ or type(call.__self__).__module__) not in SYSTEM:
            return
        self._left -= 1
        if self._left == 0:
            self.reached = True
            self._act()


def _dies_at(step: int, folder: Path, edit: Edit) -> bool:
    """Publish in a process that dies before its system call ``step``; returns False where it made no so many."""
    child = os.fork()
    if child == 0:
        sys.setprofile(Step(step, lambda: os._exit(9)))
        publish(folder, edit, who="A.", why="")
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def _again(tmp_path: Path, folder: Path, step: int) -> Path:
    return Path(shutil.copytree(folder, tmp_path / f"step{step}", ignore=shutil.ignore_patterns("step*")))


@pytest.mark.slow
def test_power_lost_at_any_step_leaves_the_old_or_the_new_and_nothing_in_between(tmp_path: Path, folder: Path) -> None:
    old, edit = in_force(folder), _edit(folder, lambda rows: [*rows[1:], HAS])
    publish(_again(tmp_path, folder, 0), edit, who="A.", why="")
    new = in_force(tmp_path / "step0")
    left = []
    for step in range(1, 2000):
        place = _again(tmp_path, folder, step)
        died = _dies_at(step, place, edit)
        left.append(in_force(place))
        for version in versions(place):
            assert content(place, version.name) in (old, new)
        if not died:
            break
        publish(place, edit, who="A.", why="again")  # what was left behind hinders nobody
        assert in_force(place) == new
        assert not list((place / "versions").glob("*.unfinished"))
        shutil.rmtree(place)
    assert set(left) == {old, new}
    assert left == sorted(left, key=lambda data: data == new)  # old up to one step, new from there on
    assert len(left) > 40


def test_a_disk_that_is_full_at_any_step_is_said_and_leaves_the_old_or_the_new(tmp_path: Path, folder: Path) -> None:
    old, edit = in_force(folder), _edit(folder, lambda rows: [*rows[1:], HAS])

    def full() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    said, left = [], []
    for number in range(1, 2000):
        place, step = _again(tmp_path, folder, number), Step(number, full)
        sys.setprofile(step)
        try:
            publish(place, edit, who="A.", why="")
        except (OSError, TableError, VersionError) as error:
            said.append(str(error))
        finally:
            sys.setprofile(None)
        left.append(in_force(place))
        shutil.rmtree(place)
        if not step.reached:
            break
    assert set(left) == {old, left[-1]}
    assert sum("No space left on device" in text for text in said) > 40
    assert sum("nothing was changed" in text for text in said) >= 5


def test_the_lock_is_not_held_while_what_readers_see_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = []
    monkeypatch.setattr("dashboard.io.versions._version_of", lambda *_: held.append(folder_lock.holder_of(folder)) or "the same")
    first = _add(folder, HAS)
    roll_back(folder, first.parent, seen=_seen(folder), who="C.", why="")
    assert held == [None] * 4  # before and after each


def test_ten_publications_at_once_all_come_into_force(folder: Path) -> None:
    before = {row for row in _rows(folder) if not _of_vatra(row)}
    places = ["Has", "Pukë", "Mat", "Peqin", "Gramsh", "Skrapar", "Devoll", "Krujë", "Kurbin", "Bulqizë"]
    edits = [_edit(folder, lambda old, place=place: [*old, ("vatra", place, *HAS[2:])]) for place in places]  # type: ignore[misc]
    threads = [threading.Thread(target=publish, args=(folder, edit), kwargs={"who": "A.", "why": ""}) for edit in edits]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {row[1] for row in _rows(folder) if row[0] == "vatra" and row[8] == "A report"} == set(places)
    assert before <= set(_rows(folder))
    assert len(versions(folder)) == 11
