"""Coverage arithmetic: who is present where, under a selection, and what share that is.

The browser does the same sums over the coverage index; this is the authority it is tested against.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import pandas as pd

from dashboard.domain.classes import (
    BOTH,
    DOCUMENTING,
    EVIDENCE,
    EVIDENCE_VALUE,
    FOUND_ONLY,
    NO_DATA,
    NONE_KNOWN,
    OUTSIDE,
    STATED_ONLY,
    class_of,
)  # fmt: skip
from dashboard.domain.dataset import Dataset
from dashboard.domain.distinct import mapped
from dashboard.domain.selection import Selection

_VIEWS_KEPT = 72  # more than the steps of a presentation need


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
    return float(values[reached.reindex(values.index)].sum()) / total if total else 0.0


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
    """Return the ids of the members that pass the member and kind filters, in the page's order."""
    members = dataset.members.set_index("member")["kind"]
    return [
        m
        for m in dataset.member_ids
        if (not selection.member or m in selection.member)
        and (not selection.kind or members[m] in selection.kind)
        and m not in selection.without
    ]


def counted(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return the presence rows of the level shown that pass the filters; ``wide`` ones are among them, marked."""
    rows, kept = _filtered(dataset, selection)
    return rows.loc[kept]


def _filtered(dataset: Dataset, selection: Selection) -> tuple[pd.DataFrame, np.ndarray]:
    """Return the presence rows of the level shown, and which of them pass the filters."""
    rows = dataset.presence[selection.level]
    if selection.add:
        rows = pd.concat([rows, _added(dataset, selection)], ignore_index=True)
    evidence, members = set(selection.evidence), set(selected_members(dataset, selection))
    stated = _among(rows["evidence"], {"stated"} & evidence)
    kept = _among(rows["member"], members) & _among(rows["evidence"], evidence & set(DOCUMENTING))
    if selection.theme or selection.since or selection.until or selection.undated:
        fits = _of_theme(operation_themes(dataset), selection) & in_years(dataset, selection)
        operation = rows["operation"].to_numpy()
        kept &= np.append(fits, True)[np.maximum(operation, -1)]  # what a scenario adds is no row, and stays
    return rows, stated | kept


def _among(column: pd.Series, wanted: Collection[str]) -> np.ndarray:
    """Return where a column of categories holds one of ``wanted``."""
    return np.array([name in wanted for name in column.cat.categories], dtype=bool)[column.cat.codes.to_numpy()]


def in_years(dataset: Dataset, selection: Selection) -> np.ndarray:
    """Return which operations speak of a year from ``since`` to ``until``; those without a year stay unless ``undated`` is "0"."""
    first, last = dataset.first_years, dataset.last_years
    within = (last >= int(selection.since or 0)) & (first <= int(selection.until or 9999))
    return np.asarray(within | (np.isnan(first) & (selection.undated != "0")))


def _of_theme(themes: pd.Series, selection: Selection) -> np.ndarray:
    wanted = set(selection.theme)
    return np.array([not wanted or bool(wanted & own) for own in themes], dtype=bool)


def _added(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return the presence that a scenario adds: direct, with the themes of its member; ``operation`` below zero, as it is no row."""
    pairs = [value.split("@") for value in selection.add]
    rows = pd.DataFrame(pairs, columns=["member", "code"], index=range(-len(pairs), 0)).assign(evidence=EVIDENCE[0])
    themes = dataset.members.set_index("member")["themes"].str.split(";").map(frozenset)
    rows = rows.loc[_of_theme(rows["member"].map(themes), selection)]
    level = dataset.by_code["level"]
    rows = rows.loc[rows["code"].isin(level.index) & (EVIDENCE[0] in selection.evidence)]
    return dataset.presence_of(rows.assign(matched_level=rows["code"].map(level)), selection.level)


def operation_themes(dataset: Dataset) -> pd.Series:
    """Return the themes of each operation: the row's own, else those of its member."""
    of_member = dataset.members.set_index("member")["themes"]
    own = dataset.operations["theme"]
    text = own.where(own.ne(""), dataset.operations["member"].map(of_member).fillna(""))
    return mapped(text, lambda ids: frozenset(ids.split(";")) - {""})


def coverage_table(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return the map as a table.

    Returns:
        One row per place of ``selection.level``, index ``code``: ``name_sq``, ``name_en``,
        ``county``, ``area_km2``, ``population`` (NaN = unknown), ``inside`` the county filter,
        ``members`` (distinct, documented), ``ids`` (their ids, joined), ``stated``, ``evidence``
        (strongest, empty if none), ``recency`` (the last year that a source speaks of, NaN = none named),
        ``per_100k`` (NaN = unknown), ``wide`` (members known only
        somewhere around the place) and ``class``.
    """
    view = replace(selection, lang=Selection.lang)  # a language changes no number
    table = dataset.worked_out.get(view)
    if table is None:
        table = _coverage_table(dataset, view)
        if len(dataset.worked_out) >= _VIEWS_KEPT:
            dataset.worked_out.clear()
        dataset.worked_out[view] = table
    return table.copy(deep=False)  # copied on write


def _coverage_table(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    places = dataset.at[selection.level]
    rows, kept = _filtered(dataset, selection)
    wide, documents = rows["wide"].to_numpy(), ~_among(rows["evidence"], {"stated"})
    near = kept if selection.wide else kept & ~wide
    code, evidence = rows["code"].cat.codes.to_numpy(), rows["evidence"].cat.codes.to_numpy()
    present = np.flatnonzero(near & documents)
    ids = _ids(rows, present, len(places))
    if selection.match == "all" and selection.member:
        ids = [found if len(found) == len(selection.member) else [] for found in ids]
    count = np.array([len(found) for found in ids])
    seen = np.append(dataset.last_years, np.nan)[np.maximum(rows["operation"].to_numpy()[present], -1)]  # a scenario adds no year
    strongest = _least(code[present], evidence[present], len(places))
    table = places[["name_sq", "name_en", "county", "area_km2", "population"]].assign(
        inside=places["county"].isin(selection.county) if selection.county else True,
        members=count,
        ids=[";".join(found) for found in ids],
        stated=np.isin(np.arange(len(places)), code[near & ~documents]),
        evidence=[EVIDENCE[r] if n else "" for r, n in zip(strongest, count, strict=True)],
        per_100k=count / places["population"] * 100_000,
        recency=np.where(count > 0, -_least(code[present], -seen, len(places), nothing=np.nan), np.nan),
        wide=[len(found) for found in _ids(rows, np.flatnonzero(kept & wide & documents), len(places))],
    )
    return table.assign(**{"class": _classes(table, selection.measure)})


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


def _classes(table: pd.DataFrame, measure: str) -> list[str]:
    columns = ["inside", "members", "stated", "evidence", *([measure] if measure in table else [])]
    rows = zip(*(table[name] for name in columns), strict=True)
    return [_class(dict(zip(columns, row, strict=True)), measure) for row in rows]


def _class(row: Mapping[str, object], measure: str) -> str:
    if not row["inside"]:
        return OUTSIDE
    if not row["members"]:
        return STATED_ONLY if row["stated"] else NONE_KNOWN
    if measure == "agreement":
        return BOTH if row["stated"] else FOUND_ONLY
    value = EVIDENCE_VALUE[str(row["evidence"])] if measure == "evidence" else float(str(row[measure]))
    return NO_DATA if np.isnan(value) else class_of(value, measure)


def figures_of(table: pd.DataFrame) -> Figures:
    """Return the totals of a :func:`coverage_table`. Distinct members are never summed over places."""
    inside = table.loc[table["inside"]]
    reached = inside["members"] > 0
    ids = {m for joined in inside["ids"] for m in joined.split(";") if m}
    try:
        population_share: float | None = weight_share(inside, reached, weight="population")
    except MissingWeightError:
        population_share = None
    return Figures(
        places_total=len(inside),
        places_reached=int(reached.sum()),
        places_stated=int(inside["stated"].sum()),
        members_documented=len(ids),
        area_share=weight_share(inside, reached, weight="area_km2"),
        population_share=population_share,
    )
