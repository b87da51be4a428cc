"""What a reader can choose: the parameters of a link. One entry in :data:`PARAMETERS` and its translation make a new filter.

From here come the controls of the page, its chips, the words of a selection, link, command options and OpenAPI, and the arithmetic:
a filter keeps the members, rows or places whose ``column`` holds one of the values chosen. The browser half reads the same entries.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dashboard.domain.evidence import EVIDENCE, STATED, STRONGEST
from dashboard.domain.measures import MEASURES
from dashboard.domain.places import SHOWN_LEVELS
from dashboard.texts.language import LANGUAGES
from dashboard.texts.message import mark

Value = str | tuple[str, ...]
Filtered = Literal["", "member", "row", "place"]
# menu: many of a list; segments, radios: one of few; checks: many of few; tick: on or off; store: set by other parts of the page
Look = Literal["menu", "segments", "radios", "checks", "tick", "store"]

VIEWS = ("map", "members", "claims", "partners", "about")
KINDS = {
    "international_ngo": mark("International NGO"),
    "national_ngo": mark("National NGO"),
    "faith_based": mark("Faith-based organisation"),
    "network": mark("Network"),
    "coalition": mark("Coalition"),
}


@dataclass(frozen=True)
class Control:
    """The component that holds a parameter: its ``id``, how it looks, its label, and what it says where nothing is chosen.

    ``ticked``: the value of the link that a ticked box stands for.
    """

    id: str
    look: Look
    label: str = ""
    nothing: str = ""
    ticked: str = "1"

    @property
    def empty(self) -> bool:
        """Whether one of its options stands for nothing chosen."""
        return self.look == "radios" and bool(self.nothing)

    @property
    def prop(self) -> str:
        """The property of the component that holds the value."""
        return "data" if self.look == "store" else "value"


@dataclass(frozen=True)
class Parameter:
    """One parameter of a link.

    Attributes:
        default: what an absent parameter means; a tuple where it takes several values, and empty for all of them.
        values: those it may take, where the data do not say; else they are the data's own, by its name, or by what it ``takes``.
        about: for programs, in English. control: where the page holds it.
        filters, column: a filter over a column of the members, the rows or the places; a cell may hold several values with ``;``.
        related: the column of the member that says the same of all its work. A row whose own cell does not hold a value chosen, but whose
            member's does, is related: never counted, and shown apart where the reader asks.
        stamp: how the words of a selection give it, with {list}. names: value -> English, where the data do not name it.
        acts_in: the views in which the page shows its control: in others it changes nothing that is seen.
        counts: it is no filter over a column, but changes what is counted.
    """

    name: str
    about: str
    control: Control
    default: Value = ""
    values: tuple[str, ...] | None = None
    takes: str = ""
    filters: Filtered = ""
    column: str = ""
    related: str = ""
    stamp: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    acts_in: tuple[str, ...] = ("map", "members", "claims")
    counts: bool = False

    @property
    def many(self) -> bool:
        """Whether it takes several values."""
        return isinstance(self.default, tuple)

    def allowed(self) -> tuple[str, ...] | None:
        """Return the values it may take; None where they are the data's own."""
        return tuple(MEASURES) if self.name == "measure" else self.values


