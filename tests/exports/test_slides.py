"""The presentation as PowerPoint."""

import io
import json
import re
import zipfile
from base64 import b64decode
from functools import cache
from itertools import combinations
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Pt

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.exports.forms import decks, export
from dashboard.exports.slides import slides
from dashboard.views.steps import meeting_of
from tests.conftest import SHIPPED, load_dataset


@cache
def _archive(lang: str) -> bytes:
    shipped = load_dataset(SHIPPED)
    return slides(meeting_of(shipped, lang=lang, members=["vatra"]), released=shipped.released)


def _deck(lang: str = "en") -> Any:
    return Presentation(io.BytesIO(_archive(lang)))


def _all(shapes: Any) -> list[Any]:
    return [one for shape in shapes for one in ([shape, *_all(shape.shapes)] if shape.shape_type == MSO_SHAPE_TYPE.GROUP else [shape])]


def _texts(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in _all(slide.shapes) if shape.has_text_frame and shape.text_frame.text]


def _named(slide: Any, name: str) -> Any:
    return next(shape for shape in _all(slide.shapes) if shape.name == name and shape.shape_type == MSO_SHAPE_TYPE.FREEFORM)


def test_each_step_is_a_slide_with_its_words_its_date_and_notes(shipped: Dataset) -> None:
    steps, deck = meeting_of(shipped, lang="en", members=["vatra"]), _deck()
    assert [slide.shapes.title.text for slide in deck.slides] == [step.title for step in steps]
    for number, (slide, step) in enumerate(zip(deck.slides, steps, strict=True), 1):
        said = "\n".join(_texts(slide))
        assert step.figure in said
        assert step.finding in said
        for words in ("23 November 2026", shipped.version, "not that nobody works there", f"{number} / 9"):
            assert words in said
        notes = slide.notes_slide.notes_text_frame.text
        assert step.sentence in notes
        assert all(note.text in notes and note.url in notes for note in step.notes)


def test_every_district_is_a_freeform_with_its_name_and_nothing_is_a_picture(shipped: Dataset) -> None:
    deck = _deck()
    assert not any(shape.shape_type == MSO_SHAPE_TYPE.PICTURE for slide in deck.slides for shape in _all(slide.shapes))
    gaps = deck.slides[4]
    freeforms = [shape.name for shape in _all(gaps.shapes) if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM]
    assert set(shipped.boundaries["district"]["name_en"]) <= set(freeforms)
    partners = [shape.name for shape in _all(deck.slides[6].shapes) if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM]
    assert {"Italy", "Kosovo", "Albania"} <= set(partners)


def test_every_partner_country_is_named(shipped: Dataset) -> None:
    linked = shipped.countries.loc[[*{*shipped.partners["country"], "ALB"}], "name_en"]
    said = " ".join(" ".join(shape.text_frame.text.split()) for shape in _all(_deck().slides[6].shapes) if shape.has_text_frame)
    assert len(linked) == 28
    assert [name for name in linked if name not in said] == []


def test_places_lie_as_on_the_ground() -> None:
    north, south, east, west = (_named(_deck().slides[4], name) for name in ("Tropojë", "Sarandë", "Korçë", "Vlorë"))
    assert north.top + north.height < south.top
    assert west.left + west.width < east.left
    points = north._element.findall(".//{*}pt")
    assert len(points) > 20
    assert max(int(point.get("x")) for point in points) == int(north._element.find(".//{*}path").get("w"))


def test_the_gaps_are_named_beside_the_map_with_their_residents() -> None:
    said = _texts(_deck().slides[4])
    for name, residents in (("Pukë", "18,474"), ("Malësi e Madhe", "30,823"), ("Kuçovë", "27,281"), ("Skrapar", "16,721")):
        assert said[said.index(name) + 1] == f"{residents} residents"


def test_a_name_whose_letters_would_be_lost_on_a_neighbour_is_its_number_alone() -> None:
    said = _texts(_deck().slides[2])
    assert {"Korçë\n6", "Tirana\n12", "Mat\n1"} <= set(said)  # two light, one dark, all in their places
    assert not [words for words in said if words.startswith(("Durrës", "Elbasan"))]  # light, over the sea and over light places
    assert {"7", "9"} <= set(said)


def test_the_bars_are_as_long_as_they_say_and_the_line_stands_at_the_claim() -> None:
    slide = _deck().slides[3]
    bars = {shape.name: shape for shape in slide.shapes}
    whole = next(shape for shape in slide.shapes if shape.name == "Districts" and not shape.text_frame.text)
    assert bars["Districts: 77.8%"].width / whole.width == pytest.approx(28 / 36, abs=0.001)
    assert bars["Districts: 72.2%"].width / whole.width == pytest.approx(26 / 36, abs=0.001)
    line = next(shape for shape in slide.shapes if shape.name == "the claim: 80%" and not shape.text_frame.text)
    assert (line.left + line.width / 2 - whole.left) / whole.width == pytest.approx(0.8, abs=0.001)


