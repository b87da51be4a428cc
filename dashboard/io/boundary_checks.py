"""Whether tables and boundary files hold the same places: each place has its shape, and each shape its place."""

from collections.abc import Iterator

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.domain.places import COUNTRY, SHOWN_LEVELS
from dashboard.io.boundary_files import BOUNDARY_FILES
from dashboard.io.problems import Problem
from dashboard.io.tables import ROW
from dashboard.texts.message import message

_NO_SHAPE = message("Correct the code, or run 'make data' to rebuild the shapes.")
_REBUILD = message("Run 'make data' to rebuild the shapes.")
_KINDS = {"county": message("the county has no shape"), "district": message("the district has no shape"),
          "municipality": message("the municipality has no shape"), COUNTRY: message("the country has no shape")}  # fmt: skip


def check_boundaries(tables: dict[str, pd.DataFrame], boundaries: dict[str, gpd.GeoDataFrame]) -> list[Problem]:
    """Return what is in a table and not in its boundary file, or the other way round, as far as both could be read."""
    problems: list[Problem] = []
    if "places" in tables and {"code", "level"} <= set(tables["places"].columns):
        for level in SHOWN_LEVELS:
            if level in boundaries:
                problems += _at_level(tables["places"], boundaries[level].index, level)
    if COUNTRY in boundaries and "partners" in tables and "country" in tables["partners"].columns:
        problems += _without_shape(tables["partners"], boundaries[COUNTRY].index, table="partners", column="country", kind=COUNTRY)
    if COUNTRY in boundaries:
        problems += _nameless(boundaries[COUNTRY])
    return problems


# How far the area of a shape may be from the table's, as `make data` makes shapes: they are simplified for the screen.
AREA_TOLERANCE = {"county": 0.015, "district": 0.015, "municipality": 0.031}
_SLIVER = 1e-5  # of the area of all shapes of a level: what rounding may leave between them
_AROUND_DEG = 0.3  # how far a shape may stand out of its country's box: the countries are drawn more coarsely
_BEYOND_M = 1000  # how far a shape may reach out of what it lies in: each level is simplified for itself
_OF_LEVEL = {"district": ("county",), "municipality": ("county", "district")}


def check_shapes(tables: dict[str, pd.DataFrame], boundaries: dict[str, gpd.GeoDataFrame], *, home: str) -> list[Problem]:
    """Return where shapes contradict the tables or each other, as far as both could be read.

    Each has the area that the table says and lies in its country and in what the table says that it lies in; no two overlap, and those of
    each level are together the same land.

    Args:
        home: code of the country whose places these are.
    """
    if "places" not in tables or not set(SHOWN_LEVELS) <= boundaries.keys():
        return []
    places = tables["places"].drop_duplicates("code").set_index("code")
    crs = boundaries["county"].estimate_utm_crs()
    metric = {level: boundaries[level].to_crs(crs) for level in SHOWN_LEVELS}
    problems: list[Problem] = []
    covered: dict[str, BaseGeometry] = {}
    for level in SHOWN_LEVELS:
        shapes = metric[level].loc[metric[level].index.isin(places.index)]
        file = f"{BOUNDARY_FILES[level]}.geojson"
        wanted = pd.to_numeric(places["area_km2"], errors="coerce").reindex(shapes.index)
        areas = shapes.geometry.area / 1e6
        for code in shapes.index[((areas - wanted).abs() > AREA_TOLERANCE[level] * wanted)]:
            what = message("its area is {area} km², in places.csv {other}", area=f"{areas[code]:.1f}", other=f"{wanted[code]:.1f}")
            problems.append(Problem("area-differs", file, 0, "geometry", str(code), what, _NO_SHAPE))
        covered[level] = shapes.geometry.union_all()
        if areas.sum() * 1e6 - covered[level].area > _SLIVER * covered[level].area:
            problems.append(Problem("shapes-overlap", file, 0, "geometry", "", message("shapes overlap"), _REBUILD))
        if covered[level].symmetric_difference(covered["county"]).area > _SLIVER * covered[level].area:
            what = message("together the shapes are not the land of the counties")
            problems.append(Problem("levels-differ", file, 0, "geometry", "", what, _REBUILD))
        problems += _outside(boundaries, level, home, file)
        problems += _elsewhere(metric, places, level, file)
    return problems


def _outside(boundaries: dict[str, gpd.GeoDataFrame], level: str, home: str, file: str) -> Iterator[Problem]:
    """Report shapes out of their country."""
    if home not in boundaries.get(COUNTRY, pd.DataFrame()).index:
        return
    west, south, east, north = boundaries[COUNTRY].loc[[home]].total_bounds
    for code, (left, low, right, high) in boundaries[level].bounds.iterrows():
        if min(left - west, low - south, east - right, north - high) < -_AROUND_DEG:
            yield Problem("out-of-the-country", file, 0, "geometry", str(code), message("the shape is not in the country"), _NO_SHAPE)


def _elsewhere(metric: dict[str, gpd.GeoDataFrame], places: pd.DataFrame, level: str, file: str) -> Iterator[Problem]:
    """Report shapes that do not lie in what the table says that they lie in."""
    shapes = metric[level]
    points = shapes.geometry.representative_point().to_dict()
    for parent in _OF_LEVEL.get(level, ()):
        wider = metric[parent].geometry.to_dict()
        for code in shapes.index.intersection(places.index):
            around = [c for c in str(places.loc[code, parent]).split(";") if c in metric[parent].index]
            if around and not any(shapely.dwithin(wider[c], points[code], _BEYOND_M) for c in around):
                what = message("the shape does not lie in {place}", place=" / ".join(around))
                yield Problem("shape-elsewhere", file, 0, "geometry", str(code), what, _NO_SHAPE)


def _nameless(countries: gpd.GeoDataFrame) -> Iterator[Problem]:
    for name in ("name_sq", "name_en"):
        if name not in countries.columns or countries[name].isna().any():
            what, hint = message("a country has no name"), message("Run 'make data' to rebuild it.")
            yield Problem("unnamed-country", f"{BOUNDARY_FILES[COUNTRY]}.geojson", 0, name, "", what, hint)


def _at_level(places: pd.DataFrame, shapes: pd.Index, level: str) -> Iterator[Problem]:
    rows = places.loc[places["level"].eq(level)]
    yield from _without_shape(rows, shapes, table="places", column="code", kind=level)
    hint = message("Add its row with level {level} to places.csv, or remove the shape.", level=level)
    for code in sorted(set(shapes.astype(str)) - set(rows["code"])):
        yield Problem("no-place", f"{BOUNDARY_FILES[level]}.geojson", 0, "code", code, message("a shape without a place"), hint)


def _without_shape(rows: pd.DataFrame, shapes: pd.Index, *, table: str, column: str, kind: str) -> Iterator[Problem]:
    lacking = rows.loc[~rows[column].isin(shapes)]
    for row, code in zip(lacking[ROW], lacking[column], strict=True):
        yield Problem("no-shape", f"{table}.csv", int(row), column, code, _KINDS[kind], _NO_SHAPE)
