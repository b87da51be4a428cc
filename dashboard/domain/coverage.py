"""Coverage arithmetic: who is present where, under a selection, and what share that is.

The browser does the same sums over the coverage index; this is the authority it is tested against.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from dashboard.domain.dataset import Dataset
from dashboard.domain.evidence import DOCUMENTING, EVIDENCE, STATED, STRONGEST
from dashboard.domain.measures import (
    BOTH,
    BOTH_MEMBERS,
    FIRST,
    FOUND_ONLY,
    MEASURES,
    NO_DATA,
    NONE_KNOWN,
    OUTSIDE,
    PRESENT,
    RELATED,
    SECOND,
    STATED_ONLY,
    SUPPOSED,
    Measure,
    class_of,
)
from dashboard.domain.need import TwoWay, class_of_pair, shown_measure, steps_of
from dashboard.domain.parameters import Parameter, filters_over
from dashboard.domain.selection import Selection
from dashboard.domain.unique import map_unique

_STRENGTHS = tuple(EVIDENCE)  # strongest first


class MissingWeightError(ValueError):
    """A weight is unknown for a place; an unknown is never added as zero."""


def weight_share(places: pd.DataFrame, reached: pd.Series, *, weight: str) -> float:
    """Return the share of the ``weight`` of ``places`` that lies in ``reached`` places.

    Args:
        places: one row per place of one level; index ``code``, unique; needs ``weight``.
        reached: True where the place counts; same index.
        weight: column to add up, ``"area_km2"`` or ``"population"``.

    Returns:
        Between 0.0 and 1.0; 0.0 where there is no place at all.

    Raises:
        MissingWeightError: ``weight`` is unknown (NaN) for a place.
    """
    values = places[weight]
    if values.isna().any():
        unknown = ", ".join(values.index[values.isna()])
        raise MissingWeightError(f"{weight} is not known for: {unknown}")
    total = float(values.sum())
    return float(values.to_numpy()[reached.reindex(values.index).to_numpy()].sum()) / total if total else 0.0


@dataclass(frozen=True)
class Figures:
    """The totals of a view. Shares are 0..1, of the places inside the selection; None = unknown."""

    places_total: int
    places_reached: int
    places_stated: int
    members_documented: int
    area_share: float
    population_share: float | None


def selected_members(dataset: Dataset, selection: Selection) -> list[str]:
    """Return the ids of the members that pass the filters over members, in the page's order."""
    kept = [m for m in dataset.member_ids if m not in selection.without]
    for parameter in filters_over("member"):
        if wanted := set(selection[parameter.name]):
            cells = dataset.members.set_index("member", drop=False)[parameter.column]
            kept = [m for m in kept if wanted & set(cells[m].split(";"))]
    return kept


