"""The presentation as PowerPoint: one slide a step, text as text, the map as a picture, notes filled in.

A browser without a server gets the archive without its pictures, draws them and puts them back.
"""

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.slide import Slide
from pptx.util import Inches, Pt

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.exports.paper import draw_picture
from dashboard.figures.style import MAP_COLOURS
from dashboard.i18n import Words
from dashboard.views.legend import legend_of
from dashboard.views.sentences import legend_title, stamps_of
from dashboard.views.steps import Step

_WIDTH, _HEIGHT, _MARGIN = 13.333, 7.5, 0.55  # inches, 16:9
_INK, _SOFT, _ACCENT = RGBColor(0x12, 0x29, 0x2B), RGBColor(0x4A, 0x5D, 0x5E), RGBColor(0x0F, 0x5C, 0x64)
_WHITE = RGBColor(0xFF, 0xFF, 0xFF)
_LAYOUT = "Title Only"  # of the default template


@dataclass(frozen=True)
class _Box:
    """A place on the slide, inches."""

    left: float
    top: float
    width: float
    height: float

    def part(self, top: float, height: float) -> "_Box":
        """Return a box of the same left and width."""
        return _Box(self.left, top, self.width, height)


@dataclass(frozen=True)
class _Type:
    size_pt: float
    colour: RGBColor = _INK
    bold: bool = False
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP


# The picture of a selection, width and height in inches.
_Draw = Callable[[Dataset, Selection, float, float], bytes]


@dataclass(frozen=True)
class Skeleton:
    """A presentation without its pictures; those wanted, in order: name in the archive, width and height in inches."""

    archive: bytes
    pictures: tuple[tuple[str, float, float], ...]


