"""What the columns of the records, and who may see one, are called: on the page for staff, in spreadsheets, in reports, in what changed."""

from dashboard.domain.evidence import EVIDENCE
from dashboard.texts.message import mark
from dashboard.texts.translator import Translator

RECORD_COLUMNS = {
    "member": mark("Member"), "place": mark("Place"), "level": mark("Level"), "evidence": mark("Evidence"), "theme": mark("Theme"),
    "year_from": mark("Year from"), "year_to": mark("Year to"), "visibility": mark("Visible to"), "source_title": mark("Source"),
    "source_url": mark("Source address"), "note": mark("Note"), "note_sq": mark("Note (SQ)"),
    "confirmed_on": mark("Confirmed by the member on"),
}  # fmt: skip
VISIBLE_TO = {"public": mark("everyone"), "county": mark("everyone, county only"), "staff": mark("staff only")}


def headers_of(_: Translator) -> dict[str, str]:
    """Return column of the operations -> its header."""
    return {column: _(words) for column, words in RECORD_COLUMNS.items()}


def evidence_words(_: Translator) -> dict[str, str]:
    """Return how strong the evidence may be -> what that is called."""
    return {name: _(evidence.word) for name, evidence in EVIDENCE.items()}


def visibility_words(_: Translator) -> dict[str, str]:
    """Return who may see a record -> what that is called."""
    return {name: _(words) for name, words in VISIBLE_TO.items()}