def presence_rows(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return the presence rows of the level shown that pass the filters; ``wide`` ones are among them, marked."""
    rows, kept, _related = _filtered(dataset, selection)
    return rows.loc[kept]


def _filtered(dataset: Dataset, selection: Selection) -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
    """Return the presence rows of the level shown, which of them pass the filters, and which are only related to what is chosen."""
    rows = dataset.presence[selection.level]
    if selection.add:
        rows = pd.concat([rows, _added(dataset, selection)], ignore_index=True)
    evidence, members = set(selection.evidence), set(selected_members(dataset, selection))
    stated = _among(rows["evidence"], {"stated"} & evidence)
    kept = _among(rows["member"], members) & _among(rows["evidence"], evidence & set(DOCUMENTING))
    fits = in_years(dataset, selection)
    near = fits.copy()
    for parameter in filters_over("row"):
        if selection[parameter.name]:
            own = _chosen(row_values(dataset, parameter), selection[parameter.name])
            fits &= own
            near &= own | _chosen(_of_members(dataset, parameter), selection[parameter.name])
    operation = np.maximum(rows["operation"].to_numpy(), -1)  # what a scenario adds is no row, and stays
    related = kept & np.append(near & ~fits, False)[operation]
    return rows, stated | kept & np.append(fits, True)[operation], related


def _among(column: pd.Series, wanted: Collection[str]) -> np.ndarray:
    """Return where a column of categories holds one of ``wanted``."""
    return np.array([name in wanted for name in column.cat.categories], dtype=bool)[column.cat.codes.to_numpy()]


def in_years(dataset: Dataset, selection: Selection) -> np.ndarray:
    """Return which operations speak of a year from ``since`` to ``until``; those without a year stay unless ``undated`` is "0"."""
    first, last = dataset.first_years, dataset.last_years
    within = (last >= int(selection.since or 0)) & (first <= int(selection.until or 9999))
    return np.asarray(within | (np.isnan(first) & (selection.undated != "0")))


def _chosen(cells: pd.Series, wanted: Collection[str]) -> np.ndarray:
    """Return which ``cells``, sets of values, hold one of those ``wanted``."""
    return np.array([bool(own.intersection(wanted)) for own in cells], dtype=bool)


def _added(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return the presence that a scenario adds: direct, with the themes of its member; ``operation`` below zero, as it is no row."""
    pairs = [value.split("@") for value in selection.add]
    rows = pd.DataFrame(pairs, columns=["member", "code"], index=range(-len(pairs), 0)).assign(evidence=STRONGEST)
    for parameter in filters_over("row"):
        if selection[parameter.name] and parameter.related:
            cells = dataset.members_by_id[parameter.related].str.split(";").map(frozenset)
            rows = rows.loc[_chosen(rows["member"].map(cells), selection[parameter.name])]
    level = dataset.by_code["level"]
    rows = rows.loc[rows["code"].isin(level.index) & (STRONGEST in selection.evidence)]
    return dataset.presence_of(rows.assign(matched_level=rows["code"].map(level)), selection.level)


def row_values(dataset: Dataset, parameter: Parameter) -> pd.Series:
    """Return the values of each operation for a filter over rows: those that its own source gives."""
    return map_unique(dataset.operations[parameter.column], _values)


def _of_members(dataset: Dataset, parameter: Parameter) -> pd.Series:
    """Return for each operation what its member says of all its work; nothing where the filter knows no such column."""
    if not parameter.related:
        return pd.Series([frozenset()] * len(dataset.operations), dtype=object)
    return map_unique(dataset.operations["member"].map(dataset.members_by_id[parameter.related]).fillna(""), _values)


def _values(cell: str) -> frozenset[str]:
    return frozenset(cell.split(";")) - {""}


def chosen_operations(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return the rows of the data, placed or not, that pass the filters over members, rows and places, the evidence and the years."""
    rows = dataset.operations
    kept = rows["evidence"].isin(list(selection.evidence)).to_numpy() & in_years(dataset, selection)
    members = set(selected_members(dataset, selection))
    if not any(selection[parameter.name] for parameter in filters_over("member")):
        members.add(dataset.coalition.id)
    kept &= rows["member"].isin(members).to_numpy()
    for parameter in filters_over("row"):
        if selection[parameter.name]:
            kept &= _chosen(row_values(dataset, parameter), selection[parameter.name])
    for parameter in filters_over("place"):
        if selection[parameter.name]:
            kept &= rows["code"].map(dataset.by_code[parameter.column]).isin(list(selection[parameter.name])).to_numpy()
    return rows.loc[kept]


def coverage_table(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return the map as a table.

    Returns:
        One row per place of ``selection.level``, index ``code``: ``name_sq``, ``name_en``,
        ``county``, ``area_km2``, ``population`` (NaN = unknown), ``inside`` the county filter,
        ``members`` (distinct, documented), ``ids`` (their ids, joined), ``stated``, ``evidence``
        (strongest, empty if none), ``recency`` (the last year that a source speaks of, NaN = none named),
        a column for each rate among the measures (``per_100k``; NaN = unknown), ``far`` (all of its members by sources
        that name a wider area alone), ``wide`` (members known only somewhere around the place), ``supposed`` (those that a scenario
        alone brings there), ``related`` and ``related_ids``
        (members on record there that are only related to what is chosen), ``need`` (the figure of need chosen, NaN = unknown) and
        ``class``.
    """
    places = dataset.at[selection.level]
    rows, kept, related = _filtered(dataset, selection)
    wide, documents = rows["wide"].to_numpy(), ~_among(rows["evidence"], {STATED})
    near = kept if selection.wide else kept & ~wide
    code, evidence = rows["code"].cat.codes.to_numpy(), rows["evidence"].cat.codes.to_numpy()
    present = np.flatnonzero(near & documents)
    ids = _together(_ids(rows, present, len(places)), selection)
    both = _ids(rows, np.flatnonzero((near & documents) | (related & (bool(selection.wide) | ~wide))), len(places))
    apart = [sorted(set(whole) - set(found)) for whole, found in zip(_together(both, selection), ids, strict=True)]
    count = np.array([len(found) for found in ids])
    real = _ids(rows, present[rows["operation"].to_numpy()[present] >= 0], len(places)) if selection.add else ids
    seen = np.append(dataset.last_years, np.nan)[np.maximum(rows["operation"].to_numpy()[present], -1)]  # a scenario adds no year
    strongest = _least(code[present], evidence[present], len(places))
    table = places[["name_sq", "name_en", "county", "area_km2", "population"]].assign(
        inside=_inside(places, selection),
        members=count,
        ids=[";".join(found) for found in ids],
        stated=np.isin(np.arange(len(places)), code[near & ~documents]),
        evidence=[_STRENGTHS[r] if n else "" for r, n in zip(strongest, count, strict=True)],
        recency=np.where(count > 0, -_least(code[present], -seen, len(places), nothing=np.nan), np.nan),
        far=(count > 0) & np.array([not found for found in _ids(rows, present[~wide[present]], len(places))]),
        wide=[len(found) for found in _ids(rows, np.flatnonzero(kept & wide & documents), len(places))],
        supposed=[len(set(found) - set(known)) for found, known in zip(ids, real, strict=True)],
        related=[len(found) for found in apart],
        related_ids=[";".join(found) for found in apart],
        **{m.key: count / places[m.over] * m.per for m in MEASURES.values() if m.kind == "rate"},
    )
    steps = steps_of(dataset, selection)
    table = table.assign(need=[steps.values.get(str(code), np.nan) if steps else np.nan for code in table.index])
    shown = table if selection.related else table.assign(related=0)
    return table.assign(**{"class": _classes(shown, shown_measure(dataset, selection), steps, selection.compare)})


def _together(ids: list[list[str]], selection: Selection) -> list[list[str]]:
    """Return the members of each place; none where all those chosen are asked for and one is missing."""
    if selection.match != "all" or not selection.member:
        return ids
    return [found if len(found) == len(selection.member) else [] for found in ids]


def _inside(places: pd.DataFrame, selection: Selection) -> pd.Series:
    """Return which places pass the filters over places: a cell may hold several values."""
    inside = pd.Series(True, index=places.index)
    for parameter in filters_over("place"):
        if selection[parameter.name]:
            chosen = set(selection[parameter.name])
            inside &= places[parameter.column].map(lambda cell, chosen=chosen: not chosen.isdisjoint(str(cell).split(";")))
    return inside


def _ids(rows: pd.DataFrame, which: np.ndarray, places: int) -> list[list[str]]:
    """Return for each place the ids of the members that the rows ``which`` name there, each once, sorted."""
    names = rows["member"].cat.categories.to_numpy(object)
    order = np.argsort(names)
    rank = np.argsort(order)  # where each name stands in the order of ids
    pairs = np.unique(rows["code"].cat.codes.to_numpy(np.int64)[which] * len(names) + rank[rows["member"].cat.codes.to_numpy()[which]])
    found = names[order][pairs % len(names)].tolist()
    ends = np.searchsorted(pairs // len(names), np.arange(places + 1)).tolist()
    return [found[start:end] for start, end in pairwise(ends)]


def _least(codes: np.ndarray, values: np.ndarray, places: int, *, nothing: float = 0) -> np.ndarray:
    """Return for each place the least of ``values``, NaN left out; ``nothing`` where there is none."""
    known = ~np.isnan(values)
    least = np.full(places, np.inf)
    np.minimum.at(least, codes[known], values[known])
    return np.where(np.isinf(least), nothing, least).astype(values.dtype)


def _classes(table: pd.DataFrame, measure: Measure, steps: TwoWay | None, pair: tuple[str, ...]) -> list[str]:
    own = [measure.column] if measure.column else []
    columns = ["inside", "members", "ids", "stated", "evidence", "supposed", "related", "need", *own]
    rows = zip(*(table[name] for name in columns), strict=True)
    return [_class(dict(zip(columns, row, strict=True)), measure, steps, pair) for row in rows]


def _class(row: Mapping[str, Any], measure: Measure, steps: TwoWay | None, pair: tuple[str, ...]) -> str:
    if not row["inside"]:
        return OUTSIDE
    if measure.kind == "need":
        return NO_DATA if steps is None or np.isnan(row["need"]) else class_of_pair(row["need"], row["members"], steps)
    if measure.kind == "compare":
        return _class_of_two(row, pair)
    if row["supposed"] or not row["members"]:
        named = row["stated"] and measure.kind != "single"  # what the coalition says is not said of one member
        return SUPPOSED if row["supposed"] else RELATED if row["related"] else STATED_ONLY if named else NONE_KNOWN
    if measure.kind in ("single", "agreement"):
        return PRESENT if measure.kind == "single" else BOTH if row["stated"] else FOUND_ONLY
    value = EVIDENCE[str(row["evidence"])].value if measure.kind == "strongest" else float(str(row[measure.column]))
    return NO_DATA if np.isnan(value) else class_of(value, measure)


def _class_of_two(row: Mapping[str, Any], pair: tuple[str, ...]) -> str:
    """Return which of two members is on record; none of what is said of all members is said of these alone."""
    there = [member in str(row["ids"]).split(";") for member in pair]
    return BOTH_MEMBERS if all(there) else FIRST if there[0] else SECOND if there[1] else NONE_KNOWN


@dataclass(frozen=True)
class Part:
    """Some places of a view: how many, and their shares (0..1) of the places inside the selection; None = unknown."""

    places: int
    area_share: float
    population_share: float | None


def part_of(table: pd.DataFrame, counted: pd.Series) -> Part:
    """Return what the places ``counted`` of a :func:`coverage_table` make up of those inside the selection."""
    inside = table.loc[table["inside"]]
    reached = counted.loc[inside.index]
    try:
        population_share: float | None = weight_share(inside, reached, weight="population")
    except MissingWeightError:
        population_share = None
    return Part(int(reached.sum()), weight_share(inside, reached, weight="area_km2"), population_share)


def figures_of(table: pd.DataFrame) -> Figures:
    """Return the totals of a :func:`coverage_table`. Distinct members are never summed over places."""
    inside, part = table.loc[table["inside"]], part_of(table, table["members"] > 0)
    return Figures(
        places_total=len(inside),
        places_reached=part.places,
        places_stated=int(inside["stated"].sum()),
        members_documented=len({m for joined in inside["ids"] for m in joined.split(";") if m}),
        area_share=part.area_share,
        population_share=part.population_share,
    )
