"""Resolve a written place name to one place, or say why that is not possible."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd
from rapidfuzz import fuzz, process

from dashboard.domain.inflection import inflected
from dashboard.domain.names import LOST, fold, parts, split_kind, split_qualified, without_kind
from dashboard.domain.places import COUNTRY, LEVEL_WORDS
from dashboard.domain.unique import factorize
from dashboard.texts.message import message

Status = Literal["matched", "country", "no_place", "ambiguous", "several", "unknown"]

# In this order levels are named; where neither row nor name gives one, and the name is of several, somebody has to say.
LEVEL_PREFERENCE = ("district", "municipality", "county", "unit")
_LEVEL_CALLED = {fold(word): level for level, words in LEVEL_WORDS.items() for word in (level, *words)}
CODE_LISTS = ("iso_3166_2", "ocha_pcode", "nuts3", "lau")  # whose codes nobody takes for anything else; INSTAT has bare numbers
SUGGESTIONS = 3
SUGGESTION_SCORE = 80  # of 100: a typo in a name of its own, not another name that looks like it


@dataclass(frozen=True)
class Match:
    """What became of one written name.

    Attributes:
        why: a reason that every reader may see; empty if nothing to say. elsewhere: levels at which an unknown name is a place.
    """

    status: Status
    code: str = ""
    level: str = ""
    why: str = ""
    candidates: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gazetteer:
    """Written names -> places. Build with :func:`build_gazetteer`."""

    codes: dict[tuple[str, str], frozenset[str]]  # (level, folded name) -> codes
    no_place: dict[str, str]  # folded name -> why it is no place
    parents: dict[str, frozenset[str]]  # code -> codes of the places around it
    labels: dict[str, str] = field(repr=False)  # code -> "Mallakastër (district)"
    forms: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict, repr=False)  # as codes, of inflected names
    levels: dict[str, str] = field(default_factory=dict, repr=False)  # code -> its level
    foreign: dict[str, str] = field(default_factory=dict, repr=False)  # code of another list -> code
    written: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)  # folded name -> how it is written

    def resolve(self, name: str, level: str = "") -> Match:
        """Return the place that ``name`` means at ``level`` (empty: not said by the row).

        Exact after folding, by code, by alias, in an inflected form, without words such as *Bashkia*, which then give the level, and
        with the parent that the name itself gives (``"Shushicë (Vlorë)"``). Nothing is guessed: a name of several levels where none is
        given is ``ambiguous``, and a name that is not found is ``unknown`` and carries the nearest names as suggestions.
        """
        if level == COUNTRY:
            return Match("country", level=COUNTRY, why=message("the row is about the whole country"))
        qualified = split_qualified(name)
        named = _LEVEL_CALLED.get(fold(qualified[1]), "") if qualified else ""
        if qualified and named and level in ("", named):  # as suggestions and drop-down lists write it: "Mallakastër (district)"
            return self.resolve(qualified[0], named)
        return self._several(name, level) or self._as_it_stands(name, level) or self._in_words(name, level) or self._unknown(name, level)

    def _as_it_stands(self, name: str, level: str) -> Match | None:
        """Return what is known of ``name`` to the letter: that it is no place, or the place of which it is the code."""
        if (key := fold(name)) in self.no_place:
            return Match("no_place", why=self.no_place[key])
        code = self.foreign.get(name.strip(), name.strip())
        if own := self.levels.get(code):
            return Match("matched", code, own) if level in ("", own) else self._torn(name, (own,), level)
        return None

    def _in_words(self, name: str, level: str) -> Match | None:
        bare, meant = split_kind(name)
        levels = (level,) if level else LEVEL_PREFERENCE
        return (
            (self._by_kind(name, bare, meant, level) if meant else None)
            or self._by_level(fold(name), levels)
            or self._by_level(fold(bare), levels)
            or self._by_parent(name, level)
            or self._by_lost_letter(name, level)
        )

    def found(self, tier: str, key: str) -> frozenset[str]:
        """Return the codes of the places of a level that are called so, or are so in an inflected form."""
        return self.codes.get((tier, key)) or self.forms.get((tier, key), frozenset())

    def _by_kind(self, name: str, bare: str, meant: tuple[str, ...], level: str) -> Match | None:
        """Return the place whose level a word in ``name`` gives; None where the whole name is one of its own, or nothing is found."""
        if any((tier, fold(name)) in self.codes for tier in ((level,) if level else LEVEL_PREFERENCE)):
            return None
        if level and level not in meant:
            return self._torn(name, meant, level) if any(self.found(tier, fold(bare)) for tier in (*meant, level)) else None
        for tier in (level,) if level else meant:
            if (match := self._by_level(fold(bare), (tier,))) is not None:
                return match
        return None

    def _torn(self, name: str, meant: tuple[str, ...], level: str) -> Match:
        """Return that the name and the row say different levels."""
        bare = fold(without_kind(name))
        candidates = tuple(sorted(code for tier in (*meant, level) for code in self.found(tier, bare)))
        why = message("the name says {level}, the level of the row is {other}", level=message(meant[0]), other=message(level))
        return Match("ambiguous", why=why, candidates=candidates)

    def _by_level(self, key: str, levels: tuple[str, ...]) -> Match | None:
        found = [(tier, codes) for tier in levels if (codes := self.found(tier, key))]
        if not found:
            return None
        if len(found) > 1:
            why = message("the name exists at several levels: {levels}", levels=[message(tier) for tier, _ in found])
            return Match("ambiguous", why=why, candidates=tuple(code for _, codes in found for code in sorted(codes)))
        tier, codes = found[0]
        if len(codes) > 1:
            return Match(
                "ambiguous",
                why=message("{n} places at level {level} have this name", n=len(codes), level=message(tier)),
                candidates=tuple(sorted(codes)),
            )
        return Match("matched", next(iter(codes)), tier)

    def _several(self, name: str, level: str) -> Match | None:
        """Return that ``name`` names several places; not where it is one and what it lies in (``"Otllak, Berat"``).

        Two districts, or two places of one level where the row gives none, are two: they are not written by what they lie in.
        """
        if len(named := parts(name)) < 2 or any((tier, fold(name)) in self.codes for tier in LEVEL_PREFERENCE):
            return None
        found = {part: first for part in named if (first := self._first(part, level))}
        inside = len(named) == 2 and (level in ("municipality", "unit") or len({tier for _, tier in found.values()}) > 1)
        if len({code or part for part, (code, _) in found.items()}) < 2 or (inside and self._by_parent(name, level)):
            return None
        return Match("several", why=message("names {n} places: {names}", n=len(found), names=list(found)))

    def _first(self, name: str, level: str) -> tuple[str, str] | None:
        """Return the place and the first level at which there is one of that name; both empty where several of the level bear it."""
        for tier in (level,) if level else LEVEL_PREFERENCE:
            for form in (fold(name), fold(without_kind(name))):
                if codes := self.found(tier, form):
                    return (next(iter(codes)), tier) if len(codes) == 1 else ("", "")
        return None

    def _by_parent(self, name: str, level: str) -> Match | None:
        if (qualified := split_qualified(name)) is None:
            return None
        around = {
            code
            for tier in LEVEL_PREFERENCE
            for form in {fold(qualified[1]), fold(without_kind(qualified[1]))}
            for code in self.found(tier, form)
        }
        for tier in (level,) if level else reversed(LEVEL_PREFERENCE):
            inside = {c for c in self.found(tier, fold(qualified[0])) if self.parents[c] & around}
            if len(inside) == 1:
                return Match("matched", inside.pop(), tier, message("the one of that name in {place}", place=qualified[1]))
        return None

    def _by_lost_letter(self, name: str, level: str) -> Match | None:
        """Read ``Durr?s``, where a wrong encoding lost ë or ç, if exactly one known name fits."""
        rest = LOST.split(without_kind(name))
        fits = re.compile("[ec]".join(map(fold, rest)))
        keys = {key for tier, key in self.codes if (not level or tier == level) and fits.fullmatch(key)} if len(rest) > 1 else set()
        return self._by_level(keys.pop(), (level,) if level else LEVEL_PREFERENCE) if len(keys) == 1 else None

    def _unknown(self, name: str, level: str) -> Match:
        elsewhere = tuple(tier for tier in LEVEL_PREFERENCE if level and self.found(tier, fold(without_kind(name))))
        why = message("not in the list of places")
        if elsewhere:
            levels = [message(tier) for tier in elsewhere]
            why = message(
                "no {level} of this name; it exists as {levels}",
                level=message(level) if level in LEVEL_PREFERENCE else level,
                levels=levels,
            )
        spellings = {at: at[1] for at in self.codes}
        near = process.extract(fold(without_kind(name)), spellings, scorer=fuzz.ratio, limit=4 * SUGGESTIONS, score_cutoff=SUGGESTION_SCORE)
        labels = dict.fromkeys(self.labels[code] for _, _, at in near for code in sorted(self.codes[at]))
        return Match("unknown", why=why, candidates=tuple(labels)[:SUGGESTIONS], elsewhere=elsewhere)


def build_gazetteer(places: pd.DataFrame, aliases: pd.DataFrame, codes: pd.DataFrame | None = None) -> Gazetteer:
    """Build the gazetteer.

    Args:
        places: one row per place; needs ``code``, ``level``, ``name_sq``, ``name_en`` and parents.
        aliases: one row per other way to write a place; needs ``alias``, ``level``, ``code``,
            ``why``. An alias without code is a name known to be no administrative place.
        codes: the same places in other code lists, see :data:`CODE_LISTS`.
    """
    called: dict[tuple[str, str], set[str]] = defaultdict(set)
    labels: dict[str, str] = {}
    own: set[tuple[str, str]] = set()
    written: list[tuple[str, str, str]] = []  # level, name, code
    for place in places.itertuples(index=False):
        labels[str(place.code)] = message("{name} ({level})", name=str(place.name_sq), level=message(str(place.level)))
        for name in filter(None, dict.fromkeys((str(place.name_sq), str(place.name_en), without_kind(str(place.name_sq))))):
            called[str(place.level), fold(name)].add(str(place.code))
            own.add((str(place.level), fold(name)))
            written.append((str(place.level), name, str(place.code)))
    no_place = {}
    for alias in aliases.itertuples(index=False):
        key = (str(alias.level), fold(str(alias.alias)))
        if not alias.code:
            no_place[key[1]] = str(alias.why)
        elif key not in own:  # a place's own name goes before another place's alias
            called[key].add(str(alias.code))
            written.append((str(alias.level), str(alias.alias), str(alias.code)))
    forms: dict[tuple[str, str], set[str]] = defaultdict(set)
    spelt: dict[str, set[str]] = defaultdict(set)
    for level, name, code in written:
        spelt[fold(name)].add(name)
        for form in inflected(name):
            forms[level, fold(form)].add(code)
    parents = {
        str(row.code): frozenset(c for value in (row.county, row.district, row.municipality) for c in str(value).split(";") if c)
        for row in places.itertuples(index=False)
    }
    names = {key: frozenset(value) for key, value in called.items()}
    bent = {key: frozenset(value) for key, value in forms.items() if key not in names}
    levels = dict(zip(places["code"], places["level"], strict=True))
    as_written = {key: frozenset(value) for key, value in spelt.items()}
    return Gazetteer(names, no_place, parents, labels, bent, levels, _foreign(codes, levels), as_written)


def _foreign(codes: pd.DataFrame | None, levels: Mapping[str, str]) -> dict[str, str]:
    """Return code of another list -> code here; none that is a code here too."""
    if codes is None:
        return {}
    known = codes.loc[codes["code"].isin(levels.keys())]
    pairs = (pair for column in CODE_LISTS if column in known for pair in zip(known[column], known["code"], strict=True))
    return {other: code for other, code in pairs if other and other not in levels}


# What became of a written place: column that :func:`resolve_operations` adds -> what stands in it, for programs.
RESOLVED = {
    "code": "Code of the place that was found; empty where none was.",
    "matched_level": "Level of that place.",
    "match": "What became of the written place.",
    "match_why": "Why it is on no map, in English.",
    "suggestions": "Places that may be meant, separated by semicolons.",
}


def resolve_operations(operations: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return ``operations`` with what became of each written place.

    Adds ``code``, ``matched_level``, ``match`` (a :data:`Status`), ``match_why`` and
    ``suggestions``. Every row stays: what has no place is said, never dropped.
    """
    written, which = factorize(operations[["place", "level"]])
    matches = [gazetteer.resolve(place, level) for place, level in written.itertuples(index=False)]
    found = {
        "code": [m.code for m in matches], "matched_level": [m.level for m in matches], "match": [m.status for m in matches],
        "match_why": [m.why for m in matches], "suggestions": ["; ".join(m.candidates) for m in matches],
    }  # fmt: skip
    return operations.assign(**{name: pd.Series(texts, dtype="str").take(which).array for name, texts in found.items()})
