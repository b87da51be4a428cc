"""Who changed which rows of a table, when and why: the versions read backwards, one difference after the other."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dashboard.domain.merge import Change, Conflict, Row
from dashboard.errors import UserError
from dashboard.io.editing import between
from dashboard.io.version_files import FILE, KEPT, TEXTS, Version, current, files_in_force, held, in_line, versions

_KEPT = 512  # differences between versions, which never change


@dataclass(frozen=True)
class Step:
    """What one version changed in one table. ``version`` is None for what was changed by other means since the newest.

    Attributes:
        at: position of each of ``changes`` among all that the version made in the table.
    """

    version: Version | None
    columns: Row
    changes: tuple[Change, ...]
    at: tuple[int, ...]


def known_files(version: Version, parent: Version) -> Collection[str]:
    """Return the files of which it is known what ``version`` changed."""
    return KEPT if version.whole and parent.whole else (FILE,)


def steps(folder: Path, file: str = FILE) -> Iterator[Step]:
    """Yield what each version in the line of the one in force changed in a file, newest first; one that cannot be read changes nothing."""
    known = versions(folder)
    if not known:
        return
    files = files_in_force(folder)
    here = current(known, files)
    if here is None and (file == FILE or known[0].whole):
        yield _step(None, *_between(held(folder, known[0].name, [file]), files, file))
    by_name = {version.name: version for version in known}
    for name in in_line(known, (here or known[0]).name):
        version, parent = by_name[name], by_name.get(by_name[name].parent)
        same = parent is None or file not in known_files(version, parent) or version.files.get(file, "") == parent.files.get(file)
        try:
            yield _step(version, *((), ()) if same else _of_version(folder, name, version.parent, file))
        except UserError:
            yield _step(version, (), ())


def _step(version: Version | None, columns: Row, made: tuple[Change, ...]) -> Step:
    return Step(version, columns, made, tuple(range(len(made))))


@lru_cache(maxsize=_KEPT)
def _of_version(folder: Path, name: str, parent: str, file: str) -> tuple[Row, tuple[Change, ...]]:
    return _between(held(folder, parent, [file]), held(folder, name, [file]), file)


def _between(one: dict[str, bytes], other: dict[str, bytes], file: str) -> tuple[Row, tuple[Change, ...]]:
    made = between(one, other, file)
    return made.columns, tuple(made.changes)


def history_among(folder: Path, among: Callable[[Row, Row], bool], file: str = FILE) -> Iterator[Step]:
    """Yield the steps that changed rows of one kind, with those changes alone. ``among``: whether a row of given columns is one."""
    for step in steps(folder, file):
        mine = [at for at, c in enumerate(step.changes) if any(row is not None and among(step.columns, row) for row in (c.before, c.after))]
        if mine:
            yield _some(step, mine)


def _some(step: Step, which: Sequence[int]) -> Step:
    return Step(step.version, step.columns, tuple(step.changes[at] for at in which), tuple(which))


def history_of_row(folder: Path, row: Row, file: str = FILE) -> Iterator[Step]:
    """Yield the steps that made ``row`` what it is, back to where it came from; first the one that took it away, if one did."""
    cells, gone = row, False
    for step in steps(folder, file):
        at = next((at for at, c in enumerate(step.changes) if c.after == cells), None)
        if at is None and not gone and cells == row:
            at = next((at for at, c in enumerate(step.changes) if c.before == cells), None)
            if at is not None:
                gone = True
                yield _some(step, [at])
            continue
        if at is None:
            continue
        yield _some(step, [at])
        before = step.changes[at].before
        if before is None:
            return
        cells = before


def later_changes(folder: Path, name: str, conflicts: Sequence[Conflict], file: str = FILE) -> list[Version | None]:
    """Return for each conflict with the change of version ``name`` the first later version that changed its row; None: not a version."""
    here = current(known := versions(folder), files_in_force(folder))
    line = in_line(known, here.name) if here else []
    later = [
        step
        for step in steps(folder, file)
        if step.version is None or (step.version.name != name and _is_later(step.version.name, name, line))
    ]
    found: list[Version | None] = []
    for conflict in conflicts:
        first = next((step for step in reversed(later) if _touches(step, conflict, file)), None)
        found.append(first.version if first else None)
    return found


def _touches(step: Step, conflict: Conflict, file: str) -> bool:
    if file not in TEXTS:
        return any(change.before == conflict.before for change in step.changes)
    lines = set(conflict.before[0].splitlines())  # of a text a conflict holds a piece, a change one line
    return any(not lines or (change.before and change.before[0] in lines) for change in step.changes)


def _is_later(name: str, than: str, line: Sequence[str]) -> bool:
    return name != than and name in line and (than not in line or line.index(name) < line.index(than))
