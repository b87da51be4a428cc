"""A member's rows in a spreadsheet and back again: what comes back unchanged is the row as it stood."""

import csv
import io
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.domain.dataset import Dataset
from dashboard.domain.merge import MADE_FROM, Row
from dashboard.domain.resolver import NameResolver
from dashboard.exports.tables import neutralise
from dashboard.exports.template import template_xlsx
from dashboard.io.looks import spans
from dashboard.io.problems import Problem, TableError, sentence
from dashboard.io.sheet import Sheet
from dashboard.io.tables import ROW, Table, lost_letters, read_with_problems
from dashboard.io.workbook import ALTERNATIVES
from dashboard.texts.message import message
from dashboard.texts.translator import Translator
from dashboard.upkeep.edits import ALL, as_read, frame_of, member_of, rows_of

_TEXT = {".csv", ".tsv", ".txt"}
MOST_ROWS = 20_000  # of a file, whoever's they are; refused before they are understood


@dataclass(frozen=True)
class Member:
    """Whose rows a spreadsheet is read for, :data:`ALL` where it is the rows of every member that it names.

    Attributes:
        columns: of the table. resolver: of its names.
    """

    member: str
    columns: Row
    resolver: NameResolver


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
class ImportResult:
    """The rows that a file holds of one member, and what is to be said about the rest of it. ``before``: what they are an edit of."""

    rows: list[Row]
    notes: list[Note]
    before: list[Row]


