"""The card of a place in a page of another origin: as high as its content where the page listens, whole where it does not."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from dash import Dash
from playwright.sync_api import Browser, Page
from werkzeug.exceptions import NotFound
from werkzeug.middleware.shared_data import SharedDataMiddleware

from tests.browser.conftest import Visit, _serve

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def elsewhere(app: Dash, server_address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of another site with the offered code in its page; ``bare.html`` has the frame alone."""
    folder = tmp_path_factory.mktemp("elsewhere")
    page = app.server.test_client().get("/place/AL-MM?lang=sq", base_url=server_address).text
    (code,) = re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.S)
    for name, text in (("index", unescape(code)), ("bare", re.sub(r"<script>.*", "", unescape(code), flags=re.S))):
        (folder / f"{name}.html").write_text(f'<!DOCTYPE html><meta charset="utf-8"><body style="margin:0">{text}', "utf-8")
    for address in _serve(SharedDataMiddleware(NotFound(), {"/": str(folder)})):
        yield address.replace("127.0.0.1", "localhost")


def _shown(browser: Browser, address: str, *, width: int) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.set_default_timeout(8000)
    page.goto(address)
    page.frame_locator("iframe").get_by_role("heading", level=1).wait_for()
    yield page
    assert context.cookies() == []
    context.close()


@pytest.mark.parametrize("width", [320, 600])
def test_the_frame_is_as_high_as_the_card(browser: Browser, elsewhere: str, width: int) -> None:
    for page in _shown(browser, f"{elsewhere}index.html", width=width):
        page.wait_for_function("document.querySelector('iframe').offsetHeight !== 520")
        card = page.frames[1]
        assert card.evaluate("document.documentElement.scrollHeight") == page.locator("iframe").evaluate("(frame) => frame.offsetHeight")
        assert card.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate("postMessage({ coverageHeight: 9 }, '*')")  # not from the frame
        page.evaluate("postMessage(null, '*')")
        page.wait_for_timeout(100)
        assert page.locator("iframe").evaluate("(frame) => frame.offsetHeight") > 300


def test_the_card_is_whole_where_nobody_listens(browser: Browser, elsewhere: str) -> None:
    for page in _shown(browser, f"{elsewhere}bare.html", width=320):
        assert page.locator("iframe").evaluate("(frame) => frame.offsetHeight") == 520
        page.frame_locator("iframe").locator("footer").scroll_into_view_if_needed()
        assert "ODbL 1.0" in page.frame_locator("iframe").locator("footer").inner_text()


def test_the_dashboard_offers_the_card_of_what_is_chosen(visit: Visit) -> None:
    page = visit.open("lang=en&place=AL-MM")
    page.locator("#export-menu summary").click()
    page.get_by_role("button", name="Embed").click()
    code = page.get_by_role("textbox", name="A small card: Malësi e Madhe").input_value()
    assert f'src="{visit.address}place/AL-MM?embed=1&amp;lang=en"' in code
