"""The rules of counting, one by one, each with figures that only that rule gives."""

from typing import Any

import pandas as pd
import pytest

from dashboard.domain.coverage import MissingWeightError, weight_share
from dashboard.domain.dataset import Dataset
from dashboard.domain.measures import MEASURES
from tests.domain.country import EVERYTHING, shown, totals, view, with_places, with_rows

# One was in Alpha from 2015 to 2018; two began in Beta in 2020; three was in Gamma until 2012; nobody says when one was in Gamma.
DATED = (
    ("one", "Alpha", "district", "direct", "", "2015", "2018"),
    ("two", "Beta", "district", "direct", "", "2020", ""),
    ("three", "Gama", "district", "direct", "", "", "2012"),
    ("one", "Gama", "district", "direct"),
)


@pytest.mark.parametrize(
    ("since", "until", "undated", "members"),
    [
        pytest.param("", "", "", {"A": 1, "B": 1, "G": 2}, id="no years asked for"),
        pytest.param("2018", "", "", {"A": 1, "B": 1, "G": 1}, id="since its last year"),
        pytest.param("2019", "", "", {"A": 0, "B": 1, "G": 1}, id="since the year after its last"),
        pytest.param("", "2015", "", {"A": 1, "B": 0, "G": 2}, id="until its first year"),
        pytest.param("", "2014", "", {"A": 0, "B": 0, "G": 2}, id="until the year before its first"),
        pytest.param("2016", "2017", "", {"A": 1, "B": 0, "G": 1}, id="years inside its own"),
        pytest.param("2010", "2030", "", {"A": 1, "B": 1, "G": 2}, id="years around its own"),
        pytest.param("2020", "2020", "", {"A": 0, "B": 1, "G": 1}, id="a first year alone is the last too"),
        pytest.param("2012", "2012", "", {"A": 0, "B": 0, "G": 2}, id="a last year alone is the first too"),
        pytest.param("", "", "0", {"A": 1, "B": 1, "G": 1}, id="without what has no year"),
        pytest.param("2019", "", "0", {"A": 0, "B": 1, "G": 0}, id="since a year, without what has no year"),
        pytest.param("", "2014", "0", {"A": 0, "B": 0, "G": 1}, id="until a year, without what has no year"),
    ],
)
def test_a_row_counts_in_the_years_from_its_first_to_its_last(
    tiny: Dataset, since: str, until: str, undated: str, members: dict[str, int]
) -> None:
    assert shown(view(with_rows(tiny, *DATED), since=since, until=until, undated=undated)["members"]) == members


def test_years_and_a_theme_and_a_member_are_asked_of_the_same_row(tiny: Dataset) -> None:
    country = with_rows(
        tiny,
        ("one", "Alpha", "district", "direct", "law", "2015", "2018"),
        ("one", "Alpha", "district", "direct", "food", "2020", ""),
        ("two", "Beta", "district", "direct", "law", "2020", ""),
    )
    assert shown(view(country, theme=("law",), since="2019")["members"]) == {"A": 0, "B": 1, "G": 0}
    assert shown(view(country, member=("one",), since="2019")["members"]) == {"A": 1, "B": 0, "G": 0}


@pytest.mark.parametrize(
    ("theme", "members"),
    [
        pytest.param(("law",), {"A": 1, "B": 0, "G": 0}, id="of the row, among several"),
        pytest.param(("food",), {"A": 1, "B": 0, "G": 0}, id="another of the row"),
        pytest.param(("school",), {"A": 0, "B": 1, "G": 0}, id="one alone"),
        pytest.param(("school", "law"), {"A": 1, "B": 1, "G": 0}, id="one of two asked for is enough"),
    ],
)
def test_a_row_has_the_themes_that_its_source_gives_and_no_others(tiny: Dataset, theme: tuple[str, ...], members: dict[str, int]) -> None:
    country = with_rows(
        tiny,
        ("one", "Alpha", "district", "direct", "law;food"),
        ("one", "Beta", "district", "direct", "school"),
        ("two", "Gama", "district", "direct", ""),  # its member works on law and food
    )
    assert shown(view(country, theme=theme)["members"]) == members


