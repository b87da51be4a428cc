"""The presentation as PowerPoint: one number or one map a slide, every place a shape that can be changed, notes filled in."""

import io
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

import numpy as np
import shapely
import shapely.affinity
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE

from dashboard.domain.dataset import Dataset
from dashboard.domain.geometry import Window, mercator
from dashboard.exports.native import (
    HEIGHT,
    LEAST,
    WIDTH,
    Box,
    Paint,
    Paragraph,
    Type,
    block,
    emu,
    fitting,
    height_of,
    line,
    outline,
    rgb,
    rings_of,
    speak,
    text,
    write,
)
from dashboard.exports.packed import packed
from dashboard.figures.style import INVERSE_LABELS, MAP_COLOURS, colour_name, hatch_name
from dashboard.texts.translator import UNKNOWN, Translator
from dashboard.views.labels import Label, beside, least_size, map_labels
from dashboard.views.legend import LegendItem, legend_of, view_look
from dashboard.views.sentences import data_words, disclaimer, legend_title
from dashboard.views.steps import Bars, Step, attribution
from dashboard.views.words import member_short, name_of

_COLOURS = MAP_COLOURS["light"]
_INK, _SOFT, _ACCENT, _WHITE = "#12292b", "#4a5d5e", "#0f5c64", "#ffffff"
_SEA, _LAND, _SHORE = "#e6eef1", "#f4f2ec", "#d5d2c8"
_STRONG = _COLOURS["c4"]  # what a slide is about
_ABOVE = 6  # of the room of a line, above and below its letters
_HAIR = 0.03  # how much of a name may stand where its ink is lost: less than half a letter
_NAMES = 1.2 * LEAST  # the page writes names so small on small maps; letters here are bold

_STORY = Box(104, 84, 790, 860)
_MAP = Box(950, 40, 920, 910)
_STORY_BESIDE_COUNTRIES, _COUNTRIES = Box(104, 84, 600, 860), Box(744, 84, 1136, 840)
_SEEN = 1.6  # what is smaller on a slide is not drawn, pixels
_FADE = Box(880, 0, 220, HEIGHT)  # where the land around begins
_CHART = Box(1000, 150, 800, 720)
_HEADING, _GRID = Box(104, 84, 1712, 150), Box(104, 262, 1712, 680)
_FOOT = Box(104, 962, 1712, 96)
_CLOSE = 36  # from one name beside the map to the next at the least
_NAME_OF_MEMBER = 28
_SMALL = Box(0, 0, 78, 158)  # the map of a member beside others

_FONTS = {"majorFont": "Cambria", "minorFont": "Arial"}  # of every machine with an office program; elsewhere others stand in
_OF_THE_TEMPLATE = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.PRINTER_SETTINGS, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
_PROPERTY = 255  # letters of a property at most
_LAYOUT = "Title Only"  # of the default template


def slides(steps: Iterable[Step], *, released: str) -> bytes:
    """Return one slide for each of ``steps``."""
    steps = list(steps)
    deck = Presentation()
    _lighten(deck)
    deck.slide_width, deck.slide_height = emu(WIDTH), emu(HEIGHT)
    _describe(deck, steps, released=released)
    drawings: dict[str, _Drawing] = {}
    for number, step in enumerate(steps, 1):
        graph = "partners" if step.view.partners else step.selection.level
        drawing = drawings.setdefault(graph, _Drawing(step.view.dataset, graph))
        slide = deck.slides.add_slide(deck.slide_layouts[0])
        slide.shapes.turbo_add_enabled = True
        _Slide(slide, step, drawing, f"{number} / {len(steps)}").fill()
    buffer = io.BytesIO()
    deck.save(buffer)
    return packed(buffer.getvalue())


def _lighten(deck: Any) -> None:
    """Keep of the default template the one layout that is used, and nothing that is said of it; use typefaces that are there."""
    for layout in list(deck.slide_layouts):
        if layout.name != _LAYOUT:
            deck.slide_layouts.remove(layout)
    for owner in (deck.part.package, deck.part):
        for key, relation in list(owner._rels.items()):
            if relation.reltype in _OF_THE_TEMPLATE:
                owner._rels.pop(key)
    theme = deck.slide_masters[0].part.part_related_by(RELATIONSHIP_TYPE.THEME)
    for kind, font in _FONTS.items():
        head, tag, rest = theme.blob.partition(f"<a:{kind}>".encode())
        start, end = rest.index(b'typeface="'), rest.index(b"/>")
        theme._blob = head + tag + rest[:start] + f'typeface="{font}"'.encode() + rest[end:]


