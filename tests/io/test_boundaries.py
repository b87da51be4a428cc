"""The shipped boundary files."""

import json
import shutil
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely

from dashboard.commands.cli import main
from dashboard.domain.dataset import Dataset
from dashboard.domain.geometry import neighbours
from dashboard.domain.places import at_level
from dashboard.io.boundaries import clean_units
from dashboard.io.boundary_files import read_boundaries
from dashboard.io.dataset import DataError, load_dataset
from dashboard.io.problems import TableError
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
    km2 = shapes.to_crs(shapes.estimate_utm_crs()).area / 1e6
    assert (km2 / at_level(shipped.places, level)["area_km2"] - 1).abs().max() <= tolerance


def test_borders_of_the_levels_coincide_exactly(shipped: Dataset) -> None:
    lines = {level: shapely.union_all(shipped.boundaries[level].boundary.values) for level in LEVELS}
    points = {level: set(map(tuple, shapely.get_coordinates(line))) for level, line in lines.items()}
    assert points["county"] <= points["district"]
    assert lines["county"].difference(lines["district"]).length == pytest.approx(0, abs=1e-9)
    assert lines["county"].difference(lines["municipality"]).length == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("name", ["counties", "districts", "municipalities", "countries"])
def test_outer_rings_run_counter_clockwise_in_the_file(name: str) -> None:
    features = json.loads((SHIPPED / f"{name}.geojson").read_text())["features"]
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


def test_crimea_is_drawn_in_ukraine(shipped: Dataset) -> None:
    simferopol = shapely.Point(34.1, 44.95)
    assert shipped.countries.geometry["UKR"].contains(simferopol)
    assert not shipped.countries.geometry["RUS"].contains(simferopol)


PARTNER_COUNTRIES = {"CHE", "ITA", "GRC", "SRB", "XKX", "MKD", "ROU", "HUN", "MDA", "ARM", "GEO", "AZE"}


def test_the_twelve_partner_countries_are_there_and_no_two_countries_overlap(shipped: Dataset) -> None:
    assert set(shipped.countries.index) >= PARTNER_COUNTRIES | {"ALB"}
    assert shapely.coverage_is_valid(shipped.countries.geometry.values)


@pytest.mark.parametrize("name", ["counties", "districts", "municipalities", "countries"])
def test_each_file_says_its_source(name: str) -> None:
    albania = "© OpenStreetMap contributors (ODbL 1.0), via geoBoundaries (ALB-ADM3, 2013)"
    expected = "Natural Earth (public domain)" if name == "countries" else albania
    assert json.loads((SHIPPED / f"{name}.geojson").read_text())["attribution"] == expected


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(lambda codes: codes[1:], "lacks 1 units", id="a unit is missing"),
        pytest.param(lambda codes: [*codes, "75397710B0"], "has unknown 1 units", id="a unit is unknown"),
        pytest.param(lambda codes: [*codes, codes[0]], "repeats 1 units", id="a unit is there twice"),
    ],
)
def test_a_source_with_other_units_than_places_csv_is_refused(shipped: Dataset, change, message) -> None:
    codes = change(list(at_level(shipped.places, "unit").index))
    units = gpd.GeoDataFrame(geometry=[shapely.box(20, 41, 21, 42)] * len(codes), index=codes, crs="EPSG:4326")
    with pytest.raises(TableError, match=message):
        clean_units(units, shipped.places)


