"""Files that the page fetches itself: while the server makes them, is busy, or does not give them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, Route, expect

from tests.browser.conftest import Visit, violations

pytestmark = pytest.mark.browser
_DECK = "**/data/presentation.pptx*"


def _busy(route: Route, *, again: str = "1") -> None:
    route.fulfill(status=503, headers={"Retry-After": again}, body="Busy")


def _answer(page: Page, *answers: Callable[[Route], None]) -> None:
    """Give the first who ask for the deck these answers, those after them a deck."""
    left = [*answers]
    page.route(_DECK, lambda route: left.pop(0)(route) if left else route.fulfill(body=b"deck", headers={"Content-Length": "4"}))


def _asked(page: Page, words: str = "PowerPoint") -> None:
    page.locator("#export-menu summary").click()
    page.locator("#export-list").get_by_text(words, exact=True).click()


def _saved(page: Page, act: Callable[[], None]) -> Download:
    with page.expect_download() as download:
        act()
    return download.value


def test_a_file_is_saved_under_its_name_and_it_is_said(visit: Visit) -> None:
    page = visit.open("lang=en&member=vatra")
    file = _saved(page, lambda: _asked(page, "CSV"))
    assert file.suggested_filename == "coverage.csv"
    assert "Vatra" in Path(file.path()).read_text("utf-8")
    expect(page.locator("#downloads-said")).to_have_text("coverage.csv has been downloaded.")
    expect(page.locator(".download .warning")).to_have_count(0)  # nothing is newer than this page
    expect(page.locator(".download")).to_have_count(0, timeout=15_000)


# A server that is busy logs an error in the browser's console, which a visit would complain of.
@pytest.fixture
def page(visit: Visit) -> Page:
    page = visit.page.context.new_page()
    page.goto(f"{visit.address}?lang=en")
    expect(page.locator("html")).to_have_attribute("data-ready", "1", timeout=30_000)
    return page


def test_a_busy_server_is_asked_again_until_it_gives_the_file(page: Page) -> None:
    _answer(page, _busy, lambda route: _busy(route, again="2"))
    file = _saved(page, lambda: _asked(page))
    assert file.suggested_filename == "presentation.pptx"
    assert Path(file.path()).read_bytes() == b"deck"


def test_while_it_waits_it_says_so_and_can_be_cancelled_by_the_keyboard(page: Page) -> None:
    _answer(page, lambda route: _busy(route, again="30"))
    page.locator("#export-menu summary").focus()
    page.keyboard.press("Enter")
    page.locator("#export-list").get_by_text("PowerPoint", exact=True).focus()
    page.keyboard.press("Enter")
    row = page.locator(".download")
    expect(row).to_contain_text("The server is busy. presentation.pptx is asked for again in 2")
    expect(page.locator("#downloads-said")).to_contain_text("The server is busy.")
    assert violations(page, "download") == []
    expect(row.get_by_role("button", name="Cancel")).to_be_focused()
    page.keyboard.press("Enter")
    expect(row).to_have_count(0)
    expect(page.locator("#downloads-said")).to_have_text("presentation.pptx was cancelled.")
    expect(page.locator("#export-menu summary")).to_be_focused()


def test_what_is_being_made_is_said(page: Page) -> None:
    waiting: list[Route] = []
    _answer(page, waiting.append)
    _asked(page)
    expect(page.locator(".download")).to_contain_text("The server is making presentation.pptx.")
    _saved(page, lambda: waiting[0].fulfill(body=b"deck"))


def test_what_the_server_refuses_is_said_with_what_to_do(page: Page) -> None:
    _answer(page, lambda route: route.fulfill(status=400, body="{}"))
    _asked(page)
    row = page.locator(".download")
    expect(row).to_contain_text("The server does not give presentation.pptx for this choice.")
    plain = row.get_by_role("link", name="Let the browser fetch it")
    expect(plain).to_have_attribute("download", "presentation.pptx")
    assert _saved(page, lambda: row.get_by_role("button", name="Try again").click()).suggested_filename == "presentation.pptx"
    expect(row).to_contain_text("has been downloaded")


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Coverage-Version", "The file holds newer data than this page shows."),
        ("Coverage-Edition", "There is a newer edition of this page."),
    ],
)
def test_a_page_that_is_older_than_its_file_says_so_and_can_be_loaded_again(page: Page, header: str, said: str) -> None:
    def newer(route: Route) -> None:
        answer = route.fetch(url=route.request.url.replace("presentation.pptx", "members.csv"))
        route.fulfill(response=answer, headers={**answer.headers, header.lower(): "0000000000"})

    _answer(page, newer)
    _saved(page, lambda: _asked(page))
    row = page.locator(".download")
    expect(row.locator(".warning")).to_have_text(said)
    expect(page.locator("#downloads-said")).to_contain_text(said)
    with page.expect_navigation():
        row.get_by_role("button", name="Load the page again").click()


def test_the_frozen_page_leaves_its_links_to_the_browser(anywhere: Visit) -> None:
    page = anywhere.open()
    served = page.evaluate("!coverage.frozen")
    expect(page.locator("#downloads-said")).to_have_count(1 if served else 0)
