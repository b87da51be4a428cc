"""What a reader waits for, in a real Chromium: selections and visits. Milliseconds and bytes."""

import shutil
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import brotli
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

# With each new window Chromium loads two lists for its address bar, pages of their own in a process of their own: a third of what it
# takes to open ours. It heeds the last such flag alone, so that what Playwright switches off by one is named again.
_UNUSED = [
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup",
    "AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints",
    "PaintHolding", "PreconnectToSearch", "ThirdPartyStoragePartitioning",
]  # fmt: skip
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", f"--disable-features={','.join(_UNUSED)}",
]  # fmt: skip
_PATIENCE_S = 180
WATCH = (Path(__file__).parent / "watch.js").read_text()
MEMBERS = ("vatra", "tdh", "world-vision", "save-the-children", "tlas", "arsis", "caritas", "sos")


@dataclass(frozen=True)
class Line:
    """A reader's connection and machine: round trip in ms, kilobits per second (0 = loopback as it is), times slower."""

    latency_ms: float = 0
    kbps: float = 0
    slower: float = 1


LINES = {"plain": Line(), "10 Mbps, 40 ms": Line(40, 10_000), "slow 4G, 4x CPU": Line(150, 1_600, 4)}


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser that the tests use."""
    with sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("google-chrome") or playwright.chromium.executable_path
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


def summed(values: list[float]) -> dict[str, float]:
    """Return median and 95th percentile."""
    ordered = sorted(values)
    return {"n": len(values), "median": statistics.median(ordered), "p95": ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]}


def selections(
    browser: Browser, sites: dict[str, str], *, rounds: int, members: tuple[str, ...] = MEMBERS, line: Line = LINES["plain"]
) -> dict[str, dict[str, float]]:
    """Return selection -> painted frame for each site, in turn: one choice in each, ``rounds`` times; the first two warm up.

    Args:
        line: over which the page asks while it is used; it is opened on loopback.
    """
    contexts = {name: _context(browser) for name in sites}
    pages = {name: _open(context.new_page(), sites[name]) for name, context in contexts.items()}
    for name, page in pages.items():
        _slowed(contexts[name], page, line)
    times: dict[str, list[float]] = {name: [] for name in sites}
    for turn in range(rounds + 2):
        for name, page in pages.items():
            page.bring_to_front()
            page.wait_for_timeout(30)
            took = page.evaluate("([which, value]) => window.select(which, value)", [_kind(name), members[turn % len(members)]])
            times[name] += [took] if turn >= 2 else []
    for context in contexts.values():
        context.close()
    return {name: summed(found) for name, found in times.items()}


def _kind(name: str) -> str:
    return name if name in ("naive", "floor") else "ours"


def _context(browser: Browser) -> BrowserContext:
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900})
    context.add_init_script(WATCH)
    return context


def _open(page: Page, address: str) -> Page:
    page.goto(address)
    _until(page, "window.seen.live > 0", address)
    page.wait_for_load_state("networkidle")
    return page


def _until(page: Page, truth: str, address: str) -> None:
    """Wait until ``truth`` holds. Playwright's own waiting evaluates text in the page, which the policy forbids."""
    end = time.monotonic() + _PATIENCE_S
    while not page.evaluate(truth):
        if time.monotonic() > end:
            raise TimeoutError(f"{address}: {truth}")
        page.wait_for_timeout(20)


@dataclass
class _Traffic:
    """What went over the wire, counted by the browser's own debugger."""

    address: str
    own: int = 0
    foreign: int = 0
    total_bytes: float = 0
    font_bytes: float = 0
    cached: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    fonts: set[str] = field(default_factory=set)

    def attach(self, devtools: Any) -> None:
        devtools.on("Network.requestServedFromCache", lambda e: self.cached.add(e["requestId"]))
        devtools.on("Network.responseReceived", self._received)
        devtools.on("Network.loadingFinished", self._finished)

    def _received(self, event: Any) -> None:
        response, ident = event["response"], event["requestId"]
        if response["url"].startswith(("data:", "blob:")) or response.get("fromDiskCache") or ident in self.cached:
            return
        self.ids.add(ident)
        self.fonts |= {ident} if event["type"] == "Font" else set()
        self.own += response["url"].startswith(self.address)
        self.foreign += not response["url"].startswith(self.address)

    def _finished(self, event: Any) -> None:
        self.total_bytes += event["encodedDataLength"] if event["requestId"] in self.ids else 0
        self.font_bytes += event["encodedDataLength"] if event["requestId"] in self.fonts else 0


def visit(browser: Browser, address: str, line: Line, *, packed: bool = False) -> dict[str, dict[str, float]]:
    """Return the first visit of a new reader over ``line``, on loopback the second too; ``packed`` adds the bytes as brotli."""
    context = _context(browser)
    first, bodies = _one_visit(context, address, line, keep=packed)
    second = _one_visit(context, address, line)[0] if line == LINES["plain"] else None
    context.close()
    if packed:
        first["brotli_bytes"] = sum(len(brotli.compress(body, quality=5)) for body in bodies)
    return {"first": first} | ({"second": second} if second else {})


