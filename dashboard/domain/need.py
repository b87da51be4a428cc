"""Need beside presence: a figure of need in thirds against the number of members in thirds, three by three.

The thirds follow from the data and do not move while the reader filters. A place whose figure is not known is never filled in.
"""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.domain.dataset import Dataset
from dashboard.domain.evidence import STRONGEST
from dashboard.domain.measures import COMPARE, NEED, SINGLE, Measure
from dashboard.domain.selection import Selection
from dashboard.domain.unique import once_for_each

THIRDS = (1, 2, 3)


@dataclass(frozen=True)
class TwoWay:
    """One figure of need at one level.

    Attributes:
        values: code -> value, of the places whose figure is known. year: of the figure, as its source gives it.
        need, members: the lowest value of each third.
    """

    values: dict[str, float]
    year: str
    need: tuple[float, float, float]
    members: tuple[int, int, int]


def shown_measure(dataset: Dataset, selection: Selection) -> Measure:
    """Return what the colours show."""
    if selection.need:
        return NEED
    if selection.compared:
        return COMPARE
    return SINGLE if selection.single else dataset.measures[selection.measure]


def steps_of(dataset: Dataset, selection: Selection) -> TwoWay | None:
    """Return the thirds of the figure of need that is chosen; None where none is, or none is known at the level shown."""
    return two_ways(dataset).get(selection.need, {}).get(selection.level)


def class_of_pair(need: float, members: int, steps: TwoWay) -> str:
    """Return the class ``n<third of need><third of members>``; a value on a border belongs to the higher third."""
    return f"n{_third(need, steps.need)}{_third(members, steps.members)}"


def _third(value: float, lower: tuple[float, float, float]) -> int:
    return max(sum(value >= bound for bound in lower), 1)


@once_for_each
def two_ways(dataset: Dataset) -> dict[str, dict[str, TwoWay]]:
    """Return figure of need -> level -> its thirds, where at least one place of the level has the figure."""
    figures = dataset.indicators
    found: dict[str, dict[str, TwoWay]] = {}
    for (name, level), rows in figures.groupby(["indicator", "level"], sort=False):
        year = max(rows["year"])  # of several years the latest alone: others may be counted otherwise
        latest = rows.loc[rows["year"].eq(year)]
        values = dict(zip(latest["code"], pd.to_numeric(latest["value"]).astype(float), strict=True))
        counts = members_on_record(dataset, str(level))
        thirds = _thirds([values[code] for code in sorted(values)])
        _low, middle, high = _thirds([float(n) for n in counts])
        found.setdefault(str(name), {})[str(level)] = TwoWay(values, year, thirds, (0, int(middle), int(high)))
    return found


def members_on_record(dataset: Dataset, level: str) -> list[int]:
    """Return for each place of a level how many members a direct source names there, whatever the reader has chosen."""
    rows: Any = dataset.presence[level]
    direct = rows.loc[rows["evidence"].eq(STRONGEST) & ~rows["wide"]].drop_duplicates(["code", "member"])
    return list(direct["code"].value_counts().reindex(dataset.at[level].index, fill_value=0))


def _thirds(values: list[float]) -> tuple[float, float, float]:
    """Return the lowest value of each third of ``values``, which are as equal in number as can be."""
    ordered, n = sorted(values), len(values)
    return ordered[0], ordered[n // 3], ordered[2 * n // 3]
