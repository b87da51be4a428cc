"""Whom to ask: what is known of each member's rows, and when the member itself last said that they are so. Dates are ISO 8601."""

from dataclasses import dataclass

import pandas as pd

MONTHS = 12  # after which a member is asked again


@dataclass(frozen=True)
class Standing:
    """A member's ``rows``, and how many of them are older than was asked, undated, weak and without a source.

    Attributes:
        last: day on which the member last confirmed a row, ``""`` for never. confirmed: how many rows it confirmed within the last year.
        due: whether there are others, or none at all. newest: the last year that a source speaks of, ``""`` where none does.
    """

    member: str
    rows: int
    last: str
    due: bool
    confirmed: int
    older: int
    undated: int
    weak: int
    unsourced: int
    newest: str


def standings(operations: pd.DataFrame, members: list[str], *, today: str, years: int) -> list[Standing]:
    """Return what is known of each of ``members``; who is to be asked stands first, and of these who has most rows to confirm.

    Args:
        operations: as the reader of the data takes them. years: a row is older where its last year is more than that many years ago.
    """
    found = [_standing(member, operations.loc[operations["member"] == member], today=today, years=years) for member in members]
    return sorted(found, key=lambda one: (not one.due, one.confirmed - one.rows))


def _standing(member: str, rows: pd.DataFrame, *, today: str, years: int) -> Standing:
    known = [day for day in map(str, rows.get("confirmed_on", ())) if day[:4].isdecimal() and day <= today]
    confirmed = sum(day > year_before(today) for day in known)
    year = rows["year_to"].where(rows["year_to"].ne(""), rows["year_from"])
    return Standing(
        member=member,
        rows=len(rows),
        last=max(known, default=""),
        due=confirmed < len(rows) or rows.empty,
        confirmed=confirmed,
        older=int((year.ne("") & year.lt(str(int(today[:4]) - years))).sum()),
        undated=int(year.eq("").sum()),
        weak=int(rows["evidence"].eq("weak").sum()),
        unsourced=int((rows["source_title"].eq("") | rows["source_url"].eq("")).sum()),
        newest=max(map(str, year), default=""),
    )


def year_before(day: str) -> str:
    """Return the same day of the year before, as text to compare with: 29 February may be none of that year."""
    return f"{int(day[:4]) - 1}{day[4:]}"
