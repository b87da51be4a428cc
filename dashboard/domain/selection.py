"""What the reader has chosen: one frozen value, read from and written to the query of the link."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from dashboard.domain.classes import EVIDENCE, MEASURES
from dashboard.domain.places import SHOWN_LEVELS

# Parts of a link that say how the page is shown or what data it was made with, and select nothing.
PAGE_PARAMETERS = ("present", "step", "sequence", "embed", "v")
# A presentation of one's own has at most so many views: links come from anybody, and each view is a slide to draw.
SEQUENCE_MOST = 60
SCENARIO_MOST = 50  # pairs that a scenario adds: each is put into words
VIEWS = ("map", "members", "claims", "partners", "about")
LANGUAGES = ("sq", "en")


@dataclass(frozen=True)
class Selection:
    """The state of the page. Empty tuples mean "all"; the defaults are left out of the link."""

    view: str = "map"
    lang: str = "sq"
    level: str = "district"
    member: tuple[str, ...] = ()
    match: str = "any"
    theme: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    county: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ("direct", "stated")
    measure: str = "members"
    wide: str = ""
    place: str = ""
    theme_mode: str = ""
    since: str = ""  # years that a source speaks of, both included
    until: str = ""
    undated: str = ""  # "0" leaves rows without a year out
    without: tuple[str, ...] = ()  # a scenario: these members are gone
    fade: str = "10"  # rows whose last year lies further back than so many years are shown as old
    add: tuple[str, ...] = ()  # a scenario: "member@code", the member works there too

    @property
    def scenario(self) -> bool:
        """Whether the view shows what might be instead of what is documented."""
        return bool(self.without or self.add)


Vocabulary = dict[str, tuple[str, ...]]


def vocabulary(known: Mapping[str, list[str]]) -> Vocabulary:
    """Return the values that each parameter may take, in the order in which links write them.

    ``add`` takes any pair of a member and a place, see :func:`knows`.

    Args:
        known: the data's own ``member``, ``theme``, ``kind``, ``county``, ``place`` (of Albania; in the view of partner
            countries a country) and ``year``.
    """
    return {
        "view": VIEWS,
        "lang": LANGUAGES,
        "level": SHOWN_LEVELS,
        "member": tuple(known["member"]),
        "match": ("any", "all"),
        "theme": tuple(known["theme"]),
        "kind": tuple(known["kind"]),
        "county": tuple(known["county"]),
        "evidence": EVIDENCE,
        "measure": MEASURES,
        "wide": ("1",),
        "place": tuple(known["place"]),
        "theme_mode": ("light", "dark"),
        "since": tuple(known["year"]),
        "until": tuple(known["year"]),
        "undated": ("0",),
        "without": tuple(known["member"]),
        "fade": ("3", "5", "10", "20"),
        "add": (),
    }


def knows(known: Vocabulary, name: str, value: str) -> bool:
    """Return whether parameter ``name`` may take ``value``."""
    if name != "add":
        return value in known[name]
    member, _, code = value.partition("@")
    return member in known["member"] and code in known["place"]


def _ordered(known: Vocabulary, name: str, values: list[str]) -> tuple[str, ...]:
    """Return the known ones of ``values``, each once, in the order of the vocabulary where it has one; of ``add`` the first few."""
    good = dict.fromkeys(v for v in values if knows(known, name, v))
    return tuple(good)[:SCENARIO_MOST] if name == "add" else tuple(v for v in known[name] if v in good)


def defaults() -> dict[str, Any]:
    """Return parameter -> default, lists for parameters that take several values."""
    return {f.name: list(f.default) if isinstance(f.default, tuple) else f.default for f in fields(Selection)}


def parse_query(query: str, known: Vocabulary) -> tuple[Selection, tuple[str, ...]]:
    """Return the selection that a link asks for, and the ``name=value`` parts that were ignored."""
    chosen: dict[str, Any] = {}
    ignored: list[str] = []
    for name, text in parse_qsl(query.removeprefix("?"), keep_blank_values=True):
        if name in PAGE_PARAMETERS:
            continue
        if name not in known:
            ignored.append(f"{name}={text}")
            continue
        many = isinstance(getattr(Selection, name), tuple)
        values = [v for v in text.split(",") if v] if many else [text]
        good = _ordered(known, name, values)
        ignored += [f"{name}={v}" for v in values if v not in good]
        if many:
            chosen[name] = good if good or not values else getattr(Selection, name)
        elif good:
            chosen[name] = good[0]
    return replace(Selection(), **chosen), tuple(ignored)


def sequence_of(query: str, known: Vocabulary) -> list[Selection]:
    """Return the views of a presenter's own sequence, ``sequence=QUERY~QUERY``; empty where the link has none.

    Those after the ``SEQUENCE_MOST``-th are left out.
    """
    joined = dict(parse_qsl(query.removeprefix("?"))).get("sequence", "")
    return [parse_query(part, known)[0] for part in joined.split("~")[:SEQUENCE_MOST] if part]


def write_query(selection: Selection) -> str:
    """Return the query of the link for ``selection``, without ``?``; defaults are left out."""
    parts = {}
    for f in fields(Selection):
        value = getattr(selection, f.name)
        if value != f.default:
            parts[f.name] = ",".join(value) if isinstance(value, tuple) else value
    return urlencode(parts, safe=",@")
