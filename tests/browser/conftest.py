"""A real Chromium against a real server on loopback; any outside request or console error fails."""

import logging
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from dash import Dash
from playwright.sync_api import Browser, Error, Page, Playwright
from werkzeug.middleware.shared_data import SharedDataMiddleware
from werkzeug.serving import make_server

from benchmarks.browser import FLAGS
from dashboard.bundling.freeze import freeze_file
from tests.browser.windows import Windows
from tests.conftest import once_per_run

# The first of a machine: without a window to draw, the shell takes a quarter less for each page.
CHROMIUMS = ("chromium-headless-shell", "chromium", "google-chrome")
INSTALL = "No Chromium found: run 'apt-get install chromium' or 'python -m playwright install chromium'."


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, CHROMIUMS)), playwright.chromium.executable_path)
    if not Path(found).exists():
        pytest.fail(INSTALL)
    chromium = playwright.chromium.launch(executable_path=found, args=FLAGS)
    yield chromium
    chromium.close()


def _serve(app: Any) -> Iterator[str]:
    """Serve ``app`` on loopback until the fixture ends."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def server_address(app: Dash) -> Iterator[str]:
    yield from _serve(app.server)


@pytest.fixture(scope="session")
def file_address(app: Dash, tmp_path_factory: pytest.TempPathFactory) -> str:
    def fill(folder: Path) -> None:
        (folder / "coverage.html").write_bytes(freeze_file(app, url="https://coverage.example/"))

    return (once_per_run(tmp_path_factory, "file", fill) / "coverage.html").as_uri()


@pytest.fixture(scope="session")
def site_address(site: Path) -> Iterator[str]:
    files = SharedDataMiddleware(lambda *_: pytest.fail("no such file"), {"/below": str(site)})  # hosts serve sites in folders too
    for address in _serve(files):
        yield f"{address}below/index.html"


def until(page: Page, truth: str, *, seconds: float = 30) -> None:
    """Wait until the expression ``truth`` holds. Playwright's own waiting evaluates text in the page, which the policy forbids."""
    end = time.monotonic() + seconds
    wrong = ""
    while True:
        try:
            if page.evaluate(truth):
                return
            wrong = ""
        except Error as error:  # between two pages there is no document to ask
            wrong = f": {error}"
        if time.monotonic() > end:
            pytest.fail(f"{truth} did not come true in {seconds:.0f} s{wrong}")
        page.wait_for_timeout(20)


class Visit:
    """One reader's page. ``open`` goes to a link and waits for the painted map."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address

    def open(self, query: str = "") -> Page:
        self.page.goto(f"{self.address}?{query}")
        until(self.page, "document.documentElement.dataset.ready === '1'")
        return self.page

    def painted(self, act: Callable[[], Any]) -> None:
        """Do ``act`` and wait until the view that it leads to is painted."""
        count = "performance.getEntriesByName('coverage:selection').length"
        before = self.page.evaluate(count)
        act()
        until(self.page, f"{count} > {before}")

    def set(self, control: str, value: Any, *, prop: str = "value") -> None:
        """Change a control as Dash does and wait until the view is painted."""
        self.painted(lambda: self.page.evaluate("([c, p]) => dash_clientside.set_props(c, p)", [control, {prop: value}]))


def violations(page: Page, where: str) -> list[Any]:
    """Return what axe finds against WCAG 2.2 AA on the page as it is now."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    options = {"runOnly": {"type": "tag", "values": tags}, "resultTypes": ["violations"]}  # what is well would be megabytes
    rules = Axe().run(page, options=options).response["violations"]
    return [(where, rule["id"], node["target"], node["failureSummary"][:200]) for rule in rules for node in rule["nodes"][:2]]


def _visit(windows: Windows, address: str, options: dict[str, Any]) -> Iterator[Visit]:
    with windows.one(address, options) as window:
        yield Visit(window.page, address)


@pytest.fixture(scope="session")
def windows(browser: Browser, request: pytest.FixtureRequest) -> Windows:
    return Windows(browser, lambda: request.session.testsfailed)


@pytest.fixture
def visit(windows: Windows, server_address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Return a visit to the server; parametrize indirectly with options of ``browser.new_context``."""
    yield from _visit(windows, server_address, getattr(request, "param", {}))


@pytest.fixture
def offline(windows: Windows, file_address: str) -> Iterator[Visit]:
    """Return a visit to the frozen file with the network cut."""
    yield from _visit(windows, file_address, {"offline": True, "locale": "en-GB"})


@pytest.fixture(params=["server", "file", "site"])
def anywhere(windows: Windows, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Return a visit to the server, to the frozen file with the network cut, and to the static site."""
    address = request.getfixturevalue(f"{request.param}_address")
    yield from _visit(windows, address, {"offline": request.param == "file", "locale": "en-GB"})
