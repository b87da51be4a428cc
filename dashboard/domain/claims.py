"""Do the coalition's public statements hold, by which measure, and what would make them true?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

import pandas as pd

from dashboard.domain.coverage import coverage_table
from dashboard.domain.dataset import COALITION, Dataset
from dashboard.domain.places import COUNTRY_AREA_KM2
from dashboard.domain.selection import Selection

Verdict = Literal["holds", "depends", "fails"]
# What counts as presence, the weakest claim first: the page's own word, direct evidence, indirect too.
BASES: dict[str, tuple[str, ...]] = {"stated": ("stated",), "direct": ("direct",), "indirect": ("direct", "indirect")}
TERRITORY = "territory-80"


class Bounds(NamedTuple):
    """A share (0..1) known to lie between two values; equal where it is known exactly."""

    low: float
    high: float


@dataclass(frozen=True)
class Measured:
    """What part of the country each basis makes up by one measure.

    ``denominator`` in the measure's unit (km², places, residents); ``shares``: basis -> bounds, None where
    the basis says nothing at this level.
    """

    measure: str
    level: str
    denominator: float
    year: str
    shares: dict[str, Bounds | None]


def verdict_of(stated_share: float, shares: Iterable[Bounds]) -> Verdict:
    """Return whether all, some or none of ``shares`` reach ``stated_share``. One that only might reach it does not count as holding."""
    found = list(shares)
    if all(share.low >= stated_share for share in found):
        return "holds"
    return "depends" if any(share.high >= stated_share for share in found) else "fails"


def measured(dataset: Dataset) -> list[Measured]:
    """Return the share of the country by land, official area, number of places and residents, for each basis."""
    districts = dataset.at["district"]
    land, residents = float(districts["area_km2"].sum()), float(districts["population"].sum())
    reached = {level: {basis: _reached(dataset, level, basis) for basis in BASES} for level in ("county", "district", "municipality")}

    def by_weight(measure: str, weight: str, denominator: float, year: str) -> Measured:
        sums = {basis: float(districts.loc[places, weight].sum()) / denominator for basis, places in reached["district"].items()}
        return Measured(measure, "district", denominator, year, {basis: Bounds(share, share) for basis, share in sums.items()})

    def by_count(level: str) -> Measured:
        total = len(dataset.at[level])
        shares = {basis: Bounds(len(places) / total, len(places) / total) for basis, places in reached[level].items()}
        # The page names districts: what it does not say of municipalities is unknown, not none.
        return Measured(level, level, total, "2013", shares | ({"stated": None} if level == "municipality" else {}))

    total_2023 = float(dataset.at["county"]["population_2023"].sum())
    later: dict[str, Bounds | None] = {basis: _residents_2023(dataset, places) for basis, places in reached["district"].items()}
    return [
        by_weight("land", "area_km2", land, "2013"),
        by_weight("official_area", "area_km2", COUNTRY_AREA_KM2, "2013"),
        by_count("county"),
        by_count("district"),
        by_count("municipality"),
        by_weight("residents_2011", "population", residents, "2011"),
        Measured("residents_2023", "district", total_2023, "2023", later),
    ]


def _reached(dataset: Dataset, level: str, basis: str) -> pd.Index:
    table = coverage_table(dataset, Selection(level=level, evidence=BASES[basis]))
    return table.index[table["stated"] if basis == "stated" else table["members"] > 0]


def _residents_2023(dataset: Dataset, reached: pd.Index) -> Bounds:
    """Return the share of the residents of 2023. Districts without a figure hold together what their county leaves over.

    A county whose unknown districts are all reached adds all of that rest, one where none is reached nothing;
    where only some are, the rest lies between nothing and all.
    """
    low = high = 0.0
    counties = dataset.at["county"]["population_2023"]
    for county, places in dataset.at["district"].groupby("county"):
        known = places["population_2023"].dropna()
        unknown = places.index[places["population_2023"].isna()]
        rest = float(counties[county] - known.sum())
        inside = float(known[known.index.isin(reached)].sum())
        found = int(unknown.isin(reached).sum())
        low += inside + (rest if found and found == len(unknown) else 0)
        high += inside + (rest if found else 0)
    return Bounds(low / float(counties.sum()), high / float(counties.sum()))


@dataclass(frozen=True)
class Claim80:
    """The claim of the territory against the data: the measures of the card, and the verdict over what the page names."""

    stated_share: float
    measures: tuple[Measured, ...]
    verdict: Verdict

    def share(self, measure: str, basis: str) -> float:
        """Return a share that is known exactly."""
        bounds = next(m.shares[basis] for m in self.measures if m.measure == measure)
        assert bounds is not None
        return bounds.low


CARD = ("land", "official_area", "district", "residents_2011")


def claim_80(dataset: Dataset) -> Claim80:
    """Weigh "80 per cent of the territory" by the districts that the page names; ``direct`` is shown beside."""
    stated_share = float(dataset.claims.set_index("claim")["stated"][TERRITORY]) / 100
    card = tuple(m for m in measured(dataset) if m.measure in CARD)
    return Claim80(stated_share, card, verdict_of(stated_share, [b for m in card if (b := m.shares["stated"])]))


def completion(weights: pd.Series, reached: pd.Index, *, target: float) -> list[str]:
    """Return the shortest list of further places that lifts the reached ``weights`` to ``target``.

    Args:
        weights: index = code; every weight known.
        reached: codes that count already.
        target: in the unit of ``weights``.

    Returns:
        The heaviest places first; empty where the target is reached already, or out of reach even with all.
    """
    total = float(weights[weights.index.isin(reached)].sum())
    rest = weights[~weights.index.isin(reached)].sort_values(ascending=False, kind="stable")
    if total >= target or total + float(rest.sum()) < target:
        return []
    needed = int((total + rest.cumsum()).ge(target).argmax()) + 1
    return [str(code) for code in rest.index[:needed]]


def counted(dataset: Dataset) -> dict[str, dict[str, int]]:
    """Return, for each statement that is a number, how much of what it counts each basis finds; ``listed`` is the page's own list."""
    stated = dataset.operations.loc[dataset.operations["member"] == COALITION]
    rows = dataset.operations.loc[dataset.operations["member"] != COALITION]
    links = dataset.partners
    named = set(links.loc[links["evidence"] == "stated", "country"])
    found: dict[str, dict[str, int]] = {
        "named_places": {"listed": len(stated)},
        "members": {"listed": len(dataset.member_ids)},
        "partner_countries": {"listed": len(named)},
    }
    for basis, evidence in BASES.items():
        if basis == "stated":
            continue
        codes = {level: set(_reached(dataset, level, basis)) for level in ("district", "municipality")}
        places = [code in codes[level] for code, level in zip(stated["code"], stated["matched_level"], strict=True)]
        strong = links.loc[links["evidence"].isin(evidence), "country"]
        found["named_places"][basis] = sum(places)
        found["members"][basis] = rows.loc[rows["evidence"].isin(evidence), "member"].nunique()
        found["partner_countries"][basis] = len(named & set(strong))
    return found
