"""The statements of the coalition, weighed in the tiny country by hand.

Its page names Alpha (10 km2, 100 residents), Gamma (60, 600) and the municipality Middle; one is documented in Middle, which lies in
Alpha and Beta (30, 300), and there is only indirect evidence of three in Gamma.
"""

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.domain.claims import completion, count_statements, main_claim, measured
from dashboard.domain.dataset import Dataset
from tests.domain.country import OFFICIAL_KM2, known_share, verdict, with_census, with_links, with_rows

ROWS = (
    ("bktf", "Alpha", "district", "stated"),
    ("bktf", "Gama", "district", "stated"),
    ("one", "Mesi", "municipality", "direct"),
    ("three", "Gama", "district", "indirect"),
    ("two", "Gama", "district", "weak"),
)


@pytest.fixture
def country(tiny: Dataset) -> Dataset:
    return with_census(with_rows(tiny, *ROWS), N=440, S=660, A=110, B=None, G=660)


@pytest.mark.parametrize(
    ("measure", "level", "denominator", "year"),
    [
        ("land", "district", 100, "2013"),
        ("official_area", "district", OFFICIAL_KM2, "2013"),
        ("county", "county", 2, "2013"),
        ("district", "district", 3, "2013"),
        ("municipality", "municipality", 2, "2013"),
        ("residents_2011", "district", 1000, "2011"),
        ("residents_2023", "district", 1100, "2023"),
    ],
)
def test_a_measure_is_over_the_whole_country(country: Dataset, measure: str, level: str, denominator: float, year: str) -> None:
    found = {m.measure: m for m in measured(country)}[measure]
    assert (found.level, found.denominator, found.year) == (level, denominator, year)


@pytest.mark.parametrize(
    ("measure", "way", "unknown", "on_card"),
    [
        ("land", "land", 0, True),
        ("official_area", "official", 0, True),
        ("county", "count", 0, False),
        ("district", "count", 0, True),
        ("municipality", "count", 0, False),
        ("residents_2011", "residents", 0, True),
        ("residents_2023", "residents", 1, False),
    ],
)
def test_a_measure_says_how_it_is_taken_what_it_does_not_know_and_whether_the_card_has_it(
    country: Dataset, measure: str, way: str, unknown: int, *, on_card: bool
) -> None:
    found = {m.measure: m for m in measured(country)}[measure]
    assert (found.way, found.unknown, found.on_card) == (way, unknown, on_card)


def test_the_measures_stand_in_the_order_of_the_page(country: Dataset) -> None:
    assert [m.measure for m in measured(country)] == [
        "land", "official_area", "county", "district", "municipality", "residents_2011", "residents_2023",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "stated", "direct", "indirect"),
    [
        pytest.param("land", 0.7, 0.4, 1, id="land: Alpha and Gamma, Alpha and Beta, all"),
        pytest.param("official_area", 70 / OFFICIAL_KM2, 40 / OFFICIAL_KM2, 100 / OFFICIAL_KM2, id="the same of the official area"),
        pytest.param("county", 1, 0.5, 1, id="counties: both, North, both"),
        pytest.param("district", 2 / 3, 2 / 3, 1, id="districts"),
        pytest.param("residents_2011", 0.7, 0.4, 1, id="residents of 2011"),
        pytest.param("residents_2023", 0.7, 0.4, 1, id="residents of 2023: Beta holds what North leaves over, 330"),
    ],
)
def test_each_basis_makes_up_a_share(country: Dataset, measure: str, stated: float, direct: float, indirect: float) -> None:
    shares = {m.measure: m for m in measured(country)}[measure].shares
    assert shares == {
        "stated": pytest.approx((stated, stated)),
        "direct": pytest.approx((direct, direct)),
        "indirect": pytest.approx((indirect, indirect)),
    }


def test_what_the_page_says_of_municipalities_is_unknown(country: Dataset) -> None:
    shares = {m.measure: m for m in measured(country)}["municipality"].shares
    assert shares == {"stated": None, "direct": (0.5, 0.5), "indirect": (0.5, 0.5)}  # a district row is in none of its municipalities


