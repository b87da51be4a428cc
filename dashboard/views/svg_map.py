"""The country as one SVG element: on the pages of places and members, and in the page before its scripts have run.

It stands in the projection of the map of the page, so that the one takes the place of the other without a jump.
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import pairwise

import shapely

from dashboard.domain import geometry
from dashboard.domain.dataset import Dataset
from dashboard.domain.unique import once_for_each
from dashboard.domain.view import View
from dashboard.figures.style import colour_name, hatch_name
from dashboard.views.labels import Label, map_labels
from dashboard.views.legend import view_look

_UNITS_PER_DEG = 225.0  # of longitude
_TOLERANCE_DEG = 0.005  # less than two pixels on a large screen
_LINE = 1.15  # height of a line, in sizes


class Frame:
    """Where degrees lie in a drawing of a window. ``box`` is its viewBox, ``room`` its width and height."""

    def __init__(self, shown: geometry.Window) -> None:
        (self._west, east), (south, north) = shown["lon"], shown["lat"]
        height = geometry.mercator(north) - geometry.mercator(south)
        self._top = geometry.mercator(north)
        self.room = ((east - self._west) * _UNITS_PER_DEG, height * _UNITS_PER_DEG)
        self.box = f"0 0 {self.room[0]:.0f} {self.room[1]:.0f}"

    def at(self, lon: float, lat: float) -> tuple[int, int]:
        """Return where a point (degrees) lies."""
        return round((lon - self._west) * _UNITS_PER_DEG), round((self._top - geometry.mercator(lat)) * _UNITS_PER_DEG)

    def point(self, lon: float, lat: float) -> str:
        """Return the same as ``x y``."""
        return "{} {}".format(*self.at(lon, lat))

    def path(self, shape: shapely.Geometry) -> str:
        """Return the outline of ``shape`` (degrees) as the ``d`` of an SVG path."""
        rings = [ring for part in shapely.get_parts(shape) for ring in (part.exterior, *part.interiors)]
        return "".join(_ring([self.at(lon, lat) for lon, lat in ring.coords[:-1]]) for ring in rings)


def _ring(points: Sequence[tuple[int, int]]) -> str:
    """Return a ring as its first point and the steps from there, a third shorter than its points."""
    steps = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise(points)]
    numbers = "".join(f" {n}" if n >= 0 else str(n) for step in steps if step != (0, 0) for n in step)
    return f"M{points[0][0]} {points[0][1]}l{numbers.lstrip()}z" if numbers else ""  # an islet may be smaller than a unit


@once_for_each
def _drawn(_dataset: Dataset) -> dict[tuple[str, float], Mapping[str, str]]:
    """Return what :func:`outlines` has drawn of a dataset: it is kept for as long as the data are."""
    return {}


def outlines(dataset: Dataset, level: str, *, tolerance_deg: float = _TOLERANCE_DEG) -> Mapping[str, str]:
    """Return code -> outline of the place, as the ``d`` of a path; borders are simplified together."""
    drawn, key = _drawn(dataset), (level, tolerance_deg)
    if key not in drawn:
        boundaries, frame = dataset.boundaries[level], Frame(dataset.windows["map"])
        shapes = shapely.coverage_simplify(boundaries.geometry.values, tolerance_deg)
        drawn[key] = {str(code): frame.path(shape) for code, shape in zip(boundaries.index, shapes, strict=True)}
    return drawn[key]


def svg_map(view: View, *, label: str, chosen: Iterable[str] = (), titles: Mapping[str, str] | None = None, links: str = "") -> str:
    """Return the places of a view in their classes.

    Args:
        label: what the map shows, as text. chosen: codes of the places with a ring around them.
        titles: code -> what is said of the place, as text; with them the map bears names.
        links: address to which a place leads, with ``{code}``; empty where it leads nowhere.
    """
    frame, drawn, look = Frame(view.dataset.windows["map"]), outlines(view.dataset, view.selection.level), view_look(view)
    classes = view.table["class"]
    hatches = {c: hatch_name(c, look) for c in sorted(classes.unique()) if hatch_name(c, look)}
    places = []
    for code, outline in drawn.items():
        fill, title = class_fill(view, classes[code]), f"<title>{escape(titles[code])}</title>" if titles else ""
        path = f'<path {fill} d="{outline}">{title}</path>' if title else f'<path {fill} d="{outline}"/>'
        places.append(
            f'<a href="{escape(links.format(code=code))}" aria-label="{escape(titles[code])}">{path}</a>' if links and titles else path
        )
    ring = "".join(f'<path class="ring" d="{drawn[code]}"/>' for code in chosen if code in drawn)
    names = _names(view, frame, look) if titles else ""
    role = "group" if links else "img"
    patterns = "".join(_pattern(_hatch_id(view, kind), kind, lines) for kind, lines in hatches.items())
    return (
        f'<svg viewBox="{frame.box}" role="{role}" aria-label="{escape(label)}">{f"<defs>{patterns}</defs>" if patterns else ""}'
        f"{''.join(places)}{ring}{names}</svg>"
    )


def class_fill(view: View, kind: str) -> str:
    """Return the attribute that gives a shape the look of a class; one that is hatched has its lines from the map beside it."""
    look = view_look(view)
    return f'fill="url(#{_hatch_id(view, kind)})"' if hatch_name(kind, look) else f'class="{colour_name(kind, look)}"'


def _hatch_id(view: View, kind: str) -> str:
    return f"hatch-{kind}-{view.selection.lang}"  # a frozen page holds the map once for each language


def _pattern(pattern_id: str, kind: str, lines: str) -> str:
    """Return lines that rise to the right, over the colour of the class."""
    turned = 'width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'
    return f'<pattern id="{pattern_id}" {turned}><rect class="{kind}" width="7" height="7"/><rect class="{lines}" width="2" height="7"/></pattern>'


def _names(view: View, frame: Frame, look: str) -> str:
    """Return the names and numbers that the map of the page bears."""
    found = map_labels(view, frame.room)
    size = found.size
    classes = view.table["class"]
    drawn = "".join(_name(label, frame, size, colour_name(classes[label.code], look)) for label in found.kept)
    return f'<g class="names" font-size="{size:.0f}" text-anchor="middle" aria-hidden="true">{drawn}</g>'


def _name(label: Label, frame: Frame, size: float, colour: str) -> str:
    x, y = frame.at(*label.point[:2])
    lines = [*map(escape, label.lines), *([f"<tspan>{escape(label.number)}</tspan>"] if label.number else [])]
    top = y - (len(lines) - 1) * size * _LINE / 2 + size * 0.35
    return "".join(f'<text class="on-{colour}" x="{x}" y="{top + i * size * _LINE:.0f}">{line}</text>' for i, line in enumerate(lines))
