"""A view on one sheet: title, sentence, map, legend and stamps, as PNG, SVG and PDF. Lengths are points (1/72 inch)."""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle
from matplotlib.textpath import TextToPath
from PIL import Image

from dashboard.domain.geometry import mercator
from dashboard.domain.view import View
from dashboard.exports.described import in_pdf, in_png, in_svg
from dashboard.exports.maps import COLOURS, draw_map
from dashboard.exports.tagged import tagged_pdf
from dashboard.exports.typefaces import SANS, SERIF, set_up_typefaces
from dashboard.texts.translator import Translator
from dashboard.views.big_figures import big_figures
from dashboard.views.gap_lines import gap_lines
from dashboard.views.legend import LegendItem, legend_of
from dashboard.views.sentences import Stamps, facts_of, headline, legend_title, stamps_of
from dashboard.views.text_map import describe

_INK, _SOFT, _ACCENT = "#12292b", "#4a5d5e", "#0f5c64"
_SCREEN, _A4 = (1200.0, 675.0), (595.28, 841.89)
# Type is made smaller until all of it is on the sheet.
_STEPS = tuple(1.25 - 0.06 * i for i in range(13))
_SETTINGS: Any = {"svg.fonttype": "none", "svg.hashsalt": "coverage", "pdf.fonttype": 42}
_lock = threading.Lock()


@contextmanager
def _alone() -> Iterator[None]:
    """Let one thread draw at a time: matplotlib's settings and font caches are global, the server's threads are many."""
    with _lock, mpl.rc_context(_SETTINGS):
        set_up_typefaces()
        yield


@dataclass(frozen=True)
class _Box:
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class _Type:
    size: float
    colour: str = _INK
    weight: str = "normal"
    family: tuple[str, ...] = SANS
    after: float = 0.6  # space below a paragraph, in sizes


_TITLE, _SENTENCE = _Type(27, _ACCENT, "bold", after=0.35), _Type(16)
_KICKER, _FINDING = _Type(13, _ACCENT, "bold", after=0.5), _Type(27, _INK, "bold", SERIF, after=0.1)
_FIGURE, _COUNTED = _Type(25, _INK, "bold", SERIF, after=0.1), _Type(11, _SOFT, after=0.5)
_LISTED, _NEAR = _Type(10.5, weight="bold", after=0.05), _Type(9.5, _SOFT, after=0.6)
_MOST_GAPS = 12  # in the list; the map names all
_HEADING, _LEGEND = _Type(12, weight="bold", after=0.3), _Type(11.5, after=0.35)
_SELECTION, _SMALL = _Type(10.5), _Type(8.5, _SOFT, after=0.4)


@lru_cache(maxsize=20_000)
def _width(text: str, weight: str, family: tuple[str, ...]) -> float:
    """Return the width of a text whose letters are one point high; it grows as they do."""
    font = FontProperties(family=list(family), size=100, weight=weight)
    return float(TextToPath().get_text_width_height_descent(text, font, ismath=False)[0]) / 100


def _broken(text: str, style: _Type, *, size: float, width: float) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and size * _width(longer, style.weight, style.family) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


class _Column:
    """Paragraphs one below the other in ``box``; ``y`` is where the next one begins."""

    def __init__(self, page: Axes, box: _Box, *, scale: float) -> None:
        self.page, self.box, self.scale, self.y = page, box, scale, box.top

    def write(self, text: str, style: _Type, *, indent: float = 0) -> None:
        size = style.size * self.scale
        for line in _broken(text, style, size=size, width=self.box.width - indent):
            self.page.text(
                self.box.left + indent, self.y + size, line, fontsize=size, color=style.colour, weight=style.weight,
                family=list(style.family), va="baseline", parse_math=False,
            )  # fmt: skip
            self.y += size * 1.32
        self.y += size * style.after

    def legend(self, title: str, items: list[LegendItem]) -> None:
        self.write(title, _HEADING)
        for item in items:
            _swatch(self.page, item, left=self.box.left, top=self.y, height=_LEGEND.size * self.scale)
            self.write(f"{item.words} · {item.counted}", _LEGEND, indent=30 * self.scale)

    def stamps(self, stamps: Stamps) -> None:
        self.write(stamps.selection, _SELECTION)
        for text in (stamps.data, stamps.disclaimer, stamps.sources):
            self.write(text, _SMALL)

    @property
    def full(self) -> bool:
        return self.y > self.box.top + self.box.height


def _swatch(page: Axes, item: LegendItem, *, left: float, top: float, height: float) -> None:
    width = 1.8 * height
    page.add_patch(Rectangle((left, top + 0.15 * height), width, height, facecolor=item.colour, edgecolor=COLOURS["border"], linewidth=0.5))
    if item.hatch:
        for share in (0.1, 0.4, 0.7):
            x = left + share * width
            page.plot([x, x + 0.28 * width], [top + 1.15 * height, top + 0.15 * height], color=item.hatch, linewidth=1)


