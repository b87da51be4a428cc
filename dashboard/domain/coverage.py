"""Coverage arithmetic: who is present where, under a selection, and what share that is.

The browser does the same sums over the coverage index; this is the authority it is tested against.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace

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
from dashboard.domain.presence import presence_at
from dashboard.domain.selection import Selection

_VIEWS_KEPT = 64  # more than the steps of a presentation need


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
    presence = dataset.presence[selection.level]
    rows = presence.loc[presence["evidence"].isin(selection.evidence)]
    if selection.theme or selection.since or selection.until or selection.undated:
        fits = _of_theme(operation_themes(dataset), selection) & in_years(dataset.operations, selection)
        rows = rows.loc[rows["operation"].map(fits) | rows["evidence"].eq("stated")]
    rows = pd.concat([rows, _added(dataset, selection)]) if selection.add else rows
    who = rows["member"].isin(selected_members(dataset, selection)) & rows["evidence"].isin(DOCUMENTING)
    return rows.loc[who | rows["evidence"].eq("stated")]


def in_years(operations: pd.DataFrame, selection: Selection) -> pd.Series:
    """Return which operations speak of a year from ``since`` to ``until``; those without a year stay unless ``undated`` is "0"."""
    first = pd.to_numeric(operations["year_from"].where(operations["year_from"].ne(""), operations["year_to"]), errors="coerce")
    last = last_years(operations)
    within = last.ge(int(selection.since or 0)) & first.le(int(selection.until or 9999))
    return within | (first.isna() & (selection.undated != "0"))


def last_years(operations: pd.DataFrame) -> pd.Series:
    """Return the last year that each operation speaks of, NaN where it names none."""
    return pd.to_numeric(operations["year_to"].where(operations["year_to"].ne(""), operations["year_from"]), errors="coerce")


def _of_theme(themes: pd.Series, selection: Selection) -> pd.Series:
    wanted = set(selection.theme)
    return themes.map(lambda own: not wanted or bool(wanted & own))


def _added(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return the presence that a scenario adds: direct, with the themes of its member; ``operation`` below zero, as it is no row."""
    pairs = [value.split("@") for value in selection.add]
    rows = pd.DataFrame(pairs, columns=["member", "code"], index=range(-len(pairs), 0)).assign(evidence=EVIDENCE[0])
    themes = dataset.members.set_index("member")["themes"].str.split(";").map(frozenset)
    rows = rows.loc[rows["member"].map(_of_theme(themes, selection)).astype(bool)]
    level = dataset.places.set_index("code")["level"]
    rows = rows.loc[rows["code"].isin(level.index) & (EVIDENCE[0] in selection.evidence)]
    return presence_at(rows.assign(matched_level=rows["code"].map(level)), dataset.contains, selection.level)


def operation_themes(dataset: Dataset) -> pd.Series:
    """Return the themes of each operation: the row's own, else those of its member."""
    of_member = dataset.members.set_index("member")["themes"]
    own = dataset.operations["theme"]
    text = own.where(own.ne(""), dataset.operations["member"].map(of_member).fillna(""))
    return text.map(lambda ids: frozenset(ids.split(";")) - {""})


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
    if view not in dataset.worked_out:
        if len(dataset.worked_out) >= _VIEWS_KEPT:
            dataset.worked_out.clear()
        dataset.worked_out[view] = _coverage_table(dataset, view)
    return dataset.worked_out[view].copy(deep=False)  # copied on write


def _coverage_table(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    places = dataset.at[selection.level]
    rows = counted(dataset, selection)
    near = rows if selection.wide else rows.loc[~rows["wide"]]
    documented = near.loc[near["evidence"].isin(DOCUMENTING)]
    by_place = documented.groupby("code")["member"].unique().to_dict()
    ids = pd.Series([sorted(by_place.get(code, ())) for code in places.index], index=places.index)
    if selection.match == "all" and selection.member:
        wanted = len(selection.member)
        ids = ids.map(lambda found: found if len(found) == wanted else [])
    count = ids.map(len).astype(int)
    rank = documented["evidence"].map(EVIDENCE.index)
    strongest = rank.groupby(documented["code"]).min().reindex(places.index)
    seen = documented["operation"].map(last_years(dataset.operations))
    far = rows.loc[rows["wide"] & rows["evidence"].isin(DOCUMENTING)]
    table = places[["name_sq", "name_en", "county", "area_km2", "population"]].assign(
        inside=places["county"].isin(selection.county) if selection.county else True,
        members=count,
        ids=ids.map(";".join),
        stated=places.index.isin(near.loc[near["evidence"] == "stated", "code"]),
        evidence=[EVIDENCE[int(r)] if n and not np.isnan(r) else "" for r, n in zip(strongest, count, strict=True)],
        per_100k=count / places["population"] * 100_000,
        recency=seen.groupby(documented["code"]).max().reindex(places.index).where(count > 0),
        wide=far.groupby("code")["member"].nunique().reindex(places.index).fillna(0).astype(int),
    )
    return table.assign(**{"class": [_class(row, selection.measure) for row in table.to_dict("records")]})


def _class(row: Mapping[Hashable, object], measure: str) -> str:
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
