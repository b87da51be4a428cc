"""Gaps, who could extend, what hangs on one, who works side by side, the matrix and the partners: whole answers in the tiny country."""

import pandas as pd
import pytest

from dashboard.domain import gaps
from dashboard.domain.dataset import Dataset
from dashboard.domain.gaps import copresence, dependence, gap_list, members_at, nearest_members
from dashboard.domain.matrix import by_cluster, by_reach
from dashboard.domain.partners import links, partner_table
from dashboard.domain.selection import Selection
from tests.domain.country import EVERYTHING, matrix, shown, view, with_links, with_members, with_rows

# A row of places: A - B - C - D, and A touches D as well.
BORDERS = {"A": ["B", "D"], "B": ["A", "C"], "C": ["B", "D"], "D": ["A", "C"]}


def _table(ids: str, *, population: list[float | None], area_km2: list[float]) -> pd.DataFrame:
    """Return places A, B, C, ... with their members, as ``"x;y - x"``: x and y in A, nobody in B, x in C."""
    found = [cell.replace("-", "") for cell in ids.split()]
    return pd.DataFrame(
        {
            "name_sq": [f"{code} sq" for code in "ABCDEF"[: len(found)]],
            "name_en": [f"{code} en" for code in "ABCDEF"[: len(found)]],
            "inside": True,
            "stated": False,
            "ids": found,
            "members": [len(cell.split(";")) if cell else 0 for cell in found],
            "population": pd.Series(population, dtype=float),
            "area_km2": area_km2,
            "need": float("nan"),
        }
    ).set_axis(list("ABCDEF"[: len(found)]))


@pytest.mark.parametrize(
    ("who", "near"),
    [
        pytest.param({"B": ["x"], "D": ["y"]}, [("x", ["B"]), ("y", ["D"])], id="of two that are next door the first by name"),
        pytest.param({"B": ["y"], "D": ["x"]}, [("x", ["D"]), ("y", ["B"])], id="whichever place comes first"),
        pytest.param({"A": ["x"], "B": ["x", "y"], "D": ["x"]}, [("y", ["B"])], id="not who is there already"),
        pytest.param({"A": [], "B": ["x"]}, [("x", ["B"])], id="nobody is there, as an empty list"),
        pytest.param({"C": ["x"]}, [], id="not who works two places away"),
        pytest.param(
            {"B": ["x", "y"], "D": ["y"], "C": ["x"], "E": ["x"], "F": ["x"]},
            [("y", ["B", "D"]), ("x", ["B"])],
            id="next door in two places before next door in one, though that one works in more places of all",
        ),
        pytest.param(
            {"B": ["x", "y"], "C": ["y"]}, [("y", ["B"]), ("x", ["B"])], id="equally near: who works in more places of all"
        ),
    ],
)  # fmt: skip
def test_who_could_extend(who: dict[str, list[str]], near: list[tuple[str, list[str]]]) -> None:
    assert nearest_members("A", who, BORDERS) == near


def test_every_column_of_the_gaps(tiny: Dataset) -> None:
    found = gap_list(view(with_rows(tiny, ("bktf", "Gama", "district", "stated"), ("two", "Beta", "district", "direct"))))
    assert found.drop(columns="need").to_dict("index") == {
        "G": {
            "name_sq": "Gama", "name_en": "Gamma", "population": 600, "area_km2": 60, "stated": True,
            "rank_residents": 1, "rank_land": 1,
        },
        "A": {
            "name_sq": "Alpha", "name_en": "Alpha", "population": 100, "area_km2": 10, "stated": False,
            "rank_residents": 2, "rank_land": 2,
        },
    }  # fmt: skip
    assert list(found.index) == ["G", "A"]
    assert {str(found[name].dtype) for name in ("rank_residents", "rank_land")} == {"Int64"}


def test_with_a_figure_of_need_the_gap_with_the_most_comes_first_and_the_unknown_last() -> None:
    table = _table("- - x -", population=[50, 60, 70, 90], area_km2=[1, 1, 1, 1]).assign(need=[7.5, 12.0, 99.0, float("nan")])
    assert gap_list(table).index.tolist() == ["B", "A", "D"]


