"""Join operations at any level to the places of the level that is shown."""

import pandas as pd

from dashboard.domain.places import LEVELS


def presence_at(operations: pd.DataFrame, contains: pd.DataFrame, level: str) -> pd.DataFrame:
    """Return which operation makes its member present in which place of ``level``.

    Finer counts in coarser: an operation in a municipality is presence in its district and county.
    Coarser does not count in finer: it is returned with ``wide`` True ("somewhere in the county,
    place not given") and counts only when the reader asks for it.

    Args:
        operations: index = operation number; needs ``member``, ``evidence``, ``code`` and
            ``matched_level`` (both empty where the row is on no place).
        contains: see :func:`dashboard.domain.places.containment`.
        level: ``"county"``, ``"district"`` or ``"municipality"``.

    Returns:
        One row per (operation, place of ``level``): columns ``operation``, ``member``,
        ``evidence``, ``code``, ``wide``.
    """
    columns = ["operation", "member", "evidence", "code", "wide"]
    rows = operations[["member", "evidence", "code", "matched_level"]].rename_axis("operation").reset_index()
    rank = {name: number for number, name in enumerate(LEVELS)}
    placed = rows.loc[rows["matched_level"].isin(LEVELS)]
    own = placed.loc[placed["matched_level"] == level].assign(wide=False)
    finer = placed.loc[placed["matched_level"].map(rank) > rank[level]]
    up = contains.loc[contains["coarse_level"] == level, ["fine", "coarse"]]
    finer = finer.merge(up, left_on="code", right_on="fine").assign(code=lambda f: f["coarse"], wide=False)
    coarser = placed.loc[placed["matched_level"].map(rank) < rank[level]]
    down = contains.loc[contains["fine_level"] == level, ["fine", "coarse"]]
    coarser = coarser.merge(down, left_on="code", right_on="coarse").assign(code=lambda f: f["fine"], wide=True)
    joined = pd.concat([own, finer, coarser])[columns]
    return joined.sort_values(["operation", "code"], ignore_index=True)
