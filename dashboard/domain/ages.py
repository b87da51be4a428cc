"""How old the evidence is: what remains of a view where only sources of some year or later count. The steps follow the data's date."""

from dataclasses import dataclass

import pandas as pd

_YEARS_BEFORE = (8, 4)  # the data's year: in 2026 the steps are 2018 and 2022


@dataclass(frozen=True)
class Age:
    """One step: ``key`` is ``any``, ``dated`` (a source names a year) or the year from which a source counts; ``since`` that year, or 0."""

    key: str
    since: int = 0


ANY = Age("any")


def ages_of(released: str) -> tuple[Age, ...]:
    """Return the steps for data of the date ``released`` (ISO 8601), the weakest demand first."""
    year = int(released[:4])
    return (ANY, Age("dated"), *(Age(str(year - before), year - before) for before in _YEARS_BEFORE))


def places_of_age(table: pd.DataFrame, age: Age) -> pd.Series:
    """Return which places of a :func:`dashboard.domain.coverage.coverage_table` have a member by a source of that age."""
    if age == ANY:
        return table["members"] > 0
    return table["recency"].ge(age.since)  # NaN, no year named, is in none