@pytest.mark.parametrize(
    ("kind", "member", "without", "members"),
    [
        pytest.param(("national_ngo",), (), (), {"A": 1, "B": 0, "G": 1}, id="one kind"),
        pytest.param(("national_ngo", "faith_based"), (), (), {"A": 1, "B": 1, "G": 1}, id="either of two kinds"),
        pytest.param(("national_ngo",), ("one", "two"), (), {"A": 1, "B": 0, "G": 0}, id="of that kind and among those"),
        pytest.param((), (), ("one",), {"A": 0, "B": 1, "G": 1}, id="all but one who left"),
        pytest.param((), ("one", "two"), ("one",), {"A": 0, "B": 1, "G": 0}, id="who left is not there though asked for"),
    ],
)
def test_a_member_passes_every_filter_over_members(
    tiny: Dataset, kind: tuple[str, ...], member: tuple[str, ...], without: tuple[str, ...], members: dict[str, int]
) -> None:
    country = with_rows(
        tiny, ("one", "Alpha", "district", "direct"), ("two", "Beta", "district", "direct"), ("three", "Gama", "district", "direct")
    )
    assert shown(view(country, kind=kind, member=member, without=without)["members"]) == members


def test_every_column_of_the_default_view(tiny: Dataset) -> None:
    others = {m.key for m in MEASURES.values() if m.kind == "rate"} - {"per_100k"}  # each rate has one
    table = view(tiny).drop(columns=list(others))
    assert {name: shown(column) for name, column in table.items()} == {
        "name_sq": {"A": "Alpha", "B": "Beta", "G": "Gama"},
        "name_en": {"A": "Alpha", "B": "Beta", "G": "Gamma"},
        "county": {"A": "N", "B": "N", "G": "S"},
        "area_km2": {"A": 10, "B": 30, "G": 60},
        "population": {"A": 100, "B": 300, "G": 600},
        "inside": {"A": True, "B": True, "G": True},
        "members": {"A": 1, "B": 2, "G": 0},
        "ids": {"A": "one", "B": "one;two", "G": ""},
        "stated": {"A": True, "B": False, "G": True},
        "evidence": {"A": "direct", "B": "direct", "G": ""},
        "per_100k": {"A": 1000, "B": pytest.approx(666.667, abs=0.001), "G": 0},
        "recency": {"A": 2018, "B": 2020, "G": None},
        "far": {"A": False, "B": False, "G": False},
        "wide": {"A": 0, "B": 0, "G": 1},
        "supposed": {"A": 0, "B": 0, "G": 0},
        "related": {"A": 0, "B": 0, "G": 0},
        "related_ids": {"A": "", "B": "", "G": ""},
        "need": {"A": None, "B": None, "G": None},
        "class": {"A": "c1", "B": "c2", "G": "stated"},
    }


def test_one_member_documented_by_several_rows_counts_once_with_its_strongest_evidence_and_its_last_year(tiny: Dataset) -> None:
    country = with_rows(
        tiny,
        ("two", "Alpha", "district", "weak", "", "2021", "2022"),
        ("one", "Alpha", "district", "weak", "", "2011", ""),
        ("one", "Alpha", "district", "direct", "", "2010", ""),
        ("one", "Alpha", "district", "indirect", "", "", "2016"),
        ("one", "Beta", "district", "indirect"),
        ("one", "Beta", "district", "weak", "", "2009", "2013"),
        ("two", "Gama", "district", "weak"),
    )
    table = view(country, evidence=EVERYTHING)
    assert table["ids"].to_dict() == {"A": "one;two", "B": "one", "G": "two"}
    assert table["members"].to_dict() == {"A": 2, "B": 1, "G": 1}
    assert table["evidence"].to_dict() == {"A": "direct", "B": "indirect", "G": "weak"}
    assert shown(table["recency"]) == {"A": 2022, "B": 2013, "G": None}


