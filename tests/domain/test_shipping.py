"""What the browser gets of the tiny country: every figure that it cannot work out, by position."""

from dataclasses import replace
from typing import Any

import geopandas as gpd
import pytest
import shapely

from dashboard.domain.dataset import Dataset
from dashboard.domain.index import build_geometry, build_index
from tests.domain.country import with_census, with_links, with_rows, with_shapes

ROWS = (
    ("one", "Mesi", "municipality", "direct", "", "2015", "2018"),  # in Alpha and Beta
    ("two", "Gama", "district", "direct", "school", "2020", ""),
    ("one", "Mesi", "municipality", "weak"),
    ("two", "Veriu", "county", "direct"),
    ("three", "Nowhere", "", "direct"),
)


@pytest.fixture(scope="module")  # what its shapes tell is worked out once: mutants have these tests run over and over
def country(tiny: Dataset) -> Dataset:
    joined = with_census(with_links(with_shapes(with_rows(tiny, *ROWS)), ("GRC", "one", "direct"), ("ITA", "bktf", "stated")), N=440, A=110)
    counties = joined.boundaries["county"]
    squares = [shapely.box(west, 45, west + 1, 46) for west in range(5)]
    return replace(
        joined,
        places=joined.places.assign(population_year="2011", seat=joined.places["code"].str.lower()),
        operations=joined.operations.assign(
            source_title="Report", source_url="https://example.org/", note=["", "n", "", "", ""], note_sq="", confirmed_on=""
        ),
        boundaries=joined.boundaries | {"municipality": counties.set_axis(["m", "g"])},
        countries=joined.countries.set_geometry(gpd.GeoSeries(squares, index=joined.countries.index, crs="EPSG:4326")),
    )


@pytest.fixture
def index(country: Dataset) -> dict[str, Any]:
    return build_index(country)


def test_a_place_is_shipped_with_all_that_is_known_of_it(index: dict[str, Any]) -> None:
    places = index["levels"]["district"]["places"]
    assert [place["code"] for place in places] == ["A", "B", "G"]
    assert places[0] == {
        "code": "A",
        "sq": "Alpha",
        "en": "Alpha",
        "seat": "a",
        "county": "N",
        "area_km2": 10.0,
        "population": 100.0,
        "population_2023": 110.0,
        "population_year": "2011",
        "neighbours": ["B", "G"],
        "directions": ["e", "s"],
        "point": pytest.approx([19.75, 41.25, 0.25], abs=0.005),
        "part": "north",
    }
    assert (places[1]["population_2023"], places[2]["sq"], places[2]["en"]) == (None, "Gama", "Gamma")
    assert [place["code"] for place in index["levels"]["municipality"]["places"]] == ["g", "m"]
    assert list(index["levels"]) == ["county", "district", "municipality"]


@pytest.mark.parametrize(
    ("level", "reach"),
    [
        pytest.param("county", [[[0], []], [[1], []], [[0], []], [[], []]], id="county"),
        pytest.param("district", [[[0, 1], []], [[2], []], [[], [0, 1]], [[], []]], id="district"),
        pytest.param("municipality", [[[1], []], [[], [0]], [[], [1]], [[], []]], id="municipality"),
    ],
)
def test_a_written_place_reaches_places_by_their_positions(index: dict[str, Any], level: str, reach: list[list[list[int]]]) -> None:
    assert index["levels"][level]["reach"] == reach


def test_operations_are_packed_by_what_they_say_together(index: dict[str, Any]) -> None:
    packed = {tuple(group["columns"]): (group["rows"], group["at"]) for group in index["operations"]}
    assert packed == {
        ("member",): ([["one"], ["two"], ["three"]], [0, 1, 0, 1, 2]),
        ("place", "level", "match", "match_why"): (
            [
                ["Mesi", "municipality", "matched", ""],
                ["Gama", "district", "matched", ""],
                ["Veriu", "county", "matched", ""],
                ["Nowhere", "", "unknown", "not in the list of places"],
            ],
            [0, 1, 0, 2, 3],
        ),
        ("evidence",): ([["direct"], ["weak"]], [0, 0, 1, 0, 0]),
        ("year_from", "year_to"): ([["2015", "2018"], ["2020", ""], ["", ""]], [0, 1, 2, 2, 2]),
        ("source_title", "source_url"): ([["Report", "https://example.org/"]], [0, 0, 0, 0, 0]),
        ("note", "note_sq", "confirmed_on"): ([["", "", ""], ["n", "", ""]], [0, 1, 0, 0, 0]),
        ("has_theme",): ([[""], ["school"]], [0, 1, 0, 0, 0]),
    }


def test_the_tables_are_shipped_as_they_are(country: Dataset, index: dict[str, Any]) -> None:
    assert index["members"][1] == {"member": "one", "kind": "national_ngo", "themes": "law", "name_page": "One", "acronym": ""}
    assert index["themes"] == [{"theme": "law"}, {"theme": "food"}, {"theme": "school"}]
    assert index["claims"] == [{"claim": "territory-80", "stated": "80"}]
    assert index["partners"] == [
        {"country": "GRC", "member": "one", "evidence": "direct"},
        {"country": "ITA", "member": "bktf", "evidence": "stated"},
    ]
    circle = pytest.approx([2.5, 45.5, 0.5], abs=0.005)
    assert index["countries"][2] == {"code": "GRC", "sq": "GRC sq", "en": "GRC en", "point": circle, "circles": [circle]}
    assert [place["code"] for place in index["countries"]] == ["ALB", "DEU", "GRC", "ITA", "XKX"]


def test_places_know_what_they_lie_in(index: dict[str, Any]) -> None:
    assert {code: sorted(around) for code, around in index["contains"].items()} == {
        "A": ["N"],
        "B": ["N"],
        "G": ["S"],
        "m": ["A", "B", "N"],
        "g": ["G", "S"],
    }


