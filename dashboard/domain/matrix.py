"""Who is documented where, as a matrix of members and places, and the orders in which its pattern shows."""

from collections.abc import Sequence

import pandas as pd

from dashboard.domain.evidence import DOCUMENTING, EVIDENCE


def evidence_matrix(table: pd.DataFrame, rows: pd.DataFrame, members: Sequence[str], *, wide: bool) -> pd.DataFrame:
    """Return the strongest evidence of each member at each place of a view.

    Args:
        table: see :func:`dashboard.domain.coverage.coverage_table`. rows: the presence behind it. members: those selected, in their order.
        wide: count what is only somewhere around a place.

    Returns:
        Index = members, columns = codes inside the selection in order of code;
        cells ``direct``, ``indirect``, ``weak`` or ``""`` (none known).
    """
    near = rows.loc[rows["evidence"].isin(DOCUMENTING) & (wide | ~rows["wide"])]
    rank = near["evidence"].cat.codes
    strongest = rank.groupby([near["member"].astype(str), near["code"].astype(str)]).min().map(lambda r: list(EVIDENCE)[int(r)])
    reached = strongest.unstack().reindex(columns=table.index[table["members"] > 0])  # none where "all of them" is not met
    found = reached.reindex(index=list(members), columns=table.index[table["inside"]])
    return found.fillna("").rename_axis(index="member", columns="code")


def by_reach(present: pd.DataFrame) -> pd.DataFrame:
    """Return the matrix with the rows and columns that have most presence first. ``present``: True where a member is."""
    rows = present.sum(axis=1).sort_values(ascending=False, kind="stable").index
    columns = present.sum(axis=0).sort_values(ascending=False, kind="stable").index
    return present.loc[rows, columns]


def by_cluster(present: pd.DataFrame) -> pd.DataFrame:
    """Return the matrix with members that work in the same places side by side.

    A chain of nearest neighbours: the widest member first, then each time the one most like the last (Jaccard), the
    wider one and then the earlier one where two are alike. Places follow by the mean position of their members
    (barycentre, Sugiyama 1981); places and members without any come last.
    """
    places = {str(member): frozenset(present.columns[present.loc[member]]) for member in by_reach(present).index}
    rest = list(places)
    chain = rest[:1]
    rest = rest[1:]
    while rest:
        chain.append(max(rest, key=lambda other: jaccard(places[chain[-1]], places[other])))  # the first of equals is the wider one
        rest.remove(chain[-1])
    ordered = present.loc[chain]
    position = pd.Series(range(len(chain)), index=chain)
    mean = pd.Series({code: position[ordered[code]].mean() for code in ordered.columns})
    return ordered[mean.sort_values(kind="stable", na_position="last").index]


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Return shared / either (Jaccard 1901); 0.0 where both are empty."""
    either = len(one | other)
    return len(one & other) / either if either else 0.0
