"""What a view hands on, in the tiny country: numbers for the map, the rows behind it, neighbours, windows."""

from dataclasses import replace
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from dashboard.domain import geometry, view
from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from tests.domain.country import EVERYTHING, with_links, with_places, with_rows, with_shapes

# Two in Alpha (100 residents), the last seen in 2018; one of them in Beta (300), nobody says when; the coalition names Gamma.
ROWS = (
    ("one", "Alpha", "district", "indirect", "", "2016", "2018"),
    ("two", "Alpha", "district", "direct", "", "2015", ""),
    ("two", "Beta", "district", "weak"),
    ("bktf", "Gama", "district", "stated"),
    ("bktf", "Alpha", "district", "stated"),
    ("one", "Jugu", "county", "direct", "", "2021", ""),
)


def _view(dataset: Dataset, **chosen: Any) -> View:
    return View(with_rows(dataset, *ROWS), Selection(**{"evidence": EVERYTHING} | chosen))


@pytest.mark.parametrize(
    ("measure", "alpha", "beta"),
    [
        pytest.param("members", 2, 1, id="members"),
        pytest.param("evidence", 2, 1, id="evidence is shown by colour, the number is that of members"),
        pytest.param("agreement", 2, 1, id="so is agreement"),
        pytest.param("per_100k", 2000, pytest.approx(333.33, abs=0.01), id="for 100,000 residents"),
        pytest.param("recency", 2018, None, id="the last year, which nobody says of Beta"),
        pytest.param("presence", "", "", id="whether, and not how many"),
    ],
)
def test_the_number_of_a_place_is_what_the_colour_shows(tiny: Dataset, measure: str, alpha: float | str, beta: float | str | None) -> None:
    shown = _view(tiny, measure=measure)
    assert [shown.value(code) for code in "ABG"] == [alpha, beta, ""]


def test_a_rate_over_an_unknown_number_of_residents_is_not_known(tiny: Dataset) -> None:
    unknown = with_places(tiny, tiny.places.assign(population=tiny.places["population"].mask(tiny.places["code"].eq("B"))))
    assert _view(unknown, measure="per_100k").value("B") is None


@pytest.mark.parametrize(
    ("chosen", "rows"),
    [
        pytest.param({}, [0, 1, 2, 3, 4], id="all but who is only somewhere around"),
        pytest.param({"wide": "1"}, [0, 1, 2, 3, 4, 5], id="and those on request"),
        pytest.param({"evidence": ("direct", "stated")}, [1, 3, 4], id="of the evidence asked for"),
        pytest.param({"county": ("S",)}, [3], id="inside the county"),
        pytest.param({"member": ("one", "two"), "match": "all"}, [0, 1, 3, 4], id="where all of them are, and what the coalition says"),
        pytest.param({"add": ("three@G",)}, [0, 1, 2, 3, 4], id="what a scenario adds is no row"),
        pytest.param({"add": ("three@G", "one@A"), "wide": "1", "county": ("S",)}, [3, 5], id="nor are two such pairs"),
    ],
)
def test_the_rows_behind_a_view(tiny: Dataset, chosen: dict[str, Any], rows: list[int]) -> None:
    assert _view(tiny, **chosen).operations.index.tolist() == rows


def test_classes_are_counted_over_places_or_over_countries(tiny: Dataset) -> None:
    linked = with_links(tiny, ("GRC", "bktf", "stated"), ("GRC", "one", "direct"), ("ITA", "two", "direct"))
    assert _view(linked).classes == {"c2": 1, "c1": 1, "stated": 1}
    assert _view(linked, view="partners").classes == {"home": 1, "both": 1, "found": 1, "land": 2}
    assert [_view(linked).partners, _view(linked, view="partners").partners] == [False, True]


def test_what_the_coalition_names_is_a_share_of_what_is_inside(tiny: Dataset) -> None:
    assert _view(tiny).stated_share("area_km2") == pytest.approx(0.7)
    assert _view(tiny, county=("N",)).stated_share("area_km2") == pytest.approx(0.25)
    unknown = with_places(tiny, tiny.places.assign(population=tiny.places["population"].mask(tiny.places["code"].eq("B"))))
    assert _view(unknown).stated_share("population") is None
    assert _view(unknown, county=("S",)).stated_share("population") == 1


def test_a_view_names_its_members_its_gaps_and_who_is_where(tiny: Dataset) -> None:
    shown = _view(tiny, without=("three",))
    assert shown.members == ["one", "two"]
    assert shown.who == {"A": ["one", "two"], "B": ["two"], "G": []}
    assert shown.gaps.index.tolist() == ["G"]
    assert shown.dependence["codes"].to_dict() == {"two": "B"}
    assert shown.pairs[["one", "other", "shared", "either"]].to_numpy().tolist() == [["one", "two", 1, 2]]
    assert (shown.figures.places_reached, shown.figures.places_stated) == (2, 2)
    assert shown.inside.index.tolist() == ["A", "B", "G"]


def test_who_is_next_door_follows_from_the_shapes(tiny: Dataset) -> None:
    shown = _view(with_shapes(tiny))
    assert shown.next_door("G") == [("two", ["A"]), ("one", ["A"])]  # Beta only meets Gamma in a corner; two works in more places
    assert shown.next_door("A") == []  # who is in Beta is in Alpha already
    assert shown.next_door("B") == [("one", ["A"])]


