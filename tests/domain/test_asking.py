"""What is known of each member's rows, and who is to be asked."""

import pandas as pd
import pytest

from dashboard.domain.asking import Standing, standings

COLUMNS = ["member", "evidence", "year_from", "year_to", "source_title", "source_url", "confirmed_on"]
ROWS = pd.DataFrame(
    [
        ["one", "direct", "2021", "2023", "T", "https://a.example/", "2026-03-05"],
        ["one", "weak", "2022", "", "T", "https://a.example/", ""],
        ["one", "direct", "2019", "2021", "T", "", "2025-01-01"],
        ["one", "direct", "", "", "", "https://a.example/", ""],
        ["two", "direct", "2026", "", "T", "https://a.example/", "2025-03-31"],
    ],
    columns=COLUMNS,
    dtype="str",
)


def test_rows_are_counted_by_what_is_doubtful_of_them() -> None:
    one = next(s for s in standings(ROWS, ["one", "two"], today="2026-03-31", years=4) if s.member == "one")
    # One row of four was confirmed within the year, so the member is asked for the others.
    # The year 2021 is five years before 2026, and 2022 four: no more than that.
    assert one == Standing("one", rows=4, last="2026-03-05", due=True, confirmed=1, older=1, undated=1, weak=1, unsourced=2, newest="2023")


@pytest.mark.parametrize(("today", "due"), [("2026-03-30", False), ("2026-03-31", True), ("2027-01-01", True), ("2025-03-31", False)])
def test_who_confirmed_a_year_ago_is_asked_again(today: str, due: bool) -> None:
    assert next(s for s in standings(ROWS, ["two"], today=today, years=4)).due is due


def test_a_day_to_come_confirms_nothing() -> None:
    assert standings(ROWS, ["two"], today="2025-03-30", years=4)[0].last == ""


def test_who_is_to_be_asked_stands_first_and_of_these_who_has_most_rows_to_confirm() -> None:
    assert [s.member for s in standings(ROWS, ["none", "two", "one"], today="2026-03-31", years=4)] == ["one", "two", "none"]
    assert [s.member for s in standings(ROWS, ["none", "two", "one"], today="2025-04-01", years=4)] == ["one", "none", "two"]


def test_of_a_member_without_rows_nothing_is_known_and_it_is_asked() -> None:
    expected = Standing("none", rows=0, last="", due=True, confirmed=0, older=0, undated=0, weak=0, unsourced=0, newest="")
    assert standings(ROWS, ["none"], today="2026-03-31", years=4) == [expected]


def test_data_without_the_column_were_confirmed_by_nobody() -> None:
    (two,) = standings(ROWS.drop(columns="confirmed_on"), ["two"], today="2026-03-31", years=4)
    assert (two.rows, two.confirmed, two.last, two.due) == (1, 0, "", True)
