"""The number that stands in a place on paper is the one that its colour shows."""

from typing import Any

import pytest
from matplotlib.figure import Figure

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.exports.maps import draw_map
from tests.domain.country import with_links, with_places, with_rows, with_shapes

# 1.2 million live in Alpha, where one (since 2015, until 2018) and two (2014) work, and 80,000 in Beta, where one works, nobody says when.
ROWS = (
    ("one", "Alpha", "district", "direct", "", "2015", "2018"),
    ("two", "Alpha", "district", "direct", "", "2014", ""),
    ("one", "Beta", "district", "direct"),
)


def _country(tiny: Dataset) -> Dataset:
    residents = tiny.places["code"].map({"A": 1_200_000, "B": 80_000, "G": 600}).fillna(0)
    return with_links(with_shapes(with_rows(with_places(tiny, tiny.places.assign(population=residents)), *ROWS)))


def _written(dataset: Dataset, **chosen: Any) -> list[str]:
    axes = Figure(figsize=(8, 8)).add_axes((0, 0, 1, 1))
    draw_map(axes, View(dataset, Selection(**chosen)))
    return [text.get_text() for text in axes.texts]


@pytest.mark.parametrize(
    ("chosen", "written"),
    [
        pytest.param({}, ["Alpha", "2", "Beta", "1", "Gama"], id="members"),
        pytest.param({"measure": "evidence"}, ["Alpha", "2", "Beta", "1", "Gama"], id="evidence: how many members"),
        pytest.param({"measure": "agreement"}, ["Alpha", "2", "Beta", "1", "Gama"], id="agreement: how many members"),
        pytest.param({"measure": "per_100k"}, ["Alpha", "0,2", "Beta", "1,3", "Gama"], id="a rate, with one decimal"),
        pytest.param({"measure": "per_100k", "lang": "en"}, ["Alpha", "0.2", "Beta", "1.3", "Gamma"], id="a rate, in English"),
        pytest.param({"measure": "recency"}, ["Alpha", "2018", "Beta", "?", "Gama"], id="the last year, and that it is not known"),
        pytest.param({"county": ("S",)}, ["Gama"], id="nothing outside the selection"),
        pytest.param({"member": ("one", "two"), "match": "all"}, ["Alpha", "2", "Beta", "Gama"], id="no number where nobody counts"),
    ],
)
def test_a_place_on_paper_has_its_name_and_its_number(tiny: Dataset, chosen: dict[str, Any], written: list[str]) -> None:
    assert _written(_country(tiny), **chosen) == written


def test_each_name_on_paper_is_dark_with_a_light_halo(shipped: Dataset) -> None:
    axes = Figure(figsize=(8, 8)).add_axes((0, 0, 1, 1))
    draw_map(axes, View(shipped, Selection(lang="en")))
    inks = {text.get_text(): (text.get_color(), text.get_path_effects()[0]._gc["foreground"]) for text in axes.texts}  # type: ignore[attr-defined]
    assert {inks[name] for name in ("Durrës", "Shkodër", "Mat")} == {("#17262b", "#ffffff")}  # over the sea, over a gap, in its place