def _page(size: tuple[float, float]) -> tuple[Figure, Axes]:
    """Return a figure and axes that cover it, in points from the upper left corner."""
    figure = Figure(figsize=(size[0] / 72, size[1] / 72), dpi=72)
    page = figure.add_axes((0, 0, 1, 1), xlim=(0, size[0]), ylim=(size[1], 0))
    page.axis("off")
    return figure, page


def _map(figure: Figure, view: View, *, box: _Box) -> None:
    wide, high = figure.get_size_inches() * 72
    axes = figure.add_axes((box.left / wide, 1 - (box.top + box.height) / high, box.width / wide, box.height / high))
    window = view.dataset.windows["map"]
    (west, east), (south, north) = window["lon"], (mercator(lat) for lat in window["lat"])
    across = min(box.width, box.height * (east - west) / (north - south))  # of the country; it stands in the middle
    draw_map(axes, view, beside_pt=(box.width - across) / 2)


@dataclass(frozen=True)
class _Sheet:
    """A sheet with its words; ``map_box`` is for its map."""

    figure: Figure
    map_box: _Box
    fits: bool


def _landscape(view: View, *, size: tuple[float, float], scale: float) -> _Sheet:
    """Return the words at the right of the map."""
    figure, page = _page(size)
    margin = 0.045 * size[0]
    share = 0.55 if view.partners else 0.44
    map_box = _Box(margin, margin, share * size[0] - margin, size[1] - 2 * margin)
    left = map_box.left + map_box.width + margin
    column = _Column(page, _Box(left, margin, size[0] - left - margin, size[1] - 2 * margin), scale=scale * size[0] / _SCREEN[0])
    _words(column, view)
    return _Sheet(figure, map_box, fits=not column.full)


def _words(column: _Column, view: View) -> None:
    stamps = stamps_of(view)
    _finding(column, view, stamps)
    column.y += 8 * column.scale
    _legend(column, view)
    column.y += 10 * column.scale
    column.stamps(stamps)


def _finding(column: _Column, view: View, stamps: Stamps) -> None:
    """Write what the page says first: the finding, the gap in its own colour, then the sentence."""
    presence, gap = headline(view, Translator(view.selection.lang))
    if presence:
        column.write(stamps.title, _KICKER)
        column.write(presence, replace(_FINDING, after=0.1 if gap else _TITLE.after))
        if gap:
            column.write(gap, replace(_FINDING, colour=COLOURS["gap_text"], after=_TITLE.after))
    else:
        column.write(stamps.title, _TITLE)
    _figures(column, view)
    column.write(stamps.sentence, _SENTENCE)


def _figures(column: _Column, view: View) -> None:
    """Write the figures of the finding side by side."""
    figures = big_figures(view, Translator(view.selection.lang))
    across = column.box.width / 3
    column.y += 4 * column.scale if figures else 0
    lowest = column.y
    for i, figure in enumerate(figures):
        beside = _Column(column.page, _Box(column.box.left + i * across, column.y, across * 0.94, column.box.height), scale=column.scale)
        ink = COLOURS["gap_text"] if figure.is_gap and not figure.is_supposed else _INK
        beside.write(f"{figure.number} {figure.unit}".strip(), replace(_FIGURE, colour=ink))
        beside.write(figure.words, _COUNTED)
        lowest = max(lowest, beside.y)
    column.y = lowest + (4 * column.scale if figures else 0)


def _gaps(column: _Column, view: View) -> None:
    """List the gaps with their residents and who works next door."""
    _, lines = Translator(view.selection.lang), gap_lines(view, Translator(view.selection.lang))
    if not lines:
        return
    column.write(_("{n, plural, one {The one gap} other {The # gaps, largest first}}", n=len(lines)), _HEADING)
    column.write(_("Residents, and who is on record next door"), _NEAR)
    for line in lines[:_MOST_GAPS]:
        column.write(f"{line.name} · {line.residents}", _LISTED)
        column.write(line.near, _NEAR)
    if len(lines) > _MOST_GAPS:
        column.write(_("{n} more in the list of gaps", n=len(lines) - _MOST_GAPS), _NEAR)


def _legend(column: _Column, view: View) -> None:
    _ = Translator(view.selection.lang)
    column.legend(legend_title(view, _), legend_of(view))
    for name in ("outlines", "hatched"):
        if note := _.choose(name, facts_of(view, _)):
            column.write(note, _LEGEND)


