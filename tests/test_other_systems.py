"""What Windows would meet: a console that knows few letters, and a recipe that runs what the Makefile runs."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
RECIPE = (ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8")
# The console and the files of a Western European Windows.
WINDOWS = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C", "PYTHONIOENCODING": "cp1252"}


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["summary", "--lang", "sq", "--member", "vatra"], "Vatra dokumentohet në 9 nga 36 rrethet"),
        (["letter", "--place", "AL-SK", "--lang", "sq", "--out", "letter.docx"], "letter.docx"),
    ],
)
def test_a_command_speaks_albanian_on_a_console_of_few_letters(command: list[str], said: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", *command, "--data", str(ROOT / "data")],
        cwd=tmp_path, env={**os.environ, **WINDOWS, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert said in done.stdout.decode("cp1252")


def test_nothing_is_named_as_windows_cannot_name_it() -> None:
    names = [
        str(path.relative_to(ROOT)) for folder in ("dashboard", "data", "deploy", "docs", "tests") for path in (ROOT / folder).rglob("*")
    ]
    assert [name for name in names if re.search(r'[<>:"|?*\\]|[. ]$', name.split("/")[-1])] == []
    reserved = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.I)
    assert [name for name in names if reserved.fullmatch(name.split("/")[-1])] == []
    shipped = [name for name in names if "__pycache__" not in name]
    assert len({name.casefold() for name in shipped}) == len(shipped)  # its file names know no capitals


def test_the_recipe_runs_what_make_check_runs() -> None:
    assert {"windows-2022", "macos-14"} <= set(re.findall(r"[a-z]+-\d+", RECIPE))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for command in ("-m ruff check .", "-m mypy", "-m pytest -q -n 2"):
        assert command in makefile
        assert command in RECIPE
    assert '-m "not browser and not services and not slow"' in makefile
    assert '-m "not browser and not services and not slow"' in RECIPE
