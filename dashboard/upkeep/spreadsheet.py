"""A member's rows in a spreadsheet and back again: what comes back unchanged is the row as it stood."""

import csv
import io
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.domain.called import Called
from dashboard.domain.dataset import Dataset
from dashboard.domain.merge import Row
from dashboard.domain.said import say
from dashboard.exports.tables import neutralise
from dashboard.exports.template import template_xlsx
from dashboard.i18n import Words
from dashboard.io.made_from import made_from
from dashboard.io.problems import Problem, TableError
from dashboard.io.sheet import Sheet
from dashboard.io.tables import ROW, Table, lost_letters, read_with_problems
from dashboard.upkeep.edits import as_read, frame_of, rows_of

_ENDINGS = {".csv", ".tsv", ".txt", ".xlsx"}


@dataclass(frozen=True)
class Member:
    """Whose rows a spreadsheet is read for: the ``columns`` of the table, and what members and themes are ``called``."""

    member: str
    columns: Row
    called: Called


@dataclass(frozen=True)
class Spreadsheet:
    """The rows of a file, and the fingerprint of the table that it was made from, where it says that."""

    table: Table
    made_from: str


@dataclass(frozen=True)
class Note:
    """Something to say of a file. ``row``: as a spreadsheet counts it, 0 the whole file; ``columns``: those that it is about."""

    words: str
    row: int = 0
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Taken:
    """The rows that a file holds of one member, and what is to be said about the rest of it. ``before``: what they are an edit of."""

    rows: list[Row]
    notes: list[Note]
    before: list[Row]


def to_csv(columns: Row, rows: list[Row]) -> bytes:
    """Return ``rows`` as CSV that Excel opens in UTF-8, formulas disarmed."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows([map(neutralise, row) for row in (columns, *rows)])
    return ("\ufeff" + buffer.getvalue()).encode()


def read_spreadsheet(name: str, data: bytes) -> Spreadsheet:
    """Return what a file holds, as the reader of the data takes it. Raises TableError."""
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
    return Spreadsheet(replace(table, path=Path(name)), made_from(data) if ending == ".xlsx" else "")


def take(table: Table, rows: list[Row], *, of: Member, words: Words) -> Taken:
    """Return the rows of a member in a spreadsheet; a row without a member is of that one.

    Args:
        rows: those of the member that the spreadsheet was made from, as they stood. One that comes back as it was is that row, also
            in columns that the spreadsheet does not have.

    Raises:
        TableError: all rows are of other members, or the file is another table.
    """
    _, columns = words, of.columns
    found = [name for name in columns if name in table.rows.columns]
    if "place" not in found:
        what, hint = say("has no column of places, so it holds no operations"), say("Drop the spreadsheet with the member’s rows.")
        raise TableError(table.path.name, what, hint)
    stood = _by_cells(rows, found, of)
    blank = dict.fromkeys(columns, "")  # in their order
    taken, others = [], []
    meant = of.called.in_ids(table.rows)
    alone = "member" not in found or set(meant["member"]) <= {"", of.member}
    for cells in meant.to_dict("records"):
        named = str(cells.get("member", "")) or (of.member if alone else "")  # in a file of several a row without one may be of any
        if named != of.member:
            others.append((cells[ROW], named))
            continue
        filled = {**blank, **{name: str(cells[name]) for name in found}, "member": of.member}
        row, rearmed = ({name: as_read(change(cell)) for name, cell in filled.items()} for change in (str, _rearmed))
        same = stood.get(tuple(row[name] for name in found)) or stood.get(tuple(rearmed[name] for name in found))
        taken.append((same.pop(0) if len(same) > 1 else same[0]) if same else tuple(rearmed.values()))
    if others and not taken:
        those = sorted({named for __, named in others if named})[:5]
        what, hint = say("holds no row of {member}; its rows are of {others}", member=of.member, others=those), say("Choose that member.")
        raise TableError(table.path.name, what, hint)
    strange = [
        Note(_("It names no known member and was left out: {name}.", name=named or "–"), row)
        for row, named in others
        if named not in of.called.members.values()
    ]
    known = [named for __, named in others if named in of.called.members.values()]
    said = [*table.problems, *lost_letters(table.path.name, table.rows, meant)]
    touched = [_note(p, _) for p in said if p.column in ("", *columns)]
    headers = list(map(str, table.rows.columns.drop(ROW)))
    return Taken(taken, [*_notes(headers, columns, known, words), *sorted([*strange, *touched], key=lambda note: note.row)], rows)


def _by_cells(rows: list[Row], found: list[str], of: Member) -> dict[Row, list[Row]]:
    """Return the cells in the columns ``found``, as the reader of the data takes them -> the rows that have them."""
    by_cells: dict[Row, list[Row]] = {}
    if rows:
        read = frame_of(of.columns, rows, of.called)[found].itertuples(index=False, name=None)
        for cells, row in zip(read, rows, strict=True):
            by_cells.setdefault(tuple(map(str, cells)), []).append(row)
    return by_cells


def member_workbook(sheet: Sheet, dataset: Dataset, member: str, *, lang: str, made_from: str) -> bytes:
    """Return the spreadsheet that ``member`` fills in, with its rows as they stand in ``sheet``, whose fingerprint is ``made_from``."""
    rows = list(filter(rows_of(member, columns=sheet.columns, called=dataset.called), sheet.rows))
    shown = replace(dataset, operations=frame_of(sheet.columns, rows, dataset.called))
    return template_xlsx(shown, member, lang=lang, made_from=made_from)


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
