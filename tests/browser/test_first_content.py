"""Before the scripts have run, and where none does, the page answers; when they have, it takes the place without a move."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Visit, until

pytestmark = pytest.mark.browser
SHIFTS = """window.shift = 0; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shift += entry.hadRecentInput ? 0 : entry.value;
}).observe({ type: "layout-shift", buffered: true });"""
# What the page shows at the same place before and after: its part of the first content, and its own.
PARTS = {
    ".first h1": "#headline", ".first .summary": "#lede", ".first .figures": "#big-figures", ".first .map-frame": ".map-view .map-frame",
}  # fmt: skip


def _box(page: Page, part: str) -> tuple[float, float]:
    found = page.locator(part).bounding_box()
    assert found, part
    return found["x"], found["y"]


@pytest.fixture(params=[(1440, 900), (390, 844)], ids=["desk", "phone"])
def without_scripts(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, height = request.param
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": height}, locale="en-GB")
    yield context.new_page()
    context.close()


def test_without_scripts_the_questions_of_a_meeting_are_answered(without_scripts: Page, server_address: str) -> None:
    page = without_scripts
    page.goto(server_address)
    # Where are members on record, where is nobody, and does the claim hold?
    expect(page.locator("h1:visible")).to_have_text("BKTF members are on record in 28 of the 36 districts. In eight, none is.")
    expect(page.locator(".first .gaps li")).to_have_count(8)
    expect(page.locator(".first .gaps")).to_contain_text("Malësi e Madhe 30,823 residents")
    expect(page.locator(".first .side")).to_contain_text("It depends on the measure.")
    expect(page.locator(".first-bar noscript p")).to_be_visible()
    expect(page.locator(".first .opening")).to_be_hidden()
    # Who works in Dibër? A place of the map leads there, by the keyboard too.
    place = page.get_by_role("link", name="Dibër: 7 members on record")
    place.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("7 members are on record in Dibër (district)")
    # Where does a member work?
    page.goto(server_address)
    page.locator(".first .columns").get_by_role("link", name="Vatra").click()
    expect(page.locator("h1")).to_have_text("Vatra is on record in 9 of the 36 districts.")


def test_without_scripts_headings_descend_links_have_names_and_nothing_is_wider_than_the_window(
    without_scripts: Page, server_address: str
) -> None:
    page = without_scripts
    page.goto(f"{server_address}?lang=sq")
    levels = [int(heading.evaluate("e => e.tagName[1]")) for heading in page.locator(":is(h1, h2, h3):visible").all()]
    assert levels == [1, 2, 2, 2, 2, 2, 2]
    snapshot = page.locator("#first").aria_snapshot()
    assert not re.search(r"- link:|- link$", snapshot, re.MULTILINE)  # one without a name
    assert snapshot.count("- main") == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")


@pytest.mark.parametrize(
    "visit", [{"viewport": {"width": 1440, "height": 900}}, {"viewport": {"width": 390, "height": 844}}], indirect=True
)
def test_with_scripts_the_page_takes_its_place_without_a_move(visit: Visit) -> None:
    page = visit.page
    waiting: list[Route] = []
    page.add_init_script(SHIFTS)
    page.route("**/data-*.js", lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright wants a function of ours
    page.goto(f"{visit.address}?lang=en", wait_until="commit")
    expect(page.locator(".first .map-frame svg")).to_be_visible()
    until(page, "document.querySelector('link[rel=stylesheet]').sheet !== null")  # asked before, the layout is one without it
    page.evaluate("document.fonts.ready")
    said = {part: page.locator(part).inner_text() for part in (".first h1", ".first .figures")}
    before = {part: _box(page, part) for part in PARTS}
    places = page.evaluate("[...document.querySelectorAll('.first svg a path')].map((p) => p.getBoundingClientRect().top)")
    page.locator(".first nav a").first.focus()
    for route in waiting:
        route.continue_()
    until(page, "document.documentElement.dataset.ready === '1'")
    expect(page.locator("#first")).to_have_count(0)
    for part, (x, y) in before.items():
        assert _box(page, PARTS[part]) == pytest.approx((x, y), abs=3), part
    live = page.evaluate("[...document.querySelectorAll('#map .choroplethlayer path')].map((p) => p.getBoundingClientRect().top)")
    assert min(live) == pytest.approx(min(places), abs=3)
    assert page.locator("#headline").inner_text() == said[".first h1"]
    assert page.locator("#big-figures").inner_text().split() == said[".first .figures"].split()
    assert page.evaluate("document.activeElement.id") == "main"  # whoever was in it by keyboard goes on in the page
    assert page.evaluate("window.shift") <= 0.005
    assert page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id).filter((id, i, all) => all.indexOf(id) !== i)") == []


def test_a_click_before_the_scripts_leads_to_the_page_of_the_place(visit: Visit) -> None:
    page = visit.page
    page.route("**/data-*.js", lambda _: None)
    page.goto(f"{visit.address}?lang=en", wait_until="commit")
    page.get_by_role("link", name="Pukë: no member on record").click()
    expect(page.locator("h1")).to_have_text("No member is on record in Pukë (district)")


def test_where_the_scripts_are_blocked_it_stays(browser: Browser, server_address: str) -> None:
    page = browser.new_page(locale="en-GB")
    page.route("**/*.js", lambda route: route.abort())
    page.goto(server_address)
    expect(page.locator("#gone")).to_be_visible()
    expect(page.locator(".first h1")).to_contain_text("28 of the 36 districts")
    page.close()


@pytest.mark.parametrize("form", ["file", "site"])
def test_a_frozen_page_shows_it_in_the_language_of_the_reader_and_only_where_it_is_what_the_link_asks_for(
    browser: Browser, request: pytest.FixtureRequest, form: str
) -> None:
    address = request.getfixturevalue(f"{form}_address")
    page = browser.new_page(locale="en-GB", java_script_enabled=False)
    page.goto(address)
    expect(page.locator("h1:visible")).to_have_count(2)
    expect(page.locator(".first[lang=en] h1")).to_contain_text("28 of the 36 districts")
    page.close()
    shown = "[...document.querySelectorAll('.first')].filter((e) => e.checkVisibility()).map((e) => e.lang)"
    page = browser.new_page(locale="en-GB")
    page.add_init_script(f"document.addEventListener('DOMContentLoaded', () => void (window.shown = {shown}))")
    for query, langs in (("", ["en"]), ("?lang=sq", ["sq"]), ("?member=vatra", [])):
        page.goto(f"{address}{query}")
        assert page.evaluate("window.shown") == langs
        until(page, "document.documentElement.dataset.ready === '1'")
        assert page.locator("#first").count() == 0
    page.close()
