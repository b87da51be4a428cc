"""What the colours of the map can show. One entry in :data:`MEASURES` and its translation make a new measure.

Its title heads the legend and the files, its name stands among the choices, its column in the table, the CSV, the workbook and
the GeoJSON; link, command options and OpenAPI know it by its key. The browser half reads the same entries.
"""

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from dashboard.domain.evidence import EVIDENCE
from dashboard.texts.message import mark

OUTSIDE, NONE_KNOWN, STATED_ONLY, NO_DATA = "outside", "none", "stated", "nodata"
RELATED = "related"  # members that work on the theme chosen are on record, though not for it
SUPPOSED = "whatif"  # a member that a scenario supposes is there
BOTH, FOUND_ONLY = "both", "found"  # named by the coalition and documented; documented, not named

Kind = Literal["count", "presence", "strongest", "rate", "latest", "agreement", "need", "compare", "single"]
_COLUMNS = {"count": "members", "presence": "members", "strongest": "evidence", "latest": "recency"}


@dataclass(frozen=True)
class Step:
    """One class: ``id`` as in ``data-class``, the lowest value in it, its label in the legend."""

    id: str
    lower: float
    label: str = ""


@dataclass(frozen=True)
class Measure:
    """One measure.

    Attributes:
        key: name in links and files.
        kind: ``count`` of members; their ``presence``, however many; their ``strongest`` evidence; a ``rate`` of members over a column of
            the places; the ``latest`` year in a source; ``agreement`` of the coalition's list with the sources; a figure of ``need``
            beside the members; two members to ``compare``; a ``single`` one, which is on record or is not.
        title, name, heading: English, in the legend, among the choices, over the column of the table (empty: it has none).
        steps: the classes, lowest first; they do not move while the reader filters.
        ages: instead of steps, where these follow the date of the data: in years before it, the oldest first.
        over, per: a rate counts members for each ``per`` of the column ``over``.
        digits: decimals. unknown: what the legend says where the value is not known.
        asked: words of a question that mean it, for the search box, in any language.
    """

    key: str
    kind: Kind
    title: str
    name: str
    steps: tuple[Step, ...] = ()
    ages: tuple[int, ...] = ()
    heading: str = ""
    over: str = ""
    per: float = 1
    digits: int = 0
    unknown: str = mark("no data")
    asked: tuple[str, ...] = ()

    @property
    def numbered(self) -> bool:
        """Whether a number goes with the colour, which else says who or whether."""
        return self.kind not in ("compare", "single", "presence")

    @property
    def column(self) -> str:
        """The column of a coverage table that holds the value; empty for ``agreement``, which has none."""
        return self.key if self.kind == "rate" else _COLUMNS.get(self.kind, "")


_GAPS = (
    *("gaps", "gap", "nobody", "no one", "none", "no member", "no members", "without members"),
    *("boshllëk", "boshllëqe", "boshllëqet", "askush", "asnjë", "asnjë anëtar", "pa anëtarë"),
    *("nuk ka askush", "nuk ka asnjë", "nuk ka anëtarë", "nuk punon askush", "nuk punon asnjë"),
)
_MEASURES = (
    Measure(
        key="members",
        kind="count",  # from 1 to 13 members; the steps widen as the counts do
        title=mark("Members on record"),
        name=mark("members"),
        heading=mark("Members"),
        steps=(Step("c1", 1, "1"), Step("c2", 2, "2"), Step("c3", 3, "3–4"), Step("c4", 5, "5–8"), Step("c5", 9, "9+")),
    ),
    Measure(
        key="evidence",
        kind="strongest",
        title=mark("Strongest evidence"),
        name=mark("strongest evidence"),
        heading=mark("Strongest evidence"),
        steps=tuple(
            Step(step, EVIDENCE[name].value, EVIDENCE[name].word) for step, name in (("c1", "weak"), ("c3", "indirect"), ("c5", "direct"))
        ),
    ),
    Measure(
        key="per_100k",
        kind="rate",  # from 0.6 to 68
        title=mark("Members per 100,000 residents"),
        name=mark("members per 100,000 residents"),
        heading=mark("Per 100,000 residents"),
        steps=(Step("c1", 0, "< 2"), Step("c2", 2, "2–5"), Step("c3", 5, "5–10"), Step("c4", 10, "10–20"), Step("c5", 20, "20+")),
        over="population",
        per=100_000,
        digits=1,
    ),
    Measure(
        key="agreement",
        kind="agreement",
        title=mark("The coalition’s list against the sources"),
        name=mark("the coalition’s list against the sources"),
        steps=(
            Step(BOTH, 1, mark("named by the coalition and in sources")),
            Step(FOUND_ONLY, 1, mark("in sources, not named by the coalition")),
        ),
    ),
    Measure(
        key="recency",
        kind="latest",
        title=mark("Most recent year in a source"),
        name=mark("most recent year in a source"),
        heading=mark("Latest source"),
        ages=(11, 6, 3),
        unknown=mark("no source gives a year"),
    ),
    Measure(
        key="presence",
        kind="presence",
        title=mark("Where members are on record"),
        name=mark("where a member is on record, and where none is"),
        steps=(Step("c1", 1, mark("a member on record")),),
        asked=_GAPS,
    ),
)
MEASURES: dict[str, Measure] = {measure.key: measure for measure in _MEASURES}


# What the colours show where a figure of need is chosen: its thirds against thirds of the members, see :mod:`dashboard.domain.need`.
NEED = Measure(
    key="need",
    kind="need",
    title=mark("Need and members on record"),
    name=mark("need and members on record"),
    steps=tuple(Step(f"n{need}{members}", 0) for need in (3, 2, 1) for members in (1, 2, 3)),
    unknown=mark("no figure at this level"),
)

# What the colours show where two members are compared.
FIRST, BOTH_MEMBERS, SECOND = "a", "ab", "b"
COMPARE = Measure(
    key="compare",
    kind="compare",
    title=mark("Two members compared"),
    name=mark("two members compared"),
    steps=(Step(FIRST, 1), Step(BOTH_MEMBERS, 2), Step(SECOND, 1)),
)

# And where one member is.
PRESENT = "on"
SINGLE = Measure(
    key="single", kind="single", title=mark("One member"), name=mark("one member"), steps=(Step(PRESENT, 1, mark("on record")),)
)

_OF_AGES = ("c1", "c2", "c4", "c5")


def measures_at(year: int) -> dict[str, Measure]:
    """Return the measures as they are for data of ``year``: steps that are years follow it."""
    return {key: replace(m, steps=_years([year - age for age in m.ages])) if m.ages else m for key, m in MEASURES.items()}


def _years(first: list[int]) -> tuple[Step, ...]:
    """Return a step from each of the years, and one for all before."""
    labels = [f"–{first[0] - 1}", *(f"{year}–{after - 1}" for year, after in pairwise(first)), f"{first[-1]}+"]
    return tuple(map(Step, _OF_AGES, [0, *first], labels))


def class_of(value: float, measure: Measure) -> str:
    """Return the class id of a ``value`` above zero; a lower bound belongs to its class."""
    return measure.steps[max(bisect_right([s.lower for s in measure.steps], value) - 1, 0)].id
