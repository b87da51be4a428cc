"""Sheets drawn without a browser."""

import io
import re
import struct
import xml.etree.ElementTree as ET

import pytest
from pypdf import PdfReader

from dashboard.domain.coverage import coverage_table
from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.exports.paper import draw_pdf, draw_png, draw_social, draw_svg
from dashboard.views.sentences import stamps_of

SVG = "{http://www.w3.org/2000/svg}"


def _size(png: bytes) -> tuple[int, int]:
    return struct.unpack(">II", png[16:24])  # type: ignore[return-value]


def _longest(dataset: Dataset) -> Selection:
    known = dataset.vocabulary
    return Selection(
        member=known["member"], theme=known["theme"][:6], kind=known["kind"], county=known["county"][:4],
        evidence=known["evidence"], wide="1", measure="per_100k",
    )  # fmt: skip


def test_pictures_have_the_size_of_their_use(shipped: Dataset) -> None:
    assert _size(draw_png(View(shipped, Selection()))) == (2400, 1350)
    assert _size(draw_social(View(shipped, Selection(lang="en")))) == (1200, 630)


@pytest.mark.parametrize(("landscape", "size"), [(False, (595, 842)), (True, (842, 595))], ids=["portrait", "landscape"])
@pytest.mark.parametrize("query", [Selection(), Selection(lang="en", view="partners"), None], ids=["map", "partners", "longest"])
def test_a_pdf_is_one_a4_page_with_all_stamps_and_embedded_fonts(
    shipped: Dataset, query: Selection | None, *, landscape: bool, size: tuple[int, int]
) -> None:
    selection = query or _longest(shipped)
    reader = PdfReader(io.BytesIO(draw_pdf(View(shipped, selection), landscape=landscape)))
    assert len(reader.pages) == 1
    page = reader.pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size
    said = re.sub(r"\s+", "", page.extract_text())
    for name, text in vars(stamps_of(View(shipped, selection))).items():
        assert re.sub(r"\s+", "", text) in said, name
    fonts = [font.get_object()["/DescendantFonts"][0].get_object() for font in page["/Resources"]["/Font"].values()]
    assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in fonts)


@pytest.mark.parametrize(
    ("member", "colours"),
    [  # where only some members are meant, nobody there is no gap; of one the map says where it is and no more
        pytest.param(("vatra",), {"on": "#114b55", "outside": "#f4f2ec", "none": "#e9eae6"}, id="one member"),
        pytest.param(
            ("vatra", "amarodrom"), {"c1": "#cde2e0", "stated": "#d0c9bc", "outside": "#f4f2ec", "none": "#e9eae6"}, id="two members"
        ),
    ],
)
def test_each_place_is_filled_with_the_colour_of_its_class(shipped: Dataset, member: tuple[str, ...], colours: dict[str, str]) -> None:
    selection = Selection(member=member, county=("AL-01", "AL-11"))
    groups = {g.get("id"): g for g in ET.fromstring(draw_svg(View(shipped, selection))).iter(f"{SVG}g")}
    table = coverage_table(shipped, selection)
    assert set(table["class"]) == set(colours)
    for code, class_id in table["class"].items():
        style = groups[code].find(f"{SVG}path").get("style")  # type: ignore[union-attr]
        assert f"fill: {colours[class_id]}" in str(style), code
    assert not [i for i in groups if str(i).startswith("hatch-")]


def test_gaps_that_the_coalition_names_are_hatched_in_the_colour_of_gaps(shipped: Dataset) -> None:
    groups = {g.get("id"): g for g in ET.fromstring(draw_svg(View(shipped, Selection()))).iter(f"{SVG}g")}
    for code, colour in (("AL-GR", "#fbe7dd"), ("AL-PU", "#d3512a")):  # Gramsh is named, Pukë is not
        assert f"fill: {colour}" in str(groups[code].find(f"{SVG}path").get("style"))  # type: ignore[union-attr]
    hatched = {i.removeprefix("hatch-") for i in groups if str(i).startswith("hatch-")}
    assert hatched == {"AL-GR", "AL-KC", "AL-MK", "AL-PQ"}  # Gramsh, Kuçovë, Mallakastër, Peqin


