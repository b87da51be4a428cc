"""The coverage index: everything the browser needs to answer a selection by itself, as JSON."""

from dataclasses import asdict
from typing import Any

import pandas as pd

from dashboard.domain import geometry
from dashboard.domain.ages import ages_of
from dashboard.domain.claims import count_statements, measured
from dashboard.domain.coverage import row_values
from dashboard.domain.dataset import Dataset
from dashboard.domain.evidence import EVIDENCE
from dashboard.domain.gaps import MOST_MEMBERS
from dashboard.domain.measures import COMPARE, MEASURES, NEED, SINGLE, Measure
from dashboard.domain.need import two_ways
from dashboard.domain.parameters import PARAMETERS, filters_over
from dashboard.domain.places import MAIN_LEVEL, SHOWN_LEVELS
from dashboard.domain.presence import reach
from dashboard.domain.search import search_index
from dashboard.domain.selection import AROUND, PAGE_PARAMETERS, SCENARIO_MOST, SEQUENCE_MOST, TRACKING
from dashboard.domain.unique import factorize
from dashboard.texts.message import Message

# What rows say together over and over is shipped once: each group of columns as its distinct rows, and which one each operation has.
_WRITTEN = ["place", "level", "match", "match_why"]
_GROUPS = (
    ["member"], _WRITTEN, ["evidence"], ["year_from", "year_to"], ["source_title", "source_url"], ["note", "note_sq", "confirmed_on"],
)  # fmt: skip


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _packed(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return ``frame`` as groups of columns: ``columns``, their distinct ``rows``, and ``at``: which of these each row has."""
    packed = []
    for columns in (*_GROUPS, *([_has(p.name)] for p in filters_over("row"))):
        rows, at = factorize(frame[columns])
        packed.append({"columns": columns, "rows": rows.to_numpy(object).tolist(), "at": at.tolist()})
    return packed


def _has(name: str) -> str:
    """Return the column that holds the values of an operation for a filter over rows, joined by ``;``."""
    return f"has_{name}"


def _reach(dataset: Dataset, level: str) -> list[list[list[int]]]:
    """Return for each distinct written place the positions of the places of ``level`` where it counts, and of those somewhere inside it."""
    written = dataset.operations.drop_duplicates(_WRITTEN)[["code", "matched_level"]].reset_index(drop=True)
    found = reach(written, dataset.contains, level)
    position = {code: i for i, code in enumerate(dataset.at[level].index)}
    reached: list[list[list[int]]] = [[[], []] for _ in range(len(written))]
    for at, code, wide in found.itertuples(index=False, name=None):
        reached[at][wide].append(position[code])
    return reached


def _places(dataset: Dataset, level: str) -> list[dict[str, Any]]:
    geography = dataset.geography[level]
    weights = {"area_km2", "population", *(m.over for m in MEASURES.values() if m.over), *(c.column for c in dataset.coalition.censuses)}
    own = {p.column for p in filters_over("place")}
    return [
        {
            "code": place["code"],
            "sq": place["name_sq"],
            "en": place["name_en"],
            "seat": place["seat"],
            **{column: place[column] for column in sorted(own | {"county"})},
            **{weight: _number(place[weight]) for weight in sorted(weights)},
            "population_year": place["population_year"],
            "neighbours": geography.neighbours[place["code"]],
            "directions": [geography.way(place["code"], other) for other in geography.neighbours[place["code"]]],
            "point": geography.points[place["code"]],
            "part": geography.parts[place["code"]],
        }
        for place in dataset.at[level].reset_index().to_dict("records")
    ]


def _shipped(text: str) -> Any:
    """Return a message as what it was made of, as the browser half translates it; any other text as it is."""
    if isinstance(text, Message):
        return {"text": text.pattern, "values": {name: _shipped(value) for name, value in text.values.items()}}
    return [_shipped(item) for item in text] if isinstance(text, list) else text


def _reasons(dataset: Dataset) -> dict[str, Any]:
    """Return each reason why a row is on no map -> its message."""
    off = dataset.operations.loc[dataset.operations["match"] != "matched", ["place", "level"]].drop_duplicates()
    whys = [dataset.gazetteer.resolve(place, level).why for place, level in off.itertuples(index=False)]
    return {str(why): _shipped(why) for why in whys}


def _contains(dataset: Dataset) -> dict[str, list[str]]:
    """Return place of a level shown -> the coarser places that it lies in, wholly or partly."""
    pairs = dataset.contains
    shown = pairs.loc[pairs["fine_level"].isin(SHOWN_LEVELS)]
    return {str(code): list(coarse) for code, coarse in shown.groupby("fine")["coarse"]}


def _parameters(dataset: Dataset) -> dict[str, Any]:
    """Return the parameters as the browser reads them: with the values that they may take, and what they are where the link is silent."""
    return {
        name: {
            "default": parameter.default,
            "values": dataset.vocabulary[name],
            "takes": parameter.takes or name,
            "filters": parameter.filters,
            "column": parameter.column,
            "related": parameter.related,
            "counts": parameter.counts,
            "stamp": parameter.stamp,
            "names": parameter.names,
            "acts_in": parameter.acts_in,
            "control": {**asdict(parameter.control), "prop": parameter.control.prop, "empty": parameter.control.empty},
        }
        for name, parameter in PARAMETERS.items()
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {**asdict(measure), "column": measure.column, "numbered": measure.numbered}


def build_index(dataset: Dataset) -> dict[str, Any]:
    """Return the index. Positions in its lists are the keys; ``operations`` are packed, see :func:`_packed`."""
    has = {_has(p.name): row_values(dataset, p).map(lambda values: ";".join(sorted(values))) for p in filters_over("row")}
    return {
        "version": dataset.version,
        "released": dataset.released,
        **({"confidential": True} if dataset.confidential else {}),
        "coalition": {**asdict(dataset.coalition), "member": dataset.coalition.id, "census_year": dataset.coalition.census_year},
        "parameters": _parameters(dataset),
        "page_parameters": PAGE_PARAMETERS,
        "tracking": TRACKING,
        "around": AROUND,
        "sequence_most": SEQUENCE_MOST,
        "scenario_most": SCENARIO_MOST,
        "most_members": MOST_MEMBERS,
        "main_level": MAIN_LEVEL,
        "measures": {key: _measure(measure) for key, measure in dataset.measures.items()},
        "compare_measure": _measure(COMPARE),
        "single_measure": _measure(SINGLE),
        "need_measure": _measure(NEED),
        "two_ways": {name: {level: asdict(steps) for level, steps in levels.items()} for name, levels in two_ways(dataset).items()},
        "indicators": dataset.indicators.to_dict("records"),
        "ages": [asdict(age) for age in ages_of(dataset.released)],
        "evidence": {name: asdict(evidence) for name, evidence in EVIDENCE.items()},
        "members": dataset.members.to_dict("records"),
        "themes": dataset.themes.to_dict("records"),
        "operations": _packed(dataset.operations.assign(**has)),
        "reasons": _reasons(dataset),
        "partners": dataset.partners.to_dict("records"),
        "claims": dataset.claims.to_dict("records"),
        "countries": [
            {
                "code": code,
                "sq": row["name_sq"],
                "en": row["name_en"],
                "point": dataset.country_points[str(code)],
                "circles": dataset.country_circles.get(str(code), []),
            }
            for code, row in dataset.countries.iterrows()
        ],
        "levels": {level: {"places": _places(dataset, level), "reach": _reach(dataset, level)} for level in SHOWN_LEVELS},
        "measured": [asdict(m) for m in measured(dataset)],
        "counted": count_statements(dataset),
        "sourced": dataset.sourced,
        "contains": _contains(dataset),
        "search": search_index(dataset),
    }


def build_geometry(dataset: Dataset) -> dict[str, Any]:
    """Return the shapes of every level and of the countries, and the hatching, as JSON."""
    named = dataset.countries.loc[dataset.countries.index.isin(dataset.partners["country"])]  # the others are never hatched
    return {
        "boundaries": {level: geometry.for_plotly(dataset.boundaries[level]) for level in SHOWN_LEVELS},
        "hatch": {
            level: geometry.hatch_lines(dataset.boundaries[level], spacing_deg=geometry.hatch_spacing(dataset.windows["map"]))
            for level in SHOWN_LEVELS
        },
        "countries": geometry.for_plotly(dataset.countries),
        "around": geometry.around(dataset.countries.drop(index=dataset.coalition.home_code, errors="ignore"), dataset.windows["map"]),
        "country_hatch": geometry.hatch_lines(named, spacing_deg=geometry.hatch_spacing(dataset.windows["partner-map"])),
    }
