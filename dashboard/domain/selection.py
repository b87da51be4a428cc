"""What the reader has chosen: one frozen value, read from and written to the query of the link."""

from base64 import urlsafe_b64decode
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode
from zlib import MAX_WBITS, decompressobj
from zlib import error as DeflateError  # noqa: N812

from dashboard.domain.parameters import PARAMETERS, Value, filters_over

# Parts of a link that say how the page is shown or what data it was made with, and select nothing.
PAGE_PARAMETERS = ("present", "step", "sequence", "embed", "percent", "v")
# A presentation of one's own has at most so many views: links come from anybody, and each view is a slide to draw.
SEQUENCE_MOST = 60
SEQUENCE_LETTERS = 60_000  # of them all, whatever a compressed one says that it unpacks to
TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "_gl", "msclkid")  # beginnings of what others add to a link
AROUND = ").,;"  # what may stand behind a link in a sentence
PAIR = 2
SCENARIO_MOST = 50  # pairs that a scenario adds: each is put into words


@dataclass(frozen=True)
class Selection:
    """The state of the page. Empty tuples mean "all"; the defaults, those of :data:`PARAMETERS`, are left out of the link.

    ``more`` holds the filters that no code speaks of by name: pairs of parameter and values.
    """

    view: str = "map"
    lang: str = "sq"
    level: str = "district"
    member: tuple[str, ...] = ()
    compare: tuple[str, ...] = ()  # two members side by side
    match: str = "any"
    theme: tuple[str, ...] = ()
    related: str = ""  # "1" shows apart where members that work on the theme are on record without a source for it
    kind: tuple[str, ...] = ()
    county: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ("direct", "stated")
    measure: str = "members"
    need: str = ""  # a figure of need, which the colours then show beside the members
    wide: str = ""
    place: str = ""
    theme_mode: str = ""
    since: str = ""  # years that a source speaks of, both included
    until: str = ""
    undated: str = ""  # "0" leaves rows without a year out
    without: tuple[str, ...] = ()  # a scenario: these members are gone
    fade: str = "10"  # rows whose last year lies further back than so many years are shown as old
    add: tuple[str, ...] = ()  # a scenario: "member@code", the member works there too
    more: tuple[tuple[str, Value], ...] = ()

    def __getitem__(self, name: str) -> Value:
        """Return the value of any parameter."""
        return dict(self.more).get(name, PARAMETERS[name].default) if name not in _OWN else getattr(self, name)

    def having(self, chosen: Mapping[str, Any]) -> "Selection":
        """Return the selection with other values of any parameters."""
        own = {name: value for name, value in chosen.items() if name in _OWN}
        more = dict(self.more) | {name: value for name, value in chosen.items() if name not in _OWN}
        return replace(self, **own, more=tuple(sorted(more.items())))

    @property
    def compared(self) -> bool:
        """Whether two members are set side by side; more are a filter like ``member``."""
        return len(self.compare) == PAIR

    @property
    def single(self) -> bool:
        """Whether the map shows where one member is, and no more."""
        return len(self.compare or self.member) == 1 and self.measure == Selection.measure and not self.only_stated

    @property
    def scenario(self) -> bool:
        """Whether the view shows what might be instead of what is documented."""
        return bool(self.without or self.add)

    @property
    def narrowed(self) -> bool:
        """With fewer than all members or rows in view, "nobody" is a word about those alone."""
        return any(self[parameter.name] for parameter in (*filters_over("member"), *filters_over("row")))

    @property
    def filtered(self) -> bool:
        """Whether anything but the whole record by the usual evidence is counted."""
        return any(self[p.name] != p.default for p in PARAMETERS.values() if p.filters or p.counts)

    @property
    def beyond(self) -> bool:
        """Whether more is chosen of what counts than who is meant, and what is supposed."""
        return replace(self, member=(), compare=(), without=(), add=()).filtered

    @property
    def themed(self) -> bool:
        """Whether rows are chosen by what they say was done, so that some are only related, see :class:`Parameter`."""
        return any(self[parameter.name] for parameter in filters_over("row") if parameter.related)

    @property
    def only_stated(self) -> bool:
        """Whether nothing but the coalition's own list is in view."""
        return self.evidence == ("stated",)


_OWN = {f.name for f in fields(Selection)} - {"more"}

Vocabulary = dict[str, tuple[str, ...]]


