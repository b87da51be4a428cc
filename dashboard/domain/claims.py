"""Does the stated share of the territory hold, and by which measure?"""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from dashboard.domain.coverage import coverage_table, weight_share
from dashboard.domain.dataset import Dataset
from dashboard.domain.places import COUNTRY_AREA_KM2
from dashboard.domain.selection import Selection

Verdict = Literal["holds", "depends", "fails"]


@dataclass(frozen=True)
class Shares:
    """Shares (0..1) of the country that one set of districts makes up."""

    area: float  # of the land of the units
    area_official: float  # the same land, of the official area of the country
    places: float
    population: float

    def values(self) -> tuple[float, ...]:
        """Return the four shares."""
        return (self.area, self.area_official, self.places, self.population)


@dataclass(frozen=True)
class Claim80:
    """The claim against the data. ``documented`` counts direct evidence only."""

    stated_share: float
    stated: Shares
    documented: Shares
    verdict: Verdict


def verdict_of(stated_share: float, shares: tuple[float, ...]) -> Verdict:
    """Return whether all, some or none of ``shares`` reach ``stated_share``."""
    reached = [share >= stated_share for share in shares]
    return "holds" if all(reached) else "depends" if any(reached) else "fails"


def claim_80(dataset: Dataset) -> Claim80:
    """Weigh "80 per cent of the territory" by districts: those named, and those documented."""
    stated_share = float(dataset.claims.set_index("claim")["stated"]["territory-80"]) / 100
    table = coverage_table(dataset, Selection())
    stated = _shares(table, table["stated"])
    return Claim80(stated_share, stated, _shares(table, table["members"] > 0), verdict_of(stated_share, stated.values()))


def _shares(table: pd.DataFrame, chosen: pd.Series) -> Shares:
    return Shares(
        area=weight_share(table, chosen, weight="area_km2"),
        area_official=float(table.loc[chosen, "area_km2"].sum()) / COUNTRY_AREA_KM2,
        places=float(chosen.mean()),
        population=weight_share(table, chosen, weight="population"),
    )
