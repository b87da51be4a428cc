"""The questions behind the map, answered from the page alone."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit, until

pytestmark = pytest.mark.browser


def test_by_which_measures_does_the_80_per_cent_hold(visit: Visit) -> None:
    page = visit.open("lang=en&view=claims")
    expect(page.locator("h1:visible")).to_have_text("It depends: yes for the land area and the residents, no for the districts.")
    page.locator(".every-figure > summary").click()
    marks = {
        row.locator("th summary").inner_text(): row.locator("td").nth(0).inner_text()
        for row in page.locator("#claims-box tbody tr:has(summary)").all()
    }
    assert {name: text.strip()[-1] for name, text in marks.items() if text != "the coalition does not say"} == {
        "Land area of the districts": "✗", "Official area, 28,748 km²": "✗", "Counties": "✓", "Districts": "✗",
        "Residents, 2011 census": "✓", "Residents, 2023 census": "✓",
    }  # fmt: skip
    expect(page.locator(".make-true").first).to_contain_text("the coalition’s list needs 2 more districts: Tropojë, Pukë")


def test_the_shares_stand_where_the_axis_says(visit: Visit) -> None:
    page = visit.open("lang=en&view=claims")
    axis = {tick.inner_text(): middle(tick) for tick in page.locator("#claim-plot .axis > span").all()}
    per_point = (axis["100%"] - axis["40%"]) / 60
    land = page.locator("#claim-plot [data-measure=land]")
    for basis, share in [("stated", 74.6), ("direct", 82.4), ("indirect", 95.2)]:
        assert middle(land.locator(f".dot.{basis}")) == pytest.approx(axis["40%"] + (share - 40) * per_point, abs=1.5)
    assert middle(page.locator("#claim-plot .grid .goal")) == pytest.approx(axis["80%"], abs=1.5)
    residents = page.locator("#claim-plot [data-measure=residents_2023]")
    expect(residents.locator(".dot")).to_have_count(0)  # known between two limits alone
    box = residents.locator(".range.direct").bounding_box()
    assert box is not None
    assert box["width"] == pytest.approx((96.1 - 83.6) * per_point, abs=1.5)


def middle(locator: Locator) -> float:
    box = locator.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2


def test_the_evidence_grows_thin_with_its_age(visit: Visit) -> None:
    page = visit.open("lang=en&view=claims")
    shares = {row.get_attribute("data-age"): row.locator("b").inner_text() for row in page.locator("#evidence-age tbody tr").all()}
    assert shares == {"any": "82.4%", "dated": "66.8%", "2018": "63.0%", "2022": "52.7%"}
    expect(page.locator("#evidence-age")).to_contain_text("By sources of 2022 or later, members are on record in 15 of the 36 districts.")
    page.locator("#claim-measure").select_option("district")
    expect(page.locator("#evidence-age [data-age=any] b")).to_have_text("77.8%")


def test_another_share_and_another_measure_change_the_verdict(visit: Visit) -> None:
    page = visit.open("lang=en&view=claims")
    verdict = page.locator("#claims-box [data-basis=stated]")
    expect(verdict).to_have_attribute("data-verdict", "depends")
    expect(page.locator("#claim-count")).to_have_text("By direct evidence, 5 of 7 measures reach 80%. By the coalition’s own list, 3 of 6.")
    page.locator("#claim-measure").select_option("land")
    expect(verdict).to_have_attribute("data-verdict", "fails")
    page.locator("#claim-share").fill("74")
    page.locator("#claim-share").press("Enter")
    expect(page.locator("#claim-share")).to_be_focused()
    expect(page.locator("h1:visible")).to_have_text("It holds for the land area, the residents and the districts.")
    expect(verdict).to_have_text("True")
    page.locator("#claim-measure").select_option("municipality")
    expect(verdict).to_have_text("the coalition does not say")


def test_what_is_lost_if_world_vision_left(visit: Visit) -> None:
    page = visit.open("lang=en&view=claims")
    row = page.locator("#dependence-box tr[data-member=world-vision]")
    expect(row).to_contain_text("56,798")
    expect(row).to_contain_text("Librazhd")
    ask = row.get_by_role("button", name="What if it left?")
    visit.painted(ask.click)
    expect(page.locator("#scenario")).to_be_focused()  # what happens is in sight, and heard
    expect(page.locator("#scenario")).to_be_in_viewport(ratio=1)
    expect(page.locator("#scenario strong")).to_have_text("If World Vision left, 1 district would be left with no member on record.")
    expect(page.locator("#scenario")).to_contain_text("They would lose their last member on record: Librazhd")
    expect(page.locator("#scenario-box")).to_contain_text("−1 place, −56,798 residents")
    assert "without=world-vision" in page.url
    page.keyboard.press("Tab")  # Librazhd
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    visit.painted(lambda: page.keyboard.press("Enter"))
    expect(page.locator("#scenario-box")).to_be_empty()
    expect(ask).to_be_focused()
    expect(ask).to_be_in_viewport()


def test_next_door_is_said_of_what_is_shown(visit: Visit) -> None:
    page = visit.open("lang=en&evidence=stated&place=AL-MT")  # twelve members are on record in Tirana, next door
    panel = page.locator("#place-panel")
    expect(panel).not_to_contain_text("next door")
    expect(panel.locator(".neighbours li", has_text="Tirana").get_by_role("img")).to_have_accessible_name("named by the coalition")
    page = visit.open("lang=en&member=vatra&place=AL-HA")
    expect(panel).to_contain_text("No other member is on record next door with these filters.")
    page = visit.open("lang=en&since=2025&until=2025&undated=0")
    assert {words for words in panel.locator(".gaps li .muted").all_inner_texts() if words.startswith("No ")} == {
        "No member is on record next door with these filters."
    }


def test_a_scenario_of_a_link_is_ended_without_undo(visit: Visit) -> None:
    page = visit.open("lang=en&view=claims&without=world-vision&add=tdh@AL-SK")
    expect(page.locator("#scenario")).to_contain_text("They would get their first member: Skrapar")
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    visit.painted(lambda: page.get_by_role("button", name="End the scenario").click())
    expect(page.locator("#scenario-box")).to_be_empty()


def test_which_member_is_the_natural_one_for_kukes(visit: Visit) -> None:
    page = visit.open("lang=en&place=AL-KU")
    first = page.locator("#place-panel .extend li").first
    expect(first).to_contain_text("World Vision")
    expect(first).to_contain_text("next door in Dibër, Mirditë")
    visit.painted(lambda: first.get_by_role("button").click())
    expect(page.locator("#summary")).to_contain_text("What-if scenario, not the record")
    expect(page.locator("tr[data-code=AL-KU]")).to_have_attribute("data-members", "3")
    expect(page.locator("#place-panel .headline")).to_have_text("3 members, if World Vision worked here too")
    expect(page.locator("#legend [data-class=whatif]")).to_have_text("with a member that the scenario supposes there1")
    assert "add=world-vision@AL-KU" in page.url
    visit.painted(lambda: page.locator(".chip.supposed").click())
    expect(page.locator("tr[data-code=AL-KU]")).to_have_attribute("data-members", "2")


def test_the_matrix_is_walked_by_keys_and_sorted(visit: Visit) -> None:
    page = visit.open("lang=en&view=members")
    expect(page.locator("#matrix thead th").first).to_have_text("Tirana")  # most members first
    page.locator("[data-order=cluster]").click()
    first = page.locator("#matrix td[data-code]").first
    first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#matrix td:focus")).to_have_attribute(
        "aria-label", re.compile("^Save the Children · Mat: direct, latest source 20")
    )
    page.locator("[data-order=name]").click()
    expect(page.locator("#matrix thead th").first).to_have_text("Berat")
    page.locator("[data-order=reach]").click()
    expect(page.locator("#matrix thead th").first).to_have_text("Tirana")
    page.locator("#matrix td[data-code=AL-TR]").first.focus()
    page.keyboard.press("Enter")
    until(page, "location.search.includes('place=AL-TR')")


def test_the_members_begin_with_how_few_account_for_how_much(visit: Visit) -> None:
    page = visit.open("lang=en&view=members")
    expect(page.locator("#members-headline")).to_have_text(
        "Four members account for 20 of the 28 districts with a member on record. Two members are on record in none."
    )
    vatra = page.locator("#member-cards [data-member=vatra]")
    expect(vatra).to_contain_text("9 districts")
    expect(vatra).to_contain_text("latest source: 2017")
    expect(vatra).to_contain_text("only member in Berat")
    gap = page.locator("#matrix tbody tr", has_text="Save the Children").locator("[data-code=AL-PU]")
    expect(gap).to_have_class("indirect gap")  # weaker evidence is shown, and the place stays a gap
    expect(page.locator("#matrix tfoot td.gap")).to_have_count(8)
    visit.painted(lambda: vatra.get_by_role("button", name="Vatra").click())
    assert "member=vatra" in page.url


@pytest.mark.parametrize("width", [390, 320])
def test_the_members_are_read_on_a_phone_without_scrolling_for_ever(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 844})
    page = visit.open("lang=sq&view=members")
    assert page.evaluate("document.documentElement.scrollHeight") <= 4000
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_theme_has_a_map_that_opens_it(visit: Visit) -> None:
    page = visit.open("lang=en&view=members")
    expect(page.locator("#theme-maps figure")).to_have_count(16)
    visit.painted(lambda: page.locator("[data-theme=disability] button").click())
    assert "theme=disability" in page.url


def test_rows_older_than_the_years_chosen_fade_and_can_be_left_out(visit: Visit) -> None:
    page = visit.open("lang=en&place=AL-PG")
    expect(page.locator("#place-panel .old").first).to_be_attached()  # 2014, with data of 2026
    page.locator("#more-filters > summary").click()
    visit.painted(lambda: page.locator("#fade").select_option("20"))
    expect(page.locator("#place-panel .old")).to_have_count(0)
    visit.painted(lambda: page.locator("#fade").select_option("5"))
    visit.painted(lambda: page.get_by_role("button", name="Hide them").click())
    assert "since=2021" in page.url


def test_the_map_is_told_in_words_and_walked_with_value_and_rank(visit: Visit) -> None:
    page = visit.open("lang=sq&place=AL-TR")
    expect(page.locator("#text-map")).to_contain_text("Më shumë anëtarë: Tiranë (12), Shkodër (9)")
    page.locator("#map-box").focus()
    page.keyboard.press("PageUp")  # north-east
    expect(page.locator("#map-readout")).to_contain_text(re.compile("^(Bulqizë|Mat) · 1 anëtar i dokumentuar · vendi 19 nga 36"))


def test_the_evidence_stands_behind_each_word_of_the_page(visit: Visit) -> None:
    page = visit.open("lang=en&view=claims")
    page.locator("#evidence-behind summary").click()
    row = page.locator("#evidence-behind tbody tr", has=page.get_by_role("button", name="Mat", exact=True))
    expect(row).to_contain_text("“Burrel”")
    expect(row).to_contain_text("Save the Children (direct, 20")
