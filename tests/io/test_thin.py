"""Old versions lose their rows by a rule, and never who, when and why."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from dashboard.commands.cli import main
from dashboard.io.thin import ThinError, thin, to_thin
from dashboard.io.version_files import Version, VersionError, content, fingerprint, in_line, versions


def _version(number: int, when: str, parent: str = "") -> Version:
    return Version(number, fingerprint(str(number).encode()), parent, "A. B.", when, "why", 1, 0)


def _line(count: int) -> list[Version]:
    """Return ``count`` versions, the newest first, three in each month from January 2020 on."""
    made: list[Version] = []
    for n in range(1, count + 1):
        month, year = (n - 1) // 3 % 12 + 1, 2020 + (n - 1) // 36
        made.insert(0, _version(n, f"{year}-{month:02d}-{n % 3 + 1:02d}T10:00:00+00:00", made[0].name if made else ""))
    return made


def _write(folder: Path, made: list[Version]) -> None:
    for version in made:
        place = folder / "versions" / version.name
        place.mkdir(parents=True)
        (place / "operations.csv").write_text(str(version.number))
        (place / "version.json").write_text(json.dumps(asdict(version)))
    (folder / "operations.csv").write_text(str(made[0].number))


def test_the_newest_hundred_the_first_and_the_last_of_each_month_stay() -> None:
    known = _line(110)
    going = [version.number for version in to_thin(known, keep=100, now=known[0])]
    assert going == [2, 4, 5, 7, 8, 10]  # of 1 to 10: 3, 6 and 9 are the last of their months, and 12 is that of 10 to 12
    assert to_thin(known[:100], keep=100, now=None) == []


def test_what_is_in_force_stays_however_old_it_is() -> None:
    known = _line(110)
    old = next(version for version in known if version.number == 5)
    assert 5 not in [version.number for version in to_thin(known, keep=100, now=old)]


def test_fewer_than_a_hundred_are_never_kept() -> None:
    with pytest.raises(ThinError, match="at least 100"):
        to_thin(_line(5), keep=5, now=None)


def test_who_when_and_why_and_the_line_of_versions_stay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = _line(110)
    _write(tmp_path, made)
    assert main(["thin", "--data", str(tmp_path), "--dry-run"]) == 0
    assert content(tmp_path, made[-2].name) == b"2"
    assert main(["thin", "--data", str(tmp_path)]) == 0
    assert "6 versions have lost their rows" in capsys.readouterr().out
    assert [v.number for v in versions(tmp_path)] == list(range(110, 0, -1))
    assert len(in_line(versions(tmp_path), made[0].name)) == 110
    with pytest.raises(VersionError, match="cannot be read"):
        content(tmp_path, made[-2].name)
    assert content(tmp_path, made[-3].name) == b"3"
    assert thin(tmp_path, keep=100, really=True) == []
    assert '"what": "thin"' in (tmp_path / "versions" / "audit.log").read_text()


def test_the_command_takes_a_lock_away_that_is_old(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "versions").mkdir()
    said = {"computer": "OFFICE-2", "who": "A. B.", "since": "2026-01-02T10:00:00+00:00", "process": 1, "by_system": False}
    (tmp_path / "versions" / ".publishing.json").write_text(json.dumps(said))
    assert main(["unlock", "--data", str(tmp_path)]) == 0
    assert "OFFICE-2" in capsys.readouterr().out
    assert main(["unlock", "--data", str(tmp_path)]) == 2
    assert "not locked any more" in capsys.readouterr().err
