"""The story of the map: its finding, what is said below and its three figures, of the place chosen or of all places in view.

``browser/core/story.js`` tells the same.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.domain.evidence import STATED
from dashboard.domain.view import View
from dashboard.texts.translator import Translator
from dashboard.views.big_figures import BigFigure, big_figures
from dashboard.views.labels import number_on_map
from dashboard.views.sentences import Facts, facts_of, headline, scenario_words, summary
from dashboard.views.words import name_of


@dataclass(frozen=True)
class Story:
    """What stands beside the map.

    Attributes:
        finding: its sentences in order, each with whether it tells of a gap. said: what stands below. figures: at most three.
    """

    finding: tuple[tuple[str, bool], ...]
    said: str
    figures: tuple[BigFigure, ...]


def story_of(view: View, _: Translator) -> Story:
    """Return the story of the place chosen; where none is, of all places in view."""
    if view.partners or view.selection.place not in view.table.index:
        presence, gap = headline(view, _)
        figures = tuple(big_figures(view, _))
        return Story(_told((presence, False), (gap, True)), _lede(view, _) if figures else summary(view, _), figures)
    code = view.selection.place
    row = view.table.loc[code]
    facts = _place_facts(view, code, row, _)
    is_gap = facts["inside"] and not facts["here"] and not facts["filtered"] and not facts["only_stated"]
    finding = _told((_.choose("place_headline", facts), is_gap), (_.choose("place_near", facts), False))
    supposed = scenario_words(view, _) if facts["scenario"] else ""
    said = (_.choose(name, facts) for name in ("place_latest", "place_named", "place_wider", "place_unproven"))
    return Story(finding, " ".join(filter(None, (supposed, *said))), tuple(_place_figures(view, row, facts, _)))


def _lede(view: View, _: Translator) -> str:
    """Return what neither finding nor figures say."""
    if view.selection.scenario:
        return scenario_words(view, _)
    facts = facts_of(view, _)
    return " ".join(filter(None, (_.choose(name, facts) for name in ("lede_members", "lede_age", "lede_gaps", "related"))))


def _told(*sentences: tuple[str, bool]) -> tuple[tuple[str, bool], ...]:
    return tuple((words, is_gap) for words, is_gap in sentences if words)


def _place_facts(view: View, code: str, row: Any, _: Translator) -> Facts:
    """Return the facts of the view and of one of its places, and of the neighbour with the most members on record."""
    near = view.busiest_neighbour(code)
    neighbour = name_of(view.table.loc[near], _.lang) if near else ""
    latest = row["recency"]
    return facts_of(view, _) | {
        "place": _within(view, name_of(row, _.lang), _),
        "inside": bool(row["inside"]),
        "here": int(row["members"]),
        "named_here": bool(row["stated"]),
        "latest": "" if pd.isna(latest) else str(int(latest)),
        "wider": len(_only_around(view, code)),
        "near": _within(view, neighbour, _),
        "near_name": neighbour,
        "near_n": int(view.table["members"][near]) if near else 0,
    }


def _only_around(view: View, code: str) -> set[str]:
    """Return the members on record somewhere around a place, but not in it."""
    rows = view.presence
    around = rows.loc[rows["code"].eq(code) & rows["wide"] & rows["evidence"].ne(STATED), "member"]
    return set(around) - set(view.who[code])


def _within(view: View, name: str, _: Translator) -> str:
    return _.text("place_within", level=view.selection.level, place=name)


def _place_figures(view: View, row: Any, facts: Facts, _: Translator) -> list[BigFigure]:
    if not facts["inside"] or facts["only_stated"]:
        return []
    here = facts["here"]
    words = (
        _("{n, plural, one {member} other {members}} if it were so", n=here)
        if facts["scenario"]
        else _("{n, plural, one {member} other {members}} on record", n=here)
    )
    figures = [BigFigure(_.number(here), words, is_gap=not here and not facts["filtered"], is_supposed=facts["scenario"])]
    if here and view.measure.kind == "rate":
        figures.append(BigFigure(number_on_map(view, str(row.name)), _(view.measure.title)))
    elif here and facts["latest"]:
        figures.append(BigFigure(facts["latest"], _("most recent year in a source")))
    elif facts["near_n"]:
        figures.append(BigFigure(_.number(facts["near_n"]), _("next door: {place}", place=facts["near_name"])))
    if not np.isnan(row["population"]):
        year = str(view.dataset.by_code.at[row.name, "population_year"])
        figures.append(BigFigure(_.number(int(row["population"])), _("residents ({year})", year=year)))
    return figures