def test_of_gaps_with_as_many_residents_the_larger_comes_first_and_they_share_a_rank() -> None:
    table = _table("- - - x - -", population=[50, 50, 70, 90, None, None], area_km2=[1, 3, 2, 9, 4, 4])
    found = gap_list(table)
    assert found.index.tolist() == ["C", "B", "A", "E", "F"]
    assert shown(found["rank_residents"]) == {"C": 1, "B": 2, "A": 2, "E": None, "F": None}
    assert shown(found["rank_land"]) == {"C": 4, "B": 3, "A": 5, "E": 1, "F": 1}


def test_gaps_outside_the_selection_are_none(tiny: Dataset) -> None:
    assert gap_list(view(with_rows(tiny, ("two", "Beta", "district", "direct")), county=("N",))).index.tolist() == ["A"]


def test_what_hangs_on_one_stands_by_residents_and_then_by_land() -> None:
    table = _table("x y z v;w w x", population=[50, 50, 30, 90, None, 10], area_km2=[3, 4, 9, 9, 8, 1])
    found = dependence(table)
    assert found.index.name == "member"
    assert found.rename(columns=str).reset_index().fillna("").to_numpy().tolist() == [
        ["x", 2, "A;F", 60, 4],
        ["y", 1, "B", 50, 4],
        ["z", 1, "C", 30, 9],
        ["w", 1, "E", "", 8],
    ]
    assert found.columns.tolist() == ["places", "codes", "population", "area_km2"]


def test_of_what_hangs_on_one_with_as_many_residents_the_larger_comes_first() -> None:
    assert dependence(_table("x y", population=[50, 50], area_km2=[3, 4])).index.tolist() == ["y", "x"]
    assert dependence(_table("x y", population=[50, 50], area_km2=[4, 4])).index.tolist() == ["x", "y"]


def test_one_unknown_number_makes_the_sum_unknown() -> None:
    assert shown(dependence(_table("x x y", population=[50, None, 1], area_km2=[3, 4, 5]))["population"]) == {"y": 1, "x": None}


def test_nothing_outside_the_selection_hangs_on_anyone(tiny: Dataset) -> None:
    country = with_rows(tiny, ("one", "Alpha", "district", "direct"), ("one", "Gama", "district", "direct"))
    assert dependence(view(country, county=("S",)))["codes"].to_dict() == {"one": "G"}


def _pairs(dataset: Dataset, **chosen: object) -> list[tuple[object, ...]]:
    found = copresence(dataset, view(dataset, **chosen), Selection(**chosen))  # type: ignore[arg-type]
    assert found.index.tolist() == list(range(len(found)))
    assert found.columns.tolist() == ["one", "other", "shared", "either", "jaccard"]
    return list(found.itertuples(index=False, name=None))


@pytest.fixture
def together(tiny: Dataset) -> Dataset:
    # one: Alpha, Beta, Gamma; two: Alpha, Beta; three: Alpha; four: Beta, Gamma; five: Alpha.
    country = with_members(tiny, ("four", "national_ngo", ""), ("five", "faith_based", ""))
    at = {"Alpha": ["one", "two", "three", "five"], "Beta": ["one", "two", "four"], "Gama": ["one", "four"]}
    return with_rows(country, *[(member, place, "district", "direct") for place, members in at.items() for member in members])


def test_pairs_stand_by_likeness_then_by_places_shared_then_in_the_order_of_the_page(together: Dataset) -> None:
    assert _pairs(together) == [
        ("three", "five", 1, 1, 1.0),
        ("one", "two", 2, 3, pytest.approx(2 / 3)),
        ("one", "four", 2, 3, pytest.approx(2 / 3)),
        ("two", "three", 1, 2, 0.5),
        ("two", "five", 1, 2, 0.5),
        ("one", "three", 1, 3, pytest.approx(1 / 3)),
        ("one", "five", 1, 3, pytest.approx(1 / 3)),
        ("two", "four", 1, 3, pytest.approx(1 / 3)),
    ]


