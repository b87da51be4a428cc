"""A CSV that is edited by row: what nobody touched is written back as it stood, to the letter."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dashboard.domain.merge import Row
from dashboard.io.encodings import END_MARK
from dashboard.io.grid import separator_of
from dashboard.io.headers import columns_of, find_header
from dashboard.io.problems import TableError
from dashboard.io.schemas import REQUIRED, SCHEMAS
from dashboard.texts.message import message

_BOM = "\ufeff"


@dataclass(frozen=True)
class Sheet:
    """The rows of a table as they stand in its file. Blank and tag rows are among them.

    Attributes:
        head: all text up to the header's end. written: row -> its text in the file, without the line's end.
        first: the first of ``rows`` as a spreadsheet counts it.
    """

    columns: Row
    rows: list[Row]
    head: str = field(repr=False)
    separator: str
    newline: str
    written: dict[Row, str] = field(repr=False)
    first: int = 2


def read_sheet(data: bytes, table: str = "operations") -> Sheet:
    """Return the rows of ``data``, every cell as it was written. Raises TableError where it is no CSV in UTF-8 with all columns."""
    try:
        text = data.decode("utf-8").removesuffix(END_MARK)
        separator = separator_of(text.removeprefix(_BOM), table)
        records = list(_records(text, separator))
    except (UnicodeDecodeError, csv.Error) as error:
        hint = message("Open it in a spreadsheet program and save it as CSV UTF-8.")
        raise TableError(f"{table}.csv", message("cannot be edited here"), hint) from error
    top = find_header([cells for _, cells in records], table)
    columns = _columns(records[top][1] if records else [], table)
    head = "".join(line for line, _ in records[: top + 1])
    body = [(line, tuple(cells) + ("",) * (len(columns) - len(cells))) for line, cells in records[top + 1 :]]
    newline = "\r\n" if head.endswith("\r\n") else "\n"
    return Sheet(columns, [row for _, row in body], head, separator, newline, {row: line.rstrip("\r\n") for line, row in body}, top + 2)


def new_sheet(table: str) -> Sheet:
    """Return what a table without a file would begin with: its header."""
    columns = tuple(map(str, SCHEMAS[table].columns))
    return Sheet(columns, [], ",".join(columns) + "\n", ",", "\n", {})


def _columns(header: list[str], table: str) -> Row:
    found = columns_of(header, table)
    columns = found.names[: max((n for n, name in enumerate(found.names, 1) if name), default=0)]
    wrong = [message("the column {name} is missing", name=name) for name in REQUIRED[table] if name not in columns]
    wrong += [message("the columns {one} and {other} mean the same", one=one, other=other) for one, other in found.twice]
    wrong += [message("a column has no name")] * ("" in columns)
    if wrong:
        raise TableError(f"{table}.csv", message("cannot be edited here: {why}", why=wrong), message("Correct its header row."))
    return tuple(columns)


def write_sheet(sheet: Sheet, rows: Sequence[Row]) -> bytes:
    """Return the file with ``rows``; those that were there before are written as they stood."""
    head = sheet.head if sheet.head.endswith(("\r", "\n")) else sheet.head + sheet.newline
    lines = (sheet.written[row] if row in sheet.written else _text(row, sheet.separator) for row in rows)
    return (head + "".join(line + sheet.newline for line in lines)).encode()


def _records(text: str, separator: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each record with its own text; a quoted cell may run over several lines."""
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            taken.append(line)
            yield line

    for cells in csv.reader(lines(), delimiter=separator, strict=True):
        yield "".join(taken), cells
        taken.clear()


def _text(row: Row, separator: str) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=separator, lineterminator="\r\n").writerow(row)
    return buffer.getvalue().removesuffix("\r\n")
