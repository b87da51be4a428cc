"""A member's rows in a spreadsheet and back again: what comes back unchanged is the row as it stood."""

import csv
import io
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dashboard.domain.merge import Row
from dashboard.domain.names import fold
from dashboard.domain.said import say
from dashboard.exports.tables import neutralise
from dashboard.i18n import Words
from dashboard.io.problems import Problem, TableError
from dashboard.io.tables import ROW, Table, read_with_problems
from dashboard.upkeep.edits import as_read, frame_of

_ENDINGS = {".csv", ".tsv", ".txt", ".xlsx"}


@dataclass(frozen=True)
class Note:
    """Something to say of a file. ``row``: as a spreadsheet counts it, 0 the whole file; ``columns``: those that it is about."""

    words: str
    row: int = 0
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Taken:
    """The rows that a file holds of one member, and what is to be said about the rest of it."""

    rows: list[Row]
    notes: list[Note]


@dataclass(frozen=True)
class Called:
    """What members and themes may be called, folded -> id."""

    members: dict[str, str]
    themes: dict[str, str]


def to_csv(columns: Row, rows: list[Row]) -> bytes:
    """Return ``rows`` as CSV that Excel opens in UTF-8, formulas disarmed."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows([map(neutralise, row) for row in (columns, *rows)])
    return ("\ufeff" + buffer.getvalue()).encode()


def read_spreadsheet(name: str, data: bytes) -> Table:
    """Return the rows of a file as the reader of the data does. Raises TableError."""
    ending = Path(name).suffix.lower()
    if ending not in _ENDINGS:
        raise TableError(name, say("is neither .csv nor .xlsx"), say("Save it anew as .xlsx or as CSV UTF-8."))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"spreadsheet{'.xlsx' if ending == '.xlsx' else '.csv'}"
        path.write_bytes(data)
        try:
            table = read_with_problems(path)
        except TableError as error:
            raise TableError(name, error.what, error.hint) from error
    if wrong := [problem for problem in table.problems if problem.severity == "error" and problem.column]:
        raise TableError(name, say("its header row is not clear: {why}", why=[problem.what for problem in wrong]), wrong[0].hint)
    return replace(table, path=Path(name))


def take(table: Table, now: dict[str, Any], *, member: str, called: Called, words: Words) -> Taken:
    """Return the rows of ``member`` in a spreadsheet; a row without a member is of that one.

    Args:
        now: ``columns`` of the table, and the ``rows`` of the member as they stand.
        called: what members and themes may be called; a theme that is called by its name becomes its id.

    Raises:
        TableError: all rows are of other members.
    """
    _, columns = words, now["columns"]
    known = {_key(columns, row): row for row in now["rows"]}
    blank = dict.fromkeys(columns, "")  # in their order
    rows, others = [], []
    for cells in table.rows.to_dict("records"):
        said = str(cells.get("member") or "")
        if said and called.members.get(fold(said), said) != member:
            others.append((cells[ROW], said))
            continue
        filled = {**blank, **{str(k): str(v) for k, v in cells.items() if k in blank}, "member": member}
        filled["theme"] = ";".join(called.themes.get(fold(theme), theme) for theme in filled["theme"].split(";"))
        row, rearmed = tuple(map(as_read, filled.values())), tuple(as_read(_rearmed(cell)) for cell in filled.values())
        rows.append(known.get(row) or known.get(rearmed, rearmed))
    if others and not rows:
        those = sorted({said for __, said in others})[:5]
        what, hint = say("holds no row of {member}; its rows are of {others}", member=member, others=those), say("Choose that member.")
        raise TableError(table.path.name, what, hint)
    strange = [
        Note(_("It names no known member and was left out: {name}.", name=name), row)
        for row, name in others
        if fold(name) not in called.members
    ]
    touched = [_note(p, _) for p in table.problems if p.column in ("", *columns)]
    found = list(map(str, table.rows.columns.drop(ROW)))
    return Taken(
        rows, [*_notes(found, columns, len(others) - len(strange), words), *sorted([*strange, *touched], key=lambda note: note.row)]
    )


def _rearmed(cell: str) -> str:
    """Return ``cell`` without the sign that :func:`to_csv` puts before what a spreadsheet would take for a formula."""
    return cell[1:] if neutralise(cell[1:]) == cell else cell


def _note(problem: Problem, _: Words) -> Note:
    said = f"{_(problem.what)} ({problem.value})" if problem.value else _(problem.what)
    return Note(said, problem.row, (problem.column,) if problem.column else ())


def _key(columns: Row, row: Row) -> Row:
    return tuple(map(str, frame_of(columns, [row]).iloc[0]))


def _notes(found: list[str], columns: Row, others: int, _: Words) -> list[Note]:
    notes = []
    if others:
        notes.append(
            Note(_.count("One row is of another member and was left out.", "{n} rows are of other members and were left out.", others))
        )
    if missing := [name for name in columns if name not in (*found, "member")]:
        notes.append(Note(_("Columns that the file does not have stay empty."), columns=tuple(missing)))
    if extra := [name for name in found if name not in columns]:
        notes.append(Note(_("Columns that are not known were left out."), columns=tuple(extra)))
    return notes
