"""The page on a phone: a chosen place and the filters are sheets from below; large type and wide spacing cut nothing off."""

import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, until, violations
from tests.browser.test_map_page import _of_place

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "reduced_motion": "reduce"}
NARROW = {**PHONE, "viewport": {"width": 320, "height": 568}}
on_a_phone = pytest.mark.parametrize("visit", [PHONE], indirect=True)
NAV = 52  # pixels of the row of views, the least that it can be
HALF = 439  # 52 % of 844


def _box(page: Page, selector: str) -> dict[str, float]:
    return dict(page.locator(selector).evaluate("e => e.getBoundingClientRect().toJSON()"))


def _rests_at(page: Page, height: float) -> None:
    until(page, f"Math.abs(document.querySelector('#sheet').offsetHeight - {height}) <= 1", seconds=5)


def _drag(page: Page, by: float, *, seconds: float = 1.0) -> None:
    """Drag the handle with the mouse, evenly, in so much time by the clock of the events; at once let go it is a flick."""
    box = _box(page, "#sheet-handle")
    x, y, begun = box["x"] + box["width"] / 2, box["y"] + 12, time.time()
    mouse = page.context.new_cdp_session(page)
    at = {"x": x, "button": "left", "buttons": 1, "clickCount": 1}
    mouse.send("Input.dispatchMouseEvent", {**at, "type": "mousePressed", "y": y, "timestamp": begun})
    for i in range(1, 13):
        mouse.send("Input.dispatchMouseEvent", {**at, "type": "mouseMoved", "y": y + by * i / 12, "timestamp": begun + seconds * i / 12})
    mouse.send("Input.dispatchMouseEvent", {**at, "type": "mouseReleased", "y": y + by, "timestamp": begun + seconds})


def _swipe(page: Page, by: float) -> None:
    """Drag the handle with a finger, slowly."""
    box = _box(page, "#sheet-handle")
    x, y = box["x"] + box["width"] / 2, box["y"] + 12
    touch = page.context.new_cdp_session(page)

    def send(kind: str, points: list[dict[str, float]]) -> None:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    send("touchStart", [{"x": x, "y": y}])
    for i in range(1, 9):
        send("touchMove", [{"x": x, "y": y + by * i / 8}])
    page.wait_for_timeout(150)
    send("touchMove", [{"x": x, "y": y + by}])
    page.wait_for_timeout(150)
    send("touchEnd", [])


@on_a_phone
def test_a_tap_on_a_district_opens_the_sheet_and_the_district_is_seen_above_it(visit: Visit) -> None:
    page = visit.open("lang=en")
    visit.painted(lambda: page.touchscreen.tap(*_of_place(page, "AL-SR")))  # Sarandë, the southernmost: the sheet would cover it
    sheet = page.get_by_role("region", name="Sarandë")
    expect(sheet).to_have_attribute("id", "sheet")
    _rests_at(page, HALF)
    assert _box(page, "#sheet")["bottom"] <= 844 - NAV
    _, y = _of_place(page, "AL-SR")
    assert 0 < y < _box(page, "#sheet")["top"]
    assert page.evaluate("!document.querySelector('#sheet').contains(document.activeElement)")
    visit.painted(lambda: page.keyboard.press("Escape"))
    expect(page.locator("#sheet-handle")).to_be_hidden()
    assert page.evaluate("scrollY") == 0  # where the reader was


@on_a_phone
def test_the_sheet_is_dragged_by_mouse_and_finger_and_comes_to_rest_at_three_heights(visit: Visit) -> None:
    page = visit.open("lang=en&place=AL-DI")
    full = 844 - page.locator("#top").evaluate("e => e.offsetHeight") - page.locator("#view").evaluate("e => e.offsetHeight")
    peek = 9 * 15  # the least size of the page's type is 15 pixels
    _drag(page, -200)
    _rests_at(page, full)
    scrolled = page.evaluate("scrollY")
    _drag(page, 60)  # not far enough
    _rests_at(page, full)
    _swipe(page, 300)
    _rests_at(page, HALF)
    _drag(page, 40, seconds=0.05)  # a flick, however short
    _rests_at(page, peek)
    assert page.evaluate("scrollY") == scrolled  # the page behind stays
    visit.painted(lambda: _drag(page, 110))
    expect(page.locator("#sheet-handle")).to_be_hidden()
    assert "place=" not in page.url


