"""Every form in which a view can be taken away. One line adds one.

The libraries that draw are imported when the first picture is asked for: a server need not wait for them.
"""

import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import LANGUAGES, Selection, parse_query, sequence_of
from dashboard.exports import tables
from dashboard.views import report
from dashboard.views.steps import step_of, steps_of


@dataclass(frozen=True)
class Form:
    """How a file is made from a view, and its media type."""

    make: Callable[[Dataset, Selection], bytes]
    mimetype: str


def _paper() -> Any:
    from dashboard.exports import paper

    return paper


def _slides() -> Any:
    from dashboard.exports import slides

    return slides


_OFFICE = "application/vnd.openxmlformats-officedocument."
VIEW_FORMS: dict[str, Form] = {
    "coverage.png": Form(lambda d, s: _paper().draw_png(d, s), "image/png"),
    "coverage.svg": Form(lambda d, s: _paper().draw_svg(d, s), "image/svg+xml"),
    "coverage.pdf": Form(lambda d, s: _paper().draw_pdf(d, s, landscape=False), "application/pdf"),
    "coverage-landscape.pdf": Form(lambda d, s: _paper().draw_pdf(d, s, landscape=True), "application/pdf"),
    "presentation.pptx": Form(lambda d, s: _slides().slides(d, steps_of(d, lang=s.lang)), f"{_OFFICE}presentationml.presentation"),
    "coverage.csv": Form(tables.coverage_csv, "text/csv"),
    "coverage.xlsx": Form(tables.coverage_xlsx, f"{_OFFICE}spreadsheetml.sheet"),
    "gaps.csv": Form(lambda d, s: tables.stamped_csv(report.gap_table(d, s), d, s), "text/csv"),
    "matrix.csv": Form(lambda d, s: tables.stamped_csv(report.matrix_table(d, s), d, s), "text/csv"),
    "words.txt": Form(tables.words_txt, "text/plain"),
    "coverage.geojson": Form(tables.coverage_geojson, "application/geo+json"),
}
# The data themselves, whatever the view, as they are read back.
DATA_FORMS: dict[str, Form] = {
    "operations.csv": Form(lambda d, _: tables.csv(d.operations.drop(columns=["_row"])), "text/csv"),
    "members.csv": Form(lambda d, _: tables.csv(d.members), "text/csv"),
    "partners.csv": Form(lambda d, _: tables.csv(d.partners), "text/csv"),
}
FORMS = VIEW_FORMS | DATA_FORMS


def export(name: str, dataset: Dataset, query: str) -> bytes:
    """Return file ``name`` of the view that the link's ``query`` asks for.

    Raises:
        KeyError: there is no such form.
    """
    selection, _ = parse_query(query, dataset.vocabulary)
    own = sequence_of(query, dataset.vocabulary)
    if name == "presentation.pptx" and own:
        return _slides().slides(dataset, [step_of(dataset, replace(view, lang=selection.lang)) for view in own])
    return FORMS[name].make(dataset, selection)


def social_picture(dataset: Dataset, lang: str) -> bytes:
    """Return the picture of link previews as PNG."""
    return bytes(_paper().draw_social(dataset, lang=lang))


def decks(dataset: Dataset) -> str:
    """Return the presentations without their pictures, as JSON for the frozen file."""
    made = {lang: _slides().skeleton(dataset, steps_of(dataset, lang=lang)) for lang in LANGUAGES}
    return json.dumps({lang: {"archive": b64encode(s.archive).decode(), "pictures": s.pictures} for lang, s in made.items()})
