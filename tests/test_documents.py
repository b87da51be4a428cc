"""What the documents on reliability and security name as shown by a test is shown by one."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TESTS = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "tests").rglob("test_*.py")}


def _functions(path: Path) -> set[str]:
    return {node.name for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("name", ["reliability.md", "security.md"])
def test_each_test_that_a_document_names_exists(name: str) -> None:
    named = re.findall(r"((?:\w+/)*test_\w+\.py)(?:::(test_\w+))?", (ROOT / "docs" / name).read_text("utf-8"))
    assert len(named) > 10
    for file, function in named:
        found = [path for known, path in TESTS.items() if known == file or known.endswith(f"/{file}")]
        assert len(found) == 1, file
        assert not function or function in _functions(found[0]), f"{file}::{function}"


@pytest.mark.parametrize("name", ["reliability.md", "security.md"])
def test_each_fault_and_each_item_names_its_test_or_its_reason(name: str) -> None:
    text = (ROOT / "docs" / name).read_text("utf-8")
    rows = [
        line for heading in ("## Faults survived", "## OWASP") for line in text.partition(heading)[2].partition("\n## ")[0].splitlines()
    ]
    items = [row.strip("| ").split(" | ") for row in rows if row.startswith("|") and "---" not in row][1:]
    assert len(items) > 10
    reasons = ("do not apply", "none")
    assert [item for item in items if "test_" not in item[-1] and not any(reason in item[1] for reason in reasons)] == []
