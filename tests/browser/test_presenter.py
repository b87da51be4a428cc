"""The presentation: keys, notes, an own sequence, touch, and the view in other people's pages."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, until, violations

pytestmark = pytest.mark.browser


def test_digits_go_to_a_step(visit: Visit) -> None:
    page = visit.open("lang=en&present=1")
    visit.painted(lambda: page.keyboard.press("5"))
    expect(page.locator("#step-title")).to_have_text("The gaps")
    page.wait_for_timeout(1000)
    page.evaluate("for (const key of '12') document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))")  # soon after
    expect(page.locator("#step-count")).to_have_text("8 / 8")  # there is no twelfth
    page.keyboard.press("Home")
    expect(page.locator("#step-count")).to_have_text("1 / 8")
    page.keyboard.press(" ")
    expect(page.locator("#step-count")).to_have_text("2 / 8")


def test_a_meeting_has_eight_steps_and_each_member_when_it_is_asked_for(visit: Visit) -> None:
    page = visit.open("lang=en&present=1&step=5")
    expect(page.locator("#step-figure")).to_have_text("8")
    expect(page.locator("#step-finding")).to_have_text("of the 36 districts have no member on record.")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".member-cell")).to_have_count(19)
    expect(page.locator(".member-cell").last).to_contain_text("Children Today")  # those that are on record nowhere come last
    page.locator(".member-cell", has_text="Vatra").click()
    expect(page.locator("#step-figure")).to_have_text("9")
    expect(page.locator("#step-count")).to_have_text("6 / 8")
    assert "step=10" in page.url  # as links have named it before
    page.keyboard.press("ArrowRight")
    expect(page.locator("#step-title")).to_contain_text("Refugee and Migrant Services")
    visit.open("lang=en&present=1&step=26")
    expect(page.locator(".member-cell")).to_have_count(19)
    page.keyboard.press("ArrowRight")  # nobody asked for the members one by one
    expect(page.locator("#step-title")).to_have_text("Partner countries")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#step-title")).to_have_text("Sources")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".member-cell")).to_have_count(19)


def test_the_claim_is_shown_as_bars_and_its_date_stands_on_the_screen(visit: Visit) -> None:
    page = visit.open("lang=en&present=1&step=4")
    assert page.locator(".bar-row b").all_inner_texts() == ["82.4%", "74.6%", "81.2%", "73.5%", "77.8%", "72.2%", "93.2%", "89.0%"]
    expect(page.locator("#map")).not_to_be_visible()
    expect(page.locator("#step-from")).to_contain_text("Data as of 23 November 2026")


def test_a_place_pressed_on_a_slide_shows_all_its_members_and_nothing_to_be_read_at_a_desk(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1366, "height": 768})
    page = visit.open("lang=en&present=1&step=3&place=AL-DI")
    names = page.locator("#place-panel .slide-names li")
    expect(names).to_have_count(7)
    for name in names.all():
        expect(name).to_be_in_viewport(ratio=1)
    assert page.locator("#sheet").evaluate("box => box.scrollHeight - box.clientHeight") <= 1
    expect(page.locator("#place-panel :is(select, a, details)")).to_have_count(0)


def test_a_gap_pressed_on_a_slide_says_who_works_next_door(visit: Visit) -> None:
    page = visit.open("lang=en&present=1&step=5&place=AL-GR")
    expect(page.locator("#place-panel")).to_contain_text("Next door: Elbasan, 7 members")
    visit.open("lang=en&present=1&step=10&place=AL-GR")  # of one member alone it would be no answer
    expect(page.locator("#place-panel")).not_to_contain_text("Next door")


def test_capitals_do_the_same_and_single_keys_can_be_switched_off(visit: Visit) -> None:
    page = visit.open("lang=en")
    page.locator("#language label", has_text="SQ").click()  # what has the focus now is a radio button
    page.keyboard.press("P")
    expect(page.locator("#step-title")).to_be_visible()
    page.keyboard.press("L")
    page.locator("#single-keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    page.keyboard.press("3")
    expect(page.locator("#blank")).not_to_be_visible()
    expect(page.locator("#step-count")).to_have_text("1 / 8")
    page.keyboard.press("ArrowRight")  # no letter
    expect(page.locator("#step-count")).to_have_text("2 / 8")
    visit.open("lang=en")
    page.keyboard.press("p")
    expect(page.locator("#step-title")).not_to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("lang", ["sq", "en"])
def test_every_step_fits_the_projector(visit: Visit, lang: str, width: int, height: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": height})
    page = visit.open(f"lang={lang}&present=1")
    outside = """[...document.querySelectorAll('#step-words > *, #legend li, #partner-legend li, #step-from, .bar-group, .member-cell')]
        .filter(e => e.checkVisibility()).map(e => [e.textContent, e.getBoundingClientRect()])
        .filter(([, b]) => b.bottom > innerHeight + 1 || b.right > innerWidth + 1).map(([text]) => text)"""
    over = """(() => { const words = document.getElementById('step-words').getBoundingClientRect();
        const legend = ['legend', 'partner-legend'].map(id => document.getElementById(id)).find(e => e.checkVisibility());
        return legend ? words.bottom > legend.getBoundingClientRect().top + 1 : false; })()"""
    for step in range(1, 9):
        visit.painted(lambda key=str(step): page.keyboard.press(key)) if step > 1 else None
        page.wait_for_timeout(950)
        assert (step, page.evaluate(outside), page.evaluate(over)) == (step, [], False)


def test_p_starts_and_ends_the_presentation(visit: Visit) -> None:
    page = visit.open("lang=en")
    page.keyboard.press("p")
    expect(page.locator("#step-title")).to_be_visible()
    assert "present=1&step=1" in page.url
    page.keyboard.press("p")
    expect(page.locator("#step-title")).not_to_be_visible()


def test_a_letter_typed_into_a_field_is_no_command(visit: Visit) -> None:
    page = visit.open("lang=en")
    page.locator("#place-search").press_sequentially("Peqin")
    expect(page.locator("#step-title")).not_to_be_visible()
    expect(page.locator("#place-search")).to_have_value("Peqin")


def test_a_blank_screen_hides_everything_until_any_key(visit: Visit) -> None:
    page = visit.open("lang=en&present=1&step=3")
    page.keyboard.press("b")
    expect(page.locator("#blank")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#blank")).not_to_be_visible()
    expect(page.locator("#step-count")).to_have_text("3 / 8")


def test_the_notes_have_a_window_of_their_own_with_figures_sources_and_the_next_slide(visit: Visit) -> None:
    page = visit.open("lang=en&present=1&step=10")
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    notes = opened.value
    expect(notes.locator("h2")).to_have_text("Psycho-Social Centre “Vatra”")
    expect(notes.locator("body")).to_contain_text(
        "On record in: Berat, Dibër, Durrës, Fier, Gjirokastër, Lezhë, Lushnjë, Shkodër and Vlorë."
    )
    expect(notes.locator("li a").first).to_have_attribute("rel", "noopener noreferrer")
    assert notes.locator("li a").count() >= 4
    expect(notes.locator(".following")).to_contain_text("Next: Refugee and Migrant Services in Albania")
    expect(notes.locator(".clock")).to_have_text(re.compile(r"^\d+:\d\d · \d\d:\d\d$"))
    letters = "(element) => [getComputedStyle(element).fontFamily.split(',')[0], parseFloat(getComputedStyle(element).fontSize)]"
    for part, family, least in ((".clock", "Source Sans 3", 30), ("h2", "Source Serif 4", 25), (".following h3", "Source Serif 4", 20)):
        found = notes.locator(part).evaluate(letters)
        assert found[0].strip('"') == family and found[1] >= least, part
    expect(page.locator("#notes")).not_to_be_visible()  # nothing over the audience's map
    notes.keyboard.press("ArrowRight")
    expect(notes.locator("h2")).to_contain_text("Refugee and Migrant Services")
    expect(page.locator("#step-title")).to_contain_text("Refugee and Migrant Services")


def test_notes_that_find_no_window_stand_below_the_map(visit: Visit) -> None:
    page = visit.open("lang=en&present=1&step=5")
    page.evaluate("window.open = () => null")
    page.keyboard.press("n")
    notes = page.locator("#notes")
    expect(notes).to_contain_text("Next: Member by member")
    expect(page.locator("#notice")).to_contain_text("The browser opened no second window")
    box, main = notes.bounding_box(), page.locator("#map-box").bounding_box()
    assert box is not None and main is not None
    assert main["y"] + main["height"] <= box["y"] + 1
    page.keyboard.press("n")
    expect(notes).not_to_be_visible()


def test_a_step_that_is_not_there_is_said(visit: Visit) -> None:
    page = visit.open("lang=en&present=1&step=28")
    expect(page.locator("#notice")).to_contain_text("step=28")
    expect(page.locator("#step-count")).to_have_text("1 / 8")


def test_filters_answer_in_the_middle_of_the_presentation(visit: Visit) -> None:
    page = visit.open("lang=en&present=1&step=3")
    page.keyboard.press("Escape")
    visit.painted(lambda: visit.set("county-filter", ["AL-09"]))
    page.keyboard.press("p")
    expect(page.locator("#step-sentence")).to_contain_text("in 3 of the 3 districts")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#step-count")).to_have_text("1 / 8")


def test_views_are_added_moved_and_removed_and_stay_in_link_and_browser(visit: Visit) -> None:
    page = visit.open("lang=en&level=county")
    page.evaluate("coverage.addView()")
    visit.set("member-filter", ["vatra"])
    page.evaluate("coverage.addView()")
    assert "sequence=level%3Dcounty~level%3Dcounty%26member%3Dvatra" in page.url
    page.keyboard.press("p")
    expect(page.locator("#step-count")).to_have_text("1 / 2")
    page.keyboard.press("l")
    steps = page.locator("#dialog .steps li .link")
    page.get_by_role("button", name="Move up: Where Vatra").click()
    expect(steps.first).to_have_text("1. Where Vatra is on record, by county")
    page.get_by_role("button", name="Remove: Where the BKTF coalition works").click()
    expect(steps).to_have_count(1)
    visit.open("lang=en")  # the link says nothing: the browser remembers
    page.keyboard.press("p")
    page.keyboard.press("l")
    page.get_by_role("button", name="My view (1)").click()
    expect(steps).to_have_count(1)
    page.get_by_role("button", name="All steps").click()
    expect(steps).to_have_count(27)  # eight, and each of 19 members


@pytest.mark.parametrize("visit", [{"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}], indirect=True)
def test_a_swipe_goes_to_the_next_step_and_nothing_is_cut_off(visit: Visit) -> None:
    page = visit.open("lang=sq&present=1&step=4")
    swipe = """([from, to]) => { const at = (x) => new Touch({ identifier: 1, target: document.body, clientX: x, clientY: 300 });
        document.dispatchEvent(new TouchEvent("touchstart", { touches: [at(from)], bubbles: true }));
        document.dispatchEvent(new TouchEvent("touchend", { changedTouches: [at(to)], bubbles: true })); }"""
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    visit.painted(lambda: page.evaluate(swipe, [300, 60]))
    expect(page.locator("#step-count")).to_have_text("5 / 8")
    page.evaluate(swipe, [200, 180])
    visit.painted(lambda: page.evaluate(swipe, [60, 300]))
    expect(page.locator("#step-count")).to_have_text("4 / 8")


def test_the_embed_is_the_view_its_sources_and_a_way_back(visit: Visit) -> None:
    page = visit.open("lang=en&embed=1&member=vatra")
    for hidden in ("#top", "#filter-bar", "#provenance", "#place-panel", "#place-table"):
        expect(page.locator(hidden)).not_to_be_visible()
    expect(page.locator("#summary")).to_contain_text("in 9 of the 36 districts")
    expect(page.locator(".map-view .attribution")).to_contain_text("OpenStreetMap")
    back = page.locator("#embed-back")
    expect(back).to_be_visible()
    assert str(back.get_attribute("href")).endswith("/?lang=en&member=vatra")


def test_the_code_for_embedding_shows_the_view(visit: Visit) -> None:
    page = visit.open("lang=en&member=vatra")
    page.locator("#export-menu summary").click()
    page.get_by_role("button", name="Embed").click()
    code = page.get_by_label("Embed code").input_value()
    assert "?lang=en&amp;member=vatra&amp;embed=1" in code
    assert 'title="Where Vatra is on record, by district"' in code


def test_a_copied_link_says_so_and_warns_when_the_data_have_changed(visit: Visit) -> None:
    page = visit.open("lang=en&member=vatra")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#copy-link").click()
    expect(page.locator("#notice")).to_contain_text("Link copied. This address works only on this computer")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"member=vatra&v={page.evaluate('coverage.index.version')}")
    visit.open(copied.split("?")[1])
    expect(page.locator("#notice")).to_have_text("")
    visit.open("lang=en&v=0000000000")
    expect(page.locator("#notice")).to_contain_text("The data have changed since this link was made.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_accessibility_violation_in_menu_dialog_presentation_or_embed(visit: Visit, scheme: str) -> None:
    page = visit.open(f"lang=en&theme_mode={scheme}")
    page.locator("#export-menu summary").click()
    found = violations(page, "menu")
    page.get_by_text("Steps of the presentation").click()
    found += violations(page, "dialog")
    for step in (1, 4, 25, 26):
        page = visit.open(f"lang=en&theme_mode={scheme}&present=1&step={step}&place=AL-DI")
        page.evaluate("window.open = () => null")
        page.keyboard.press("n")
        page.locator("[data-act=next]").focus()
        page.wait_for_timeout(400)
        found += violations(page, f"step {step}")
    found += violations(visit.open(f"lang=en&theme_mode={scheme}&embed=1"), "embed")
    assert found == []


def test_a_sequence_with_parts_that_nobody_knows_is_shown_with_a_notice(visit: Visit) -> None:
    page = visit.open("lang=en&present=1&step=2&sequence=level%3Dcounty~member%3Dnobody%26level%3Dcounty")
    expect(page.locator("#notice")).to_contain_text("member=nobody")
    expect(page.locator("#step-count")).to_have_text("2 / 2")


def test_what_opened_a_dialog_closes_it_and_the_screen_goes_blank_over_anything(visit: Visit) -> None:
    page = visit.open("lang=en&present=1&step=2")
    dialog, title = page.locator("#dialog"), page.locator("#dialog-title")
    page.keyboard.press("l")
    expect(title).to_have_text("Steps of the presentation")
    page.keyboard.press("q")
    expect(title).to_have_text("This view on your phone")
    page.keyboard.press("q")
    expect(dialog).not_to_be_visible()
    page.keyboard.press("l")
    page.keyboard.press("b")
    expect(dialog).not_to_be_visible()
    expect(page.locator("#blank")).to_be_visible()


def test_leaving_brings_back_the_view_from_before(visit: Visit) -> None:
    page = visit.open("lang=en&level=county")
    visit.painted(lambda: page.keyboard.press("p"))
    expect(page.locator("#step-count")).to_have_text("– / 8")  # the reader's own view comes first
    visit.painted(lambda: page.keyboard.press("3"))
    expect(page.locator("#place-table tr[data-code]")).to_have_count(36)
    visit.painted(lambda: page.keyboard.press("Escape"))
    expect(page.locator("#place-table tr[data-code]")).to_have_count(12)
    until(page, "location.search === '?lang=en&level=county'")


@pytest.mark.parametrize("visit", [{"viewport": {"width": 360, "height": 780}, "locale": "en-GB"}], indirect=True)
def test_on_a_phone_the_menu_lies_on_the_screen(visit: Visit) -> None:
    page = visit.open()
    page.locator("#menu-open").click()
    page.locator("#export-menu summary").click()
    box = page.locator("#export-list .item").first.bounding_box()
    assert box is not None
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360 and 0 <= box["y"] < 780


def test_paper_is_white_in_the_dark_scheme_too(visit: Visit) -> None:
    page = visit.open("lang=en&theme_mode=dark")
    fills = "[...document.querySelectorAll('.paper-map path[data-code]')].map((path) => path.getAttribute('fill'))"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    painted = page.evaluate(fills)  # at once: a browser does not wait
    assert painted.count("#d3512a") == 4  # Malësi e Madhe, Pukë, Skrapar and Tepelenë
    assert painted.count("#cde2e0") == 10  # with one member, as the legend says
    visit.painted(lambda: page.evaluate("dispatchEvent(new Event('afterprint'))"))
    assert page.evaluate(fills) == []
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


# What a map says and how large it is on the screen, pixels; the halo of a name is no name.
WRITTEN = """(selector) => [...document.querySelectorAll(selector)]
  .filter((e) => e.textContent && e.getBoundingClientRect().width)
  .map((e) => [e.textContent, parseFloat(getComputedStyle(e).fontSize) * (e.ownerSVGElement?.getScreenCTM()?.a ?? 1)])"""


@pytest.mark.parametrize("visit", [{"viewport": {"width": 1920, "height": 1080}}], indirect=True)
def test_the_map_is_read_from_the_back_of_the_room(visit: Visit) -> None:
    page = visit.open("lang=en&present=1&step=3")
    gaps = dict(page.evaluate(WRITTEN, "#gap-labels text.name"))
    assert set(gaps) == {"Malësi e Madhe", "Pukë", "Peqin", "Kuçovë", "Mallakastër", "Tepelenë", "Gramsh", "Skrapar"}
    assert min(gaps.values()) >= 24
    inside = [(said, size) for said, size in page.evaluate(WRITTEN, "#map .layer.frontplot text") if any(c.isdigit() for c in said)]
    assert len(inside) == 28  # each district with a member bears its number
    assert sum(size >= 24 for _said, size in inside) >= 14
    assert sum(size >= 19 for _said, size in inside) >= 22


@pytest.mark.parametrize("visit", [{"viewport": {"width": 1920, "height": 1080}}], indirect=True)
@pytest.mark.parametrize("lang", ["sq", "en"])
def test_every_partner_country_is_named_and_no_name_is_cut_off(visit: Visit, lang: str) -> None:
    page = visit.open(f"lang={lang}&present=1&view=partners")
    beside = page.evaluate(WRITTEN, "#callouts text.name")
    inside = page.evaluate(WRITTEN, "#partner-map .layer.frontplot text")
    assert len({said for said, _ in inside}) + page.evaluate("document.querySelectorAll('#callouts circle').length") == 28
    assert min(size for _, size in [*beside, *inside]) >= 22
    out = page.evaluate("""() => [...document.querySelectorAll('#callouts text, #partner-map .layer.frontplot text')]
      .filter((e) => e.getBoundingClientRect().right > innerWidth).map((e) => e.textContent)""")
    assert out == []


@pytest.mark.parametrize("visit", [{"viewport": {"width": 1366, "height": 768}}], indirect=True)
def test_the_panel_of_a_place_leaves_the_words_of_the_slide_in_sight(visit: Visit) -> None:
    page = visit.open("lang=en&present=1&step=3&place=AL-MM")
    words, panel, source = (page.locator(name).bounding_box() for name in ("#step-words", "#sheet", "#step-from"))
    assert words and panel and source
    assert words["y"] + words["height"] <= panel["y"]
    assert panel["y"] + panel["height"] <= source["y"]
