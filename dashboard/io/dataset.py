"""Load a data folder or a database into one checked :class:`~dashboard.domain.dataset.Dataset`."""

import gc
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd

from dashboard.domain.called import called
from dashboard.domain.dataset import Dataset
from dashboard.domain.distinct import mapped
from dashboard.domain.gazetteer import build_gazetteer, resolve_operations
from dashboard.domain.inert import inert
from dashboard.domain.places import COUNTRY, SHOWN_LEVELS
from dashboard.domain.said import say
from dashboard.domain.visibility import for_public
from dashboard.io.boundary_checks import check_boundaries
from dashboard.io.boundary_files import BOUNDARY_FILES, read_boundaries
from dashboard.io.checks import Tables, check_tables
from dashboard.io.column_names import COLUMN_NAMES
from dashboard.io.database import Stored, is_address, read_database
from dashboard.io.encodings import decode
from dashboard.io.problems import Language, Problem, TableError, in_order, unread
from dashboard.io.schemas import SCHEMAS
from dashboard.io.tables import ROW, read_table

DEFAULT_DATA = Path(__file__).parent.parent.parent / "data"
_SAID = 100  # problems in a message
TO_LEARN_MORE = "'python -m dashboard check' says what is wrong and what to do."
_QUOTED = 40  # letters of what stands in the place of the date
_RELEASED = "released.txt"
_FILES = {
    _RELEASED,
    *(f"{name}{ending}" for name in SCHEMAS for ending in (".csv", ".xlsx")),
    *(f"{n}.geojson" for n in BOUNDARY_FILES.values()),
}
_NAMING = ("operations", "partners", "members")  # they name members or themes that stand elsewhere
_NUMBERS = ("area_km2", "area_km2_official", "population", "population_2023")


class DataError(ValueError):
    """The data have errors; ``problems`` lists them all, the message the first."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(problems)

    def words(self, language: Language) -> str:
        """Return the errors in ``language``, a line each."""
        more = len(self.problems) - _SAID
        left = [language(say("and {n} more; 'python -m dashboard check' lists them all", n=more))] if more > 0 else []
        return "\n".join([*(problem.words(language) for problem in self.problems[:_SAID]), *left])

    def __str__(self) -> str:
        return self.words(str)


def whereabouts(error: Exception) -> str:
    """Return where the data are wrong, a line each, for a log: what stands there may be for staff alone."""
    if not isinstance(error, DataError):
        return str(error) if isinstance(error, TableError) else type(error).__name__
    places = dict.fromkeys(f"{p.file}:{p.row}:{p.column}" for p in error.problems)
    return "\n".join([*list(places)[:_SAID], *([f"and {len(places) - _SAID} more"] if len(places) > _SAID else [])])


def unusable(error: Exception) -> str:
    """Return what a public start says of data that have errors: where, and how to learn more."""
    return f"The data cannot be used:\n{whereabouts(error)}\n{TO_LEARN_MORE}"


def named_source(text: str) -> Path | str:
    """Return the folder, or the address of the database, that ``text`` names."""
    return text if is_address(text) else Path(text)


def data_source() -> Path | str:
    """Return the source that the environment names in ``COVERAGE_DATA``, else the folder shipped with the project."""
    return named_source(os.environ.get("COVERAGE_DATA") or str(DEFAULT_DATA))


def read_source(source: Path | str) -> Stored:
    """Read a data folder, or the database at an address such as ``postgresql://...``. Raises :class:`TableError`."""
    if not is_address(source):
        return read_folder(Path(source))
    stored = read_database(str(source))
    return replace(stored, tables=as_meant(stored.tables))


def read_folder(folder: Path) -> Stored:
    """Read every file of ``folder``. Raises :class:`TableError`."""
    tables = read_tables(folder)
    boundaries = {level: read_boundaries(folder / f"{name}.geojson") for level, name in BOUNDARY_FILES.items()}
    workbooks = {f"{name}.csv": f"{name}.xlsx" for name in SCHEMAS if not (folder / f"{name}.csv").exists()}
    return Stored(tables, boundaries, read_released(folder), workbooks)


def read_tables(folder: Path) -> Tables:
    """Read every table of ``folder``, see :func:`as_meant`. Raises :class:`TableError`."""
    with _without_collector():
        return as_meant({name: read_table(folder / f"{name}.csv") for name in SCHEMAS})


@contextmanager
def _without_collector() -> Iterator[None]:
    """Let Python's garbage collector rest: it would walk through all rows again and again, a fifth of the time, and find nothing."""
    ran = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if ran:
            gc.enable()


