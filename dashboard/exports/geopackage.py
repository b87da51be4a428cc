"""A view as a GeoPackage (OGC 12-128r18): a layer for each level, the source rows, and what the file says of itself.

SQLite writes it in memory: the same data give the same bytes, on every machine and without a file in between.
"""

import json
import sqlite3
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from dashboard.domain.places import SHOWN_LEVELS
from dashboard.domain.view import View
from dashboard.exports.tables import source_table, view_table
from dashboard.views.metadata import metadata_of
from dashboard.views.sentences import stamps_of

_APPLICATION, _VERSION = 0x47504B47, 10300  # "GPKG", 1.3
_SRS = 4326
_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],'
    'UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]'
)
# The tables that the standard asks for, by its own definitions.
_TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
  scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE gpkg_metadata (id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset',
  md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '');
CREATE TABLE gpkg_metadata_reference (reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
  timestamp DATETIME NOT NULL, md_file_id INTEGER NOT NULL, md_parent_id INTEGER,
  CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
  CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
"""


def coverage_gpkg(view: View) -> bytes:
    """Return the view with its filters at every level, that of the view first, and the rows behind it; of partners their countries."""
    with sqlite3.connect(":memory:") as base:
        _found(base)
        for name, each in _layers(view):
            _layer(base, name, each)
        rows = source_table(view)
        _table(base, "sources", rows, about=("attributes", stamps_of(view).sources, view.dataset.released))
        _insert(base, "sources", rows.columns, _rows(rows))
        _describe(base, view)
    whole = base.serialize()
    base.close()
    return whole


def _layers(view: View) -> Iterator[tuple[str, View]]:
    if view.partners:
        yield "countries", view
        return
    for level in sorted(SHOWN_LEVELS, key=lambda level: level != view.selection.level):
        yield f"coverage_{level}", View(view.dataset, replace(view.selection, level=level))


def _found(base: sqlite3.Connection) -> None:
    base.executescript(f"PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {_VERSION};{_TABLES}")
    known = [
        ("WGS 84", _SRS, "EPSG", _SRS, _WGS84, "longitude and latitude in degrees"),
        ("Undefined cartesian", -1, "NONE", -1, "undefined", ""),
        ("Undefined geographic", 0, "NONE", 0, "undefined", ""),
    ]
    base.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", known)


def _layer(base: sqlite3.Connection, name: str, view: View) -> None:
    frame = view_table(view)
    known = view.dataset.countries if view.partners else view.dataset.boundaries[view.selection.level]
    shapes = gpd.GeoSeries(known["geometry"].reindex(frame["code"]))
    stamps = stamps_of(view)
    about = ("features", f"{stamps.title}. {stamps.sentence} {stamps.selection}", view.dataset.released)
    _table(base, name, frame, about=about, bounds=shapes.total_bounds.tolist())
    base.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'MULTIPOLYGON', ?, 0, 0)", (name, _SRS))
    _insert(base, name, ["geom", *frame.columns], ((_blob(shape), *row) for shape, row in zip(shapes, _rows(frame), strict=True)))


def _table(
    base: sqlite3.Connection, name: str, frame: pd.DataFrame, *, about: tuple[str, str, str], bounds: Sequence[float] | None = None
) -> None:
    kind, description, day = about
    shape = ', "geom" MULTIPOLYGON' if bounds else ""
    columns = "".join(f', "{column}" {_type(frame[column])}' for column in frame.columns)
    base.execute(f'CREATE TABLE "{name}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL{shape}{columns})')
    values = (name, kind, name, description, _moment(day), *(bounds or (None, None, None, None)), _SRS if bounds else None)
    base.execute("INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def _insert(base: sqlite3.Connection, name: str, columns: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> None:
    named = list(columns)
    quoted, blanks = ", ".join(f'"{column}"' for column in named), ", ".join("?" * len(named))
    base.executemany(f'INSERT INTO "{name}" ({quoted}) VALUES ({blanks})', rows)


def _describe(base: sqlite3.Connection, view: View) -> None:
    meta = metadata_of(view)
    for table in ("gpkg_metadata", "gpkg_metadata_reference"):
        standard = "http://www.geopackage.org/spec120/#extension_metadata"
        base.execute("INSERT INTO gpkg_extensions VALUES (?, NULL, 'gpkg_metadata', ?, 'read-write')", (table, standard))
    text = json.dumps(meta.shown(), ensure_ascii=False)
    base.execute("INSERT INTO gpkg_metadata VALUES (1, 'dataset', 'http://purl.org/dc/terms/', 'application/json', ?)", (text,))
    base.execute("INSERT INTO gpkg_metadata_reference VALUES ('geopackage', NULL, NULL, NULL, ?, 1, NULL)", (_moment(meta.created),))


def _moment(day: str) -> str:
    return f"{day}T00:00:00.000Z"


def _type(column: pd.Series) -> str:
    if pd.api.types.is_bool_dtype(column):
        return "BOOLEAN"
    if pd.api.types.is_integer_dtype(column):
        return "INTEGER"
    return "REAL" if pd.api.types.is_float_dtype(column) else "TEXT"


def _rows(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    for row in frame.astype(object).itertuples(index=False, name=None):
        yield tuple(None if pd.isna(cell) else cell.item() if hasattr(cell, "item") else cell for cell in row)


def _blob(shape: shapely.Geometry) -> bytes:
    """Return the area of a place as the standard has it: a head with the bounds, then several polygons as WKB."""
    whole = shapely.multipolygons(shapely.get_parts(shape))
    west, south, east, north = shapely.bounds(whole)
    head = struct.pack("<2sBBi4d", b"GP", 0, 0b011, _SRS, west, east, south, north)  # little-endian, with an envelope
    return head + bytes(shapely.to_wkb(whole, byte_order=1))
