"""Load a data folder into one checked :class:`~dashboard.domain.dataset.Dataset`."""

import hashlib
from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd

from dashboard.domain.dataset import Dataset
from dashboard.domain.gazetteer import build_gazetteer, resolve_operations
from dashboard.domain.inert import inert
from dashboard.domain.places import SHOWN_LEVELS
from dashboard.domain.visibility import for_public
from dashboard.io.checks import Problem, Tables, check_tables
from dashboard.io.schemas import SCHEMAS
from dashboard.io.tables import ROW, TableError, read_table, refuse_oversize

BOUNDARY_FILES = {"county": "counties", "district": "districts", "municipality": "municipalities"}
_NUMBERS = ("area_km2", "area_km2_official", "population", "population_2023")
_SHAPES = ("Polygon", "MultiPolygon")


class DataError(ValueError):
    """The data have errors; ``problems`` lists them all."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


def read_tables(folder: Path) -> Tables:
    """Read every table of ``folder`` as inert text. Raises :class:`TableError`."""
    tables = {name: read_table(folder / f"{name}.csv") for name in SCHEMAS}
    return {name: table.assign(**{c: table[c].map(inert) for c in table.columns if c != ROW}) for name, table in tables.items()}


def load_dataset(folder: Path, *, audience: str = "public") -> Dataset:
    """Return the data of ``folder``, checked and joined.

    Args:
        folder: holds the tables and boundary files named in the README.
        audience: ``"public"`` leaves out rows with visibility ``staff``, and the place below the county where it is ``county``.

    Raises:
        TableError: a file cannot be read. DataError: a check found errors.
    """
    tables = read_tables(folder)
    if errors := [p for p in check_tables(tables) if p.severity == "error"]:
        raise DataError(errors)
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
        boundaries={level: read_boundaries(folder / f"{BOUNDARY_FILES[level]}.geojson") for level in SHOWN_LEVELS},
        countries=read_boundaries(folder / "countries.geojson"),
        version=_fingerprint(folder),
        released=_released(folder),
    )


def read_boundaries(path: Path) -> gpd.GeoDataFrame:
    """Return the features of a boundary file; index ``code``, EPSG:4326. Raises TableError."""
    again = "run 'make data' to rebuild it"
    try:
        refuse_oversize(path)
        frame = gpd.read_file(path)
    except TableError:
        raise
    except Exception as error:  # pyogrio raises many kinds; all mean the same to the reader
        raise TableError(f"{path.name}: cannot be read as GeoJSON; {again}") from error
    if not isinstance(frame, gpd.GeoDataFrame) or "code" not in frame.columns:
        raise TableError(f"{path.name}: the features lack a geometry or the property code; {again}")
    if bad := sorted(
        frame.loc[~(frame.geometry.is_valid & frame.geom_type.isin(_SHAPES)) | frame["code"].duplicated(), "code"].astype(str)
    ):
        raise TableError(f"{path.name}: no valid polygon, or there twice: {', '.join(bad[:5])}; {again}")
    return frame.set_index("code").sort_index()


def folder_state(folder: Path) -> tuple[tuple[str, int, int, int], ...] | None:
    """Return what changes when a file of ``folder`` is replaced: names, times, sizes, inodes; None if it cannot be listed."""
    try:
        stats = {path.name: path.stat() for path in folder.iterdir()}
    except OSError:
        return None
    return tuple((name, s.st_mtime_ns, s.st_size, s.st_ino) for name, s in sorted(stats.items()))


def _files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.iterdir() if p.suffix in {".csv", ".xlsx", ".geojson"})


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in _files(folder):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:10]


def _released(folder: Path) -> str:
    path = folder / "released.txt"
    try:
        return date.fromisoformat(path.read_text().strip()).isoformat()
    except (OSError, ValueError) as error:
        raise TableError(f"{path.name}: must hold the date of the data, such as 2026-11-23") from error
