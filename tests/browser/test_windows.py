"""A window that stays open is to the next test as one that was just opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.windows import KEPT, Window, Windows

pytestmark = pytest.mark.browser

KEEPS = "[localStorage.length, sessionStorage.length, document.cookie, history.length, innerWidth, innerHeight, scrollY, window.name]"
NEW = [0, 0, "", 2, 1280, 900, 0, ""]
STORES = "localStorage.left = sessionStorage.left = 1; document.cookie = 'left=1'; window.name = 'left'; history.pushState(0, '', '?left')"
HOVERED = "[...document.querySelectorAll(':hover')].map((element) => element.localName)"


class Borrowed:
    """Windows from which one is borrowed after the other, and how many tests have failed."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.address, self.failed = address, 0
        self.windows = Windows(browser, lambda: self.failed)

    @contextmanager
    def one(self, **options: object) -> Iterator[Window]:
        with self.windows.one(self.address, options) as window:
            window.page.goto(f"{self.address}place/AL-SK?lang=en")
            yield window


@pytest.fixture
def borrowed(browser: Browser, server_address: str) -> Iterator[Borrowed]:
    found = Borrowed(browser, server_address)
    yield found
    found.windows.close()


def test_what_a_page_keeps_is_gone_for_the_next_test(borrowed: Borrowed) -> None:
    with borrowed.one() as first:
        assert first.page.evaluate(KEEPS) == NEW
        first.page.evaluate(STORES)
        first.page.evaluate("void open('about:blank')")
        first.page.set_viewport_size({"width": 390, "height": 844})
        first.page.mouse.move(200, 300)
        assert first.page.evaluate(KEEPS)[:4] == [1, 1, "left=1", 3]
        assert "main" in first.page.evaluate(HOVERED)
        assert len(first.context.pages) == 2
    with borrowed.one() as second:
        assert second is first
        assert second.page.evaluate(KEEPS) == NEW
        assert second.page.evaluate(HOVERED) in ([], ["html"])  # the shell begins over the document
        assert len(second.context.pages) == 1


def test_nor_does_a_file_keep_anything(borrowed: Borrowed, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>A page</p>")
    address = (tmp_path / "page.html").as_uri()
    seen = []
    for _ in range(2):
        with borrowed.windows.one(address, {"offline": True}) as window:
            window.page.goto(address)
            seen.append(window.page.evaluate("[localStorage.length, sessionStorage.length]"))
            window.page.evaluate("localStorage.left = sessionStorage.left = 1")
    assert seen == [[0, 0], [0, 0]]


@pytest.mark.parametrize(
    "spend",
    [
        lambda window: window.page.add_init_script("window.left = 1"),
        lambda window: window.page.route("**/left", lambda route: route.abort()),
        lambda window: window.page.on("dialog", lambda dialog: dialog.dismiss()),
        lambda window: window.page.emulate_media(media="print"),
        lambda window: window.page.clock.install(),
        lambda window: window.context.clock.install(),
        lambda window: window.page.context.grant_permissions(["clipboard-read"]),
        lambda window: window.page.context.set_offline(True),
    ],
    ids=["script", "route", "listener", "media", "clock", "clock of the context", "permission", "offline"],
)
def test_what_cannot_be_taken_back_ends_the_window(borrowed: Borrowed, spend) -> None:
    with borrowed.one() as first:
        spend(first)
    with borrowed.one() as second:
        assert second is not first


def test_a_window_whose_test_failed_is_not_used_again(borrowed: Borrowed) -> None:
    with borrowed.one() as first:
        borrowed.failed = 1
    with borrowed.one() as second:
        assert second is not first


def test_what_went_wrong_fails_its_test_and_not_the_next(borrowed: Borrowed) -> None:
    with pytest.raises(AssertionError, match="no such thing"), borrowed.one() as first:
        first.page.evaluate("void Promise.reject(new Error('no such thing'))")
    with pytest.raises(AssertionError, match=r"elsewhere\.example"), borrowed.one() as second:
        second.page.evaluate("new Image().src = 'http://elsewhere.example/x.png'")
    with borrowed.one() as third:
        assert third is second is first


def test_only_what_is_named_may_go_wrong(borrowed: Borrowed) -> None:
    with borrowed.windows.one(borrowed.address, {}, but="status of 409") as window:
        window.page.goto(f"{borrowed.address}place/AL-SK?lang=en")
        window.page.evaluate("console.error('Failed with a status of 409')")


def test_windows_of_other_options_are_others_and_few_are_kept(borrowed: Borrowed) -> None:
    widths = range(400, 400 + KEPT + 1)
    with borrowed.one() as plain:
        pass
    others = []
    for width in widths:
        with borrowed.one(viewport={"width": width, "height": 700}) as window:
            assert window.page.evaluate("innerWidth") == width
            others.append(window)
    assert plain not in others
    with borrowed.one() as again:
        assert again is not plain
    with borrowed.one(viewport={"width": widths[-1], "height": 700}) as last:
        assert last is others[-1]
