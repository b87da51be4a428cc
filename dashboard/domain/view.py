"""A view worked out once and handed on: map, sentence, legend, table, slides, paper and files all read this value."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from dashboard.domain.ages import Age, ages_of, places_of_age
from dashboard.domain.claims import Measured, measured
from dashboard.domain.coverage import Figures, Part, coverage_table, figures_of, part_of, presence_rows, selected_members, weight_share
from dashboard.domain.dataset import Dataset, Geography
from dashboard.domain.evidence import STATED
from dashboard.domain.gaps import busiest_neighbour, copresence, dependence, gap_list, members_at, nearest_members
from dashboard.domain.matrix import by_cluster, by_reach, evidence_matrix
from dashboard.domain.measures import Measure
from dashboard.domain.need import TwoWay, shown_measure, steps_of
from dashboard.domain.partners import links, partner_table
from dashboard.domain.places import MAIN_LEVEL, is_finer
from dashboard.domain.selection import Selection

MOST_COMPARED = 200  # members that are set in order by likeness


@dataclass(frozen=True, eq=False)
class View:
    """What ``selection`` shows of ``dataset``. Each part is worked out when it is first asked for, and once.

    The browser half has the same value under the same names.
    """

    dataset: Dataset
    selection: Selection

    @property
    def partners(self) -> bool:
        """Whether countries are shown instead of places."""
        return self.selection.view == "partners"

    @property
    def measure(self) -> Measure:
        """What the colours show."""
        return shown_measure(self.dataset, self.selection)

    @cached_property
    def two_way(self) -> TwoWay | None:
        """The thirds of the figure of need that is chosen, see :func:`dashboard.domain.need.steps_of`."""
        return steps_of(self.dataset, self.selection)

    @cached_property
    def table(self) -> pd.DataFrame:
        """See :func:`dashboard.domain.coverage.coverage_table`."""
        return coverage_table(self.dataset, self.selection)

    @cached_property
    def inside(self) -> pd.DataFrame:
        """The rows of the table inside the selection."""
        return self.table.loc[self.table["inside"]]

    @cached_property
    def figures(self) -> Figures:
        """The totals."""
        return figures_of(self.table)

    @cached_property
    def classes(self) -> Mapping[str, int]:
        """Class -> number of places, or of countries."""
        shown = self.countries if self.partners else self.table
        return {str(name): int(n) for name, n in shown["class"].value_counts().items()}

    @cached_property
    def members(self) -> list[str]:
        """Ids of the members selected, in the page's order."""
        return selected_members(self.dataset, self.selection)

    @cached_property
    def who(self) -> dict[str, list[str]]:
        """Code -> ids of the members on record there."""
        return members_at(self.table)

    @cached_property
    def presence(self) -> pd.DataFrame:
        """The presence rows behind the table, see :func:`dashboard.domain.coverage.presence_rows`."""
        return presence_rows(self.dataset, self.selection)

    @cached_property
    def operations(self) -> pd.DataFrame:
        """The rows of the data behind the view, as they stand there."""
        rows, inside = self.presence, self.inside
        near = rows.loc[rows["code"].isin(inside.index) & (bool(self.selection.wide) | ~rows["wide"]) & rows["operation"].ge(0)]
        kept = near.loc[near["evidence"].eq(STATED) | near["code"].isin(self.table.index[self.table["members"] > 0])]
        return self.dataset.operations.loc[sorted(set(kept["operation"]))]

    @cached_property
    def ages(self) -> dict[Age, Part]:
        """What remains of the places reached where only sources of some age count, the weakest demand first."""
        return {age: part_of(self.table, places_of_age(self.table, age)) for age in ages_of(self.dataset.released)}

    @cached_property
    def related(self) -> int:
        """How many places have no member on record for what is chosen, but one that works on it at all."""
        return int(((self.inside["members"] == 0) & (self.inside["related"] > 0)).sum())

    @cached_property
    def outlined(self) -> list[str]:
        """Codes of the districts that the coalition names, where finer places are shown: what it says of them stays visible."""
        chosen = self.selection
        if not is_finer(chosen.level) or STATED not in chosen.evidence or chosen.narrowed or chosen.need or self.partners:
            return []
        districts = coverage_table(self.dataset, replace(chosen, level=MAIN_LEVEL))
        return [str(code) for code in districts.index[districts["stated"] & districts["inside"]]]

    @cached_property
    def geography(self) -> Geography:
        """Neighbours, label points and parts of the country of the places shown."""
        return self.dataset.geography[self.selection.level]

    @cached_property
    def gaps(self) -> pd.DataFrame:
        """See :func:`dashboard.domain.gaps.gap_list`."""
        return gap_list(self.table)

    def next_door(self, code: str) -> list[tuple[str, list[str]]]:
        """Return the members at work next door to a place, see :func:`dashboard.domain.gaps.nearest_members`."""
        return nearest_members(code, self.who, self.geography.neighbours)

    def busiest_neighbour(self, code: str) -> str:
        """Return the neighbour of a place with the most members, see :func:`dashboard.domain.gaps.busiest_neighbour`."""
        return busiest_neighbour(self.table, self.geography.neighbours[code])

    @cached_property
    def dependence(self) -> pd.DataFrame:
        """See :func:`dashboard.domain.gaps.dependence`."""
        return dependence(self.table)

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """See :func:`dashboard.domain.gaps.copresence`."""
        return copresence(self.dataset, self.table, self.selection)

    @cached_property
    def matrix(self) -> pd.DataFrame:
        """Members by places with their evidence, those that work in the same places side by side."""
        found = evidence_matrix(self.table, self.presence, self.members, wide=bool(self.selection.wide))
        order = (by_cluster if len(found) <= MOST_COMPARED else by_reach)(found != "")
        return found.loc[order.index, order.columns]

    @cached_property
    def countries(self) -> pd.DataFrame:
        """See :func:`dashboard.domain.partners.partner_table`."""
        return partner_table(self.dataset, self.selection)

    @cached_property
    def links(self) -> pd.DataFrame:
        """The rows of ``partners`` behind the countries."""
        return links(self.dataset, self.selection)

    @cached_property
    def measured(self) -> list[Measured]:
        """The whole country by every measure and basis; no filter acts on it."""
        return measured(self.dataset)

    def in_language(self, lang: str) -> "View":
        """Return the same view in a language, with all that was worked out: none of it is in words."""
        if lang == self.selection.lang:
            return self
        other = View(self.dataset, replace(self.selection, lang=lang))
        vars(other).update({name: value for name, value in vars(self).items() if name not in ("dataset", "selection")})
        return other

    def stated_share(self, weight: str) -> float | None:
        """Return the share of a weight that lies in the places named by the coalition; None where the weight is not known."""
        return None if self.inside[weight].isna().any() else weight_share(self.inside, self.inside["stated"], weight=weight)

    def value(self, code: str) -> float | str | None:
        """Return the number that the colour of a place shows; None where it is not known, empty where there is none to show."""
        return self._values[code]

    @cached_property
    def _values(self) -> dict[str, float | str | None]:
        if not self.measure.numbered:
            return dict.fromkeys(map(str, self.table.index), "")
        own = self.measure.column if self.measure.kind in ("rate", "latest") else "members"
        rows = zip(self.table.index, self.table["members"], self.table[own], strict=True)
        return {str(code): "" if not members else None if np.isnan(value) else value for code, members, value in rows}