def _one_visit(context: BrowserContext, address: str, line: Line, *, keep: bool = False) -> tuple[dict[str, float], list[bytes]]:
    page, bodies = context.new_page(), []
    traffic = _Traffic(address)
    traffic.attach(_slowed(context, page, line))
    answers: list[Any] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 # Playwright marks handlers
    _open(page, address)
    seen = page.evaluate("window.seen")
    bodies = [answer.body() for answer in answers if answer.ok] if keep else []
    page.close()
    blocked = sum(max(0.0, took - 50) for start, took in seen["tasks"] if start < max(seen["live"], seen["shown"]))
    found = {
        "bytes": traffic.total_bytes, "font_bytes": traffic.font_bytes,
        "requests": traffic.own + traffic.foreign, "foreign": traffic.foreign,
        "shown_ms": seen["shown"], "live_ms": seen["live"], "lcp_ms": seen["lcp"], "cls": seen["cls"], "blocked_ms": blocked,
    }  # fmt: skip
    return found, bodies


def _slowed(context: BrowserContext, page: Page, line: Line) -> Any:
    """Put ``page`` on ``line``; return its debugger."""
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    rate = line.kbps * 1000 / 8 if line.kbps else -1
    shape = {"offline": False, "latency": line.latency_ms, "downloadThroughput": rate, "uploadThroughput": rate}
    devtools.send("Network.emulateNetworkConditions", shape)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": line.slower})
    return devtools


def taps(browser: Browser, sites: dict[str, str], line: Line, *, rounds: int) -> dict[str, dict[str, float]]:
    """Return for each site the medians of first taps: a new reader taps a place as soon as the map answers, and is shown who works there.

    ``answer_ms`` is from the beginning of the visit, ``tap_ms`` from the tap. The naive map shows its hover label.
    """
    found: dict[str, list[dict[str, float]]] = {name: [] for name in sites}
    for _ in range(rounds):
        for name, address in sites.items():
            found[name].append(_tap(browser, address, line))
    return {name: _medians(runs) for name, runs in found.items()}


def _tap(browser: Browser, address: str, line: Line) -> dict[str, float]:
    context = _context(browser)
    page = context.new_page()
    _slowed(context, page, line)
    page.goto(address, wait_until="commit")
    _until(page, "window.seen && window.seen.live > 0", address)
    _until(page, "window.place() !== null", address)
    page.mouse.click(*page.evaluate("window.place()"))
    _until(page, "window.seen.answered > 0", address)
    seen = page.evaluate("window.seen")
    context.close()
    return {"answer_ms": seen["answered"], "tap_ms": seen["answered"] - seen["tapped"]}


def early_taps(browser: Browser, address: str, line: Line, *, rounds: int) -> dict[str, float]:
    """Return the medians of taps before the scripts: a new reader taps a place of the first content and is shown its page.

    ``answer_ms`` is from the first byte of the first page, ``tap_ms`` from the tap.
    """
    return _medians([_early_tap(browser, address, line) for _ in range(rounds)])


def _early_tap(browser: Browser, address: str, line: Line) -> dict[str, float]:
    context = _context(browser)
    page = context.new_page()
    _slowed(context, page, line)
    page.goto(address, wait_until="commit")
    place = page.locator(".first .map-frame a").first
    place.wait_for(state="attached")
    clock = "performance.timeOrigin + "
    begun, tapped = page.evaluate(f"[{clock}performance.getEntriesByType('navigation')[0].responseStart, {clock}performance.now()]")
    place.dispatch_event("click")
    page.wait_for_url("**/place/*")
    painted = "performance.getEntriesByName('first-contentful-paint')"
    _until(page, f"{painted}.length > 0", address)
    answered = float(page.evaluate(f"{clock}{painted}[0].startTime"))
    context.close()
    return {"answer_ms": answered - begun, "tap_ms": answered - tapped}


def visits(browser: Browser, sites: dict[str, str], line: Line, *, rounds: int, packed: bool = False) -> dict[str, Any]:
    """Return for each site the medians of ``rounds`` visits, taken in turn."""
    found: dict[str, list[Any]] = {name: [] for name in sites}
    for turn in range(rounds):
        for name, address in sites.items():
            found[name].append(visit(browser, address, line, packed=packed and turn == 0))
    return {name: {when: _medians([r[when] for r in runs]) for when in runs[0]} for name, runs in found.items()}


def _medians(runs: list[dict[str, float]]) -> dict[str, float]:
    return {key: statistics.median([run[key] for run in runs if key in run]) for key in runs[0]}
