"""The shipped boundary files."""

import json

import pytest
import shapely

from dashboard.domain.dataset import Dataset
from dashboard.domain.geometry import METRIC_CRS, neighbours
from dashboard.domain.places import at_level
from tests.conftest import SHIPPED

LEVELS = {"county": 12, "district": 36, "municipality": 61}


@pytest.mark.parametrize(("level", "count"), LEVELS.items())
def test_each_level_is_whole_and_a_valid_polygon_coverage(shipped: Dataset, level: str, count: int) -> None:
    shapes = shipped.boundaries[level]
    assert len(shapes) == count
    assert set(shapes.index) == set(at_level(shipped.places, level).index)
    assert shapely.coverage_is_valid(shapes.geometry.values)


@pytest.mark.parametrize(("level", "tolerance"), [("county", 0.015), ("district", 0.015), ("municipality", 0.031)])
def test_areas_fit_the_reference(shipped: Dataset, level: str, tolerance: float) -> None:
    shapes = shipped.boundaries[level]
    km2 = shapes.to_crs(METRIC_CRS).area / 1e6
    assert (km2 / at_level(shipped.places, level)["area_km2"] - 1).abs().max() <= tolerance


def test_borders_of_the_levels_coincide_exactly(shipped: Dataset) -> None:
    lines = {level: shapely.union_all(shipped.boundaries[level].boundary.values) for level in LEVELS}
    points = {level: set(map(tuple, shapely.get_coordinates(line))) for level, line in lines.items()}
    assert points["county"] <= points["district"]
    assert lines["county"].difference(lines["district"]).length == pytest.approx(0, abs=1e-9)
    assert lines["county"].difference(lines["municipality"]).length == pytest.approx(0, abs=1e-9)


def test_outer_rings_run_counter_clockwise_in_the_file() -> None:
    features = json.loads((SHIPPED / "districts.geojson").read_text())["features"]
    for feature in features:
        geometry = shapely.geometry.shape(feature["geometry"])
        assert all(part.exterior.is_ccw for part in getattr(geometry, "geoms", [geometry]))
        assert feature["id"] == feature["properties"]["code"]


def test_the_district_file_stays_small() -> None:
    assert (SHIPPED / "districts.geojson").stat().st_size < 250_000


def test_kosovo_is_its_own_country_and_prishtina_is_not_in_serbia(shipped: Dataset) -> None:
    prishtina = shapely.Point(21.166, 42.667)
    countries = shipped.countries.geometry
    assert countries["XKX"].contains(prishtina)
    assert not countries["SRB"].contains(prishtina)


def test_neighbours_share_a_border_both_ways(shipped: Dataset) -> None:
    near = neighbours(shipped.boundaries["district"])
    assert near["AL-PQ"] == ["AL-EL", "AL-KA", "AL-LU", "AL-TR"]
    assert all(code in near[other] for code in near.index for other in near[code])
