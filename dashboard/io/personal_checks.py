"""The check for personal data: what may be about one person, in a cell that readers see. ``check`` and the publishing both go by it."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

import pandas as pd

from dashboard.domain.inflection import inflected
from dashboard.domain.names import fold, plain
from dashboard.domain.personal import Personal, personal_data
from dashboard.domain.resolver import NAMES
from dashboard.io.column_names import COLUMN_NAMES
from dashboard.io.problems import Problem
from dashboard.io.schemas import SERVED
from dashboard.io.tables import ROW
from dashboard.texts.message import Message, message

WHAT: dict[str, Message] = {
    "email": message("may be an e-mail address"),
    "phone": message("may be a telephone number"),
    "child": message("may be the name of a child"),
    "initials": message("may be the initials and the age of a person"),
}
_HINT = message("Readers would see it. Remove it, or leave it if it is about no private person.")
_OF_STAFF = {"staff": set(COLUMN_NAMES["operations"]), "county": {"place", "note", "note_sq"}}  # what readers do not see of such rows
Tables = Mapping[str, pd.DataFrame]


def check_personal(tables: Tables, *, by: str = "") -> Iterator[Problem]:
    """No cell that readers see (of table ``by`` alone) holds what may be about one person: an address, a number, a child's name."""
    innocent = _innocent(tables)
    for table, rows in tables.items():
        if table in SERVED and by in ("", table):
            for column in (name for name in COLUMN_NAMES[table] if name in rows.columns):
                yield from _of_column(rows, table, column, innocent)


def _of_column(rows: pd.DataFrame, table: str, column: str, innocent: Callable[[str], bool]) -> Iterator[Problem]:
    found = {text: list(personal_data(text, innocent=innocent)) for text in map(str, rows[column].unique()) if text}
    if not any(found.values()):
        return
    seen = rows.loc[rows[column].isin([text for text, each in found.items() if each])]
    hidden = seen["visibility"] if "visibility" in seen.columns else pd.Series("", index=seen.index)
    for number, text, visibility in zip(seen[ROW], seen[column], hidden, strict=True):
        if column not in _OF_STAFF.get(visibility, ()):
            yield from (_problem(one, table, int(number), column) for one in found[text])


def _problem(found: Personal, table: str, row: int, column: str) -> Problem:
    return Problem("personal-data", f"{table}.csv", row, column, found.text, WHAT[found.kind], _HINT)


def _innocent(tables: Tables) -> Callable[[str], bool]:
    """Return what knows the words of the names of places and organisations; they are gathered when it is first asked."""

    @cache
    def known() -> frozenset[str]:
        places, members = tables.get("places"), tables.get("members")
        names = set() if places is None else {name for c in ("name_sq", "name_en") if c in places.columns for name in map(str, places[c])}
        own = () if members is None else [str(cell) for c in NAMES["member"] if c in members.columns for cell in members[c]]
        forms = [*(form for name in names for form in (name, *inflected(name))), *own]
        return frozenset(fold(word) for form in forms for word in plain(form).split())

    return lambda word: fold(word) in known()
