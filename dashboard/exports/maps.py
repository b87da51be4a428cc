"""Maps drawn without a browser, in the light colours of the page: for paper, slides and link previews."""

from collections.abc import Collection, Iterable, Mapping

import geopandas as gpd
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
from dashboard.exports.typefaces import SANS
from dashboard.figures.style import MAP_COLOURS, colour_name, hatch_name
from dashboard.views.boxes import nearest
from dashboard.views.labels import Label, beside, map_labels
from dashboard.views.legend import view_look
from dashboard.views.words import name_of

COLOURS = MAP_COLOURS["light"]
_PAGE_PX = 640  # height of the map on a usual page: paper of any size bears the names that stand there
_GAP_SIZE, _GAP_LINE, _GAP_ROOM = 8.5, 13.0, 84.0  # of the names beside the map: size, from one to the next, room that they need; points
_NARROWED = {"number": 0.9, "name": 0.8}  # the letters of paper are so much wider than those of the page; bold ones more so
_HALO = 0.34  # the width of the halo's line, of the height of letters; half of it stands out


def draw_map(axes: Axes, view: View, *, beside_pt: float = 0) -> None:
    """Draw the map of a view into ``axes``. ``beside_pt``: the room at either side in which the gaps may be named, points."""
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
    if not view.partners:  # who is only somewhere around is never as sure as who is there
        hatches |= {str(code): COLOURS["border"] for code in view.table.index[view.table["far"]]}
    _hatch(axes, shapes.loc[list(hatches)], hatches, spacing_deg=hatch_spacing(window))
    named = _gaps(axes, view, room_pt=beside_pt)
    _labels(axes, view, but=named)


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


def _gaps(axes: Axes, view: View, *, room_pt: float) -> Collection[str]:
    """Name the gaps beside the map, each with a line to it, as the page does; return their codes, none where they find no room."""
    if view.partners or view_look(view) != "usual" or view.selection.need or room_pt < _GAP_ROOM:
        return ()
    figure = axes.get_figure()
    assert figure is not None
    axes.apply_aspect()
    box, pt = axes.get_window_extent(), figure.dpi / 72

    def at(code: str) -> tuple[float, float]:
        lon, lat, _radius = view.geography.points[code]
        x, y = axes.transData.transform((lon, mercator(lat)))
        return float(x - box.x0) / pt, float(box.y1 - y) / pt

    every = {str(code): at(str(code)) for code in view.table.index}
    area = view.table["area_km2"]
    middle = sum(every[str(code)][0] * float(area[code]) for code in view.table.index) / float(area.sum())
    gaps = {str(code): every[str(code)] for code in view.inside.index[view.inside["members"] == 0]}
    sides = beside(gaps, middle=middle, top=_GAP_LINE, bottom=box.height / pt - _GAP_LINE, line=_GAP_LINE)
    for code, (left, y) in sides.items():
        edge = 0 if left else box.width / pt
        points = [(edge, y), (edge + (8 if left else -8), y), every[code]]
        on_sheet = [axes.transData.inverted().transform((box.x0 + px * pt, box.y1 - py * pt)) for px, py in points]
        for colour, width in (("#ffffff", 2.4), (COLOURS["gap_text"], 0.8)):
            axes.plot(*zip(*on_sheet, strict=True), color=colour, linewidth=width, zorder=3.5, clip_on=False)
        axes.plot(*on_sheet[2], marker="o", markersize=3, color=COLOURS["gap_text"], markeredgecolor="#ffffff", zorder=5)
        start = (float(on_sheet[0][0]), float(on_sheet[0][1]))
        axes.annotate(
            name_of(view.table.loc[code], view.selection.lang), start, xytext=(-4 if left else 4, 0), textcoords="offset points",
            ha="right" if left else "left", va="center", fontsize=_GAP_SIZE, weight="bold", color=COLOURS["gap_text"], family=list(SANS),
            annotation_clip=False, zorder=6,
        )  # fmt: skip
    return sides


def _labels(axes: Axes, view: View, *, but: Collection[str]) -> None:
    """Write the names that stand on a page of the same shape, as large as the paper makes them."""
    axes.apply_aspect()  # else the words would stand where the map would be if it filled its box
    box, figure = axes.get_window_extent(), axes.get_figure()
    assert figure is not None
    scale = box.height / _PAGE_PX
    found = map_labels(view, (box.width / scale, _PAGE_PX), but=but)
    heavy = "name" if view.partners else "number"
    size_pt = found.size * _NARROWED[heavy] * scale * 72 / figure.dpi
    for label in found.kept:
        _label(axes, label, _at(label), size_pt=size_pt, heavy=heavy)
    for label, words in found.beside.values():
        x, y = axes.transData.transform(_at(label))
        end = nearest(words, ((x - box.x0) / scale, (box.y1 - y) / scale))
        middle, edge = (axes.transData.inverted().transform((box.x0 + x * scale, box.y1 - y * scale)) for x, y in (words[:2], end))
        for colour, wide in ((COLOURS["border"], 2.2), (COLOURS["label"], 0.6)):
            axes.plot(*zip(_at(label), edge, strict=True), color=colour, linewidth=wide, zorder=3.5)
        axes.plot(*_at(label), marker="o", markersize=3.4, color=COLOURS["label"], markeredgecolor=COLOURS["border"], zorder=4)
        _label(axes, label, tuple(middle), size_pt=size_pt, heavy=heavy)


def _at(label: Label) -> tuple[float, float]:
    return label.point[0], mercator(label.point[1])


def _label(axes: Axes, label: Label, at: tuple[float, float], *, size_pt: float, heavy: str) -> None:
    """Write a name dark with a light halo, as ``browser/views/painted-map.js`` does: it may reach over the sea or over another colour."""
    name, number = ("bold", "normal") if heavy == "name" else ("normal", "bold")
    lines = [*((line, name) for line in label.lines), *([(label.number, number)] if label.number else [])]
    for i, (line, weight) in enumerate(lines):
        text = axes.annotate(
            line, at, xytext=(0, (len(lines) - 1) * size_pt * 0.6 - i * size_pt * 1.2), textcoords="offset points",
            ha="center", va="center", fontsize=size_pt, color=COLOURS["label"], weight=weight, zorder=4, family=list(SANS),
        )  # fmt: skip
        text.set_path_effects([withStroke(linewidth=size_pt * _HALO, foreground=COLOURS["border"])])
