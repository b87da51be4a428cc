"""Read a table as people write it: any encoding, separator and order of columns, Albanian or English headers, titles above them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.domain.called import NAMED
from dashboard.domain.distinct import mapped
from dashboard.domain.inert import LONGEST
from dashboard.domain.names import LOST, fold
from dashboard.domain.said import say
from dashboard.io.cells import clean, tidy
from dashboard.io.column_names import COLUMN_NAMES
from dashboard.io.grid import MOST_CELLS, Grid, Row, read_grid
from dashboard.io.headers import Columns, columns_of, find_whole_header, known_count
from dashboard.io.problems import Problem, TableError, refusal
from dashboard.io.schemas import SCHEMAS

ROW = "_row"  # the row as a spreadsheet counts it
LOOK = say("Nothing to do if that is so, else correct the cell.")
_HXL_TAG = re.compile(r"#[a-z][a-z0-9_]*(?:\s*\+\s*[a-z0-9_]+)*")


@dataclass(frozen=True)
class Table:
    """A table as read.

    Attributes:
        rows: text, blank cells as ``""``, plus the row number ``_row``. path: the file that was read.
        problems: what was left out or changed on reading. Each row of the file that is filled is in ``rows``, is the header or the
            HXL tag row, or is named here.
    """

    rows: pd.DataFrame
    path: Path
    problems: list[Problem]


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


def read_with_problems(path: Path, *, table: str = "") -> Table:
    """Return the rows of ``path`` under the columns of the schemas, with what was left out or changed.

    Args:
        path: CSV or ``.xlsx``; a sibling with the ending ``.xlsx`` is read where there is no ``.csv``.
        table: which table it is; else the one that the file is named after, else the operations, which is what members send.

    Raises:
        TableError: missing, empty, too large or unreadable file.
    """
    if not path.exists() and path.with_suffix(".xlsx").exists():
        path = path.with_suffix(".xlsx")
    name = table or (path.stem if path.stem in COLUMN_NAMES else "operations")
    found = read_grid(path, name)
    grid = found.rows
    top, header, high = find_whole_header([cells for _, cells in grid], name)
    if not known_count(grid[top][1], name):
        needed = list(map(str, SCHEMAS[name].columns))
        hint = say("Write the names of the columns above the rows: {names}.", names=needed)
        raise TableError(path.name, say("has no row with names of columns"), hint)
    columns = columns_of(_without_blank_end([tidy(cell) for cell in header]), name)
    _refuse_two_headers(grid[: top + 1], name, path.name)
    above = [
        *_aside(found, path.name),
        *(_left_out(path.name, row, columns, say("the row stands above the header and is left out")) for row in grid[:top]),
    ]
    body = _without_hxl(grid[top + high :])
    if len(body) * len(columns.names) > MOST_CELLS:
        what = say("the header in row {row} names {n} columns", row=grid[top][0], n=len(columns.names))
        raise TableError(path.name, what, say("Delete those beyond the table."))
    if not found.ended and body and len(body[-1][1]) < len(columns.names):
        cut = say("the row ends before the table does, as where a file was cut off")
        above.append(Problem(path.name, body[-1][0], "", "", cut, say("Complete it, and see that no row is lost.")))
    cells = _cells_of(body, columns)
    rows, problems = _framed(cells, columns, header=header, file=path.name)
    of_columns = _column_problems(columns, path.name, grid[top][0])
    return Table(rows, path, [*above, *of_columns, *_nameless(body, columns, path.name), *problems])


def _aside(grid: Grid, file: str) -> Iterator[Problem]:
    """Name each sheet that is filled and not read."""
    hint = say("Put rows of the table below those that are read; else nothing to do.")
    for sheet, n in grid.aside.items():
        yield Problem(file, 0, "", "", say("its sheet {name} is not read; it has {n} rows", name=sheet, n=n), hint, "warning")


def lost_letters(file: str, written: pd.DataFrame, meant: pd.DataFrame) -> Iterator[Problem]:
    """Say of each member and theme in ``written`` that letters were lost in it, where it was ``meant`` all the same."""
    for name in meant.columns.intersection(NAMED):
        lost = written[name].str.contains(LOST) & written[name].ne(meant[name])
        for row, was, text in zip(written.loc[lost, ROW], written.loc[lost, name], meant.loc[lost, name], strict=True):
            yield Problem(file, int(row), name, was, say("letters lost in a wrong encoding, read as {text}", text=text), LOOK, "warning")


def _without_blank_end(cells: list[str]) -> list[str]:
    return cells[: max((n for n, cell in enumerate(cells, 1) if cell), default=0)]


def _without_hxl(body: list[Row]) -> list[Row]:
    return body[1:] if body and all(_HXL_TAG.fullmatch(cell.strip()) for cell in body[0][1] if cell.strip()) else body


def _refuse_two_headers(grid: list[Row], table: str, file: str) -> None:
    """Raise TableError where rows stand between the header, which is the last of ``grid``, and a row that could be one as well."""
    most = known_count(grid[-1][1], table)
    other = next((number for number, cells in grid[:-2] if 2 * known_count(cells, table) > most), 0)
    if other:
        what = say("has rows between the headers in the rows {one} and {other}", one=other, other=grid[-1][0])
        raise TableError(file, what, say("Keep one header, above all rows."))


def _left_out(file: str, row: Row, columns: Columns, why: str) -> Problem:
    filled = [tidy(cell) for i, cell in enumerate(row[1]) if cell and i not in columns.ignored]
    return Problem(file, row[0], "", " | ".join(filled)[:200], why, say("Nothing to do."), "warning")


def _column_problems(columns: Columns, file: str, row: int) -> Iterator[Problem]:
    for one, other in columns.twice:
        twice = say("the column {name} is there twice", name=one)
        what = twice if one == other else say("the columns {one} and {other} mean the same", one=one, other=other)
        yield Problem(file, row, one, "", what, say("Delete or rename one."))
    for name in columns.unknown:
        yield Problem(file, row, name, "", say("the column is not known and is not used"), say("Correct its name, or leave it."), "warning")


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
            lost = next(filter(None, map(tidy, (*(cells[i] for i in at if i < len(cells)), *cells[wide:]))), "")
            if lost:
                hint = say("Name the column or empty the cell.")
                yield Problem(file, number, "", lost, say("row {row} has a filled cell under no column name", row=number), hint)


def _framed(cells: pd.DataFrame, columns: Columns, *, header: list[str], file: str) -> tuple[pd.DataFrame, list[Problem]]:
    """Return ``cells`` as a frame under ``columns``, cleaned and without repeated headers, and what was changed or left out."""
    at = {name: i for i, name in reversed(list(enumerate(columns.names))) if name and i not in columns.ignored}
    ordered = sorted(at, key=lambda name: at[name])
    cleaned = {name: clean(cells[at[name]], name) for name in ordered}
    frame = pd.DataFrame({name: text for name, (text, _) in cleaned.items()}, index=cells.index)
    again = _repeats(cells[[at[name] for name in ordered]], [fold(header[at[name]]) for name in ordered])
    kept = (frame != "").any(axis="columns") & ~again
    rows = cells.loc[again].itertuples(name=None)
    problems = [_left_out(file, (number, list(row)), columns, say("the header is there again and is left out")) for number, *row in rows]
    for name, (_, why) in cleaned.items():
        touched = (why != "") & kept
        parts = zip(cells.index[touched], cells.loc[touched, at[name]], why[touched], strict=True)
        problems += [Problem(file, int(n), name, was, said, LOOK, "warning") for n, was, said in parts]
    for name in ordered:
        long = frame[name].loc[frame[name].str.len() > LONGEST]
        what = say("the cell holds more than {n} letters", n=LONGEST)
        hint = say("Shorten it: readers see no more of it.")
        problems += [Problem(file, int(n), name, f"{text[:40]}…", what, hint, "warning") for n, text in zip(long.index, long, strict=True)]
    return frame.loc[kept].rename_axis(ROW).reset_index()[[*ordered, ROW]], problems


def _repeats(cells: pd.DataFrame, header: list[str]) -> np.ndarray:
    """Return which rows say the same as ``header``, which is folded."""
    same = np.full(len(cells), True)
    for column, name in zip(cells.columns, header, strict=True):
        left = np.flatnonzero(same)  # few after the first column
        same[left] = mapped(cells[column].iloc[left], fold) == name
    return same
