"""Directions and parts of the country, on a cross of squares."""

import geopandas as gpd
import pytest
import shapely

from dashboard.domain.geometry import around, direction, parts


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
