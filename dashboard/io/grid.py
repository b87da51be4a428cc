"""A file as a grid of cells, as they are written: CSV of any common encoding and separator, or a sheet of a workbook."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from dashboard.domain.names import fold
from dashboard.io.column_names import TEMPLATE_SHEETS
from dashboard.io.encodings import decode
from dashboard.io.headers import SEARCHED_ROWS, known_count
from dashboard.io.ods import ods_leaves, ods_properties
from dashboard.io.problems import TableError, unread
from dashboard.io.workbook import ENDINGS, SAVE_ANEW, Looks, Row, refuse_other_kinds
from dashboard.io.xlsx import xlsx_leaves, xlsx_properties
from dashboard.texts.message import message

LARGEST_BYTES = 200_000_000  # a million operations need 120 MB
_UNPACKED_SMALL = 10_000_000  # below this a high ratio does no harm: repeated rows pack well
_LARGEST_RATIO = 100
_ANEW = message("Save it again from the spreadsheet program.")
PUT_THERE = message("Put the file there.")
_AS_UTF8 = message("Save the file as CSV UTF-8.")
_ARCHIVE = b"PK\x03\x04"
_MOST_COLUMNS = 16_384  # as a spreadsheet has
_MOST_ROWS = 5_000_000
MOST_CELLS = 50_000_000  # five times those of a million operations
_TRIED_CHARACTERS = 100_000  # below the longest cell that the csv module takes, so that no wrong separator fails
_SEPARATORS = ",;\t|"
_SEPARATOR_LINE = re.compile(r"sep=(?P<separator>[,;\t|])\s*(?:\r?\n|$)")
_FEWEST = 2  # columns that a header must name before lines in one column are taken apart


@dataclass(frozen=True)
class Grid:
    """The ``rows`` of a file that are not blank.

    Attributes:
        skipped_sheets: name of each other sheet that is filled -> how many rows it has. ended: whether the last row ends with its line.
        looks: what the cells say beside their values. properties: what a workbook says of itself. of_member: whether it has the sheets
            that a template for a member adds.
    """

    rows: list[Row]
    skipped_sheets: dict[str, int] = field(default_factory=dict)
    ended: bool = True
    looks: Looks = field(default_factory=Looks)
    properties: dict[str, str] = field(default_factory=dict)
    of_member: bool = False


def read_grid(path: Path, table: str, *, most_rows: int = _MOST_ROWS) -> Grid:
    """Return what ``path`` holds; separator, and sheet of a workbook, are those that name most columns of ``table``.

    Args:
        most_rows: a file with more of them is refused as soon as they are counted, long before it is understood.

    Raises:
        TableError: missing, empty, too large or unreadable file.
    """
    try:
        refuse_oversize(path)
        refuse_other_kinds(path)
        workbook = path.suffix.lower() in ENDINGS
        grid = _workbook_grid(path, table, most_rows) if workbook else _csv_grid(path, table, most_rows)
    except OSError as error:
        raise TableError(str(path), unread(error), PUT_THERE) from error
    if not grid.rows:
        raise TableError(path.name, message("is empty"), message("It needs a header row with the column names."))
    return grid


def refuse_oversize(path: Path) -> None:
    """Raise TableError where ``path`` is larger than any file of the data; nothing is read."""
    if (size := path.stat().st_size) > LARGEST_BYTES:
        much, most = f"{size / 1e6:.0f}", f"{LARGEST_BYTES / 1e6:.0f}"
        raise TableError(
            path.name,
            message("is too large ({much} MB; the limit is {most} MB)", much=much, most=most),
            message("Put the right file there."),
        )


def _filled(rows: Iterable[Row], file: str, most_rows: int) -> list[Row]:
    """Return the rows that are not blank, and give up on more than memory may hold while they are being read."""
    found, held = [], 0
    for n, cells in rows:
        if any(map(str.strip, cells)):
            found.append((n, cells))
            held += len(cells)
        if len(cells) > _MOST_COLUMNS or n > _MOST_ROWS or held > MOST_CELLS:
            raise TableError(file, message("has more rows or cells than a spreadsheet can hold (row {row})", row=str(n)), _ANEW)
        if len(found) > most_rows:
            hint = message("Write the rows in operations.csv in the data folder, or drop a file for each member.")
            raise TableError(file, message("has more than {n} rows, too many to edit here", n=most_rows), hint)
    return found


def _csv_grid(path: Path, table: str, most_rows: int) -> Grid:
    data = path.read_bytes()
    if data.startswith(_ARCHIVE):
        ending = ".ods" if b"opendocument.spreadsheet" in data[:200] else ".xlsx"
        hint = message("Rename the file so that it ends in {ending}.", ending=ending)
        raise TableError(path.name, message("is a workbook with the name of a text file"), hint)
    text = decode(data)
    if text is None:
        raise TableError(path.name, message("the text encoding is unknown"), _AS_UTF8)
    if "\0" in text:
        raise TableError(path.name, message("is not a text file (it has NUL bytes)"), _AS_UTF8)
    text = _as_before_one_column(text)
    named = _SEPARATOR_LINE.match(text)
    records = enumerate(_records(text, separator_of(text, table), path.name), 1)
    filled = _filled(islice(records, 1 if named else 0, None), path.name, most_rows)
    return Grid(_taken_apart(filled, table), ended=text.endswith(("\n", "\r")))


def _as_before_one_column(text: str) -> str:
    """Return ``text``; where a spreadsheet that expects semicolons opened a file with commas, each line in one cell, and saved it again,
    as it was before: what it put into quotation marks, and what it took for cells, are lines.
    """
    if not any(line.startswith('"') for line in text.splitlines()):
        return text
    try:
        lines = [";".join(cells) for cells in _parsed(text, ";") if cells]
        wide = [len(next(_parsed(line, ","), [])) for line in lines]
    except csv.Error:
        return text
    try:
        wrapped = any(len(cells) == 1 and "," in cells[0] for cells in _parsed(text, ","))
    except csv.Error:
        wrapped = True
    return "".join(f"{line}\n" for line in lines) if wrapped and wide[0] > 1 and set(wide) <= {1, wide[0]} else text


def _parsed(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _taken_apart(rows: list[Row], table: str) -> list[Row]:
    """Return ``rows``; where all cells of each stand in one, between commas or the like, each in its own."""
    start = [cells for _, cells in rows[:SEARCHED_ROWS]]
    if max((known_count(cells, table) for cells in start), default=0) >= _FEWEST:
        return rows

    def apart(cells: list[str], separator: str) -> list[str]:
        line = next((cell for cell in cells if cell), "") if sum(map(bool, cells)) == 1 else ";".join(cells).rstrip(";")
        return next(csv.reader(io.StringIO(line, newline=""), delimiter=separator), [])

    def names(separator: str) -> int:
        return max((known_count(apart(cells, separator), table) for cells in start), default=0)

    best = max(_SEPARATORS, key=names)
    return [(n, apart(cells, best)) for n, cells in rows] if rows and names(best) >= _FEWEST else rows


def _records(text: str, separator: str, file: str) -> Iterator[list[str]]:
    """Yield the cells of each record; a quotation mark that is never closed would hide all rows below it, so it is an error."""
    row = 1
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            yield cells
            row += 1
    except csv.Error as error:
        hint = message("Correct the quotation marks in that row, or save the file again from the spreadsheet program.")
        raise TableError(file, message("cannot be read as CSV from row {row} on ({why})", row=str(row), why=str(error)), hint) from error


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

    return max(_SEPARATORS, key=names)


def _workbook_grid(path: Path, table: str, most_rows: int) -> Grid:
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_odd_archive(archive, path)
            ods = "content.xml" in archive.namelist()
            leaves = ods_leaves(archive) if ods else xlsx_leaves(archive, path)
            sheets, looks = {}, {}
            for leaf in leaves:
                sheets[leaf.title] = _taken_apart(_filled(leaf.rows, path.name, most_rows), table)
                looks[leaf.title] = leaf.looks
            properties = ods_properties(archive) if ods else xlsx_properties(archive)
    except (OSError, TableError):
        raise
    except Exception as error:  # zip, XML and numbers fail in many ways on a broken workbook; all mean the same to the reader
        raise TableError(path.name, message("cannot be read as a workbook"), SAVE_ANEW) from error
    return _one_sheet(sheets, looks, properties, file=path.name, table=table)


def _one_sheet(sheets: dict[str, list[Row]], looks: dict[str, Looks], properties: dict[str, str], *, file: str, table: str) -> Grid:
    """Return the sheet whose header names most columns of ``table``; what a template adds is not even counted as skipped.

    Raises:
        TableError: another sheet with rows names more than half as many, and is none that a template adds: none may be lost in silence.
    """
    folded = {fold(title): title for title in sheets}
    added = {folded[title] for both in TEMPLATE_SHEETS if both <= folded.keys() for title in both}
    named = {title: max((known_count(cells, table) for _, cells in rows[:SEARCHED_ROWS]), default=-1) for title, rows in sheets.items()}
    most = max(named.values(), default=-1)
    alike = [t for t, n in named.items() if 2 * n > most > 1 and len(sheets[t]) > 1 and t not in added]
    if len(alike) > 1:
        what = message("has rows of the table on the sheets {names}", names=alike)
        raise TableError(file, what, message("Put all rows on one sheet and delete the other sheets."))
    best = next(iter(alike or [title for title, count in named.items() if count == most]), "")
    skipped = {title: len(rows) for title, rows in sheets.items() if rows and title not in {best, *added}}
    return Grid(sheets.get(best, []), skipped, looks=looks.get(best, Looks()), properties=properties, of_member=bool(added))


def _refuse_odd_archive(archive: zipfile.ZipFile, path: Path) -> None:
    """Raise TableError where the archive promises more than any real workbook holds."""
    unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > LARGEST_BYTES or unpacked > max(_UNPACKED_SMALL, path.stat().st_size * _LARGEST_RATIO):
        much = f"{unpacked / 1e6:.0f}"
        raise TableError(path.name, message("unpacks to {much} MB, too much for a workbook", much=much), _ANEW)
