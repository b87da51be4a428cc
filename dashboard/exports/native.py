"""Shapes that PowerPoint knows itself, on a slide of 1920 by 1080 pixels: text, outlines, bars. Nothing is a picture."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import shapely
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

WIDTH, HEIGHT = 1920, 1080
_EMU = 6350  # in a pixel: 13.333 inches are 1920
_FINE = 2  # outlines are as fine as half a pixel
_LINE = 1.25  # height of a line, in sizes
# Width of a letter, in sizes: of the widest typeface that may take the place of the theme's. Bold is wider.
_LETTER = {False: 0.53, True: 0.58}
_FROM, _TO, _POINT, _CLOSE = (qn(f"a:{name}") for name in ("moveTo", "lnTo", "pt", "close"))
_FACES = {True: "+mj-lt", False: "+mn-lt"}  # the theme's typefaces, for headings and for all else
LEAST = 24  # nothing on a slide is smaller, pixels


@dataclass(frozen=True)
class Box:
    """A part of the slide, pixels."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.top + self.height

    @property
    def sides(self) -> tuple[Emu, Emu, Emu, Emu]:
        """The same as PowerPoint counts."""
        return emu(self.left), emu(self.top), emu(self.width), emu(self.height)


@dataclass(frozen=True)
class Type:
    """How text looks: ``size`` in pixels, ``align`` and ``anchor`` in its box."""

    size: float
    colour: str
    bold: bool = False
    serif: bool = False
    align: PP_ALIGN = PP_ALIGN.LEFT
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP

    def width(self, text: str) -> float:
        """Return how wide a line is at most."""
        return len(text) * self.size * _LETTER[self.bold or self.serif]

    def height(self, text: str, width: float) -> float:
        """Return how high a text is at most in a column."""
        return sum(self._lines(paragraph, width) for paragraph in text.split("\n")) * self.size * _LINE

    def _lines(self, text: str, width: float) -> int:
        lines, line = 1, ""
        for word in text.split(" "):
            longer = f"{line} {word}".strip()
            if line and self.width(longer) > width:
                lines, line = lines + 1, word
            else:
                line = longer
        return lines


@dataclass(frozen=True)
class Paragraph:
    """Words in one style, so many pixels below what stands above."""

    words: str
    style: Type
    gap: float = 0


@dataclass(frozen=True)
class Paint:
    """Colours as #rrggbb: of the inside (empty: none), of a hatching over it, and of the outline, ``line`` pixels wide.

    ``fades``: the inside is gone at the right edge.
    """

    fill: str = ""
    hatch: str = ""
    edge: str = ""
    line: float = 0
    fades: bool = False


def emu(pixels: float) -> Emu:
    """Return a length as PowerPoint counts."""
    return Emu(round(pixels * _EMU))


def rgb(colour: str) -> RGBColor:
    """Return a colour of the form #rrggbb."""
    return RGBColor.from_string(colour.removeprefix("#").upper())


def write(shape: Any, paragraphs: Sequence[Paragraph], *, lang: str, wrap: bool = True) -> None:
    """Put paragraphs into a shape."""
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = wrap, paragraphs[0].style.anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.text = "\n".join(paragraph.words for paragraph in paragraphs)
    for written, paragraph in zip(frame.paragraphs, paragraphs, strict=True):
        style, font = paragraph.style, written.runs[0].font
        written.alignment, written.space_before = style.align, Pt(paragraph.gap / 2)
        font.size, font.bold, font.color.rgb, font.name = Pt(style.size / 2), style.bold, rgb(style.colour), _FACES[style.serif]
    speak(frame, lang)


def speak(frame: Any, lang: str) -> None:
    """Say which language a text is in, so that it is checked and read aloud in it."""
    for run in frame._txBody.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", lang)


def text(shapes: Any, said: Sequence[Paragraph], box: Box, *, lang: str, wrap: bool = True) -> None:
    """Add paragraphs; their lines are broken in the box where they may be."""
    shape = shapes.add_textbox(*box.sides)
    write(shape, said, lang=lang, wrap=wrap)
    shape.name = said[0].words[:60]