def test_members_that_are_on_record_nowhere_stand_at_the_end() -> None:
    said = _texts(_deck().slides[5])
    start = said.index("Terre des hommes") - 1
    grid = list(zip(said[start : start + 38 : 2], said[start + 1 : start + 38 : 2], strict=True))
    assert grid[0] == ("13", "Terre des hommes")
    assert ("9", "Vatra") in grid
    assert grid[17:] == [("0", "RMSA/ICMC"), ("0", "Children Today")]


@pytest.mark.parametrize("lang", ["sq", "en"])
def test_no_text_touches_another_or_leaves_the_slide_or_is_too_small_to_read(lang: str) -> None:
    deck = _deck(lang)
    for slide in deck.slides:
        boxes = [shape for shape in _all(slide.shapes) if shape.has_text_frame and shape.text_frame.text]
        for shape in boxes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width, shape.name
            assert shape.top + shape.height <= deck.slide_height, shape.name
            assert all(run.font.size >= Pt(12) for paragraph in shape.text_frame.paragraphs for run in paragraph.runs)
        for one, other in combinations(boxes, 2):
            across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
            down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
            assert across <= 0 or down <= 0, (one.name, other.name)


@pytest.mark.parametrize(("lang", "tag"), [("sq", "sq-AL"), ("en", "en-GB")])
def test_every_text_says_its_language(lang: str, tag: str) -> None:
    deck = _deck(lang)
    assert deck.core_properties.language == tag
    for slide in deck.slides:
        for part in (slide, slide.notes_slide):
            spoken = {run.find("{*}rPr").get("lang") for run in part._element.iter("{*}r") if run.find("{*}t").text}
            assert spoken == {tag}


def test_its_properties_name_the_coalition_and_no_stranger() -> None:
    about = _deck().core_properties
    assert (about.author, about.last_modified_by, about.title) == ("BKTF", "BKTF", "BKTF: A coalition of 19 organisations")
    with zipfile.ZipFile(io.BytesIO(_archive("en"))) as archive:
        for name in archive.namelist():
            assert not re.search(rb"Canny|python-pptx|Macintosh", archive.read(name)), name


def test_members_come_one_by_one_where_they_are_asked_for(shipped: Dataset) -> None:
    asked = Presentation(io.BytesIO(export("presentation.pptx", shipped, "lang=en&member=vatra")))
    assert [slide.shapes.title.text for slide in asked.slides][7:] == ["Sources", "Psycho-Social Centre “Vatra”"]
    said = _texts(asked.slides[8])
    assert "9\nof the 36 districts: Vatra is on record there." in "\n".join(said)
    assert {"Shkodër", "Lezhë", "Durrës", "Lushnjë", "Fier", "Vlorë", "Dibër", "Berat", "Gjirokastër"} <= set(said)


def test_a_presenters_own_sequence_becomes_its_slides(shipped: Dataset) -> None:
    own = export("presentation.pptx", shipped, "lang=en&sequence=member%3Dvatra~level%3Dcounty%26member%3Dvatra~level%3Dmunicipality")
    assert [slide.shapes.title.text for slide in Presentation(io.BytesIO(own)).slides] == [
        "Where Vatra is on record, by district",
        "Where Vatra is on record, by county",
        "Where the BKTF coalition works, by municipality",
    ]


def test_a_slide_of_any_view_says_its_finding_large_and_a_supposition_as_large(shipped: Dataset) -> None:
    own = export("presentation.pptx", shipped, "lang=en&sequence=without%3Dworld-vision~theme%3Ddisability")
    scenario, theme = Presentation(io.BytesIO(own)).slides
    large = {
        paragraph.text: (paragraph.runs[0].font.size, str(paragraph.runs[0].font.color.rgb))
        for shape in scenario.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        if paragraph.runs
    }
    supposed = large["What-if scenario, not the record: without World Vision."]
    follows, gap = large["What if: members would be in 27 of the 36 districts."], large["In 9, none would be."]
    assert supposed[0] == follows[0] == gap[0] > Pt(18)
    assert (supposed[1], gap[1]) == ("6B4FA0", "D3512A")  # the colours of such places on the map
    assert theme.shapes.title.text.endswith("Theme: Disability")


def test_every_gap_is_named_however_many_there_are(shipped: Dataset) -> None:
    own = export("presentation.pptx", shipped, "lang=en&sequence=level%3Dmunicipality")
    said = _texts(Presentation(io.BytesIO(own)).slides[0])
    view = View(shipped, Selection(lang="en", level="municipality"))
    gaps = view.table.loc[view.table["members"] == 0, "name_en"]
    assert len(gaps) == 32
    assert set(gaps) <= set(said)


def test_a_slide_says_whose_outlines_it_shows() -> None:
    deck = _deck()
    assert any("ODbL" in words for words in _texts(deck.slides[4]))
    assert not any("ODbL" in words for words in _texts(deck.slides[6]) if "Data as of" in words)
    assert any("Natural Earth" in words for words in _texts(deck.slides[6]))


def test_the_frozen_file_gets_the_same_to_the_byte(shipped: Dataset) -> None:
    carried = json.loads(decks(shipped))
    assert list(carried) == ["sq", "en"]
    assert b64decode(carried["sq"]) == export("presentation.pptx", shipped, "lang=sq")
