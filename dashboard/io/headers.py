"""The header row: which row it is, and which column of ours each of its cells means. Pure functions on lists of cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dashboard.domain.names import fold, meaning_of
from dashboard.io.cells import unmangled
from dashboard.io.column_names import ANNOTATION, COLUMN_NAMES, UNREAD

SEARCHED_ROWS = 10  # titles above a header are few; a header further down is a mistake


@dataclass(frozen=True)
class Columns:
    """What a header row means.

    Attributes:
        names: for each cell our column, the cell itself where it is none of ours, ``""`` for one without a name.
        unknown: cells that are none of ours. twice: pairs of cells that mean the same column. ignored: positions not read at all.
    """

    names: list[str]
    unknown: list[str]
    twice: list[tuple[str, str]]
    ignored: list[int]


def columns_of(cells: Sequence[str], table: str) -> Columns:
    """Return what the cells of a header row of ``table`` mean; case, diacritics, blanks and underscores do not count."""
    meaning = _meanings(table)
    names = [_meant(cell, meaning) or cell.strip() for cell in cells]
    first = {name: cells[names.index(name)].strip() for name in names if name}
    again = [i for i, name in enumerate(names) if name not in ("", *UNREAD) and names.index(name) != i]
    return Columns(
        names=names,
        unknown=[name for name in names if name and name not in (*meaning.values(), *UNREAD)],
        twice=[(first[names[i]], cells[i].strip()) for i in again],
        ignored=[i for i, name in enumerate(names) if name in UNREAD],
    )


def find_header(rows: Sequence[Sequence[str]], table: str) -> int:
    """Return the position of the header of ``table``: the first of the rows that name the most of its columns, else the first row."""
    counts = [known_count(cells, table) for cells in rows[:SEARCHED_ROWS]]
    return counts.index(max(counts)) if counts else 0


def find_whole_header(rows: Sequence[Sequence[str]], table: str) -> tuple[int, list[str], int]:
    """Return the position of the header as :func:`find_header` does, its cells, and how many rows it has: two where the next one only
    names columns that the first leaves open, as "from" and "to" stand below merged "years".
    """
    top = find_header(rows, table)
    first, meaning = list(rows[top]), _meanings(table)
    below = {at: cell for at, cell in enumerate(rows[top + 1]) if cell.strip()} if top + 1 < len(rows) else {}
    opened = all(_meant(cell, meaning) and not (at < len(first) and _meant(first[at], meaning)) for at, cell in below.items())
    if not below or not opened:
        return top, first, 1
    wide = max(len(first), *(at + 1 for at in below))
    return top, [below.get(at, first[at] if at < len(first) else "") for at in range(wide)], 2


def known_count(cells: Sequence[str], table: str) -> int:
    """Return how many columns of ``table`` a row names."""
    meaning = _meanings(table)
    return len({column for cell in cells if (column := _meant(cell, meaning))})


def _meant(cell: str, meaning: dict[str, str]) -> str:
    """Return the column that ``cell`` means, else ``""``; also where a wrong encoding mangled its letters or lost them."""
    return meaning_of(unmangled(cell), meaning)


@cache
def _meanings(table: str) -> dict[str, str]:
    """Return folded header -> column of ``table``; a column's own name goes before another's synonym."""
    columns = COLUMN_NAMES[table] | {ANNOTATION: ("problemi",)}
    said = {fold(text): column for column, texts in columns.items() for text in texts}
    return said | {fold(column): column for column in columns}
