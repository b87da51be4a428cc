"""The map in words, for readers who do not see it, for radio and for mail. ``assets/55-text-map.js`` says the same."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.domain import geometry
from dashboard.domain.classes import BOTH, FOUND_ONLY
from dashboard.domain.coverage import coverage_table
from dashboard.domain.dataset import Dataset
from dashboard.domain.gaps import gap_list
from dashboard.domain.names import fold
from dashboard.domain.partners import PAGE_ONLY, partner_table
from dashboard.domain.selection import Selection
from dashboard.i18n import Words
from dashboard.views.sentences import country_word, level_words, only_stated, partner_summary, summary

_MOST = 5  # places named with the highest counts


def describe(dataset: Dataset, selection: Selection) -> list[str]:
    """Return the view as paragraphs in the language of the selection: how much, where, the gaps, the biggest one, the place outlined."""
    _ = Words(selection.lang)
    if selection.view == "partners":
        return [partner_summary(dataset, selection, _), *_countries(dataset, selection, _)]
    picture = _Picture(dataset, selection, _)
    return [
        summary(dataset, replace(selection, view="map"), _),
        *picture.most(),
        *picture.parts(),
        *picture.biggest_gap(),
        *picture.outlined(),
    ]


def _countries(dataset: Dataset, selection: Selection, _: Words) -> Iterable[str]:
    table = partner_table(dataset, selection)
    for kind in (BOTH, PAGE_ONLY, FOUND_ONLY):
        names = table.loc[table["class"] == kind, f"name_{_.lang}"]
        if len(names):
            yield f"{_sentence(country_word(kind, _))}: {', '.join(sorted(names, key=fold))}."


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


class _Picture:
    """One view with what is needed to speak of it: its table, and who borders whom in which direction."""

    def __init__(self, dataset: Dataset, selection: Selection, _: Words) -> None:
        self._, self.selection = _, selection
        boundaries = dataset.boundaries[selection.level]
        self.table = coverage_table(dataset, selection)
        self.inside = self.table.loc[self.table["inside"]]
        self.near: dict[Any, list[str]] = geometry.neighbours(boundaries).to_dict()
        self.points, self.part = geometry.label_points(boundaries), geometry.parts(boundaries)
        self.reached = self.inside["stated"] if only_stated(selection) else self.inside["members"] > 0

    def name(self, code: Any) -> str:
        return str(self.table.at[code, f"name_{self._.lang}"])

    def named(self, codes: Iterable[Any]) -> str:
        return ", ".join(sorted(map(self.name, codes), key=fold))

    def most(self) -> Iterable[str]:
        found = self.inside.loc[self.inside["members"] > 0].sort_values("members", ascending=False, kind="stable").head(_MOST)
        if not len(found) or only_stated(self.selection):
            return
        if found["members"].iloc[0] == 1:
            yield self._("Documented in: {list}.", list=self.named(self.inside.index[self.inside["members"] > 0]))
        else:
            named = ", ".join(f"{self.name(code)} ({self._.number(int(row['members']))})" for code, row in found.iterrows())
            yield self._("Most members: {list}.", list=named)

    def parts(self) -> Iterable[str]:
        _ = self._
        words: dict[str, Callable[[], str]] = {
            "north": lambda: _("In the north"),
            "centre": lambda: _("In the centre"),
            "south": lambda: _("In the south"),
        }
        for part, where in words.items():
            here = self.reached[[self.part[str(code)] == part for code in self.reached.index]]
            if not len(here):
                continue
            yield f"{where()}, {self._reach(here)}."

    def _reach(self, here: pd.Series) -> str:
        """Say in how many of the places ``here`` (True = reached) there is presence, and where there is none."""
        _, stated = self._, only_stated(self.selection)
        places = level_words(self.selection.level, len(here), _)
        if not here.any():
            return (
                _("none of {places} is named by the coalition", places=places)
                if stated
                else _("nobody is documented in any of {places}", places=places)
            )
        reached = _.number(int(here.sum()))
        said = (
            _("{reached} of {places} are named by the coalition", reached=reached, places=places)
            if stated
            else _("a member is documented in {reached} of {places}", reached=reached, places=places)
        )
        left = self.named(here.index[~here])
        return f"{said}; {_('not in {list}', list=left)}" if left else said

    def biggest_gap(self) -> Iterable[str]:
        _, gaps = self._, gap_list(self.table)
        if len(gaps) and not only_stated(self.selection) and pd.notna(gaps["population"].iloc[0]):
            code = gaps.index[0]
            yield _(
                "The largest gap by residents is {name}: {n} residents (2011).",
                name=self.name(code),
                n=_.number(gaps["population"].iloc[0]),
            ) + self._borders(code)

    def outlined(self) -> Iterable[str]:
        _, code = self._, self.selection.place
        if code in self.inside.index:
            members = self.inside["members"]
            count = _.count("{n} member documented", "{n} members documented", int(members[code]))
            rank = _("rank {rank} of {total}", rank=_.number(1 + int((members > members[code]).sum())), total=_.number(len(members)))
            yield f"{self.name(code)}: {count}, {rank}." + self._borders(code)

    def _borders(self, code: Any) -> str:
        _, members = self._, self.table["members"].to_dict()
        listed = ", ".join(
            f"{self.name(other)} {direction_word(geometry.direction(self.points[code], self.points[other]), _)} ({_.number(members[other])})"
            for other in sorted(self.near[code], key=lambda other: fold(self.name(other)))
        )
        return " " + _("Its neighbours, with their members: {list}.", list=listed) if listed else ""


def direction_word(direction: str, _: Words) -> str:
    """Return the point of the compass as an adverb."""
    return {
        "n": _("to the north"), "ne": _("to the north-east"), "e": _("to the east"), "se": _("to the south-east"),
        "s": _("to the south"), "sw": _("to the south-west"), "w": _("to the west"), "nw": _("to the north-west"),
    }[direction]  # fmt: skip
