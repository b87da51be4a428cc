from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.coverage import MissingWeightError, chosen_operations, coverage_table, figures_of, weight_share
from dashboard.domain.dataset import Dataset
from dashboard.domain.measures import MEASURES, class_of
from dashboard.domain.selection import Selection

PLACES = pd.DataFrame({"area_km2": [10.0, 30.0, 60.0]}, index=["A", "B", "G"])


@pytest.mark.parametrize(
    ("reached", "expected"),
    [
        pytest.param([], 0.0, id="nobody anywhere"),
        pytest.param(["A"], 0.1, id="a place counts with its own weight"),
        pytest.param(["A", "G"], 0.7, id="two places"),
        pytest.param(["A", "B", "G"], 1.0, id="everywhere"),
    ],
)
def test_weight_share_adds_up_the_weight_of_reached_places(reached: list[str], expected: float) -> None:
    assert weight_share(PLACES, PLACES.index.to_series().isin(reached), weight="area_km2") == pytest.approx(expected)


def test_an_unknown_weight_is_never_added_as_zero() -> None:
    unknown = PLACES.assign(area_km2=[10.0, None, 60.0])
    with pytest.raises(MissingWeightError, match="B"):
        weight_share(unknown, pd.Series(True, index=unknown.index), weight="area_km2")


def test_two_members_compared_make_the_classes_of_each_alone_and_of_both(tiny: Dataset) -> None:
    """One is in Alpha and Beta, two in Beta alone; Gamma, which the coalition names, is neither's and no gap of theirs."""
    table = coverage_table(tiny, Selection(compare=("one", "two")))
    assert table["class"].to_dict() == {"A": "a", "B": "ab", "G": "none"}
    assert table["members"].to_dict() == {"A": 1, "B": 2, "G": 0}
    county = coverage_table(tiny, Selection(compare=("one", "two"), county=("S",)))
    assert county["class"].to_dict() == {"A": "outside", "B": "outside", "G": "none"}
    alone = coverage_table(tiny, Selection(compare=("two",)))  # one is that member alone
    assert alone["class"].to_dict() == {"A": "none", "B": "on", "G": "none"}
    turned = coverage_table(tiny, Selection(compare=("two", "one")))
    assert turned["class"].to_dict() == {"A": "b", "B": "ab", "G": "none"}
    both = coverage_table(tiny, Selection(compare=("one", "two"), evidence=("direct", "stated", "weak")))
    assert both["class"].to_dict() == {"A": "a", "B": "ab", "G": "none"}


def test_of_one_member_the_map_says_where_it_is_and_no_more(tiny: Dataset) -> None:
    """The coalition names Alpha and Gamma, which is not said of two."""
    assert coverage_table(tiny, Selection(member=("two",)))["class"].to_dict() == {"A": "none", "B": "on", "G": "none"}
    strongest = coverage_table(tiny, Selection(member=("two",), measure="evidence"))  # another measure keeps its classes
    assert strongest["class"].to_dict() == {"A": "stated", "B": "c5", "G": "stated"}
    apart = coverage_table(tiny, Selection(member=("one",), theme=("law",), related="1"))
    assert apart["class"].to_dict() == {"A": "related", "B": "related", "G": "none"}


def test_places_known_by_sources_of_a_wider_area_alone_are_told_apart(tiny: Dataset) -> None:
    """A row says "somewhere in the county" around Gamma; who works in Alpha and Beta is there by their own rows."""
    assert coverage_table(tiny, Selection(wide="1"))["far"].to_dict() == {"A": False, "B": False, "G": True}
    assert not coverage_table(tiny, Selection())["far"].any()


