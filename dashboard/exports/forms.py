"""Every form in which a view can be taken away. One line adds one.

The libraries that draw are imported when the first picture is asked for: a server need not wait for them.
"""

import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from dashboard.domain.dataset import Dataset
from dashboard.domain.evidence import EVIDENCE
from dashboard.domain.selection import Selection, Vocabulary, parse_query, sequence_of, write_query
from dashboard.domain.view import View
from dashboard.exports import tables
from dashboard.exports.geopackage import coverage_gpkg
from dashboard.texts.language import LANGUAGES, language
from dashboard.views import report
from dashboard.views.steps import meeting_in, meeting_of, step_of


@dataclass(frozen=True)
class Form:
    """How a file is made from a view, and its media type; a ``dear`` one takes seconds."""

    make: Callable[[View], bytes]
    mimetype: str
    dear: bool = False


def _paper() -> Any:
    from dashboard.exports import paper

    return paper


def _slides() -> Any:
    from dashboard.exports import slides

    return slides


def _workbook() -> Any:
    from dashboard.exports import workbook

    return workbook


_OFFICE = "application/vnd.openxmlformats-officedocument."
VIEW_FORMS: dict[str, Form] = {
    "coverage.png": Form(lambda view: _paper().draw_png(view), "image/png", dear=True),
    "coverage.svg": Form(lambda view: _paper().draw_svg(view), "image/svg+xml"),
    "coverage.pdf": Form(lambda view: _paper().draw_pdf(view, landscape=False), "application/pdf", dear=True),
    "coverage-landscape.pdf": Form(lambda view: _paper().draw_pdf(view, landscape=True), "application/pdf", dear=True),
    "presentation.pptx": Form(
        lambda view: _slides().slides(
            meeting_of(view.dataset, lang=view.selection.lang, members=view.selection.member), released=view.dataset.released
        ),
        f"{_OFFICE}presentationml.presentation",
        dear=True,
    ),
    "coverage.csv": Form(tables.coverage_csv, "text/csv"),
    "coverage.xlsx": Form(tables.coverage_xlsx, f"{_OFFICE}spreadsheetml.sheet"),
    "report.xlsx": Form(lambda view: _workbook().report_xlsx(view), f"{_OFFICE}spreadsheetml.sheet", dear=True),
    "gaps.csv": Form(tables.gaps_csv, "text/csv"),
    "matrix.csv": Form(lambda view: tables.stamped_csv(report.matrix_table(view), view), "text/csv"),
    "words.txt": Form(tables.words_txt, "text/plain"),
    "coverage.geojson": Form(tables.coverage_geojson, "application/geo+json"),
    "coverage.gpkg": Form(coverage_gpkg, "application/geopackage+sqlite3"),
}
# The rows of the data, as they are read back: those that the filters keep, by any evidence where the query names none.
DATA_FORMS: dict[str, Form] = {
    "operations.csv": Form(tables.operations_csv, "text/csv"),
    "members.csv": Form(tables.members_csv, "text/csv"),
    "partners.csv": Form(lambda view: tables.csv(view.links), "text/csv"),
}
FORMS = VIEW_FORMS | DATA_FORMS
DECK_TAKES = ("lang", "member")  # of a link: a presentation is about the coalition, and about each member named
# How a CSV is written, beside what is in it.
CSV_PARAMETERS = {"excel": tuple(code for code in LANGUAGES if language(code).decimal_comma), "hxl": ("1",)}


def staff_name(name: str) -> str:
    """Return the name of a file that holds rows for staff: ``coverage.csv`` is ``coverage-staff.csv``."""
    stem, dot, ending = name.partition(".")
    return f"{stem}-staff{dot}{ending}"


def canonical_query(name: str, query: str, known: Vocabulary) -> tuple[str, tuple[str, ...]]:
    """Return the query of file ``name`` in the one form of all that give the same, and the ``name=value`` parts that mean nothing."""
    selection, strange = parse_query(query, known)
    written = [f"{key}={value}" for key, values in CSV_PARAMETERS.items() for value in values if name.endswith(".csv")]
    extra = [part for part in written if part in strange]
    ignored = [part for part in strange if part not in written]
    if name == "presentation.pptx":
        own = sequence_of(query, known)
        extra += [urlencode({"sequence": "~".join(map(write_query, own))})] if own else []
        kept = {name: selection[name] for name in DECK_TAKES}
        selection = Selection().having(kept | ({"member": ()} if own else {}))
    if name in DATA_FORMS and "evidence" not in {part.partition("=")[0].lower() for part in query.split("&")}:
        selection = replace(selection, evidence=tuple(EVIDENCE))
    return "&".join(filter(None, [write_query(selection), *extra])), tuple(ignored)


def export(name: str, dataset: Dataset, query: str) -> bytes:
    """Return file ``name`` of what ``query`` asks for, see :func:`canonical_query`.

    Raises:
        KeyError: there is no such form.
    """
    selection, extra = parse_query(query, dataset.vocabulary)
    own = sequence_of(query, dataset.vocabulary)
    if name == "presentation.pptx" and own:
        steps = [step_of(View(dataset, replace(shown, lang=selection.lang))) for shown in own]
        return _slides().slides(steps, released=dataset.released)
    body = FORMS[name].make(View(dataset, selection))
    if "hxl=1" in extra:
        country = "country" if selection.view == "partners" else selection.level
        body = tables.with_hxl(body, places="" if name in DATA_FORMS else country)
    return tables.for_excel(body) if "excel=sq" in extra else body


def social_picture(dataset: Dataset, lang: str) -> bytes:
    """Return the picture of link previews as PNG."""
    return bytes(_paper().draw_social(View(dataset, Selection(lang=lang))))


def decks(dataset: Dataset) -> str:
    """Return the presentations for a meeting as JSON for the frozen file: language -> the file in base64."""
    made = {lang: _slides().slides(steps, released=dataset.released) for lang, steps in meeting_in(dataset, LANGUAGES).items()}
    return json.dumps({lang: b64encode(deck).decode() for lang, deck in made.items()})
