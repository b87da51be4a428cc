"""The search box in a real browser: it shows what it understood, and acts when the reader agrees."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, until, violations

pytestmark = pytest.mark.browser


def _options(page: Page) -> list[str]:
    """Return what the list offers, each as its chips."""
    return [option.inner_text().replace("\n", " ") for option in page.locator("#place-names [role=option]").all()]


def test_a_member_and_a_place_are_understood_together(visit: Visit) -> None:
    page = visit.open("lang=en&view=members")
    box = page.locator("#place-search")
    box.fill("vatra vlorë")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(box).to_have_attribute("aria-activedescendant", "search-option-0")
    assert _options(page)[0] == "Vatra member · Vlorë district, county of Vlorë"
    expect(page.locator("#search-option-0")).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    expect(page.locator("#place-panel h2")).to_have_text("Vlorë")
    expect(page.locator("#chips")).to_contain_text("Vatra")
    until(page, "location.search === '?lang=en&member=vatra&place=AL-VL'")
    expect(box).to_have_value("")
    expect(box).to_have_attribute("aria-expanded", "false")


def test_an_ambiguous_name_waits_for_a_choice_and_is_chosen_by_the_keyboard(visit: Visit) -> None:
    page = visit.open("lang=sq")
    box = page.locator("#place-search")
    box.press_sequentially("mollas")
    expect(page.locator("#search-note")).to_have_text("Përputhen disa kuptime: zgjidhni njërin.")
    assert box.get_attribute("aria-activedescendant") is None
    assert _options(page) == ["Mollas njësi administrative, Elbasan, qarku Elbasan", "Mollas njësi administrative, Kolonjë, qarku Korçë"]
    box.press("Enter")  # shows the first, takes nothing
    expect(page.locator("#search-option-0")).to_have_attribute("aria-selected", "true")
    assert "place=" not in page.url
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "search-option-1")
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "search-option-0")
    box.press("ArrowUp")
    box.press("Enter")
    expect(page.locator("#place-panel h2")).to_have_text("Kolonjë")


def test_escape_closes_the_list_and_leaves_what_was_typed(visit: Visit) -> None:
    page = visit.open("lang=en&place=AL-TR")
    box = page.locator("#place-search")
    box.fill("vatra xyzzy")
    expect(page.locator("#search-note")).to_have_text("Not understood: xyzzy")
    box.press("Escape")
    expect(page.locator("#search-menu")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    assert box.get_attribute("aria-activedescendant") is None
    expect(page.locator("#place-panel h2")).to_have_text("Tirana")
    box.press("ArrowDown")
    expect(page.locator("#search-menu")).to_be_visible()
    box.press("Tab")  # to the page of Vatra
    page.keyboard.press("Tab")
    expect(page.locator("#search-menu")).to_be_hidden()


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        pytest.param("bashkia e Durrësit", "level=municipality&place=AL0301", id="a place of another level brings its level"),
        pytest.param("arsis itali", "view=partners&member=arsis&place=ITA", id="a partner country opens the partners"),
        pytest.param("fëmijë rruge Dibër", "theme=street-children&place=AL-DI", id="a theme and a place"),
        pytest.param("faith-based", "kind=faith_based", id="a kind of organisation"),
    ],
)
def test_each_kind_of_answer_sets_what_the_link_says(visit: Visit, typed: str, link: str) -> None:
    page = visit.open("lang=en")
    page.locator("#place-search").fill(typed)
    page.locator("#place-search").press("Enter")
    until(page, f"{sorted(link.split('&'))!r}.every((part) => location.search.slice(1).split('&').includes(part))")


PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "locale": "sq-AL"}


@pytest.mark.parametrize("visit", [PHONE], indirect=True)
def test_on_a_phone_a_tap_answers_where_the_thumb_is(visit: Visit) -> None:
    page = visit.open("lang=sq")
    page.locator("#filters-open").tap()
    page.locator("#place-search").fill("vatra vlorë")
    until(page, "document.getElementById('filter-bar').getBoundingClientRect().x === 0")  # the drawer slides in
    sizes = [option.bounding_box() for option in page.locator("#place-names [role=option]").all()]
    assert len(sizes) == 5
    assert all(box and box["height"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in sizes)
    page.locator("#search-option-0").tap()
    expect(page.locator("#place-panel h2")).to_be_in_viewport()
    expect(page.locator("#place-panel h2")).to_have_text("Vlorë")
    until(page, "location.search.includes('member=vatra') && location.search.includes('place=AL-VL')")


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("typed", ["vatra vlorë", "mollas", "vatra vlroe", "xyzzy"])
def test_the_open_list_is_accessible(visit: Visit, typed: str, mode: str) -> None:
    page = visit.open(f"lang=en&theme_mode={mode}")
    page.locator("#place-search").fill(typed)
    expect(page.locator("#search-menu")).to_be_visible()
    assert violations(page, typed) == []


def test_the_list_leads_to_the_pages_of_what_is_meant_by_the_keyboard_too(visit: Visit) -> None:
    page = visit.open("lang=en")
    box = page.locator("#place-search")
    box.fill("vatra vlorë")
    links = page.locator("#search-pages a")
    expect(links).to_have_text(["Page of Vatra", "Page of Vlorë"])
    assert [link.get_attribute("href") for link in links.all()] == ["member/vatra?lang=en", "place/AL-VL?lang=en"]
    box.press("Tab")
    expect(links.first).to_be_focused()
    expect(page.locator("#search-menu")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("in Vlorë (district)")
    page.go_back()
    page.locator("#place-search").fill("vatra")
    page.locator("#place-search").press("Tab")
    page.keyboard.press("Tab")  # beyond the list
    expect(page.locator("#search-menu")).to_be_hidden()
