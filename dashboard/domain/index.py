"""The coverage index: everything the browser needs to answer a selection by itself, as JSON."""

from dataclasses import asdict
from typing import Any

import pandas as pd

from dashboard.domain import geometry
from dashboard.domain.claims import counted, measured
from dashboard.domain.classes import CLASSES, DOCUMENTING, EVIDENCE, EVIDENCE_VALUE
from dashboard.domain.coverage import operation_themes
from dashboard.domain.dataset import COALITION, Dataset
from dashboard.domain.distinct import grouped
from dashboard.domain.gaps import MOST_MEMBERS
from dashboard.domain.gazetteer import LEVEL_PREFERENCE
from dashboard.domain.places import COUNTRY_AREA_KM2, SHOWN_LEVELS
from dashboard.domain.presence import reach
from dashboard.domain.selection import PAGE_PARAMETERS, SCENARIO_MOST, SEQUENCE_MOST, defaults

_HATCH_DEG = 0.058  # between two lines; the partner map is ten times as wide
# What rows say together over and over is shipped once: each group of columns as its distinct rows, and which one each operation has.
_WRITTEN = ["place", "level", "match", "match_why"]
_GROUPS = (["member"], _WRITTEN, ["evidence"], ["year_from", "year_to"], ["source_title", "source_url"], ["note"], ["themes"])


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _packed(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return ``frame`` as groups of columns: ``columns``, their distinct ``rows``, and ``at``: which of these each row has."""
    packed = []
    for columns in _GROUPS:
        rows, at = grouped(frame[columns])
        packed.append({"columns": columns, "rows": rows.to_numpy(object).tolist(), "at": at.tolist()})
    return packed


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
    places = dataset.at[level]
    near = geometry.neighbours(dataset.boundaries[level])
    points = geometry.label_points(dataset.boundaries[level])
    parts = geometry.parts(dataset.boundaries[level])
    return [
        {
            "code": place["code"],
            "sq": place["name_sq"],
            "en": place["name_en"],
            "seat": place["seat"],
            "county": place["county"],
            "area_km2": _number(place["area_km2"]),
            "population": _number(place["population"]),
            "population_year": place["population_year"],
            "population_2023": _number(place["population_2023"]),
            "population_2023_note": place["population_2023_note"],
            "neighbours": near[place["code"]],
            "directions": [geometry.direction(points[place["code"]], points[other]) for other in near[place["code"]]],
            "point": points[place["code"]],
            "part": parts[place["code"]],
        }
        for place in places.reset_index().to_dict("records")
    ]


def _search(dataset: Dataset) -> dict[str, dict[str, str]]:
    """Return folded spelling -> the place it means at each level, for the search box."""
    found: dict[str, dict[str, str]] = {}
    for level in reversed(LEVEL_PREFERENCE):
        for (tier, key), codes in dataset.gazetteer.codes.items():
            if tier == level and len(codes) == 1:
                found.setdefault(key, {})[level] = next(iter(codes))
    return found


def _contains(dataset: Dataset) -> dict[str, list[str]]:
    """Return place of a level shown -> the coarser places that it lies in, wholly or partly."""
    pairs = dataset.contains
    shown = pairs.loc[pairs["fine_level"].isin(SHOWN_LEVELS)]
    return {str(code): list(coarse) for code, coarse in shown.groupby("fine")["coarse"]}


def build_index(dataset: Dataset) -> dict[str, Any]:
    """Return the index. Positions in its lists are the keys; ``operations`` are packed, see :func:`_packed`."""
    themes = operation_themes(dataset).map(lambda ids: ";".join(sorted(ids)))
    operations = dataset.operations.assign(themes=themes)
    units = dataset.at["unit"]
    points = geometry.label_points(dataset.countries)
    return {
        "version": dataset.version,
        "released": dataset.released,
        **({"confidential": True} if dataset.confidential else {}),
        "country_area_km2": COUNTRY_AREA_KM2,
        "coalition": COALITION,
        "vocabulary": dataset.vocabulary,
        "defaults": defaults(),
        "page_parameters": PAGE_PARAMETERS,
        "sequence_most": SEQUENCE_MOST,
        "scenario_most": SCENARIO_MOST,
        "most_members": MOST_MEMBERS,
        "classes": {measure: [asdict(step) for step in steps] for measure, steps in CLASSES.items()},
        "evidence": EVIDENCE,
        "documenting": DOCUMENTING,
        "evidence_value": EVIDENCE_VALUE,
        "members": dataset.members.to_dict("records"),
        "themes": dataset.themes.to_dict("records"),
        "operations": _packed(operations),
        "partners": dataset.partners.to_dict("records"),
        "claims": dataset.claims.to_dict("records"),
        "countries": [
            {"code": code, "sq": row["name_sq"], "en": row["name_en"], "point": points[str(code)]}
            for code, row in dataset.countries.iterrows()
        ],
        "levels": {level: {"places": _places(dataset, level), "reach": _reach(dataset, level)} for level in SHOWN_LEVELS},
        "measured": [asdict(m) for m in measured(dataset)],
        "counted": counted(dataset),
        "contains": _contains(dataset),
        "units": {code: [row["district"], row["municipality"], row["county"]] for code, row in units.iterrows()},
        "search": _search(dataset),
    }


def build_geometry(dataset: Dataset) -> dict[str, Any]:
    """Return the shapes of every level and of the countries, and the hatching, as JSON."""
    named = dataset.countries.loc[dataset.countries.index.isin(dataset.partners["country"])]  # the others are never hatched
    return {
        "boundaries": {level: geometry.for_plotly(dataset.boundaries[level]) for level in SHOWN_LEVELS},
        "hatch": {level: geometry.hatch_lines(dataset.boundaries[level], spacing_deg=_HATCH_DEG) for level in SHOWN_LEVELS},
        "countries": geometry.for_plotly(dataset.countries),
        "country_hatch": geometry.hatch_lines(named, spacing_deg=10 * _HATCH_DEG),
    }
