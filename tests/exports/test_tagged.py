"""A PDF says its language and its words to screen readers, and stays the page that it was."""

import io

import pytest
from pypdf import PdfReader

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.exports.paper import draw_pdf
from dashboard.exports.tagged import tagged_pdf


@pytest.mark.parametrize(
    ("selection", "language", "title", "first"),
    [
        (Selection(), "sq-AL", "Ku punon koalicioni BKTF, sipas rretheve", "Burimet publike dokumentojnë 17 anëtarë"),
        (Selection(lang="en", view="partners"), "en-GB", "Partner countries of the BKTF coalition", "The coalition lists 12 partner"),
    ],
)
def test_a_sheet_says_its_language_its_title_and_its_words(
    shipped: Dataset, selection: Selection, language: str, title: str, first: str
) -> None:
    reader = PdfReader(io.BytesIO(draw_pdf(View(shipped, selection), landscape=True)), strict=True)
    catalog = reader.trailer["/Root"]
    assert catalog["/Lang"] == language
    assert catalog["/MarkInfo"]["/Marked"] == True  # noqa: E712 (an object of the reader)
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert reader.metadata is not None
    authors = {"sq-AL": "Bashkë Kundër Trafikimit të Fëmijëve", "en-GB": "All Together Against Child Trafficking"}
    assert (reader.metadata.title, reader.metadata.author) == (title, authors[language])
    figure = catalog["/StructTreeRoot"]["/K"]["/K"]
    assert figure["/S"] == "/Figure"
    said = figure["/Alt"].split("\n")
    assert said[0] == title
    assert said[1].startswith(first)
    (page,) = reader.pages
    assert figure["/Pg"] == page
    assert catalog["/StructTreeRoot"]["/ParentTree"]["/Nums"][1][0].get_object() == figure
    operators = page.get_contents().get_data()
    assert operators.strip().startswith(b"/Figure << /MCID 0 >> BDC")
    assert operators.strip().endswith(b"EMC")
    assert title in page.extract_text().replace("\n", " ")


def test_what_matplotlib_did_not_write_is_refused() -> None:
    with pytest.raises(ValueError, match="matplotlib"):
        tagged_pdf(b"%PDF-1.4\n%%EOF\n", language="sq", words="")