@pytest.mark.parametrize(
    ("evidence", "ids", "stated"),
    [
        pytest.param(("direct",), {"A": "one", "B": "", "G": ""}, [], id="direct"),
        pytest.param(("indirect",), {"A": "", "B": "two", "G": ""}, [], id="indirect"),
        pytest.param(("weak",), {"A": "", "B": "", "G": "three"}, [], id="weak"),
        pytest.param(("stated",), {"A": "", "B": "", "G": ""}, ["A"], id="what the coalition says itself documents nobody"),
        pytest.param((), {"A": "", "B": "", "G": ""}, [], id="none"),
        pytest.param(EVERYTHING, {"A": "one", "B": "two", "G": "three"}, ["A"], id="all"),
    ],
)
def test_only_the_evidence_asked_for_counts(tiny: Dataset, evidence: tuple[str, ...], ids: dict[str, str], stated: list[str]) -> None:
    country = with_rows(
        tiny,
        ("bktf", "Alpha", "district", "stated"),
        ("one", "Alpha", "district", "direct"),
        ("two", "Beta", "district", "indirect"),
        ("three", "Gama", "district", "weak"),
    )
    table = view(country, evidence=evidence)
    assert table["ids"].to_dict() == ids
    assert table.index[table["stated"]].tolist() == stated


def test_where_nobody_is_documented_there_is_no_evidence_and_no_year(tiny: Dataset) -> None:
    # A county row of 2021 lies somewhere around Gamma; with "all of them" it documents nobody there, nor one alone in Alpha.
    country = with_rows(
        tiny,
        ("one", "Alpha", "district", "direct", "", "2019", ""),
        ("one", "Beta", "district", "direct", "", "2017", ""),
        ("two", "Beta", "district", "direct", "", "2015", ""),
        ("two", "Jugu", "county", "direct", "", "2021", ""),
    )
    both = view(country, member=("one", "two"), match="all")
    assert both["ids"].to_dict() == {"A": "", "B": "one;two", "G": ""}
    assert both["evidence"].to_dict() == {"A": "", "B": "direct", "G": ""}
    assert shown(both["recency"]) == {"A": None, "B": 2017, "G": None}
    assert shown(both["per_100k"]) == {"A": 0, "B": pytest.approx(666.667, abs=0.001), "G": 0}
    assert both["wide"].to_dict() == {"A": 0, "B": 0, "G": 1}
    assert view(country, match="all")["members"].to_dict() == {"A": 1, "B": 2, "G": 0}  # all of nobody in particular: any


def test_who_is_somewhere_around_counts_on_request_alone(tiny: Dataset) -> None:
    country = with_rows(
        tiny,
        ("bktf", "Veriu", "county", "stated"),
        ("one", "Veriu", "county", "direct", "", "2021", ""),
        ("one", "Alpha", "district", "weak", "", "2011", ""),
        ("two", "Veriu", "county", "weak"),
    )
    apart, counted = (view(country, evidence=EVERYTHING, wide=wide) for wide in ("", "1"))
    assert apart["ids"].to_dict() == {"A": "one", "B": "", "G": ""}
    assert apart["evidence"].to_dict() == {"A": "weak", "B": "", "G": ""}
    assert shown(apart["recency"]) == {"A": 2011, "B": None, "G": None}
    assert apart["wide"].to_dict() == {"A": 2, "B": 2, "G": 0}
    assert apart["stated"].to_dict() == {"A": False, "B": False, "G": False}
    assert counted["ids"].to_dict() == {"A": "one;two", "B": "one;two", "G": ""}
    assert counted["evidence"].to_dict() == {"A": "direct", "B": "direct", "G": ""}
    assert shown(counted["recency"]) == {"A": 2021, "B": 2021, "G": None}
    assert counted["wide"].to_dict() == {"A": 2, "B": 2, "G": 0}
    assert counted["stated"].to_dict() == {"A": True, "B": True, "G": False}


