"""The columns of a view as a table: on the page, in CSV, Excel and GeoJSON. One list for all, in one order."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from dashboard.domain.measures import MEASURES
from dashboard.domain.selection import Selection
from dashboard.texts.message import mark

Form = Literal["text", "name", "county", "number", "flag", "evidence", "year"]


@dataclass(frozen=True)
class Column:
    """One column: ``key`` in files; ``heading`` on the page (empty: not shown there); ``form`` of its values; ``digits`` decimals;
    ``only``: there where rows are chosen by what they say was done (``themed``, see :attr:`Selection.themed`), or a figure of need is."""

    key: str
    form: Form
    heading: str = ""
    digits: int = 0
    in_files: bool = True
    only: Literal["", "themed", "need"] = ""


# What stands in each column of a file about a view, for programs, in English. The rates among the measures say it themselves.
ABOUT = {
    "code": "Code of the place.",
    "name_sq": "Name of the place in Albanian.",
    "name_en": "Name of the place in English.",
    "county": "Code of the county.",
    "members": "Number of distinct members on record.",
    "ids": "Their ids, separated by semicolons.",
    "names": "Their short names in the language of the file, separated by semicolons.",
    "stated": "Whether the coalition names the place.",
    "evidence": "The strongest evidence of a member there.",
    "recency": "The last year that a source speaks of.",
    "related": "Number of members that work on the theme and are on record there for other work.",
    "related_ids": "Their ids, separated by semicolons.",
    "wide": "Number of members known only for a coarser place around it.",
    "need": "The figure of need that is chosen.",
    "class": "Class of the place on the map.",
    "area_km2": "Land area in square kilometres.",
    "population": "Residents.",
    "population_year": "Year of the census that counted them.",
    "rank_residents": "Rank among the gaps by residents; 1 has most.",
    "rank_land": "Rank among the gaps by land area; 1 has most.",
    "next_door": "Members at work in places that share a border, with these places.",
    "member": "Id of the member.",
    "title": "What the file shows, in the language of the file.",
    "sentence": "The finding in one sentence, the same in each row.",
    "selection": "What was chosen, in words.",
    "data": "Date and version of the data.",
    "sources": "Sources and licences.",
    "disclaimer": "What the figures do not say.",
}


def columns() -> list[Column]:
    """Return the columns in their order; each rate among the measures has one."""
    rates = [Column(m.key, "number", m.heading, m.digits) for m in MEASURES.values() if m.kind == "rate"]
    return [
        Column("code", "text"),
        Column("name", "name", mark("Place"), in_files=False),  # in the reader's language
        Column("name_sq", "text"),
        Column("name_en", "text"),
        Column("county", "county", mark("County")),
        Column("members", "number", MEASURES["members"].heading),
        Column("ids", "text"),
        Column("names", "text"),
        Column("stated", "flag", mark("Named by the coalition")),
        Column("evidence", "evidence", MEASURES["evidence"].heading),
        Column("recency", "year", MEASURES["recency"].heading),
        Column("related", "number", mark("Work on the theme, on record for other work"), only="themed"),
        Column("related_ids", "text", only="themed"),
        Column("wide", "number", mark("In the wider area, exact place unknown")),
        *rates,
        Column("need", "number", mark("Need"), digits=2, only="need"),
        Column("class", "text"),
        Column("area_km2", "number", mark("Area, km²")),
        Column("population", "number", mark("Residents ({census} census)")),
        Column("population_year", "text"),
    ]


def columns_of(selection: Selection) -> list[Column]:
    """Return those that a view has."""
    shown = {"": True, "themed": selection.themed, "need": bool(selection.need)}
    return [column for column in columns() if shown[column.only]]


def decimals() -> dict[str, int]:
    """Return the decimals that figures have in files: shares to a hundredth of a percentage point, areas to a thousandth of a km²."""
    shares = ("area_share", "population_share", "low", "high", "jaccard", "stated_share")
    rates = {m.key: m.digits + 1 for m in MEASURES.values() if m.kind == "rate"}
    return {**dict.fromkeys(shares, 4), "area_km2": 3, "need": 2, "denominator": 3, **rates}


def rounded(frame: pd.DataFrame) -> pd.DataFrame:
    """Return ``frame`` with its figures as files have them."""
    known = {name: n for name, n in decimals().items() if name in frame.columns}
    return frame.assign(**{name: [round(float(value), n) for value in frame[name]] for name, n in known.items()})


def rounded_values(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Return the same of single figures; None stays."""
    digits = decimals()
    return {name: round(value, digits[name]) if name in digits and value is not None else value for name, value in figures.items()}
