"""A file as a grid of cells, as they are written: CSV of any common encoding and separator, or a sheet of an ``.xlsx``."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise
from pathlib import Path

from dashboard.domain.names import fold
from dashboard.domain.said import say
from dashboard.io.column_names import TEMPLATE_SHEETS
from dashboard.io.encodings import decode
from dashboard.io.headers import SEARCHED_ROWS, known_count
from dashboard.io.problems import TableError, unread

LARGEST_BYTES = 200_000_000  # a million operations need 120 MB
_UNPACKED_SMALL = 10_000_000  # below this a high ratio does no harm: repeated rows pack well
_LARGEST_RATIO = 100
_ANEW = say("Save it anew from the spreadsheet.")
PUT_THERE = say("Put the file there.")
_AS_UTF8 = say("Save the file as CSV UTF-8.")
_ARCHIVE = b"PK\x03\x04"
_MOST_COLUMNS = 16_384  # as a spreadsheet has
_MOST_ROWS = 5_000_000
MOST_CELLS = 50_000_000  # five times those of a million operations
_TRIED_CHARACTERS = 100_000  # below the longest cell that the csv module takes, so that no wrong separator fails
_ROW_NUMBER = re.compile(rb"""<(?:\w+:)?row\s(?:[^<>]*\s)?r=["'](\d{1,9})["']""")
_SEPARATOR_LINE = re.compile(r"sep=(?P<separator>[,;\t])\s*(?:\r?\n|$)")

Row = tuple[int, list[str]]  # the row as a spreadsheet counts it, and its cells


@dataclass(frozen=True)
class Grid:
    """The ``rows`` of a file that are not blank.

    Attributes:
        aside: name of each other sheet that is filled -> how many rows it has. ended: whether the last row ends with its line.
    """

    rows: list[Row]
    aside: dict[str, int] = field(default_factory=dict)
    ended: bool = True


def read_grid(path: Path, table: str) -> Grid:
    """Return what ``path`` holds; separator, and sheet of a workbook, are those that name most columns of ``table``.

    Raises:
        TableError: missing, empty, too large or unreadable file.
    """
    try:
        refuse_oversize(path)
        grid = _one_sheet(_sheets(path), path.name, table) if path.suffix == ".xlsx" else _csv_grid(path, table)
    except OSError as error:
        raise TableError(str(path), unread(error), PUT_THERE) from error
    if not grid.rows:
        raise TableError(path.name, say("is empty"), say("It needs a header row with the column names."))
    return grid


def refuse_oversize(path: Path) -> None:
    """Raise TableError where ``path`` is larger than any file of the data; nothing is read."""
    if (size := path.stat().st_size) > LARGEST_BYTES:
        much, most = f"{size / 1e6:.0f}", f"{LARGEST_BYTES / 1e6:.0f}"
        raise TableError(
            path.name, say("is too large ({much} MB; at most {most} MB)", much=much, most=most), say("Put the right file there.")
        )


def _filled(rows: Iterable[list[str]], file: str, first: int = 1) -> list[Row]:
    """Return the rows that are not blank, and give up on more than memory may hold while they are being read."""
    found, held = [], 0
    for n, cells in enumerate(rows, first):
        if any(map(str.strip, cells)):
            found.append((n, cells))
            held += len(cells)
        if len(cells) > _MOST_COLUMNS or n > _MOST_ROWS or held > MOST_CELLS:
            raise TableError(file, say("has more rows or cells than a spreadsheet holds, at row {row}", row=n), _ANEW)
    return found


def _csv_grid(path: Path, table: str) -> Grid:
    data = path.read_bytes()
    if data.startswith(_ARCHIVE):
        raise TableError(path.name, say("is a workbook under the name of a text"), say("Give it the ending .xlsx."))
    text = decode(data)
    if text is None:
        raise TableError(path.name, say("the text is in no known encoding"), _AS_UTF8)
    if "\0" in text:
        raise TableError(path.name, say("is no text (it holds NUL bytes)"), _AS_UTF8)
    named = _SEPARATOR_LINE.match(text)
    rows = _records(text, separator_of(text, table), path.name)
    filled = _filled(islice(rows, 1 if named else 0, None), path.name, first=2 if named else 1)
    return Grid(filled, ended=text.endswith(("\n", "\r")))


def _records(text: str, separator: str, file: str) -> Iterator[list[str]]:
    """Yield the cells of each record; a quotation mark that is never closed would hide all rows below it, so it is an error."""
    row = 1
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            yield cells
            row += 1
    except csv.Error as error:
        hint = say("Mend the quotation marks of that row, or save the file anew from the spreadsheet.")
        raise TableError(file, say("cannot be read as CSV from row {row} on ({why})", row=row, why=str(error)), hint) from error


def separator_of(text: str, table: str) -> str:
    """Return the separator that a first line ``sep=;`` names; else the one under which the header names most columns; where none does,
    the one that the first line has most of.
    """
    if named := _SEPARATOR_LINE.match(text):
        return named["separator"]
    text = text[:_TRIED_CHARACTERS]
    first = text.lstrip("\r\n").splitlines()[:1]

    def names(separator: str) -> tuple[int, int]:
        start = [cells for cells in islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 3 * SEARCHED_ROWS) if cells]
        return max((known_count(cells, table) for cells in start[:SEARCHED_ROWS]), default=0), "".join(first).count(separator)

    return max(",;\t", key=names)