def test_as_alike_and_in_more_places_comes_first(tiny: Dataset) -> None:
    country = with_members(tiny, ("four", "national_ngo", ""))
    at = {"Alpha": ["one", "two"], "Beta": ["three", "four"], "Gama": ["three", "four"]}
    rows = [(member, place, "district", "direct") for place, members in at.items() for member in members]
    assert _pairs(with_rows(country, *rows)) == [("three", "four", 2, 2, 1.0), ("one", "two", 1, 1, 1.0)]


def test_pairs_are_of_the_members_and_the_places_selected(together: Dataset) -> None:
    assert _pairs(together, kind=("faith_based",)) == [("two", "five", 1, 2, 0.5)]
    assert _pairs(together, county=("S",)) == [("one", "four", 1, 1, 1.0)]


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        pytest.param(2, [("one", "two")], id="the two that are in most places"),
        pytest.param(3, [("one", "two"), ("one", "four"), ("two", "four")], id="three"),
        pytest.param(4, [("one", "two"), ("one", "four"), ("two", "three"), ("one", "three"), ("two", "four")], id="the first of two"),
        pytest.param(
            5,
            [
                ("three", "five"), ("one", "two"), ("one", "four"), ("two", "three"), ("two", "five"), ("one", "three"), ("one", "five"),
                ("two", "four"),
            ],
            id="all, in the order of the page",
        ),
    ],
)  # fmt: skip
def test_of_too_many_members_those_in_most_places_are_compared(
    together: Dataset, monkeypatch: pytest.MonkeyPatch, most: int, expected: list[tuple[str, str]]
) -> None:
    monkeypatch.setattr(gaps, "MOST_MEMBERS", most)
    assert [pair[:2] for pair in _pairs(together)] == expected


def test_as_many_as_are_compared_keep_the_order_of_the_page(tiny: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gaps, "MOST_MEMBERS", 3)
    rows = [("one", "Alpha"), ("two", "Alpha"), ("two", "Beta")]
    assert _pairs(with_rows(tiny, *[(member, place, "district", "direct") for member, place in rows])) == [("one", "two", 1, 2, 0.5)]


def test_members_at_a_place_are_a_list_that_may_be_empty(tiny: Dataset) -> None:
    assert members_at(view(tiny)) == {"A": ["one"], "B": ["one", "two"], "G": []}


SEEN = (
    ("bktf", "Gama", "district", "stated"),
    ("one", "Alpha", "district", "weak"),
    ("one", "Alpha", "district", "indirect"),
    ("two", "Beta", "district", "indirect"),
    ("two", "Beta", "district", "direct"),
    ("two", "Jugu", "county", "direct"),
)


@pytest.mark.parametrize(
    ("chosen", "cells"),
    [
        pytest.param(
            {}, {"one": ["indirect", "", ""], "two": ["", "direct", ""], "three": ["", "", ""]}, id="the strongest"
        ),
        pytest.param(
            {"wide": "1"}, {"one": ["indirect", "", ""], "two": ["", "direct", "direct"], "three": ["", "", ""]}, id="around too"
        ),
        pytest.param({"member": ("three", "two")}, {"two": ["", "direct", ""], "three": ["", "", ""]}, id="those selected"),
        pytest.param({"without": ("two",)}, {"one": ["indirect", "", ""], "three": ["", "", ""]}, id="not who left"),
        pytest.param(
            {"add": ("three@G",)}, {"one": ["indirect", "", ""], "two": ["", "direct", ""], "three": ["", "", "direct"]}, id="who is added"
        ),
    ],
)  # fmt: skip
def test_the_matrix_shows_the_strongest_evidence_of_each_member_in_each_place(
    tiny: Dataset, chosen: dict[str, object], cells: dict[str, list[str]]
) -> None:
    found = matrix(with_rows(tiny, *SEEN), Selection(**{"evidence": EVERYTHING} | chosen))  # type: ignore[arg-type]
    assert {member: row.tolist() for member, row in found.iterrows()} == cells
    assert list(found.index) == list(cells)
    assert (found.index.name, found.columns.name, found.columns.tolist()) == ("member", "code", ["A", "B", "G"])


