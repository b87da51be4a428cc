"""What the browser makes itself where there is no server."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.exports.forms import export
from dashboard.views.sentences import stamps_of
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
QUERY = "level=county&evidence=direct"


def _taken(page: Page, words: str) -> Path:
    page.locator("#export-menu summary").click()
    with page.expect_download() as download:
        page.locator("#export-list").get_by_text(words, exact=True).click()
    return Path(download.value.path())


def test_the_slides_are_those_of_the_server(offline: Visit, shipped: Dataset) -> None:
    page = offline.open()
    assert _taken(page, "PowerPoint").read_bytes() == export("presentation.pptx", shipped, "lang=en")


def test_the_table_is_the_servers_table(offline: Visit, shipped: Dataset) -> None:
    page = offline.open(QUERY)
    own, served = (
        list(csv.DictReader(io.StringIO(text, newline="")))
        for text in (_taken(page, "CSV").read_text("utf-8-sig"), export("coverage.csv", shipped, f"lang=en&{QUERY}").decode("utf-8-sig"))
    )
    assert len(own) == 12
    for mine, theirs in zip(own, served, strict=True):
        assert {name: mine[name] for name in ("code", "members", "stated", "sentence", "selection", "sources", "disclaimer")} == {
            name: theirs[name] for name in ("code", "members", "stated", "sentence", "selection", "sources", "disclaimer")
        }
        assert float(mine["area_km2"]) == float(theirs["area_km2"])


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(offline: Visit) -> None:
    page = offline.open()
    page.evaluate("coverage.store.view.table[0].place.en = '=HYPERLINK(1)'")
    rows = list(csv.DictReader(io.StringIO(page.evaluate("coverage.csv()"))))
    assert rows[0]["name_en"] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("view", ["map", "partners"])
def test_the_drawing_carries_every_stamp(offline: Visit, shipped: Dataset, view: str) -> None:
    page = offline.open(f"view={view}&theme_mode=dark")
    drawing = ET.fromstring(_taken(page, "SVG").read_bytes())
    said = " ".join(text.text or "" for text in drawing.iter("{http://www.w3.org/2000/svg}text"))
    for stamp in vars(stamps_of(View(shipped, Selection(view=view, lang="en")))).values():
        assert stamp in said


def test_the_drawing_begins_with_the_finding_and_names_the_gaps_beside_the_map(offline: Visit) -> None:
    page = offline.open("lang=sq")
    drawing = ET.fromstring(_taken(page, "SVG").read_bytes())
    named = [text.text for text in drawing.iter("{http://www.w3.org/2000/svg}text") if text.get("class") == "name"]
    assert sorted(map(str, named)) == ["Gramsh", "Kuçovë", "Mallakastër", "Malësi e Madhe", "Peqin", "Pukë", "Skrapar", "Tepelenë"]
    said = " ".join(text.text or "" for text in drawing.iter("{http://www.w3.org/2000/svg}text"))
    assert "Anëtarët e BKTF dokumentohen në 28 nga 36 rrethet. Në tetë, asnjë." in said


def test_the_drawing_names_every_partner_country(offline: Visit, shipped: Dataset) -> None:
    page = offline.open("lang=en&view=partners")
    drawing = ET.fromstring(_taken(page, "SVG").read_bytes())
    said = " ".join("".join(text.itertext()) for text in drawing.iter("{http://www.w3.org/2000/svg}text"))
    countries = View(shipped, Selection(view="partners", lang="en")).countries
    linked = countries.loc[countries["class"] != "land", "name_en"]
    assert [name for name in linked if name not in said] == []
    assert len(linked) == 28


def test_the_picture_is_twice_as_fine_as_the_drawing_and_light_in_the_dark(offline: Visit) -> None:
    page = offline.open("theme_mode=dark")
    with Image.open(_taken(page, "PNG")) as picture:
        assert picture.size == (2400, 1350)
        assert picture.convert("RGB").getpixel((2, 2)) == (255, 255, 255)


def test_a_file_without_a_public_address_puts_the_sentence_into_the_code(offline: Visit) -> None:
    page = offline.open("present=1&step=5")
    page.evaluate("coverage.frozen.url = ''")
    page.keyboard.press("q")
    said = "No member on record. Named by the coalition: Gramsh, Kuçovë, Mallakastër and Peqin. Not named: Malësi e Madhe"
    expect(page.locator("#dialog")).to_contain_text(said)
    assert said in page.evaluate("coverage.codeText()")
    drawn = (
        "document.querySelector('#dialog-content svg').outerHTML === coverage.qrSvg(coverage.codeText(), 'QR code of this view').outerHTML"
    )
    assert page.evaluate(drawn)


def test_the_code_opens_the_view_and_not_the_presentation(offline: Visit) -> None:
    page = offline.open("present=1&step=10")
    page.keyboard.press("q")
    expect(page.locator("#dialog .address")).to_have_text("https://coverage.example/?lang=en&member=vatra")


def test_an_own_sequence_survives_as_a_file(offline: Visit, tmp_path: Path) -> None:
    page = offline.open("member=vatra&place=AL-DI")
    page.evaluate("coverage.addView()")
    page.locator("#export-menu summary").click()
    page.get_by_text("Steps of the presentation").click()
    with page.expect_download() as download:
        page.get_by_text("Save as JSON").click()
    saved = json.loads(Path(download.value.path()).read_text())
    assert [view["query"] for view in saved["views"]] == ["member=vatra&place=AL-DI"]
    (tmp_path / "more.json").write_text(json.dumps({"views": [{"query": "level=county"}, {"query": "member=vatra&member=nobody"}]}))
    page.locator("#dialog input[type=file]").set_input_files(tmp_path / "more.json")
    expect(page.locator("#dialog .steps li")).to_have_count(2)
    expect(page.locator("#dialog-notice")).to_contain_text("member=nobody")
    (tmp_path / "wrong.json").write_text("[1]")
    page.locator("#dialog input[type=file]").set_input_files(tmp_path / "wrong.json")
    expect(page.locator("#dialog-notice")).to_contain_text("wrong.json is not a saved presentation")
    expect(page.locator("#dialog .steps li")).to_have_count(2)


def test_the_page_of_a_place_opens_over_the_map_and_leads_to_its_neighbours_and_back(offline: Visit) -> None:
    page = offline.open("place=AL-BR")
    page.locator("#place-page").click()
    own = page.locator("#own-page")
    expect(own.get_by_role("heading", level=1)).to_have_text("One member is on record in Berat (district)")
    expect(page).to_have_title("One member is on record in Berat (district)")
    assert page.evaluate("document.querySelector('#own-page').scrollTop") == 0
    page.evaluate("document.querySelector('#own-page').scrollTop = 300")
    own.get_by_role("link", name="Elbasan").first.click()
    expect(own.get_by_role("heading", level=1)).to_contain_text("Elbasan")
    assert page.evaluate("document.querySelector('#own-page').scrollTop") == 0
    page.go_back()
    expect(own.get_by_role("heading", level=1)).to_contain_text("Berat")
    assert page.evaluate("document.querySelector('#own-page').scrollTop") == 300
    page.keyboard.press("p")  # what lies below hears no key
    own.get_by_role("link", name="Shqip").click()
    expect(own.get_by_role("heading", level=1)).to_have_text("Një anëtar dokumentohet në Berat (rreth)")
    expect(own).to_have_attribute("aria-label", "Një anëtar dokumentohet në Berat (rreth)")
    expect(own.get_by_role("button")).to_have_text(["Kthehu te harta", "Printo"])  # in the language of the page
    page.keyboard.press("Escape")
    expect(own).to_have_count(0)
    expect(page.locator("#place-page")).to_be_focused()
    expect(page).to_have_title("BKTF · Coverage map")
    expect(page).to_have_url(re.compile(r"\?lang=en&place=AL-BR$"))
    expect(page.locator("html")).not_to_have_attribute("data-present", "")


def test_the_page_of_a_member_opens_by_its_address_and_leads_to_its_map_without_loading_the_file_again(
    browser: Browser, file_address: str
) -> None:
    context = browser.new_context(offline=True, locale="en-GB")
    page = context.new_page()
    page.goto(f"{file_address}#member/vatra.en")
    own = page.locator("#own-page")
    expect(own.get_by_role("heading", level=1)).to_have_text("Vatra is on record in 9 of the 36 districts.")
    page.evaluate("window.kept = true")
    own.get_by_role("link", name="Open in the coverage map").click()
    expect(own).to_have_count(0)
    expect(page.locator("#chips")).to_contain_text("Vatra")
    assert page.evaluate("window.kept")
    for asked, title in (("member/tlas", "TLAS"), ("place/AL-XX.sq", "Vendet"), ("member/nobody", "Members")):
        page.goto("about:blank")
        page.goto(f"{file_address}#{asked}")
        expect(own.get_by_role("heading", level=1)).to_contain_text(title)
    context.close()


@pytest.mark.parametrize(("address", "sheets"), [("place/AL-MM.sq", 1), ("member/vatra.en", 1), ("place/AL-TR.en", 2)])
def test_a_page_of_the_file_prints_alone_on_as_many_sheets_as_that_of_a_server(
    browser: Browser, file_address: str, server_address: str, address: str, sheets: int
) -> None:
    kind, name, lang = address.replace(".", "/").split("/")
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    printed = []
    for url in (f"{file_address}#{address}", f"{server_address}/{kind}/{name}?lang={lang}"):
        page.goto(url)
        expect(page.get_by_role("heading", level=1).last).to_be_visible()
        if "#" in url:
            expect(page.locator("#own-page")).to_be_visible()
        printed.append(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))))
    own, served = printed
    assert len(own.pages) == len(served.pages) == sheets
    assert own.pages[0].mediabox == served.pages[0].mediabox
    words = [re.sub(r"\s+", "", "".join(sheet.extract_text() for sheet in pdf.pages)) for pdf in printed]
    assert words[0] in words[1] or words[0] == words[1]
    context.close()