def test_figures_of_the_statements_are_shipped_worked_out(index: dict[str, Any]) -> None:
    land = index["measured"][0]
    assert (land["measure"], land["denominator"]) == ("land", 100)
    assert land["shares"] == {"stated": (0, 0), "direct": pytest.approx((1, 1)), "indirect": pytest.approx((1, 1))}
    assert index["counted"]["members"] == {"listed": 3, "direct": 3, "indirect": 3}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("member", ("member", "member", "", True), id="a filter over members"),
        pytest.param("theme", ("row", "theme", "themes", False), id="a filter over rows, with what their members work on at all"),
        pytest.param("county", ("place", "county", "", False), id="a filter over places"),
        pytest.param("level", ("", "", "", False), id="no filter"),
    ],
)
def test_a_parameter_says_what_it_filters(index: dict[str, Any], name: str, expected: tuple[str, str, str, bool]) -> None:
    found = index["parameters"][name]
    assert (found["filters"], found["column"], found["related"], "partners" in found["acts_in"]) == expected


def test_a_parameter_says_what_it_may_be_and_where_the_page_has_it(index: dict[str, Any]) -> None:
    member = index["parameters"]["member"]
    assert (member["default"], member["values"]) == ((), ("one", "two", "three"))
    assert (member["control"]["id"], member["control"]["prop"], member["stamp"]) == ("member-filter", "value", "Members: {list}")
    assert (index["parameters"]["view"]["default"], index["parameters"]["view"]["control"]["prop"]) == ("map", "data")
    assert index["parameters"]["match"]["names"] == {"any": "any", "all": "all"}
    assert index["parameters"]["since"]["values"] == ("2015", "2016", "2017", "2018", "2019", "2020")


def test_what_holds_for_the_whole_page_is_shipped_once(country: Dataset, index: dict[str, Any]) -> None:
    assert (index["version"], index["released"]) == ("0", "2026-01-01")
    assert (index["sequence_most"], index["scenario_most"], index["most_members"]) == (60, 50, 200)
    assert index["page_parameters"] == ("present", "step", "sequence", "embed", "percent", "v")
    assert (index["coalition"]["member"], index["coalition"]["census_year"], index["coalition"]["home_code"]) == ("bktf", "2011", "ALB")
    assert index["measures"]["per_100k"]["column"] == "per_100k"
    assert index["measures"]["recency"]["steps"][1] == {"id": "c2", "lower": 2015, "label": "2015–2019"}
    assert list(index["evidence"]) == ["direct", "stated", "indirect", "weak"]
    assert index["evidence"]["weak"] == {"value": 1, "word": "weak"}
    assert "confidential" not in index
    assert build_index(replace(country, confidential=True))["confidential"] is True


def test_the_browser_gets_nothing_else(index: dict[str, Any]) -> None:
    assert set(index) == {
        "version", "released", "coalition", "parameters", "page_parameters", "sequence_most", "scenario_most", "most_members", "main_level",
        "measures", "evidence", "members", "themes", "operations", "partners", "claims", "countries", "levels", "measured", "counted",
        "tracking", "around", "ages", "indicators", "two_ways", "need_measure", "compare_measure", "single_measure", "contains", "reasons",
        "search", "sourced",
    }  # fmt: skip


def test_shapes_are_hatched_where_they_may_have_to_be(country: Dataset) -> None:
    made = build_geometry(country)
    assert {level: [f["id"] for f in shapes["features"]] for level, shapes in made["boundaries"].items()} == {
        "county": ["N", "S"],
        "district": ["A", "B", "G"],
        "municipality": ["m", "g"],
    }
    assert [feature["id"] for feature in made["countries"]["features"]] == ["ALB", "DEU", "GRC", "ITA", "XKX"]
    assert {level: list(lines) for level, lines in made["hatch"].items()} == {
        "county": ["N", "S"], "district": ["A", "B", "G"], "municipality": ["m", "g"],
    }  # fmt: skip
    assert list(made["country_hatch"]) == ["GRC", "ITA"]
    # The map of Albania here is 1.04 degrees high, 54 lines in it; half of them in the height of Beta, and as many along its foot.
    assert len(made["hatch"]["district"]["B"]) == pytest.approx(2 * 0.5 / (1.04 / 54), abs=3)
    assert made["around"] == {}  # the other countries here are points far away
    assert set(made) == {"boundaries", "hatch", "around", "countries", "country_hatch"}


def test_why_a_row_is_on_no_map_is_shipped_so_that_it_can_be_said_in_another_language(index: dict[str, Any], country: Dataset) -> None:
    assert index["reasons"] == {"not in the list of places": {"text": "not in the list of places", "values": {}}}
    rows = with_rows(country, ("one", "Gama and Beta", "", "direct"), ("one", "anything", "country", "direct"))
    named = build_index(
        replace(rows, operations=rows.operations.assign(source_title="Report", source_url="", note="", note_sq="", confirmed_on=""))
    )["reasons"]
    assert named == {
        "names 2 places: Gama and Beta": {"text": "names {n} places: {names}", "values": {"n": 2, "names": ["Gama", "Beta"]}},
        "the row is about the whole country": {"text": "the row is about the whole country", "values": {}},
    }


def test_rows_from_public_sources_are_counted_without_those_for_staff(country: Dataset) -> None:
    assert build_index(country)["sourced"] == {"n": 5, "first": "2015", "last": "2020"}
    hidden = country.operations.assign(visibility=["staff", "county", "public", "public", "public"])
    assert build_index(replace(country, operations=hidden))["sourced"] == {"n": 4, "first": "2020", "last": "2020"}
