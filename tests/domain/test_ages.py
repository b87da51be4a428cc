"""How old the evidence is: the steps, and what each leaves of a view."""

from dataclasses import replace

import pytest

from dashboard.domain.ages import Age, ages_of
from dashboard.domain.claims import measured
from dashboard.domain.coverage import Part, coverage_table
from dashboard.domain.dataset import Dataset
from dashboard.domain.measures import measures_at
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from tests.domain.country import with_census, with_rows

# Areas 10, 30 and 60 of 100 km², residents 100, 300 and 600 of 1,000.
ROWS = (
    ("one", "Alpha", "district", "direct", "", "2010", "2018"),
    ("one", "Beta", "district", "direct", "", "2021", ""),
    ("two", "Beta", "district", "direct", "", "", "2022"),
    ("two", "Gama", "district", "direct"),
    ("one", "Gama", "district", "weak", "", "2025", ""),
)


def test_the_steps_follow_the_date_of_the_data() -> None:
    assert ages_of("2026-11-26") == (Age("any"), Age("dated"), Age("2018", 2018), Age("2022", 2022))
    assert [age.key for age in ages_of("2031-01-01")] == ["any", "dated", "2023", "2027"]


def test_an_age_counts_the_places_with_a_source_that_speaks_of_its_year_or_a_later_one(tiny: Dataset) -> None:
    ages = View(with_rows(tiny, *ROWS), Selection()).ages
    assert {age.key: part for age, part in ages.items()} == {
        "any": Part(3, 1.0, 1.0),
        "dated": Part(2, pytest.approx(0.4), pytest.approx(0.4)),
        "2018": Part(2, pytest.approx(0.4), pytest.approx(0.4)),
        "2022": Part(1, pytest.approx(0.3), pytest.approx(0.3)),
    }


def test_an_age_follows_the_filters(tiny: Dataset) -> None:
    country = with_rows(tiny, *ROWS)
    of_one = View(country, Selection(member=("one",))).ages
    assert {age.key: part.places for age, part in of_one.items()} == {"any": 2, "dated": 2, "2018": 2, "2022": 0}
    weak = View(country, Selection(evidence=("direct", "weak"), county=("S",))).ages
    assert {age.key: part for age, part in weak.items()} == {key: Part(1, 1.0, 1.0) for key in ("any", "dated", "2018", "2022")}


def test_a_scenario_adds_no_year(tiny: Dataset) -> None:
    ages = View(with_rows(tiny, *ROWS), Selection(add=("three@A",), without=("one",))).ages
    assert {age.key: part.places for age, part in ages.items()} == {"any": 3, "dated": 1, "2018": 1, "2022": 1}


def test_the_claim_has_the_ages_of_the_direct_evidence_alone(tiny: Dataset) -> None:
    land = measured(with_census(with_rows(tiny, *ROWS), N=400, S=600))[0]
    assert {key: bounds.low for key, bounds in land.ages.items()} == pytest.approx({"any": 1, "dated": 0.4, "2018": 0.4, "2022": 0.3})


@pytest.mark.parametrize(
    ("released", "labels", "classes"),
    [
        pytest.param(
            "2026-01-01", ["–2014", "2015–2019", "2020–2022", "2023+"], {"A": "c2", "B": "c4", "G": "nodata"}, id="the shipped data's year"
        ),
        pytest.param(
            "2029-01-01", ["–2017", "2018–2022", "2023–2025", "2026+"], {"A": "c2", "B": "c2", "G": "nodata"}, id="three years later"
        ),
    ],
)
def test_the_classes_of_years_follow_the_date_of_the_data(tiny: Dataset, released: str, labels: list[str], classes: dict[str, str]) -> None:
    assert [step.label for step in measures_at(int(released[:4]))["recency"].steps] == labels
    table = coverage_table(replace(with_rows(tiny, *ROWS), released=released), Selection(measure="recency"))
    assert table["class"].to_dict() == classes
