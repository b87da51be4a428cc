"""Load a data folder or a database into one checked :class:`~dashboard.domain.dataset.Dataset`."""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd

from dashboard.domain.coalition import Coalition
from dashboard.domain.dataset import Dataset
from dashboard.domain.gazetteer import build_gazetteer, resolve_operations
from dashboard.domain.places import COUNTRY, SHOWN_LEVELS
from dashboard.domain.resolver import name_resolver
from dashboard.domain.sanitize import sanitize
from dashboard.domain.unique import map_unique
from dashboard.domain.visibility import for_public
from dashboard.errors import Translate, UserError
from dashboard.io.about import ABOUT_FILES, read_about
from dashboard.io.boundary_checks import check_boundaries, check_shapes
from dashboard.io.boundary_files import BOUNDARY_FILES, read_boundaries
from dashboard.io.checks import Tables, check_coalition, check_tables
from dashboard.io.coalition import FILE as COALITION_FILE
from dashboard.io.coalition import read_coalition
from dashboard.io.column_names import COLUMN_NAMES
from dashboard.io.database import Stored, is_address, read_database
from dashboard.io.encodings import decode
from dashboard.io.problems import Problem, TableError, in_order, unread
from dashboard.io.schemas import OPTIONAL, REQUIRED, SCHEMAS, SERVED
from dashboard.io.tables import ROW, read_table
from dashboard.io.unchanged import hash_of_tables
from dashboard.io.version_files import UNFINISHED, VERSIONS, refuse_unfinished
from dashboard.io.workbook import ALTERNATIVES
from dashboard.texts.message import message
from dashboard.texts.translator import Translator

DEFAULT_DATA = Path(__file__).parent.parent.parent / "data"
_SAID = 100  # problems in a message
TO_LEARN_MORE = "'python -m dashboard check' says what is wrong and what to do."
_QUOTED = 40  # letters of what stands in the place of the date
_RELEASED = "released.txt"
_FILES = {
    _RELEASED,
    COALITION_FILE,
    *ABOUT_FILES,
    *(f"{name}{ending}" for name in SERVED for ending in (".csv", *ALTERNATIVES)),
    *(f"{n}.geojson" for n in BOUNDARY_FILES.values()),
}
_NAMING = ("operations", "partners", "members", "contacts")  # they name members or themes that stand elsewhere
_NUMBERS = ("area_km2", "area_km2_official")


class DataError(UserError):
    """The data have errors; ``problems`` lists them all, the message the first."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("")
        self.problems = problems

    def words(self, translate: Translate) -> str:
        """Return the errors, a line each."""
        more = len(self.problems) - _SAID
        left = [translate(message("and {n} more; 'python -m dashboard check' lists them all", n=more))] if more > 0 else []
        return "\n".join([*(problem.words(translate) for problem in self.problems[:_SAID]), *left])


def whereabouts(error: Exception) -> str:
    """Return where the data are wrong, a line each, for a log: what stands there may be for staff alone."""
    if not isinstance(error, DataError):
        return str(error) if isinstance(error, UserError) else type(error).__name__
    places = dict.fromkeys(f"{p.file}:{p.row}:{p.column}" for p in error.problems)
    return "\n".join([*list(places)[:_SAID], *([f"and {len(places) - _SAID} more"] if len(places) > _SAID else [])])


def start_failure(error: UserError, *, audience: str) -> str:
    """Return what a start says that cannot be; of data that have errors only where they are, but to staff, as a row may be quoted.

    Staff are told in both languages: nobody has chosen one yet.
    """
    unusable = isinstance(error, TableError | DataError)
    if audience == "staff":
        heads = [message("The data cannot be used:")] if unusable else []
        both = [[*map(words, heads), error.words(words)] for words in (Translator("sq", staff=True), str)]
        return "\n\n".join("\n".join(lines) for lines in both)
    return f"The data cannot be used:\n{whereabouts(error)}\n{TO_LEARN_MORE}" if unusable else str(error)


def named_source(text: str) -> Path | str:
    """Return the folder, or the address of the database, that ``text`` names."""
    return text if is_address(text) else Path(text)


def data_source(named: str = "") -> Path | str:
    """Return the source that ``named`` (a setting) says, else the folder shipped with the project."""
    return named_source(named or str(DEFAULT_DATA))


def read_source(source: Path | str) -> Stored:
    """Read a data folder, or the database at an address such as ``postgresql://...``. Raises :class:`TableError`."""
    if not is_address(source):
        return read_folder(Path(source))
    stored = read_database(str(source), coalition=read_coalition(DEFAULT_DATA))  # its tables hold what changes
    return replace(stored, tables=normalize(stored.tables))


def read_folder(folder: Path) -> Stored:
    """Read every file of ``folder``. Raises :class:`TableError`."""
    refuse_unfinished(folder)
    tables = read_tables(folder)
    boundaries = {level: read_boundaries(folder / f"{name}.geojson") for level, name in BOUNDARY_FILES.items()}
    files = {name: next((f"{name}{end}" for end in (".csv", *ALTERNATIVES) if (folder / f"{name}{end}").exists()), "") for name in SERVED}
    workbooks = {f"{name}.csv": file for name, file in files.items() if file}
    return Stored(tables, boundaries, read_released(folder), coalition_of(folder), workbooks, read_about(folder))