@pytest.mark.parametrize(
    ("chosen", "members"),
    [
        pytest.param({"add": ("three@A",)}, {"A": 2, "B": 2, "G": 0}, id="a member where it was not"),
        pytest.param({"add": ("three@A", "one@G")}, {"A": 2, "B": 2, "G": 1}, id="two pairs"),
        pytest.param({"add": ("three@t",)}, {"A": 1, "B": 2, "G": 1}, id="in a unit: in the district around it"),
        pytest.param({"add": ("three@m",)}, {"A": 2, "B": 3, "G": 0}, id="in a municipality of two districts: in both"),
        pytest.param({"add": ("three@N",)}, {"A": 1, "B": 2, "G": 0}, id="somewhere in a county: in none of its districts for certain"),
        pytest.param({"add": ("three@N",), "wide": "1"}, {"A": 2, "B": 3, "G": 1}, id="or in all on request"),
        pytest.param({"add": ("three@Z",)}, {"A": 1, "B": 2, "G": 0}, id="in no place that is known"),
        pytest.param({"add": ("three@A",), "theme": ("law",)}, {"A": 0, "B": 0, "G": 0}, id="not for a theme that it has not"),
        pytest.param({"add": ("three@A",), "theme": ("food",)}, {"A": 1, "B": 0, "G": 0}, id="for a theme that it has"),
        pytest.param({"add": ("two@A",), "theme": ("food",)}, {"A": 1, "B": 0, "G": 0}, id="for one theme of several"),
        pytest.param({"add": ("three@A",), "evidence": ("weak",)}, {"A": 1, "B": 0, "G": 0}, id="as direct, not as weak"),
        pytest.param({"add": ("three@A",), "evidence": ("direct",)}, {"A": 2, "B": 2, "G": 0}, id="as direct"),
        pytest.param({"add": ("three@A",), "evidence": ("stated", "indirect")}, {"A": 0, "B": 0, "G": 0}, id="nor as indirect"),
        pytest.param({"add": ("three@A",), "since": "2030", "undated": "0"}, {"A": 1, "B": 0, "G": 0}, id="in all years"),
        pytest.param({"add": ("three@A",), "member": ("one",)}, {"A": 1, "B": 1, "G": 0}, id="not where others are asked for"),
        pytest.param({"add": ("one@G",), "without": ("one",)}, {"A": 0, "B": 1, "G": 0}, id="not if it leaves"),
    ],
)
def test_a_scenario_adds_direct_presence_that_passes_the_filters(tiny: Dataset, chosen: dict[str, Any], members: dict[str, int]) -> None:
    assert shown(view(tiny, **chosen)["members"]) == members


def test_what_a_scenario_adds_has_no_year(tiny: Dataset) -> None:
    table = view(tiny, add=("three@A", "three@G"), measure="recency")
    assert shown(table["recency"]) == {"A": 2018, "B": 2020, "G": None}
    assert table["class"].to_dict() == {"A": "whatif", "B": "c4", "G": "whatif"}
    assert table["evidence"].to_dict() == {"A": "direct", "B": "direct", "G": "direct"}


def test_two_that_a_scenario_adds_have_no_year_though_the_last_row_has_one(tiny: Dataset) -> None:
    country = with_rows(tiny, ("one", "Alpha", "district", "direct", "", "2015", ""), ("two", "Beta", "district", "direct", "", "2020", ""))
    assert shown(view(country, add=("three@G", "one@G"))["recency"]) == {"A": 2015, "B": 2020, "G": None}


def test_what_a_scenario_adds_takes_the_place_of_no_row(tiny: Dataset) -> None:
    # The last row is outside the years asked for: neither does it hide what is added, nor does what is added bring it back.
    country = with_rows(tiny, ("one", "Alpha", "district", "direct", "", "2015", ""), ("two", "Beta", "district", "direct", "", "2020", ""))
    assert shown(view(country, add=("three@G", "one@B"), until="2016")["members"]) == {"A": 1, "B": 1, "G": 1}
    assert shown(view(country, add=("three@G", "one@B"), since="2016")["members"]) == {"A": 0, "B": 2, "G": 1}


@pytest.mark.parametrize(
    ("measure", "classes"),
    [
        pytest.param("members", {"A": "c2", "B": "c1", "G": "none"}, id="how many"),
        pytest.param("evidence", {"A": "c5", "B": "c3", "G": "none"}, id="the strongest evidence"),
        pytest.param("per_100k", {"A": "c5", "B": "c5", "G": "none"}, id="for so many residents"),
        pytest.param("agreement", {"A": "both", "B": "found", "G": "none"}, id="what is said against what is documented"),
        pytest.param("presence", {"A": "c1", "B": "c1", "G": "none"}, id="however many"),
        pytest.param("recency", {"A": "c1", "B": "nodata", "G": "none"}, id="the last year"),
    ],
)
def test_the_class_of_a_place_follows_from_the_measure(tiny: Dataset, measure: str, classes: dict[str, str]) -> None:
    country = with_rows(
        tiny,
        ("bktf", "Alpha", "district", "stated"),
        ("one", "Alpha", "district", "direct", "", "2014", ""),
        ("two", "Alpha", "district", "weak", "", "2013", ""),
        ("two", "Beta", "district", "indirect"),
    )
    assert view(country, measure=measure, evidence=EVERYTHING)["class"].to_dict() == classes


