"""Who may import whom; the diagram in docs/architecture.md says the same."""

import ast
from pathlib import Path

import pytest

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
    "sqlalchemy",
    "psycopg",
    "filelock",
    "cachetools",
}
# room -> rooms of the project, and outside packages of FOREIGN, that it may import
MAY: dict[str, set[str]] = {
    "domain": {"domain"},
    "io": {"domain", "io", "safe_write", "pandera", "openpyxl", "sqlalchemy", "psycopg", "filelock"},
    "figures": {"figures", "plotly"},
    "i18n": {"domain"},
    "views": {"domain", "figures", "i18n", "views"},
    "exports": {"domain", "exports", "figures", "i18n", "views", "matplotlib", "openpyxl", "pptx"},
    "layout": {"domain", "figures", "layout", "dash"},
    "callbacks": {"dash"},
    "bundle": {"plotly"},
    "artefacts": {"domain", "figures", "i18n", "bundle", "callbacks", "views", "brotli"},
    "making": {"cachetools"},
    "document": {"domain", "making", "pack", "views", "dash", "flask"},
    "safe_write": set(),
    "freeze": {"artefacts", "safe_write", "dash", "werkzeug"},
    "guard": {"dash", "flask", "werkzeug"},
    "openapi": {"domain", "exports", "guard"},
    "pack": {"artefacts", "bundle", "dash"},
    "current": {"artefacts", "plotly", "document", "domain", "exports", "io", "layout", "making", "views", "dash"},
    "web": {
        "artefacts",
        "callbacks",
        "current",
        "document",
        "domain",
        "exports",
        "freeze",
        "guard",
        "io",
        "making",
        "openapi",
        "pack",
        "dash",
        "flask",
    },
    "serving": {"waitress"},
    "upkeep": {
        "current",
        "document",
        "domain",
        "exports",
        "guard",
        "i18n",
        "io",
        "serving",
        "upkeep",
        "views",
        "web",
        "dash",
        "flask",
        "werkzeug",
    },
    "check_command": {"domain", "exports", "i18n", "io", "safe_write"},
    "cli": {"bundle", "check_command", "domain", "exports", "freeze", "io", "safe_write", "upkeep", "views", "web", "brotli"},
    "__main__": {"cli"},
}


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
