"""Every form in which a view can be taken away. One line adds one."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection, parse_query, sequence_of
from dashboard.exports import paper, slides, tables
from dashboard.views import report
from dashboard.views.steps import step_of, steps_of


@dataclass(frozen=True)
class Form:
    """How a file is made from a view, and its media type."""

    make: Callable[[Dataset, Selection], bytes]
    mimetype: str


_OFFICE = "application/vnd.openxmlformats-officedocument."
VIEW_FORMS: dict[str, Form] = {
    "coverage.png": Form(paper.draw_png, "image/png"),
    "coverage.svg": Form(paper.draw_svg, "image/svg+xml"),
    "coverage.pdf": Form(lambda d, s: paper.draw_pdf(d, s, landscape=False), "application/pdf"),
    "coverage-landscape.pdf": Form(lambda d, s: paper.draw_pdf(d, s, landscape=True), "application/pdf"),
    "presentation.pptx": Form(lambda d, s: slides.slides(d, steps_of(d, lang=s.lang)), f"{_OFFICE}presentationml.presentation"),
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
        return slides.slides(dataset, [step_of(dataset, replace(view, lang=selection.lang)) for view in own])
    return FORMS[name].make(dataset, selection)