def line(shapes: Any, words: str, box: Box, style: Type, *, lang: str) -> None:
    """Add a text in one style."""
    text(shapes, [Paragraph(words, style)], box, lang=lang)


def block(shapes: Any, box: Box, paint: Paint, *, name: str, kind: MSO_SHAPE = MSO_SHAPE.RECTANGLE) -> Any:
    """Add a rectangle, or a shape of another kind."""
    return _painted(shapes.add_shape(kind, *box.sides), paint, name=name)


def outline(shapes: Any, rings: Sequence[Sequence[Sequence[float]]], paint: Paint, *, name: str, closed: bool = True) -> Any:
    """Add a freeform whose points can be moved; each of ``rings`` is a list of x and y."""
    fine = [[(round(x * _FINE), round(y * _FINE)) for x, y in ring] for ring in rings]
    across, down = zip(*(point for ring in fine for point in ring), strict=True)
    left, top, right, bottom = min(across), min(down), max(across), max(down)
    builder = shapes.build_freeform(left, top, scale=_EMU / _FINE)
    builder.add_line_segments([(right, bottom)], close=False)
    shape = builder.convert_to_shape()
    # The builder finds the size of a shape anew for each of its points; so it gets two, and the rest is written here.
    path = shape._element.find(f".//{qn('a:path')}")
    for step in list(path):
        path.remove(step)
    for ring in fine:
        for i, (x, y) in enumerate(ring):
            _within(_within(path, _TO if i else _FROM), _POINT, x=str(x - left), y=str(y - top))
        if closed:
            _within(path, _CLOSE)
    path.set("w", str(right - left))
    path.set("h", str(bottom - top))
    return _painted(shape, paint, name=name)


def _within(parent: Any, tag: str, **attributes: str) -> Any:
    """Add an element to another."""
    element = parent.makeelement(tag, attributes)
    parent.append(element)
    return element


def rings_of(shape: shapely.Geometry) -> list[Sequence[Sequence[float]]]:
    """Return all rings of a shape, of the parts that have an area."""
    polygons = [part for part in shapely.get_parts(shape) if isinstance(part, shapely.Polygon) and not part.is_empty]
    return [list(ring.coords)[:-1] for part in polygons for ring in (part.exterior, *part.interiors)]


def _painted(shape: Any, paint: Paint, *, name: str) -> Any:
    shape.name = name
    style = shape._element.find(qn("p:style"))
    if style is not None:  # the theme's shadow and colours
        shape._element.remove(style)
    if paint.hatch:
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb, shape.fill.back_color.rgb = rgb(paint.hatch), rgb(paint.fill)
    elif paint.fades:
        shape.fill.gradient()
        shape.fill.gradient_angle = 0
        for stop, position in zip(shape.fill.gradient_stops, (0, 1), strict=True):
            stop.position, stop.color.rgb = position, rgb(paint.fill)
        last = list(shape._element.iter(qn("a:srgbClr")))[-1]
        _within(last, qn("a:alpha"), val="0")
    elif paint.fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(paint.fill)
    else:
        shape.fill.background()
    if paint.edge:
        shape.line.color.rgb, shape.line.width = rgb(paint.edge), emu(paint.line)
    else:
        shape.line.fill.background()
    return shape


def height_of(paragraphs: Sequence[Paragraph], width: float) -> float:
    """Return how high paragraphs are at most in a column."""
    return sum(paragraph.gap + paragraph.style.height(paragraph.words, width) for paragraph in paragraphs)


def fitting(paragraphs: Sequence[Paragraph], width: float, room: float) -> list[Paragraph]:
    """Return paragraphs, made smaller together until all have room and no word is wider than the column, but never too small to read."""
    found = list(paragraphs)
    while any(paragraph.style.size > LEAST for paragraph in found) and not _fit(found, width, room):
        found = [replace(p, style=replace(p.style, size=max(p.style.size * 0.96, LEAST))) for p in found]
    return found


def _fit(paragraphs: Sequence[Paragraph], width: float, room: float) -> bool:
    widest = max(paragraph.style.width(word) for paragraph in paragraphs for word in paragraph.words.split())
    return widest <= width and height_of(paragraphs, width) <= room
