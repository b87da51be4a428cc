"""What the reader has chosen: one frozen value, read from and written to the query of the link."""

from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from dashboard.domain.classes import EVIDENCE, MEASURES
from dashboard.domain.places import SHOWN_LEVELS

# Parts of a link that say how the page is shown or what data it was made with, and select nothing.
PAGE_PARAMETERS = ("present", "step", "sequence", "embed", "v")
# A presentation of one's own has at most so many views: links come from anybody, and each view is a slide to draw.
SEQUENCE_MOST = 60
VIEWS = ("map", "members", "partners", "about")
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


Vocabulary = dict[str, tuple[str, ...]]


def vocabulary(*, members: list[str], themes: list[str], kinds: list[str], counties: list[str], codes: list[str]) -> Vocabulary:
    """Return the values that each parameter may take, in the order in which links write them."""
    return {
        "view": VIEWS,
        "lang": LANGUAGES,
        "level": SHOWN_LEVELS,
        "member": tuple(members),
        "match": ("any", "all"),
        "theme": tuple(themes),
        "kind": tuple(kinds),
        "county": tuple(counties),
        "evidence": EVIDENCE,
        "measure": MEASURES,
        "wide": ("1",),
        "place": tuple(codes),  # of Albania; in the view of partner countries a country
        "theme_mode": ("light", "dark"),
    }


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
        ignored += [f"{name}={v}" for v in values if v not in known[name]]
        good = tuple(v for v in known[name] if v in values)
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
    return urlencode(parts, safe=",")
