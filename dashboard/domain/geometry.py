"""What the map needs from the boundaries: neighbours, hatching, label points, ring order."""

import math
from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

COMPASS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")
_MARGINS = {"lon": 0.075, "lat": 0.02}  # of the extent: names hang over at the sides
_HATCHES = 54  # lines in the height of a map
_MIN_BORDER_M = 50.0  # a shared corner is no shared border


Window = dict[str, list[float]]  # "lon" and "lat": from and to, degrees


def window(shapes: gpd.GeoDataFrame) -> Window:
    """Return the part of the world that a map of ``shapes`` (EPSG:4326) shows: all of them with a margin."""
    west, south, east, north = (float(v) for v in shapes.total_bounds)
    across, up = _MARGINS["lon"] * (east - west), _MARGINS["lat"] * (north - south)
    return {"lon": [round(west - across, 2), round(east + across, 2)], "lat": [round(south - up, 2), round(north + up, 2)]}


def mercator(lat: float) -> float:
    """Return the y of the Mercator projection in degrees of longitude at the equator."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


def latitude(y: float) -> float:
    """Return the latitude of a y of :func:`mercator`."""
    return math.degrees(2 * math.atan(math.exp(math.radians(y)))) - 90


def hatch_spacing(shown: Window) -> float:
    """Return how far apart the lines of a hatching are on a map of a window, degrees."""
    return round((shown["lat"][1] - shown["lat"][0]) / _HATCHES, 3)


def neighbours(boundaries: gpd.GeoDataFrame) -> pd.Series:
    """Return for each code the codes that share a border (not only a corner), sorted.

    Args:
        boundaries: polygons of one level, EPSG:4326, index ``code``.
    """
    metric = boundaries.geometry.to_crs(boundaries.estimate_utm_crs())
    left, right = shapely.STRtree(metric.values).query(metric.values, predicate="intersects")
    shared = shapely.length(shapely.intersection(metric.values[left], metric.values[right]))
    keep = (left != right) & (shared > _MIN_BORDER_M)
    codes = boundaries.index.to_numpy()
    pairs = pd.Series(codes[right[keep]], index=codes[left[keep]])
    return pairs.groupby(level=0).agg(sorted).reindex(boundaries.index).map(lambda v: v if isinstance(v, list) else [])


def direction(start: Sequence[float], end: Sequence[float]) -> str:
    """Return the point of the compass, ``"n"`` to ``"nw"``, in which ``end`` lies from ``start``; both ``lon, lat`` in degrees."""
    x = (end[0] - start[0]) * math.cos(math.radians((start[1] + end[1]) / 2))
    turn = math.degrees(math.atan2(x, end[1] - start[1]))
    return COMPASS[round(turn / 45) % 8]


def parts(boundaries: gpd.GeoDataFrame) -> dict[str, str]:
    """Return for each code whether its middle lies in the ``"north"``, ``"centre"`` or ``"south"`` third of the country's extent."""
    south, north = boundaries.total_bounds[[1, 3]]
    thirds = {code: (point[1] - south) / (north - south) for code, point in label_points(boundaries).items()}
    return {code: "south" if third < 1 / 3 else "centre" if third < 2 / 3 else "north" for code, third in thirds.items()}


def hatch_lines(boundaries: gpd.GeoDataFrame, *, spacing_deg: float) -> dict[str, list[list[float]]]:
    """Return for each code diagonal lines clipped to its polygon, as ``[lon, lat, lon, lat]``.

    A choropleth has no pattern fill; lines in geographic space look the same in every export. They stand where degrees of longitude and
    latitude differ by a multiple of ``spacing_deg``, so a place has the same ones whatever is drawn beside it.
    """
    if boundaries.empty:
        return {}
    west, south, east, north = boundaries.total_bounds
    apart = spacing_deg * np.arange(math.floor((west - north) / spacing_deg), math.ceil((east - south) / spacing_deg) + 1)
    lines = shapely.multilinestrings([[(south + x, south), (north + x, north)] for x in apart])
    clipped = shapely.intersection(boundaries.geometry.values, lines)
    return {
        code: [
            [round(float(v), 3) for v in part.coords[0] + part.coords[-1]]
            for part in shapely.get_parts(shape)
            if part.length > spacing_deg / 6
        ]
        for code, shape in zip(boundaries.index, clipped, strict=True)
    }


def label_points(boundaries: gpd.GeoDataFrame) -> dict[str, list[float]]:
    """Return for each code ``[lon, lat, radius]`` of the largest circle inside its polygon, degrees."""
    circles = shapely.maximum_inscribed_circle(boundaries.geometry.values, tolerance=0.005)
    return {
        code: [round(float(v), 4) for v in (*line.coords[0], line.length)] for code, line in zip(boundaries.index, circles, strict=True)
    }


def circles_in(shape: shapely.Geometry, *, most: int, least_deg: float) -> list[list[float]]:
    """Return ``[lon, lat, radius]`` of circles that fill most of a shape (degrees), none over another, the largest first.

    Args:
        most: of so many. least_deg: radius below which none but the first is worth it.
    """
    found: list[list[float]] = []
    left: Any = shapely.make_valid(shapely.simplify(shape, least_deg / 8))
    while len(found) < most and not left.is_empty:
        line = shapely.maximum_inscribed_circle(left, tolerance=least_deg / 8)
        if found and line.length < least_deg:
            break
        found.append([round(float(v), 2) for v in (*line.coords[0], line.length)])
        left = left.difference(shapely.Point(line.coords[0]).buffer(line.length, quad_segs=6))
    return found


def around(countries: gpd.GeoDataFrame, shown: Window) -> dict[str, list[float]]:
    """Return for each of ``countries`` that may be seen beside a map of the window ``shown`` where its name stands, degrees; empty where it
    is too far away to be named.
    """
    (west, east), (south, north) = shown["lon"], shown["lat"]
    across, up = east - west, north - south
    wide = shapely.box(west - 4 * across, south - up / 2, east + 4 * across, north + up / 2)
    near = shapely.box(west - across / 6, south, east + across / 6, north)
    found: dict[str, list[float]] = {}
    for code, shape in zip(map(str, countries.index), shapely.make_valid(countries.geometry.values), strict=True):
        if shape.intersects(wide):
            seen = shapely.intersection(shape, near)
            point = shapely.maximum_inscribed_circle(seen, tolerance=0.02).coords[0] if seen.area else ()
            found[code] = [round(float(v), 2) for v in point]
    return found


def for_plotly(boundaries: gpd.GeoDataFrame) -> dict[str, Any]:
    """Return GeoJSON with the outer rings clockwise, as Plotly's d3-geo expects, ids only."""
    turned = shapely.orient_polygons(boundaries.geometry.values, exterior_cw=True)
    features = [
        {"type": "Feature", "id": code, "properties": {}, "geometry": shapely.geometry.mapping(shape)}
        for code, shape in zip(boundaries.index, turned, strict=True)
    ]
    return {"type": "FeatureCollection", "features": features}
