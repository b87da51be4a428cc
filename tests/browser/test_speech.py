"""What a screen reader is told, view by view, against what a person has read and found good. After a change meant: ``make speech``."""

import itertools
import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.speech import spoken_page

pytestmark = pytest.mark.browser
KEPT = Path(__file__).parent / "speech"
PAGES = {
    "map": "?",
    "map-place": "?place=AL-SK",
    "claims": "?view=claims",
    "members": "?view=members",
    "partners": "?view=partners",
    "about": "?view=about",
    "place-page": "place/AL-SK?",
    "presentation": "?present=1&step=5",
}
NAMED = ("button", "link", "radio", "checkbox", "combobox", "textbox", "spinbutton", "DisclosureTriangle", "region", "grid", "image")
GROUPS = ("group", "radiogroup", "region", "navigation", "complementary", "toolbar", "list")
STEADY = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", "reduced_motion": "reduce"}


def _spoken(visit: Visit, name: str, lang: str) -> str:
    address = f"{PAGES[name]}&lang={lang}".replace("?&", "?")
    if name == "place-page":
        visit.page.goto(f"{visit.address}{address}")
    else:
        visit.open(address.removeprefix("?"))
        _settle(visit.page)
    return spoken_page(visit.page)


def _settle(page: Page) -> None:
    """Wait until the page has said the same for a while: parts of it are drawn when the browser has time."""
    before, same = "", 0
    while same < 3:
        page.wait_for_timeout(150)
        now = page.evaluate("document.body.innerText.length + ' ' + document.querySelectorAll('*').length")
        before, same = now, same + 1 if now == before else 0


@pytest.mark.parametrize("visit", [STEADY], indirect=True)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_told_as_it_was_read(visit: Visit, name: str) -> None:
    """In English; that the Albanian page has the same parts in the same order is seen beside it, and its words are the catalogue's."""
    found = _spoken(visit, name, "en")
    kept = KEPT / f"{name}.txt"
    if "RENEW_SPEECH" in os.environ:
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(found, encoding="utf-8")
    assert found.splitlines() == kept.read_text("utf-8").splitlines(), "if it is meant, 'make speech' keeps it"
    assert _parts(_spoken(visit, name, "sq")) == _parts(found)
    assert _unnamed(found) == []
    assert _told_twice(found) == []
    assert _headings_out_of_order(found) == []


def _parts(told: str) -> list[str]:
    """Return the roles of all that is not text, with their depth."""
    return [m[0] for m in (re.match(r" *\w+", line) for line in told.splitlines()) if m]


def _unnamed(told: str) -> list[str]:
    return [line for line in told.splitlines() if line.split()[0] in NAMED and '"' not in line]


def _told_twice(told: str) -> list[str]:
    """Return the groups that are named like the first thing in them, as one that holds a single button; a heading names its part."""
    lines = [(len(line) - len(line.lstrip()), line.split()[0], *(re.findall(r'"(.*)"', line) or [""])) for line in told.splitlines()]
    return [
        name
        for (depth, role, name), (below, kind, first) in itertools.pairwise(lines)
        if role in GROUPS and name and below > depth and kind != "heading" and first == name
    ]


def _headings_out_of_order(told: str) -> list[str]:
    """Return headings that leave out a level on the way down."""
    levels = [int(n) for n in re.findall(r"heading .*\(level=(\d)\)", told)]
    assert levels.count(1) == 1
    return [f"{a} then {b}" for a, b in itertools.pairwise(levels) if b > a + 1]
