"""Text in a cell of a workbook: it stays text whatever it begins with, and is read back as it was."""

import re

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

_WHOLE = re.compile(r"[1-9]\d{0,8}")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what the file format cannot hold


LONGEST = 32_767  # characters that a cell of a spreadsheet holds


def writable(text: str) -> str:
    """Return ``text`` with a sign in the place of what the file format cannot hold."""
    return _UNWRITABLE.sub("\ufffd", text)


def put(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write ``text`` at ``row`` and ``column`` (counted from 1) and return the cell: a whole number as a number, all else as inert text."""
    cell = sheet.cell(row, column)
    if _WHOLE.fullmatch(text):
        cell.value = int(text)
    elif text:
        cell.value = writable(text)
        cell.data_type = "s"  # also where it begins with "=": never a formula
        cell.quotePrefix = True  # nor one after a reader has typed Enter in it
    return cell
