"""A real Chromium against a real server on loopback; any outside request or console error fails."""

import logging
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright
from werkzeug.serving import make_server

from dashboard.web import create_app
from tests.conftest import SHIPPED

INSTALL = "No Chromium found: run 'apt-get install chromium' or 'python -m playwright install chromium'."
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("google-chrome") or playwright.chromium.executable_path
    if not Path(found).exists():
        pytest.fail(INSTALL)
    chromium = playwright.chromium.launch(executable_path=found, args=FLAGS)
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def base_url() -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, create_app(SHIPPED).server, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


class Visit:
    """One reader's page. ``open`` goes to a link and waits for the painted map."""

    def __init__(self, page: Page, base_url: str) -> None:
        self.page, self.base_url = page, base_url

    def open(self, query: str = "") -> Page:
        self.page.goto(f"{self.base_url}/?{query}")
        self.page.wait_for_function("document.documentElement.dataset.ready === '1'")
        return self.page

    def set(self, control: str, value: Any, *, prop: str = "value") -> None:
        """Change a control as Dash does and wait until the view is painted."""
        count = "performance.getEntriesByName('coverage:selection').length"
        before = self.page.evaluate(count)
        self.page.evaluate("([c, p]) => dash_clientside.set_props(c, p)", [control, {prop: value}])
        self.page.wait_for_function(f"{count} > {before}")


@pytest.fixture
def visit(browser: Browser, base_url: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Return a visit; parametrize indirectly with options of ``browser.new_context``."""
    options = {"locale": "sq-AL", "viewport": {"width": 1280, "height": 900}, **getattr(request, "param", {})}
    context = browser.new_context(**options)
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda r: wrong.append(r.url) if not r.url.startswith((base_url, "data:", "blob:")) else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    yield Visit(page, base_url)
    context.close()
    assert wrong == []
