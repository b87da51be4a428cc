"""The answers behind a view as plain tables: the map in words, claims, gaps, dependence, co-presence, who is where."""

from typing import Any

import pandas as pd

from dashboard.domain import geometry
from dashboard.domain.claims import BASES, TERRITORY, Bounds, completion, measured, verdict_of
from dashboard.domain.coverage import coverage_table
from dashboard.domain.dataset import Dataset
from dashboard.domain.gaps import MOST_MEMBERS, copresence, dependence, gap_list, members_at, nearest_members
from dashboard.domain.matrix import by_cluster, by_reach, evidence_matrix
from dashboard.domain.selection import Selection
from dashboard.views.sentences import member_short

_NEAREST = 3  # members next door that a gap names


def gap_table(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return the gap list, key ``code``, with the members at work next door: ``Name (place, place); ...``."""
    table = coverage_table(dataset, selection)
    who = members_at(table)
    borders: dict[Any, list[str]] = geometry.neighbours(dataset.boundaries[selection.level]).to_dict()

    names = table[f"name_{selection.lang}"].to_dict()

    def near(code: str) -> str:
        found = nearest_members(code, who, borders)[:_NEAREST]
        places = {m: ", ".join(names[other] for other in others) for m, others in found}
        return "; ".join(f"{member_short(dataset, m)} ({named})" for m, named in places.items())

    gaps = gap_list(table)
    return gaps.assign(next_door=[near(str(code)) for code in gaps.index]).rename_axis("code").reset_index()


def dependence_table(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return what hangs on one member, key ``member``."""
    return dependence(coverage_table(dataset, selection)).reset_index()


def pair_table(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return the pairs of members that work in the same places, by their ids."""
    return copresence(dataset, coverage_table(dataset, selection), selection)


def matrix_table(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return member by place with the evidence in the cells, similar members side by side; columns named by place."""
    found = evidence_matrix(dataset, selection)
    order = (by_cluster if len(found) <= MOST_MEMBERS else by_reach)(found != "")
    names = dataset.at[selection.level][f"name_{selection.lang}"].to_dict()
    return found.loc[order.index, order.columns].rename(columns=names).reset_index()


def claim_table(dataset: Dataset) -> pd.DataFrame:
    """Return the share of the country by each measure and basis; ``low`` and ``high`` differ where a part is unknown, NaN where nothing is said."""
    unknown = Bounds(float("nan"), float("nan"))
    rows = [(m.measure, m.year, m.denominator, basis, *(m.shares[basis] or unknown)) for m in measured(dataset) for basis in BASES]
    return pd.DataFrame(rows, columns=["measure", "year", "denominator", "basis", "low", "high"])


def territory_answer(dataset: Dataset) -> dict[str, Any]:
    """Return the verdict on the claim of the territory for each basis, and the shortest list of districts that would make it true by land."""
    share = float(dataset.claims.set_index("claim")["stated"][TERRITORY]) / 100
    found = measured(dataset)
    table = coverage_table(dataset, Selection())
    return {
        "stated_share": share,
        "verdict": {basis: verdict_of(share, [b for m in found if (b := m.shares[basis])]) for basis in BASES},
        "would_make_it_true": completion(
            table["area_km2"], table.index[table["stated"]], target=share * float(table["area_km2"].sum())
        ),
    }  # fmt: skip
