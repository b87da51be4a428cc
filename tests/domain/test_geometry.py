"""Directions and parts of the country, on a cross of squares."""

import geopandas as gpd
import pytest
import shapely

from dashboard.domain.geometry import around, direction, mercator, parts, window


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        pytest.param((20.0, 42.0), "n", id="north"),
        pytest.param((21.0, 41.0), "e", id="east"),
        pytest.param((19.0, 40.0), "sw", id="south-west"),
        # A degree of longitude is 0.75 of one of latitude here: 0.6 turns 24 degrees from north, 0.5 turns 21 (not 27).
        pytest.param((20.6, 42.0), "ne", id="north-east"),
        pytest.param((20.5, 42.0), "n", id="a degree of longitude is shorter than one of latitude"),
    ],
)
def test_direction_is_the_nearest_of_eight_points(end: tuple[float, float], expected: str) -> None:
    assert direction((20.0, 41.0), end) == expected


def test_parts_are_thirds_of_the_extent_by_latitude() -> None:
    squares = {name: shapely.box(0, south, 1, south + 1) for name, south in {"low": 0, "middle": 1, "high": 2}.items()}
    country = gpd.GeoDataFrame(geometry=list(squares.values()), index=list(squares), crs="EPSG:4326")
    assert parts(country) == {"low": "south", "middle": "centre", "high": "north"}


def test_countries_beside_the_map_are_named_where_they_are_seen_and_those_further_away_are_not() -> None:
    shown = {"lon": [0.0, 6.0], "lat": [0.0, 6.0]}  # names stand up to a sixth of it further at the sides
    squares = {"beside": (6, 0, 12, 6), "further": (8, 0, 12, 6), "beyond": (40, 0, 50, 6), "above": (0, 20, 6, 26)}
    countries = gpd.GeoDataFrame(geometry=[shapely.box(*square) for square in squares.values()], index=list(squares), crs="EPSG:4326")
    found = around(countries, shown)
    assert found.keys() == {"beside", "further"}
    assert found["further"] == []
    lon, lat = found["beside"]
    assert lon == pytest.approx(6.5, abs=0.05)  # the middle of the strip between 6 and 7 that is seen
    assert 0.5 <= lat <= 5.5


def test_countries_count_as_near_up_to_four_widths_and_half_a_height_away_and_are_seen_up_to_a_sixth() -> None:
    shown = {"lon": [10.0, 16.0], "lat": [2.0, 8.0]}  # so from -14 to 40 and from -1 to 11; seen from 9 to 17 and from 2 to 8
    squares = {
        "west": (-13.5, 3, -13, 4), "too far west": (-16, 3, -14.5, 4), "east": (39.5, 3, 39.9, 4), "too far east": (40.5, 3, 41, 4),
        "south": (11, -2, 12, -0.5), "too far south": (11, -3, 12, -1.5), "north": (11, 10.5, 12, 12), "too far north": (11, 11.5, 12, 13),
        "left": (0, 4, 9.8, 4.8), "right": (16.2, 4, 30, 4.8), "below": (11, 0, 11.8, 2.8), "above": (11, 7.2, 11.8, 20),
    }  # fmt: skip
    countries = gpd.GeoDataFrame(geometry=[shapely.box(*square) for square in squares.values()], index=list(squares), crs="EPSG:4326")
    found = around(countries, shown)
    assert {code for code, point in found.items() if not point} == {"west", "east", "south", "north"}
    points = {code: point for code, point in found.items() if point}
    # Of each a square of 0.8 is seen.
    middles = {"left": [9.4, 4.4], "right": [16.6, 4.4], "below": [11.4, 2.4], "above": [11.4, 7.6]}
    assert points.keys() == middles.keys()
    for code, middle in middles.items():
        assert points[code] == pytest.approx(middle, abs=0.03)


def test_a_map_shows_its_places_with_a_margin_to_a_hundredth_of_a_degree() -> None:
    shapes = gpd.GeoDataFrame(geometry=[shapely.box(19.263, 39.644, 21.057, 42.661)], crs="EPSG:4326")
    # 0.075 of 1.794 is 0.135 at either side, 0.02 of 3.017 is 0.060 above and below.
    assert window(shapes) == {"lon": [19.13, 21.19], "lat": [39.58, 42.72]}


def test_mercator_stretches_to_the_poles() -> None:
    assert mercator(0.0) == pytest.approx(0.0)
    assert mercator(45.0) == pytest.approx(50.49899)  # ln(1 + √2) in degrees
    assert mercator(-45.0) == pytest.approx(-50.49899)
