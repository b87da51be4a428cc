"""Laws of merging two people's edits of one table."""

from collections import Counter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.domain.merge import Change, Conflict, MergeConflictError, Row, changes, merge, origins

ROWS = st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"), st.sampled_from("12"))
TABLES = st.lists(ROWS, max_size=8)
A, B, C = ("a", "x", "1"), ("b", "x", "1"), ("c", "x", "1")
A_2020, A_2021 = ("a", "x", "2020"), ("a", "x", "2021")


def _merged(base: list[Row], theirs: list[Row], mine: list[Row]) -> Counter[Row] | None:
    try:
        return Counter(merge(base, theirs, mine))
    except MergeConflictError:
        return None


@settings(deadline=None)
@given(TABLES, TABLES)
def test_where_nobody_else_changed_anything_mine_is_the_result(base: list[Row], mine: list[Row]) -> None:
    assert Counter(merge(base, base, mine)) == Counter(mine)


@settings(deadline=None)
@given(TABLES, TABLES)
def test_where_i_changed_nothing_theirs_stay_in_their_order(base: list[Row], theirs: list[Row]) -> None:
    assert merge(base, theirs, base) == theirs


@settings(deadline=None)
@given(TABLES, TABLES, TABLES)
def test_it_makes_no_difference_who_published_first(base: list[Row], one: list[Row], other: list[Row]) -> None:
    assert _merged(base, one, other) == _merged(base, other, one)


@settings(deadline=None)
@given(TABLES, TABLES, TABLES)
def test_no_row_is_lost_that_nobody_took_away_and_none_comes_that_nobody_added(base: list[Row], one: list[Row], other: list[Row]) -> None:
    result = _merged(base, one, other)
    assume(result is not None)
    assert result is not None
    start, first, second = Counter(base), Counter(one), Counter(other)
    for row in {*base, *one, *other}:
        gone = max(start[row] - first[row], start[row] - second[row], 0)
        came = max(first[row] - start[row], second[row] - start[row], 0)
        assert result[row] == start[row] - gone + came


@settings(deadline=None)
@given(TABLES, TABLES)
def test_the_same_edit_made_twice_is_made_once(base: list[Row], mine: list[Row]) -> None:
    assert merge(base, mine, mine) == mine


@settings(deadline=None)
@given(TABLES, TABLES)
def test_changes_lead_from_one_table_to_the_other(before: list[Row], after: list[Row]) -> None:
    made = changes(before, after)
    table = Counter(before)
    table.subtract(c.before for c in made if c.before)
    table.update(c.after for c in made if c.after)
    assert table == Counter({**dict.fromkeys(table, 0), **Counter(after)})


def test_a_row_edited_is_one_change_and_a_row_replaced_is_two() -> None:
    assert changes([A, B], [A_2020, B]) == [Change(A, A_2020)]
    assert changes([A], [("z", "y", "1")]) == [Change(A, None), Change(None, ("z", "y", "1"))]


def test_a_column_added_to_thousands_of_rows_is_said_as_rows_that_went_and_came() -> None:
    before = [(str(n), "a", "b") for n in range(2_000)]
    after = [(*row, "new") for row in before]
    found = changes(before, after)
    assert [c.before for c in found] == [*before, *[None] * 2_000]
    assert [c.after for c in found] == [*[None] * 2_000, *after]


def test_rows_stay_in_their_places_and_new_ones_come_behind_their_neighbours() -> None:
    new = ("n", "n", "n")
    assert merge([A, B], [A, B, C], [A_2020, new, B]) == [A_2020, new, B, C]
    assert merge([A], [B, A], [new, A]) == [B, A, new]


@pytest.mark.parametrize(
    ("theirs", "mine", "outcomes"),
    [
        pytest.param([A_2020, B], [A_2021, B], ((A_2020,), (A_2021,)), id="both edited it"),
        pytest.param([B], [A_2021, B], ((None,), (A_2021,)), id="they took away what I edited"),
        pytest.param([A_2020, B], [B], ((A_2020,), (None,)), id="I took away what they edited"),
    ],
)
def test_one_row_changed_by_both_is_refused_with_both_kept(
    theirs: list[Row], mine: list[Row], outcomes: tuple[tuple[Row | None, ...], tuple[Row | None, ...]]
) -> None:
    with pytest.raises(MergeConflictError) as refused:
        merge([A, B], theirs, mine)
    assert refused.value.conflicts == [Conflict(A, *outcomes)]


def test_edits_of_different_rows_are_joined() -> None:
    assert merge([A, B, C], [A_2020, B, C], [A, C]) == [A_2020, C]


def test_rows_of_several_places_edited_much_are_each_its_own_place_still() -> None:
    blank = ("district", "direct", "", "", "", "public", "About us", "https://example.org", "", "", "")
    dated = (*blank[:-1], "2026-11-01")
    told = ("district", "direct", "education", "2020", "2022", *blank[5:-1], "2026-11-01")  # four cells of thirteen
    before = [("vatra", place, *blank) for place in ("Berat", "Dibra", "Vlora")]
    after = [("vatra", "Berat", *told), ("vatra", "Dibra", *dated), ("vatra", "Vlora", *dated), ("vatra", "Has", *dated)]
    assert changes(before, after) == [*(Change(old, new) for old, new in zip(before, after, strict=False)), Change(None, after[3])]


def test_each_row_of_a_file_is_told_from_which_it_comes() -> None:
    assert origins([A, A_2020, B], [A_2021, A, C]) == [1, 0, 2]  # two cells of three are alike
    assert origins([A, A], [A, A, A]) == [0, 1, None]
    assert origins([A], [("q", "r", "s"), A]) == [None, 0]
