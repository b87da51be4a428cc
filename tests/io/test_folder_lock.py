"""One publication at a time: the system's lock where there is one, and a note with computer and time where there is none."""

import errno
import json
import os
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from dashboard.io import folder_lock
from dashboard.io.folder_lock import LockedError, UnlockError, alone, holder_of, release

NOTE = Path("versions") / ".publishing.json"


def _left(folder: Path, *, computer: str = "OFFICE-2", minutes: int = 30, process: int = 1, by_system: bool = False) -> str:
    """Write the note of a computer that crashed."""
    since = (datetime.now(UTC) - timedelta(minutes=minutes)).isoformat(timespec="seconds")
    (folder / "versions").mkdir(exist_ok=True)
    said = {"computer": computer, "who": "A. B.", "since": since, "process": process, "by_system": by_system}
    (folder / NOTE).write_text(json.dumps(said))
    return since


@pytest.fixture
def without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the drive answer as a share without locks does."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(FileLock, "acquire", refuse)
    monkeypatch.setattr(folder_lock, "_PATIENCE", 0.3)


def test_who_publishes_is_written_down_while_it_lasts(tmp_path: Path) -> None:
    with alone(tmp_path, who="A. B."):
        holder = holder_of(tmp_path)
        assert holder and (holder.who, holder.process, holder.by_system) == ("A. B.", os.getpid(), True)
    assert holder_of(tmp_path) is None


def test_a_second_one_is_told_who_and_where_and_since_when(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_lock, "_PATIENCE", 0.1)
    with alone(tmp_path, who="A. B."), pytest.raises(LockedError, match=r"A\. B\. has been publishing from the computer .* since 20"):
        alone(tmp_path, who="C.").__enter__()


@pytest.mark.usefixtures("without_locks")
def test_a_share_without_locks_is_locked_by_the_note_alone(tmp_path: Path) -> None:
    with alone(tmp_path, who="A. B."):
        assert not holder_of(tmp_path).by_system  # type: ignore[union-attr]
        with pytest.raises(LockedError):
            alone(tmp_path, who="C.").__enter__()
    with alone(tmp_path, who="C."):
        pass


@pytest.mark.usefixtures("without_locks")
def test_one_waits_for_the_other_on_such_a_share(tmp_path: Path) -> None:
    inside: list[str] = []

    def publish(who: str) -> None:
        with alone(tmp_path, who=who):
            inside.append(who)
            assert len(inside) == 1
            time.sleep(0.02)
            inside.remove(who)

    threads = [threading.Thread(target=publish, args=[f"{n}"]) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert holder_of(tmp_path) is None


def test_the_lock_of_a_computer_that_crashed_is_free_where_the_system_says_so(tmp_path: Path) -> None:
    _left(tmp_path, by_system=True)
    with alone(tmp_path, who="C."):
        assert holder_of(tmp_path).who == "C."  # type: ignore[union-attr]


def test_the_lock_of_a_process_of_this_computer_that_is_gone_is_free(tmp_path: Path) -> None:
    gone = os.fork()
    if gone == 0:
        os._exit(0)
    os.waitpid(gone, 0)
    _left(tmp_path, computer=folder_lock.platform.node(), process=gone)
    with alone(tmp_path, who="C."):
        pass


def test_what_another_computer_left_on_a_share_without_locks_is_named_and_can_be_released(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_lock, "_PATIENCE", 0.1)
    since = _left(tmp_path)
    with pytest.raises(LockedError, match="from the computer OFFICE-2 since"):
        alone(tmp_path, who="C.").__enter__()
    with pytest.raises(UnlockError, match="not locked any more"):
        release(tmp_path, since="2020-01-01T00:00:00+00:00")
    assert release(tmp_path, since=since).computer == "OFFICE-2"
    with alone(tmp_path, who="C."):
        pass


def test_a_fresh_lock_is_not_taken_away(tmp_path: Path) -> None:
    _left(tmp_path, minutes=0)
    with pytest.raises(UnlockError, match="less than a minute"):
        release(tmp_path)
    assert holder_of(tmp_path)


@pytest.mark.usefixtures("without_locks")
def test_a_note_that_was_cut_off_still_says_since_when(tmp_path: Path) -> None:
    _left(tmp_path)
    (tmp_path / NOTE).write_text("{")
    with pytest.raises(LockedError):
        alone(tmp_path, who="C.").__enter__()
    os.utime(tmp_path / NOTE, (0, 0))
    assert release(tmp_path).since == "1970-01-01T00:00:00+00:00"
