"""Every problem of the data in one go: what cannot be read is named, and the rest is read and checked all the same."""

from dataclasses import replace
from pathlib import Path

import geopandas as gpd

from dashboard.io.boundary_checks import check_boundaries
from dashboard.io.boundary_files import BOUNDARY_FILES, read_boundaries
from dashboard.io.checks import check_tables
from dashboard.io.database import is_address
from dashboard.io.dataset import inert_cells, read_released, read_source
from dashboard.io.problems import Problem, TableError, unreadable
from dashboard.io.schemas import SCHEMAS
from dashboard.io.tables import Table, read_with_problems


def survey(source: Path | str) -> list[Problem]:
    """Return every problem of a data folder, or of the database at an address; files are named as they are on disk.

    Raises:
        TableError: nothing at all can be read there.
    """
    if is_address(source):
        stored = read_source(source)
        return [*check_tables(stored.tables), *check_boundaries(stored.tables, stored.boundaries)]
    return _survey_folder(Path(source))


def _survey_folder(folder: Path) -> list[Problem]:
    tables, problems = _readable_tables(folder)
    if not tables:
        raise TableError(f"{folder}: holds no table that can be read ({problems[0].what}); name the folder with operations.csv")
    boundaries, unread = _readable_boundaries(folder)
    cells = {name: inert_cells(table.rows) for name, table in tables.items()}
    problems += [*unread, *(p for table in tables.values() for p in table.problems)]
    problems += [*check_tables(cells), *check_boundaries(cells, boundaries)]
    files = {f"{name}.csv": table.path.name for name, table in tables.items()}
    return [replace(problem, file=files.get(problem.file, problem.file)) for problem in problems]


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
