"""Everything that is known, checked and joined: what all views and commands work on."""

from dataclasses import dataclass, field
from functools import cached_property

import geopandas as gpd
import numpy as np
import pandas as pd

from dashboard.domain.called import Called, called
from dashboard.domain.distinct import mapped
from dashboard.domain.gazetteer import Gazetteer
from dashboard.domain.places import LEVELS, SHOWN_LEVELS, at_level, containment
from dashboard.domain.presence import presence_at
from dashboard.domain.selection import Selection, Vocabulary, vocabulary

COALITION = "bktf"


def _year(wanted: pd.Series, other: pd.Series) -> np.ndarray:
    named = wanted.where(wanted.ne(""), other)
    return mapped(named, lambda text: float(text or "nan")).to_numpy(float)


@dataclass(frozen=True, eq=False)
class Dataset:
    """One consistent state of the data. Frames are read-only by agreement.

    Attributes:
        members, operations, partners, claims, themes, places: as in the files; ``operations`` with
            the columns that :func:`dashboard.domain.gazetteer.resolve_operations` adds.
        boundaries: level -> polygons (EPSG:4326, index = code); ``countries`` likewise.
        version: fingerprint of all that stands here. released: date of the data, ISO 8601.
        confidential: whether rows are among them that not everyone may see. kept: table -> how many rows are in the store, whoever may
            see them.
    """

    members: pd.DataFrame
    operations: pd.DataFrame
    partners: pd.DataFrame
    claims: pd.DataFrame
    themes: pd.DataFrame
    places: pd.DataFrame
    gazetteer: Gazetteer
    boundaries: dict[str, gpd.GeoDataFrame]
    countries: gpd.GeoDataFrame
    version: str
    released: str
    confidential: bool
    kept: dict[str, int] = field(default_factory=dict)

    @cached_property
    def presence(self) -> dict[str, pd.DataFrame]:
        """Level shown -> presence, see :func:`dashboard.domain.presence.presence_at`.

        Raises ValueError: an operation is of no member; its row would be counted for another.
        """
        if not self.operations["member"].isin(self.members["member"]).all():
            raise ValueError("an operation is of no member")
        return {level: self.presence_of(self.operations, level) for level in SHOWN_LEVELS}

    def presence_of(self, operations: pd.DataFrame, level: str) -> pd.DataFrame:
        """Return the presence that ``operations`` make at ``level``, in the categories of this dataset."""
        return presence_at(operations, self.contains, level, members=list(self.members["member"]), codes=list(self.at[level].index))

    @cached_property
    def last_years(self) -> np.ndarray:
        """The last year that each operation speaks of, NaN where it names none."""
        return _year(self.operations["year_to"], self.operations["year_from"])

    @cached_property
    def first_years(self) -> np.ndarray:
        """The first year that each operation speaks of, NaN where it names none."""
        return _year(self.operations["year_from"], self.operations["year_to"])

    @cached_property
    def contains(self) -> pd.DataFrame:
        """Which finer place lies in which coarser one, see :func:`dashboard.domain.places.containment`."""
        return containment(self.places)

    @cached_property
    def by_code(self) -> pd.DataFrame:
        """The places of all levels, index ``code``."""
        return self.places.set_index("code")

    @cached_property
    def at(self) -> dict[str, pd.DataFrame]:
        """Level -> its places, see :func:`dashboard.domain.places.at_level`."""
        return {level: at_level(self.places, level) for level in LEVELS}

    @cached_property
    def worked_out(self) -> dict[Selection, pd.DataFrame]:
        """Tables of :func:`dashboard.domain.coverage.coverage_table` made before; gone with the dataset."""
        return {}

    @cached_property
    def called(self) -> Called:
        """What people may write for a member or a theme."""
        return called(self.members, self.themes)

    @cached_property
    def member_ids(self) -> list[str]:
        """Ids of the members in the page's order, without the coalition itself."""
        return [m for m in self.members["member"] if m != COALITION]

    @cached_property
    def years(self) -> list[str]:
        """Every year from the first to the last that a source speaks of."""
        named = sorted({year for name in ("year_from", "year_to") for year in self.operations[name].unique()} - {""})
        return [str(year) for year in range(int(named[0]), int(named[-1]) + 1)] if named else []

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Parameter of the link -> values that it may take."""
        kinds = self.members.loc[self.members["member"] != COALITION, "kind"]
        return vocabulary(
            {
                "member": self.member_ids,
                "theme": list(self.themes["theme"]),
                "kind": list(dict.fromkeys(kinds)),
                "county": list(self.at["county"].index),
                "place": [*(c for level in SHOWN_LEVELS for c in self.at[level].index), *self.countries.index],
                "year": self.years,
            }
        )