def skeleton(dataset: Dataset, steps: Iterable[Step]) -> Skeleton:
    """Return the slides of ``steps`` with room for one picture each."""
    wanted: list[tuple[str, float, float]] = []

    def stand_in(_: Dataset, __: Selection, width_in: float, height_in: float) -> bytes:
        wanted.append((f"ppt/media/image{len(wanted) + 1}.png", width_in, height_in))
        buffer = io.BytesIO()
        Image.new("RGB", (1, len(wanted))).save(buffer, format="PNG")  # equal pictures would be stored once
        return buffer.getvalue()

    full, stripped = zipfile.ZipFile(io.BytesIO(slides(dataset, steps, draw=stand_in))), io.BytesIO()
    with zipfile.ZipFile(stripped, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for entry in full.infolist():
            if not entry.filename.startswith("ppt/media/"):
                archive.writestr(zipfile.ZipInfo(entry.filename), full.read(entry), zipfile.ZIP_DEFLATED)
    return Skeleton(stripped.getvalue(), tuple(wanted))


def slides(dataset: Dataset, steps: Iterable[Step], *, draw: _Draw = draw_picture) -> bytes:
    """Return one slide for each of ``steps``."""
    deck = Presentation()
    _lighten(deck)
    deck.slide_width, deck.slide_height = Inches(_WIDTH), Inches(_HEIGHT)
    deck.core_properties.created = deck.core_properties.modified = datetime.fromisoformat(dataset.released)
    deck.core_properties.author = "BKTF"
    for step in steps:
        _slide(deck.slides.add_slide(deck.slide_layouts[0]), dataset, step, draw=draw)
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def _lighten(deck: Any) -> None:
    """Keep of the default template the one layout that is used, and neither its thumbnail nor its printer."""
    for layout in list(deck.slide_layouts):
        if layout.name != _LAYOUT:
            deck.slide_layouts.remove(layout)
    for owner in (deck.part.package, deck.part):
        for key, relation in list(owner._rels.items()):
            if relation.reltype in (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.PRINTER_SETTINGS):
                owner._rels.pop(key)


def _slide(slide: Slide, dataset: Dataset, step: Step, *, draw: _Draw) -> None:
    wide = step.selection.view == "partners"
    picture = _Box(_MARGIN, 1.2 if wide else 0.475, 7.6 if wide else 4.6, 5.1 if wide else 6.55)
    left = picture.left + picture.width + 0.45
    column = _Box(left, 0.55, _WIDTH - left - _MARGIN, 6.6)
    _picture(slide, step, draw(dataset, step.selection, picture.width, picture.height), picture)
    slide.shapes.title.text = step.title
    _move(slide.shapes.title, column.part(0.55, 1.25))
    title_pt = 30 if len(step.title) < 50 else 24 if len(step.title) < 85 else 18
    _style(slide.shapes.title.text_frame, _Type(title_pt, _ACCENT, bold=True, anchor=MSO_ANCHOR.BOTTOM))
    _text(slide, step.sentence, column.part(1.95, 1.6), _Type(20 if len(step.sentence) < 200 and not wide else 17))
    if step.table:
        _table(slide, step.table, column.part(3.3, 0.27 * len(step.table)))
    _legend(slide, dataset, step.selection, column.part(5.25 if step.table else 4.6 if wide else 3.95, 2))
    stamps = stamps_of(dataset, step.selection)
    small = "\n".join([stamps.selection, f"{stamps.data} {stamps.disclaimer}", stamps.sources])
    _text(slide, small, column.part(5.95, 1.2), _Type(8, _SOFT, anchor=MSO_ANCHOR.BOTTOM))
    notes = [step.sentence, *(f"{note.text} {note.url}".strip() for note in step.notes)]
    slide.notes_slide.notes_text_frame.text = "\n".join(notes)


def _picture(slide: Slide, step: Step, image: bytes, box: _Box) -> None:
    shape = slide.shapes.add_picture(io.BytesIO(image), Inches(box.left), Inches(box.top), Inches(box.width), Inches(box.height))
    shape._element.nvPicPr.cNvPr.set("descr", f"{step.title}. {step.sentence}")


def _legend(slide: Slide, dataset: Dataset, selection: Selection, box: _Box) -> None:
    if selection.view != "partners":
        _text(slide, legend_title(selection, Words(selection.lang)), box.part(box.top - 0.32, 0.28), _Type(12, bold=True))
    for i, item in enumerate(item for item in legend_of(dataset, selection) if item.count):
        top = box.top + 0.27 * i
        swatch = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(box.left), Inches(top + 0.03), Inches(0.3), Inches(0.18))
        if item.hatched:
            swatch.fill.patterned()
            swatch.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
            swatch.fill.fore_color.rgb, swatch.fill.back_color.rgb = _rgb(MAP_COLOURS["light"]["hatch"]), _rgb(item.colour)
        else:
            swatch.fill.solid()
            swatch.fill.fore_color.rgb = _rgb(item.colour)
        swatch.line.color.rgb, swatch.line.width, swatch.shadow.inherit = _rgb(MAP_COLOURS["light"]["border"]), Pt(0.5), False
        _text(slide, f"{item.words} · {item.counted}", _Box(box.left + 0.42, top, box.width - 0.42, 0.27), _Type(12))


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#").upper())


def _table(slide: Slide, rows: tuple[tuple[str, ...], ...], box: _Box) -> None:
    sides = (Inches(box.left), Inches(box.top), Inches(box.width), Inches(box.height))
    table = slide.shapes.add_table(len(rows), len(rows[0]), *sides).table
    table.horz_banding = False
    for cells, row in zip(table.rows, rows, strict=True):
        cells.height = Inches(0.27)
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text
            cell.margin_top = cell.margin_bottom = 0
            cell.fill.solid()
            cell.fill.fore_color.rgb = _ACCENT if row is rows[0] else _WHITE
            cell.text_frame.paragraphs[0].runs[0].font.size = Pt(12)


def _text(slide: Slide, text: str, box: _Box, style: _Type) -> None:
    shape = slide.shapes.add_textbox(Inches(box.left), Inches(box.top), Inches(box.width), Inches(box.height))
    shape.text_frame.text = text
    _style(shape.text_frame, style)


def _move(shape: Any, box: _Box) -> None:
    shape.left, shape.top, shape.width, shape.height = (Inches(side) for side in (box.left, box.top, box.width, box.height))


def _style(frame: Any, style: _Type) -> None:
    frame.word_wrap = True
    frame.vertical_anchor = style.anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        for run in paragraph.runs:
            run.font.size, run.font.bold, run.font.color.rgb = Pt(style.size_pt), style.bold, style.colour