def to_csv(columns: Row, rows: list[Row], *, separator: str = ",") -> bytes:
    """Return ``rows`` as CSV that Excel opens in UTF-8, formulas disarmed."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=separator, lineterminator="\r\n").writerows([map(neutralise, row) for row in (columns, *rows)])
    return ("\ufeff" + buffer.getvalue()).encode()


@contextmanager
def as_file(name: str, data: bytes) -> Iterator[Path]:
    """Give the file as one on disk, under a name of ours, for as long as it is read. Raises TableError: it is neither workbook nor text."""
    ending = Path(name).suffix.lower()
    if ending not in {*_TEXT, *ALTERNATIVES}:
        what = message("is neither a workbook (.xlsx, .ods) nor a text (.csv)")
        raise TableError(name, what, message("Save it again as .xlsx or CSV UTF-8."))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"spreadsheet{'.csv' if ending in _TEXT else ending}"
        path.write_bytes(data)
        try:
            yield path
        except TableError as error:
            raise TableError(name, error.what, error.hint) from error


def read_spreadsheet(name: str, data: bytes, *, renamed: Mapping[str, str] | None = None) -> Spreadsheet:
    """Return what a file holds, as the reader of the data takes it; ``renamed``: what its headers mean, see there. Raises TableError."""
    with as_file(name, data) as path:
        table = read_with_problems(path, most_rows=MOST_ROWS, renamed=renamed)
    if wrong := [problem for problem in table.problems if problem.code == "repeated-column"]:
        raise TableError(name, message("its header row is not clear: {why}", why=[problem.what for problem in wrong]), wrong[0].hint)
    if wrong := [problem for problem in table.problems if problem.code == "unsaved-formula"]:
        rows = spans({problem.row for problem in wrong})
        raise TableError(name, message("has formulas whose values were not saved, in the rows {rows}", rows=rows), wrong[0].hint)
    return Spreadsheet(replace(table, path=Path(name)), table.properties.get(MADE_FROM, ""))


def import_rows(table: Table, rows: list[Row], *, of: Member, words: Translator) -> ImportResult:
    """Return the rows of a member in a spreadsheet; a row without a member is of that one.

    Args:
        rows: those of the member that the spreadsheet was made from, as they stood. One that comes back as it was is that row, also
            in columns that the spreadsheet does not have.

    Raises:
        TableError: all rows are of other members, it does not say whose they are, or the file is another table.
    """
    _, columns = words, of.columns
    found = [name for name in columns if name in table.rows.columns]
    if "place" not in found:
        what, hint = message("has no place column, so it has no operations"), message("Drop the spreadsheet with this member’s rows.")
        raise TableError(table.path.name, what, hint)
    if of.member == ALL and "member" not in found:
        what, hint = message("does not say whose rows they are"), message("Choose the member first, or add a column “member” to the file.")
        raise TableError(table.path.name, what, hint)
    stood = _by_cells(rows, found, of)
    blank = dict.fromkeys(columns, "")  # in their order
    taken, others = [], []
    meant = of.resolver.resolve_table(table.rows)
    known = set(of.resolver.members.values())
    alone = of.member != ALL and ("member" not in found or set(meant["member"]) & known <= {of.member})
    for cells in meant.to_dict("records"):
        named = str(cells.get("member", "")) or (of.member if alone else "")  # in a file of several a row without one may be of any
        if named in known and of.member not in (named, ALL):
            others.append(named)
            continue
        filled = {**blank, **{name: str(cells[name]) for name in found}, "member": named}
        row, rearmed = ({name: as_read(change(cell)) for name, cell in filled.items()} for change in (str, _rearmed))
        same = stood.get(tuple(row[name] for name in found)) or stood.get(tuple(rearmed[name] for name in found))
        taken.append((same.pop(0) if len(same) > 1 else same[0]) if same else tuple(rearmed.values()))
    if others and not taken:
        those = sorted(set(others))[:5]
        what, hint = (
            message("has no rows of {member}; its rows belong to {others}", member=of.member, others=those),
            message("Choose that member."),
        )
        raise TableError(table.path.name, what, hint)
    said = [*table.problems, *lost_letters(table.path.name, table.rows, meant)]
    touched = [_note(p, _) for p in said if p.column in ("", *columns)]
    headers = list(map(str, table.rows.columns.drop(ROW)))
    return ImportResult(taken, [*_notes(headers, columns, others, words), *sorted(touched, key=lambda note: note.row)], rows)


def apart(rows: list[Row], table: Table, of: Member) -> tuple[list[Row], list[Row]]:
    """Return those of ``rows`` that a spreadsheet is about, and the others: of all members, those that it does not name."""
    if of.member != ALL or "member" not in table.rows.columns:
        return rows, []
    named = {member_of(cell, of.resolver) for cell in table.rows["member"].unique()}
    at = of.columns.index("member")
    about: list[Row] = []
    others: list[Row] = []
    for row in rows:
        (about if member_of(row[at], of.resolver) in named else others).append(row)
    return about, others


def _by_cells(rows: list[Row], found: list[str], of: Member) -> dict[Row, list[Row]]:
    """Return the cells in the columns ``found``, as the reader of the data takes them -> the rows that have them."""
    by_cells: dict[Row, list[Row]] = {}
    if rows:
        read = frame_of(of.columns, rows, of.resolver)[found].itertuples(index=False, name=None)
        for cells, row in zip(read, rows, strict=True):
            by_cells.setdefault(tuple(map(str, cells)), []).append(row)
    return by_cells


def member_workbook(sheet: Sheet, dataset: Dataset, member: str, *, lang: str, made_from: str) -> bytes:
    """Return the spreadsheet that ``member`` fills in, with its rows as they stand in ``sheet``, whose fingerprint is ``made_from``."""
    rows = list(filter(rows_of(member, columns=sheet.columns, resolver=dataset.resolver), sheet.rows))
    shown = replace(dataset, operations=frame_of(sheet.columns, rows, dataset.resolver))
    return template_xlsx(shown, member, lang=lang, made_from=made_from)


def _rearmed(cell: str) -> str:
    """Return ``cell`` without the sign that :func:`to_csv` puts before what a spreadsheet would take for a formula."""
    return cell[1:] if neutralise(cell[1:]) == cell else cell


def _note(problem: Problem, _: Translator) -> Note:
    what = sentence(_(problem.what))
    said = f"{what} ({problem.value})" if problem.value else what
    return Note(said, problem.row, (problem.column,) if problem.column else ())


def _notes(found: list[str], columns: Row, others: list[str], _: Translator) -> list[Note]:
    notes = []
    if others:
        words = _(
            (
                "{n, plural, one {One row belongs to another member and was left out: {names}.} other {# rows belong to other "
                "members and were left out: {names}.}}"
            ),
            n=len(others),
            names=sorted(set(others)),
        )
        notes.append(Note(words))
    if missing := [name for name in columns if name not in (*found, "member")]:
        notes.append(
            Note(
                _("Columns missing from the file stay as they are; in new or changed rows they are empty."),
                columns=tuple(missing),
            )
        )
    if extra := [name for name in found if name not in columns]:
        notes.append(Note(_("Unknown columns were left out."), columns=tuple(extra)))
    return notes
