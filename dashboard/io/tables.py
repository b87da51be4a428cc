"""Read a table as people write it: any encoding, separator and order of columns, Albanian or English headers, titles above them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.domain.names import LOST, fold
from dashboard.domain.resolver import NAMED
from dashboard.domain.sanitize import LONGEST
from dashboard.domain.unique import map_unique
from dashboard.io.cells import clean_column, clean_text
from dashboard.io.column_names import COLUMN_NAMES, OF_LEVEL, ONE_YEAR
from dashboard.io.foreign import guess, is_form_time, renamed_header
from dashboard.io.grid import MOST_CELLS, Grid, read_grid
from dashboard.io.headers import Columns, columns_of, find_whole_header, known_count
from dashboard.io.looks import Body, look_at
from dashboard.io.problems import LOOK, Problem, TableError, refusal
from dashboard.io.schemas import REQUIRED
from dashboard.io.settling import footer_start, settle
from dashboard.io.unchanged import read_once
from dashboard.io.workbook import ALTERNATIVES, Row
from dashboard.texts.message import message

ROW = "_row"  # the row as a spreadsheet counts it
LEFT_OUT = {
    "row-above-header": message("the row is above the header and is left out"),
    "repeated-header": message("the header row is repeated and is left out"),
    "row-below-table": message("the row is below the table and is left out"),
}
_LOOKED_AT = 100  # rows, to guess what an unknown column is
_SHOWN_AS = dict.fromkeys(OF_LEVEL, "place") | {ONE_YEAR: "year_from"}


@dataclass(frozen=True)
class Table:
    """A table as read.

    Attributes:
        rows: text, blank cells as ``""``, plus the row number ``_row``. path: the file that was read.
        problems: what was left out or changed on reading. Each row of the file that is filled is in ``rows``, is the header or the
            HXL tag row, or is named here.
        headers: column -> how the file calls it. properties: what a workbook says of itself. of_member: whether it is the spreadsheet
            that one member filled in.
    """

    rows: pd.DataFrame
    path: Path
    problems: list[Problem]
    headers: dict[str, str] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)
    of_member: bool = False


def read_table(path: Path, *, table: str = "") -> pd.DataFrame:
    """Return the rows of ``path`` alone, see :func:`read_with_problems`.

    Raises:
        TableError: as there, and for the first of its problems that is an error. Nothing that is filled is left out in silence.
    """
    found = read_with_problems(path, table=table)
    for problem in found.problems:
        if problem.severity == "error":
            raise refusal(problem)
    return found.rows


def read_with_problems(path: Path, *, table: str = "", most_rows: int | None = None, renamed: Mapping[str, str] | None = None) -> Table:
    """Return the rows of ``path`` under the columns of the schemas, with what was left out or changed.

    Args:
        path: CSV or a workbook; a sibling with the ending of a workbook is read where there is no ``.csv``.
        table: which table it is; else the one that the file is named after, else the operations, which is what members send.
        most_rows: a file with more of them is refused before it is understood.
        renamed: header -> column of ours, where somebody said what the headers of the file mean; all others are then not read.

    Raises:
        TableError: missing, empty, too large or unreadable file.
    """
    path = next((p for p in (path, *map(path.with_suffix, ALTERNATIVES)) if p.exists()), path)
    name = table or (path.stem if path.stem in COLUMN_NAMES else "operations")
    means = None if renamed is None else tuple(renamed.items())
    found = read_once(path, lambda: _read(path, name, most_rows, renamed), "table", name, most_rows, means)
    return replace(found, rows=found.rows.copy(deep=False), path=path, problems=list(found.problems))


def _read(path: Path, name: str, most_rows: int | None, renamed: Mapping[str, str] | None) -> Table:
    found = read_grid(path, name) if most_rows is None else read_grid(path, name, most_rows=most_rows)
    grid = found.rows
    top, header, high = find_whole_header([cells for _, cells in grid], name)
    if renamed is not None:
        top, header, high = renamed_header([cells for _, cells in grid], name, renamed)
    if not known_count(header, name):
        needed = list(REQUIRED[name])
        hint = message("Write the names of the columns above the rows: {names}.", names=needed)
        raise TableError(path.name, message("has no row with column names"), hint)
    columns = columns_of(_without_blank_end([clean_text(cell) for cell in header]), name)
    _refuse_two_headers(grid[: top + 1], name, path.name)
    above = [
        *_skipped_sheets(found, path.name),
        *(_left_out("row-above-header", path.name, row, columns) for row in grid[:top]),
    ]
    body = grid[top + high :]
    end = footer_start(body, columns)
    above += [_left_out("row-below-table", path.name, row, columns) for row in body[end:]]
    body, of_looks = look_at(Body(body[:end], columns, path.name), found.looks)
    above += of_looks
    if len(body) * len(columns.names) > MOST_CELLS:
        what = message("the header in row {row} names {n} columns", row=str(grid[top][0]), n=len(columns.names))
        raise TableError(path.name, what, message("Delete the rows and cells beyond the table."))
    if not found.ended and body and len(body[-1][1]) < len(columns.names):
        cut = message("the row ends before the table does; the file may have been cut off")
        above.append(Problem("cut-off-row", path.name, body[-1][0], "", "", cut, message("Complete it, and check that no row is missing.")))
    cells = _cells_of(body, columns)
    rows, problems = _framed(cells, columns, header=header, file=path.name)
    row = grid[top + high - 1][0]
    rows, settled = settle(rows, columns, header=header, file=path.name, row=row, by=ROW)
    problems = [*_column_problems(columns, path.name, grid[top][0], cells, name), *_nameless(body, columns, path.name), *problems, *settled]
    headers = {name: clean_text(cell) for name, cell in reversed(list(zip(columns.names, header, strict=False))) if name}
    return Table(rows, path, [*above, *problems], headers, found.properties, found.of_member)


def _skipped_sheets(grid: Grid, file: str) -> Iterator[Problem]:
    """Name each sheet that is filled and not read."""
    hint = message("If these are rows of the table, put them below those that are read. Otherwise no action is needed.")
    for sheet, n in grid.skipped_sheets.items():
        what = message("the sheet {name} is not read; it has {n, plural, one {# row} other {# rows}}", name=sheet, n=n)
        yield Problem("unread-sheet", file, 0, "", "", what, hint)


def lost_letters(file: str, written: pd.DataFrame, meant: pd.DataFrame) -> Iterator[Problem]:
    """Say of each member and theme in ``written`` that letters were lost in it, where it was ``meant`` all the same."""
    for name in meant.columns.intersection(NAMED):
        lost = written[name].str.contains(LOST) & written[name].ne(meant[name])
        for row, was, text in zip(written.loc[lost, ROW], written.loc[lost, name], meant.loc[lost, name], strict=True):
            what = message("letters lost through a wrong encoding; read as {text}", text=text)
            yield Problem("lost-letters", file, int(row), name, was, what, LOOK)


def _without_blank_end(cells: list[str]) -> list[str]:
    return cells[: max((n for n, cell in enumerate(cells, 1) if cell), default=0)]


def _refuse_two_headers(grid: list[Row], table: str, file: str) -> None:
    """Raise TableError where rows stand between the header, which is the last of ``grid``, and a row that could be one as well."""
    most = known_count(grid[-1][1], table)
    other = next((number for number, cells in grid[:-2] if 2 * known_count(cells, table) > most), 0)
    if other:
        what = message("has rows between the header rows {one} and {other}", one=str(other), other=str(grid[-1][0]))
        raise TableError(file, what, message("Keep one header row, above all other rows."))


def _left_out(code: str, file: str, row: Row, columns: Columns) -> Problem:
    filled = [clean_text(cell) for i, cell in enumerate(row[1]) if cell and i not in columns.ignored]
    return Problem(code, file, row[0], "", " | ".join(filled)[:200], LEFT_OUT[code], message("No action needed."))


def _column_problems(columns: Columns, file: str, row: int, cells: pd.DataFrame, table: str) -> Iterator[Problem]:
    for one, other in columns.twice:
        twice = message("the column {name} appears twice", name=one)
        what = twice if one == other else message("the columns {one} and {other} mean the same", one=one, other=other)
        yield Problem("repeated-column", file, row, one, "", what, message("Delete or rename one of them."))
    for name, near in columns.unknown.items():
        what, hint = message("unknown column; it is not used"), message("Correct its name, or leave it as it is.")
        values = [text for text in map(clean_text, map(str, cells[columns.names.index(name)].head(_LOOKED_AT))) if text]
        if is_form_time(name, values):
            what, hint = message("says when a form was sent, not when the work was done; it is not used"), message("No action needed.")
        elif near:
            hint = message("Did you mean: {near}? Then correct its name; otherwise leave it as it is.", near=near)
        elif values and (column := guess(name, values, table, columns.names)):
            hint = message(
                "It may be the column {column}. Then name it so; otherwise leave it as it is.", column=_SHOWN_AS.get(column, column)
            )
        yield Problem("unknown-column", file, row, name, "", what, hint)


def _cells_of(body: list[Row], columns: Columns) -> pd.DataFrame:
    """Return the cells of ``body`` below a header as written, those that a short row lacks as ``""``; index = row number."""
    wide = len(columns.names)
    rows = [cells if len(cells) == wide else (cells + [""] * wide)[:wide] for _, cells in body]
    return pd.DataFrame(rows, index=[number for number, _ in body], columns=range(wide), dtype=object)


def _nameless(body: list[Row], columns: Columns, file: str) -> Iterator[Problem]:
    """Report filled cells under no column name."""
    wide, at = len(columns.names), [i for i, name in enumerate(columns.names) if not name]
    for number, cells in body:
        if at or len(cells) > wide:
            lost = next(filter(None, map(clean_text, (*(cells[i] for i in at if i < len(cells)), *cells[wide:]))), "")
            if lost:
                hint = message("Give the column a name, or empty the cell.")
                what = message("row {row} has a value in a column without a name", row=str(number))
                yield Problem("unnamed-column", file, number, "", lost, what, hint)


def _framed(cells: pd.DataFrame, columns: Columns, *, header: list[str], file: str) -> tuple[pd.DataFrame, list[Problem]]:
    """Return ``cells`` as a frame under ``columns``, cleaned and without repeated headers, and what was changed or left out."""
    at = {name: i for i, name in reversed(list(enumerate(columns.names))) if name and i not in columns.ignored}
    ordered = sorted(at, key=lambda name: at[name])
    cleaned = {name: clean_column(cells[at[name]], name) for name in ordered}
    frame = pd.DataFrame({name: text for name, (text, _) in cleaned.items()}, index=cells.index)
    again = _repeats(cells[[at[name] for name in ordered]], [fold(header[at[name]]) for name in ordered])
    kept = (frame != "").any(axis="columns") & ~again
    rows = cells.loc[again].itertuples(name=None)
    problems = [_left_out("repeated-header", file, (number, list(row)), columns) for number, *row in rows]
    for name, (_, why) in cleaned.items():
        touched = (why != "") & kept
        parts = zip(cells.index[touched], cells.loc[touched, at[name]], why[touched], strict=True)
        column = _SHOWN_AS.get(name, name)
        problems += [Problem("changed-on-reading", file, int(n), column, was, said, LOOK) for n, was, said in parts]
    for name in ordered:
        long = frame[name].loc[frame[name].str.len() > LONGEST]
        what = message("the cell has more than {n} characters", n=LONGEST)
        hint = message("Shorten it: readers do not see the rest.")
        cut = zip(long.index, long, strict=True)
        problems += [Problem("long-cell", file, int(n), name, f"{text[:40]}…", what, hint) for n, text in cut]
    return frame.loc[kept].rename_axis(ROW).reset_index()[[*ordered, ROW]], problems


def _repeats(cells: pd.DataFrame, header: list[str]) -> np.ndarray:
    """Return which rows say the same as ``header``, which is folded."""
    same = np.full(len(cells), True)
    for column, name in zip(cells.columns, header, strict=True):
        left = np.flatnonzero(same)  # few after the first column
        same[left] = map_unique(cells[column].iloc[left], fold) == name
    return same
