"""Do the coalition's public statements hold, by which measure, and what would make them true?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import pandas as pd

from dashboard.domain.ages import ANY, Age, ages_of, places_of_age
from dashboard.domain.coalition import Census
from dashboard.domain.coverage import coverage_table
from dashboard.domain.dataset import Dataset
from dashboard.domain.evidence import STATED, STRONGEST
from dashboard.domain.places import MAIN_LEVEL, SHOWN_LEVELS, is_finer
from dashboard.domain.selection import Selection
from dashboard.domain.unique import once_for_each

Verdict = Literal["holds", "depends", "fails"]
# What counts as presence, the weakest claim first: the page's own word, direct evidence, indirect too.
BASES: dict[str, tuple[str, ...]] = {"stated": ("stated",), "direct": ("direct",), "indirect": ("direct", "indirect")}
Way = Literal["land", "official", "count", "residents"]


class Bounds(NamedTuple):
    """A share (0..1) known to lie between two values; equal where it is known exactly."""

    low: float
    high: float


@dataclass(frozen=True)
class Measured:
    """What part of the country each basis makes up by one measure.

    Attributes:
        way: how it is measured. unknown: places without a figure of their own. on_card: whether the verdict of the card is over it.
        denominator: in the measure's unit (km², places, residents).
        shares: basis -> bounds, None where the basis says nothing at this level.
        ages: key of an age -> bounds, by direct evidence of that age.
    """

    measure: str
    way: Way
    level: str
    denominator: float
    year: str
    shares: dict[str, Bounds | None]
    ages: dict[str, Bounds]
    unknown: int = 0
    on_card: bool = False


def verdict_of(stated_share: float, shares: Iterable[Bounds]) -> Verdict:
    """Return whether all, some or none of ``shares`` reach ``stated_share``. One that only might reach it does not count as holding."""
    found = list(shares)
    if all(share.low >= stated_share for share in found):
        return "holds"
    return "depends" if any(share.high >= stated_share for share in found) else "fails"


@once_for_each
def measured(dataset: Dataset) -> list[Measured]:
    """Return the share of the country by land, official area, number of places and residents, for each basis."""
    coalition, places = dataset.coalition, dataset.at[MAIN_LEVEL]
    tables = {level: {b: coverage_table(dataset, Selection(level=level, evidence=BASES[b])) for b in BASES} for level in SHOWN_LEVELS}
    reached = {level: {basis: _reached(table, basis) for basis, table in of.items()} for level, of in tables.items()}
    of_age = {
        level: {age.key: _reached(of[STRONGEST], STRONGEST, age) for age in ages_of(dataset.released)} for level, of in tables.items()
    }

    def made(share: Callable[[pd.Index], Bounds], *, level: str = MAIN_LEVEL, **said: Any) -> Measured:
        shares: dict[str, Bounds | None] = {basis: share(codes) for basis, codes in reached[level].items()}
        if is_finer(level):
            shares[STATED] = None  # the page names districts: what it does not say of municipalities is unknown, not none
        return Measured(level=level, shares=shares, ages={key: share(codes) for key, codes in of_age[level].items()}, **said)

    def by_area(measure: str, way: Way, total: float) -> Measured:
        def share(codes: pd.Index) -> Bounds:
            return _exactly(float(places.loc[codes, "area_km2"].sum()) / total)

        return made(share, measure=measure, way=way, denominator=total, year=coalition.boundary_year, on_card=True)

    def by_count(level: str) -> Measured:
        def share(codes: pd.Index) -> Bounds:
            return _exactly(len(codes) / total)

        total, on_card = len(dataset.at[level]), level == MAIN_LEVEL
        return made(share, level=level, measure=level, way="count", denominator=total, year=coalition.boundary_year, on_card=on_card)

    def by_residents(census: Census) -> Measured:
        def share(codes: pd.Index) -> Bounds:
            return _residents(dataset, codes, census.column)

        total, unknown = float(dataset.at["county"][census.column].sum()), int(places[census.column].isna().sum())
        named: dict[str, Any] = {"measure": f"residents_{census.year}", "way": "residents", "denominator": total, "year": str(census.year)}
        return made(share, **named, unknown=unknown, on_card=census.default)

    land = by_area("land", "land", float(places["area_km2"].sum()))
    official = by_area("official_area", "official", coalition.official_area_km2)
    return [land, official, *map(by_count, SHOWN_LEVELS), *map(by_residents, coalition.censuses)]


def _exactly(share: float) -> Bounds:
    return Bounds(share, share)


def _reached(table: pd.DataFrame, basis: str, age: Age = ANY) -> pd.Index:
    return table.index[table["stated"] if basis == STATED else places_of_age(table, age)]


def _residents(dataset: Dataset, reached: pd.Index, column: str) -> Bounds:
    """Return the share of the residents of a census. Places without a figure hold together what their county leaves over.

    A county whose unknown places are all reached adds all of that rest, one where none is reached nothing;
    where only some are, the rest lies between nothing and all.
    """
    low = high = 0.0
    counties = dataset.at["county"][column]
    for county, places in dataset.at[MAIN_LEVEL].groupby("county"):
        known = places[column].dropna()
        unknown = places.index[places[column].isna()]
        rest = float(counties[county] - known.sum()) if len(unknown) else 0.0
        inside = float(known[known.index.isin(reached)].sum())
        found = int(unknown.isin(reached).sum())
        low += inside + (rest if found and found == len(unknown) else 0)
        high += inside + (rest if found else 0)
    return Bounds(low / float(counties.sum()), high / float(counties.sum()))


@dataclass(frozen=True)
class MainClaim:
    """The coalition's main claim against the data: the measures of the card, and the verdict over what the page names.

    ``stated`` in per cent, as the coalition says it.
    """

    stated: float
    text: dict[str, str]
    source_title: str
    source_url: str
    measures: tuple[Measured, ...]

    @property
    def share(self) -> float:
        """The share that is claimed, 0..1."""
        return self.stated / 100

    @property
    def card(self) -> tuple[Measured, ...]:
        """The measures that the verdict of the card is over."""
        return tuple(m for m in self.measures if m.on_card)

    @property
    def verdict(self) -> Verdict:
        """Whether it holds by the places that the coalition names."""
        return verdict_of(self.share, [b for m in self.card if (b := m.shares[STATED])])

    def known(self, way: Way, basis: str) -> float:
        """Return a share of the card that is known exactly."""
        bounds = next(m.shares[basis] for m in self.card if m.way == way)
        assert bounds is not None
        return bounds.low


def _main_row(dataset: Dataset) -> dict[Any, Any]:
    return next(row for row in dataset.claims.to_dict("records") if row["claim"] == dataset.coalition.main_claim)


def stated_percentage(dataset: Dataset) -> float:
    """Return the share that the main claim states, of 100."""
    return float(_main_row(dataset)["stated"])


def main_claim(dataset: Dataset, measures: Iterable[Measured] | None = None) -> MainClaim:
    """Return the claim that ``coalition.toml`` calls the main one, weighed by ``measures`` (worked out where they are not given)."""
    row = _main_row(dataset)
    text = {str(name).removeprefix("text_"): str(words) for name, words in row.items() if str(name).startswith("text_")}
    found = tuple(measured(dataset) if measures is None else measures)
    return MainClaim(float(row["stated"]), text, str(row.get("source_title", "")), str(row.get("source_url", "")), found)


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


def count_statements(dataset: Dataset) -> dict[str, dict[str, int]]:
    """Return, for each statement that is a number, how much of what it counts each basis finds; ``listed`` is the page's own list."""
    stated = dataset.operations.loc[dataset.operations["member"] == dataset.coalition.id]
    rows = dataset.operations.loc[dataset.operations["member"] != dataset.coalition.id]
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
        reached = {
            code for level in SHOWN_LEVELS for code in _reached(coverage_table(dataset, Selection(level=level, evidence=evidence)), basis)
        }
        strong = links.loc[links["evidence"].isin(evidence), "country"]
        found["named_places"][basis] = int(stated["code"].isin(reached).sum())
        found["members"][basis] = rows.loc[rows["evidence"].isin(evidence), "member"].nunique()
        found["partner_countries"][basis] = len(named & set(strong))
    return found
