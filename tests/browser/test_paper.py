"""What the map of the page is on paper."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_paper_says_the_finding_its_figures_and_the_gaps(visit: Visit) -> None:
    page = visit.open("lang=en")
    page.emulate_media(media="print")
    expect(page.locator("#headline")).to_have_text("BKTF members are on record in 28 of the 36 districts. In eight, none is.")
    expect(page.locator("#headline")).to_be_visible()
    assert page.locator(".big b").all_inner_texts() == ["28", "82.4%", "8"]
    gaps = page.locator(".gaps li")
    expect(gaps).to_have_count(8)
    expect(gaps.first).to_be_visible()
    expect(gaps.first).to_contain_text("Next door: Shkodër, 9 members")
    expect(page.locator("#paper-stamps p")).to_be_visible()
    for other in ("#paper-stamps h1", "#claim-80", "#filter-bar"):
        expect(page.locator(other)).not_to_be_visible()


def test_of_one_member_paper_has_its_places(visit: Visit) -> None:
    page = visit.open("lang=en&member=vatra")
    page.emulate_media(media="print")
    expect(page.locator("#headline")).to_have_text("Vatra is on record in 9 of the 36 districts.")
    expect(page.locator(".most li")).to_have_count(9)
    expect(page.locator(".most li").last).to_be_visible()


@pytest.mark.parametrize("query", ["", "member=vatra", "view=partners"])
def test_each_name_on_paper_is_dark_with_a_light_halo(visit: Visit, query: str) -> None:
    page = visit.open(f"lang=en&theme_mode=dark&{query}")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    inks = "[...document.querySelectorAll('.paper-map text')].map((t) => [t.getAttribute('fill'), t.getAttribute('stroke')].join(' '))"
    found = page.evaluate(inks)
    beside = page.locator("#callouts .name").count()  # the countries whose names find no room inside them, in the ink of the style sheet
    assert len(found) >= (14 if query != "view=partners" else 8)
    assert query != "view=partners" or len(found) + beside >= 28  # each country with a link, and Albania; a name may have two lines
    country = {"#5e6e73 #ffffff"} if query != "view=partners" else set()  # names of countries around ours are quieter
    assert set(found) == {"#17262b #ffffff", *country}
