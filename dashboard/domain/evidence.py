"""How surely a source shows a member at work, strongest first."""

from dataclasses import dataclass

from dashboard.texts.message import mark


@dataclass(frozen=True)
class Evidence:
    """One strength of evidence: ``value`` orders it on the map, 0 where it documents no member; ``word`` as the page calls it."""

    value: int
    word: str


EVIDENCE: dict[str, Evidence] = {
    "direct": Evidence(3, mark("direct")),
    "stated": Evidence(0, mark("stated by the coalition")),  # the coalition's own list: no member is named
    "indirect": Evidence(2, mark("indirect")),
    "weak": Evidence(1, mark("weak")),
}
STRONGEST = "direct"
STATED = "stated"
DOCUMENTING = tuple(name for name, evidence in EVIDENCE.items() if evidence.value)
NO_EVIDENCE = mark("none")
