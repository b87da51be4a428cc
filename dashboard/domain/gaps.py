"""Where nobody is documented, who is near, which places hang on one member, and who works side by side."""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.domain.coverage import selected_members
from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection

MOST_MEMBERS = 200  # to compare each with each


def members_at(table: pd.DataFrame) -> dict[str, list[str]]:
    """Return code -> documented members, of a :func:`dashboard.domain.coverage.coverage_table`."""
    return {str(code): [m for m in ids.split(";") if m] for code, ids in table["ids"].items()}


def nearest_members(code: str, who: Mapping[str, Sequence[str]], neighbours: Mapping[str, Sequence[str]]) -> list[tuple[str, list[str]]]:
    """Return the members that work in places with a border to ``code`` but not in it: the natural ones to extend.

    Args:
        who: code -> members. neighbours: code -> codes of the places that share a border.

    Returns:
        (member, neighbouring places where it works), those in most neighbours first, then in most places of all, then by id.
    """
    reach = pd.Series([m for members in who.values() for m in members]).value_counts()
    near: dict[str, list[str]] = {}
    for other in neighbours[code]:
        for member in who.get(other, ()):
            if member not in who.get(code, ()):
                near.setdefault(member, []).append(other)
    return sorted(near.items(), key=lambda found: (-len(found[1]), -int(reach[found[0]]), found[0]))


def busiest_neighbour(table: pd.DataFrame, neighbours: Sequence[str]) -> str:
    """Return the code of the neighbour with the most members on record, the first of those with as many; empty where none has any."""
    members = table["members"].reindex([code for code in neighbours if code in table.index])
    return str(members.idxmax()) if members.any() else ""


def gap_list(table: pd.DataFrame) -> pd.DataFrame:
    """Return the places inside the selection where no member is documented, ranked by residents and by land.

    Returns:
        Index ``code``, the most need first where a figure of need is chosen, then most residents: ``name_sq``, ``name_en``,
        ``population`` and ``need`` (NaN = unknown, last),
        ``area_km2``, ``stated``, ``rank_residents`` and ``rank_land`` (1 = most; <NA> where unknown).
    """
    gaps = table.loc[table["inside"] & (table["members"] == 0), ["name_sq", "name_en", "population", "area_km2", "stated", "need"]]
    ranks = {
        f"rank_{name}": gaps[weight].rank(ascending=False, method="min").astype("Int64")
        for name, weight in (("residents", "population"), ("land", "area_km2"))
    }
    return gaps.assign(**ranks).sort_values(["need", "population", "area_km2"], ascending=False)


def dependence(table: pd.DataFrame) -> pd.DataFrame:
    """Return what would be lost if a member left: the places inside the selection where it is the only one documented.

    Returns:
        Index ``member``, most residents first: ``places`` (count), ``codes`` (joined by ``;``), ``population`` (NaN where one is
        unknown) and ``area_km2`` of those places.
    """
    alone = table.loc[table["inside"] & (table["members"] == 1)].rename_axis("code").reset_index()
    grouped = alone.groupby("ids")
    found = pd.DataFrame(
        {
            "places": grouped.size(),
            "codes": grouped["code"].agg(";".join),
            "population": grouped["population"].agg(lambda v: v.sum(skipna=False)),
            "area_km2": grouped["area_km2"].sum(),
        }
    ).rename_axis("member")
    return found.sort_values(["population", "area_km2"], ascending=False)


def copresence(dataset: Dataset, table: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Return the pairs of selected members that work in the same places.

    Returns:
        Columns ``one``, ``other``, ``shared`` (places of both, at least 1), ``either`` (places of one or both) and ``jaccard`` =
        shared / either (Jaccard 1901), highest first. Of more than :data:`MOST_MEMBERS` those that are documented in most places.
    """
    inside = members_at(table.loc[table["inside"]])
    places = {m: {code for code, ids in inside.items() if m in ids} for m in selected_members(dataset, selection)}
    names = list(places) if len(places) <= MOST_MEMBERS else sorted(places, key=lambda m: -len(places[m]))[:MOST_MEMBERS]
    pairs = [
        (one, other, len(places[one] & places[other]), len(places[one] | places[other]))
        for i, one in enumerate(names)
        for other in names[i + 1 :]
        if places[one] & places[other]
    ]
    found = pd.DataFrame(pairs, columns=["one", "other", "shared", "either"])
    return found.assign(jaccard=found["shared"] / found["either"]).sort_values(["jaccard", "shared"], ascending=False, ignore_index=True)