@on_a_phone
def test_by_keyboard_the_heading_has_the_focus_and_the_handle_goes_through_the_heights(visit: Visit) -> None:
    page = visit.open("lang=en")
    page.locator("#map-box").focus()
    page.keyboard.press("ArrowDown")
    visit.painted(lambda: page.keyboard.press("Enter"))
    expect(page.locator("#place-name")).to_be_focused()
    handle = page.locator("#sheet-handle")
    page.keyboard.press("Shift+Tab")
    expect(handle).to_be_focused()
    expect(handle).to_have_accessible_name("Larger")
    expect(handle).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Enter")
    expect(handle).to_have_accessible_name("Smaller")
    page.keyboard.press("Space")
    _rests_at(page, 9 * 15)
    expect(handle).to_have_accessible_name("Larger")
    expect(handle).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    _rests_at(page, HALF)
    visit.painted(lambda: page.keyboard.press("Escape"))
    expect(page.locator("#map-box")).to_be_focused()
    expect(handle).to_be_hidden()


@on_a_phone
def test_the_sheet_speaks_albanian_and_its_cross_closes_it(visit: Visit) -> None:
    page = visit.open("lang=sq&place=AL-DI")
    handle = page.locator("#sheet-handle")
    expect(handle).to_have_accessible_name("Më i madh")
    page.touchscreen.tap(195, _box(page, "#sheet-handle")["y"] + 12)
    expect(handle).to_have_accessible_name("Më i vogël")
    visit.painted(lambda: page.get_by_role("button", name="Mbyll panelin e vendit").click())
    expect(handle).to_be_hidden()


def test_on_a_wide_window_the_place_is_a_panel_without_a_handle(visit: Visit) -> None:
    page = visit.open("lang=en&place=AL-DI")
    expect(page.get_by_role("region", name="Dibër")).to_be_visible()
    expect(page.locator("#sheet-handle")).to_be_hidden()
    expect(page.locator("#filters-show")).to_be_hidden()


@on_a_phone
def test_the_foot_of_the_filters_counts_what_the_choice_shows(visit: Visit) -> None:
    page = visit.open("lang=en")
    expect(page.locator("#filters-open")).to_have_accessible_name("Filters")
    page.locator("#filters-open").click()
    expect(page.locator("#filters-close")).to_be_focused()
    assert _box(page, "#filter-bar")["height"] == 844
    show = page.locator("#filters-show")
    expect(show).to_have_text("Show 28 districts")
    visit.set("member-filter", ["vatra"])
    expect(show).to_have_text("Show 9 districts")
    visit.painted(lambda: page.locator("#level").get_by_text("Counties").click())
    expect(show).to_contain_text("counties")
    visit.painted(lambda: page.locator("#level").get_by_text("Districts").click())
    foot = _box(page, "#filters-show")
    assert foot["bottom"] <= 844
    page.locator("#more-filters > summary").click()
    assert _box(page, "#filters-show")["top"] == pytest.approx(foot["top"], abs=1)  # it stays in reach
    show.click()
    expect(page.locator("#filter-bar")).to_be_hidden()
    expect(page.locator("#filters-open")).to_have_accessible_name("Filters · 1")
    expect(page.locator("#filters-open")).to_be_focused()
    visit.set("theme-filter", ["education"])
    visit.set("language", "sq")
    expect(page.locator("#filters-open")).to_have_accessible_name("Filtrat · 2")
    page.locator("#filters-open").click()
    visit.painted(lambda: page.locator("#filters-clear").click())
    expect(page.locator("#filters-open")).to_have_accessible_name("Filtrat")
    expect(page.locator("#filters-clear")).to_be_hidden()


