"""The matrix of members and places, ordered by hand."""

import pandas as pd
import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.matrix import by_cluster, by_reach, jaccard
from dashboard.domain.selection import Selection
from tests.domain.country import matrix


def _present(**places: str) -> pd.DataFrame:
    return pd.DataFrame({code: [code in places[m] for m in places] for code in "ABCDE"}, index=list(places))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("AB", "BC", 1 / 3, id="one shared of three"),
        pytest.param("AB", "AB", 1.0, id="the same"),
        pytest.param("", "", 0.0, id="two that are nowhere are not alike"),
    ],
)
def test_jaccard_is_shared_over_either(one: str, other: str, expected: float) -> None:
    assert jaccard(frozenset(one), frozenset(other)) == pytest.approx(expected)


def test_members_that_work_in_the_same_places_stand_side_by_side() -> None:
    # v is the widest (A B C). z shares 2 of 3 with it, x 1 of 4. With z neither x nor w shares a place: the wider x follows.
    ordered = by_cluster(_present(w="E", x="CD", v="ABC", z="AB"))
    assert ordered.index.tolist() == ["v", "z", "x", "w"]
    # Mean positions: A and B 0.5 (v, z), C 1 (v, x), D 2, E 3.
    assert ordered.columns.tolist() == ["A", "B", "C", "D", "E"]


def test_who_and_where_there_is_nothing_come_last() -> None:
    ordered = by_cluster(_present(nobody="", x="D", y="DB"))
    assert ordered.index.tolist() == ["y", "x", "nobody"]
    assert ordered.columns.tolist() == ["B", "D", "A", "C", "E"]


def test_by_reach_puts_the_widest_first_and_keeps_the_order_of_equals() -> None:
    ordered = by_reach(_present(w="E", x="CD", v="ABC", z="CB"))
    assert ordered.index.tolist() == ["v", "x", "z", "w"]
    assert ordered.columns.tolist() == ["C", "B", "A", "D", "E"]


def test_a_cell_holds_the_strongest_evidence(tiny: Dataset) -> None:
    # Member one is weak in Alpha itself and direct there through the municipality Middle; two is direct in Beta.
    found = matrix(tiny, Selection(evidence=("direct", "stated", "indirect", "weak")))
    assert found.loc["one"].to_dict() == {"A": "direct", "B": "direct", "G": ""}
    assert found.loc["two"].to_dict() == {"A": "", "B": "direct", "G": ""}


def test_with_all_of_them_only_shared_places_count(tiny: Dataset) -> None:
    found = matrix(tiny, Selection(member=("one", "two"), match="all"))
    assert found.to_dict("index") == {"one": {"A": "", "B": "direct", "G": ""}, "two": {"A": "", "B": "direct", "G": ""}}


def test_a_county_filter_narrows_the_columns_and_no_evidence_leaves_them_empty(tiny: Dataset) -> None:
    assert matrix(tiny, Selection(county=("S",))).columns.tolist() == ["G"]
    assert (matrix(tiny, Selection(evidence=())) == "").all(axis=None)
