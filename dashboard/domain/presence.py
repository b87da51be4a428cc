"""Join operations at any level to the places of the level that is shown."""

from collections.abc import Sequence

import pandas as pd

from dashboard.domain.evidence import EVIDENCE
from dashboard.domain.places import LEVELS
from dashboard.domain.unique import factorize


def reach(placed: pd.DataFrame, contains: pd.DataFrame, level: str) -> pd.DataFrame:
    """Return the places of ``level`` in which someone is present who is present at ``placed``.

    Finer counts in coarser: who works in a municipality is present in its district and county. Coarser does not count in
    finer: it is returned with ``wide`` True ("somewhere in the county, place not given") and counts only when the reader asks.

    Args:
        placed: one row per place; columns ``code`` and ``matched_level`` (both empty: on no place).
        contains: see :func:`dashboard.domain.places.containment`.
        level: ``"county"``, ``"district"`` or ``"municipality"``.

    Returns:
        One row per (row of ``placed``, place of ``level``), in this order: ``at`` (the index of ``placed``), ``code``, ``wide``.
    """
    rank = {name: number for number, name in enumerate(LEVELS)}
    rows = placed.rename_axis("at").reset_index()
    tier = rows["matched_level"].map(rank).astype(float)  # NaN where the row is on no place
    up = contains.loc[contains["coarse_level"] == level, ["fine", "coarse"]]
    down = contains.loc[contains["fine_level"] == level, ["fine", "coarse"]]
    placed_in = rows[["at", "code"]]
    own = placed_in.loc[tier == rank[level]].assign(wide=False)
    finer = placed_in.loc[tier > rank[level]].merge(up, left_on="code", right_on="fine")
    coarser = placed_in.loc[tier < rank[level]].merge(down, left_on="code", right_on="coarse")
    finer = finer.assign(code=finer["coarse"], wide=False)
    coarser = coarser.assign(code=coarser["fine"], wide=True)
    return pd.concat([own, finer, coarser])[["at", "code", "wide"]].sort_values(["at", "code"], ignore_index=True)


def presence_at(
    operations: pd.DataFrame, contains: pd.DataFrame, level: str, *, members: Sequence[str], codes: Sequence[str]
) -> pd.DataFrame:
    """Return which operation makes its member present in which place of ``level``, see :func:`reach`.

    Args:
        operations: index = operation number; needs ``member``, ``evidence``, ``code`` and ``matched_level``.
        members, codes: all members, and all places of ``level``.

    Returns:
        One row per (operation, place of ``level``), in this order: ``operation``, ``member``, ``evidence``, ``code`` and ``wide``;
        the three in the middle as categories, whose codes are positions in ``members``, ``EVIDENCE`` and ``codes``.
    """
    placed, at = factorize(operations[["code", "matched_level"]])
    found = reach(placed, contains, level)
    found["code"] = pd.Categorical(found["code"], categories=list(codes))
    rows = pd.DataFrame(
        {
            "operation": operations.index,
            "member": pd.Categorical(operations["member"], categories=list(members)),
            "evidence": pd.Categorical(operations["evidence"], categories=list(EVIDENCE)),
            "at": at,
        }
    )
    return rows.merge(found, on="at").drop(columns="at")