_EVERYWHERE = ("map", "members", "claims", "partners")
_PARAMETERS = (
    Parameter("view", "What is shown; `partners` has countries for rows.", Control("view-store", "store"), "map", VIEWS),
    Parameter("lang", "Language of titles and words.", Control("language", "segments"), LANGUAGES[0], LANGUAGES),
    Parameter(
        "level", "Places of which tier.", Control("level", "segments", mark("Level")), "district", SHOWN_LEVELS,
    ),
    Parameter(
        "member", "Only these members.", Control("member-filter", "menu", mark("Members"), mark("All members")), (),
        filters="member", column="member", stamp=mark("Members: {list}"), acts_in=_EVERYWHERE,
    ),
    Parameter(
        "compare", "Two members side by side: places of the one, of the other, of both.", Control("compare-store", "store"), (),
        takes="member", filters="member", column="member", stamp=mark("Compared: {list}"), acts_in=_EVERYWHERE,
    ),
    Parameter(
        "match", "Places with any of the members, or with all.", Control("match", "segments"), "any", ("any", "all"),
        names={"any": mark("any"), "all": mark("all")},
    ),
    Parameter(
        "theme", "Only work on these themes.", Control("theme-filter", "menu", mark("Theme"), mark("All themes")), (),
        filters="row", column="theme", related="themes", stamp=mark("Theme: {list}"),
    ),
    Parameter(
        "related", "`1`: places where members that work on the theme chosen are on record, though not for it, are shown apart.",
        Control("related", "tick", mark("Members that work on the theme")), "", ("1",),
        stamp=mark("shown apart: members that work on the theme, where no source says that they did so there"),
        names={"1": mark("Show where they are on record for other work")},
    ),
    Parameter(
        "kind", "Only members of these kinds.", Control("kind-filter", "menu", mark("Kind of organisation"), mark("All kinds")), (),
        filters="member", column="kind", stamp=mark("Kind: {list}"), names=KINDS, acts_in=_EVERYWHERE,
    ),
    Parameter(
        "county", "Only places in these counties.", Control("county-filter", "menu", mark("County"), mark("All counties")), (),
        filters="place", column="county", stamp=mark("Counties: {list}"),
    ),
    Parameter(
        "evidence", "Which strength of evidence counts.", Control("evidence-filter", "checks", mark("Evidence")), (STRONGEST, STATED),
        tuple(EVIDENCE), stamp=mark("Evidence: {list}"), names={name: evidence.word for name, evidence in EVIDENCE.items()},
        counts=True,
    ),
    Parameter(
        "measure", "What the colours show.", Control("measure", "radios", mark("What the colours show")), "members",
        stamp=mark("Colours: {list}"), acts_in=("map",),
    ),
    Parameter(
        "need", "A figure of need, shown beside the members: three thirds of each.",
        Control("need", "radios", mark("Need beside presence"), mark("None")), "", stamp=mark("Need: {list}"),
    ),
    Parameter(
        "wide", "`1`: a source that names a county alone counts in each of its places.",
        Control("wide", "tick", mark("Sources that name only a wider area")), "", ("1",),
        stamp=mark("sources that name only a wider area count for every place in it"),
        names={"1": mark("Count them for every place in it")}, counts=True,
    ),
    Parameter("place", "The place whose panel is open; selects nothing.", Control("place-store", "store")),
    Parameter(
        "theme_mode", "Colours of the page; selects nothing.", Control("color-scheme", "segments"), "", ("light", "dark"),
        names={"light": mark("Light"), "dark": mark("Dark")},
    ),
    Parameter("since", "Only rows that speak of this year or a later one.", Control("since-store", "store"), takes="year", counts=True),
    Parameter("until", "Only rows that speak of this year or an earlier one.", Control("until-store", "store"), takes="year", counts=True),
    Parameter(
        "undated", "`0`: leave out rows without a year.", Control("undated", "tick", mark("Years in the sources"), ticked=""), "", ("0",),
        stamp=mark("without undated records"), names={"1": mark("Include undated records")}, counts=True,
    ),
    Parameter(
        "without", "A scenario: these members are gone.",
        Control("without-filter", "menu", mark("What if a member left?"), mark("No member")), (),
        takes="member", counts=True,
    ),
    Parameter("fade", "After so many years a row is shown as old.", Control("fade-store", "store"), "10", ("3", "5", "10", "20")),
    Parameter("add", "A scenario: `member@code`, the member works in that place too.", Control("add-store", "store"), (), (), counts=True),
)  # fmt: skip
PARAMETERS: dict[str, Parameter] = {parameter.name: parameter for parameter in _PARAMETERS}


def filters_over(what: Filtered) -> list[Parameter]:
    """Return the filters over a column of the members, the rows or the places."""
    return [parameter for parameter in PARAMETERS.values() if parameter.filters == what]
