"""Resolve a written place name to one place, or say why that is not possible."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd
from rapidfuzz import fuzz, process

from dashboard.domain.distinct import grouped
from dashboard.domain.names import LOST, fold, parts, split_qualified, without_kind
from dashboard.domain.places import COUNTRY, LEVEL_WORDS
from dashboard.domain.said import say

Status = Literal["matched", "country", "no_place", "ambiguous", "several", "unknown"]

# Where the row gives no level, the level that the coalition's page speaks in comes first.
LEVEL_PREFERENCE = ("district", "municipality", "county", "unit")
_LEVEL_CALLED = {fold(word): level for level, words in LEVEL_WORDS.items() for word in (level, *words)}
_SUGGESTIONS = 3
_SUGGESTION_SCORE = 65


@dataclass(frozen=True)
class Match:
    """What became of one written name. ``why`` is a sentence for staff; empty if nothing to say."""

    status: Status
    code: str = ""
    level: str = ""
    why: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gazetteer:
    """Written names -> places. Build with :func:`build_gazetteer`."""

    codes: dict[tuple[str, str], frozenset[str]]  # (level, folded name) -> codes
    no_place: dict[str, str]  # folded name -> why it is no place
    parents: dict[str, frozenset[str]]  # code -> codes of the places around it
    labels: dict[str, str] = field(repr=False)  # "Mallakastër (district)" -> folded name

    def resolve(self, name: str, level: str = "") -> Match:
        """Return the place that ``name`` means at ``level`` (empty: not said by the row).

        Exact after folding, by alias, then without words such as *Bashkia*, then with the parent
        that the name itself gives (``"Shushicë (Vlorë)"``). Nothing is guessed: a name that is
        not found is ``unknown`` and carries the nearest names as suggestions.
        """
        if level == COUNTRY:
            return Match("country", level=COUNTRY, why="the row is about the whole country")
        qualified = split_qualified(name)
        named = _LEVEL_CALLED.get(fold(qualified[1]), "") if qualified else ""
        if qualified and named and level in ("", named):  # as suggestions and drop-down lists write it: "Mallakastër (district)"
            return self.resolve(qualified[0], named)
        if several := self._several(name, level):
            return several
        if (key := fold(name)) in self.no_place:
            return Match("no_place", why=self.no_place[key])
        for form in (key, fold(without_kind(name))):
            if (match := self._by_level(form, level)) is not None:
                return match
        return self._by_parent(name, level) or self._by_lost_letter(name, level) or self._unknown(name, level)

    def _by_level(self, key: str, level: str) -> Match | None:
        levels = (level,) if level else LEVEL_PREFERENCE
        found = [(tier, self.codes[tier, key]) for tier in levels if (tier, key) in self.codes]
        if not found:
            return None
        tier, codes = found[0]
        if len(codes) > 1:
            return Match(
                "ambiguous",
                why=say("{n} places of level {level} bear this name", n=len(codes), level=say(tier)),
                candidates=tuple(sorted(codes)),
            )
        others = ", ".join(other for other, _ in found[1:])
        why = f"taken as {tier}; the name also exists as {others}" if others else ""
        return Match("matched", next(iter(codes)), tier, why)

    def _several(self, name: str, level: str) -> Match | None:
        """Return that ``name`` names several places; not where it is one and what it lies in (``"Otllak, Berat"``).

        Two districts, or two places of one level where the row gives none, are two: they are not written by what they lie in.
        """
        if len(named := parts(name)) < 2 or any((tier, fold(name)) in self.codes for tier in LEVEL_PREFERENCE):
            return None
        found = {part: match for part in named if (match := self.resolve(part, level)).status in ("matched", "ambiguous")}
        inside = len(named) == 2 and (level in ("municipality", "unit") or len({match.level for match in found.values()}) > 1)
        if len({match.code or part for part, match in found.items()}) < 2 or (inside and self._by_parent(name, level)):
            return None
        return Match("several", why=say("names {n} places: {names}", n=len(found), names=list(found)))

    def _by_parent(self, name: str, level: str) -> Match | None:
        if (qualified := split_qualified(name)) is None:
            return None
        around = {
            code
            for tier in LEVEL_PREFERENCE
            for form in {fold(qualified[1]), fold(without_kind(qualified[1]))}
            for code in self.codes.get((tier, form), ())
        }
        for tier in (level,) if level else reversed(LEVEL_PREFERENCE):
            inside = {c for c in self.codes.get((tier, fold(qualified[0])), ()) if self.parents[c] & around}
            if len(inside) == 1:
                return Match("matched", inside.pop(), tier, f"the one of that name in {qualified[1]}")
        return None

    def _by_lost_letter(self, name: str, level: str) -> Match | None:
        """Read ``Durr?s``, where a wrong encoding lost ë or ç, if exactly one known name fits."""
        rest = LOST.split(without_kind(name))
        fits = re.compile("[ec]".join(map(fold, rest)))
        keys = {key for tier, key in self.codes if (not level or tier == level) and fits.fullmatch(key)} if len(rest) > 1 else set()
        return self._by_level(keys.pop(), level) if len(keys) == 1 else None

    def _unknown(self, name: str, level: str) -> Match:
        elsewhere = [say(tier) for tier in LEVEL_PREFERENCE if (tier, fold(without_kind(name))) in self.codes]
        why = say("not in the gazetteer")
        if level and elsewhere:
            why = say("no {level} of this name; it exists as {levels}", level=say(level), levels=elsewhere)
        near = process.extract(fold(without_kind(name)), self.labels, scorer=fuzz.ratio, limit=_SUGGESTIONS, score_cutoff=_SUGGESTION_SCORE)
        return Match("unknown", why=why, candidates=tuple(label for _, _, label in near))


def build_gazetteer(places: pd.DataFrame, aliases: pd.DataFrame) -> Gazetteer:
    """Build the gazetteer.

    Args:
        places: one row per place; needs ``code``, ``level``, ``name_sq``, ``name_en`` and parents.
        aliases: one row per other way to write a place; needs ``alias``, ``level``, ``code``,
            ``why``. An alias without code is a name known to be no administrative place.
    """
    codes: dict[tuple[str, str], set[str]] = defaultdict(set)
    labels: dict[str, str] = {}
    own: set[tuple[str, str]] = set()
    for place in places.itertuples(index=False):
        labels[say("{name} ({level})", name=str(place.name_sq), level=say(str(place.level)))] = fold(str(place.name_sq))
        for name in {str(place.name_sq), str(place.name_en), without_kind(str(place.name_sq))} - {""}:
            codes[str(place.level), fold(name)].add(str(place.code))
            own.add((str(place.level), fold(name)))
    no_place = {}
    for alias in aliases.itertuples(index=False):
        key = (str(alias.level), fold(str(alias.alias)))
        if not alias.code:
            no_place[key[1]] = str(alias.why)
        elif key not in own:  # a place's own name goes before another place's alias
            codes[key].add(str(alias.code))
    parents = {
        str(row.code): frozenset(c for value in (row.county, row.district, row.municipality) for c in str(value).split(";") if c)
        for row in places.itertuples(index=False)
    }
    return Gazetteer({key: frozenset(value) for key, value in codes.items()}, no_place, parents, labels)


def resolve_operations(operations: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return ``operations`` with what became of each written place.

    Adds ``code``, ``matched_level``, ``match`` (a :data:`Status`), ``match_why`` and
    ``suggestions``. Every row stays: what has no place is said, never dropped.
    """
    written, which = grouped(operations[["place", "level"]])
    matches = [gazetteer.resolve(place, level) for place, level in written.itertuples(index=False)]
    found = {
        "code": [m.code for m in matches], "matched_level": [m.level for m in matches], "match": [m.status for m in matches],
        "match_why": [m.why for m in matches], "suggestions": ["; ".join(m.candidates) for m in matches],
    }  # fmt: skip
    return operations.assign(**{name: pd.Series(texts, dtype="str").take(which).array for name, texts in found.items()})