@on_a_phone
def test_the_back_button_closes_the_filters_and_takes_back_what_was_chosen_in_them(visit: Visit) -> None:
    page = visit.open("lang=en&theme=education")
    bar, opener = page.locator("#filter-bar"), page.locator("#filters-open")
    opener.click()
    page.go_back()  # nothing was chosen: they close
    expect(bar).to_be_hidden()
    assert page.evaluate("location.search") == "?lang=en&theme=education"

    opener.click()
    visit.set("member-filter", ["vatra"])
    until(page, "location.search.includes('member=vatra')")
    visit.set("member-filter", ["vatra", "tlas"])
    until(page, "location.search.includes('tlas')")
    visit.painted(page.go_back)  # two choices are one step
    expect(bar).to_be_hidden()
    expect(opener).to_have_accessible_name("Filters · 1")
    until(page, "location.search === '?lang=en&theme=education'")

    opener.click()
    page.locator("#filters-close").click()  # that leaves no step behind
    opener.click()
    visit.set("member-filter", ["vatra"])
    until(page, "location.search.includes('member=vatra')")
    page.locator("#filters-show").click()
    visit.painted(page.go_back)
    until(page, "location.search === '?lang=en&theme=education'")


@on_a_phone
def test_the_rest_of_the_header_stands_behind_one_button(visit: Visit) -> None:
    page = visit.open("lang=en")
    menu, tools = page.get_by_role("button", name="Menu"), page.locator("#tools")
    expect(tools).to_be_hidden()
    menu.tap()
    expect(menu).to_have_attribute("aria-expanded", "true")
    box = _box(page, "#tools")
    assert box["left"] >= 0 and box["right"] <= 390 and box["bottom"] < 844 - NAV
    visit.painted(lambda: tools.get_by_text("SQ").tap())
    expect(page.locator("#headline")).to_contain_text("Në tetë, asnjë.")
    page.keyboard.press("Escape")
    expect(tools).to_be_hidden()
    page.get_by_role("button", name="Menyja").tap()
    tools.get_by_role("link", name="Rreth hartës").tap()
    expect(page.locator("#view-about")).to_be_visible()
    expect(tools).to_be_hidden()
    page.get_by_role("link", name="Harta", exact=True).tap()
    page.get_by_role("button", name="Kërko").tap()
    expect(page.locator("#place-search")).to_be_focused()


@pytest.mark.parametrize("visit", [PHONE, NARROW], indirect=True, ids=["390", "320"])
def test_every_gap_is_named_beside_the_country(visit: Visit) -> None:
    page = visit.open("lang=sq")
    names = page.locator("#gap-labels text.name")
    gaps = ["Gramsh", "Kuçovë", "Madhe", "Mallakastër", "Malësi e", "Peqin", "Pukë", "Skrapar", "Tepelenë"]
    assert sorted(names.all_text_contents()) == gaps
    edges = names.evaluate_all("all => all.map((e) => [e.getBoundingClientRect().left, e.getBoundingClientRect().right])")
    assert all(left >= 0 and right <= page.viewport_size["width"] for left, right in edges)


@on_a_phone
def test_what_is_touched_in_the_filters_is_large_enough_and_the_page_behind_out_of_reach(visit: Visit) -> None:
    page = visit.open("lang=en")
    page.locator("#filters-open").click()
    page.locator("#more-filters > summary").click()
    small = """[...document.querySelectorAll('#filter-bar :is(button, summary, label:has(input), input[type=search])')]
      .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 43.9).map((e) => e.id || e.textContent)"""
    assert page.evaluate(small) == []
    assert page.locator("#views").evaluate("e => e.inert")
    page.keyboard.press("Escape")
    assert not page.locator("#views").evaluate("e => e.inert")


