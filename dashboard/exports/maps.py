"""Maps drawn without a browser, in the light colours of the page: for paper, slides and link previews."""

from collections.abc import Iterable, Mapping

import geopandas as gpd
import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import withStroke

from dashboard.domain.geometry import hatch_lines, hatch_spacing, mercator
from dashboard.domain.measures import OUTSIDE
from dashboard.domain.places import MAIN_LEVEL
from dashboard.domain.view import View
from dashboard.figures.style import INVERSE_LABELS, MAP_COLOURS, colour_name, hatch_name
from dashboard.views.labels import Label, map_labels
from dashboard.views.legend import view_look

COLOURS = MAP_COLOURS["light"]
_PAGE_PX = 640  # height of the map on a usual page: paper of any size bears the names that stand there
_NARROWED = 0.9  # the letters of paper are so much wider than those of the page


def draw_map(axes: Axes, view: View) -> None:
    """Draw the map of a view into ``axes``."""
    dataset = view.dataset
    if view.partners:
        classes, shapes, window = view.countries["class"], dataset.countries, dataset.windows["partner-map"]
    else:
        classes, shapes, window = view.table["class"], dataset.boundaries[view.selection.level], dataset.windows["map"]
    axes.set_xlim(*window["lon"])
    axes.set_ylim(mercator(window["lat"][0]), mercator(window["lat"][1]))
    axes.set_aspect("equal")
    axes.axis("off")
    look = view_look(view)
    for code in view.outlined:
        shape = dataset.boundaries[MAIN_LEVEL].geometry[code]
        axes.add_patch(
            PathPatch(_path(shape), facecolor="none", edgecolor=COLOURS["label"], linewidth=1.1, zorder=3, gid=f"outline-{code}")
        )
    for code, shape in zip(map(str, shapes.index), shapes.geometry, strict=True):
        fill = COLOURS[colour_name(classes[code], look)]
        axes.add_patch(_patch(code, shape, fill, dotted=classes[code] == OUTSIDE, chosen=code == view.selection.place))
    hatches = {code: COLOURS[name] for code in shapes.index if (name := hatch_name(classes[code], look))}
    _hatch(axes, shapes.loc[list(hatches)], hatches, spacing_deg=hatch_spacing(window))
    _labels(axes, view, classes.map(lambda class_id: colour_name(class_id, look)))


def _path(shape: shapely.Geometry) -> Path:
    """Return all rings of a shape as one compound path, projected."""
    polygons: Iterable[shapely.Polygon] = getattr(shape, "geoms", [shape])
    rings = [ring for polygon in polygons for ring in (polygon.exterior, *polygon.interiors)]
    return Path.make_compound_path(*(Path([(x, mercator(y)) for x, y in ring.coords], closed=True) for ring in rings))


def _patch(code: str, shape: shapely.Geometry, fill: str, *, dotted: bool, chosen: bool) -> PathPatch:
    edge, width = (COLOURS["focus"], 2.2) if chosen else (COLOURS["coast"], 0.5)
    patch = PathPatch(_path(shape), facecolor=fill, edgecolor=edge, linewidth=width, zorder=3 if chosen else 1)
    if dotted:
        patch.set_linestyle((0, (1, 2)))
    patch.set_gid(code)
    return patch


def _hatch(axes: Axes, shapes: gpd.GeoDataFrame, colours: Mapping[str, str], *, spacing_deg: float) -> None:
    lines = hatch_lines(shapes, spacing_deg=spacing_deg)
    for code, segments in lines.items():
        ends = [[(x1, mercator(y1)), (x2, mercator(y2))] for x1, y1, x2, y2 in segments]
        axes.add_collection(LineCollection(ends, colors=colours[code], linewidths=0.8, gid=f"hatch-{code}", zorder=2))


def _labels(axes: Axes, view: View, colours: pd.Series) -> None:
    """Write the names that stand on a page of the same shape, as large as the paper makes them."""
    box, figure = axes.get_window_extent(), axes.get_figure()
    assert figure is not None
    width = box.width / box.height * _PAGE_PX
    found = map_labels(view, (width, _PAGE_PX))
    size_pt = found.size * _NARROWED * box.height * 72 / figure.dpi / _PAGE_PX
    for label in found.kept:
        inverse = colours[label.code] in INVERSE_LABELS["light"]
        _label(axes, label, (label.point[0], mercator(label.point[1])), size_pt=size_pt, inverse=inverse)
    for label, (x, y) in found.beside.values():
        on_sheet = (box.x0 + x / width * box.width, box.y1 - y / _PAGE_PX * box.height)
        lon, up = (float(value) for value in axes.transData.inverted().transform(on_sheet))
        point = (label.point[0], mercator(label.point[1]))
        axes.plot(
            [point[0], lon], [point[1], up], color=COLOURS["label"], linewidth=0.6, zorder=4, marker="o", markevery=[0], markersize=2.4
        )  # fmt: skip
        _label(axes, label, (lon, up), size_pt=size_pt, inverse=False)


def _label(axes: Axes, label: Label, at: tuple[float, float], *, size_pt: float, inverse: bool) -> None:
    ink, halo = (COLOURS["label_inverse"], COLOURS["label"]) if inverse else (COLOURS["label"], "#ffffff")
    lines = [*((line, "normal") for line in label.lines), *([(label.number, "bold")] if label.number else [])]
    for i, (line, weight) in enumerate(lines):
        text = axes.annotate(
            line, at, xytext=(0, (len(lines) - 1) * size_pt * 0.6 - i * size_pt * 1.2), textcoords="offset points",
            ha="center", va="center", fontsize=size_pt, color=ink, weight=weight, zorder=4, family="DejaVu Sans",
        )  # fmt: skip
        text.set_path_effects([withStroke(linewidth=size_pt / 6, foreground=halo, alpha=0.75)])
