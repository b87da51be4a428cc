"""What is painted before any script has run: the sentence of the view and, for the start view, its map as plain SVG."""

import math
from html import escape

import shapely

from dashboard.domain import geometry
from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.figures.style import MAP_COLOURS, SHARED_COLOURS

_PX_PER_DEG = 300.0
_TOLERANCE_DEG = 0.012


def sketch_map(dataset: Dataset) -> str:
    """Return the districts in the classes of the start view as one SVG element; borders are simplified together."""
    boundaries, frame = dataset.boundaries[Selection.level], Frame(dataset.windows["map"])
    classes = View(dataset, Selection()).table["class"]
    shapes = shapely.coverage_simplify(boundaries.geometry.values, _TOLERANCE_DEG)
    paths = "".join(
        f'<path class="{SHARED_COLOURS.get(classes[code], classes[code])}" d="{frame.path(shape)}"/>'
        for code, shape in zip(boundaries.index, shapes, strict=True)
    )
    return f'<svg viewBox="{frame.box}" aria-hidden="true">{paths}</svg>'


class Frame:
    """Where degrees lie in a drawing of a window: as wide as a degree of longitude is in its middle."""

    def __init__(self, shown: geometry.Window) -> None:
        (self._west, east), (south, self._north) = shown["lon"], shown["lat"]
        self._across = _PX_PER_DEG * math.cos(math.radians((south + self._north) / 2))
        self.box = f"0 0 {(east - self._west) * self._across:.0f} {(self._north - south) * _PX_PER_DEG:.0f}"  # the viewBox

    def point(self, lon: float, lat: float) -> str:
        """Return where a point (degrees) lies: ``x y``."""
        return f"{(lon - self._west) * self._across:.0f} {(self._north - lat) * _PX_PER_DEG:.0f}"

    def path(self, shape: shapely.Geometry) -> str:
        """Return the outline of ``shape`` (degrees) as the ``d`` of an SVG path."""
        rings = [ring for part in shapely.get_parts(shape) for ring in (part.exterior, *part.interiors)]
        return "".join("M" + "L".join(self.point(lon, lat) for lon, lat in ring.coords[:-1]) + "Z" for ring in rings)


def sketch(sentence: str, drawn: str, *, name: str) -> str:
    """Return the part of the document that stands until the page is painted, in the reader's colour scheme.

    Args:
        sentence, name: plain text. drawn: SVG of :func:`sketch_map`, empty where the link asks for another view.
    """
    light, dark = (";".join(f"--map-{name}:{colour}" for name, colour in MAP_COLOURS[mode].items()) for mode in ("light", "dark"))
    style = f"#sketch{{{light}}}@media (prefers-color-scheme:dark){{#sketch{{{dark}}}}}"
    below = "© OpenStreetMap (ODbL 1.0) · Harta po hapet… · The map is opening…"
    return f'<style>{style}</style><div id="sketch"><p><b>{escape(name)}</b></p><p>{escape(sentence)}</p>{drawn}<p class="muted">{below}</p></div>'