@pytest.mark.parametrize("lang", ["sq", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@on_a_phone
def test_no_accessibility_violation_with_the_sheet_or_the_filters_open(visit: Visit, lang: str, scheme: str) -> None:
    page = visit.open(f"lang={lang}&theme_mode={scheme}&place=AL-DI")
    found = violations(page, "half")
    page.locator("#sheet-handle").click()
    found += violations(page, "full")
    visit.painted(lambda: page.keyboard.press("Escape"))
    page.locator("#filters-open").click()
    page.locator("#more-filters > summary").click()
    found += violations(page, "filters")
    assert found == []


# What a reader may set by WCAG 1.4.12, and twice the size of the type (1.4.4).
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
# Elements with text that the box cuts off, and those with text of their own that lies out of the window, where nothing scrolls.
CUT = """() => {
  const found = [];
  const wide = (e) => /auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth;
  const scrolls = (e) => { for (; e && e !== document.body; e = e.parentElement) if (wide(e)) return true; return false; };
  const over = (way, has, room) => /hidden|clip/.test(way) && has > room + 1;
  for (const e of document.querySelectorAll('#page *')) {
    const style = getComputedStyle(e), range = document.createRange(), text = e.textContent.trim();
    const aside = e.closest('.js-plotly-plot, svg, .hidden, .skip, #sketch') || style.clipPath !== 'none';
    if (!text || aside || !e.checkVisibility({ visibilityProperty: true })) continue;
    const said = [`${e.tagName}#${e.id}.${e.className}`, text.slice(0, 40)];
    const cut = over(style.overflowX, e.scrollWidth, e.clientWidth) || over(style.overflowY, e.scrollHeight, e.clientHeight);
    if (cut && !e.matches('.map-frame')) found.push(['cut', ...said]);
    range.selectNodeContents(e);
    const { left, right } = range.getBoundingClientRect();
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (own && (right > innerWidth + 1 || left < -1) && !scrolls(e)) found.push(['outside', ...said]);
  }
  if (document.documentElement.scrollWidth > innerWidth) found.push(['page', document.documentElement.scrollWidth]);
  return found;
}"""


def _larger(page: Page, how: str) -> None:
    if how == "zoom":
        page.evaluate("document.documentElement.style.fontSize = '200%'")
    else:
        page.evaluate("(css) => document.head.append(Object.assign(document.createElement('style'), { textContent: css }))", SPACING)
    page.evaluate("dispatchEvent(new Event('resize'))")
    page.wait_for_timeout(150)


@pytest.mark.parametrize("visit", [{}, PHONE, NARROW], indirect=True, ids=["1280", "390", "320"])
@pytest.mark.parametrize("lang", ["sq", "en"])
@pytest.mark.parametrize("how", ["zoom", "spacing"])
def test_large_type_and_wide_spacing_cut_nothing_off(visit: Visit, lang: str, how: str) -> None:
    found: list[Any] = []
    page = visit.open(f"lang={lang}&view=partners")
    _larger(page, how)
    for view in ("map", "members", "claims", "partners"):
        visit.painted(page.locator(f"#view [data-view={view}]").click)
        page.wait_for_timeout(150)
        found += [(view, *what) for what in page.evaluate(CUT)]
    assert found == []


@pytest.mark.parametrize("visit", [PHONE, NARROW], indirect=True, ids=["390", "320"])
@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", ["Map", "Members", "Claims", "Abroad"]), ("sq", ["Harta", "Anëtarët", "Pohimet", "Jashtë vendit"])],
)
def test_the_views_have_short_names_that_are_read(visit: Visit, lang: str, words: list[str]) -> None:
    page = visit.open(f"lang={lang}")
    shown = page.locator("#view a:visible")
    assert shown.all_inner_texts() == words
    assert shown.evaluate_all("all => all.every((a) => parseFloat(getComputedStyle(a).fontSize) >= 11 && a.scrollWidth <= a.offsetWidth)")
