"""What members and themes are called: people may write an id, a name or a short name, and mean the same."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.distinct import mapped
from dashboard.domain.names import fold

_NAMES = {"member": ("name_page", "name_sq", "name_en", "acronym"), "theme": ("name_sq", "name_en")}  # id -> what else it is called


@dataclass(frozen=True)
class Called:
    """Folded id, name or short name -> id, of members and of themes."""

    members: Mapping[str, str]
    themes: Mapping[str, str]

    def in_ids(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return ``table`` with members and themes as ids; what is called by no known name stays as it is written."""
        meanings = {"member": self.members, "theme": self.themes, "themes": self.themes}
        return table.assign(**{c: mapped(table[c], _reader(meanings[c])) for c in table.columns if c in meanings})


def _reader(meanings: Mapping[str, str]) -> Callable[[str], str]:
    return lambda cell: ";".join(meanings.get(fold(name), name) for name in cell.split(";"))


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
    return _of_one(names) | _of_one(ids)


def _of_one(said: set[tuple[str, str]]) -> dict[str, str]:
    times = Counter(spelling for spelling, _ in said)
    return {spelling: meant for spelling, meant in said if spelling and times[spelling] == 1}
