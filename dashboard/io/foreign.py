"""Columns of the lists and forms of others: what they may mean by header and by content. A guess, for people to decide."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.domain.names import fold, plain
from dashboard.domain.personal import WEB_ADDRESS, personal_data
from dashboard.io.cells import MEANINGS, clean_text, year_range
from dashboard.io.column_names import COLUMN_NAMES, FORM_MARKS, OF_LEVEL, ONE_YEAR, UNREAD
from dashboard.io.headers import SEARCHED_ROWS, columns_of, find_whole_header, known_count

NOT_READ = ""
UNREAD_NAME = UNREAD[-1]  # a column of this name says nothing
_SAMPLE = 60  # filled cells that are looked at
_MOST = 0.6  # of them must be of a kind
_LONG = 60  # letters of a cell that is a remark
_FEWEST = 2  # columns that a header names, else it is looked for by its width
_SHORTEST = 4  # letters of a word that says something

_TIME = re.compile(r".*\d[T ,]+(?:ora )?\d{1,2}:\d\d.*", re.IGNORECASE)
_MIDNIGHT = re.compile(r".*\d[T ]0?0:00(?::00(?:\.0+)?)?", re.IGNORECASE)  # a date as a workbook keeps it
_TIMES = re.compile(
    r"timestamp|vule? kohore|koha e (?:dergimit|plotesimit)|submission ?time|submitted ?(?:at|on)|completion time|start time"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
YEARS = ("year_from", "year_to", ONE_YEAR)
# Words of questions, beside the names that columns have.
_QUESTIONS = {
    "year_from": ("filloi", "filluar", "nisi", "started", "began", "begin"),
    "year_to": ("mbaroi", "mbaruar", "përfundoi", "përfunduar", "ended", "finished"),
    "source_title": ("titulli", "title"),
    "theme": ("shërbimet", "shërbimi", "services", "activities", "aktivitetet"),
    "place": ("where",),
}
_LAST = {"place": ("punoni", "punuar")}  # words that stand in many questions: only where nothing else is said


@dataclass(frozen=True)
class Knowing:
    """What is known by name: whether a text names a place, a member, a theme."""

    place: Callable[[str], bool] = lambda _: False
    member: Callable[[str], bool] = lambda _: False
    theme: Callable[[str], bool] = lambda _: False


@dataclass(frozen=True)
class ForeignColumn:
    """One column of a file: the first of its values, and ``column``, which of ours it may be, ``""`` for none.

    Attributes:
        header: as written; of several alike the later ones are numbered. known: whether the header says it by itself.
        time: it says when a form was sent, and so no year of the work. private: it holds what is about persons.
    """

    header: str
    values: list[str] = field(default_factory=list)
    column: str = NOT_READ
    known: bool = False
    time: bool = False
    private: bool = False


def labels_of(header: Sequence[str]) -> list[str]:
    """Return what each column is called, one name for one column; ``""`` for those without a name."""
    names: list[str] = []
    for cell in map(clean_text, header):
        n = sum(name == cell or name.startswith(f"{cell} (") for name in names)
        names.append(f"{cell} ({n + 1})" if cell and n and cell in names else cell)
    return names


def header_of(rows: Sequence[Sequence[str]], table: str) -> tuple[int, list[str], int]:
    """Return the position of the header, its cells and how many rows it has; where none names our columns, the first of the widest rows."""
    top, header, high = find_whole_header(rows, table)
    if known_count(header, table) >= _FEWEST:
        return top, header, high
    filled = [sum(map(bool, map(str.strip, cells))) for cells in rows[:SEARCHED_ROWS]]
    widest = filled.index(max(filled))
    return widest, list(rows[widest]), 1


def renamed_header(rows: Sequence[Sequence[str]], table: str, columns: Mapping[str, str]) -> tuple[int, list[str], int]:
    """Return the header as :func:`header_of` does, each cell as the column of ours that ``columns`` gives for it; those that it does not
    name are not read.
    """
    top, header, high = header_of(rows, table)
    return top, [columns.get(label, NOT_READ) or UNREAD_NAME for label in labels_of(header)], high


def foreign_columns(rows: Sequence[Sequence[str]], table: str, knowing: Knowing) -> list[ForeignColumn]:
    """Return the columns of a file that have a name, with what they may be; each of ours is given to one of them, the surest first."""
    top, header, high = header_of(rows, table)
    meant = columns_of(header, table).names
    form = any(cell.strip().lower() in FORM_MARKS for cell in header)
    found = []
    for at, label in enumerate(labels_of(header)):
        if label and meant[at] not in UNREAD:
            body = (clean_text(cells[at]) for cells in rows[top + high :] if at < len(cells))
            values = list(dict.fromkeys(value for value in body if value))[:_SAMPLE]
            found.append(_column(label, meant[at] if meant[at] in COLUMN_NAMES[table] else "", values, form=form))
    taken = {one.column for one in found if one.column}
    for rank in (_by_both, _by_header, _by_content):
        for at, one in enumerate(found):
            if one.column or one.time or one.private:
                continue
            column = rank(one, table, knowing)
            if column and column not in taken:
                taken.add(column)
                found[at] = ForeignColumn(one.header, one.values, column)
    return found


def _column(label: str, meant: str, values: list[str], *, form: bool) -> ForeignColumn:
    time = is_form_time(label, values) and (meant in ("", *YEARS))
    private = bool(values) and _share(values, lambda text: any(p.kind in ("email", "phone") for p in personal_data(text))) >= _MOST
    own = "" if time or private or (form and label.startswith("_")) else meant
    return ForeignColumn(label, values, own, known=bool(own), time=time, private=private)


def is_form_time(header: str, values: Sequence[str]) -> bool:
    """Whether a column says when a form was filled in or sent: by its header, or as most of its cells have a time of day."""
    return bool(_TIMES.search(plain(header.replace("_", " ")))) or (bool(values) and _share(values, _is_time) >= _MOST)


def _is_time(value: str) -> bool:
    return bool(_TIME.fullmatch(value)) and not _MIDNIGHT.fullmatch(value)


def guess(header: str, values: Sequence[str], table: str, taken: Sequence[str]) -> str:
    """Return what one column may be, as far as that can be told without the names of places and members, else ``""``."""
    one = ForeignColumn(header, list(dict.fromkeys(values))[:_SAMPLE])
    found = next((column for rank in (_by_header, _by_content) if (column := rank(one, table, Knowing()))), "")
    return "" if found in taken else found


def _share(values: Sequence[str], holds: Callable[[str], object]) -> float:
    return sum(bool(holds(value)) for value in values) / len(values)


def _by_both(one: ForeignColumn, table: str, knowing: Knowing) -> str:
    said, content = _by_header(one, table, knowing), _by_content(one, table, knowing)
    same = said == content or (content == "place" and said in OF_LEVEL) or (content == ONE_YEAR and said in YEARS)
    return said if same else ""


def _by_header(one: ForeignColumn, table: str, _: Knowing) -> str:
    """Return the column of which the header has all words, inflected or not; that with most letters, which says most."""
    words = [word for word in re.split(r"[^a-z0-9]+", plain(one.header)) if word]
    found = [(len(fold(text)), column) for column, text in _names(table) if _all_there(plain(text).split(), words)]
    if not found:
        found = [(0, column) for column, texts in _LAST.items() if column in COLUMN_NAMES[table] and {*texts} & {*words}]
    return max(found)[1] if found else ""


def _names(table: str) -> Iterator[tuple[str, str]]:
    for column, texts in COLUMN_NAMES[table].items():
        yield from ((column, text) for text in (column.replace("_", " "), *texts, *_QUESTIONS.get(column, ())))


def _all_there(parts: Sequence[str], words: Sequence[str]) -> bool:
    telling = [part for part in parts if len(part) >= _SHORTEST]
    return bool(telling) and all(
        any(word.startswith(part[: max(_SHORTEST, len(part) - 2)]) and abs(len(word) - len(part)) <= 3 for word in words)
        for part in telling
    )


def _by_content(one: ForeignColumn, table: str, knowing: Knowing) -> str:
    if table != "operations" or not one.values:
        return ""
    kinds: tuple[tuple[str, Callable[[str], object]], ...] = (
        ("source_url", WEB_ADDRESS.fullmatch),
        (ONE_YEAR, lambda text: _YEAR.fullmatch(text) or year_range(text)),
        ("member", knowing.member),
        *((name, lambda text, name=name: fold(text) in MEANINGS[name]) for name in ("evidence", "visibility", "level")),
        ("theme", lambda text: all(map(knowing.theme, filter(None, map(str.strip, re.split(r"[;,]", text)))))),
        ("place", knowing.place),
        ("note", lambda text: len(text) >= _LONG),
    )
    return next((column for column, holds in kinds if _share(one.values, holds) >= _MOST), "")
