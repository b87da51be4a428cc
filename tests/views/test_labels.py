"""Which names stand on a map: those that fit, the roomiest first, none over another."""

from dataclasses import replace
from itertools import combinations

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.views import labels as rules
from dashboard.views.boxes import apart
from dashboard.views.labels import beside, map_labels
from tests.domain.country import with_links, with_rows, with_shapes

# Squares of half a degree, with circles of a quarter: Alpha with a member, and Beta, east of it, and Gamma, south of it, without any.
# The window is 1.14 degrees wide. Letters have 9 pixels: half a name of five letters and a little asks 5 x 9 x 0.28 = 12.6 pixels,
# one of four 10.08.
ROWS = (("one", "Alpha", "district", "direct"),)


@pytest.fixture(scope="module")
def country(tiny: Dataset) -> Dataset:
    return with_links(with_shapes(with_rows(tiny, *ROWS)))


@pytest.mark.parametrize(
    ("width", "named", "alone"),
    [
        # Alpha's name is 5 x 4.5 = 22.5 pixels wide, Beta's 18: half of both are 20.25, and their middles are half a degree apart.
        pytest.param(46.4, ["A", "B", "G"], [], id="40.7 pixels a degree: the middles are 20.35 apart"),
        pytest.param(45.6, ["A", "G"], [], id="40.0: they are 20.0 apart, and the first stays"),
        # Above a number a name may overhang 1.9 times: 0.25 x 1.9 degrees hold 12.6 pixels from 26.5 a degree on.
        pytest.param(30.5, ["A", "G"], [], id="26.8: there is just room for Alpha"),
        pytest.param(30, ["B", "G"], ["A"], id="26.3: there is none"),
        # Without a number 2.8 times as much: 0.25 x 1.9 x 2.8 degrees hold 10.08 from 7.6 a degree on; Gamma would stand over Beta.
        pytest.param(9, ["B"], [], id="7.9: there is just room for Beta"),
        pytest.param(8.5, [], ["A"], id="7.5: there is none"),
    ],
)
def test_a_name_stands_where_it_fits_over_no_other_and_a_gap_is_named_first(
    country: Dataset, width: float, named: list[str], alone: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "SHIFTS", ((0, 0),))
    labels = map_labels(View(country, Selection()), (width, 500))
    assert (sorted(label.code for label in labels.kept if label.lines), labels.size) == (named, 9)
    # The number of Alpha is 4.5 pixels wide and fits from 5.3 a degree on, but over no name.
    assert [(label.code, label.number) for label in labels.kept if not label.lines] == [(code, "1") for code in alone]


def test_a_name_over_which_another_one_stands_goes_a_little_to_a_side_of_its_circle(country: Dataset) -> None:
    # As above the middles of Alpha and Beta are 20.0 apart, a quarter of a pixel too near. Half of Beta's radius eastwards are 5 more; as
    # many upwards would not clear Alpha's name and number, 20.7 high.
    found = {label.code: label.point for label in map_labels(View(country, Selection()), (45.6, 500)).kept}
    points = View(country, Selection()).geography.points
    assert sorted(found) == ["A", "B", "G"]
    assert (found["A"], found["G"]) == (points["A"], points["G"])
    assert found["B"] == pytest.approx([points["B"][0] + points["B"][2] / 2, points["B"][1], points["B"][2]])


@pytest.mark.parametrize(("height", "size"), [(500, 9), (640, 10), (800, 12.5), (960, 15), (1200, 15)])
def test_letters_grow_with_the_map_between_two_bounds(country: Dataset, height: float, size: float) -> None:
    assert map_labels(View(country, Selection()), (400, height)).size == size


def test_a_long_name_is_broken_behind_its_article_and_has_its_number_below(country: Dataset) -> None:
    named = replace(country, places=country.places.assign(name_sq=country.places["name_sq"].replace("Alpha", "Alpha e Madhe")))
    (label,) = (label for label in map_labels(View(named, Selection()), (600, 640)).kept if label.code == "A")
    assert (label.lines, label.number) == (["Alpha e", "Madhe"], "1")


def test_names_stand_beside_the_map_at_the_nearer_side_as_high_as_their_places() -> None:
    points = {"a": (10.0, 50.0), "b": (20.0, 20.0), "c": (90.0, 60.0)}
    assert beside(points, middle=50, top=0, bottom=100, line=10) == {"b": (True, 20), "a": (True, 50), "c": (False, 60)}


def test_names_beside_the_map_keep_apart_and_within_its_height() -> None:
    points = {"a": (0.0, 40.0), "b": (1.0, 42.0), "c": (2.0, 97.0), "d": (3.0, 98.0)}
    found = beside(points, middle=50, top=0, bottom=100, line=10)
    assert found == {"a": (True, 40), "b": (True, 50), "c": (True, 90), "d": (True, 100)}


def test_names_that_find_no_room_at_their_side_go_to_the_other_and_none_stands_where_not_all_do() -> None:
    points = {name: (float(i), float(i)) for i, name in enumerate("abcd")}
    found = beside(points, middle=50, top=0, bottom=20, line=10)  # three at a side
    assert found == {"a": (True, 0), "b": (True, 10), "c": (True, 20), "d": (False, 3)}
    assert beside(points, middle=50, top=0, bottom=0, line=10) == {}


def test_nothing_beside_the_map_is_nothing() -> None:
    assert beside({}, middle=50, top=0, bottom=100, line=10) == {}


@pytest.mark.parametrize("lang", ["sq", "en"])
@pytest.mark.parametrize("room", [(935, 560), (875, 432), (706, 443), (880, 640)], ids=lambda room: f"{room[0]} wide")
def test_every_partner_country_is_named_and_none_over_another(shipped: Dataset, lang: str, room: tuple[float, float]) -> None:
    view = View(shipped, Selection(lang=lang, view="partners"))
    found = map_labels(view, room)
    named = [label.code for label in found.kept] + list(found.beside)
    assert sorted(named) == sorted(view.countries.index[view.countries["class"] != "land"])
    assert len(named) == len(set(named)) == 28
    boxes = [box for _label, box in found.beside.values()]
    assert all(apart(one, other) for one, other in combinations(boxes, 2))
    assert found.beside["MNE"][0].number == {"sq": "5 anëtarë", "en": "5 members"}[lang]
