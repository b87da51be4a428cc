import re
from pathlib import Path

import pytest

from dashboard.io.problems import CODES, Problem, either
from dashboard.texts.translator import Translator

HOME = Path(__file__).parent.parent.parent / "dashboard"


def test_every_code_is_given_to_some_problem() -> None:
    files = [*(HOME / "io").glob("*.py"), HOME / "commands" / "check.py"]
    source = "".join(path.read_text("utf-8") for path in files if path.name != "problems.py")
    given = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', source))
    assert set(CODES) - given == {"unreadable-file"}  # given by problems.py itself


def test_a_code_says_how_severe_a_problem_is() -> None:
    assert Problem("not-allowed", "t.csv", 2, "level", "x", "what", "hint").severity == "error"
    assert Problem("unknown-place", "t.csv", 2, "place", "x", "what", "hint").severity == "warning"
    with pytest.raises(KeyError):
        Problem("odd", "t.csv", 2, "place", "x", "what", "hint")


@pytest.mark.parametrize(("names", "said"), [([], ""), (["A"], "A"), (["A", "B"], "A ose B"), (["A", "B", "C", "D"], "A, B, C ose D")])
def test_choices_are_listed_in_each_language(names: list[str], said: str) -> None:
    assert Translator("sq", staff=True)(either(names)) == said
    assert either(names) == said.replace("ose", "or")