def vocabulary(known: Mapping[str, list[str]]) -> Vocabulary:
    """Return the values that each parameter may take, in the order in which links write them.

    ``add`` takes any pair of a member and a place, member@code.

    Args:
        known: the data's own values by parameter, among them ``member``, ``place`` (in the view of partner countries a country)
            and ``year``, which several parameters take.
    """
    return {
        name: tuple(known.get(parameter.takes or name, ())) if (fixed := parameter.allowed()) is None else fixed
        for name, parameter in PARAMETERS.items()
    }


def _meaning(known: Vocabulary, name: str, value: str) -> str:
    """Return the value of parameter ``name`` that is written as ``value``, in any case; empty where there is none."""
    if name == "add":
        member, _, code = value.partition("@")
        pair = (_meaning(known, "member", member), _meaning(known, "place", code))
        return "@".join(pair) if all(pair) else ""
    return value if value in known[name] else {v.lower(): v for v in known[name]}.get(value.lower(), "")


def _ordered(known: Vocabulary, name: str, values: list[str]) -> tuple[str, ...]:
    """Return ``values`` each once, in the order of the vocabulary where it has one; of ``add`` the first few."""
    good = dict.fromkeys(values)
    return tuple(good)[:SCENARIO_MOST] if name == "add" else tuple(v for v in known[name] if v in good)


def defaults() -> dict[str, Any]:
    """Return parameter -> default, lists for parameters that take several values."""
    return {name: list(p.default) if p.many else p.default for name, p in PARAMETERS.items()}


def parse_query(query: str, known: Vocabulary) -> tuple[Selection, tuple[str, ...]]:
    """Return the selection that a link asks for, and the ``name=value`` parts that were ignored.

    Links are read as they reach people: a parameter that is repeated asks for all its values, case does not count, nor do ``amp;``, the
    signs of a sentence around the link, and what mail programs and networks add for themselves.
    """
    chosen: dict[str, Any] = {}
    ignored: list[str] = []
    for written, text in parse_qsl(query.removeprefix("?"), keep_blank_values=True):
        name = written.removeprefix("amp;").lower()
        if name in PAGE_PARAMETERS or name.startswith(TRACKING):
            continue
        if name not in known:
            ignored.append(f"{written}={text}")
            continue
        many, said = PARAMETERS[name].many, text.rstrip(AROUND)
        values = [v for v in said.split(",") if v] if many else [said]
        meant = {value: _meaning(known, name, value) for value in values}
        good = _ordered(known, name, [*chosen.get(name, ()), *filter(None, meant.values())] if many else list(filter(None, meant.values())))
        ignored += [f"{name}={value}" for value, meaning in meant.items() if meaning not in good]
        if many and (good or not values):
            chosen[name] = good
        elif good:
            chosen[name] = good[0]
    ignored += _paired(chosen, known)
    return Selection().having(chosen), tuple(ignored)


def _paired(chosen: dict[str, Any], known: Vocabulary) -> list[str]:
    """Make ``chosen`` a pair of ``member`` and ``compare`` where each names one; else drop the weaker of the two, and return its parts.

    A member that is looked at among others than itself is on record nowhere, which would be said of it.
    """
    member, compare = chosen.get("member", ()), chosen.get("compare", ())
    if not member or not compare:
        return []
    if len(member) == len(compare) == 1 and member != compare:
        chosen["compare"] = _ordered(known, "compare", [*member, *compare])
        del chosen["member"]
        return []
    left = "compare" if len(compare) == 1 else "member"
    return [f"{left}={value}" for value in chosen.pop(left)]


def sequence_of(query: str, known: Vocabulary) -> list[Selection]:
    """Return the views of a presenter's own sequence, ``sequence=QUERY~QUERY``; empty where the link has none.

    Those after the ``SEQUENCE_MOST``-th are left out. Behind a dot stands the same compressed, as the page asks for what would be too
    long for a server: raw DEFLATE in base64url. What is not that names no views.
    """
    joined = dict(parse_qsl(query.removeprefix("?"))).get("sequence", "")
    joined = _unpacked(joined[1:]) if joined.startswith(".") else joined
    return [parse_query(part, known)[0] for part in joined.split("~")[:SEQUENCE_MOST] if part]


def _unpacked(text: str) -> str:
    try:
        packed = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        return decompressobj(-MAX_WBITS).decompress(packed, SEQUENCE_LETTERS).decode("utf-8", "replace")
    except (ValueError, DeflateError):
        return ""


def write_query(selection: Selection) -> str:
    """Return the query of the link for ``selection``, without ``?``; defaults are left out."""
    parts = {}
    for name, parameter in PARAMETERS.items():
        value = selection[name]
        if value != parameter.default:
            parts[name] = value if isinstance(value, str) else ",".join(value)
    return urlencode(parts, safe=",@")
