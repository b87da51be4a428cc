"""The spreadsheet that a member fills in: its rows, empty ones below, drop-down lists, instructions."""

import io

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.domain.dataset import Dataset
from dashboard.domain.merge import MADE_FROM
from dashboard.exports.text_cells import put
from dashboard.views.member_template import Choices, MemberTemplate, member_template

EMPTY_ROWS = 200
_HEADER_FILL = PatternFill("solid", fgColor="DCE6F1")
_WIDTHS = {"place": 30, "source_title": 45, "source_url": 45, "note": 60, "note_sq": 60}


def template_xlsx(dataset: Dataset, member: str, *, lang: str, made_from: str = "") -> bytes:
    """Return the workbook for ``member``; read back unchanged it gives the same rows. Raises KeyError: no such member.

    Args:
        made_from: fingerprint of the table that the rows are of. It goes with the workbook, so that what is published meanwhile holds.
    """
    template = member_template(dataset, member, lang=lang)
    book = Workbook()
    rows, lists, instructions = (book.active, book.create_sheet(), book.create_sheet())
    rows.title, lists.title, instructions.title = template.sheets
    _fill_rows(rows, template)
    for at, (column, choices) in enumerate(template.choices.items()):
        _fill_list(lists, 2 * at + 1, template.headers[column], choices)
        _offer(rows, template, column, address=f"${get_column_letter(2 * at + 1)}$2:${get_column_letter(2 * at + 1)}${len(choices) + 1}")
    for row, sentence in enumerate(template.instructions, 1):
        put(instructions, row, 1, sentence).alignment = Alignment(wrap_text=True, vertical="top")
    instructions.column_dimensions["A"].width = 100
    if made_from:
        book.custom_doc_props.append(StringProperty(name=MADE_FROM, value=made_from))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill_rows(sheet: Worksheet, template: MemberTemplate) -> None:
    for at, (column, header) in enumerate(template.headers.items(), 1):
        _head(sheet, at, header, width=_WIDTHS.get(column, 18))
        for row, text in enumerate(template.rows[column], 2):
            put(sheet, row, at, text)
    sheet.freeze_panes = "A2"


def _fill_list(sheet: Worksheet, at: int, header: str, choices: Choices) -> None:
    """Write what may be chosen into column ``at``, and what it means into the next."""
    _head(sheet, at, header, width=32)
    sheet.column_dimensions[get_column_letter(at + 1)].width = 60
    for row, (text, meaning) in enumerate(choices, 2):
        put(sheet, row, at, text)
        put(sheet, row, at + 1, meaning)
    sheet.freeze_panes = "A2"


def _head(sheet: Worksheet, at: int, header: str, *, width: int) -> None:
    cell = put(sheet, 1, at, header)
    cell.font, cell.fill = Font(bold=True), _HEADER_FILL
    sheet.column_dimensions[get_column_letter(at)].width = width


def _offer(sheet: Worksheet, template: MemberTemplate, column: str, *, address: str) -> None:
    """Give the cells of ``column``, filled and empty, the list at ``address`` to choose from."""
    letter = get_column_letter(list(template.headers).index(column) + 1)
    offered = DataValidation("list", formula1=f"={quote_sheetname(template.sheets[1])}!{address}", allow_blank=True)
    offered.showErrorMessage, offered.error = column not in template.free, template.refusal
    offered.add(f"{letter}2:{letter}{len(template.rows) + EMPTY_ROWS + 1}")
    sheet.add_data_validation(offered)