_SQUARE = [[0, 0], [1, 0], [1, 1], [0, 0]]
_BOW_TIE = [[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]


_OFF_GLOBE = [[999, 0], [1000, 0], [1000, 1], [999, 0]]


def _feature(code: dict[str, Any], ring: list[list[int]]) -> dict:
    return {"type": "Feature", "properties": code, "geometry": {"type": "Polygon", "coordinates": [ring]}}


@pytest.mark.parametrize(
    ("features", "said"),
    [
        pytest.param([_feature({"code": "A"}, _BOW_TIE)], "polygon missing, invalid or given twice: A", id="crosses itself"),
        pytest.param([_feature({"code": "A"}, _SQUARE)] * 2, "polygon missing, invalid or given twice: A", id="twice"),
        pytest.param([_feature({"name": "A"}, _SQUARE)], "lack a geometry or the property code", id="no code"),
        pytest.param([_feature({"code": "A"}, _OFF_GLOBE)], "polygon missing, invalid or given twice: A", id="off the globe"),
        pytest.param([_feature({"code": "A"}, [])], "polygon missing, invalid or given twice: A", id="empty"),
        pytest.param([_feature({"code": c}, _SQUARE) for c in ("A", None)], "the code of feature 2 is not text", id="no code in one"),
        pytest.param(
            [_feature({"code": c}, _SQUARE) for c in (1, 2)], "the codes of features 1 and 2 are not text", id="codes are numbers"
        ),
        pytest.param([], "t.geojson", id="no features"),
    ],
)
def test_broken_boundaries_are_named_with_what_to_do(tmp_path: Path, features: list[dict], said: str) -> None:
    (tmp_path / "t.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    with pytest.raises(TableError, match=rf"{said}.*make data"):
        read_boundaries(tmp_path / "t.geojson")


@pytest.mark.parametrize("content", [None, b"", b'{"type": "FeatureColl', b"\xff\xfe\x00"])
def test_a_file_that_holds_no_boundaries_is_named(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "t.geojson").write_bytes(content)
    with pytest.raises(TableError, match=r"t\.geojson: cannot be read as GeoJSON"):
        read_boundaries(tmp_path / "t.geojson")


def _collection(features: list[dict], **more: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features, **more})


def test_boundaries_in_metres_are_refused_and_heights_left_out(tmp_path: Path) -> None:
    path = tmp_path / "t.geojson"
    path.write_text(_collection([_feature({"code": "A"}, [[*point, 7] for point in _SQUARE])]))
    assert shapely.get_coordinate_dimension(read_boundaries(path).geometry.values).tolist() == [2]
    metres = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    path.write_text(_collection([_feature({"code": "A"}, _SQUARE)], crs=metres))
    with pytest.raises(TableError, match="is not in longitude and latitude"):
        read_boundaries(path)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        pytest.param("districts.geojson", '"AL-DL"', '"AL-XX"', r"places\.csv:\d+:code: the district has no shape", id="another district"),
        pytest.param("countries.geojson", '"name_sq"', '"name"', r"countries\.geojson:0:name_sq: a country has no name", id="no names"),
        pytest.param("partners.csv", "ITA,", "QQQ,", r"partners\.csv:\d+:country: the country has no shape", id="an unknown country"),
    ],
)
def test_boundaries_and_tables_name_the_same_places(tmp_path: Path, name: str, old: str, new: str, said: str) -> None:
    shutil.copytree(SHIPPED, tmp_path / "data")
    file = tmp_path / "data" / name
    assert old in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(DataError, match=said):
        load_dataset(tmp_path / "data")
    assert main(["check", str(tmp_path / "data")]) == 1


def test_a_source_that_is_a_coverage_keeps_its_small_units(shipped: Dataset) -> None:
    # Squares of a quarter of a degree side by side, and in a corner of the first a unit of 90 by 110 m, far below what cleaning snaps.
    places = at_level(shipped.places, "unit")
    small = shapely.box(20, 40, 20.001, 40.001)
    squares = [shapely.box(20 + i % 20 / 4, 40 + i // 20 / 4, 20.25 + i % 20 / 4, 40.25 + i // 20 / 4) for i in range(len(places) - 1)]
    shapes = [small, squares[0] - small, *squares[1:]]
    cleaned = clean_units(gpd.GeoDataFrame(geometry=shapes, index=places.index, crs="EPSG:4326"), shipped.places)
    assert not cleaned.geometry.is_empty.any()
    assert cleaned.geometry.iloc[0].area == pytest.approx(small.area, rel=0.3)  # rounded to a ten-thousandth of a degree
