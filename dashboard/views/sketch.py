"""What is painted before any script has run: the sentence of the view and, for the start view, its map as plain SVG."""

from html import escape

import shapely

from dashboard.domain.coverage import coverage_table
from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.figures.maps import ALBANIA
from dashboard.figures.style import MAP_COLOURS, SHARED_COLOURS

_PX_PER_DEG = 300.0
_NARROWER = 0.7528  # a degree of longitude against one of latitude in the middle of the country: cos 41.165°
_TOLERANCE_DEG = 0.012


def sketch_map(dataset: Dataset) -> str:
    """Return the districts in the classes of the start view as one SVG element; borders are simplified together."""
    boundaries = dataset.boundaries[Selection.level]
    classes = coverage_table(dataset, Selection())["class"]
    shapes = shapely.coverage_simplify(boundaries.geometry.values, _TOLERANCE_DEG)
    paths = "".join(
        f'<path class="{SHARED_COLOURS.get(classes[code], classes[code])}" d="{map_path(shape)}"/>'
        for code, shape in zip(boundaries.index, shapes, strict=True)
    )
    return f'<svg viewBox="{map_box()}" aria-hidden="true">{paths}</svg>'


def map_box() -> str:
    """Return the ``viewBox`` of a sketched map of the country."""
    (west, east), (south, north) = ALBANIA["lon"], ALBANIA["lat"]
    return f"0 0 {(east - west) * _PX_PER_DEG * _NARROWER:.0f} {(north - south) * _PX_PER_DEG:.0f}"


def map_path(shape: shapely.Geometry) -> str:
    """Return the outline of ``shape`` (degrees) as the ``d`` of an SVG path."""
    rings = [ring for part in shapely.get_parts(shape) for ring in (part.exterior, *part.interiors)]
    return "".join("M" + "L".join(map_point(lon, lat) for lon, lat in ring.coords[:-1]) + "Z" for ring in rings)


def map_point(lon: float, lat: float) -> str:
    """Return where a point (degrees) lies in the box: ``x y``."""
    west, north = ALBANIA["lon"][0], ALBANIA["lat"][1]
    return f"{(lon - west) * _PX_PER_DEG * _NARROWER:.0f} {(north - lat) * _PX_PER_DEG:.0f}"


def sketch(sentence: str, drawn: str) -> str:
    """Return the part of the document that stands until the page is painted, in the reader's colour scheme.

    Args:
        sentence: plain text. drawn: SVG of :func:`sketch_map`, empty where the link asks for another view.
    """
    light, dark = (";".join(f"--map-{name}:{colour}" for name, colour in MAP_COLOURS[mode].items()) for mode in ("light", "dark"))
    style = f"#sketch{{{light}}}@media (prefers-color-scheme:dark){{#sketch{{{dark}}}}}"
    below = "© OpenStreetMap (ODbL 1.0) · Harta po hapet… · The map is opening…"
    return f'<style>{style}</style><div id="sketch"><p><b>BKTF</b></p><p>{escape(sentence)}</p>{drawn}<p class="muted">{below}</p></div>'
