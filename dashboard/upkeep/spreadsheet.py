"""A member's rows in a spreadsheet and back again: what comes back unchanged is the row as it stood."""

import csv
import io
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.domain.called import Called
from dashboard.domain.merge import MergeConflictError, Row, changes, merge
from dashboard.domain.said import say
from dashboard.exports.tables import neutralise
from dashboard.i18n import Words
from dashboard.io.problems import Problem, TableError
from dashboard.io.tables import ROW, Table, read_with_problems
from dashboard.upkeep.edits import as_read, frame_of

_ENDINGS = {".csv", ".tsv", ".txt", ".xlsx"}


@dataclass(frozen=True)
class Member:
    """Whose rows a spreadsheet is read for: the ``columns`` of the table, and what members and themes are ``called``."""

    member: str
    columns: Row
    called: Called


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


def take(table: Table, rows: list[Row], *, of: Member, words: Words) -> Taken:
    """Return the rows of a member in a spreadsheet; a row without a member is of that one.

    Args:
        rows: those of the member that the spreadsheet was made from, as they stood. One that comes back as it was is that row, also
            in columns that the spreadsheet does not have.

    Raises:
        TableError: all rows are of other members.
    """
    _, columns = words, of.columns
    found = [name for name in columns if name in table.rows.columns]
    stood = _by_cells(rows, found, of)
    blank = dict.fromkeys(columns, "")  # in their order
    taken, others = [], []
    for cells in of.called.in_ids(table.rows).to_dict("records"):
        if (named := str(cells.get("member") or of.member)) != of.member:
            others.append((cells[ROW], named))
            continue
        filled = {**blank, **{name: str(cells[name]) for name in found}, "member": of.member}
        row, rearmed = ({name: as_read(change(cell)) for name, cell in filled.items()} for change in (str, _rearmed))
        same = stood.get(tuple(row[name] for name in found)) or stood.get(tuple(rearmed[name] for name in found))
        taken.append((same.pop(0) if len(same) > 1 else same[0]) if same else tuple(rearmed.values()))
    if others and not taken:
        those = sorted({named for __, named in others})[:5]
        what, hint = say("holds no row of {member}; its rows are of {others}", member=of.member, others=those), say("Choose that member.")
        raise TableError(table.path.name, what, hint)
    strange = [
        Note(_("It names no known member and was left out: {name}.", name=named), row)
        for row, named in others
        if named not in of.called.members.values()
    ]
    known = [named for __, named in others if named in of.called.members.values()]
    touched = [_note(p, _) for p in table.problems if p.column in ("", *columns)]
    headers = list(map(str, table.rows.columns.drop(ROW)))
    return Taken(taken, [*_notes(headers, columns, known, words), *sorted([*strange, *touched], key=lambda note: note.row)])


def _by_cells(rows: list[Row], found: list[str], of: Member) -> dict[Row, list[Row]]:
    """Return the cells in the columns ``found``, as the reader of the data takes them -> the rows that have them."""
    by_cells: dict[Row, list[Row]] = {}
    if rows:
        read = frame_of(of.columns, rows, of.called)[found].itertuples(index=False, name=None)
        for cells, row in zip(read, rows, strict=True):
            by_cells.setdefault(tuple(map(str, cells)), []).append(row)
    return by_cells


def brought_up(taken: Taken, base: list[Row], now: list[Row], *, of: Member, _: Words) -> Taken:
    """Return what a spreadsheet changes of its ``base``, carried out on the rows as they stand ``now``.

    Where a row was changed on both sides, the spreadsheet's holds, and a note names it.
    """
    since = changes(base, now)
    if not since:
        return taken
    words = _.count(
        "One row was changed since this spreadsheet was made; that holds.",
        "{n} rows were changed since this spreadsheet was made; that holds.",
        len(since),
    )
    notes = [Note(words)]
    try:
        rows = merge(base, now, taken.rows)
    except MergeConflictError as error:
        settled = list(base)
        for conflict in error.conflicts:
            for after in conflict.theirs:
                settled.remove(conflict.before)
                settled += [after] if after is not None else []
            place = conflict.before[of.columns.index("place")]
            notes.append(Note(_("Both this spreadsheet and somebody else changed the row of {place}: look at it.", place=place)))
        rows = merge(settled, now, taken.rows)
    return Taken(rows, [*notes, *taken.notes])


def _rearmed(cell: str) -> str:
    """Return ``cell`` without the sign that :func:`to_csv` puts before what a spreadsheet would take for a formula."""
    return cell[1:] if neutralise(cell[1:]) == cell else cell


def _note(problem: Problem, _: Words) -> Note:
    said = f"{_(problem.what)} ({problem.value})" if problem.value else _(problem.what)
    return Note(said, problem.row, (problem.column,) if problem.column else ())


def _notes(found: list[str], columns: Row, others: list[str], _: Words) -> list[Note]:
    notes = []
    if others:
        those = ", ".join(sorted(set(others)))
        words = _.count(
            "One row is of another member and was left out: {names}.",
            "{n} rows are of other members and were left out: {names}.",
            len(others),
            names=those,
        )
        notes.append(Note(words))
    if missing := [name for name in columns if name not in (*found, "member")]:
        notes.append(
            Note(
                _("Columns that the file does not have stay as they are, and are empty in rows that are new or changed."),
                columns=tuple(missing),
            )
        )
    if extra := [name for name in found if name not in columns]:
        notes.append(Note(_("Columns that are not known were left out."), columns=tuple(extra)))
    return notes