def _sheets(path: Path) -> dict[str, list[Row]]:
    import openpyxl

    try:
        _refuse_odd_archive(path)
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # programs write wrong ones, and what lies outside would be lost
        sheets = {sheet.title: _filled(map(_written, sheet.iter_rows(values_only=True)), path.name) for sheet in book.worksheets}
        book.close()
    except (OSError, TableError):
        raise
    except Exception as error:  # openpyxl raises many kinds on a broken workbook; all mean the same to the reader
        raise TableError(path.name, say("cannot be read as a workbook"), say("Save it anew as .xlsx or as CSV UTF-8.")) from error
    return sheets


def _written(cells: Iterable[object]) -> list[str]:
    return ["" if cell is None else str(cell) for cell in cells]


def _one_sheet(sheets: dict[str, list[Row]], file: str, table: str) -> Grid:
    """Return the sheet whose header names most columns of ``table``; what a template adds is not even said to lie aside.

    Raises:
        TableError: another sheet with rows names more than half as many, and is none that a template adds: none may be lost in silence.
    """
    folded = {fold(title): title for title in sheets}
    added = {folded[title] for both in TEMPLATE_SHEETS if both <= folded.keys() for title in both}
    named = {title: max((known_count(cells, table) for _, cells in rows[:SEARCHED_ROWS]), default=-1) for title, rows in sheets.items()}
    most = max(named.values(), default=-1)
    alike = [t for t, n in named.items() if 2 * n > most > 1 and len(sheets[t]) > 1 and t not in added]
    if len(alike) > 1:
        what = say("has rows of the table on the sheets {names}", names=", ".join(alike))
        raise TableError(file, what, say("Put all rows on one sheet and delete the others."))
    best = next(iter(alike or [title for title, count in named.items() if count == most]), "")
    aside = {title: len(rows) for title, rows in sheets.items() if rows and title not in {best, *added}}
    return Grid(sheets.get(best, []), aside)


def _refuse_odd_archive(path: Path) -> None:
    """Raise TableError where the archive promises more than any real workbook holds, or the rows of a sheet are out of order: openpyxl
    would leave rows out.
    """
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > LARGEST_BYTES or unpacked > max(_UNPACKED_SMALL, path.stat().st_size * _LARGEST_RATIO):
            much = f"{unpacked / 1e6:.0f}"
            raise TableError(path.name, say("unpacks to {much} MB, more than a workbook would", much=much), _ANEW)
        for name in (name for name in archive.namelist() if "worksheets/" in name):
            numbers = [int(number) for number in _ROW_NUMBER.findall(archive.read(name))]
            if wrong := next((later for earlier, later in pairwise(numbers) if later <= earlier), None):
                raise TableError(path.name, say("the row {row} is out of order in {name}", row=wrong, name=name), _ANEW)
