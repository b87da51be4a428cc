"""Who may import whom; the diagram in docs/architecture.md says the same."""

import ast
import re
from pathlib import Path

import pytest

from dashboard.bundling.linker import imports_of

ROOT = Path(__file__).parent.parent / "dashboard"
FOREIGN = {
    "dash",
    "plotly",
    "flask",
    "waitress",
    "werkzeug",
    "pandera",
    "brotli",
    "openpyxl",
    "matplotlib",
    "pptx",
    "docx",
    "typst",
    "segno",
    "fontTools",
    "sqlalchemy",
    "psycopg",
    "filelock",
    "cachetools",
    "markdown_it",
}
# room -> rooms of the project, and outside packages of FOREIGN, that it may import
MAY: dict[str, set[str]] = {
    "errors": set(),
    "settings": set(),
    "safe_write": set(),
    "texts": {"texts"},
    "domain": {"domain", "texts"},
    "io": {"domain", "errors", "io", "texts", "safe_write", "pandera", "openpyxl", "sqlalchemy", "psycopg", "filelock", "markdown_it"},
    "figures": {"figures", "plotly"},
    "views": {"domain", "figures", "texts", "views"},
    "exports": {"domain", "exports", "figures", "texts", "views", "matplotlib", "openpyxl", "pptx", "docx", "typst", "segno"},
    "layout": {"domain", "figures", "layout", "texts", "dash", "markdown_it"},
    "bundling": {"bundling", "domain", "figures", "layout", "safe_write", "texts", "views", "brotli", "dash", "plotly", "werkzeug"},
    "server": {
        "bundling", "domain", "errors", "exports", "figures", "io", "layout", "server", "settings", "texts", "views",
        "cachetools", "dash", "flask", "plotly", "waitress", "werkzeug",
    },
    "upkeep": {"domain", "errors", "exports", "io", "layout", "server", "texts", "upkeep", "views", "dash", "flask", "werkzeug"},
    "commands": {
        "bundling", "commands", "domain", "errors", "exports", "io", "safe_write", "server", "settings", "texts", "upkeep", "views",
        "brotli", "fontTools", "matplotlib",
    },
    "web": {"server"},
    "__main__": {"commands"},
}  # fmt: skip


def _imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names} if node.module == "dashboard" else {str(node.module)}
    return names


def _rooms(names: set[str]) -> set[str]:
    own = {name.split(".")[1] for name in names if name.startswith("dashboard.")}
    return own | {name.split(".")[0] for name in names} & FOREIGN


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_each_room_imports_only_what_it_may_know(path: Path) -> None:
    if path.name == "__init__.py":
        assert path.read_text() == ""
        return
    room = path.relative_to(ROOT).parts[0].removesuffix(".py")
    assert _rooms(_imports(path)) <= MAY[room]


def test_the_domain_knows_no_files_clock_or_network() -> None:
    forbidden = {"pathlib", "os", "datetime", "time", "urllib.request", "socket", "subprocess"}
    for path in (ROOT / "domain").glob("*.py"):
        assert not _imports(path) & forbidden, path.name


BROWSER = ROOT / "browser"
# The same for the browser half: a folder, or a file beside them -> folders and files that it may import.
MAY_IN_BROWSER: dict[str, set[str]] = {
    "core": {"core"},
    "vendor": {"vendor"},
    "state": set(),
    "dom": set(),
    "icons": {"dom"},
    "dialog": {"dom"},
    "save": {"dom"},
    "link": {"core", "state"},
    "views": {"core", "dialog", "dom", "icons", "link", "state", "views"},
    "presenter": {"core", "dialog", "dom", "icons", "link", "presenter", "save", "state", "views"},
    "share": {"core", "dialog", "dom", "link", "presenter", "save", "share", "state", "vendor", "views"},
    "page": {"core", "dom", "share", "state", "views"},
    "dash": {"core", "dom", "icons", "link", "page", "presenter", "share", "state", "views"},
    "main": {"core", "dash", "link", "presenter", "share", "state", "vendor", "views"},
}


@pytest.mark.parametrize("path", sorted(BROWSER.rglob("*.js")), ids=lambda p: str(p.relative_to(BROWSER)))
def test_each_room_of_the_browser_half_imports_only_what_it_may_know(path: Path) -> None:
    def room(file: Path) -> str:
        return file.relative_to(BROWSER).parts[0].removesuffix(".js")

    assert {room((path.parent / found.source).resolve()) for found in imports_of(path)} <= MAY_IN_BROWSER[room(path)]


def test_what_is_pure_in_the_browser_half_knows_no_page_no_clock_and_no_network() -> None:
    for path in (BROWSER / "core").glob("*.js"):
        code = re.sub(r"/\*.*?\*/|//.*", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert not re.search(r"\b(document|window|location|history|localStorage|fetch|Date|performance|setTimeout)\b\.?\(?", code), (
            path.name
        )


UPKEEP = ROOT / "upkeep" / "own"


@pytest.mark.parametrize("path", sorted(UPKEEP.rglob("*.js")), ids=lambda p: str(p.relative_to(UPKEEP)))
def test_the_page_for_staff_takes_what_is_pure_of_the_browser_half_and_no_more(path: Path) -> None:
    sources = [(path.parent / found.source).resolve() for found in imports_of(path) if path.name != "scheme.js"]
    pure = {BROWSER / "core"} | {UPKEEP / "core"}
    if path.parent == UPKEEP / "core":
        code = re.sub(r"/\*.*?\*/|//.*", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert not re.search(r"\b(document|window|location|history|localStorage|fetch|Date|performance|setTimeout)\b\.?\(?", code)
        assert {source.parent for source in sources} <= pure
    assert {source.parent for source in sources} <= {UPKEEP, *pure}


def test_dash_is_known_to_one_file_of_the_browser_half() -> None:
    knowing = {path.name for path in BROWSER.rglob("*.js") if "dash_clientside" in path.read_text("utf-8")}
    assert knowing == {"dash.js"}