def test_where_a_figure_of_need_is_not_known_the_map_is_hatched_in_another_colour(shipped: Dataset) -> None:
    drawing = ET.fromstring(draw_svg(View(shipped, Selection(level="district", need="children-0-14"))))  # known for counties alone
    groups = {g.get("id"): g for g in drawing.iter(f"{SVG}g")}
    assert len([i for i in groups if str(i).startswith("hatch-")]) == 36
    assert "stroke: #857b8c" in ET.tostring(groups["hatch-AL-TR"], encoding="unicode")


def test_text_stays_text_and_nothing_of_it_leaves_the_sheet(shipped: Dataset) -> None:
    drawing = ET.fromstring(draw_svg(View(shipped, _longest(shipped))))
    lines = [text for text in drawing.iter(f"{SVG}text") if "12292b" in str(text.get("style")) or "4a5d5e" in str(text.get("style"))]
    lowest = max(float(str(text.get("y"))) for text in lines)
    assert 300 < lowest < 675 - 20
    joined = " ".join(str(text.text) for text in drawing.iter(f"{SVG}text"))
    assert stamps_of(View(shipped, _longest(shipped))).data in joined


def test_the_same_view_gives_the_same_bytes(shipped: Dataset) -> None:
    selection = Selection(lang="en", place="AL-DI")
    assert draw_svg(View(shipped, selection)) == draw_svg(View(shipped, selection))
    assert draw_pdf(View(shipped, selection), landscape=True) == draw_pdf(View(shipped, selection), landscape=True)


@pytest.mark.parametrize("level", ["district", "municipality"])
def test_paper_names_every_gap_beside_the_map_and_says_the_finding_first(shipped: Dataset, level: str) -> None:
    view = View(shipped, Selection(lang="en", level=level))
    drawing = ET.fromstring(draw_svg(view))
    words = [str(text.text) for text in drawing.iter(f"{SVG}text")]
    gaps = view.table.loc[view.table["members"] == 0, "name_en"]
    assert {name for name in gaps if words.count(name) == 1} == set(gaps)
    title = " ".join(words)
    assert {"district": "BKTF members are on record in 28 of the 36 districts.", "municipality": "In 32, none is."}[level] in title
    outlines = [g.get("id") for g in drawing.iter(f"{SVG}g") if str(g.get("id")).startswith("outline-")]
    assert len(outlines) == (0 if level == "district" else 26)  # what the coalition names stays visible over finer places


def test_a_sheet_says_the_finding_its_figures_and_the_gaps_in_the_order_of_the_page(shipped: Dataset) -> None:
    (sheet,) = PdfReader(io.BytesIO(draw_pdf(View(shipped, Selection(lang="en")), landscape=False))).pages
    said = " ".join(sheet.extract_text().split())
    order = (
        "BKTF members are on record in 28 of the 36 districts.", "In eight, none is.", "28 of 36", "82.4%", "districts with no member",
        "Public sources place 17 members", "The 8 gaps, largest first", "Malësi e Madhe · 30,823", "Next door: Shkodër, 9 members",
    )  # fmt: skip
    where = [said.find(words) for words in order]
    assert -1 not in where
    assert where[:6] == sorted(where[:6]) and where[6:] == sorted(where[6:])


def test_no_gaps_are_listed_where_one_member_is_meant(shipped: Dataset) -> None:
    (sheet,) = PdfReader(io.BytesIO(draw_pdf(View(shipped, Selection(lang="en", member=("vatra",))), landscape=False))).pages
    said = " ".join(sheet.extract_text().split())
    assert "9 of 36" in said and "gaps, largest first" not in said
