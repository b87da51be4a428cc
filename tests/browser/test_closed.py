"""Browsers that refuse what others give: links, storage; and what languages they ask for."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

_REFUSES = """
const later = window.setTimeout;
window.setTimeout = (act, after, ...rest) => later(act, after === 10_000 ? 200 : after, ...rest);
for (const how of ["pushState", "replaceState"]) {
  const own = history[how].bind(history);
  history[how] = (...link) => {
    if (window.refuses ?? true) throw new DOMException("too many", "SecurityError");
    own(...link);
  };
}
"""
_CLOSED = """
for (const kind of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, kind, { get() { throw new DOMException("closed", "SecurityError"); } });
"""


def test_where_the_browser_refuses_a_link_the_view_goes_on_and_the_link_follows(visit: Visit) -> None:
    page = visit.page
    page.add_init_script(_REFUSES)
    visit.open("lang=en")
    before = page.url
    visit.set("level", "county")
    expect(page.locator("#place-table tr[data-code]")).to_have_count(12)
    assert page.url == before
    page.evaluate("window.refuses = false")
    expect(page).to_have_url(f"{visit.address}?lang=en&level=county")


def test_a_browser_that_keeps_nothing_shows_and_presents_all(visit: Visit) -> None:
    page = visit.page
    page.add_init_script(_CLOSED)
    visit.open("lang=en&member=vatra")
    page.evaluate("coverage.addView()")
    expect(page.locator("#notice")).to_contain_text("Your presentation has 1 view.")
    assert "sequence=member%3Dvatra" in page.url


@pytest.mark.parametrize(("asked", "lang"), [(["de", "en"], "en"), (["de"], "sq"), (["sq-XK", "en"], "sq"), (["EN-us"], "en")])
def test_the_page_speaks_the_first_language_that_it_knows(visit: Visit, asked: list[str], lang: str) -> None:
    visit.page.add_init_script(f"Object.defineProperty(navigator, 'languages', {{ get: () => {asked} }})")
    page = visit.open()
    expect(page.locator("html")).to_have_attribute("lang", lang)