@pytest.mark.parametrize(
    ("named", "low", "high"),
    [
        pytest.param(["Alpha"], 0, 440, id="one of two without a figure: between nothing and all that is left over"),
        pytest.param(["Beta"], 0, 440, id="the other of the two"),
        pytest.param(["Alpha", "Beta"], 440, 440, id="both: all of it"),
        pytest.param(["Gama"], 660, 660, id="one with a figure"),
        pytest.param(["Alpha", "Gama"], 660, 1100, id="one without and one with"),
        pytest.param([], 0, 0, id="none"),
    ],
)
def test_places_without_a_figure_hold_together_what_their_county_leaves_over(
    tiny: Dataset, named: list[str], low: float, high: float
) -> None:
    rows = [("bktf", place, "district", "stated") for place in named]
    country = with_census(with_rows(tiny, *rows), N=440, S=660, A=None, B=None, G=660)
    shares = {m.measure: m for m in measured(country)}["residents_2023"].shares
    assert shares["stated"] == pytest.approx((low / 1100, high / 1100))


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        pytest.param(["Alpha", "Gama"], "fails", id="70 of 100 km2 and residents; that both counties are named counts for nothing"),
        pytest.param(["Beta", "Gama"], "depends", id="90 of 100 km2 and residents, two of three districts"),
    ],
)
def test_the_claim_of_the_territory_is_weighed_by_what_the_page_names(tiny: Dataset, named: list[str], expected: str) -> None:
    country = with_census(with_rows(tiny, *[("bktf", place, "district", "stated") for place in named]), N=440, S=660, A=110, B=330, G=660)
    assert verdict(country) == expected


@pytest.mark.parametrize(
    ("measure", "basis", "share"),
    [("land", "stated", 0.7), ("land", "direct", 0.4), ("count", "direct", 2 / 3), ("residents", "indirect", 1)],
)
def test_a_share_of_the_card_is_known_exactly(country: Dataset, measure: str, basis: str, share: float) -> None:
    assert known_share(country, measure, basis) == pytest.approx(share)


def test_the_main_claim_is_the_row_that_the_coalition_calls_so(country: Dataset) -> None:
    rows = [
        {"claim": "members-19", "stated": "19", "text_sq": "m", "text_en": "m", "source_title": "m", "source_url": "m"},
        {
            "claim": "territory-80",
            "stated": "70",
            "text_sq": "Territori",
            "text_en": "Land",
            "source_title": "Page",
            "source_url": "https://x/",
        },
    ]
    claim = main_claim(replace(country, claims=pd.DataFrame(rows)))
    assert (claim.stated, claim.share, claim.text) == (70, 0.7, {"sq": "Territori", "en": "Land"})
    assert (claim.source_title, claim.source_url) == ("Page", "https://x/")
    assert [m.measure for m in claim.card] == ["land", "official_area", "district", "residents_2011"]
    assert claim.verdict == "depends"


def test_a_claim_without_a_source_has_none_and_is_weighed_by_the_measures_given(country: Dataset) -> None:
    given = [m for m in measured(country) if m.measure == "land"]
    claim = main_claim(country, given)
    assert (claim.source_title, claim.source_url, claim.text, list(claim.measures)) == ("", "", {}, given)


def test_the_numbers_of_the_page_are_counted_by_each_basis(tiny: Dataset) -> None:
    rows = with_rows(tiny, ("bktf", "Mesi", "municipality", "stated"), *ROWS)
    links = (
        ("GRC", "bktf", "stated"),
        ("ITA", "bktf", "stated"),
        ("GRC", "one", "direct"),
        ("ITA", "two", "indirect"),
        ("DEU", "two", "direct"),
        ("XKX", "two", "weak"),
    )
    assert count_statements(with_links(rows, *links)) == {
        "named_places": {"listed": 3, "direct": 2, "indirect": 3},  # Alpha and Middle directly; Gamma indirectly
        "members": {"listed": 3, "direct": 1, "indirect": 2},
        "partner_countries": {"listed": 2, "direct": 1, "indirect": 2},
    }


def test_of_places_of_one_weight_the_first_completes_a_share() -> None:
    weights = pd.Series(dict.fromkeys("abcdefghijklmnopqrstuvwxyz", 1.0))
    assert completion(weights, pd.Index(["a"]), target=4.0) == ["b", "c", "d"]
    assert completion(weights, pd.Index([]), target=0.0) == []
