"""Every problem of the data in one go: what cannot be read is named, and the rest is read and checked all the same."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import geopandas as gpd
import pandas as pd

from dashboard.domain.coalition import Coalition
from dashboard.io.about import read_about
from dashboard.io.boundary_checks import check_boundaries, check_shapes
from dashboard.io.boundary_files import BOUNDARY_FILES, read_boundaries
from dashboard.io.checks import Tables, check_coalition, check_tables
from dashboard.io.database import is_address
from dashboard.io.dataset import coalition_of, is_there, normalize, read_released, read_source
from dashboard.io.problems import Problem, TableError, in_order, unreadable
from dashboard.io.schemas import SCHEMAS
from dashboard.io.tables import LEFT_OUT, ROW, Table, lost_letters, read_with_problems
from dashboard.io.version_files import refuse_unfinished
from dashboard.io.workbook import ALTERNATIVES
from dashboard.texts.message import message


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
        found = in_order(_checked(stored.tables, stored.boundaries, stored.coalition))
        return Survey(found, {f"{name}.csv": _rows(table, f"{name}.csv", found) for name, table in stored.tables.items()})
    return _survey_folder(Path(source))


def _checked(tables: Tables, boundaries: dict[str, gpd.GeoDataFrame], coalition: Coalition | None) -> list[Problem]:
    """Return what every check finds; of a cell that has no allowed value it is not said as well that no shape has that value."""
    found = [*check_tables(tables), *(check_coalition(tables, coalition) if coalition else ())]
    cells = {(p.file, p.row, p.column) for p in found}
    of_shapes = [*check_boundaries(tables, boundaries), *check_shapes(tables, boundaries, home=coalition.home_code if coalition else "")]
    return [*found, *(p for p in of_shapes if (p.file, p.row, p.column) not in cells)]


def _survey_folder(folder: Path) -> Survey:
    tables, problems = _readable_tables(folder)
    if not tables:
        what = message("has no table that can be read ({why})", why=problems[0].what)
        raise TableError(str(folder), what, message("Give the folder that contains operations.csv."))
    boundaries, unread = _readable_boundaries(folder)
    cells = normalize({name: table.rows for name, table in tables.items()})
    problems += [*_of_one_member(tables), *unread, *(p for table in tables.values() for p in table.problems)]
    problems += [p for name, table in tables.items() for p in lost_letters(f"{name}.csv", table.rows, cells[name])]
    problems += [*_checked(cells, boundaries, _coalition(folder)), *_unread_workbooks(folder)]
    files = {f"{name}.csv": table.path.name for name, table in tables.items()}
    found = in_order(replace(problem, file=files.get(problem.file, problem.file)) for problem in problems)
    return Survey(found, {table.path.name: _rows(table.rows, table.path.name, found) for table in tables.values()})


def _of_one_member(tables: dict[str, Table]) -> Iterator[Problem]:
    """Name the spreadsheet of one member that stands where the whole table should be: the rows of all others are not in it."""
    if (table := tables.get("operations")) and table.of_member:
        what = message("is the spreadsheet of one member, not the whole table")
        hint = message("Restore operations.csv, and drop this file on the page for editing data.")
        yield Problem("members-workbook", "operations.csv", 0, "", "", what, hint)


def _rows(table: pd.DataFrame, file: str, problems: list[Problem]) -> Rows:
    read, named = set(table[ROW]), [p for p in problems if p.file == file and p.row]
    faulty = {p.row for p in named if p.severity == "error"} & read
    return Rows(len(table), len(faulty), len({p.row for p in named if p.code in LEFT_OUT}))


def _coalition(folder: Path) -> Coalition | None:
    try:
        return coalition_of(folder)
    except TableError:  # is among the problems already
        return None


def _unread_workbooks(folder: Path) -> Iterator[Problem]:
    for name in SCHEMAS:
        first, *others = [file for end in (".csv", *ALTERNATIVES) if (file := f"{name}{end}") and (folder / file).exists()] or [""]
        for other in others:
            what = message("is not read because {name} is beside it", name=first)
            yield Problem("unread-workbook", other, 0, "", "", what, message("Keep the right file and move the other one away."))


def _readable_tables(folder: Path) -> tuple[dict[str, Table], list[Problem]]:
    tables, problems = {}, []
    for name in filter(lambda table: is_there(folder, table), SCHEMAS):
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
    for read in (refuse_unfinished, read_released, coalition_of, read_about):
        try:
            read(folder)
        except TableError as error:
            problems.append(unreadable(error))
    return boundaries, problems