def _portrait(view: View, *, scale: float) -> _Sheet:
    """Return the words above, legend and gaps around the map, and the stamps at the foot."""
    width, height = _A4
    figure, page = _page(_A4)
    margin, foot = 42.0, 130.0
    stamps = stamps_of(view)
    head = _Column(page, _Box(margin, margin, width - 2 * margin, 150), scale=0.78 * scale)
    _finding(head, view, stamps)
    bottom = height - margin - foot
    under = 112.0  # the legend, below the map
    side = 138.0 if gap_lines(view, Translator(view.selection.lang)) else 0.0  # the list of the gaps, beside the map
    map_box = _Box(margin, head.y + 8, width - 2 * margin - side, bottom - head.y - under - 18)
    beside = _Box(margin, bottom - under, width - 2 * margin - side, under - 8)
    legend = _Column(page, beside, scale=0.8 * scale)
    _legend(legend, view)
    listed = _Column(page, _Box(width - margin - side + 8, head.y + 14, side - 8, bottom - head.y - 22), scale=0.95 * scale)
    _gaps(listed, view)
    feet = _Column(page, _Box(margin, bottom, width - 2 * margin, foot), scale=0.86 * scale)
    feet.stamps(stamps)
    return _Sheet(figure, map_box, fits=not (head.full or legend.full or listed.full or feet.full))


def _fitting(view: View, *, size: tuple[float, float] | None) -> Figure:
    """Return the sheet in the largest type of which all is on it, and draw its map: once, as it costs more than all the words."""
    for scale in _STEPS:
        sheet = _landscape(view, size=size, scale=scale) if size else _portrait(view, scale=scale)
        if sheet.fits:
            break
    _map(sheet.figure, view, box=sheet.map_box)
    return sheet.figure


def _saved(figure: Figure, *, form: str, dpi: float = 72, metadata: dict[str, Any]) -> bytes:
    buffer = io.BytesIO()
    figure.savefig(buffer, format=form, dpi=dpi, facecolor="white", metadata=metadata)
    return buffer.getvalue()


@_alone()
def draw_png(view: View) -> bytes:
    """Return the sheet as a picture of 2400 x 1350 pixels."""
    return _saved(_fitting(view, size=_SCREEN), form="png", dpi=144, metadata=in_png(view))


@_alone()
def draw_svg(view: View) -> bytes:
    """Return the sheet as a drawing whose text stays text; places carry their codes as ids."""
    drawing = _saved(_fitting(view, size=_SCREEN), form="svg", metadata=in_svg(view))
    for ours, theirs in ((SANS, "'DejaVu Sans', Verdana, sans-serif"), (SERIF, "'DejaVu Serif', Georgia, serif")):
        drawing = drawing.replace(", ".join(f"'{name}'" for name in ours).encode(), theirs.encode())
    return drawing


def draw_pdf(view: View, *, landscape: bool) -> bytes:
    """Return the sheet as one A4 page with its fonts embedded, and for screen readers the view in words."""
    tag = Translator(view.selection.lang).language.tag
    return tagged_pdf(_drawn_pdf(view, landscape=landscape), language=tag, words="\n".join([stamps_of(view).title, *describe(view)]))


@_alone()
def _drawn_pdf(view: View, *, landscape: bool) -> bytes:
    size = (_A4[1], _A4[0]) if landscape else None
    return _saved(_fitting(view, size=size), form="pdf", metadata=in_pdf(view))


@_alone()
def draw_picture(view: View, width_in: float, height_in: float) -> bytes:
    """Return nothing but the map, as a PNG of 160 pixels an inch and 128 colours: the picture of a slide, light enough to mail."""
    figure, _ = _page((width_in * 72, height_in * 72))
    _map(figure, view, box=_Box(0, 0, width_in * 72, height_in * 72))
    full = Image.open(io.BytesIO(_saved(figure, form="png", dpi=160, metadata={"Software": None})))
    buffer = io.BytesIO()
    full.convert("RGB").quantize(128).save(buffer, format="PNG", optimize=True)
    return buffer.getvalue()


@_alone()
def draw_social(view: View) -> bytes:
    """Return the picture of link previews, 1200 x 630 pixels."""
    width, height = 600.0, 315.0
    figure, page = _page((width, height))
    stamps = stamps_of(view)
    _map(figure, view, box=_Box(18, 12, 200, height - 24))
    column = _Column(page, _Box(236, 30, width - 236 - 28, height - 60), scale=1)
    column.write(view.dataset.coalition.short[view.selection.lang], _Type(13, _SOFT, "bold"))
    column.write(stamps.title, _Type(23, _ACCENT, "bold"))
    column.write(stamps.sentence, _Type(13.5))
    column.write(view.dataset.coalition.boundary_attribution, _Type(7.5, _SOFT))
    return _saved(figure, form="png", dpi=144, metadata={"Software": None})
