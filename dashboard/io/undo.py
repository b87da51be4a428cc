"""Take back what one version changed, in all its tables and texts or in one row, as a new version; what was changed later stays."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.domain.merge import Change, Conflict, MergeConflictError, Row, changes
from dashboard.domain.undo import Later, before_one
from dashboard.domain.undo import undo as undo_rows
from dashboard.domain.undo_text import undo_text
from dashboard.io.editing import TEXT_COLUMNS, Edit, TableChanges, between, sheet_in
from dashboard.io.row_history import known_files
from dashboard.io.sheet import write_sheet
from dashboard.io.version_files import KEPT, TEXTS, Files, Version, VersionError, contents, files_in_force, state_of, versions
from dashboard.io.versions import put
from dashboard.texts.message import message


@dataclass(frozen=True)
class OneRow:
    """One row that a version changed: ``at`` is its position among the changes of ``table``, see ``dashboard.io.row_history``."""

    table: str
    at: int


@dataclass(frozen=True)
class TableUndone:
    """One table, or one text as a row of one cell: its rows ``now``, and ``rows`` as they would be.

    Attributes:
        again: rows that were changed again later.
    """

    table: str
    columns: Row
    now: Sequence[Row]
    rows: Sequence[Row]
    again: Sequence[Conflict] = ()

    def edit(self) -> Edit:
        """Return what would be changed, as an edit of the rows that it touches and of no others."""
        touched = set(Counter(self.now) - Counter(self.rows))
        come = list((Counter(self.rows) - Counter(self.now)).elements())
        before, stay = ([row for row in rows if row in touched] for rows in (self.now, self.rows))
        return Edit(self.columns, before, [*stay, *come], touched.__contains__, self.table)


@dataclass(frozen=True)
class Undone:
    """What taking back would give: ``files``, the hash ``seen`` of what is in force, and each table of the version."""

    seen: str
    files: dict[str, bytes]
    tables: list[TableUndone] = field(default_factory=list)
    shown: list[TableChanges] = field(default_factory=list)

    @property
    def again(self) -> list[Conflict]:
        """Return the rows of all tables that were changed again later."""
        return [conflict for table in self.tables for conflict in table.again]

    def edits(self) -> list[Edit]:
        """Return what would be changed, table by table."""
        return [table.edit() for table in self.tables if Counter(table.now) != Counter(table.rows)]


def undone(folder: Path, name: str, *, later: Later, only: OneRow | None = None) -> Undone:
    """Return the data folder as it would be without what the version ``name`` changed, or without ``only`` one row of that.

    Args:
        later: what becomes of rows that were changed again; they are named and stay where it is ``ask``.

    Raises:
        VersionError: there is no such version, or nothing is known of what it changed. TableError: a table cannot be read.
    """
    return _undone(files_in_force(folder), folder, name, later=later, only=only)


def _undone(now: Files, folder: Path, name: str, *, later: Later, only: OneRow | None) -> Undone:
    version = next((v for v in versions(folder) if v.name == name), None)
    parent = next((v for v in versions(folder) if version and v.name == version.parent), None)
    if version is None or parent is None:
        raise VersionError(message("Nothing is known of what version {name} changed.", name=name))
    before, after = contents(folder, parent.name), contents(folder, name)
    changed = [file for file in known_files(version, parent) if before.get(file) != after.get(file)]
    files, tables = dict(now), []
    for file in changed:
        if only and (file in TEXTS or file.removesuffix(".csv") != only.table):
            continue
        step = _Step(file, before, after, now, folder)
        tables.append(step.text(later) if file in TEXTS else step.table(later, only))
        step.write(tables[-1], files)
    if only and not tables:
        raise VersionError(message("Nothing is known of what version {name} changed.", name=name))
    shown = [between(now, files, file) for file in KEPT if now.get(file) != files.get(file)]
    return Undone(state_of(now), files, tables, shown)


@dataclass(frozen=True)
class _Step:
    """One file ``before`` and ``after`` a version, and ``now``."""

    file: str
    before: Files
    after: Files
    now: Files
    folder: Path

    def text(self, later: Later) -> TableUndone:
        before, after, now = (files.get(self.file, b"").decode("utf-8", "replace") for files in (self.before, self.after, self.now))
        again: list[Conflict] = []
        try:
            made = undo_text(before, after, now, later="ask")
        except MergeConflictError as error:
            again = error.conflicts
            made = undo_text(before, after, now, later=_decided(later))
        return TableUndone(self.file, TEXT_COLUMNS, [(now,)], [(made,)], again)

    def table(self, later: Later, only: OneRow | None) -> TableUndone:
        name = self.file.removesuffix(".csv")
        before, after, now = (sheet_in(files, name, folder=self.folder) for files in (self.before, self.after, self.now))
        then = {sheet.columns for sheet, files in ((before, self.before), (after, self.after)) if self.file in files}
        if then != {now.columns}:
            raise VersionError(message("The table has other columns since then. Restore a whole version instead."))
        old = before_one(before.rows, after.rows, _change(before.rows, after.rows, only.at)) if only else before.rows
        again: list[Conflict] = []
        try:
            rows = undo_rows(old, after.rows, now.rows, later="ask")
        except MergeConflictError as error:
            again = error.conflicts
            rows = undo_rows(old, after.rows, now.rows, later=_decided(later))
        return TableUndone(name, now.columns, now.rows, rows, again)

    def write(self, made: TableUndone, files: dict[str, bytes]) -> None:
        """Put what was made of the file into ``files``; one that the version began goes where nothing is left in it."""
        empty = not made.rows or not made.rows[0][0] if self.file in TEXTS else not made.rows
        if self.file not in self.before and empty:
            files.pop(self.file, None)
        elif self.file in TEXTS:
            files[self.file] = made.rows[0][0].encode()
        elif Counter(made.now) != Counter(made.rows):
            files[self.file] = write_sheet(sheet_in(self.now, made.table, folder=self.folder), made.rows)


def _decided(later: Later) -> Later:
    return "keep" if later == "ask" else later


def _change(before: Sequence[Row], after: Sequence[Row], at: int) -> Change:
    made = changes(before, after)
    if not 0 <= at < len(made):
        raise VersionError(message("There is no such change."))
    return made[at]


def undo(  # noqa: PLR0913
    folder: Path, name: str, *, later: Later, seen: str, who: str, why: str, refuse: Callable[[Undone], None], only: OneRow | None = None
) -> Version:
    """Put into force what is left without the change of the version ``name``, or without ``only`` one row of it, as a new version.

    Args:
        seen: hash of what was in force when this was decided. refuse: raises where that cannot be published.

    Raises:
        MergeConflictError: rows were changed again, and ``later`` is ``ask``. VersionError: as :func:`undone`. Nothing is written then.
    """
    found = undone(folder, name, later=later, only=only)
    if later == "ask" and found.again:
        raise MergeConflictError(found.again)
    refuse(found)
    return put(folder, lambda now: _undone(now, folder, name, later=later, only=only).files, seen=seen, who=who, why=why)