def test_default_view_counts_direct_evidence_and_shows_stated_apart(tiny: Dataset) -> None:
    table = coverage_table(tiny, Selection())
    assert table["members"].to_dict() == {"A": 1, "B": 2, "G": 0}
    assert table["class"].to_dict() == {"A": "c1", "B": "c2", "G": "stated"}
    assert table["wide"].to_dict() == {"A": 0, "B": 0, "G": 1}
    figures = figures_of(table)
    assert (figures.places_reached, figures.places_total, figures.members_documented) == (2, 3, 2)
    assert figures.area_share == pytest.approx(0.4)
    assert figures.population_share == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("change", "members"),
    [
        pytest.param({"member": ("one",)}, {"A": 1, "B": 1, "G": 0}, id="one member"),
        pytest.param({"member": ("one", "two"), "match": "all"}, {"A": 0, "B": 2, "G": 0}, id="both together only in Beta"),
        pytest.param({"kind": ("faith_based",)}, {"A": 0, "B": 1, "G": 0}, id="kind of organisation"),
        pytest.param({"theme": ("school",)}, {"A": 0, "B": 1, "G": 0}, id="the row's own theme"),
        pytest.param({"theme": ("law",)}, {"A": 0, "B": 0, "G": 0}, id="not what only its member works on"),
        pytest.param({"wide": "1"}, {"A": 1, "B": 2, "G": 1}, id="county rows counted in finer places on request"),
        pytest.param({"evidence": ("weak",)}, {"A": 1, "B": 0, "G": 0}, id="weak evidence alone"),
    ],
)
def test_filters_change_the_counts(tiny: Dataset, change: dict, members: dict[str, int]) -> None:
    assert coverage_table(tiny, replace(Selection(), **change))["members"].to_dict() == members


@pytest.mark.parametrize(
    ("change", "related"),
    [
        pytest.param({}, {"A": "", "B": "", "G": ""}, id="none without a theme"),
        pytest.param(
            {"theme": ("law",)}, {"A": "one", "B": "one;two", "G": ""}, id="members that work on it by rows of other work, or of none"
        ),
        pytest.param({"theme": ("school",)}, {"A": "", "B": "", "G": ""}, id="what no member has among its themes is related to nobody"),
        pytest.param({"theme": ("school", "law")}, {"A": "one", "B": "one", "G": ""}, id="a member that is counted is not related as well"),
        pytest.param({"theme": ("law",), "member": ("two",)}, {"A": "", "B": "two", "G": ""}, id="of the members chosen"),
        pytest.param({"theme": ("law",), "since": "2019"}, {"A": "", "B": "two", "G": ""}, id="in the years chosen"),
        pytest.param({"theme": ("law",), "wide": "1"}, {"A": "one", "B": "one;two", "G": "two"}, id="in the wider area on request"),
        pytest.param({"theme": ("law",), "evidence": ("weak",)}, {"A": "one", "B": "", "G": ""}, id="by the evidence chosen"),
        pytest.param(
            {"theme": ("law",), "member": ("one", "two"), "match": "all"}, {"A": "", "B": "one;two", "G": ""}, id="all of them together"
        ),
    ],
)
def test_who_works_on_a_theme_without_a_source_for_it_is_kept_apart(tiny: Dataset, change: dict, related: dict[str, str]) -> None:
    table = coverage_table(tiny, replace(Selection(), **change))
    assert table["related_ids"].to_dict() == related
    assert table["related"].to_dict() == {code: len(list(filter(None, ids.split(";")))) for code, ids in related.items()}


def test_places_where_somebody_is_only_related_have_a_class_of_their_own_on_request(tiny: Dataset) -> None:
    hidden, shown = (coverage_table(tiny, Selection(theme=("law",), related=related)) for related in ("", "1"))
    assert hidden["class"].to_dict() == {"A": "stated", "B": "none", "G": "stated"}
    assert shown["class"].to_dict() == {"A": "related", "B": "related", "G": "stated"}
    assert figures_of(shown) == figures_of(hidden)
    assert figures_of(shown).places_reached == 0


def test_a_place_with_a_member_that_is_only_supposed_is_no_place_like_the_others(tiny: Dataset) -> None:
    """One is on record in Alpha by a source, so that nothing is supposed of it there; two and three are not."""
    table = coverage_table(tiny, Selection(add=("one@A", "two@A", "three@G")))
    assert table["members"].to_dict() == {"A": 2, "B": 2, "G": 1}
    assert table["supposed"].to_dict() == {"A": 1, "B": 0, "G": 1}
    assert table["class"].to_dict() == {"A": "whatif", "B": "c2", "G": "whatif"}
    single = coverage_table(tiny, Selection(member=("one",), add=("one@A", "one@G")))
    assert single["class"].to_dict() == {"A": "on", "B": "on", "G": "whatif"}
    together = coverage_table(tiny, Selection(member=("one", "two"), match="all", add=("two@A", "two@G")))
    assert together["class"].to_dict() == {"A": "whatif", "B": "c2", "G": "stated"}
    pair = coverage_table(tiny, Selection(compare=("one", "two"), add=("two@A",)))
    assert pair["class"].to_dict() == {"A": "ab", "B": "ab", "G": "none"}
    assert coverage_table(tiny, Selection())["supposed"].to_dict() == {"A": 0, "B": 0, "G": 0}


