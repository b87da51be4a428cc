"""``python -m benchmarks.gallery``: a picture of every view at every width, in both languages and schemes, for a person to look at.

They go into ``build/gallery``, with a page that shows them side by side. Words narrow them: ``claims 320,390 en`` takes the claims at
two widths in English.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, product
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from benchmarks.browser import chromium
from benchmarks.gallery_page import index_page
from benchmarks.service import serving

FOLDER = Path(__file__).parent.parent / "build" / "gallery"
VIEWS = {
    "map": "?",
    "map-member": "?member=vatra",
    "map-compare": "?compare=tdh,world-vision",
    "map-place": "?place=AL-DI",
    "map-municipality": "?level=municipality",
    "members": "?view=members",
    "claims": "?view=claims",
    "partners": "?view=partners",
    "about": "?view=about",
    "present-1": "?present=1&step=1",
    "present-4": "?present=1&step=4",
    "present-5": "?present=1&step=5",
    "present-26": "?present=1&step=26",
    "place-page": "place/AL-DI?",
    "member-page": "member/vatra?",
}
WINDOWS = ((320, 700), (390, 844), (768, 1024), (1024, 768), (1280, 800), (1366, 768), (1440, 900), (1920, 1080))
LANGUAGES, SCHEMES = ("en", "sq"), ("light", "dark")
_PATIENCE_MS = 60_000
_DRAWN = "* { content-visibility: visible !important }"  # what lies below the window is otherwise drawn once a reader comes near
# How far the page goes beyond the window to the right, and what goes furthest of what no box of its own scrolls or cuts.
_SIDEWAYS = """() => {
  const root = document.documentElement, over = root.scrollWidth - root.clientWidth;
  if (over <= 0) return [0, ""];
  const cut = (e) => e !== document.body && (getComputedStyle(e).overflowX !== "visible" || cut(e.parentElement));
  const right = (e) => e.getBoundingClientRect().right;
  const beyond = [...document.body.querySelectorAll("*")].filter((e) => right(e) > root.clientWidth && !cut(e.parentElement));
  const name = (e) => e.tagName.toLowerCase() + (e.id ? "#" + e.id : [...e.classList].map((c) => "." + c).join(""));
  return [over, beyond.sort((a, b) => right(b) - right(a)).slice(0, 1).map((e) => `${name(e.parentElement)} > ${name(e)}`).join("")];
}"""


@dataclass(frozen=True)
class Picture:
    """One picture. ``state``: what the reader does (``hover``, ``menu``), or ``forced``: colours that the reader's system sets."""

    view: str
    window: tuple[int, int]
    language: str
    scheme: str
    state: str = ""

    @property
    def name(self) -> str:
        """The name of its file without the ending: every part of it."""
        return "-".join(filter(None, (self.view, str(self.window[0]), self.language, self.scheme, self.state)))

    @property
    def link(self) -> str:
        """The address below that of the server."""
        path = VIEWS[self.view]
        return f"{path}{'' if path.endswith('?') else '&'}lang={self.language}"

    @property
    def context(self) -> tuple[tuple[int, int], str, bool]:
        """What the browser must be told before the page is opened."""
        return self.window, self.scheme, self.state == "forced"


def pictures() -> list[Picture]:
    """Return all that there are, those that need the same kind of window together."""
    found = [Picture(*parts) for parts in product(VIEWS, WINDOWS, LANGUAGES, SCHEMES)]
    acted = [window for window in WINDOWS if window[0] in (390, 1280)]
    found += [Picture("map", *parts) for parts in product(acted, LANGUAGES, SCHEMES, ("hover", "menu"))]
    wide = next(window for window in WINDOWS if window[0] == 1280)
    found += [Picture(view, wide, *parts, "forced") for view in ("map", "claims", "members") for parts in product(LANGUAGES, SCHEMES)]
    return sorted(found, key=lambda picture: picture.context)


def chosen(all_pictures: Iterable[Picture], words: Iterable[str]) -> list[Picture]:
    """Return those whose name has every one of ``words`` among its parts; of words joined with a comma, one is enough."""
    asked = [set(word.split(",")) for word in words]
    return [picture for picture in all_pictures if all(word & set(picture.name.split("-")) for word in asked)]


def settled(page: Page) -> None:
    """Wait until the page has drawn itself; a page of a place or a member is whole as it comes."""
    waited = 0
    while not page.evaluate("!document.querySelector('#view-map') || document.documentElement.dataset.ready === '1'"):
        if waited > _PATIENCE_MS:
            raise TimeoutError(page.url)
        page.wait_for_timeout(50)
        waited += 50
    page.evaluate("document.fonts.ready.then(() => 1)")


def _act(page: Page, state: str) -> None:
    if state == "menu":
        page.locator("#export-menu > summary").click()
    if state == "hover":
        box = page.locator("#map .choroplethlayer path").nth(4).bounding_box()
        if box:
            page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
        page.wait_for_timeout(300)


def take(context: BrowserContext, address: str, picture: Picture, folder: Path) -> list[str]:
    """Take one picture and return what is wrong with the page. What fills the window is taken as it is, a longer page whole."""
    page, wrong = context.new_page(), list[str]()
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("console", lambda message: wrong.append(f"console: {message.text}") if message.type == "error" else None)
    page.goto(address + picture.link)
    settled(page)
    _act(page, picture.state)
    over, widest = page.evaluate(_SIDEWAYS)
    whole = not picture.view.startswith("present") and picture.state in ("", "forced")
    page.screenshot(path=folder / f"{picture.name}.png", full_page=whole, animations="disabled", style=_DRAWN if whole else "")
    page.close()
    return wrong + ([f"scrolls sideways by {over} px ({widest})"] if over else [])


def take_all(browser: Browser, address: str, wanted: list[Picture], folder: Path) -> Iterator[tuple[Picture, list[str]]]:
    """Take the pictures one after the other, each with what is wrong."""
    for (window, scheme, forced), group in groupby(wanted, key=lambda picture: picture.context):
        context = browser.new_context(
            viewport={"width": window[0], "height": window[1]},
            color_scheme=scheme,
            forced_colors="active" if forced else "none",
            locale="en-GB",
        )
        for picture in group:
            yield picture, take(context, address, picture, folder)
        context.close()


def main() -> int:
    """Take the pictures, say what is wrong, write the page; 1 where anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="only pictures whose names have these parts, as: claims 320,390 en")
    wanted = chosen(pictures(), parser.parse_args().words)
    if not wanted:
        parser.error("no picture has all of these words in its name")
    FOLDER.mkdir(parents=True, exist_ok=True)
    faults = 0
    with serving("ours") as server, chromium() as browser:
        for number, (picture, wrong) in enumerate(take_all(browser, server.address, wanted, FOLDER), 1):
            print(f"{number}/{len(wanted)} {picture.name}: {'; '.join(wrong) or 'does not scroll sideways, no error'}", flush=True)
            faults += bool(wrong)
    there = [picture for picture in pictures() if (FOLDER / f"{picture.name}.png").exists()]
    (FOLDER / "index.html").write_text(index_page(there), "utf-8")
    print(f"{len(wanted)} pictures, {faults} of pages with a fault. Open {FOLDER / 'index.html'}")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
