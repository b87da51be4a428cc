import geopandas as gpd
import pandas as pd
import pytest
import shapely

from dashboard.domain.dataset import Dataset
from dashboard.io.boundary_checks import check_boundaries

_PLACES = pd.DataFrame({"code": ["N", "S", "A"], "level": ["county", "county", "district"], "_row": [2, 3, 4]})


def _shapes(*codes: str) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {"name_sq": codes, "name_en": codes}, geometry=[shapely.box(0, 0, 1, 1)] * len(codes), index=list(codes), crs="EPSG:4326"
    )


@pytest.mark.parametrize(
    ("counties", "found"),
    [
        pytest.param(("N", "S"), [], id="the same"),
        pytest.param(("N",), [("places.csv", 3, "S")], id="a place without a shape"),
        pytest.param(("N", "S", "A"), [("counties.geojson", 0, "A")], id="a shape without a place of its level"),
    ],
)
def test_each_place_has_its_shape_and_each_shape_its_place(counties: tuple[str, ...], found: list) -> None:
    problems = check_boundaries({"places": _PLACES}, {"county": _shapes(*counties)})
    assert [(p.file, p.row, p.value) for p in problems] == found
    assert all(p.severity == "error" for p in problems)


def test_a_partner_country_has_its_shape() -> None:
    partners = pd.DataFrame({"country": ["ITA", "KOS"], "_row": [2, 3]})
    assert [(p.row, p.value) for p in check_boundaries({"partners": partners}, {"country": _shapes("ITA", "XKX")})] == [(3, "KOS")]


def test_what_could_not_be_read_is_not_compared() -> None:
    assert check_boundaries({}, {"county": _shapes("N")}) == []
    assert check_boundaries({"places": _PLACES}, {}) == []


def test_the_shipped_files_hold_the_same_places(shipped: Dataset) -> None:
    tables = {"places": shipped.places.assign(_row=0), "partners": shipped.partners.assign(_row=0)}
    assert check_boundaries(tables, shipped.boundaries | {"country": shipped.countries}) == []