def test_in_the_matrix_of_a_view_with_nobody_all_members_stand_all_the_same(tiny: Dataset) -> None:
    found = matrix(with_rows(tiny), Selection())
    assert found.index.tolist() == ["one", "two", "three"]
    assert found.to_numpy().tolist() == [["", "", ""]] * 3


def test_where_all_are_in_as_many_places_they_keep_their_order() -> None:
    names = [f"{letter}{n}" for letter in "tucv" for n in range(6)]
    present = pd.DataFrame(True, index=names, columns=[name.upper() for name in names])
    assert by_reach(present).index.tolist() == names
    assert by_reach(present).columns.tolist() == [name.upper() for name in names]
    assert by_cluster(present).index.tolist() == names
    assert by_cluster(present).columns.tolist() == [name.upper() for name in names]


def test_of_those_in_as_many_places_the_earlier_comes_first() -> None:
    names = [f"m{n:02}" for n in range(40)]
    present = pd.DataFrame({code: [code == "A" or n % 2 == 0 for n in range(40)] for code in "AB"}, index=names)
    assert by_reach(present).index.tolist() == names[::2] + names[1::2]
    assert by_reach(present.T).columns.tolist() == names[::2] + names[1::2]
    assert by_cluster(present.T).columns.tolist() == names[1::2] + names[::2]


def test_the_next_in_the_chain_is_the_most_alike_and_not_the_last_by_name() -> None:
    places = {"a": "ABCD", "z": "D", "m": "BCD", "b": "BC"}
    present = pd.DataFrame({code: [code in places[m] for m in places] for code in "ABCD"}, index=list(places))
    assert by_cluster(present).index.tolist() == ["a", "m", "b", "z"]


LINKS = (
    ("GRC", "bktf", "stated"),
    ("ITA", "bktf", "stated"),
    ("DEU", "bktf", "direct"),
    ("GRC", "one", "direct"),
    ("GRC", "one", "weak"),
    ("GRC", "two", "indirect"),
    ("ALB", "two", "direct"),
)


@pytest.mark.parametrize(
    ("chosen", "classes", "members"),
    [
        pytest.param({}, {"ALB": "home", "DEU": "found", "GRC": "both", "ITA": "page"}, {"ALB": 1, "DEU": 1, "GRC": 2}, id="all"),
        pytest.param(
            {"member": ("one", "two")}, {"ALB": "home", "GRC": "both", "ITA": "page"}, {"ALB": 1, "GRC": 2}, id="members alone"
        ),
        pytest.param({"kind": ("national_ngo",)}, {"ALB": "home", "GRC": "both", "ITA": "page"}, {"GRC": 1}, id="a kind alone"),
        pytest.param({"member": ("three",)}, {"ALB": "home", "GRC": "page", "ITA": "page"}, {}, id="a member without links"),
    ],
)  # fmt: skip
def test_countries_by_who_is_selected(
    tiny: Dataset, chosen: dict[str, tuple[str, ...]], classes: dict[str, str], members: dict[str, int]
) -> None:
    table = partner_table(with_links(tiny, *LINKS), Selection(view="partners", **chosen))  # type: ignore[arg-type]
    assert table["class"].to_dict() == dict.fromkeys(["ALB", "DEU", "GRC", "ITA", "XKX"], "land") | classes
    assert table["members"].to_dict() == dict.fromkeys(["ALB", "DEU", "GRC", "ITA", "XKX"], 0) | members
    assert table.columns.tolist() == ["name_sq", "name_en", "members", "class"]
    assert table.loc["DEU", ["name_sq", "name_en"]].tolist() == ["DEU sq", "DEU en"]


def test_the_links_behind_the_countries_are_the_rows_themselves(tiny: Dataset) -> None:
    found = links(with_links(tiny, *LINKS), Selection(member=("two",)))
    assert found.index.tolist() == [0, 1, 5, 6]
