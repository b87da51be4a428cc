"""Who changed which rows, when and why: the versions read backwards, one difference after the other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dashboard.domain.merge import Change, Conflict, Row, changes
from dashboard.errors import UserError
from dashboard.io.sheet import read_sheet
from dashboard.io.version_files import FILE, Version, content, current, files_in_force, in_line, versions

_KEPT = 512  # differences between versions, which never change


@dataclass(frozen=True)
class Step:
    """What one version changed. ``version`` is None for what was changed by other means since the newest."""

    version: Version | None
    columns: Row
    changes: tuple[Change, ...]


def steps(folder: Path) -> Iterator[Step]:
    """Yield what each version in the line of the one in force changed, the newest first; one that cannot be read changes nothing."""
    known = versions(folder)
    if not known:
        return
    files = files_in_force(folder)
    here = current(known, files)
    if here is None:
        made = _changes_between(content(folder, known[0].name), files[FILE])
        yield Step(None, read_sheet(files[FILE]).columns, made)
    by_name = {version.name: version for version in known}
    for name in in_line(known, (here or known[0]).name):
        version = by_name[name]
        try:
            yield Step(version, *_of_version(folder, name, version.parent))
        except UserError:
            yield Step(version, (), ())


@lru_cache(maxsize=_KEPT)
def _of_version(folder: Path, name: str, parent: str) -> tuple[Row, tuple[Change, ...]]:
    data = content(folder, name)
    return read_sheet(data).columns, _changes_between(content(folder, parent), data) if parent else ()


def _changes_between(one: bytes, other: bytes) -> tuple[Change, ...]:
    return tuple(changes(read_sheet(one).rows, read_sheet(other).rows))


def history_among(folder: Path, among: Callable[[Row, Row], bool]) -> Iterator[Step]:
    """Yield the steps that changed rows of one kind, with those changes alone. ``among``: whether a row of given columns is one."""
    for step in steps(folder):
        made = tuple(c for c in step.changes if any(row is not None and among(step.columns, row) for row in (c.before, c.after)))
        if made:
            yield Step(step.version, step.columns, made)


def history_of_row(folder: Path, row: Row) -> Iterator[Step]:
    """Yield the steps that made ``row`` what it is, back to where it came from; first the one that took it away, if one did."""
    cells, gone = row, False
    for step in steps(folder):
        made = next((c for c in step.changes if c.after == cells), None)
        if made is None and not gone and cells == row:
            made = next((c for c in step.changes if c.before == cells), None)
            if made:
                gone = True
                yield Step(step.version, step.columns, (made,))
            continue
        if made is None:
            continue
        yield Step(step.version, step.columns, (made,))
        if made.before is None:
            return
        cells = made.before


def later_changes(folder: Path, name: str, conflicts: Sequence[Conflict]) -> list[Version | None]:
    """Return for each conflict with the change of version ``name`` the first later version that changed its row; None: not a version."""
    here = current(known := versions(folder), files_in_force(folder))
    line = in_line(known, here.name) if here else []
    later = [
        step for step in steps(folder) if step.version is None or (step.version.name != name and _is_later(step.version.name, name, line))
    ]
    found: list[Version | None] = []
    for conflict in conflicts:
        first = next((step for step in reversed(later) if any(c.before == conflict.before for c in step.changes)), None)
        found.append(first.version if first else None)
    return found


def _is_later(name: str, than: str, line: Sequence[str]) -> bool:
    return name != than and name in line and (than not in line or line.index(name) < line.index(than))
