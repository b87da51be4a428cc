"""What a room sees of a slide: large, once, and with nothing over it."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

SCREENS = [{"viewport": {"width": width, "height": height}} for width, height in ((1920, 1080), (1366, 768), (1024, 768))]
# What can be read on the screen, and how large it is, pixels; words in a drawing are scaled with it. NAMES has those in the map.
SAID = """() => [...document.querySelectorAll('#main *')].filter((e) => e.checkVisibility({ visibilityProperty: true }))
  .filter((e) => !e.closest('.frontplot') && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
  .map((e) => [e.textContent.trim(), parseFloat(getComputedStyle(e).fontSize) * (e.ownerSVGElement?.getScreenCTM()?.a ?? 1),
    Boolean(e.closest('#step-from'))])"""
NAMES = """() => [...document.querySelectorAll('#gap-labels text.name, #map .layer.frontplot text')]
  .filter((e) => e.getBoundingClientRect().width && !/^[\\d,]+$/.test(e.textContent))
  .map((e) => Math.round(parseFloat(getComputedStyle(e).fontSize) * (e.closest('#gap-labels')?.getScreenCTM()?.a ?? 1)))"""


@pytest.mark.parametrize("visit", SCREENS, indirect=True)
def test_source_credit_and_caution_stand_once_and_the_bar_covers_nothing(visit: Visit) -> None:
    page = visit.open("lang=en&present=1&step=3")
    said = page.evaluate("document.body.innerText")
    for words in ("Data as of 23 November 2026", "© OpenStreetMap contributors (ODbL 1.0)", "Presence does not mean that needs are met."):
        assert said.count(words) == 1, words
    page.mouse.move(300, 300)
    expect(page.locator("#presenter-bar")).to_have_css("opacity", "1")
    bar, line, chart = (page.locator(name).bounding_box() for name in ("#presenter-bar", "#step-from", "#map-box"))
    assert bar and line and chart
    assert chart["y"] + chart["height"] <= line["y"] + 1
    assert line["y"] + line["height"] <= bar["y"] + 1
    assert bar["y"] + bar["height"] <= page.evaluate("innerHeight")


@pytest.mark.parametrize("visit", SCREENS[:1], indirect=True)
@pytest.mark.parametrize("query", [f"step={step}" for step in (1, 2, 3, 4, 5, 10, 26, 27)] + ["level=municipality", "without=world-vision"])
def test_nothing_but_the_line_of_sources_is_smaller_than_a_room_can_read(visit: Visit, query: str) -> None:
    page = visit.open(f"lang=en&present=1&{query}")
    assert [(words, size) for words, size, is_source in page.evaluate(SAID) if size < (19.9 if is_source else 24)] == []


@pytest.mark.parametrize("visit", SCREENS, indirect=True)
@pytest.mark.parametrize("step", [1, 2, 3, 10])
def test_names_have_one_size_and_those_of_tiny_places_another(visit: Visit, step: int) -> None:
    page = visit.open(f"lang=sq&present=1&step={step}")
    sizes = page.evaluate(NAMES)
    large = max(sizes)
    assert len(sizes) >= 9
    assert {size for size in sizes if size < large - 1} <= {round(large * 0.82) + d for d in (-1, 0, 1)}
    assert sum(size >= large - 1 for size in sizes) >= 0.75 * len(sizes)


@pytest.mark.parametrize("visit", SCREENS, indirect=True)
def test_every_municipality_without_a_member_is_named(visit: Visit) -> None:
    page = visit.open("lang=en&present=1&level=municipality")
    assert len(page.locator("#gap-labels text.name").all_text_contents()) == 32


@pytest.mark.parametrize("visit", SCREENS, indirect=True)
def test_one_member_has_its_places_named_and_no_others(visit: Visit) -> None:
    page = visit.open("lang=en&present=1&step=10")
    names = page.locator("#gap-labels text.name").all_text_contents()
    assert sorted(names) == ["Berat", "Dibër", "Durrës", "Fier", "Gjirokastër", "Lezhë", "Lushnjë", "Shkodër", "Vlorë"]


@pytest.mark.parametrize("visit", [{"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}], indirect=True)
@pytest.mark.parametrize("query", ["step=3", "step=5", "without=world-vision"])
def test_on_a_phone_every_gap_is_named_whole_and_the_legend_lies_over_the_land(visit: Visit, query: str) -> None:
    page = visit.open(f"lang=sq&present=1&{query}")
    names = page.locator("#gap-labels text.name")
    assert {"Pukë", "Mallakastër", "Gramsh"} <= set(names.all_text_contents())
    for box in names.evaluate_all("all => all.map((e) => e.getBoundingClientRect().toJSON())"):
        assert box["left"] >= 0 and box["right"] <= 390
    entry = page.locator("#legend li").last
    assert entry.evaluate(
        "e => { const b = e.getBoundingClientRect(); return e.contains(document.elementFromPoint(b.x + 60, b.y + b.height / 2)) }"
    )


def test_notes_below_the_map_leave_it_readable(visit: Visit) -> None:
    page = visit.open("lang=en&present=1&step=3")
    page.evaluate("window.open = () => null")
    before = max(page.evaluate(NAMES))
    visit.painted(lambda: page.keyboard.press("n"))
    page.wait_for_timeout(300)
    assert max(page.evaluate(NAMES)) < 0.85 * before
    page.mouse.move(300, 200)
    bar, line, notes = (page.locator(name).bounding_box() for name in ("#presenter-bar", "#step-from", "#notes"))
    assert bar and line and notes
    assert line["y"] + line["height"] <= bar["y"] + 1
    assert bar["y"] + bar["height"] <= notes["y"] + 1


@pytest.mark.parametrize("visit", SCREENS, indirect=True)
def test_the_members_have_the_whole_stage(visit: Visit) -> None:
    page = visit.open("lang=sq&present=1&step=26")
    width, height = page.evaluate("[innerWidth, innerHeight]")
    boxes = page.locator(".member-cell").evaluate_all("cells => cells.map((c) => c.getBoundingClientRect().toJSON())")
    assert min(box["left"] for box in boxes) < 0.08 * width
    assert max(box["right"] for box in boxes) > 0.92 * width
    assert len({box["top"] for box in boxes}) == 4  # rows of five
    assert all(box["bottom"] <= height for box in boxes)
    names = page.locator(".member-cell span span").evaluate_all("all => all.map((e) => parseFloat(getComputedStyle(e).fontSize))")
    assert min(names) >= height / 45


@pytest.mark.parametrize("visit", SCREENS, indirect=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_supposition_is_as_loud_as_what_would_follow(visit: Visit, scheme: str) -> None:
    page = visit.open(f"lang=sq&present=1&without=world-vision&theme_mode={scheme}")
    supposed, finding = page.locator("#step-supposed"), page.locator("#step-finding")
    expect(supposed).to_have_text("Skenar, jo gjendje e dokumentuar: pa World Vision.")
    expect(finding).to_have_text("Supozim: anëtarët do të ishin në 27 nga 36 rrethet. Në 9, asnjë.")
    size = "e => getComputedStyle(e).fontSize"
    assert supposed.evaluate(size) == finding.evaluate(size)
    words, legend = page.locator("#step-words").bounding_box(), page.locator("#legend").bounding_box()
    assert words and legend and words["y"] + words["height"] <= legend["y"] + 1
