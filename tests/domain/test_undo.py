"""One edit is taken back, and what came later stays."""

import pytest

from dashboard.domain.merge import Change, MergeConflictError, Row
from dashboard.domain.undo import LATER, Later, before_one, undo

A: Row = ("vatra", "Has", "2020", "a report")
A1: Row = ("vatra", "Has", "2021", "a report")
A2: Row = ("vatra", "Has", "2021", "a longer report")
B: Row = ("vatra", "Berat", "2019", "a list")
C: Row = ("tdh", "Korçë", "2018", "a page")
D: Row = ("tdh", "Fier", "2017", "a letter")


@pytest.mark.parametrize(
    ("before", "after", "now", "left"),
    [
        pytest.param([A, B], [A1, B], [A1, B, C], [A, B, C], id="an edit goes back, a later row stays"),
        pytest.param([B], [A, B], [A, B, C], [B, C], id="a row that came goes"),
        pytest.param([B, A], [B], [B, C], [B, A, C], id="a row that went comes back where it stood"),
        pytest.param([A, B], [A1, B], [A1, C], [A, C], id="what was taken away later stays away"),
        pytest.param([A, B], [A1, B], [A, B, C], [A, B, C], id="what went back by itself is left"),
        pytest.param([A, B], [B, A], [B, A, C], [B, A, C], id="another order is no change"),
    ],
)
@pytest.mark.parametrize("later", LATER)
def test_what_one_edit_changed_goes_back(before: list[Row], after: list[Row], now: list[Row], left: list[Row], later: Later) -> None:
    assert undo(before, after, now, later=later) == left


def test_a_row_that_was_changed_again_is_asked_about() -> None:
    with pytest.raises(MergeConflictError) as asked:
        undo([A, B], [A1, D], [A2, D, C], later="ask")
    assert [(c.before, c.theirs, c.mine) for c in asked.value.conflicts] == [(A1, (A2,), (A,))]


def test_it_stays_as_it_was_changed_later_and_the_rest_goes_back() -> None:
    assert sorted(undo([A, B], [A1, D], [A2, D, C], later="keep")) == sorted([A2, B, C])


def test_it_goes_back_with_the_rest() -> None:
    assert sorted(undo([A, B], [A1, D], [A2, D, C], later="undo")) == sorted([A, B, C])


def test_a_row_that_came_and_was_edited_later_stays_or_goes() -> None:
    assert undo([B], [B, A], [B, A1], later="keep") == [B, A1]
    assert undo([B], [B, A], [B, A1], later="undo") == [B]


def test_a_row_that_was_edited_and_taken_away_later_stays_away_or_comes_back() -> None:
    assert undo([A, B], [A1, B], [B], later="keep") == [B]
    assert sorted(undo([A, B], [A1, B], [B], later="undo")) == sorted([A, B])
    with pytest.raises(MergeConflictError):
        undo([A, B], [A1, B], [B], later="ask")


@pytest.mark.parametrize(
    ("change", "left"),
    [
        pytest.param(Change(A, A1), [C, A, B], id="one row is edited back, the row that came stays"),
        pytest.param(Change(None, B), [C, A1], id="the row that came goes, the edit stays"),
        pytest.param(Change(D, None), [C, A1, B, D], id="the row that went comes back, the edit of its neighbour stays"),
    ],
)
def test_one_row_of_an_edit_goes_back_and_the_others_of_that_edit_stay(change: Change, left: list[Row]) -> None:
    before, after = [A, D], [A1, B]
    assert undo(before_one(before, after, change), after, [C, A1, B], later="ask") == left


def test_one_of_two_equal_rows_goes() -> None:
    assert before_one([B], [A, B, A], Change(None, A)) == [B, A]
