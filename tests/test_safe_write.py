"""A full disk, a failing disk: the old file or the new one, whole."""

import errno
import os
from pathlib import Path

import pytest

from dashboard.commands.cli import main
from dashboard.safe_write import write_whole


def _full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_file_and_its_folder_are_written(tmp_path: Path) -> None:
    write_whole(tmp_path / "new" / "a.txt", b"one")
    write_whole(tmp_path / "new" / "a.txt", b"two")
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "new").iterdir()] == [("a.txt", b"two")]


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_full_disk_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    monkeypatch.setattr(step, _full)
    with pytest.raises(OSError, match=r"No space left on device; nothing was changed.*a\.txt"):
        write_whole(tmp_path / "a.txt", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.txt", b"old")]


def test_a_folder_that_cannot_be_kept_by_itself_is_no_fault_and_a_failing_disk_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(number: int) -> None:
        def fail(*_: object) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr("os.open", fail)

    refuse(errno.EACCES)  # as Windows does
    write_whole(tmp_path / "a.txt", b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"new"
    refuse(errno.EIO)
    with pytest.raises(OSError, match="Input/output error"):
        write_whole(tmp_path / "a.txt", b"newer")


def test_an_export_onto_a_full_disk_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("os.fsync", _full)
    assert main(["export", "--out", str(tmp_path), "--form", "coverage.csv"]) == 2
    assert "No space left on device; nothing was changed" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
