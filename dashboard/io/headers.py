"""The header row: which row it is, and which column of ours each of its cells means. Pure functions on lists of cells."""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from dashboard.domain.names import fold, meaning_of
from dashboard.io.cells import fix_mojibake
from dashboard.io.column_names import ANNOTATION, COLUMN_NAMES, FORM_MARKS, FORM_TIMES, HXL, OF_LEVEL, UNREAD

SEARCHED_ROWS = 30  # titles above a header are few; a header further down is a mistake
_TAG = re.compile(r"#[a-z][a-z0-9_]*(?:\s*\+\s*[a-z0-9_]+)*", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_BETWEEN = re.compile(r"[/|\n]|:(?=\S)|\s[-–—]\s")  # the groups of a form, or two languages
_VALUE = re.compile(r"\d|://")  # what rows hold and headers do not
_NEAR = 80  # of 100: how much of a header must be right


@dataclass(frozen=True)
class Columns:
    """What a header row means.

    Attributes:
        names: for each cell our column, the cell itself where it is none of ours, ``""`` for one without a name.
        unknown: cells that are none of ours -> how that which they nearly say is called, or ``""``.
        twice: pairs of cells that mean the same column. ignored: positions not read at all.
    """

    names: list[str]
    unknown: dict[str, str]
    twice: list[tuple[str, str]]
    ignored: list[int]

    def position(self, column: str) -> int | None:
        """Return where ``column`` stands, or the finest of those that may stand for it."""
        places = [name for name in reversed(OF_LEVEL) if column == "place"]
        return next((self.names.index(name) for name in (column, *places) if name in self.names), None)


def columns_of(cells: Sequence[str], table: str) -> Columns:
    """Return what the cells of a header row of ``table`` mean; case, diacritics, blanks and underscores do not count."""
    meaning = _meanings(table)
    form = any(cell.strip().lower() in FORM_MARKS for cell in cells)
    names = [(not (form and fold(cell) in FORM_TIMES) and _meant(cell, meaning)) or cell.strip() for cell in cells]
    at = {name: i for i, name in reversed(list(enumerate(names)))}
    again = [i for i, name in enumerate(names) if name not in ("", *UNREAD) and at[name] != i]
    known, open_ = {*meaning.values(), *UNREAD}, _open(table, at)
    return Columns(
        names=names,
        unknown={name: _near(name, open_) for name in dict.fromkeys(names) if name and name not in known},
        twice=[(cells[at[names[i]]].strip(), cells[i].strip()) for i in again],
        ignored=[i for i, name in enumerate(names) if name in UNREAD],
    )


def _open(table: str, taken: Container[str]) -> dict[str, str]:
    """Return folded -> written what the columns are called that are not ``taken``."""
    return {fold(text): text for column, texts in COLUMN_NAMES[table].items() if column not in taken for text in (column, *texts)}


def _near(cell: str, open_: dict[str, str]) -> str:
    """Return which of ``open_`` a cell nearly names, else ``""``."""
    found = process.extractOne(fold(cell), list(open_), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return open_[found[0]] if found else ""


def find_header(rows: Sequence[Sequence[str]], table: str) -> int:
    """Return the position of the header of ``table``: the first of the rows that name the most of its columns, else the first row."""
    counts = [-1 if is_tag_row(cells) else known_count(cells, table) for cells in rows[:SEARCHED_ROWS]]
    return counts.index(max(counts)) if counts else 0


def find_whole_header(rows: Sequence[Sequence[str]], table: str) -> tuple[int, list[str], int]:
    """Return the position of the header as :func:`find_header` does, its cells, and how many rows it has: more than one where the next
    one only names columns that the first leaves open, as "from" and "to" stand below merged "years", or where HXL tags stand beside it,
    which then say what unknown headers mean.
    """
    tags = next((at for at, cells in enumerate(rows[:SEARCHED_ROWS]) if is_tag_row(cells)), None)
    top = find_header(rows, table)
    if tags is not None and known_count(rows[tags], table) > known_count(rows[top], table) and tags != top + 1:
        above, below = tags - 1, tags + 1
        foreign = below < len(rows) and not any(_VALUE.search(cell) for cell in rows[below])
        top = above if above >= 0 else below if foreign else tags
    header, high = _joined(rows, top, table)
    if tags is not None and tags in {top - 1, top + high}:
        header = _completed(header, rows[tags], table)
        top, high = min(top, tags), high + 1
    return top, header, high


def _joined(rows: Sequence[Sequence[str]], top: int, table: str) -> tuple[list[str], int]:
    """Return the cells of the header that begins at ``top``, and whether it has one row or two."""
    first, meaning = list(rows[top]), _meanings(table)
    below = {at: cell for at, cell in enumerate(rows[top + 1]) if cell.strip()} if top + 1 < len(rows) else {}
    opened = all(_meant(cell, meaning) and not (at < len(first) and _meant(first[at], meaning)) for at, cell in below.items())
    if not below or not opened or is_tag_row(rows[top + 1]):
        return first, 1
    wide = max(len(first), *(at + 1 for at in below))
    return [below.get(at, first[at] if at < len(first) else "") for at in range(wide)], 2


def _completed(header: list[str], tags: Sequence[str], table: str) -> list[str]:
    """Return ``header`` with the tag in the place of each cell that says nothing known."""
    meaning = _meanings(table)
    taken = {_meant(cell, meaning) for cell in header}
    wide = max(len(header), len(tags))
    both = zip([*header, *[""] * (wide - len(header))], [*tags, *[""] * (wide - len(tags))], strict=True)
    return [tag if not _meant(cell, meaning) and (meant := _meant(tag, meaning)) and meant not in taken else cell for cell, tag in both]


def is_tag_row(cells: Iterable[str]) -> bool:
    """Whether a row holds HXL tags and nothing else; what a spreadsheet failed to work out, as ``#N/A``, is none."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and all(map(_TAG.fullmatch, filled))


def known_count(cells: Sequence[str], table: str) -> int:
    """Return how many columns of ``table`` a row names."""
    meaning = _meanings(table)
    return len({column for cell in cells if (column := _meant(cell, meaning))})


def _meant(cell: str, meaning: dict[str, str]) -> str:
    """Return the column that ``cell`` means, else ``""``; also where a wrong encoding mangled its letters or lost them, and where one part
    of it says so: what is in brackets, what is not, the last of the groups of a form, one of two languages.
    """
    text = fix_mojibake(cell)
    if text.lstrip().startswith("#"):
        return _tagged(text, meaning)
    if whole := meaning_of(text, meaning):
        return whole
    outside = _IN_BRACKETS.sub("", text)
    for pieces in (_IN_BRACKETS.findall(text), [outside], _BETWEEN.split(outside)):
        found = {meant for piece in pieces if fold(piece) and (meant := meaning_of(piece, meaning))}
        if len(found) == 1:
            return found.pop()
        if found and found <= {"place", *OF_LEVEL}:
            return "place"
    return ""


def _tagged(tag: str, meaning: dict[str, str]) -> str:
    """Return the column that an HXL tag means, where the table has it; codes and numbers beside names mean nothing."""
    name, *attributes = (part.strip().lower() for part in tag.split("+"))
    keys = [f"{name}+{a}" for a in attributes] + [name] * (not {"code", "num"} & set(attributes))
    column = next((HXL[key] for key in keys if key in HXL), "")
    return column if column in meaning.values() else ""


@cache
def _meanings(table: str) -> dict[str, str]:
    """Return folded header -> column of ``table``; a column's own name goes before another's synonym."""
    columns = COLUMN_NAMES[table] | {ANNOTATION: ("problemi",)}
    said = {fold(text): column for column, texts in columns.items() for text in texts}
    return said | {fold(column): column for column in columns}