def test_members_alike_stand_side_by_side_unless_they_are_too_many(tiny: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (
        ("one", "Alpha", "district", "direct"),
        ("one", "Beta", "district", "direct"),
        ("two", "Gama", "district", "direct"),
        ("three", "Beta", "district", "direct"),
    )
    country = with_rows(tiny, *rows)
    assert View(country, Selection()).matrix.index.tolist() == ["one", "three", "two"]
    assert View(country, Selection()).matrix.columns.tolist() == ["A", "B", "G"]
    monkeypatch.setattr(view, "MOST_COMPARED", 3)
    assert View(country, Selection()).matrix.index.tolist() == ["one", "three", "two"]
    monkeypatch.setattr(view, "MOST_COMPARED", 2)
    assert View(country, Selection()).matrix.index.tolist() == ["one", "two", "three"]
    assert View(country, Selection()).matrix.columns.tolist() == ["B", "A", "G"]


def test_the_countries_and_the_links_of_a_view(tiny: Dataset) -> None:
    linked = with_links(tiny, ("GRC", "bktf", "stated"), ("ITA", "two", "direct"))
    shown = _view(linked, view="partners", member=("one",))
    assert shown.links.index.tolist() == [0]
    assert shown.countries["class"].to_dict() == {"ALB": "home", "DEU": "land", "GRC": "page", "ITA": "land", "XKX": "land"}


def test_the_shapes_of_a_level_tell_where_its_places_lie(tiny: Dataset) -> None:
    found = with_shapes(tiny).geography["district"]
    assert found.neighbours == {"A": ["B", "G"], "B": ["A"], "G": ["A"]}
    assert found.parts == {"A": "north", "B": "north", "G": "south"}
    assert found.points["B"] == pytest.approx([20.25, 41.25, 0.25], abs=0.005)
    assert [found.way("A", "B"), found.way("B", "A"), found.way("A", "G"), found.way("G", "B")] == ["e", "w", "s", "ne"]


def _country(*boxes: tuple[float, float, float, float], codes: str = "ABCD") -> gpd.GeoDataFrame:
    shapes = [shapely.box(*box) for box in boxes]
    return gpd.GeoDataFrame(geometry=shapes, index=list(codes[: len(boxes)]), crs="EPSG:4326")


def test_a_window_has_a_margin_wider_at_the_sides() -> None:
    # 2 degrees wide and 5 high: margins of 0.15 and 0.1.
    found = geometry.window(_country((10, 40, 11, 42), (11, 41, 12, 45)))
    assert found == {"lon": [9.85, 12.15], "lat": [39.9, 45.1]}
    assert geometry.hatch_spacing(found) == 0.096  # 5.2 degrees by 54 lines
    assert geometry.hatch_lines(_country(), spacing_deg=0.1) == {}


def test_the_windows_of_a_country_are_round_its_counties_and_round_what_it_is_linked_to(tiny: Dataset) -> None:
    countries = gpd.GeoDataFrame(
        geometry=[shapely.box(10, 40, 12, 45), shapely.box(12, 40, 16, 45), shapely.box(50, 0, 60, 10)],
        index=["ALB", "GRC", "DEU"],
        crs="EPSG:4326",
    )
    dataset = replace(
        tiny,
        boundaries={"county": _country((10, 40, 11, 42), (11, 41, 12, 45), codes="NS")},
        partners=pd.DataFrame({"country": ["GRC"]}),
        countries=countries,
        coalition=replace(tiny.coalition, partner_window=None),
    )
    assert dataset.windows == {
        "map": {"lon": [9.85, 12.15], "lat": [39.9, 45.1]},
        "partner-map": {"lon": [9.55, 16.45], "lat": [39.9, 45.1]},
    }
    fixed = {"lon": [1.0, 2.0], "lat": [3.0, 4.0]}
    assert replace(dataset, coalition=replace(tiny.coalition, partner_window=fixed)).windows["partner-map"] == fixed


def test_the_census_shown_with_every_share_gives_its_year(tiny: Dataset) -> None:
    first, second = tiny.coalition.censuses
    assert (first.default, tiny.coalition.census_year) == (True, "2011")
    other = replace(tiny.coalition, censuses=(replace(first, default=False), replace(second, default=True)))
    assert other.census_year == "2023"


def test_values_of_a_filter_come_in_the_order_of_the_data_or_of_codes(tiny: Dataset) -> None:
    linked = with_links(replace(tiny, themes=pd.DataFrame({"theme": ["school", "food"]})))
    known = linked.vocabulary
    assert known["kind"] == ("national_ngo", "faith_based")  # not the coalition's own
    assert known["county"] == ("N", "S")
    assert known["theme"] == ("school", "food")
    assert known["member"] == known["without"] == ("one", "two", "three")
    assert known["place"] == ("N", "S", "A", "B", "G", "g", "m", "ALB", "DEU", "GRC", "ITA", "XKX")
    assert known["since"] == known["until"] == ("2015", "2016", "2017", "2018", "2019", "2020")


def test_a_view_in_another_language_keeps_what_was_worked_out(tiny: Dataset) -> None:
    shown = View(tiny, Selection(lang="sq", level="county"))
    table = shown.table
    other = shown.in_language("en")
    assert other.table is table
    assert other.dataset is tiny
    assert (other.selection, shown.selection.lang) == (Selection(lang="en", level="county"), "sq")
    assert shown.in_language("sq") is shown
