"""Fixed classes of the choropleth: they do not move while the reader filters."""

from bisect import bisect_right
from dataclasses import dataclass

EVIDENCE = ("direct", "stated", "indirect", "weak")  # strongest first
DOCUMENTING = ("direct", "indirect", "weak")
MEASURES = ("members", "evidence", "per_100k", "agreement", "recency")

OUTSIDE, NONE_KNOWN, STATED_ONLY, NO_DATA = "outside", "none", "stated", "nodata"
BOTH, FOUND_ONLY = "both", "found"  # named by the page and documented; documented, not named


@dataclass(frozen=True)
class Step:
    """One class: ``id`` as in ``data-class``, the lowest value in it, its label in the legend."""

    id: str
    lower: float
    label: str


# Counts run from 1 to 13 members; the steps widen as the counts do. Rates run from 0.6 to 68.
CLASSES: dict[str, tuple[Step, ...]] = {
    "members": (Step("c1", 1, "1"), Step("c2", 2, "2"), Step("c3", 3, "3–4"), Step("c4", 5, "5–8"), Step("c5", 9, "9+")),
    "per_100k": (
        Step("c1", 0, "< 2"), Step("c2", 2, "2–5"), Step("c3", 5, "5–10"), Step("c4", 10, "10–20"), Step("c5", 20, "20+"),
    ),
    "evidence": (Step("c1", 1, "weak"), Step("c3", 2, "indirect"), Step("c5", 3, "direct")),
    # By the last year that a source speaks of; a place whose sources name none has no data.
    "recency": (Step("c1", 0, "–2014"), Step("c2", 2015, "2015–2019"), Step("c4", 2020, "2020–2022"), Step("c5", 2023, "2023+")),
    "agreement": (Step(BOTH, 1, ""), Step(FOUND_ONLY, 1, "")),  # not by value: what the page says against what is documented
}  # fmt: skip
EVIDENCE_VALUE = {"weak": 1, "indirect": 2, "direct": 3}


def class_of(value: float, measure: str) -> str:
    """Return the class id of a ``value`` above zero; a lower bound belongs to its class."""
    steps = CLASSES[measure]
    return steps[max(bisect_right([s.lower for s in steps], value) - 1, 0)].id
