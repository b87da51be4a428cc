"""Every problem of the data in one go: what cannot be read is named, and the rest is read and checked all the same."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import geopandas as gpd
import pandas as pd

from dashboard.domain.said import say
from dashboard.io.boundary_checks import check_boundaries
from dashboard.io.boundary_files import BOUNDARY_FILES, read_boundaries
from dashboard.io.checks import Tables, check_tables
from dashboard.io.database import is_address
from dashboard.io.dataset import as_meant, read_released, read_source
from dashboard.io.problems import Problem, TableError, in_order, unreadable
from dashboard.io.schemas import SCHEMAS
from dashboard.io.tables import ROW, Table, lost_letters, read_with_problems


@dataclass(frozen=True)
class Rows:
    """How many filled rows of a file are ``read``, how many of them are ``faulty``, and how many are ``left_out``."""

    read: int
    faulty: int
    left_out: int


@dataclass(frozen=True)
class Survey:
    """Every problem, by file and row, and the rows of each table that could be read; files are named as they are on disk."""

    problems: list[Problem]
    rows: dict[str, Rows]


def survey(source: Path | str) -> Survey:
    """Return what a data folder holds, or the database at an address.

    Raises:
        TableError: nothing at all can be read there.
    """
    if is_address(source):
        stored = read_source(source)
        found = in_order(_checked(stored.tables, stored.boundaries))
        return Survey(found, {f"{name}.csv": _rows(table, f"{name}.csv", found) for name, table in stored.tables.items()})
    return _survey_folder(Path(source))


def _checked(tables: Tables, boundaries: dict[str, gpd.GeoDataFrame]) -> list[Problem]:
    """Return what every check finds; of a cell that has no allowed value it is not said as well that no shape has that value."""
    found = check_tables(tables)
    cells = {(p.file, p.row, p.column) for p in found}
    return [*found, *(p for p in check_boundaries(tables, boundaries) if (p.file, p.row, p.column) not in cells)]


def _survey_folder(folder: Path) -> Survey:
    tables, problems = _readable_tables(folder)
    if not tables:
        what = say("holds no table that can be read ({why})", why=problems[0].what)
        raise TableError(str(folder), what, say("Name the folder with operations.csv."))
    boundaries, unread = _readable_boundaries(folder)
    cells = as_meant({name: table.rows for name, table in tables.items()})
    problems += [*unread, *(p for table in tables.values() for p in table.problems)]
    problems += [p for name, table in tables.items() for p in lost_letters(f"{name}.csv", table.rows, cells[name])]
    problems += [*_checked(cells, boundaries), *_unread_workbooks(folder)]
    files = {f"{name}.csv": table.path.name for name, table in tables.items()}
    found = in_order(replace(problem, file=files.get(problem.file, problem.file)) for problem in problems)
    return Survey(found, {table.path.name: _rows(table.rows, table.path.name, found) for table in tables.values()})


def _rows(table: pd.DataFrame, file: str, problems: list[Problem]) -> Rows:
    read, named = set(table[ROW]), [p for p in problems if p.file == file and p.row]
    faulty = {p.row for p in named if p.severity == "error"} & read
    return Rows(len(table), len(faulty), len({p.row for p in named if not p.column} - read))


def _unread_workbooks(folder: Path) -> Iterator[Problem]:
    for name in SCHEMAS:
        if (folder / f"{name}.csv").exists() and (folder / f"{name}.xlsx").exists():
            what = say("is not read, as {name}.csv stands beside it", name=name)
            yield Problem(f"{name}.xlsx", 0, "", "", what, say("Keep the one that holds, and move the other away."), "warning")


def _readable_tables(folder: Path) -> tuple[dict[str, Table], list[Problem]]:
    tables, problems = {}, []
    for name in SCHEMAS:
        try:
            tables[name] = read_with_problems(folder / f"{name}.csv")
        except TableError as error:
            problems.append(unreadable(error))
    return tables, problems


def _readable_boundaries(folder: Path) -> tuple[dict[str, gpd.GeoDataFrame], list[Problem]]:
    boundaries, problems = {}, []
    for level, name in BOUNDARY_FILES.items():
        try:
            boundaries[level] = read_boundaries(folder / f"{name}.geojson")
        except TableError as error:
            problems.append(unreadable(error))
    try:
        read_released(folder)
    except TableError as error:
        problems.append(unreadable(error))
    return boundaries, problems
