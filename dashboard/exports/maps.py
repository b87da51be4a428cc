"""Maps drawn without a browser, in the light colours of the page: for paper, slides and link previews."""

from collections.abc import Iterable
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import withStroke

from dashboard.domain import geometry
from dashboard.domain.coverage import coverage_table
from dashboard.domain.dataset import Dataset
from dashboard.domain.partners import NO_LINK, PAGE_ONLY, partner_table
from dashboard.domain.selection import Selection
from dashboard.figures.maps import ALBANIA, PARTNERS
from dashboard.figures.style import INVERSE_LABELS, MAP_COLOURS, SHARED_COLOURS
from dashboard.i18n import Words
from dashboard.views.sentences import place_name

COLOURS = MAP_COLOURS["light"]
_HATCH_DEG = 0.058  # as on the page: between two lines on the map of Albania


@dataclass(frozen=True)
class _Place:
    """What is drawn of one place: its class decides the fill, its label stands at ``point`` (lon, lat, radius in degrees)."""

    code: str
    shape: shapely.Geometry
    class_id: str
    label: str
    point: list[float]


def mercator(lat: float) -> float:
    """Return the y of the Mercator projection in degrees of longitude at the equator."""
    return float(np.degrees(np.log(np.tan(np.pi / 4 + np.radians(lat) / 2))))


def draw_map(axes: Axes, dataset: Dataset, selection: Selection, *, size_pt: float) -> None:
    """Draw the map of a view into ``axes``, with labels of ``size_pt`` points where they fit."""
    if selection.view == "partners":
        places, window, spacing = _countries(dataset, selection), PARTNERS, 10 * _HATCH_DEG
        shapes, hatched = dataset.countries, PAGE_ONLY
    else:
        places, window, spacing = _districts(dataset, selection), ALBANIA, _HATCH_DEG
        shapes, hatched = dataset.boundaries[selection.level], "stated"
    axes.set_xlim(*window["lon"])
    axes.set_ylim(mercator(window["lat"][0]), mercator(window["lat"][1]))
    axes.set_aspect("equal")
    axes.axis("off")
    for place in places:
        axes.add_patch(_patch(place, chosen=place.code == selection.place))
    _hatch(axes, shapes.loc[[p.code for p in places if p.class_id == hatched]], spacing_deg=spacing)
    _labels(axes, places, size_pt=size_pt)


def _districts(dataset: Dataset, selection: Selection) -> list[_Place]:
    shapes = dataset.boundaries[selection.level]
    points = geometry.label_points(shapes)
    table = coverage_table(dataset, selection).reindex(shapes.index)
    names = [place_name(row, selection.lang) + (f"\n{_value(row, selection)}" if row["members"] else "") for _, row in table.iterrows()]
    return [
        _Place(str(code), shape, class_id, name if inside else "", points[str(code)])
        for code, shape, class_id, name, inside in zip(shapes.index, shapes.geometry, table["class"], names, table["inside"], strict=True)
    ]


def _value(row: pd.Series, selection: Selection) -> str:
    """Return the number that the colour shows."""
    if selection.measure == "per_100k":
        return "?" if pd.isna(row["per_100k"]) else Words(selection.lang).number(float(row["per_100k"]), 1)
    if selection.measure == "recency":
        return "?" if pd.isna(row["recency"]) else f"{row['recency']:.0f}"
    return str(row["members"])


def _countries(dataset: Dataset, selection: Selection) -> list[_Place]:
    points = geometry.label_points(dataset.countries)
    table = partner_table(dataset, selection)
    names = [place_name(row, selection.lang) for _, row in table.iterrows()]
    return [
        _Place(str(code), shape, class_id, "" if class_id == NO_LINK else name, points[str(code)])
        for code, shape, class_id, name in zip(table.index, dataset.countries.geometry, table["class"], names, strict=True)
    ]


def _path(shape: shapely.Geometry) -> Path:
    """Return all rings of a shape as one compound path, projected."""
    polygons: Iterable[shapely.Polygon] = getattr(shape, "geoms", [shape])
    rings = [ring for polygon in polygons for ring in (polygon.exterior, *polygon.interiors)]
    return Path.make_compound_path(*(Path([(x, mercator(y)) for x, y in ring.coords], closed=True) for ring in rings))


def _patch(place: _Place, *, chosen: bool) -> PathPatch:
    fill = COLOURS[SHARED_COLOURS.get(place.class_id, place.class_id)]
    edge, width = (COLOURS["focus"], 2.2) if chosen else (COLOURS["border"], 0.5)
    patch = PathPatch(_path(place.shape), facecolor=fill, edgecolor=edge, linewidth=width, zorder=3 if chosen else 1)
    if place.class_id == "outside":
        patch.set_linestyle((0, (1, 2)))
    patch.set_gid(place.code)
    return patch


def _hatch(axes: Axes, shapes: gpd.GeoDataFrame, *, spacing_deg: float) -> None:
    lines = geometry.hatch_lines(shapes, spacing_deg=spacing_deg) if len(shapes) else {}
    for code, segments in lines.items():
        ends = [[(x1, mercator(y1)), (x2, mercator(y2))] for x1, y1, x2, y2 in segments]
        axes.add_collection(LineCollection(ends, colors=COLOURS["hatch"], linewidths=0.8, gid=f"hatch-{code}", zorder=2))


def _labels(axes: Axes, places: list[_Place], *, size_pt: float) -> None:
    """Write the names that fit into their places, the roomiest first, none over another."""
    box = axes.get_window_extent()
    figure = axes.get_figure()
    assert figure is not None
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    pt_per_deg = min(box.width / (right - left), box.height / (high - low)) * 72 / figure.dpi
    taken: list[tuple[float, float, float, float]] = []
    for place in sorted(places, key=lambda p: -p.point[2]):
        lines = place.label.replace(" e ", " e\n").split("\n") if place.label else []
        width, height = max(map(len, lines), default=0) * size_pt * 0.56, len(lines) * size_pt * 1.25
        x, y = place.point[0], mercator(place.point[1])
        own = (x * pt_per_deg, y * pt_per_deg, width, height)
        if not lines or width > 3.9 * place.point[2] * pt_per_deg or any(_overlap(own, other) for other in taken):
            continue
        taken.append(own)
        _label(axes, place, lines, size_pt=size_pt)


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return 2 * abs(one[0] - other[0]) < one[2] + other[2] and 2 * abs(one[1] - other[1]) < one[3] + other[3]


def _label(axes: Axes, place: _Place, lines: list[str], *, size_pt: float) -> None:
    at = (place.point[0], mercator(place.point[1]))
    inverse = SHARED_COLOURS.get(place.class_id, place.class_id) in INVERSE_LABELS["light"]
    ink, halo = (COLOURS["label_inverse"], COLOURS["label"]) if inverse else (COLOURS["label"], "#ffffff")
    for i, line in enumerate(lines):
        text = axes.annotate(
            line, at, xytext=(0, (len(lines) - 1) * size_pt * 0.6 - i * size_pt * 1.2), textcoords="offset points",
            ha="center", va="center", fontsize=size_pt, color=ink, weight="bold" if line.isdigit() else "normal", zorder=4,
            family="DejaVu Sans",
        )  # fmt: skip
        text.set_path_effects([withStroke(linewidth=size_pt / 6, foreground=halo, alpha=0.75)])