def test_a_place_that_is_only_named_and_one_outside_have_a_class_of_their_own_by_every_measure(tiny: Dataset) -> None:
    country = with_rows(tiny, ("bktf", "Alpha", "district", "stated"), ("one", "Gama", "district", "direct"))
    assert view(country, county=("N",), measure="agreement")["class"].to_dict() == {"A": "stated", "B": "none", "G": "outside"}
    assert view(country, county=("N",), measure="evidence")["class"].to_dict() == {"A": "stated", "B": "none", "G": "outside"}


def test_an_unknown_number_of_residents_is_no_rate_and_no_share(tiny: Dataset) -> None:
    places = tiny.places.assign(population=tiny.places["population"].mask(tiny.places["code"].eq("B")))
    country = with_places(with_rows(tiny, ("one", "Alpha", "district", "direct"), ("two", "Beta", "district", "direct")), places)
    table = view(country, measure="per_100k")
    assert shown(table["per_100k"]) == {"A": 1000, "B": None, "G": 0}
    assert table["class"].to_dict() == {"A": "c5", "B": "nodata", "G": "none"}
    assert (totals(country).area_share, totals(country).population_share) == (pytest.approx(0.4), None)
    assert totals(country, county=("S",)).population_share == 0  # there all are known


def test_totals_are_of_the_places_inside_alone(tiny: Dataset) -> None:
    assert vars(totals(tiny, county=("N",))) == {
        "places_total": 2,
        "places_reached": 2,
        "places_stated": 1,
        "members_documented": 2,
        "area_share": 1,
        "population_share": 1,
    }
    assert vars(totals(tiny, county=("S",))) == {
        "places_total": 1,
        "places_reached": 0,
        "places_stated": 1,
        "members_documented": 0,
        "area_share": 0,
        "population_share": 0,
    }
    assert vars(totals(tiny, county=("N", "S"))) == {
        "places_total": 3,
        "places_reached": 2,
        "places_stated": 2,
        "members_documented": 2,
        "area_share": pytest.approx(0.4),
        "population_share": pytest.approx(0.4),
    }


def test_each_member_is_counted_once_wherever_and_with_whomever_it_is(tiny: Dataset) -> None:
    rows = [("one", "Alpha"), ("two", "Alpha"), ("three", "Alpha"), ("one", "Beta"), ("two", "Beta")]
    assert totals(with_rows(tiny, *[(member, place, "district", "direct") for member, place in rows])).members_documented == 3


def test_of_no_place_at_all_nothing_is_reached() -> None:
    none = pd.DataFrame({"area_km2": []}, dtype=float)
    assert weight_share(none, pd.Series([], dtype=bool), weight="area_km2") == 0


def test_what_is_reached_is_read_by_code_and_not_by_position() -> None:
    places = pd.DataFrame({"area_km2": [10.0, 30.0]}, index=["A", "B"])
    assert weight_share(places, pd.Series({"B": True, "A": False}), weight="area_km2") == pytest.approx(0.75)


def test_all_places_of_an_unknown_weight_are_named() -> None:
    places = pd.DataFrame({"area_km2": [10.0, None, None]}, index=["A", "B", "C"])
    with pytest.raises(MissingWeightError, match=r"^area_km2 is not known for: B, C$"):
        weight_share(places, pd.Series(data=True, index=places.index), weight="area_km2")


def test_shares_weigh_land_and_residents_each_by_its_own(tiny: Dataset) -> None:
    country = with_rows(tiny, ("one", "Alpha", "district", "direct"))
    grown = with_places(country, tiny.places.assign(population=tiny.places["population"].where(tiny.places["code"].ne("A"), 2700)))
    assert totals(grown).area_share == pytest.approx(0.1)  # 10 of 100 km2
    assert totals(grown).population_share == pytest.approx(0.75)  # 2,700 of 3,600
