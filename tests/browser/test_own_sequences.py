"""A presenter's own sequence: too long for servers, changed in two tabs, packed for the slides."""

import io
import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from tests.browser.conftest import Visit, until

pytestmark = pytest.mark.browser

_EVERY = "member=vatra,tdh,world-vision,save-the-children,tlas,arsis&match=all&kind=national_ngo,international_ngo,faith_based"
_LONG = [f"level=county&{_EVERY}&evidence=direct,indirect,weak&since={2005 + n % 15}&fade={5 + n % 6}" for n in range(60)]


def _shown(page: Page) -> None:
    until(page, "document.documentElement.dataset.ready === '1'")


def _stored(page: Page) -> list[str]:
    return list(json.loads(page.evaluate("localStorage.getItem('coverage.sequence')")))


def test_a_sequence_too_long_for_a_server_opens_from_its_link_and_becomes_its_slides(visit: Visit, tmp_path: Path) -> None:
    page = visit.open("lang=en")
    page.evaluate("coverage.addView()")
    (tmp_path / "long.json").write_text(json.dumps({"views": [{"query": query} for query in _LONG]}))
    page.locator("#export-menu summary").click()
    page.get_by_text("Steps of the presentation").click()
    page.locator("#dialog input[type=file]").set_input_files(tmp_path / "long.json")
    expect(page.locator("#dialog .steps li")).to_have_count(60)
    link = page.evaluate("coverage.addressOf()")
    assert len(link) > 10_000
    assert len(link.partition("#")[0]) < 100  # what a server is sent
    page.goto("about:blank")
    page.evaluate("1")
    page.goto(f"{link.replace('#', '&present=1&step=60#')}")
    _shown(page)
    expect(page.locator("#step-count")).to_have_text("60 / 60")
    page.keyboard.press("p")
    assert page.evaluate("coverage.store.page.sequence.length") == 60
    page.locator("#export-menu summary").click()
    with page.expect_download(timeout=120_000) as download:
        page.locator("#export-list").get_by_text("PowerPoint", exact=True).click()
    assert len(Presentation(io.BytesIO(Path(download.value.path()).read_bytes())).slides) >= 60


def test_two_tabs_add_to_one_sequence(visit: Visit) -> None:
    first = visit.open("lang=en&member=vatra")
    second = first.context.new_page()
    second.goto(f"{visit.address}?lang=en&level=county")
    _shown(second)
    first.evaluate("coverage.addView()")
    until(second, "coverage.store.page.sequence.length === 1")
    second.evaluate("coverage.addView()")
    until(first, "coverage.store.page.sequence.length === 2")
    assert _stored(first) == ["member=vatra", "level=county"]
    until(first, "location.search.includes('sequence=member%3Dvatra~level%3Dcounty')")  # it shows its own sequence: the link follows


def test_a_tab_that_slept_takes_nothing_from_what_another_stored(visit: Visit) -> None:
    page = visit.open("lang=en&member=vatra")
    page.evaluate("addEventListener('storage', (e) => e.stopImmediatePropagation(), true)")
    page.evaluate("localStorage.setItem('coverage.sequence', JSON.stringify(['level=municipality']))")  # no event in the tab itself
    page.evaluate("coverage.addView()")
    assert _stored(page) == ["level=municipality", "member=vatra"]


def test_a_link_with_a_sequence_leaves_ones_own_as_it_is(visit: Visit) -> None:
    page = visit.open("lang=en&member=vatra")
    page.evaluate("coverage.addView()")
    visit.open("lang=en&level=county&sequence=level%3Dmunicipality")
    assert _stored(page) == ["member=vatra"]
    page.evaluate("coverage.addView()")
    assert _stored(page) == ["member=vatra", "level=county"]
    assert "sequence=level%3Dmunicipality~level%3Dcounty" in page.url


def test_the_frozen_file_works_in_a_frame_that_has_no_address_and_may_keep_nothing(offline: Visit) -> None:
    page = offline.page
    text = Path(offline.address.removeprefix("file://")).read_text()
    page.evaluate(
        """(text) => { const frame = document.createElement("iframe"); frame.sandbox = "allow-scripts"; frame.srcdoc = text;
            frame.style.cssText = "width:1200px;height:800px"; document.body.append(frame); }""",
        text,
    )
    page.locator("iframe").wait_for()
    inside = page.frames[1]
    expect(inside.locator("html")).to_have_attribute("data-ready", "1", timeout=60_000)
    inside.evaluate("coverage.addView()")
    expect(inside.locator("#notice")).to_contain_text("1 view")
    inside.locator("#view a[data-view=claims]").click()
    expect(inside.locator("#view-claims")).to_be_visible()
    inside.locator("#view a[data-view=map]").click()
    inside.locator("#present").click()
    expect(inside.locator("#step-count")).to_contain_text("/")
    inside.locator("[data-act=next]").click()
    inside.locator("[data-act=leave]").click()
    inside.locator("#copy-link").click()
    expect(inside.locator("#notice, #dialog")).not_to_have_count(0)
