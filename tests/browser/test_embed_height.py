"""The frame that the embed code makes holds its view without a second scroll bar."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
_TALL = """(style) => { const box = document.createElement("div");
    box.style.cssText = style; document.body.append(box); return box.offsetHeight; }"""


@pytest.mark.parametrize("lang", ["sq", "en"])
def test_the_view_fits_its_frame_on_a_phone_and_on_a_wide_page(visit: Visit, lang: str) -> None:
    page = visit.open("lang=en")
    page.locator("#export-menu summary").click()
    page.get_by_role("button", name="Embed").click()
    style = re.findall(r'style="([^"]*)"', page.get_by_label("Embed code").input_value())[0]
    for width in (320, 360, 390, 768, 1200):
        page.set_viewport_size({"width": width, "height": 900})
        height = page.evaluate(_TALL, style)
        assert 680 <= height <= 900
        page.set_viewport_size({"width": width, "height": height})
        visit.open(f"lang={lang}&embed=1")
        expect(page.locator("#embed-back")).to_be_in_viewport(ratio=1)
        assert page.evaluate("document.documentElement.scrollHeight") <= height
        assert page.evaluate("document.querySelector('#map .main-svg').clientHeight") >= 270  # 18 rem
