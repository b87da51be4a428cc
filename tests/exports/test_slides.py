"""The presentation as PowerPoint."""

import io

import pytest
from pptx import Presentation

from dashboard.domain.dataset import Dataset
from dashboard.exports.forms import export
from dashboard.views.steps import steps_of


@pytest.fixture(scope="module")
def deck(shipped: Dataset) -> Presentation:
    return Presentation(io.BytesIO(export("presentation.pptx", shipped, "lang=en")))


def test_each_step_is_a_slide_with_native_text_a_picture_and_notes(shipped: Dataset, deck: Presentation) -> None:
    steps = steps_of(shipped, lang="en")
    assert [slide.shapes.title.text for slide in deck.slides] == [step.title for step in steps]
    for slide, step in zip(deck.slides, steps, strict=True):
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert step.sentence in texts
        assert any("ODbL" in text and "Presence is not coverage of need" in text and shipped.version in text for text in texts)
        assert sum(shape.shape_type == 13 for shape in slide.shapes) == 1  # a picture
        notes = slide.notes_slide.notes_text_frame.text
        assert all(note.text in notes and note.url in notes for note in step.notes)


def test_the_claim_has_its_four_measures_in_a_table(deck: Presentation) -> None:
    table = next(shape.table for shape in deck.slides[3].shapes if shape.has_table)
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[1] == ["Land of the units", "74.6\u00a0%", "82.4\u00a0%"]
    assert cells[4] == ["Residents, 2011 census", "89.0\u00a0%", "93.2\u00a0%"]


def test_nothing_stands_outside_a_slide(deck: Presentation) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def test_a_presenters_own_sequence_becomes_its_slides(shipped: Dataset) -> None:
    own = export("presentation.pptx", shipped, "lang=en&sequence=member%3Dvatra~level%3Dcounty%26member%3Dvatra")
    assert [slide.shapes.title.text for slide in Presentation(io.BytesIO(own)).slides] == [
        "Where Qendra Psikosociale Vatra is documented, by district",
        "Where Qendra Psikosociale Vatra is documented, by county",
    ]
