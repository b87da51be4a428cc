"""The map in words, for readers who do not see it, for radio and for mail."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from dashboard.domain.measures import BOTH, FOUND_ONLY
from dashboard.domain.partners import PAGE_ONLY
from dashboard.domain.view import View
from dashboard.texts.translator import Translator
from dashboard.views.sentences import class_word, facts_of, summary
from dashboard.views.words import COMPASS, level_of, name_of

_MOST = 5  # places named with the highest counts


def describe(view: View) -> list[str]:
    """Return the view as paragraphs in the language of the selection: how much, where, the gaps, the biggest one, the place outlined."""
    _ = Translator(view.selection.lang)
    if view.partners:
        return [summary(view, _), *_countries(view, _)]
    picture = _Picture(view, _)
    return [summary(view, _), *picture.most(), *picture.parts(), *picture.largest_gap(), *picture.outlined()]


def _countries(view: View, _: Translator) -> Iterable[str]:
    for kind in (BOTH, PAGE_ONLY, FOUND_ONLY):
        names = view.countries.loc[view.countries["class"] == kind, f"name_{_.lang}"]
        if len(names):
            words = class_word(kind, view, _)
            yield f"{words[:1].upper()}{words[1:]}: {_.language.listing(sorted(names, key=_.language.order))}."


class _Picture:
    """One view with what is needed to speak of it."""

    def __init__(self, view: View, _: Translator) -> None:
        self.view, self._, self.facts = view, _, facts_of(view, _)
        self.reached = view.inside["stated"] if view.selection.only_stated else view.inside["members"] > 0

    def name(self, code: Any) -> str:
        return name_of(self.view.table.loc[code], self._.lang)

    def named(self, codes: Iterable[Any]) -> list[str]:
        return sorted(map(self.name, codes), key=self._.language.order)

    def most(self) -> Iterable[str]:
        inside = self.view.inside
        found = inside.loc[inside["members"] > 0].sort_values("members", ascending=False, kind="stable")
        listed = self.named(found.index)
        if self.facts["most"] > 1:
            listed = [f"{self.name(code)} ({self._.number(int(n))})" for code, n in found["members"].head(_MOST).items()]
        if text := self._.choose("most", self.facts | {"list": listed}):
            yield text

    def parts(self) -> Iterable[str]:
        part_of = self.view.geography.parts
        for part in ("north", "centre", "south"):
            here = self.reached[[part_of[str(code)] == part for code in self.reached.index]]
            if len(here):
                yield self._part(part, here)

    def _part(self, part: str, here: pd.Series) -> str:
        left = self.named(here.index[~here])
        places = level_of(self.view.dataset, self.view.selection.level, len(here), self._)
        told = {"part": part, "found": int(here.sum()), "left": len(left), "list": left, "of_places": places}
        return self._.choose("part", self.facts | told)

    def largest_gap(self) -> Iterable[str]:
        gaps = self.view.gaps
        if len(gaps) and not self.view.selection.only_stated and pd.notna(gaps["population"].iloc[0]):
            code, residents = gaps.index[0], float(gaps["population"].iloc[0])
            text = self._.choose("largest_gap", self.facts | {"name": self.name(code), "n": residents})
            yield text + self._borders(str(code))

    def outlined(self) -> Iterable[str]:
        code, members = self.view.selection.place, self.view.inside["members"]
        if code in members.index:
            rank = 1 + int((members > members[code]).sum())
            text = self._.text("outlined", name=self.name(code), n=int(members[code]), rank=rank, total=len(members))
            yield text + self._borders(code)

    def _borders(self, code: str) -> str:
        geography, members = self.view.geography, self.view.table["members"]
        near = sorted(geography.neighbours[code], key=lambda other: self._.language.order(self.name(other)))
        listed = [f"{self.name(o)} {self._(COMPASS[geography.way(code, o)])} ({self._.number(int(members[o]))})" for o in near]
        return f" {self._.text('neighbours', list=listed)}" if listed else ""
