"""Some rows of the table as a page sends them, and what may be written of them."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from dashboard.domain.merge import Row
from dashboard.domain.names import fold
from dashboard.domain.resolver import NameResolver
from dashboard.domain.sanitize import strip_control
from dashboard.io.cells import clean_column, clean_text
from dashboard.io.schemas import REQUIRED
from dashboard.io.versions import Edit

UNKNOWN = ""  # stands for the rows whose member is not among the members
_NEEDED = set(REQUIRED["operations"])
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

    def among(row: Row) -> bool:
        filled = [cell for cell in map(str.strip, row) if cell]
        if not filled or all(cell.startswith("#") for cell in filled):
            return False
        return member_of(row[at], resolver) == member

    return among


def parse_edit(body: Any, *, resolver: NameResolver) -> Edit:
    """Return the edit in ``body``. Cells that were typed are cleaned as the reader would.

    Raises MalformedError."""
    try:
        member, columns = body["member"], tuple(body["columns"])
        before, after = [tuple(row) for row in body["before"]], [tuple(row) for row in body["after"]]
    except (TypeError, KeyError) as error:
        raise MalformedError("member, columns, before and after are needed") from error
    cells = [member, *columns, *(cell for row in (*before, *after) for cell in row)]
    widths = {len(row) for row in (*before, *after)}
    fits = all(len(columns) <= width <= len(columns) + _EXTRA_CELLS for width in widths)
    if not all(isinstance(cell, str) for cell in cells) or not fits or not set(columns) >= _NEEDED:
        raise MalformedError("rows of text, as wide as the columns, are needed")
    kept = [set(column) for column in zip(*before, strict=False)]
    return Edit(columns, before, [_clean(row, kept) for row in after], rows_of(member, columns=columns, resolver=resolver))


def _clean(row: Row, kept: list[set[str]]) -> Row:
    return tuple(cell if at < len(kept) and cell in kept[at] else as_read(cell) for at, cell in enumerate(row))


def frame_of(columns: Row, rows: Sequence[Row], resolver: NameResolver) -> pd.DataFrame:
    """Return ``rows`` as the reader of the data takes them, and so the checks and the map."""
    written = {name: pd.Series([row[at] for row in rows], dtype="str") for at, name in enumerate(columns)}
    return resolver.resolve_table(
        pd.DataFrame({name: clean_column(cells, name)[0].map(strip_control) for name, cells in written.items()}, dtype=str)
    )