def _describe(deck: Any, steps: Sequence[Step], *, released: str) -> None:
    """Fill in the properties; the template names people who have no part in this."""
    about = deck.core_properties
    about.created = about.modified = datetime.fromisoformat(released)
    about.comments = about.keywords = about.subject = about.category = ""
    about.revision = 1
    if steps:
        view = steps[0].view
        _ = Translator(view.selection.lang)
        coalition = view.dataset.coalition
        about.author = about.last_modified_by = coalition.short[_.lang]
        about.title = f"{coalition.short[_.lang]}: {steps[0].title}"[:_PROPERTY]
        about.language = _.language.tag
        about.version = view.dataset.version


class _Drawing:
    """The shapes of one map where they lie on a slide, worked out once for all slides."""

    def __init__(self, dataset: Dataset, graph: str) -> None:
        self.wide = graph == "partners"
        self._dataset = dataset
        self.shapes = dataset.countries if self.wide else dataset.boundaries[graph]
        self.box = _COUNTRIES if self.wide else _MAP
        self._window = dataset.windows["partner-map" if self.wide else "map"]
        self.frame = _Frame(self._window, self.box)

    @cached_property
    def outlines(self) -> dict[str, Any]:
        """The shapes by code, pixels; of countries what lies in the map."""
        shapes = self.frame.project(self.shapes.geometry.values)
        if self.wide:
            shapes = shapely.intersection(shapely.make_valid(shapely.simplify(shapes, _SEEN)), self.frame.edge)
        else:
            shapes = shapely.coverage_simplify(shapes, 2 * _SEEN)
        return {str(code): shape for code, shape in zip(self.shapes.index, shapes, strict=True) if shape.area > 0}

    @cached_property
    def around(self) -> dict[str, Any]:
        """The countries around the one that is shown, up to the edges of the slide."""
        far = shapely.box(_FADE.left, 0, WIDTH, HEIGHT)
        others = self._dataset.countries.drop(index=self._dataset.coalition.home_code, errors="ignore")
        with np.errstate(all="ignore"):
            shapes = shapely.intersection(shapely.make_valid(shapely.simplify(self.frame.project(others.geometry.values), 2 * _SEEN)), far)
        return {str(code): shape for code, shape in zip(others.index, shapes, strict=True) if shape.area > 0}

    @cached_property
    def coast(self) -> Any:
        """The outline of all places together."""
        return shapely.union_all(list(self.outlines.values()), grid_size=0.1)

    @cached_property
    def small(self) -> dict[str, Any]:
        """The shapes in a small box at the corner of the slide, with as many points as can be seen there; all together under ``""``."""
        shapes = shapely.coverage_simplify(_Frame(self._window, _SMALL).project(self.shapes.geometry.values), 2.4)
        return {"": shapely.union_all(shapes, grid_size=0.1)} | dict(zip(map(str, self.shapes.index), shapes, strict=True))


