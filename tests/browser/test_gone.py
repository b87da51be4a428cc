"""A page whose data, or whose scripts, are no longer served."""

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import until

pytestmark = pytest.mark.browser


@pytest.fixture(params=["server", "site"])
def address(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(f"{request.param}_address"))


def _open(browser: Browser, address: str, *, gone: str, times: int) -> tuple[Page, list[str]]:
    """Open the page, whose file ``gone`` is answered 404 the first ``times``; return it and the addresses of its documents."""
    page, asked, documents = browser.new_page(), [], []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=404) if len(asked) <= times else route.continue_()

    page.route(f"**/{gone}-*", answer)
    page.on("request", lambda request: documents.append(request.url) if request.resource_type == "document" else None)
    page.goto(f"{address}?member=vatra")
    return page, documents


@pytest.mark.parametrize("gone", ["data", "dash-renderer", "page"])
def test_it_is_loaded_once_again_and_opens(browser: Browser, address: str, gone: str) -> None:
    page, documents = _open(browser, address, gone=gone, times=1)
    until(page, "document.documentElement.dataset.ready === '1'")
    assert documents == [f"{address}?member=vatra"] * 2
    assert not page.locator("#gone").is_visible()
    page.close()


def test_then_it_says_what_to_do(browser: Browser, address: str) -> None:
    page, documents = _open(browser, address, gone="data", times=2)
    expect(page.locator("#gone")).to_be_visible()
    expect(page.locator("#gone [lang=en]")).to_contain_text("Load the page again")
    assert len(documents) == 2
    page.wait_for_timeout(500)
    assert len(documents) == 2
    page.locator("#gone [lang=sq] a").click()
    until(page, "document.documentElement.dataset.ready === '1'")
    expect(page.locator("#chips .chip")).to_have_count(1)  # the same view
    page.close()
