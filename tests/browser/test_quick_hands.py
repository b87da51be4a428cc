"""Two things at once, before the first of them is painted: what is shown, what the controls say and the link agree in the end."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, until

pytestmark = pytest.mark.browser
PRESS = "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))"
SET = "dash_clientside.set_props"
# The map, the link and Dash's controls all say what the page holds to be its state.
AGREES = """(() => { const { state, table } = coverage.store.view, [map] = document.querySelector('#map .js-plotly-plot').data;
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  return same(map.z, table.map((row) => coverage.style.order.indexOf(row.class))) && location.search.slice(1) === coverage.linkQuery()
    && Object.entries(coverage.heldState()).every(([name, value]) => same(value, state[name])); })()"""


def _settled(page: Page) -> None:
    page.wait_for_timeout(300)
    until(page, AGREES)


def test_a_language_and_a_level_at_once_leave_nothing_in_the_old_language(visit: Visit) -> None:
    page = visit.open("lang=sq")
    page.evaluate(f"{SET}('language', {{ value: 'en' }}); setTimeout(() => {SET}('level', {{ value: 'county' }}), 5)")
    _settled(page)
    expect(page.locator("#claim-80 h2")).to_have_text("Is the 80% claim true?")
    expect(page.locator("#place-table tr[data-code]")).to_have_count(12)


def test_two_choices_at_once_are_both_kept(visit: Visit) -> None:
    page = visit.open("lang=sq")
    page.evaluate(f"{SET}('member-filter', {{ value: ['vatra'] }}); setTimeout(() => {SET}('level', {{ value: 'county' }}), 5)")
    _settled(page)
    assert page.evaluate("[coverage.store.view.state.member, coverage.store.view.state.level]") == [["vatra"], "county"]


def test_going_back_before_a_choice_is_painted_shows_what_the_link_says(visit: Visit) -> None:
    page = visit.open("lang=sq")
    visit.set("member-filter", ["vatra"])
    page.evaluate(f"{SET}('level', {{ value: 'county' }}); setTimeout(() => history.back(), 12)")
    _settled(page)


def test_a_resize_within_a_step_does_not_bring_back_the_view_before(visit: Visit) -> None:
    page = visit.open("lang=sq&present=1&step=6")
    page.evaluate(f"{PRESS}; coverage.repaint()")
    _settled(page)
    until(page, "location.search.includes('step=7')")
    assert page.evaluate("coverage.store.view.state.member") == [page.evaluate("coverage.index.parameters.member.values[1]")]


def test_of_two_quick_steps_the_last_one_stays(visit: Visit) -> None:
    """The controls repeat the first when the second is shown already: no news, however late it comes."""
    page = visit.open("lang=sq&present=1&step=6")
    members = page.evaluate("coverage.index.parameters.member.values")
    for delay in (0, 4, 8, 12, 16, 20, 25, 30, 40, 60):
        page.evaluate(f"{PRESS}; setTimeout(() => {PRESS}, {delay})")
        _settled(page)
        shown = page.evaluate("[coverage.store.page.step, coverage.store.view.state.member]")
        assert (delay, shown) == (delay, [8, [members[2]]])
        page.evaluate(f"{PRESS.replace('Right', 'Left')}; {PRESS.replace('Right', 'Left')}")
        _settled(page)


def test_a_presentation_that_is_left_at_once_is_left(visit: Visit) -> None:
    for delay in (0, 20, 40, 60, 80, 120, 200):
        page = visit.open("lang=en")
        press = "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', bubbles: true }))"
        page.evaluate(f"{press}; setTimeout(() => {press}, {delay})")
        page.wait_for_timeout(delay)
        _settled(page)
        expect(page.locator("#step-title")).not_to_be_visible()
        shown = page.evaluate("[coverage.store.view.state.level, coverage.heldState().level, location.search]")
        assert (delay, shown) == (delay, ["district", "district", "?lang=en"])


def test_a_place_chosen_within_a_step_stays_chosen_in_that_step(visit: Visit) -> None:
    page = visit.open("lang=sq&present=1&step=6")
    page.evaluate(f"{PRESS}; coverage.choose('AL-EL')")
    _settled(page)
    assert page.evaluate("[coverage.store.view.state.place, coverage.store.view.state.member[0]]") == ["AL-EL", "save-the-children"]


def test_a_key_before_the_map_is_painted_does_nothing(visit: Visit) -> None:
    early = "setInterval(() => { if (document.body && document.documentElement.dataset.ready !== '1') document.body.dispatchEvent("
    visit.page.add_init_script(early + "new KeyboardEvent('keydown', { key: 'p', bubbles: true })); }, 5)")
    page = visit.open("lang=sq")
    _settled(page)
    expect(page.locator("#step-title")).not_to_be_visible()
