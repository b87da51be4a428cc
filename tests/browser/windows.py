"""Windows that stay open from test to test, each as one that was just opened.

In a process that runs already and has read the scripts, a page takes half of what it takes in a new window. What a window keeps is taken
back after each test: storage, cookies, history, other pages and its size. What cannot be taken back, as a script that runs before each
page, ends the window: the next test gets another. So does a test that fails.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Error, ViewportSize

WINDOW: ViewportSize = {"width": 1280, "height": 900}
KEPT = 4  # each keeps a process

_LASTING_OF_BOTH = (
    "add_init_script", "expose_binding", "expose_function", "on", "once", "route", "route_from_har", "route_web_socket",
    "set_default_navigation_timeout", "set_default_timeout", "set_extra_http_headers",
)  # fmt: skip
_LASTING = {
    "page": (*_LASTING_OF_BOTH, "add_locator_handler", "emulate_media"),
    "context": (*_LASTING_OF_BOTH, "grant_permissions", "new_cdp_session", "set_geolocation", "set_offline"),
    "clock": ("fast_forward", "install", "pause_at", "resume", "run_for", "set_fixed_time", "set_system_time"),
}


class Window:
    """A page in a context of its own. ``wrong`` is what may not happen and did: outside requests, errors of scripts and of the console."""

    def __init__(self, browser: Browser, options: dict[str, Any]) -> None:
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.spent = False
        self.own: tuple[str, ...] = ()
        self.wrong: list[str] = []
        self._size = self.page.viewport_size
        self._devtools = self.context.new_cdp_session(self.page)
        self.page.on("request", lambda r: self.wrong.append(r.url) if not r.url.startswith(self.own) else None)
        self.page.on("pageerror", lambda e: self.wrong.append(str(e)))
        self.page.on("console", lambda m: self.wrong.append(m.text) if m.type == "error" else None)
        for part, names in _LASTING.items():
            of = {"page": self.page, "context": self.context, "clock": self.page.clock}[part]
            for name in names:
                setattr(of, name, self._spending(getattr(of, name)))

    def _spending(self, act: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(act)
        def spend(*given: Any, **named: Any) -> Any:
            self.spent = True
            return act(*given, **named)

        return spend

    def renew(self) -> None:
        """Take back what the page at ``own`` and its test have left."""
        for other in self.context.pages:
            if other is not self.page:
                other.close()
        self.page.goto("about:blank")
        self._devtools.send("Storage.clearDataForOrigin", {"origin": _origin(self.own[0]), "storageTypes": "all"})
        self._devtools.send("Page.resetNavigationHistory")
        self.context.clear_cookies()
        if self._size:
            self.page.set_viewport_size(self._size)


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


class Windows:
    """The windows of one browser; ``failed`` counts the tests that failed."""

    def __init__(self, browser: Browser, failed: Callable[[], int]) -> None:
        self._browser, self._failed = browser, failed
        self._free: list[tuple[str, Window]] = []

    @contextmanager
    def one(self, address: str, options: dict[str, Any], *, but: str = "") -> Iterator[Window]:
        """Lend a window with these ``options`` of ``browser.new_context`` to a test that stays at ``address``.

        Args:
            but: an error of the console that holds this text is none.
        """
        options = {"locale": "sq-AL", "viewport": WINDOW, **options}
        kind = json.dumps([urlsplit(address).scheme, options], sort_keys=True)
        window = self._take(kind) or Window(self._browser, options)
        window.own = (address.split("?", maxsplit=1)[0].rsplit("/", 1)[0], "data:", "blob:", "about:blank")
        failed = self._failed()
        yield window
        self._give_back(kind, window, spent=window.spent or self._failed() > failed)
        wrong = [text for text in window.wrong if not but or but not in text]
        window.wrong.clear()
        assert wrong == [], wrong

    def _take(self, kind: str) -> Window | None:
        found = next((pair for pair in self._free if pair[0] == kind), None)
        if found:
            self._free.remove(found)
        return found and found[1]

    def _give_back(self, kind: str, window: Window, *, spent: bool) -> None:
        try:
            if not spent:
                window.renew()
        except Error:  # the page is gone, or keeps nothing that could be cleared
            spent = True
        if spent:
            window.context.close()
        else:
            self._free.append((kind, window))
        while len(self._free) > KEPT:
            self._free.pop(0)[1].context.close()

    def close(self) -> None:
        for _, window in self._free:
            window.context.close()
        self._free.clear()
