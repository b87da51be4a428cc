"""What members and themes are called: people may write an id, a name or a short name, and mean the same."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.names import fold, meaning_of
from dashboard.domain.unique import map_unique

NAMED = ["member", "theme", "themes"]  # columns that name members or themes
# id -> what else it is called; the last of a member are several, between semicolons
NAMES = {
    "member": ("name_page", "name_sq", "name_en", "short_sq", "short_en", "acronym", "also_known_as"),
    "theme": ("name_sq", "name_en"),
}


@dataclass(frozen=True)
class NameResolver:
    """Folded id, name or short name -> id, of members and of themes."""

    members: Mapping[str, str]
    themes: Mapping[str, str]

    def resolve_table(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return ``table`` with members and themes as ids; what is called by no known name stays as it is written."""
        return table.assign(
            **{
                c: map_unique(table[c], self.resolve_member if c == "member" else self._resolve_themes)
                for c in table.columns.intersection(NAMED)
            }
        )

    def resolve_member(self, cell: str) -> str:
        """Return the id of the member that ``cell`` names, also where a wrong encoding lost ë or ç, else ``cell``."""
        return meaning_of(cell, self.members) or cell

    def _resolve_themes(self, cell: str) -> str:
        whole = meaning_of(cell, self.themes)  # a name over two lines
        return whole or ";".join(meaning_of(name, self.themes) or name for name in cell.split(";"))


def name_resolver(members: pd.DataFrame, themes: pd.DataFrame) -> NameResolver:
    """Return what members and themes are called.

    Args:
        members, themes: as in the files; columns of names may be missing.
    """
    return NameResolver(spellings(members, "member"), spellings(themes, "theme"))


def spellings(table: pd.DataFrame, key: str) -> dict[str, str]:
    """Return folded spelling -> id in the column ``key``; an id goes before a name, and what several are called means none of them."""
    if key not in table.columns:
        return {}
    names = {
        (fold(name), row[key])
        for row in table.to_dict("records")
        for c in NAMES.get(key, ())
        for name in (str(row.get(c, "")).split(";") if c == "also_known_as" else [row.get(c)])
        if name
    }
    ids = {(fold(name), name) for name in table[key]}
    taken = {spelling for spelling, _ in ids}
    return _of_one({(spelling, meant) for spelling, meant in names if spelling not in taken}) | _of_one(ids)


def _of_one(said: set[tuple[str, str]]) -> dict[str, str]:
    times = Counter(spelling for spelling, _ in said)
    return {spelling: meant for spelling, meant in said if spelling and times[spelling] == 1}