def coalition_of(folder: Path) -> Coalition:
    """Return what the folder's ``coalition.toml`` says; the project's own where a folder made before has none. Raises TableError."""
    return read_coalition(folder if (folder / COALITION_FILE).exists() else DEFAULT_DATA)


def read_tables(folder: Path) -> Tables:
    """Read every table of ``folder`` that is served, see :func:`normalize`. Raises :class:`TableError`."""
    with _without_collector():
        return normalize({name: read_table(folder / f"{name}.csv") for name in SERVED if is_there(folder, name)})


def is_there(folder: Path, table: str) -> bool:
    """Return whether a table can be read, or must: those that a folder may lack need not."""
    return table not in OPTIONAL or any((folder / f"{table}{ending}").exists() for ending in (".csv", ".xlsx"))


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


def normalize(tables: Tables) -> Tables:
    """Return ``tables`` as sanitized text, with members and themes by their ids, whatever they are called there."""
    lacking = {name: pd.DataFrame(columns=[*REQUIRED[name], ROW], dtype=str) for name in OPTIONAL if name in SERVED and name not in tables}
    tables = {name: _sanitized(_completed(table, name)) for name, table in (tables | lacking).items()}
    resolver = name_resolver(tables.get("members", pd.DataFrame()), tables.get("themes", pd.DataFrame()))
    return {name: resolver.resolve_table(table) if name in _NAMING else table for name, table in tables.items()}


def _completed(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return ``table`` with the columns that it may lack, empty."""
    return table.assign(**{c: "" for c in map(str, SCHEMAS[name].columns) if c not in table.columns and c not in REQUIRED[name]})


def _sanitized(table: pd.DataFrame) -> pd.DataFrame:
    """Return ``table`` without what could act on a reader in any of its cells."""
    return table.assign(**{c: map_unique(table[c], sanitize) for c in table.columns if c != ROW})


def refuse_errors(stored: Stored) -> None:
    """Raise :class:`DataError` with every error of the data, if there is one."""
    problems = [
        *check_tables(stored.tables),
        *check_coalition(stored.tables, stored.coalition),
        *check_boundaries(stored.tables, stored.boundaries),
        *check_shapes(stored.tables, stored.boundaries, home=stored.coalition.home_code),
    ]
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
    tables = {name: table[[c for c in (*COLUMN_NAMES[name], ROW) if c in table.columns]] for name, table in stored.tables.items()}
    numbers = (*_NUMBERS, *(census.column for census in stored.coalition.censuses))
    places = tables["places"].assign(**{c: pd.to_numeric(tables["places"][c]).astype(float) for c in numbers})
    gazetteer = build_gazetteer(places, tables["aliases"], tables["codes"])
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
        coalition=stored.coalition,
        confidential=audience == "staff" and bool(operations["visibility"].isin(["county", "staff"]).any()),
        about=stored.about,
        row_counts={name: len(table) for name, table in tables.items()},
        indicators=tables["indicators"].drop(columns=ROW),
    )


def source_state(source: Path | str) -> tuple[tuple[str, int, int, int], ...] | None:
    """Return what changes when a file of a folder is replaced: names, times, sizes, inodes; None if it cannot be listed.

    A database is not asked on each request: its state is always the same here, see :mod:`dashboard.io.watching`.
    """
    if is_address(source):
        return ()
    try:
        stats = {path.name: path.stat() for path in _files(Path(source))}
    except OSError:
        return None
    under_way = [(UNFINISHED, 0, 0, 0)] if (Path(source) / VERSIONS / UNFINISHED).exists() else []
    return (*((name, s.st_mtime_ns, s.st_size, s.st_ino) for name, s in sorted(stats.items())), *under_way)


def hash_of_files(folder: Path) -> str:
    """Return what changes when the content of a file of a folder does, the date apart. Raises OSError."""
    digest = hashlib.sha256()
    for path in (path for path in _files(folder) if path.name != _RELEASED):
        digest.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(folder: Path) -> list[Path]:
    """Return the files that make up the data; what spreadsheet programs and editors leave beside them is not looked at."""
    return sorted(path for path in folder.iterdir() if path.name in _FILES)


def _fingerprint(tables: Tables, boundaries: dict[str, gpd.GeoDataFrame]) -> str:
    """Return what tells these data from others, whatever they are kept in: what an audience may not see leaves no trace in it."""
    shapes = {level: _named_shapes(shapes) for level, shapes in boundaries.items()}
    return hash_of_tables({**tables, **shapes}, but={ROW})[:10]


def _named_shapes(shapes: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return code, names and polygon of each shape; only those of countries need to have names."""
    return shapes.reindex(columns=["name_sq", "name_en"]).assign(code=shapes.index, geometry=shapes.geometry.to_wkb(hex=True))


def read_released(folder: Path) -> str:
    """Return the date of the data, ISO 8601. Raises :class:`TableError`."""
    path, hint = folder / _RELEASED, message("Write the date of the data in it, e.g. 2026-11-23.")
    try:
        text = (decode(path.read_bytes()) or "").strip()
        return date.fromisoformat(text).isoformat()
    except OSError as error:
        raise TableError(path.name, unread(error), hint) from error
    except ValueError as error:
        raise TableError(path.name, message("has {text} instead of a date", text=repr(text[:_QUOTED])), hint) from error