class _Frame:
    """Where degrees lie in a box that shows a window, in the middle of it and as large as it gets."""

    def __init__(self, window: Window, box: Box) -> None:
        (self._west, east), (south, north) = window["lon"], window["lat"]
        self._north = mercator(north)
        across, up = east - self._west, self._north - mercator(south)
        self.per_degree = min(box.width / across, box.height / up)
        self._left = box.left + (box.width - across * self.per_degree) / 2
        self._top = box.top + (box.height - up * self.per_degree) / 2
        self.edge = shapely.box(self._left, self._top, self._left + across * self.per_degree, self._top + up * self.per_degree)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Return x and y of a point."""
        return self._left + (lon - self._west) * self.per_degree, self._top + (self._north - mercator(lat)) * self.per_degree

    def project(self, shapes: Any) -> Any:
        """Return shapes in pixels."""
        return shapely.transform(shapes, lambda points: np.array([self.at(lon, lat) for lon, lat in points.tolist()]))


@dataclass(frozen=True)
class _Slide:
    """One step on one slide."""

    slide: Any
    step: Step
    drawing: _Drawing
    number: str

    @property
    def _(self) -> Translator:
        return Translator(self.step.selection.lang)

    @property
    def tag(self) -> str:
        """The language of its texts."""
        return self._.language.tag

    def fill(self) -> None:
        """Draw all of it."""
        step = self.step
        background = self.slide.background.fill
        background.solid()
        background.fore_color.rgb = rgb(_SEA)
        if step.grid:
            self._story(_HEADING, [])
            self._members()
        elif step.bars:
            self._story(_STORY, [])
            self._bars(step.bars)
        else:
            legend = self._legend_items()
            self._map()
            self._story(_STORY_BESIDE_COUNTRIES if step.view.partners else _STORY, legend)
        self._foot()
        notes = self.slide.notes_slide.notes_text_frame
        notes.text = "\n".join([step.sentence, *(f"{note.text} {note.url}".strip() for note in step.notes)])
        speak(notes, self.tag)

    # What is said

    def _story(self, box: Box, legend: Sequence[LegendItem]) -> None:
        """Say title, figure, finding and what else there is to say below one another, and the legend at the foot."""
        step, wide = self.step, box is _HEADING
        heading = legend_title(step.view, self._) if legend else ""
        legend_height = sum(_legend_height(item, box.width) for item in legend) + (40 if heading else 0)
        colour = _COLOURS["hatch"] if self._of_gaps else _INK
        title, said = Paragraph(step.title, Type(32, _ACCENT, bold=True)), []
        large = Type(56 if step.figure or wide else 46, _INK, serif=True, bold=True)
        if step.supposed:
            said.append(Paragraph(step.supposed, replace(large, colour=_COLOURS["whatif"])))
        if step.figure:
            said.append(Paragraph(step.figure, Type(280, colour, serif=True, bold=True)))
        if step.finding:
            said.append(Paragraph(step.finding, large, 12))
        if step.gap:
            said.append(Paragraph(step.gap, replace(large, colour=_COLOURS["hatch"])))
        if step.more and step.more != step.finding:
            said.append(Paragraph(step.more, Type(30, _SOFT), 20))
        room = box.height - legend_height - (24 if legend else 0)
        title, *said = fitting([title, *said], box.width, room)
        high = height_of([title], box.width)
        heading_shape = self.slide.shapes.title
        heading_shape.left, heading_shape.top, heading_shape.width, heading_shape.height = Box(box.left, box.top, box.width, high).sides
        write(heading_shape, [title], lang=self.tag)
        if said:
            text(self.slide.shapes, said, Box(box.left, box.top + high, box.width, height_of(said, box.width)), lang=self.tag)
        self._legend(legend, heading, Box(box.left, box.bottom - legend_height, box.width, legend_height))

    def _legend_items(self) -> list[LegendItem]:
        """Return the classes that the map shows and the words do not say."""
        return [] if self._one_member else [item for item in legend_of(self.step.view) if item.count]

    def _legend(self, items: Sequence[LegendItem], heading: str, box: Box) -> None:
        top = box.top
        if heading:
            line(self.slide.shapes, heading, Box(box.left, top, box.width, 34), Type(LEAST, _INK, bold=True), lang=self.tag)
            top += 40
        for item in items:
            height = _legend_height(item, box.width)
            paint = _fill(item.colour, item.hatch)
            block(self.slide.shapes, Box(box.left, top + 4, 38, 24), paint, name=item.words)
            words = f"{item.words} · {item.counted}"
            line(self.slide.shapes, words, Box(box.left + 52, top, box.width - 52, height - 8), Type(LEAST, _INK), lang=self.tag)
            top += height

    def _foot(self) -> None:
        """Say whose data these are and of which day, what they do not mean, and which slide this is."""
        shapes, view = self.slide.shapes, self.step.view
        style, high = Type(LEAST, _SOFT), 30.0
        coalition = view.dataset.coalition
        name, data = coalition.short[self._.lang], f"{data_words(view, self._)} {attribution(view, self._)}"
        label = Type(LEAST, _INK, serif=True, bold=True)
        wide = label.width(name) + 14
        line(shapes, name, Box(_FOOT.left, _FOOT.top, wide, high), label, lang=self.tag)
        line(shapes, data, Box(_FOOT.left + wide, _FOOT.top, _FOOT.width - wide - 140, high), style, lang=self.tag)
        page = Type(LEAST, _SOFT, align=PP_ALIGN.RIGHT)
        line(shapes, self.number, Box(_FOOT.right - 130, _FOOT.top, 130, high), page, lang=self.tag)
        line(shapes, disclaimer(self._), Box(_FOOT.left, _FOOT.top + high, _FOOT.width, 2 * high), style, lang=self.tag)

    # What is drawn

    @property
    def _one_member(self) -> bool:
        return self.step.view.measure.kind == "single" and not (self.step.view.partners or self.step.selection.related)

    @property
    def _of_gaps(self) -> bool:
        return self.step.view.measure.kind == "presence" and not self.step.view.partners

    def _map(self) -> None:
        view, drawing = self.step.view, self.drawing
        classes = (view.countries if view.partners else view.table)["class"]
        if not drawing.wide:
            land = Paint(_LAND, edge=_SHORE, line=1.5)
            for code, shape in drawing.around.items():
                outline(self.slide.shapes, rings_of(shape), land, name=name_of(view.dataset.countries.loc[code], self._.lang))
            block(self.slide.shapes, _FADE, Paint(_SEA, fades=True), name="–")
        group = self.slide.shapes.add_group_shape()
        for code, shape in drawing.outlines.items():
            outline(group.shapes, rings_of(shape), self._paint(classes[code]), name=name_of(drawing.shapes.loc[code], self._.lang))
        group.name = self.step.title
        group._element.nvGrpSpPr.cNvPr.set("descr", f"{self.step.title}. {self.step.sentence}")
        if not drawing.wide:
            coast = Paint(edge=_COLOURS["coast"], line=2)
            outline(self.slide.shapes, rings_of(drawing.coast), coast, name=view.dataset.coalition.home[self._.lang])
        pointed = self._pointed()
        within = {"middle": drawing.coast.centroid.x, "top": 90, "bottom": 900}
        sides = beside(pointed, **within, line=74 if self._of_gaps else 50)
        close = not sides
        if close:
            sides = beside(pointed, **within, line=_CLOSE)
        lines = self._leaders(pointed, sides, residents=self._of_gaps and not close)
        if not (sides and (self._one_member or self._of_gaps)):
            self._names(classes, beside=sides, lines=lines)

    def _paint(self, class_id: str) -> Paint:
        if self._one_member:
            on = self._is_dark(class_id)
            return Paint(_STRONG if on else _COLOURS["outside"], edge=_WHITE if on else _SHORE, line=2)
        look = view_look(self.step.view)
        return _fill(_COLOURS[colour_name(class_id, look)], _COLOURS.get(hatch_name(class_id, look), ""))

    def _pointed(self) -> dict[str, tuple[float, float]]:
        """Return the places that the slide is about, each with the point in it to which a line leads."""
        view = self.step.view
        of_some = view.selection.narrowed and not self._one_member  # where only some members are meant, nobody there is no gap
        if view.partners or view.selection.only_stated or view.measure.kind == "need" or of_some:
            return {}
        reached = view.table["members"] > 0
        codes = view.inside.index.intersection(view.table.index[reached if self._one_member else ~reached])
        return {str(code): self.drawing.frame.at(*view.geography.points[str(code)][:2]) for code in codes}

    def _leaders(self, pointed: dict[str, tuple[float, float]], sides: dict[str, tuple[bool, float]], *, residents: bool) -> Any:
        """Write names beside the map, with how many live there or without; return the lines that lead from them to their places."""
        view, shapes, _ = self.step.view, self.slide.shapes, self._
        west, _north, east, _south = self.drawing.coast.bounds
        colour = _INK if self._one_member else _COLOURS["hatch"]
        lines = []
        for code, (left, y) in sides.items():
            name = name_of(view.table.loc[code], self._.lang)
            edge = west - 18 if left else east + 18
            room = edge - 22 - _MAP.left if left else WIDTH - 40 - edge - 22
            start = edge - 22 - room if left else edge + 22
            align = PP_ALIGN.RIGHT if left else PP_ALIGN.LEFT
            x, at = pointed[code]
            points = [(edge - 16 if left else edge + 16, y), (edge, y), (x, at)]
            lines.append(shapely.LineString(points))
            outline(shapes, [points], Paint(edge=_WHITE, line=6), name=f"– {name}", closed=False)
            outline(shapes, [points], Paint(edge=colour, line=2), name=f"– {name}", closed=False)
            block(shapes, Box(x - 6, at - 6, 12, 12), Paint(colour, edge=_WHITE, line=2), name=f"• {name}", kind=MSO_SHAPE.OVAL)
            top = y - 34 if residents else y - 18
            line(shapes, name, Box(start, top, room, 36), Type(28, colour, bold=True, align=align), lang=self.tag)
            if residents:
                n = float(str(view.table.loc[code, "population"]))
                said = _(UNKNOWN) if np.isnan(n) else _("{n, plural, one {# resident} other {# residents}}", n=n)
                line(shapes, said, Box(start, top + 36, room, 32), Type(LEAST, _SOFT, align=align), lang=self.tag)
        return shapely.union_all(lines)

    def _names(self, classes: Any, *, beside: Container[str], lines: Any) -> None:
        """Write the names for which there is room, by the rule of the page, as large as a slide needs; not those ``beside`` the map."""
        box, view = self.drawing.box, self.step.view
        scale = _NAMES / least_size(view)
        found = map_labels(view, (box.width / scale, box.height / scale), by=scale, but=beside)
        dark = shapely.union_all([shape for code, shape in self.drawing.outlines.items() if self._is_dark(classes[code])])
        for label in found.kept:
            if not self._name(label, classes[label.code], lines, dark) and view.partners:
                self._name_beside(label, self.drawing.frame.at(*label.point[:2]))  # a number alone names no country
        for label, (x, y, *_size) in found.beside.values():
            self._name_beside(label, (box.left + x * scale, box.top + y * scale))

    def _is_dark(self, class_id: str) -> bool:
        """Return whether names stand light on the colour of a class."""
        if self._one_member:
            return class_id in {step.id for step in self.step.view.measure.steps}
        return colour_name(class_id, view_look(self.step.view)) in INVERSE_LABELS["light"]

    def _name(self, label: Label, class_id: str, crossed: Any, dark: Any) -> bool:
        """Write a name, else the number of a place alone, into its place, and return whether there is room: not on an edge, under a line or
        where its ink is lost on what lies below.

        Letters on a slide have no halo: light ones stand on ``dark`` places alone, dark ones on none of these.
        """
        inverse = self._is_dark(class_id)
        x, y = self.drawing.frame.at(*label.point[:2])
        style = Type(LEAST, _COLOURS["label_inverse" if inverse else "label"], bold=True, align=PP_ALIGN.CENTER, anchor=MSO_ANCHOR.MIDDLE)
        number = [label.number] if label.number else []
        frame, own = self.drawing.frame, self.drawing.outlines[label.code]
        alone = () if self.step.view.partners else tuple(number)
        for lines in filter(None, dict.fromkeys([(*label.lines, *number), alone])):
            width, height = max(map(style.width, lines)), len(lines) * LEAST * 1.2
            for aside in (0, -1, 1, -2, 2):  # half its height up or down, where a line is in its way
                box = Box(x - width / 2, y + (aside - 1) * height / 2, width, height)
                covered = shapely.box(box.left, box.top, box.right, box.bottom)
                letters = shapely.box(box.left, box.top + _ABOVE, box.right, box.bottom - _ABOVE)
                lost = (letters.difference(dark) if inverse else letters.intersection(dark)).area > _HAIR * letters.area
                fits = frame.edge.contains(covered) and not (aside and not own.contains(covered))
                if fits and not crossed.intersects(covered) and not lost:
                    text(self.slide.shapes, [Paragraph(words, style) for words in lines], box, lang=self.tag, wrap=False)
                    return True
        return False

    def _name_beside(self, label: Label, at: tuple[float, float]) -> None:
        """Write a name that finds no room in its country beside it, with a line that leads there."""
        lines = [*label.lines, *([label.number] if label.number else [])]
        style = Type(LEAST, _INK, bold=True, align=PP_ALIGN.CENTER, anchor=MSO_ANCHOR.MIDDLE)
        width, height = max(map(style.width, lines)), len(lines) * LEAST * 1.2
        west, north, east, south = self.drawing.frame.edge.bounds
        left = min(max(at[0] - width / 2, west), east - width)
        box = Box(left, min(max(at[1] - height / 2, north), south - height), width, height)
        x, y = self.drawing.frame.at(*label.point[:2])
        points = [(x, y), (min(max(x, box.left), box.right), min(max(y, box.top), box.bottom))]
        outline(self.slide.shapes, [points], Paint(edge=_INK, line=2), name=f"– {label.lines[0]}", closed=False)
        block(
            self.slide.shapes, Box(x - 5, y - 5, 10, 10), Paint(_INK, edge=_WHITE, line=2), name=f"• {label.lines[0]}", kind=MSO_SHAPE.OVAL
        )
        block(self.slide.shapes, box, Paint(_WHITE), name="–")
        text(self.slide.shapes, [Paragraph(words, style) for words in lines], box, lang=self.tag, wrap=False)

    def _bars(self, bars: Bars) -> None:
        shapes, colours = self.slide.shapes, (_STRONG, _COLOURS["c2"])
        series = len(bars.rows[0][1])
        legend = 44 * len(bars.series)
        thick, said = 34, 130  # of a bar, and the room for its figure
        long = _CHART.width - said
        each = min((_CHART.height - legend - 60) / len(bars.rows), 46 + series * (thick + 6) + 40)
        top = _CHART.top + (60 if bars.line else 0)
        for words, parts in bars.rows:
            line(shapes, words, Box(_CHART.left, top, long, 36), Type(26, _INK, bold=True), lang=self.tag)
            for i, part in enumerate(parts):
                y = top + 42 + i * (thick + 6)
                block(shapes, Box(_CHART.left, y, long, thick), Paint(_WHITE), name=words)
                share, figure = part or (0.0, "–")
                if share:
                    paint = _fill(colours[i])
                    block(shapes, Box(_CHART.left, y, long * min(share, 1), thick), paint, name=f"{words}: {figure}")
                style = Type(28, _INK, bold=True, anchor=MSO_ANCHOR.MIDDLE)
                line(shapes, figure, Box(_CHART.left + long + 16, y, said - 16, thick), style, lang=self.tag)
            top += each
        if bars.line:
            self._compare(*bars.line, Box(_CHART.left, _CHART.top, long, top - _CHART.top - 30))
        for i, words in enumerate(bars.series):
            y = top + 8 + 44 * i
            block(shapes, Box(_CHART.left, y + 4, 38, 24), _fill(colours[i]), name=words)
            line(shapes, words, Box(_CHART.left + 52, y, _CHART.width - 52, 34), Type(LEAST, _INK), lang=self.tag)

    def _compare(self, share: float, words: str, box: Box) -> None:
        """Draw the line that bars are compared with, its name above."""
        x, style = box.left + box.width * share, Type(26, _INK, bold=True, align=PP_ALIGN.CENTER)
        wide = style.width(words)
        block(self.slide.shapes, Box(x - 2, box.top + 40, 4, box.height - 40), Paint(_INK), name=words)
        line(self.slide.shapes, words, Box(x - wide / 2, box.top, wide, 36), style, lang=self.tag)

    def _members(self) -> None:
        """Draw a small map for each member with its number of places."""
        step, shapes = self.step, self.slide.shapes
        columns = step.columns
        wide, high = _GRID.width / columns, _GRID.height / -(-len(step.grid) // columns)
        for i, (member, view) in enumerate(step.grid):
            left, top = _GRID.left + wide * (i % columns), _GRID.top + high * (i // columns)
            name = member_short(view.dataset, member, self._.lang)
            reached = set(view.table.index[view.table["members"] > 0])
            group = shapes.add_group_shape()
            group.name = name
            for code, shape in self.drawing.small.items():
                rings = rings_of(shapely.affinity.translate(shape, left, top))
                if not code:
                    outline(group.shapes, rings, Paint(_WHITE, edge=_SHORE, line=1), name=name)
                elif code in reached:
                    district = name_of(self.drawing.shapes.loc[code], self._.lang)
                    outline(group.shapes, rings, Paint(_STRONG, edge=_WHITE, line=0.5), name=district)
            colour = _INK if reached else _SOFT
            words = Box(left + _SMALL.width + 14, top + 14, wide - _SMALL.width - 24, 64)
            line(shapes, self._.number(len(reached)), words, Type(54, colour, serif=True, bold=True), lang=self.tag)
            style = Type(_NAME_OF_MEMBER, colour)
            below = Box(words.left, top + 82, words.width, style.height(name, words.width))
            text(shapes, [Paragraph(name, style)], below, lang=self.tag)


def _fill(colour: str, hatch: str = "") -> Paint:
    return Paint(colour, hatch=hatch, edge=_COLOURS["border"], line=1)


def _legend_height(item: LegendItem, width: float) -> float:
    return Type(LEAST, _INK).height(f"{item.words} · {item.counted}", width - 52) + 10
