"""Gaps, neighbours, dependence and co-presence in a country of four places."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.coverage import coverage_table
from dashboard.domain.dataset import Dataset
from dashboard.domain.gaps import copresence, dependence, gap_list, members_at, nearest_members
from dashboard.domain.selection import Selection

# A row of places: A - B - C - D, and A touches D as well.
BORDERS = {"A": ["B", "D"], "B": ["A", "C"], "C": ["B", "D"], "D": ["A", "C"]}


def _table(**ids: str) -> pd.DataFrame:
    table = pd.DataFrame({"ids": pd.Series({code: ids.get(code, "") for code in "ABCD"})})
    table["members"] = table["ids"].map(lambda joined: len([m for m in joined.split(";") if m]))
    return table.assign(
        name_sq=table.index, name_en=table.index, inside=True, stated=False,
        population=[100.0, 200.0, float("nan"), 400.0], area_km2=[9.0, 8.0, 7.0, 6.0], need=float("nan"),
    )  # fmt: skip


def test_the_natural_member_works_in_most_neighbours() -> None:
    who = {"A": ["x"], "B": ["y", "z"], "C": ["z"], "D": ["y", "z"]}
    # A's neighbours are B and D: y and z are in both; z is in three places of all, y in two.
    assert nearest_members("A", who, BORDERS) == [("z", ["B", "D"]), ("y", ["B", "D"])]
    assert nearest_members("C", who, BORDERS) == [("y", ["B", "D"])]
    assert nearest_members("A", {"A": [], "C": ["x"]}, BORDERS) == []


def test_gaps_are_ranked_by_residents_and_by_land_and_the_unknown_has_no_rank() -> None:
    found = gap_list(_table(B="x"))
    assert found.index.tolist() == ["D", "A", "C"]
    assert found["rank_residents"].tolist()[:2] == [1, 2]
    assert pd.isna(found.loc["C", "rank_residents"])
    assert found["rank_land"].to_dict() == {"D": 3, "A": 1, "C": 2}


@given(st.fixed_dictionaries({code: st.sets(st.sampled_from("xyz")) for code in "ABCD"}))
def test_gaps_and_reached_places_split_the_country(who: dict[str, set[str]]) -> None:
    table = _table(**{code: ";".join(sorted(members)) for code, members in who.items()})
    gaps, reached = set(gap_list(table).index), set(table.index[table["members"] > 0])
    assert gaps | reached == set("ABCD")
    assert not gaps & reached


def test_what_hangs_on_one_member_is_what_its_leaving_loses() -> None:
    found = dependence(_table(A="x", B="x;y", C="y", D="x"))
    assert found.index.tolist() == ["x", "y"]
    assert found.loc["x", ["places", "codes", "population", "area_km2"]].tolist() == [2, "A;D", 500, 15]
    assert found.loc["y", "codes"] == "C"
    assert pd.isna(found.loc["y", "population"])


def test_copresence_is_shared_over_either(tiny: Dataset) -> None:
    # One works in Alpha (and Beta, through Middle), two in Beta: one place of two.
    selection = Selection(evidence=("direct", "stated"))
    found = copresence(tiny, coverage_table(tiny, selection), selection)
    assert found.to_dict("records") == [{"one": "one", "other": "two", "shared": 1, "either": 2, "jaccard": 0.5}]


@pytest.mark.parametrize("member", ["world-vision", "vatra", "rmsa-icmc"])
@pytest.mark.parametrize("level", ["county", "district", "municipality"])
def test_a_member_that_leaves_is_gone_everywhere_and_nothing_else_changes(shipped: Dataset, member: str, level: str) -> None:
    before, after = (coverage_table(shipped, Selection(level=level, without=gone)) for gone in ((), (member,)))
    kept = before["ids"].map(lambda ids: ";".join(m for m in ids.split(";") if m != member))
    pd.testing.assert_series_equal(after["ids"], kept)
    assert after["stated"].equals(before["stated"])


@pytest.mark.parametrize("member", ["world-vision", "vatra"])
def test_a_member_added_where_it_is_already_changes_nothing(shipped: Dataset, member: str) -> None:
    before = coverage_table(shipped, Selection())
    here = before.index[before["ids"].str.split(";").map(lambda ids: member in ids)]
    after = coverage_table(shipped, Selection(add=tuple(f"{member}@{code}" for code in here)))
    pd.testing.assert_frame_equal(after, before)


def test_the_shipped_answers(shipped: Dataset) -> None:
    table = coverage_table(shipped, Selection())
    alone = dependence(table)
    assert alone.loc["world-vision", ["codes", "population"]].tolist() == ["AL-LB", 56_798]  # Librazhd
    assert gap_list(table).index[0] == "AL-MM"
    assert members_at(table)["AL-KU"] == ["partnere-per-femijet", "tdh"]


@pytest.mark.parametrize("table", [_table()])
def test_with_nobody_anywhere_all_is_gap_and_nothing_depends(table: pd.DataFrame) -> None:
    assert len(gap_list(table)) == 4
    assert dependence(table).empty
