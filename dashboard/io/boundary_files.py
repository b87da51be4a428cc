"""Read boundary files, and refuse shapes that cannot be drawn."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from dashboard.domain.places import COUNTRY
from dashboard.io.grid import refuse_oversize
from dashboard.io.problems import TableError
from dashboard.io.unchanged import read_once
from dashboard.texts.message import message

BOUNDARY_FILES = {"county": "counties", "district": "districts", "municipality": "municipalities", COUNTRY: "countries"}
_SHAPES = ("Polygon", "MultiPolygon")
_LON_LAT = (4326, 4979)  # without and with a height
_AGAIN = message("Run 'make data' to rebuild it.")


def read_boundaries(path: Path) -> gpd.GeoDataFrame:
    """Return the features of a boundary file; index ``code``, EPSG:4326, heights left out.

    Raises:
        TableError: no GeoJSON; not in longitude and latitude; a feature without a code of its own or a valid polygon on the globe.
    """
    return read_once(path, lambda: _read(path), "boundaries").copy(deep=False)


def _read(path: Path) -> gpd.GeoDataFrame:
    try:
        refuse_oversize(path)
        frame = gpd.read_file(path)
    except TableError:
        raise
    except Exception as error:  # pyogrio raises many kinds; all mean the same to the reader
        raise TableError(path.name, message("cannot be read as GeoJSON"), _AGAIN) from error
    if not isinstance(frame, gpd.GeoDataFrame) or "code" not in frame.columns:
        raise TableError(path.name, message("the features lack a geometry or the property code"), _AGAIN)
    if frame.crs is None or frame.crs.to_epsg() not in _LON_LAT:
        raise TableError(path.name, message("is not in longitude and latitude (EPSG:4326)"), _AGAIN)
    if nameless := [str(n) for n, code in enumerate(frame["code"], 1) if not isinstance(code, str) or not code.strip()]:
        raise TableError(
            path.name,
            message(
                "{n, plural, one {the code of feature {numbers} is not text} other {the codes of features {numbers} are not text}}",
                n=len(nameless[:5]),
                numbers=nameless[:5],
            ),
            _AGAIN,
        )
    flat = frame.set_geometry(shapely.force_2d(frame.geometry.values), crs="EPSG:4326")
    return by_code(flat, where=path.name, remedy=_AGAIN)


def by_code(frame: gpd.GeoDataFrame, *, where: str, remedy: str) -> gpd.GeoDataFrame:
    """Return ``frame`` (EPSG:4326) with its column ``code`` as sorted index.

    Raises:
        TableError: a code comes twice or has no valid polygon on the globe; it says ``where`` and the ``remedy``.
    """
    if bad := sorted(frame.loc[~_drawable(frame) | frame["code"].duplicated(), "code"]):
        raise TableError(where, message("polygon missing, invalid or given twice: {codes}", codes=bad[:5]), remedy)
    return frame.set_index("code").sort_index()


def _drawable(frame: gpd.GeoDataFrame) -> pd.Series:
    bounds = frame.bounds
    on_globe = bounds[["minx", "maxx"]].abs().le(180).all(axis="columns") & bounds[["miny", "maxy"]].abs().le(90).all(axis="columns")
    return frame.geometry.is_valid & frame.geom_type.isin(_SHAPES) & ~frame.geometry.is_empty & on_globe
