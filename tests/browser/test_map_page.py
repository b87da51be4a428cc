"""The map page as a person meets it first: the country large, the gaps named, each figure and each class a way on."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit, until

pytestmark = pytest.mark.browser
GAPS = {"Malësi e Madhe", "Pukë", "Peqin", "Kuçovë", "Mallakastër", "Gramsh", "Skrapar", "Tepelenë"}
SIZES = [(1280, 800), (1366, 768), (1440, 900), (1920, 1080)]
# Where the shapes of the districts begin and end on the window.
DISTRICTS = "#map .choroplethlayer path"
EXTENT = f"""(() => {{ const boxes = [...document.querySelectorAll('{DISTRICTS}')].map((path) => path.getBoundingClientRect());
  return [Math.min(...boxes.map((b) => b.top)), Math.max(...boxes.map((b) => b.bottom))]; }})()"""


def _named(page: Page) -> set[str]:
    names: list[str] = page.evaluate("[...document.querySelectorAll('#gap-labels text.name')].map((t) => t.textContent)")
    return set(names)


def _of_place(page: Page, code: str) -> tuple[float, float]:
    """Return where a place lies on the window: on a point inside it, pixels."""
    at = """(code) => { const plot = document.querySelector('#map .js-plotly-plot'), box = plot.getBoundingClientRect();
      const [lon, lat] = coverage.store.view.row(code).place.point, [x, y] = plot._fullLayout.geo._subplot.projection([lon, lat]);
      return [box.left + x, box.top + y]; }"""
    x, y = page.evaluate(at, code)
    return x, y


@pytest.mark.parametrize("lang", ["sq", "en"])
@pytest.mark.parametrize(("width", "high"), SIZES, ids=[str(w) for w, _ in SIZES])
def test_the_country_fills_the_height_and_nothing_of_the_finding_is_below_the_fold(visit: Visit, width: int, high: int, lang: str) -> None:
    visit.page.set_viewport_size({"width": width, "height": high})
    page = visit.open(f"lang={lang}")
    top, bottom = page.evaluate(EXTENT)
    height = page.evaluate("innerHeight")
    assert bottom - top >= 0.75 * height
    assert top >= page.locator("#filter-bar").evaluate("e => e.getBoundingClientRect().bottom")
    assert bottom <= height
    for part in ("#headline", "#lede", "#big-figures", "#legend", ".map-view .attribution"):
        box = page.locator(part).bounding_box()
        assert box, part
        assert box["y"] + box["height"] <= height, part
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")
    assert _named(page) == GAPS


@pytest.mark.parametrize("visit", [{"viewport": {"width": 390, "height": 844}, "has_touch": True}], indirect=True)
def test_on_a_phone_a_tap_on_the_map_answers_where_the_thumb_is(visit: Visit) -> None:
    page = visit.open("lang=en")
    top, _ = page.evaluate(EXTENT)
    assert top <= 844 / 3
    visit.painted(lambda: page.touchscreen.tap(*_of_place(page, "AL-DI")))
    panel = page.locator("#place-panel")
    expect(panel.locator("h2")).to_have_text("Dibër")
    # It rises; where it rests, it is in the lower two thirds.
    until(page, "(({ top, bottom }) => top >= 844 / 3 && bottom <= 844)(document.querySelector('#place-panel').getBoundingClientRect())")
    visit.painted(lambda: panel.get_by_role("button", name="Close").click())
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_finding_follows_the_filters(visit: Visit) -> None:
    page = visit.open("lang=en")
    expect(page.locator("#headline")).to_have_text("BKTF members are on record in 28 of the 36 districts. In eight, none is.")
    visit.set("member-filter", ["vatra"])
    expect(page.locator("#headline")).to_have_text("Vatra is on record in 9 of the 36 districts.")
    expect(page.locator("#big-figures button").first).to_contain_text("9 of 36")
    assert _named(page) == set()  # where one member is meant, nobody there is no gap
    visit.set("language", "sq")
    expect(page.locator("#headline")).to_have_text("Vatra dokumentohet në 9 nga 36 rrethet.")


def test_a_class_of_the_legend_narrows_map_and_table_and_keeps_the_focus(visit: Visit) -> None:
    page = visit.open("lang=en")
    rows = page.locator("#place-table tr[data-code]")
    five = page.locator("#legend [data-class=c5]")
    five.focus()
    visit.painted(lambda: page.keyboard.press("Enter"))
    expect(five).to_have_attribute("aria-pressed", "true")
    expect(five).to_be_focused()
    assert set(rows.evaluate_all("rows => rows.map(r => r.dataset.code)")) == {"AL-TR", "AL-SH"}  # 12 and 9 members
    visit.painted(lambda: page.get_by_role("button", name="show all").click())
    expect(rows).to_have_count(36)


def test_the_figure_of_the_gaps_shows_them_alone_and_the_panel_names_who_is_next_door(visit: Visit) -> None:
    page = visit.open("lang=en")
    visit.painted(lambda: page.locator(".big.gap").click())
    expect(page.locator("#place-table tr[data-code]")).to_have_count(8)
    first = page.locator("#place-panel .gaps button").first
    expect(first).to_have_text("Malësi e Madhe30,823Next door: Shkodër, 9 members")
    visit.painted(first.click)
    expect(page.locator("#place-panel h2")).to_have_text("Malësi e Madhe")


def test_the_pointer_over_a_place_tells_it_in_short_beside_itself(visit: Visit) -> None:
    page = visit.open("lang=en")
    tip: Any = page.locator("#tooltip")
    page.mouse.move(*_of_place(page, "AL-DI"))
    expect(tip).to_be_visible()
    assert tip.inner_text().split("\n") == [
        "Dibër",
        "7 members on record · latest source: 2026",
        "Help for Children, Partners for Children +5",
    ]
    box = tip.bounding_box()
    assert box["width"] <= 280
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1280
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_closer_in_the_names_beside_the_map_give_way_and_come_back(visit: Visit) -> None:
    page = visit.open("lang=en")
    page.locator("[data-zoom='map:in']").click()
    until(page, "!document.querySelector('#gap-labels text')")
    page.locator("[data-zoom='map:reset']").click()
    until(page, "document.querySelectorAll('#gap-labels text.name').length === 8")


def test_filters_that_few_need_are_behind_one_button(visit: Visit) -> None:
    page = visit.open("lang=en")
    expect(page.locator("#evidence-filter")).to_be_hidden()
    page.locator("#more-filters > summary").click()
    visit.painted(lambda: page.locator("#evidence-filter").get_by_text("weak", exact=True).click())
    expect(page.locator("#headline")).to_contain_text("Sources of the chosen kinds place members in")


def test_the_menus_of_the_bars_close_by_escape_and_by_a_press_elsewhere(visit: Visit) -> None:
    page = visit.open("lang=en")
    for menu, inside in (("#more-filters", "#evidence-filter"), ("#export-menu", "#export-list")):
        page.locator(f"{menu} > summary").click()
        expect(page.locator(inside)).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(inside)).to_be_hidden()
        expect(page.locator(f"{menu} > summary")).to_be_focused()
        page.locator(f"{menu} > summary").click()
        page.locator("#headline").click(position={"x": 5, "y": 5})
        expect(page.locator(inside)).to_be_hidden()


def test_of_a_list_in_a_menu_escape_closes_the_list_first_and_a_choice_leaves_both_open(visit: Visit) -> None:
    page = visit.open("lang=en")
    page.locator("#more-filters > summary").click()
    page.locator("#kind-filter").click()
    visit.painted(page.locator(".dash-dropdown-content label").first.click)
    expect(page.locator(".dash-dropdown-content")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".dash-dropdown-content")).to_have_count(0)
    expect(page.locator("#evidence-filter")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#evidence-filter")).to_be_hidden()


def test_a_place_and_a_member_have_a_page_of_their_own_where_there_is_a_server(visit: Visit) -> None:
    page = visit.open("lang=en&place=AL-MM")
    page.locator("#place-page").click()
    expect(page.locator("h1")).to_have_text("No member is on record in Malësi e Madhe (district)")
    page.get_by_role("link", name="Open in the coverage map").click()
    until(page, "document.documentElement.dataset.ready === '1'")
    expect(page.locator("#place-panel h2")).to_have_text("Malësi e Madhe")
    page = visit.open("lang=en&member=vatra")
    page.locator("#member-page").click()
    expect(page.locator("h1")).to_have_text("Vatra is on record in 9 of the 36 districts.")


def test_on_a_static_site_the_links_lead_to_its_files(browser: Browser, site_address: str) -> None:
    page = browser.new_page(locale="en-GB")
    page.goto(f"{site_address}?place=AL-MM")
    page.locator("#place-page").click()
    expect(page.locator("h1")).to_have_text("No member is on record in Malësi e Madhe (district)")
    assert page.url.endswith("/below/place/AL-MM.en.html")
    page.get_by_role("link", name="Open in the coverage map").click()
    expect(page.locator("#place-panel h2")).to_have_text("Malësi e Madhe", timeout=30_000)
    page.goto(f"{site_address}?lang=sq&member=vatra")
    page.locator("#member-page").click(timeout=30_000)
    assert page.url.endswith("/below/member/vatra.sq.html")
    page.close()


def test_a_page_of_a_gap_prints_on_one_sheet(visit: Visit) -> None:
    for lang in ("sq", "en"):
        visit.page.goto(f"{visit.address}place/AL-MM?lang={lang}")
        assert visit.page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1


def test_two_members_are_compared_from_the_card_of_one(visit: Visit) -> None:
    page = visit.open("lang=en&member=tdh")
    visit.painted(lambda: page.locator("#compare-with").select_option("world-vision"))
    assert "compare=tdh,world-vision" in page.url
    assert "member=" not in page.url
    expect(page.locator("#headline")).to_have_text("Terre des hommes and World Vision share 8 districts.")
    expect(page.locator("#compare")).to_contain_text("5 only Terre des hommes")
    expect(page.locator("#compare")).to_contain_text("3 only World Vision")
    both = page.locator("#place-panel [data-part=ab]")
    expect(both).to_contain_text("Dibër, Durrës, Elbasan, Korçë, Lezhë, Shkodër, Tirana and Vlorë")
    counts = {
        b.get_attribute("data-class"): b.locator(".legend-count").inner_text() for b in page.locator("#legend button[data-class]").all()
    }
    assert counts == {"a": "5", "ab": "8", "b": "3", "none": "20"}
    expect(page.locator(".gap-chip")).to_have_count(8)
    expect(page.locator("tr[data-code=AL-DI]")).to_have_attribute("data-class", "ab")
    visit.painted(lambda: page.get_by_role("button", name="Back to World Vision").click())
    assert "member=world-vision" in page.url
    assert "compare=" not in page.url


def test_two_members_of_the_filter_are_one_press_from_being_compared(visit: Visit) -> None:
    page = visit.open("lang=en&member=vatra,arsis")
    visit.painted(lambda: page.get_by_role("button", name="Compare the two").click())
    assert "compare=vatra,arsis" in page.url
    visit.painted(lambda: page.get_by_role("button", name="Remove the filter ARSIS").click())  # one left is that one alone
    expect(page.locator("#headline")).to_have_text("Vatra is on record in 9 of the 36 districts.")


@pytest.mark.parametrize("level", ["district", "municipality"])
def test_a_drag_of_a_zoomed_map_moves_it_and_chooses_nothing(visit: Visit, level: str) -> None:
    page = visit.open(f"lang=en&level={level}")
    zoomed = "document.querySelector('#map .js-plotly-plot')._fullLayout.geo"
    page.locator(".zoom button").first.click()
    until(page, f"{zoomed}.projection.scale > 1.3")
    before = page.evaluate(f"{zoomed}.center.lon")
    box = page.locator("#map-box").bounding_box()
    assert box
    x, y = box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.45
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 70, y + 60, steps=10)
    page.mouse.up()
    until(page, f"Math.abs({zoomed}.center.lon - {before}) > 0.05")
    page.wait_for_timeout(500)
    assert "place=" not in page.evaluate("location.search")
    visit.painted(lambda: page.mouse.click(x, y))  # a press that stays chooses
    until(page, "location.search.includes('place=')")


def test_the_frame_around_the_map_is_for_the_keyboard(visit: Visit) -> None:
    page = visit.open("lang=en")
    frame = "getComputedStyle(document.querySelector('#map-box')).outlineStyle"
    page.locator("#map-box").click(position={"x": 20, "y": 20})
    page.keyboard.press("Escape")
    expect(page.locator("#map-box")).to_be_focused()
    assert page.evaluate(frame) == "none"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(frame) != "none"
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#map-box")).to_be_focused()
    assert page.evaluate(frame) != "none"


def test_what_is_chosen_is_legible_under_the_pointer(visit: Visit) -> None:
    page = visit.open("lang=en")
    for segments in ("#level", "#language"):
        chosen = page.locator(f"{segments} label:has(input:checked)")
        chosen.hover()
        ink, ground = chosen.evaluate("e => [getComputedStyle(e.querySelector('span')).color, getComputedStyle(e).backgroundColor]")
        assert (ink, ground) == ("rgb(255, 255, 255)", "rgb(14, 90, 102)")


def test_small_gaps_are_named_in_the_map_when_it_is_zoomed_in(visit: Visit) -> None:
    page = visit.open("lang=en")
    named = "[...document.querySelectorAll('#map text')].some(text => text.textContent.includes('Peqin'))"
    assert not page.evaluate(named)
    for _ in range(3):
        page.locator("[data-zoom='map:in']").click()
    until(page, named)


def test_the_percentage_that_the_claim_is_held_against_is_in_the_link(visit: Visit) -> None:
    page = visit.open("lang=en&view=claims&percent=75")
    expect(page.locator("#claim-share")).to_have_value("75")
    page.locator("#claim-share").fill("60")
    page.keyboard.press("Enter")
    until(page, "location.search.includes('percent=60')")
    page.locator("#claim-share").fill("")
    page.keyboard.press("Enter")
    until(page, "!location.search.includes('percent')")
    expect(page.locator("#claim-share")).to_have_value("80")


def test_a_drag_of_a_zoomed_map_leaves_the_level_that_is_shown(visit: Visit) -> None:
    page = visit.open("lang=en")
    visit.painted(page.locator("#level label").nth(2).click)
    for _ in range(2):
        page.locator("[data-zoom='map:in']").click()
    shapes = "document.querySelector('#map .js-plotly-plot').data[0].locations.length"
    page.evaluate("document.querySelector('#map .js-plotly-plot').on('plotly_relayout', () => { window.moved = true; })")
    page.mouse.move(700, 400)
    page.mouse.down()
    page.mouse.move(750, 440, steps=5)
    page.mouse.up()
    until(page, "window.moved === true")
    until(page, f"{shapes} === 61")
    page.wait_for_timeout(500)
    assert page.evaluate(shapes) == 61


def _outlined(page: Page) -> list[str]:
    """Return the codes of the places whose shapes are outlined, by the shapes that they copy."""
    return list(
        page.evaluate(
            """[...document.querySelectorAll("#hovered path")].map((copy) =>
              [...document.querySelectorAll("#map .choroplethlayer path")].find(
                (shape) => shape !== copy && shape.getAttribute("d") === copy.getAttribute("d"),
              ).__data__.loc,
            )"""
        )
    )


def test_what_the_pointer_is_over_is_shown_on_the_map_in_the_table_and_in_the_legend(visit: Visit) -> None:
    page = visit.open("lang=en")
    page.locator("[data-gap=AL-GR]").hover()
    assert _outlined(page) == ["AL-GR"]
    expect(page.locator("#place-table tr[data-code=AL-GR]")).to_have_class(re.compile("pointed"))
    expect(page.locator("#legend [data-class=stated]")).to_have_class(re.compile("pointed"))
    page.locator("#legend [data-class=c5]").hover()
    assert sorted(_outlined(page)) == ["AL-SH", "AL-TR"]  # nine members or more
    expect(page.locator("[data-gap=AL-GR]")).not_to_have_class(re.compile("pointed"))
    page.mouse.move(*_of_place(page, "AL-DI"))
    expect(page.locator("#place-table tr[data-code=AL-DI]")).to_have_class(re.compile("pointed"))
    assert _outlined(page) == ["AL-DI"]
    page.locator("h1#headline").hover()
    assert _outlined(page) == []


@pytest.mark.parametrize("key", ["Escape", "p"])
def test_after_a_presentation_that_was_stepped_through_the_map_has_the_height_that_it_had(visit: Visit, key: str) -> None:
    page = visit.open("lang=en")
    before = page.locator("#map-box").bounding_box()
    page.keyboard.press("p")
    for step in range(2, 9):
        page.keyboard.press("ArrowRight")
        expect(page.locator("#step-count")).to_have_text(f"{step} / 8")
    page.keyboard.press(key)
    expect(page.locator("#filter-bar")).to_be_visible()
    assert page.locator("#map-box").bounding_box() == before


@pytest.mark.parametrize("query", ["theme=street-children&lang=sq", "member=vatra,tdh,tlas&lang=en", "level=municipality&lang=en"])
@pytest.mark.parametrize("size", [(1024, 768), (1280, 800), (1366, 768), (1440, 900)])
def test_the_map_and_what_is_said_of_it_end_at_the_fold(visit: Visit, query: str, size: tuple[int, int]) -> None:
    visit.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = visit.open(query)
    for part in ("#map-box", ".attribution", "#legend"):
        box = page.locator(part).first.bounding_box()
        assert box
        assert box["y"] + box["height"] <= size[1] + 1, part


def test_the_gaps_that_find_no_room_in_the_panel_are_one_press_away(visit: Visit) -> None:
    page = visit.open("lang=en&level=municipality")
    visit.painted(lambda: page.get_by_role("button", name="more in the list of gaps").click())
    expect(page.locator("#view-claims")).to_be_visible()
    expect(page.locator(".gap-table tbody tr")).to_have_count(32)
