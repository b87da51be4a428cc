"""Whether tables and boundary files hold the same places: each place has its shape, and each shape its place."""

from collections.abc import Iterator

import geopandas as gpd
import pandas as pd

from dashboard.domain.places import COUNTRY, SHOWN_LEVELS
from dashboard.domain.said import say
from dashboard.io.boundary_files import BOUNDARY_FILES
from dashboard.io.problems import Problem
from dashboard.io.tables import ROW

_NO_SHAPE = say("Correct the code, or run 'make data' to rebuild the shapes.")
_KINDS = {"county": say("the county has no shape"), "district": say("the district has no shape"),
          "municipality": say("the municipality has no shape"), COUNTRY: say("the country has no shape")}  # fmt: skip


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


def _nameless(countries: gpd.GeoDataFrame) -> Iterator[Problem]:
    for name in ("name_sq", "name_en"):
        if name not in countries.columns or countries[name].isna().any():
            yield Problem(
                f"{BOUNDARY_FILES[COUNTRY]}.geojson", 0, name, "", say("a country has no name"), say("Run 'make data' to rebuild it.")
            )


def _at_level(places: pd.DataFrame, shapes: pd.Index, level: str) -> Iterator[Problem]:
    rows = places.loc[places["level"].eq(level)]
    yield from _without_shape(rows, shapes, table="places", column="code", kind=level)
    hint = say("Add its row with the level {level} to places.csv, or take the shape out.", level=level)
    for code in sorted(set(shapes.astype(str)) - set(rows["code"])):
        yield Problem(f"{BOUNDARY_FILES[level]}.geojson", 0, "code", code, say("the shape of no place"), hint)


def _without_shape(rows: pd.DataFrame, shapes: pd.Index, *, table: str, column: str, kind: str) -> Iterator[Problem]:
    lacking = rows.loc[~rows[column].isin(shapes)]
    for row, code in zip(lacking[ROW], lacking[column], strict=True):
        yield Problem(f"{table}.csv", int(row), column, code, _KINDS[kind], _NO_SHAPE)
