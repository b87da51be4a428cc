"""Every direct dependency is declared, used, locked with hashes and explained."""

import ast
import json
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Brought by another and imported by its own name, because the one that brings it is built on it.
BROUGHT = {"flask": "dash", "werkzeug": "dash", "numpy": "pandas", "pyogrio": "geopandas", "pillow": "matplotlib", "lxml": "python-pptx"}
TOOLS = {
    "ruff",
    "pytest-xdist",
    "mutmut",
    "mypy",
    "uv",
    "pytest-playwright",
    "pandas-stubs",
    "types-geopandas",
    "types-shapely",
}  # run or read, not imported
STARTED = {"gunicorn"}  # a server of its own
OWN = {"dashboard", "tests", "benchmarks", "fuzz", "app"}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _declared(name: str) -> set[str]:
    lines = (ROOT / name).read_text().splitlines()
    return {_plain(re.split(r"[\[<>=~ ;]", line)[0]) for line in lines if line and not line.startswith(("#", "-"))}


def _imported(*folders: str) -> set[str]:
    modules: set[str] = set()
    for path in [p for folder in folders for p in sorted((ROOT / folder).rglob("*.py"))] + [ROOT / "app.py"]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.split(".")[0])
    known = packages_distributions()
    return {_plain(known[m][0]) if m in known else m for m in modules - OWN - set(sys.stdlib_module_names)}


def _direct(imported: set[str]) -> set[str]:
    return {BROUGHT.get(name, name) for name in imported}


def test_what_the_dashboard_imports_is_declared_and_what_is_declared_is_imported() -> None:
    assert _direct(_imported("dashboard")) == _declared("requirements.in") - STARTED


def test_what_only_the_tests_import_is_declared_for_development() -> None:
    declared = _declared("requirements-dev.in")
    only_tests = _direct(_imported("tests")) - _declared("requirements.in")
    assert only_tests == declared - TOOLS


def test_each_one_is_explained() -> None:
    text = (ROOT / "docs/dependencies.md").read_text()
    named = {_plain(name) for name in re.findall(r"^\| ([A-Za-z][\w-]*) \| ", text, re.M)} - {"package"}
    assert named == _declared("requirements.in") | _declared("requirements-dev.in") | _declared("fuzz/requirements.in")


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "fuzz/requirements.txt"])
def test_each_version_is_pinned_with_hashes(name: str) -> None:
    pinned = re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n?", "", (ROOT / name).read_text(), flags=re.M).strip())
    assert len(pinned) >= (2 if name.startswith("fuzz") else 10)
    for one in pinned:
        assert re.match(r"[\w.-]+==\S+", one), one
        assert "--hash=sha256:" in one, one


@pytest.mark.parametrize("folder", [".", "benchmarks/stryker"])
def test_each_package_of_npm_is_pinned_with_a_hash_and_comes_from_whatever_registry_is_set_up(folder: str) -> None:
    declared = json.loads((ROOT / folder / "package.json").read_text())["devDependencies"]
    packages = json.loads((ROOT / folder / "package-lock.json").read_text())["packages"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in declared} == declared
    installed = [package for path, package in packages.items() if path]
    assert [package for package in installed if not package["integrity"].startswith("sha512-") or "resolved" in package] == []
