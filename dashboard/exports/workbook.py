"""The annual report as an Excel workbook: a front sheet with the map, tables in words, and last the columns for programs."""

import io
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.domain.view import View
from dashboard.exports.paper import draw_picture
from dashboard.exports.tables import view_table
from dashboard.exports.text_cells import put, writable
from dashboard.views.workbook import Heading, Kind, Report, Value, report_of
from dashboard.views.workbook import Sheet as Table

_FILL = PatternFill("solid", fgColor="DCE6F1")
_LABEL, _TITLE, _LINK = Font(bold=True), Font(bold=True, size=18), Font(color="0F5C64", underline="single")
_TOP = Alignment(vertical="top", wrap_text=True)
_DATES = {"sq": "dd.mm.yyyy", "en": "d mmm yyyy"}
_WIDEST, _NARROWEST = 60, 9
_SIGN = 4  # the width of a filter's sign in the header
_MAP_IN = (4.0, 6.6)  # inches
_LONGEST_NAME = 31  # letters of the name of a sheet
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def report_xlsx(view: View) -> bytes:
    """Return the report about a view in the language of its selection."""
    report, book = report_of(view), Workbook()
    names = [_sheet_name(table.name) for table in report.sheets]
    _front(book.active, report, names, picture=draw_picture(view, *(_MAP_IN if not view.partners else reversed(_MAP_IN))))
    for name, table in zip(names, report.sheets, strict=True):
        _fill(book.create_sheet(name), table, lang=report.lang)
    _machine(book.create_sheet(_sheet_name(report.machine[0])), view)
    book.properties.title, book.properties.creator = report.stamps.title, view.dataset.coalition.short[report.lang]
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _sheet_name(words: str) -> str:
    return words.translate(_NOT_IN_NAMES)[:_LONGEST_NAME].strip()


def _front(sheet: Worksheet, report: Report, names: list[str], *, picture: bytes) -> None:
    sheet.title = _sheet_name(report.labels["selection"])
    sheet.sheet_view.showGridLines = False
    for letter, width in zip("ABC", (34, 62, 3), strict=True):
        sheet.column_dimensions[letter].width = width
    put(sheet, 1, 1, report.stamps.title).font = _TITLE
    _tall(put(sheet, 2, 1, report.stamps.sentence), columns=96)
    sheet.merge_cells("A2:B2")
    row = 4
    for label, value, kind in report.figures:
        _label(sheet, row, label)
        _write(sheet.cell(row, 2), value, Heading(label, kind), lang=report.lang).alignment = Alignment(horizontal="left", vertical="top")
        row += 1
    for name, label in report.labels.items():
        row += 1
        _label(sheet, row, label)
        _tall(put(sheet, row, 2, getattr(report.stamps, name)), columns=62)
    row += 2
    _label(sheet, row, report.contents)
    abouts = [(name, table.about) for name, table in zip(names, report.sheets, strict=True)]
    for name, about in [*abouts, (_sheet_name(report.machine[0]), report.machine[1])]:
        row += 1
        cell = _label(sheet, row, name)
        cell.hyperlink, cell.font = f"#'{name.replace(chr(39), chr(39) * 2)}'!A1", _LINK
        _tall(put(sheet, row, 2, about), columns=62)
    drawing = Image(io.BytesIO(picture))
    scale = 96 / 160  # the picture has 160 pixels an inch, a sheet 96
    drawing.width, drawing.height = drawing.width * scale, drawing.height * scale
    sheet.add_image(drawing, "D1")
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 1
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _label(sheet: Worksheet, row: int, words: str) -> Cell:
    cell = put(sheet, row, 1, words)
    cell.font = _LABEL
    _tall(cell, columns=34)
    return cell


def _tall(cell: Cell, *, columns: int) -> None:
    """Wrap the text of ``cell`` and make its row as high as that needs: spreadsheet programs do not do so on opening."""
    cell.alignment = _TOP
    lines = -(-len(str(cell.value or "")) // columns)
    dimension = cell.parent.row_dimensions[cell.row]
    dimension.height = max(dimension.height or 0, 15.0 * max(lines, 1))


def _fill(sheet: Worksheet, table: Table, *, lang: str) -> None:
    widths = [_width(heading, [cells[at] for cells in table.rows]) for at, heading in enumerate(table.columns)]
    for at, (heading, width) in enumerate(zip(table.columns, widths, strict=True), 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
        cell = put(sheet, 1, at, heading.words)
        cell.font, cell.fill = _LABEL, _FILL
        _tall(cell, columns=int(width) - _SIGN)
        for row, cells in enumerate(table.rows, 2):
            _tall(_write(sheet.cell(row, at), cells[at - 1], heading, lang=lang), columns=int(width))
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _width(heading: Heading, values: list[Value]) -> float:
    """Return the width of a column: that of its values, and of the longest word of its header."""
    words = max(map(len, heading.words.split()), default=0) + _SIGN
    return min(max([words, _NARROWEST, *(len(str(value if value is not None else "")) + 2 for value in values)]), _WIDEST)


def _write(cell: Cell, value: Value, heading: Heading, *, lang: str) -> Cell:
    """Write a value as what it is; text stays text, whatever it begins with."""
    if isinstance(value, str):
        return _text(put_text(cell, value), heading.kind, lang)
    if value is not None:
        cell.value = value
        formats = {"count": "#,##0", "year": "0", "share": "0.0%", "decimal": "#,##0." + "0" * heading.digits}
        cell.number_format = formats.get(heading.kind, "General")
    return cell


def put_text(cell: Cell, text: str) -> Cell:
    """Write ``text`` into ``cell`` as inert text; digits too."""
    if text:
        cell.value = writable(text)
        cell.data_type, cell.quotePrefix = "s", True
    return cell


def _text(cell: Cell, kind: Kind, lang: str) -> Cell:
    text = str(cell.value or "")
    if kind == "link" and text.startswith(("https://", "http://")):
        cell.hyperlink, cell.font = text, _LINK
    elif kind == "date" and text:
        cell.value, cell.number_format = date.fromisoformat(text), _DATES[lang]
        cell.quotePrefix = False
    return cell


def _machine(sheet: Worksheet, view: View) -> None:
    """Write the table as programs read it: the columns and codes of ``coverage.csv``."""
    frame = view_table(view)
    frame = frame.astype(object).where(frame.notna(), None)
    for at, name in enumerate(frame.columns, 1):
        put(sheet, 1, at, str(name)).font = _LABEL
        for row, value in enumerate(frame[name].tolist(), 2):
            _plain(sheet.cell(row, at), value)
    sheet.freeze_panes = "A2"


def _plain(cell: Cell, value: Any) -> None:
    if isinstance(value, str):
        put_text(cell, value)
    else:
        cell.value = value
