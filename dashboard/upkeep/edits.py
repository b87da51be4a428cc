"""Some rows of a table, or a text, as a page sends them, and what may be written of them."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from dashboard.domain.merge import Row
from dashboard.domain.names import fold
from dashboard.domain.resolver import NameResolver
from dashboard.domain.sanitize import strip_control
from dashboard.io.cells import DAY_COLUMNS, as_day, clean_column, clean_text
from dashboard.io.editing import TEXT_COLUMNS, Edit
from dashboard.io.schemas import REQUIRED, SCHEMAS
from dashboard.io.version_files import TEXTS

UNKNOWN = ""  # stands for the rows whose member is not among the members
ALL = "*"  # stands for the rows of every member
_EXTRA_CELLS = 20  # behind the last column


class MalformedError(ValueError):
    """What was sent is not what the page sends."""


def as_read(cell: str) -> str:
    """Return a cell as the reader of the data takes it, whole: what readers see of it may be cut."""
    return strip_control(clean_text(cell))


def member_of(cell: str, resolver: NameResolver) -> str:
    """Return the id of the member that a cell names, :data:`UNKNOWN` where it names none."""
    return resolver.members.get(fold(resolver.resolve_member(as_read(cell))), UNKNOWN)


def rows_of(member: str, *, columns: Row, resolver: NameResolver) -> Callable[[Row], bool]:
    """Return what tells the rows of ``member`` from others; blank rows and tag rows are nobody's."""
    at = columns.index("member")
    return lambda row: is_record(row) and (member == ALL or member_of(row[at], resolver) == member)


def is_record(row: Row) -> bool:
    """Return whether a row says something: it is neither blank nor a row of HXL tags."""
    filled = [cell for cell in map(str.strip, row) if cell]
    return bool(filled) and not all(cell.startswith("#") for cell in filled)


def parse_edits(body: Any, *, resolver: NameResolver) -> list[Edit]:
    """Return the edits that ``body`` lists, or the one that it is. Raises MalformedError."""
    listed = body["edits"] if isinstance(body, dict) and "edits" in body else [body]
    if not isinstance(listed, list) or not listed:
        raise MalformedError("a list of edits is needed")
    edits = [parse_edit(one, resolver=resolver) for one in listed]
    whole = [edit.table for edit in edits if edit.table != "operations"]
    if len(set(whole)) < len(whole):
        raise MalformedError("one edit for each table is needed")
    return edits


def parse_edit(body: Any, *, resolver: NameResolver) -> Edit:
    """Return the edit in ``body``. Cells that were typed are cleaned as the reader would, a day becomes year-month-day.

    Raises MalformedError."""
    try:
        table = body.get("table", "operations")
        member, columns = body["member"] if table == "operations" else "", tuple(body["columns"])
        before, after = [tuple(row) for row in body["before"]], [tuple(row) for row in body["after"]]
    except (TypeError, KeyError, AttributeError) as error:
        raise MalformedError("member, columns, before and after are needed") from error
    cells = [table, member, *columns, *(cell for row in (*before, *after) for cell in row)]
    widths = {len(row) for row in (*before, *after)}
    fits = all(len(columns) <= width <= len(columns) + _EXTRA_CELLS for width in widths)
    if not all(isinstance(cell, str) for cell in cells) or not fits or not set(columns) >= set(_needed(table)):
        raise MalformedError("rows of text, as wide as the columns, are needed")
    if table in TEXTS:
        if columns != TEXT_COLUMNS or (len(before), len(after)) != (1, 1):
            raise MalformedError("a text before and after is needed")
        return Edit(columns, before, [(clean_lines(after[0][0]),)], is_record, table)
    kept, stood = [set(column) for column in zip(*before, strict=False)], set(before)
    days = [at for at, name in enumerate(columns) if name in DAY_COLUMNS]
    among = rows_of(member, columns=columns, resolver=resolver) if table == "operations" else is_record
    return Edit(columns, before, [row if row in stood else _with_days(_clean(row, kept), days) for row in after], among, table)


def _needed(table: str) -> Sequence[str]:
    if table in TEXTS:
        return TEXT_COLUMNS
    if table not in SCHEMAS:
        raise MalformedError("a table of the data is needed")
    return REQUIRED[table]


def clean_lines(text: str) -> str:
    """Return a text of several lines without what no text needs, and with an end to its last line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(strip_control(line.replace("\t", "    ")) for line in lines).rstrip("\n") + "\n"


def _clean(row: Row, kept: list[set[str]]) -> Row:
    return tuple(cell if at < len(kept) and cell in kept[at] else as_read(cell) for at, cell in enumerate(row))


def _with_days(row: Row, days: Sequence[int]) -> Row:
    return tuple(as_day(cell) if at in days else cell for at, cell in enumerate(row))


def read_otherwise(body: Any, edits: Sequence[Edit]) -> list[dict[str, Any]]:
    """Return the days of ``body`` that ``edits`` hold in another form than they were typed: which edit, row and column, and the form."""
    listed = body.get("edits", [body])
    return [
        {"edit": n, "row": at, "column": column, "typed": typed, "value": value}
        for n, (one, edit) in enumerate(zip(listed, edits, strict=True))
        for at, (sent, row) in enumerate(zip(one["after"], edit.after, strict=True))
        for column, typed, value in zip(edit.columns, sent, row, strict=False)
        if column in DAY_COLUMNS and typed != value
    ]


def frame_of(columns: Row, rows: Sequence[Row], resolver: NameResolver) -> pd.DataFrame:
    """Return ``rows`` as the reader of the data takes them, and so the checks and the map."""
    written = {name: pd.Series([row[at] for row in rows], dtype="str") for at, name in enumerate(columns)}
    return resolver.resolve_table(
        pd.DataFrame({name: clean_column(cells, name)[0].map(strip_control) for name, cells in written.items()}, dtype=str)
    )
