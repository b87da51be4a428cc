"""Which place lies in which, and who is present where by it: all rows, in their order."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from dashboard.domain.dataset import Dataset
from dashboard.domain.geometry import circles_in, for_plotly, hatch_lines, label_points, neighbours, parts
from dashboard.domain.places import at_level, containment
from tests.domain.country import shown, view, with_places, with_rows, with_shapes


def test_the_places_of_a_level_stand_in_the_order_of_their_codes(tiny_places: pd.DataFrame) -> None:
    turned = tiny_places.iloc[::-1]
    assert at_level(turned, "district")["name_en"].to_dict() == {"A": "Alpha", "B": "Beta", "G": "Gamma"}
    assert at_level(turned, "district").index.tolist() == ["A", "B", "G"]
    assert at_level(turned, "unit").index.tolist() == ["t", "u"]


def test_containment_is_every_pair_of_a_finer_and_a_coarser_place(tiny_places: pd.DataFrame) -> None:
    lost = pd.DataFrame([{"code": "x", "level": "unit", "county": "S", "district": None, "municipality": ""}])
    found = containment(pd.concat([tiny_places, lost], ignore_index=True))
    assert found.columns.tolist() == ["fine", "fine_level", "coarse", "coarse_level"]
    assert found.index.tolist() == list(range(15))
    assert set(found.itertuples(index=False, name=None)) == {
        ("A", "district", "N", "county"),
        ("B", "district", "N", "county"),
        ("G", "district", "S", "county"),
        ("m", "municipality", "N", "county"),
        ("g", "municipality", "S", "county"),
        ("t", "unit", "S", "county"),
        ("u", "unit", "N", "county"),
        ("x", "unit", "S", "county"),
        ("m", "municipality", "A", "district"),
        ("m", "municipality", "B", "district"),
        ("g", "municipality", "G", "district"),
        ("t", "unit", "G", "district"),
        ("u", "unit", "A", "district"),
        ("t", "unit", "g", "municipality"),
        ("u", "unit", "m", "municipality"),
    }


PRESENT = (
    ("one", "Mesi", "municipality", "direct"),  # 0: in Beta and Alpha
    ("two", "Veriu", "county", "weak"),  # 1: somewhere in North
    ("three", "Gama", "district", "indirect"),  # 2
    ("one", "Nowhere", "district", "direct"),  # 3: on no place
    ("bktf", "Maja", "unit", "stated"),  # 4: in Gamma
    ("two", "Alpha", "district", "direct"),  # 5
)


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        pytest.param(
            "county",
            [
                (0, "one", "direct", "N", False),
                (1, "two", "weak", "N", False),
                (2, "three", "indirect", "S", False),
                (4, "bktf", "stated", "S", False),
                (5, "two", "direct", "N", False),
            ],
            id="county",
        ),
        pytest.param(
            "district",
            [
                (0, "one", "direct", "A", False),
                (0, "one", "direct", "B", False),
                (1, "two", "weak", "A", True),
                (1, "two", "weak", "B", True),
                (2, "three", "indirect", "G", False),
                (4, "bktf", "stated", "G", False),
                (5, "two", "direct", "A", False),
            ],
            id="district",
        ),
        pytest.param(
            "municipality",
            [
                (0, "one", "direct", "m", False),
                (1, "two", "weak", "m", True),
                (2, "three", "indirect", "g", True),
                (4, "bktf", "stated", "g", False),
                (5, "two", "direct", "m", True),
            ],
            id="municipality",
        ),
    ],
)
def test_presence_stands_in_the_order_of_operations_and_then_of_places(
    tiny: Dataset, level: str, expected: list[tuple[int, str, str, str, bool]]
) -> None:
    turned = tiny.places.assign(district=tiny.places["district"].replace("A;B", "B;A"))
    found = with_places(with_rows(tiny, *PRESENT), turned).presence[level]
    assert found.columns.tolist() == ["operation", "member", "evidence", "code", "wide"]
    assert list(found.itertuples(index=False, name=None)) == expected


def test_the_categories_of_presence_are_all_members_all_strengths_and_all_places_of_the_level(tiny: Dataset) -> None:
    found = with_rows(tiny, *PRESENT).presence["district"]
    assert found["member"].cat.categories.tolist() == ["bktf", "one", "two", "three"]
    assert found["evidence"].cat.categories.tolist() == ["direct", "stated", "indirect", "weak"]
    assert found["code"].cat.categories.tolist() == ["A", "B", "G"]


def test_the_same_place_written_over_and_over_is_one(tiny: Dataset) -> None:
    country = with_rows(tiny, *[("one", "Mesi", "municipality", "direct")] * 3, ("two", "Mesi", "unit", "direct"))
    assert shown(view(country)["ids"]) == {"A": "one;two", "B": "one", "G": ""}
    assert country.presence["district"]["operation"].tolist() == [0, 0, 1, 1, 2, 2, 3]


def _squares(**corners: tuple[float, float]) -> gpd.GeoDataFrame:
    shapes = [shapely.box(west, south, west + 0.5, south + 0.5) for west, south in corners.values()]
    return gpd.GeoDataFrame(geometry=shapes, index=list(corners), crs="EPSG:4326")


def test_places_that_meet_in_a_corner_are_no_neighbours(tiny: Dataset) -> None:
    assert neighbours(with_shapes(tiny).boundaries["district"]).to_dict() == {"A": ["B", "G"], "B": ["A"], "G": ["A"]}


def test_neighbours_are_sorted_and_a_place_apart_has_none() -> None:
    found = neighbours(_squares(Z=(20.5, 41.0), M=(20.0, 41.0), A=(19.5, 41.0), P=(22.0, 39.0)))
    assert found.to_dict() == {"Z": ["M"], "M": ["A", "Z"], "A": ["M"], "P": []}


@pytest.mark.parametrize(
    ("shared", "near"),
    [pytest.param(0.0005, ["B"], id="55 metres of border"), pytest.param(0.0004, [], id="44 metres are as good as a corner")],
)
def test_a_border_is_longer_than_50_metres(shared: float, near: list[str]) -> None:
    assert neighbours(_squares(A=(19.5, 41.0), B=(20.0, 41.5 - shared)))["A"] == near


def test_a_label_stands_in_the_middle_of_the_largest_circle_inside() -> None:
    bottle = shapely.union(shapely.box(20.0, 41.0, 20.4, 41.4), shapely.box(20.4, 41.0, 22.0, 41.02))
    shapes = gpd.GeoDataFrame(geometry=[shapely.box(19.5, 41.0, 20.0, 41.5), bottle], index=["A", "B"], crs="EPSG:4326")
    found = label_points(shapes)
    assert found["A"] == pytest.approx([19.75, 41.25, 0.25], abs=0.005)
    assert found["B"] == pytest.approx([20.2, 41.2, 0.2], abs=0.01)
    assert all(value == round(value, 4) for value in found["B"])


def test_circles_fill_a_shape_the_largest_first_until_they_are_too_small() -> None:
    # Two squares of 4 and of 2 degrees side by side, and a strip too narrow for a circle.
    shape = shapely.union_all([shapely.box(0, 0, 4, 4), shapely.box(4, 0, 6, 2), shapely.box(6, 0, 9, 0.5)])
    found = circles_in(shape, most=2, least_deg=0.8)
    assert found == [pytest.approx([2, 2, 2], abs=0.25), pytest.approx([5, 1, 1], abs=0.25)]
    assert circles_in(shape, most=9, least_deg=0.8) == found
    assert [radius for *_point, radius in circles_in(shapely.box(0, 0, 1, 1), most=9, least_deg=0.8)] == [pytest.approx(0.5, abs=0.1)]


@pytest.mark.parametrize(
    ("lowest", "expected"),
    [
        pytest.param(40.0, {"A": "south", "B": "centre", "C": "north"}, id="at 40 degrees"),
        pytest.param(-1.0, {"A": "south", "B": "centre", "C": "north"}, id="across the equator"),
    ],
)
def test_parts_are_thirds_of_the_extent_wherever_the_country_lies(lowest: float, expected: dict[str, str]) -> None:
    # Middles at 0.25, 0.55 and 1.15 of an extent of 1.4 degrees: 0.18, 0.39 and 0.82 of it.
    assert parts(_squares(A=(20.0, lowest), B=(20.0, lowest + 0.3), C=(20.0, lowest + 0.9))) == expected


def test_parts_part_at_one_and_at_two_thirds() -> None:
    # Middles at 0.25, 0.55, 1.05 and 1.25 of an extent of 1.5 degrees: 0.17, 0.37, 0.70 and 0.83.
    country = _squares(A=(20.0, 40.0), B=(20.0, 40.3), C=(20.0, 40.8), D=(20.0, 41.0))
    assert parts(country) == {"A": "south", "B": "centre", "C": "north", "D": "north"}


def test_a_middle_at_three_tenths_lies_in_the_south() -> None:
    # Middles at 0.25, 0.60 and 1.75 of an extent of 2 degrees.
    assert parts(_squares(A=(20.0, 40.0), B=(20.0, 40.35), C=(20.0, 41.5))) == {"A": "south", "B": "south", "C": "north"}


def test_hatching_is_diagonal_lines_clipped_to_each_place() -> None:
    # Lines go north-east where the longitude is less than the latitude by a multiple of 0.2 degrees: 21.4, 21.2, ... 20.2.
    found = hatch_lines(_squares(A=(20.0, 41.0), B=(20.5, 41.0)), spacing_deg=0.2)
    assert found["A"] == [
        [20.0, 41.4, 20.1, 41.5],
        [20.0, 41.2, 20.3, 41.5],
        [20.0, 41.0, 20.5, 41.5],
        [20.2, 41.0, 20.5, 41.3],
        [20.4, 41.0, 20.5, 41.1],
    ]
    assert found["B"] == [
        [20.5, 41.3, 20.7, 41.5],
        [20.5, 41.1, 20.9, 41.5],
        [20.6, 41.0, 21.0, 41.4],
        [20.8, 41.0, 21.0, 41.2],
    ]


def test_a_place_has_the_same_hatching_whatever_is_drawn_beside_it() -> None:
    alone = hatch_lines(_squares(B=(20.53, 41.07)), spacing_deg=0.2)["B"]
    assert alone == hatch_lines(_squares(A=(20.01, 40.72), B=(20.53, 41.07)), spacing_deg=0.2)["B"]


@pytest.mark.parametrize(
    ("south", "starts"),
    [
        pytest.param(41.08, [20.0, 20.0, 20.08, 20.28], id="the one from 20.48 would cut a line of 0.028 degrees off the corner"),
        pytest.param(41.077, [20.0, 20.0, 20.077, 20.277], id="that from 20.477 one of 0.0325, where 0.0333 can be seen"),
        pytest.param(41.076, [20.0, 20.0, 20.076, 20.276, 20.476], id="that from 20.476 one of 0.0339"),
    ],
)
def test_a_line_too_short_to_be_seen_is_left_out(south: float, starts: list[float]) -> None:
    # The line of 20.6 comes near the lower right corner, whose longitude is less by 20.58, 20.577, 20.576.
    assert [line[0] for line in hatch_lines(_squares(A=(20.0, south)), spacing_deg=0.2)["A"]] == starts


def test_lines_end_at_a_thousandth_of_a_degree() -> None:
    (first, *_) = hatch_lines(_squares(A=(20.0, 41.0)), spacing_deg=0.3333)["A"]
    assert first == [20.0, 41.331, 20.169, 41.5]  # 64 x 0.3333 = 21.3312


def test_rings_run_as_the_library_of_the_map_wants_them() -> None:
    hole = shapely.Polygon([(0, 0), (4, 0), (4, 4), (0, 4)], [[(1, 1), (2, 1), (2, 2), (1, 2)]])
    made = for_plotly(gpd.GeoDataFrame(geometry=[hole], index=["A"], crs="EPSG:4326"))
    assert made["type"] == "FeatureCollection"
    (feature,) = made["features"]
    assert {name: feature[name] for name in ("type", "id", "properties")} == {"type": "Feature", "id": "A", "properties": {}}
    outer, inner = feature["geometry"]["coordinates"]
    assert feature["geometry"]["type"] == "Polygon"
    assert not shapely.LinearRing(outer).is_ccw
    assert shapely.LinearRing(inner).is_ccw
