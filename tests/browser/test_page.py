"""What readers do, in a real browser."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from dashboard.domain.coverage import coverage_table
from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from tests.browser.conftest import Visit, until, violations
from tests.browser.windows import WINDOW

pytestmark = pytest.mark.browser
PHONE: dict[str, ViewportSize] = {"viewport": {"width": 360, "height": 780}}


def _table(page: Page) -> dict[str, tuple[int, str]]:
    rows = page.evaluate(
        "[...document.querySelectorAll('#place-table tr[data-code]')].map(r => [r.dataset.code, +r.dataset.members, r.dataset.class])"
    )
    return {code: (members, kind) for code, members, kind in rows}


def test_the_first_view_shows_36_districts_in_the_browser_language(visit: Visit) -> None:
    page = visit.open()
    expect(page.locator("html")).to_have_attribute("lang", "sq")
    expect(page.locator("#summary")).to_contain_text("Burimet publike dokumentojnë 17 anëtarë në 28 nga 36 rrethet")
    expect(page.locator("#map .choroplethlayer path")).to_have_count(36)
    rows = _table(page)
    assert len(rows) == 36
    assert rows["AL-TR"] == (12, "c5")
    assert rows["AL-MK"] == (0, "stated")
    assert rows["AL-SK"] == (0, "none")


def test_the_claim_card_gives_the_shares_and_the_verdict(visit: Visit) -> None:
    card = visit.open("lang=en").locator("#claim-80")
    for name, value in {"verdict": "depends", "area-pct": "74.6", "places-pct": "72.2", "population-pct": "89.0"}.items():
        expect(card).to_have_attribute(f"data-{name}", value)
    expect(card).to_contain_text("The coalition names 26 districts: 72.2% of all districts, 74.6% of the land area")


def test_where_does_vatra_work(visit: Visit, shipped: Dataset) -> None:
    page = visit.open("lang=en")
    visit.set("member-filter", ["vatra"])
    expected = coverage_table(shipped, Selection(member=("vatra",)))
    rows = _table(page)
    assert {c for c, (n, _) in rows.items() if n} == set(expected.index[expected["members"] > 0])
    assert "member=vatra" in page.url
    expect(page.locator("#chips")).to_contain_text("Vatra")
    page.locator("#reset").click()
    until(page, "!location.search.includes('vatra')")
    expect(page.locator("tr[data-code=AL-TR]")).to_have_attribute("data-members", "12")


def test_who_works_in_diber_says_who_and_since_when(visit: Visit) -> None:
    page = visit.open("lang=en")
    name = page.locator("#place-table").get_by_role("link", name="Dibër", exact=True)
    assert name.get_attribute("href") == "place/AL-DI?lang=en"  # for a tab of its own; a press chooses it here
    name.click()
    panel = page.locator("#place-panel")
    expect(panel).to_contain_text("7 members on record")
    panel.locator("> details > summary", has_text="World Vision").click()
    expect(panel.locator("details[open]")).to_contain_text("2018")
    links = panel.locator("details[open] a")
    assert links.count() > 0
    assert all(str(link.get_attribute("href")).startswith("http") for link in links.all())


def test_a_click_on_the_map_opens_the_place(visit: Visit) -> None:
    page = visit.open("lang=en")
    box = page.locator("#map .choroplethlayer path").nth(4).bounding_box()  # AL-DI, codes in order
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    until(page, "location.search.includes('place=')")
    expect(page.locator("#place-panel h2")).not_to_have_text("Choose a place")


@pytest.mark.parametrize("written", ["peshkopi", "DIBRA", "Rrethi i Dibrës"])
def test_the_search_finds_a_place_in_any_spelling(visit: Visit, written: str) -> None:
    page = visit.open("lang=en")
    page.locator("#place-search").fill(written)
    page.locator("#place-search").press("Enter")
    expect(page.locator("#place-panel h2")).to_have_text("Dibër")


def test_the_map_is_one_keyboard_stop_with_arrows_between_neighbours(visit: Visit) -> None:
    page = visit.open("lang=en&place=AL-TR")
    page.locator("#map-box").focus()
    page.keyboard.press("ArrowLeft")
    readout = page.locator("#map-readout")
    expect(readout).to_contain_text("Durrës")
    page.keyboard.press("Enter")
    expect(page.locator("#place-panel h2")).to_have_text("Durrës")


def test_language_and_colours_change_without_reload(visit: Visit) -> None:
    page = visit.open("lang=en")
    page.evaluate("window.stayed = true")
    visit.set("language", "sq")
    expect(page.locator("#view a").first).to_have_text("Harta")
    expect(page.locator("#level")).to_contain_text("Rrethet")
    visit.set("color-scheme", "dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate("window.stayed")


def test_partner_countries_follow_the_member_filter(visit: Visit) -> None:
    page = visit.open("lang=en&view=partners")
    expect(page.locator("#partner-summary")).to_contain_text("The coalition lists 12 partner countries")
    page.locator("[data-country=XKX]").click()
    expect(page.locator("#country-panel h2")).to_have_text("Kosovo")
    page.locator("[data-country=MKD]").click()
    expect(page.locator("#country-panel")).to_contain_text("On the coalition’s website: Maqedoni")
    assert "place=MKD" in page.url


def test_every_country_with_a_link_is_named_on_the_map_and_has_each_member_once(visit: Visit) -> None:
    page = visit.open("lang=en&view=partners")
    expect(page.locator("#partner-headline")).to_have_text("Sources show links to 27 countries.")
    beside = page.locator("#callouts .name").all_text_contents()
    inside = page.locator("#partner-map .scattergeo text").all_text_contents()
    listed = page.locator("#partner-list [data-country]").all_inner_texts()
    assert len(listed) == 27
    written = " ".join([*beside, *inside]).replace("\n", " ")
    assert [name for name in listed if name not in written] == []
    greece = page.locator("#partner-list li", has_text="Greece")
    expect(greece).to_contain_text("Terre des hommes, Help for Children +2")  # nine links of four members
    expect(page.locator("#partner-list li", has_text="Georgia")).to_contain_text("the coalition itself")


def test_arrows_move_between_countries_and_enter_opens_one(visit: Visit) -> None:
    page = visit.open("view=partners&place=ROU&lang=en")
    expect(page.locator("#country-panel h2")).to_have_text("Romania")
    page.locator("#partner-map-box").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#partner-map-readout")).to_have_text("Serbia: named by the coalition and in sources")
    expect(page.locator("#country-panel h2")).to_have_text("Romania")
    page.keyboard.press("Enter")
    expect(page.locator("#country-panel h2")).to_have_text("Serbia")
    page.keyboard.press("Escape")
    expect(page.locator("#country-panel")).to_be_hidden()
    visit.set("member-filter", ["vatra"])
    expect(page.locator("#partner-list")).to_contain_text("Norway")
    expect(page.locator("#partner-list")).not_to_contain_text("Poland")


def test_members_view_shows_all_19_and_says_who_has_no_source(visit: Visit) -> None:
    page = visit.open("lang=en&view=members")
    expect(page.locator("[data-member]")).to_have_count(19)
    expect(page.locator("[data-member=rmsa-icmc]")).to_contain_text("No source was found")
    expect(page.locator("#matrix tbody tr")).to_have_count(19)


def test_a_wrong_link_shows_the_page_and_says_what_was_left_out(visit: Visit) -> None:
    page = visit.open("lang=en&level=planet&member=nobody&v=old")
    expect(page.locator("#notice")).to_contain_text("level=planet")
    expect(page.locator("#notice")).to_contain_text("The data have changed")
    assert len(_table(page)) == 36


def test_back_undoes_a_choice(visit: Visit) -> None:
    page = visit.open("lang=en")
    visit.set("level", "county")
    assert len(_table(page)) == 12
    page.go_back()
    until(page, "document.querySelectorAll('#place-table tr[data-code]').length === 36")


@pytest.mark.parametrize("visit", [PHONE], indirect=True)
def test_on_a_phone_the_filters_are_a_drawer_and_nothing_sticks_out(visit: Visit) -> None:
    page = visit.open("lang=en")
    expect(page.locator("#filter-bar")).not_to_be_visible()
    page.locator("#filters-open").click()
    expect(page.locator("#filter-bar")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#filter-bar")).not_to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(  # each two of the three together
    ("size", "lang", "scheme"),
    [(WINDOW, "sq", "light"), (WINDOW, "en", "dark"), (PHONE["viewport"], "sq", "dark"), (PHONE["viewport"], "en", "light")],
    ids=["laptop-sq-light", "laptop-en-dark", "phone-sq-dark", "phone-en-light"],
)
def test_no_accessibility_violation_in_any_view(visit: Visit, size: ViewportSize, lang: str, scheme: str) -> None:
    visit.page.set_viewport_size(size)
    found = []
    for view in ("map", "members", "claims", "partners", "about"):
        page = visit.open(f"lang={lang}&theme_mode={scheme}&view={view}" + ("&place=AL-DI" if view == "map" else ""))
        found += violations(page, view)
    assert found == []


@pytest.mark.parametrize("lang", ["sq", "en"])
@pytest.mark.parametrize(
    "query",
    [
        "",
        "place=AL-TR&evidence=direct,stated,indirect,weak",
        "level=municipality",
        "view=members",
        "view=claims",
        "view=claims&level=municipality",
        "view=partners",
        "view=partners&place=GRC",
        "view=about",
        "theme_mode=dark",
        "member=save-the-children&level=municipality",
        "compare=vatra,arsis",
        "level=county&need=children-0-14",
    ],
)
def test_a_view_prints_on_one_page(visit: Visit, query: str, lang: str) -> None:
    page = visit.open(f"lang={lang}&{query}")
    paper = page.pdf(prefer_css_page_size=True)
    assert paper.count(b"/Type /Page\n") == 1


@pytest.mark.parametrize(("path", "sheets"), [("place/AL-MM", 1), ("place/AL-TR", 2), ("member/vatra", 1)])
def test_the_page_of_a_place_or_member_is_printed_on_one_sheet_and_on_two_where_there_is_much(
    visit: Visit, server_address: str, path: str, sheets: int
) -> None:
    visit.page.goto(f"{server_address}/{path}?lang=sq")
    assert visit.page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == sheets
