"""What members and themes are called: people may write an id, a name or a short name, and mean the same."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.distinct import mapped
from dashboard.domain.names import fold, meaning_of

NAMED = ["member", "theme", "themes"]  # columns that name members or themes
_NAMES = {"member": ("name_page", "name_sq", "name_en", "acronym"), "theme": ("name_sq", "name_en")}  # id -> what else it is called


@dataclass(frozen=True)
class Called:
    """Folded id, name or short name -> id, of members and of themes."""

    members: Mapping[str, str]
    themes: Mapping[str, str]

    def in_ids(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return ``table`` with members and themes as ids; what is called by no known name stays as it is written."""
        return table.assign(
            **{c: mapped(table[c], self.member if c == "member" else self._themes) for c in table.columns.intersection(NAMED)}
        )

    def member(self, cell: str) -> str:
        """Return the id of the member that ``cell`` names, also where a wrong encoding lost ë or ç, else ``cell``."""
        return meaning_of(cell, self.members) or cell

    def _themes(self, cell: str) -> str:
        whole = meaning_of(cell, self.themes)  # a name over two lines
        return whole or ";".join(meaning_of(name, self.themes) or name for name in cell.split(";"))


def called(members: pd.DataFrame, themes: pd.DataFrame) -> Called:
    """Return what members and themes are called.

    Args:
        members, themes: as in the files; columns of names may be missing.
    """
    return Called(spellings(members, "member"), spellings(themes, "theme"))


def spellings(table: pd.DataFrame, key: str) -> dict[str, str]:
    """Return folded spelling -> id in the column ``key``; an id goes before a name, and what several are called means none of them."""
    if key not in table.columns:
        return {}
    names = {(fold(name), row[key]) for row in table.to_dict("records") for c in _NAMES.get(key, ()) if (name := row.get(c))}
    ids = {(fold(name), name) for name in table[key]}
    taken = {spelling for spelling, _ in ids}
    return _of_one({(spelling, meant) for spelling, meant in names if spelling not in taken}) | _of_one(ids)


def _of_one(said: set[tuple[str, str]]) -> dict[str, str]:
    times = Counter(spelling for spelling, _ in said)
    return {spelling: meant for spelling, meant in said if spelling and times[spelling] == 1}