def as_meant(tables: Tables) -> Tables:
    """Return ``tables`` as inert text, with members and themes by their ids, whatever they are called there."""
    tables = {name: _inert_cells(table) for name, table in tables.items()}
    names = called(tables.get("members", pd.DataFrame()), tables.get("themes", pd.DataFrame()))
    return {name: names.in_ids(table) if name in _NAMING else table for name, table in tables.items()}


def _inert_cells(table: pd.DataFrame) -> pd.DataFrame:
    """Return ``table`` without what could act on a reader in any of its cells."""
    return table.assign(**{c: mapped(table[c], inert) for c in table.columns if c != ROW})


def refuse_errors(stored: Stored) -> None:
    """Raise :class:`DataError` with every error of the data, if there is one."""
    problems = [*check_tables(stored.tables), *check_boundaries(stored.tables, stored.boundaries)]
    if errors := [p for p in problems if p.severity == "error"]:
        raise DataError(in_order(replace(error, file=stored.files.get(error.file, error.file)) for error in errors))


def load_dataset(source: Path | str, *, audience: str = "public") -> Dataset:
    """Return the data of ``source``, checked and joined.

    Args:
        source: the folder with the tables and boundary files named in the README, or the address of a database with the same.
        audience: ``"public"`` leaves out rows with visibility ``staff``, and the place below the county where it is ``county``.

    Raises:
        TableError: a file or the database cannot be read. DataError: a check found errors.
    """
    stored = read_source(source)
    refuse_errors(stored)
    # A column that is not known may say what nobody is to see, as the address of a shelter: it stays in its file.
    tables = {name: table[[c for c in table.columns if c in COLUMN_NAMES[name] or c == ROW]] for name, table in stored.tables.items()}
    places = tables["places"].assign(**{c: pd.to_numeric(tables["places"][c]) for c in _NUMBERS})
    gazetteer = build_gazetteer(places, tables["aliases"])
    operations = tables["operations"] if audience == "staff" else for_public(tables["operations"], places, gazetteer)
    return Dataset(
        members=tables["members"].drop(columns=ROW),
        operations=resolve_operations(operations, gazetteer),
        partners=tables["partners"].drop(columns=ROW),
        claims=tables["claims"].drop(columns=ROW),
        themes=tables["themes"].drop(columns=ROW),
        places=places,
        gazetteer=gazetteer,
        boundaries={level: stored.boundaries[level] for level in SHOWN_LEVELS},
        countries=stored.boundaries[COUNTRY],
        version=_fingerprint({**tables, "operations": operations}, stored.boundaries),
        released=stored.released,
        confidential=audience == "staff" and bool(operations["visibility"].isin(["county", "staff"]).any()),
        kept={name: len(table) for name, table in tables.items()},
    )


def source_state(source: Path | str) -> tuple[tuple[str, int, int, int], ...] | None:
    """Return what changes when a file of a folder is replaced: names, times, sizes, inodes; None if it cannot be listed.

    A database is not asked on each request: its state is always the same, and it is read again at SIGHUP or a restart.
    """
    if is_address(source):
        return ()
    try:
        stats = {path.name: path.stat() for path in _files(Path(source))}
    except OSError:
        return None
    return tuple((name, s.st_mtime_ns, s.st_size, s.st_ino) for name, s in sorted(stats.items()))


def _files(folder: Path) -> list[Path]:
    """Return the files that make up the data; what spreadsheet programs and editors leave beside them is not looked at."""
    return sorted(path for path in folder.iterdir() if path.name in _FILES)


def _fingerprint(tables: Tables, boundaries: dict[str, gpd.GeoDataFrame]) -> str:
    """Return what tells these data from others, whatever they are kept in: what an audience may not see leaves no trace in it."""
    digest = hashlib.sha256()
    for name, frame in sorted([*tables.items(), *((level, _named_shapes(shapes)) for level, shapes in boundaries.items())]):
        for column in sorted(set(frame.columns) - {ROW}):
            digest.update("\0".join([name, column, *map(str, frame[column])]).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:10]


def _named_shapes(shapes: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return code, names and polygon of each shape; only those of countries need to have names."""
    return shapes.reindex(columns=["name_sq", "name_en"]).assign(code=shapes.index, geometry=shapes.geometry.to_wkb(hex=True))


def read_released(folder: Path) -> str:
    """Return the date of the data, ISO 8601. Raises :class:`TableError`."""
    path, hint = folder / _RELEASED, say("Write the date of the data into it, such as 2026-11-23.")
    try:
        text = (decode(path.read_bytes()) or "").strip()
        return date.fromisoformat(text).isoformat()
    except OSError as error:
        raise TableError(path.name, unread(error), hint) from error
    except ValueError as error:
        raise TableError(path.name, say("holds no date but {text}", text=repr(text[:_QUOTED])), hint) from error
