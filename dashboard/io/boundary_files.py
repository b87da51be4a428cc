"""Read boundary files, and refuse what is no map of the places: shapes that cannot be drawn, places that do not fit the tables."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from dashboard.domain.places import COUNTRY, SHOWN_LEVELS, at_level
from dashboard.io.grid import refuse_oversize
from dashboard.io.problems import TableError

BOUNDARY_FILES = {"county": "counties", "district": "districts", "municipality": "municipalities", COUNTRY: "countries"}
_SHAPES = ("Polygon", "MultiPolygon")
_LON_LAT = (4326, 4979)  # without and with a height
_AGAIN = "run 'make data' to rebuild it"


def read_boundaries(path: Path) -> gpd.GeoDataFrame:
    """Return the features of a boundary file; index ``code``, EPSG:4326, heights left out.

    Raises:
        TableError: no GeoJSON; not in longitude and latitude; a feature without a code of its own or a valid polygon on the globe.
    """
    try:
        refuse_oversize(path)
        frame = gpd.read_file(path)
    except TableError:
        raise
    except Exception as error:  # pyogrio raises many kinds; all mean the same to the reader
        raise TableError(f"{path.name}: cannot be read as GeoJSON; {_AGAIN}") from error
    if not isinstance(frame, gpd.GeoDataFrame) or "code" not in frame.columns:
        raise TableError(f"{path.name}: the features lack a geometry or the property code; {_AGAIN}")
    if frame.crs is None or frame.crs.to_epsg() not in _LON_LAT:
        raise TableError(f"{path.name}: is not in longitude and latitude (EPSG:4326); {_AGAIN}")
    if nameless := [str(n) for n, code in enumerate(frame["code"], 1) if not isinstance(code, str) or not code.strip()]:
        raise TableError(f"{path.name}: the code is no text in feature {', '.join(nameless[:5])}; {_AGAIN}")
    flat = frame.set_geometry(shapely.force_2d(frame.geometry.values), crs="EPSG:4326")
    if bad := sorted(flat.loc[~_drawable(flat) | flat["code"].duplicated(), "code"]):
        raise TableError(f"{path.name}: no valid polygon on the globe, or there twice: {', '.join(bad[:5])}; {_AGAIN}")
    return flat.set_index("code").sort_index()


def _drawable(frame: gpd.GeoDataFrame) -> pd.Series:
    bounds = frame.bounds
    on_globe = bounds[["minx", "maxx"]].abs().le(180).all(axis="columns") & bounds[["miny", "maxy"]].abs().le(90).all(axis="columns")
    return frame.geometry.is_valid & frame.geom_type.isin(_SHAPES) & ~frame.geometry.is_empty & on_globe


def refuse_misfits(boundaries: dict[str, gpd.GeoDataFrame], places: pd.DataFrame, partners: pd.DataFrame) -> None:
    """Raise TableError where the boundaries and the tables do not name the same places.

    Args:
        boundaries: level, or ``"country"``, -> polygons, index ``code``.
        places, partners: the checked tables.
    """
    for level in SHOWN_LEVELS:
        known, drawn = set(at_level(places, level).index), set(boundaries[level].index)
        for what, codes in (("lacks", known - drawn), ("has unknown", drawn - known)):
            if codes:
                raise TableError(f"{BOUNDARY_FILES[level]}.geojson: {what} {', '.join(sorted(codes)[:5])} (against places.csv); {_AGAIN}")
    countries = boundaries[COUNTRY]
    if nameless := [name for name in ("name_sq", "name_en") if name not in countries.columns or countries[name].isna().any()]:
        raise TableError(f"{BOUNDARY_FILES[COUNTRY]}.geojson: the property {nameless[0]} is missing; {_AGAIN}")
    if unknown := sorted(set(partners["country"]) - set(countries.index)):
        raise TableError(f"partners.csv: the map has no country {', '.join(unknown[:5])}; use the three letters of ISO 3166-1 alpha-3")
