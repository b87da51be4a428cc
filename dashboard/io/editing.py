"""What staff change in the tables and texts of the data folder, carried out on their files, and what leads from one state to another."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.domain.merge import Change, Conflict, MergeConflictError, Row, changes, merge
from dashboard.io.sheet import Sheet, new_sheet, read_sheet, write_sheet
from dashboard.io.version_files import KEPT, TEXTS, Files, VersionError, refuse_workbook
from dashboard.texts.message import message

TEXT_COLUMNS = ("text",)  # a text is one row with one cell


@dataclass(frozen=True)
class Edit:
    """Some rows of a table, edited: ``before`` as they were read, all others left out, and ``after``; ``columns`` of both.

    Attributes:
        among: whether a row is one of those that were read. table: of the schemas, or the name of a text: then ``before`` and ``after``
            hold one row with one cell, all of it.
    """

    columns: Row
    before: Sequence[Row]
    after: Sequence[Row]
    among: Callable[[Row], bool]
    table: str = "operations"

    @property
    def file(self) -> str:
        """Return the name of the file that it edits."""
        return self.table if self.table in TEXTS else f"{self.table}.csv"


def applied(files: Files, edits: Sequence[Edit], *, folder: Path) -> dict[str, bytes]:
    """Return ``files`` of ``folder`` with ``edits`` carried out. Raises MergeConflictError, VersionError, TableError."""
    found = dict(files)
    for at, edit in enumerate(edits):
        try:
            found[edit.file] = _text_after(found, edit) if edit.table in TEXTS else _table_after(found, edit, folder)
        except MergeConflictError as error:
            raise MergeConflictError(error.conflicts, at=at) from error
    return found


def _table_after(files: Files, edit: Edit, folder: Path) -> bytes:
    sheet = sheet_in(files, edit.table, folder=folder)
    if sheet.columns != edit.columns:
        raise VersionError(message("The columns of the table have changed. Reload the page."))
    others = [row for row in sheet.rows if not edit.among(row)]
    return write_sheet(sheet, merge([*others, *edit.before], sheet.rows, [*others, *edit.after]))


def sheet_in(files: Files, table: str, *, folder: Path) -> Sheet:
    """Return a table out of ``files``, blank where there is none. Raises TableError: it is a workbook, or no table that can be edited."""
    name = f"{table}.csv"
    if name in files:
        return read_sheet(files[name], table)
    refuse_workbook(folder, name)
    return new_sheet(table)


def _text_after(files: Files, edit: Edit) -> bytes:
    now = files.get(edit.file, b"").decode("utf-8", "replace")
    (before,), (after,) = edit.before[0], edit.after[0]
    if now not in (before, after):
        raise MergeConflictError([Conflict((before,), ((now,),), ((after,),))])
    return after.encode()


@dataclass(frozen=True)
class TableChanges:
    """What changed in one table, or in one text, whose ``columns`` are then none and whose rows are its lines."""

    table: str
    columns: Row
    changes: list[Change]


def difference(one: bytes, other: bytes, table: str = "operations") -> list[Change]:
    """Return what leads from one content of a table to the other, row by row."""
    return changes(read_sheet(one, table).rows, read_sheet(other, table).rows)


def differences(one: Files, other: Files) -> list[TableChanges]:
    """Return what leads from one content of the folder to the other: each table and text that changed. Raises TableError."""
    return [between(one, other, name) for name in KEPT if one.get(name) != other.get(name)]


def between(one: Files, other: Files, name: str) -> TableChanges:
    """Return what leads from one content of the file ``name`` to the other. Raises TableError."""
    if name in TEXTS:
        before, after = (Counter(files.get(name, b"").decode("utf-8", "replace").splitlines()) for files in (one, other))
        gone, came = ((before - after).elements(), (after - before).elements())
        return TableChanges(name, (), [*(Change((line,), None) for line in gone), *(Change(None, (line,)) for line in came)])
    table = name.removesuffix(".csv")
    old, new = (read_sheet(files[name], table) if name in files else None for files in (one, other))
    shown = new or old or new_sheet(table)
    return TableChanges(table, shown.columns, changes(old.rows if old else [], new.rows if new else []))
