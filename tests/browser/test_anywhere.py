"""The same checks on the server, in the frozen file with the network cut, and on the static site."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def _documented(page: Page) -> set[str]:
    return set(
        page.evaluate(
            "[...document.querySelectorAll('#place-table tr[data-code]')].filter(r => +r.dataset.members).map(r => r.dataset.code)"
        )
    )


def test_the_first_view_is_painted(anywhere: Visit) -> None:
    page = anywhere.open()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#summary")).to_contain_text("17 members in 28 of the 36 districts")
    expect(page.locator("#map .choroplethlayer path")).to_have_count(36)


def test_a_shared_link_opens_exactly_that_view(anywhere: Visit) -> None:
    page = anywhere.open("level=municipality&member=vatra,tlas&match=all&place=AL-TR&lang=sq&theme_mode=dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("html")).to_have_attribute("lang", "sq")
    expect(page.locator("#place-table tr[data-code]")).to_have_count(61)
    expect(page.locator("#chips .chip")).to_have_count(2)
    assert "match=all" in page.url


def test_who_works_in_diber_is_answered_by_filter_and_panel(anywhere: Visit) -> None:
    page = anywhere.open()
    page.locator("#place-search").fill("Dibër")
    page.locator("#place-search").press("Enter")
    expect(page.locator("#place-panel")).to_contain_text("7 members on record")
    page.locator("#member-filter").click()
    anywhere.painted(lambda: page.get_by_role("option", name="World Vision Albania").click())
    assert "AL-DI" in _documented(page)
    assert "member=world-vision" in page.url


def test_partner_map_language_and_level_work(anywhere: Visit) -> None:
    page = anywhere.open("view=partners")
    expect(page.locator("#partner-map .choroplethlayer path").first).to_be_visible()
    anywhere.set("language", "sq")
    expect(page.locator("#partner-summary")).to_contain_text("Koalicioni përmend 12 shtete partnere")
    anywhere.set("view-store", "map", prop="data")
    anywhere.set("level", "county")
    expect(page.locator("#place-table tr[data-code]")).to_have_count(12)


def test_the_presentation_is_stepped_through_by_keys(anywhere: Visit) -> None:
    page = anywhere.open()
    page.locator("#present").click()
    expect(page.locator("#step-title")).to_have_text("A coalition of 19 organisations")
    expect(page.locator("#filter-bar")).not_to_be_visible()
    anywhere.painted(lambda: page.keyboard.press("ArrowRight"))
    expect(page.locator("#step-title")).to_have_text("Where the coalition says it works")
    anywhere.painted(lambda: page.keyboard.press("7"))
    expect(page.locator("#step-title")).to_have_text("Partner countries")
    assert re.search(r"view=partners.*present=1&step=25", page.url)
    anywhere.painted(page.go_back)
    expect(page.locator("#step-title")).to_have_text("Where the coalition says it works")
    page.keyboard.press("Escape")
    expect(page.locator("#filter-bar")).to_be_visible()
    assert "present" not in page.url


def test_every_step_of_the_presentation_can_be_opened_by_its_link(anywhere: Visit) -> None:
    page = anywhere.open("present=1&step=10")
    expect(page.locator("#step-title")).to_have_text("Psycho-Social Centre “Vatra”")
    expect(page.locator("#step-sentence")).to_contain_text("in 9 of the 36 districts")
    assert len(_documented(page)) == 9


def test_the_file_makes_its_own_csv_with_the_numbers_of_the_sentence(anywhere: Visit) -> None:
    page = anywhere.open()
    lines = page.evaluate("coverage.csv()").removeprefix("\ufeff").split("\r\n")
    assert lines[0].startswith(
        "code,name_sq,name_en,county,members,ids,names,stated,evidence,recency,wide,per_100k,class,area_km2,population"
    )
    assert len(lines) == 38  # a heading, 36 districts, the end of the last line
    assert sum(line.split(",")[4] != "0" for line in lines[1:37]) == 28


def test_the_link_for_others_points_to_the_public_address(anywhere: Visit) -> None:
    page = anywhere.open("member=vatra")
    address = page.evaluate("coverage.addressOf()")
    if anywhere.address.startswith("file:"):
        assert address == "https://coverage.example/?lang=en&member=vatra"
    else:
        assert address == f"{anywhere.address}?lang=en&member=vatra"


def test_a_sequence_of_own_views_lives_in_the_link(anywhere: Visit) -> None:
    page = anywhere.open("member=vatra")
    page.evaluate("coverage.addView()")
    anywhere.set("level", "county")
    page.evaluate("coverage.addView()")
    assert json.loads(page.evaluate("localStorage.getItem('coverage.sequence')")) == ["member=vatra", "level=county&member=vatra"]
    assert "sequence=member%3Dvatra~level%3Dcounty%26member%3Dvatra" in page.url
    link = page.url.split("?")[1]
    page.evaluate("localStorage.clear()")
    anywhere.open(f"{link}&present=1&step=2")
    expect(page.locator("#step-count")).to_have_text("2 / 2")
    expect(page.locator("#step-title")).to_have_text("Where Vatra is on record, by county")
