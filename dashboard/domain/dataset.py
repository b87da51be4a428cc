"""Everything that is known, checked and joined: what all views and commands work on."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from dashboard.domain import geometry
from dashboard.domain.coalition import Coalition
from dashboard.domain.evidence import STATED
from dashboard.domain.gazetteer import Gazetteer
from dashboard.domain.measures import Measure, measures_at
from dashboard.domain.parameters import PARAMETERS, Parameter
from dashboard.domain.places import LEVELS, SHOWN_LEVELS, at_level, containment
from dashboard.domain.presence import presence_at
from dashboard.domain.resolver import NameResolver, name_resolver
from dashboard.domain.selection import Vocabulary, vocabulary
from dashboard.domain.unique import map_unique


def _year(wanted: pd.Series, other: pd.Series) -> np.ndarray:
    named = wanted.where(wanted.ne(""), other)
    return map_unique(named, lambda text: float(text or "nan")).to_numpy(float)


@dataclass(frozen=True)
class Geography:
    """What the shapes of one level tell, by code.

    Attributes:
        neighbours: codes that share a border. points: ``[lon, lat, radius]`` of the largest circle inside, degrees.
        parts: ``north``, ``centre`` or ``south``.
    """

    neighbours: dict[str, list[str]]
    points: dict[str, list[float]]
    parts: dict[str, str]

    def way(self, start: str, end: str) -> str:
        """Return the point of the compass in which ``end`` lies from ``start``."""
        return geometry.direction(self.points[start], self.points[end])


@dataclass(frozen=True, eq=False)
class Dataset:
    """One consistent state of the data. Frames are read-only by agreement.

    Attributes:
        members, operations, partners, claims, themes, places: as in the files; ``operations`` with
            the columns that :func:`dashboard.domain.gazetteer.resolve_operations` adds.
        boundaries: level -> polygons (EPSG:4326, index = code); ``countries`` likewise.
        version: fingerprint of all that stands here. released: date of the data, ISO 8601.
        coalition: what ``coalition.toml`` says. about: language -> text of the About view, Markdown.
        confidential: whether rows are among them that not everyone may see. row_counts: table -> how many rows are
            in the store, whoever may see them.
        indicators: figures of need, as in the file.
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
    coalition: Coalition
    about: dict[str, str] = field(default_factory=dict)
    row_counts: dict[str, int] = field(default_factory=dict)
    indicators: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["code", "level", "indicator", "year", "value"]))

    def shows_the_same_as(self, other: "Dataset") -> bool:
        """Return whether readers see the same of both."""
        return all(getattr(self, name) == getattr(other, name) for name in ("version", "released", "coalition", "about", "confidential"))

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
    def geography(self) -> dict[str, Geography]:
        """Level shown -> what its shapes tell."""
        return {
            level: Geography(
                {str(code): near for code, near in geometry.neighbours(shapes).items()},
                geometry.label_points(shapes),
                geometry.parts(shapes),
            )
            for level, shapes in self.boundaries.items()
        }

    @cached_property
    def country_points(self) -> dict[str, list[float]]:
        """Country -> ``[lon, lat, radius]`` of the largest circle inside, degrees."""
        return geometry.label_points(self.countries)

    @cached_property
    def country_circles(self) -> dict[str, list[list[float]]]:
        """Country with a link -> circles that fill most of it, as ``country_points``: land over which no other name should stand."""
        linked = self.countries.loc[self.countries.index.isin([*self.partners["country"], self.coalition.home_code])]
        return {str(code): geometry.circles_in(shape, most=5, least_deg=0.7) for code, shape in linked.geometry.items()}

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """What the colours can show, with the steps for data of this date."""
        return measures_at(int(self.released[:4]))

    @cached_property
    def windows(self) -> dict[str, geometry.Window]:
        """Graph -> the part of the world that it shows."""
        linked = self.countries.loc[self.countries.index.isin([*self.partners["country"], self.coalition.home_code])]
        return {
            "map": geometry.window(self.boundaries["county"]),
            "partner-map": self.coalition.partner_window or geometry.window(linked),
        }

    @cached_property
    def resolver(self) -> NameResolver:
        """What people may write for a member or a theme."""
        return name_resolver(self.members, self.themes)

    @cached_property
    def members_by_id(self) -> pd.DataFrame:
        """The members, index = their id."""
        return self.members.set_index("member", drop=False)

    @cached_property
    def member_ids(self) -> list[str]:
        """Ids of the members in the page's order, without the coalition itself."""
        return [m for m in self.members["member"] if m != self.coalition.id]

    @cached_property
    def sourced(self) -> dict[str, Any]:
        """How many rows from public sources there are (``n``), and the first and last year that they name; rows for staff are no such."""
        rows = self.operations.loc[self.operations["evidence"] != STATED]
        if "visibility" in rows.columns:
            rows = rows.loc[rows["visibility"] != "staff"]
        years = sorted({*rows["year_from"].unique(), *rows["year_to"].unique()} - {""}) or ["?"]
        return {"n": len(rows), "first": str(years[0]), "last": str(years[-1])}

    @cached_property
    def years(self) -> list[str]:
        """Every year from the first to the last that a source speaks of."""
        named = sorted({year for name in ("year_from", "year_to") for year in self.operations[name].unique()} - {""})
        return [str(year) for year in range(int(named[0]), int(named[-1]) + 1)] if named else []

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Parameter of the link -> values that it may take."""
        known = {
            "member": self.member_ids,
            "theme": list(self.themes["theme"]),
            "place": [*(c for level in SHOWN_LEVELS for c in self.at[level].index), *self.countries.index],
            "year": self.years,
            "need": [need.id for need in self.coalition.needs if need.id in set(self.indicators["indicator"])],
        }
        own = {name: self._values(p) for name, p in PARAMETERS.items() if p.filters and name not in known}
        return vocabulary(own | known)

    def _values(self, parameter: Parameter) -> list[str]:
        """Return the distinct values of the column that a filter is over: of places sorted, else in the order in which they come."""
        members = self.members.loc[self.members["member"] != self.coalition.id]
        places = self.places.loc[self.places["level"].isin(SHOWN_LEVELS)]
        table = {"member": members, "row": self.operations, "place": places, "": members}[parameter.filters]
        found = dict.fromkeys(value for cell in table[parameter.column] for value in str(cell).split(";") if value)
        return sorted(found) if parameter.filters == "place" else list(found)
