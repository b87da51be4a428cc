"""A table as staff wrote it, with the cells at fault marked, as a workbook to mend and to put back."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.exports.text_cells import put, writable

# The bold of an error tells the two apart where colours do not.
_FILLS = {True: PatternFill("solid", fgColor="F4B6B6"), False: PatternFill("solid", fgColor="FFE699")}
_WIDEST = 60


@dataclass(frozen=True)
class Mark:
    """What is wrong at a cell: ``row`` from 1, ``column`` from 0 (None: the whole row), why and what to do, error or warning."""

    row: int
    column: int | None
    text: str
    severe: bool


def annotated_xlsx(rows: Sequence[tuple[int, list[str]]], marks: Sequence[Mark], *, header: int, column: str) -> bytes:
    """Return ``rows`` at their row numbers, with each cell at fault filled and commented, and a last column that says it in words.

    Args:
        rows: numbers and cells of all rows that are not blank. marks: what is wrong. header: the row that stays in sight.
        column: name of the last column.
    """
    book = Workbook()
    sheet = book.active
    for number, cells in rows:
        for at, text in enumerate(cells, 1):
            put(sheet, number, at, text)
    last = max(len(cells) for _, cells in rows) + 1
    put(sheet, header, last, column)
    by_row: dict[int, list[Mark]] = {}
    for mark in marks:
        by_row.setdefault(mark.row, []).append(mark)
    for row, found in by_row.items():
        _mark_row(sheet, row, found, last=last, header=row == header)
    for at in range(1, last + 1):
        sheet.cell(header, at).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(at)].width = _width(rows, at) if at < last else _WIDEST
    sheet.freeze_panes = f"A{header + 1}"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _mark_row(sheet: Worksheet, row: int, found: list[Mark], *, last: int, header: bool) -> None:
    """Fill and comment each cell of ``row`` that is at fault, and fill the last one, which says all of it; in the header a comment does."""
    _mark(sheet.cell(row, last), found, commented=header)
    if not header:
        put(sheet, row, last, _said(found))
    for column in sorted({mark.column for mark in found if mark.column is not None}):
        _mark(sheet.cell(row, column + 1), [mark for mark in found if mark.column == column], commented=True)


def _mark(cell: Cell, marks: list[Mark], *, commented: bool) -> None:
    severe = any(mark.severe for mark in marks)
    cell.fill, cell.font = _FILLS[severe], Font(bold=severe)
    if commented:
        cell.comment = Comment(_said(marks), "check", height=140, width=320)


def _said(marks: list[Mark]) -> str:
    return writable("\n".join(mark.text for mark in marks))


def _width(rows: Sequence[tuple[int, list[str]]], at: int) -> int:
    longest = max((len(cells[at - 1]) for _, cells in rows if len(cells) >= at), default=0)
    return min(max(longest + 2, 8), _WIDEST)
