"""An edit of a text is taken back line by line, and the lines that were changed later stay."""

import pytest

from dashboard.domain.merge import MergeConflictError
from dashboard.domain.undo import LATER, Later
from dashboard.domain.undo_text import undo_text

OLD = "# About\n\nFounded in 2004.\n\n- one\n- two\n"
NEW = "# About us\n\nFounded in 2004.\n\n- one\n- two\n- three\n"


@pytest.mark.parametrize("later", LATER)
@pytest.mark.parametrize(
    ("now", "left"),
    [
        pytest.param(NEW, OLD, id="nothing came later"),
        pytest.param(NEW.replace("2004", "2005"), OLD.replace("2004", "2005"), id="another line was changed later"),
        pytest.param("# About us\nSince 2004.\n" + NEW[11:], "# About\nSince 2004.\n" + OLD[8:], id="a line came right below"),
        pytest.param("A line.\n" + NEW, "A line.\n" + OLD, id="a line came right above"),
        pytest.param(OLD, OLD, id="it went back by itself"),
    ],
)
def test_the_lines_of_one_edit_go_back(now: str, left: str, later: Later) -> None:
    assert undo_text(OLD, NEW, now, later=later) == left


def test_a_line_that_was_changed_again_is_asked_about_stays_or_goes_back() -> None:
    now = NEW.replace("# About us", "# Who we are").replace("2004", "2005")
    with pytest.raises(MergeConflictError) as asked:
        undo_text(OLD, NEW, now, later="ask")
    assert [(c.before, c.theirs, c.mine) for c in asked.value.conflicts] == [
        (("# About us\n",), (("# Who we are\n",),), (("# About\n",),)),
    ]
    assert undo_text(OLD, NEW, now, later="keep") == OLD.replace("# About", "# Who we are").replace("2004", "2005")
    assert undo_text(OLD, NEW, now, later="undo") == OLD.replace("2004", "2005")


def test_what_was_put_in_since_where_a_line_was_taken_away_is_asked_about() -> None:
    edit = ("a\nb\nz\n", "a\nz\n", "a\nc\nz\n")
    with pytest.raises(MergeConflictError):
        undo_text(*edit, later="ask")
    assert [undo_text(*edit, later="keep"), undo_text(*edit, later="undo")] == ["a\nc\nz\n", "a\nb\nz\n"]


def test_a_text_that_the_edit_began_is_empty_without_it() -> None:
    assert undo_text("", "a\n", "a\n", later="ask") == ""
