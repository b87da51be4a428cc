"""Need beside presence: thirds of a figure against thirds of the members, worked out by hand."""

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.domain.coverage import coverage_table
from dashboard.domain.dataset import Dataset
from dashboard.domain.need import TwoWay, class_of_pair, members_on_record, two_ways
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.views.legend import legend_of
from tests.domain.country import with_rows

STEPS = TwoWay({}, "2025", (10.0, 20.0, 30.0), (0, 2, 5))


@pytest.mark.parametrize(
    ("need", "members", "found"),
    [
        (10, 0, "n11"), (19.9, 1, "n11"), (20, 1, "n21"), (29, 2, "n22"), (30, 4, "n32"), (99, 5, "n33"), (10, 40, "n13"),
        pytest.param(3, 0, "n11", id="below the lowest figure"),
    ],
)  # fmt: skip
def test_a_value_on_a_border_belongs_to_the_higher_third(need: float, members: int, found: str) -> None:
    assert class_of_pair(need, members, STEPS) == found


def test_thirds_of_the_counties_are_those_of_their_own_figures(shipped: Dataset) -> None:
    # Eurostat, 1 January 2025, in order: 6,364 12,265 15,407 17,150 | 17,722 17,927 21,975 22,305 | 31,643 33,396 36,602 125,592.
    # Members by direct evidence, in order: 1 2 5 5 | 6 7 7 8 | 9 9 10 14.
    found = two_ways(shipped)["children-0-14"]
    assert list(found) == ["county"]
    assert found["county"].need == (6364, 17722, 31643)
    assert found["county"].members == (0, 6, 9)
    assert found["county"].year == "2025"
    assert sum(found["county"].values.values()) == 358348  # the nation's own figure


def test_the_classes_of_the_counties(shipped: Dataset) -> None:
    table = coverage_table(shipped, Selection(level="county", need="vulnerable-to-poverty"))
    # Kukës 14.13 % with 2 members, Durrës 1.44 % with 9, Dibër 11.69 % with 7, Tiranë 4.31 % (the first third ends at 4.33 %) with 14.
    wanted = {"AL-07": "n31", "AL-02": "n13", "AL-09": "n32", "AL-11": "n13"}
    assert table.loc[list(wanted), "class"].to_dict() == wanted


def test_thirds_stand_still_while_the_reader_filters(shipped: Dataset) -> None:
    table = coverage_table(shipped, Selection(level="county", need="children-0-14", member=("vatra",)))
    assert table.loc["AL-12", ["members", "class"]].tolist() == [1, "n21"]


def test_a_place_without_a_figure_is_unknown_and_never_the_figure_of_its_county(shipped: Dataset) -> None:
    view = View(shipped, Selection(level="district", need="children-0-14", lang="en"))
    assert set(view.table["class"]) == {"nodata"}
    assert [(item.words, item.count) for item in legend_of(view)] == [("no figure at this level", 36)]


def test_of_several_years_the_latest_counts_alone(shipped: Dataset) -> None:
    older = shipped.indicators.query("indicator == 'children-0-14'").assign(year="2016", value="1")
    both = replace(shipped, indicators=pd.concat([older, shipped.indicators], ignore_index=True))
    assert two_ways(both)["children-0-14"]["county"].values["AL-11"] == 125592


def test_members_on_record_are_those_of_direct_sources_that_name_the_place_each_once(tiny: Dataset) -> None:
    # One is in Mesi, which is in Alpha and Beta; two in Beta, and somewhere in the county of Gamma.
    assert members_on_record(tiny, "district") == [1, 2, 0]
    more = with_rows(
        tiny, ("one", "Gama", "district", "direct"), ("one", "Gama", "district", "direct"), ("two", "Gama", "district", "weak")
    )
    assert members_on_record(more, "district") == [0, 0, 1]


def test_thirds_are_those_of_the_places_that_have_the_figure(tiny: Dataset) -> None:
    figures = [("poor", "district", "G", "2025", "20"), ("poor", "district", "A", "2025", "5"), ("poor", "district", "B", "2025", "10.5"),
               ("poor", "district", "A", "2019", "99"), ("poor", "county", "S", "2019", "7")]  # fmt: skip
    known = replace(tiny, indicators=pd.DataFrame(figures, columns=["indicator", "level", "code", "year", "value"]))
    assert two_ways(known) == {
        "poor": {
            "district": TwoWay({"G": 20.0, "A": 5.0, "B": 10.5}, "2025", (5.0, 10.5, 20.0), (0, 1, 2)),
            "county": TwoWay({"S": 7.0}, "2019", (7.0, 7.0, 7.0), (0, 1, 2)),
        }
    }