def test_places_outside_the_county_filter_are_outside_and_in_no_total(tiny: Dataset) -> None:
    table = coverage_table(tiny, Selection(county=("S",)))
    assert table["class"].to_dict() == {"A": "outside", "B": "outside", "G": "stated"}
    assert figures_of(table).places_total == 1


def test_distinct_members_do_not_add_up_from_child_to_parent(tiny: Dataset) -> None:
    districts, counties = (coverage_table(tiny, Selection(level=level)) for level in ("district", "county"))
    assert districts.loc[["A", "B"], "members"].sum() == 3
    assert counties.loc["N", "members"] == 2


@pytest.mark.parametrize(
    ("value", "measure", "expected"),
    [
        (1, "members", "c1"),
        (2, "members", "c2"),
        (4, "members", "c3"),
        (5, "members", "c4"),
        (9, "members", "c5"),
        (1.99, "per_100k", "c1"),
        (2.0, "per_100k", "c2"),
    ],
)
def test_a_lower_bound_belongs_to_its_class(value: float, measure: str, expected: str) -> None:
    assert class_of(value, MEASURES[measure]) == expected


@given(st.sets(st.sampled_from(["one", "two", "three"])), st.sampled_from(["county", "district", "municipality"]))
def test_selecting_every_member_is_selecting_none_and_fewer_never_show_more(tiny: Dataset, chosen: set[str], level: str) -> None:
    everybody = coverage_table(tiny, Selection(level=level))
    assert coverage_table(tiny, Selection(level=level, member=("one", "two", "three"))).equals(everybody)
    if chosen:
        some = coverage_table(tiny, Selection(level=level, member=tuple(sorted(chosen))))
        assert (some["members"] <= everybody["members"]).all()


def test_row_order_never_matters(shipped: Dataset) -> None:
    turned = replace(shipped, operations=shipped.operations.iloc[::-1].reset_index(drop=True))
    assert coverage_table(turned, Selection()).equals(coverage_table(shipped, Selection()))


def test_a_scenario_stands_alone_where_no_operation_is_known(tiny: Dataset) -> None:
    empty = replace(tiny, operations=tiny.operations.iloc[:0])
    table = coverage_table(empty, replace(Selection(), add=("one@A",), undated="0"))
    assert table["members"].to_dict() == {"A": 1, "B": 0, "G": 0}


# The rows of the country: 0 and 1 stated by the coalition in Alpha and Gamma, 2 one directly in Mesi 2015-2018, 3 one weakly in Alpha,
# 4 two directly in Beta 2020 for a school, 5 two directly in the county of the south, 6 three indirectly in a diocese.
@pytest.mark.parametrize(
    ("chosen", "rows"),
    [
        pytest.param({}, [0, 1, 2, 4, 5], id="what is stated and documented directly, by all members and the coalition"),
        pytest.param({"evidence": ("weak", "indirect")}, [3, 6], id="other evidence, placed or not"),
        pytest.param({"member": ("one",)}, [2], id="with members chosen, the coalition's words are not theirs"),
        pytest.param({"kind": ("faith_based",)}, [4, 5], id="members by their kind"),
        pytest.param({"without": ("one",)}, [0, 1, 4, 5], id="all but one"),
        pytest.param({"theme": ("school",)}, [4], id="the row's own theme"),
        pytest.param({"theme": ("law",)}, [], id="a theme of members alone is none of their rows"),
        pytest.param({"county": ("N",)}, [0, 2, 4], id="places of a county"),
        pytest.param({"county": ("S",)}, [1, 5], id="the county itself is in it"),
        pytest.param({"since": "2019"}, [0, 1, 4, 5], id="years, undated ones too"),
        pytest.param({"since": "2018", "undated": "0"}, [2, 4], id="years, dated ones alone"),
        pytest.param({"county": ("N",), "theme": ("school",), "member": ("two",), "until": "2020"}, [4], id="all of it at once"),
        pytest.param({"county": ("S",), "theme": ("school",)}, [], id="each filter narrows"),
        pytest.param({"member": ("one",), "theme": ("school",)}, [], id="whichever comes first"),
    ],
)
def test_rows_pass_every_filter(tiny: Dataset, chosen: dict, rows: list[int]) -> None:
    found = chosen_operations(tiny, Selection(**chosen))
    assert list(found.index) == rows
    assert list(found.columns) == list(tiny.operations.columns)
