"""The figures that follow from the sources, worked out by hand from them."""

import pytest

from dashboard.domain.claims import main_claim
from dashboard.domain.coverage import coverage_table, figures_of
from dashboard.domain.dataset import Dataset
from dashboard.domain.places import at_level
from dashboard.domain.selection import Selection
from dashboard.domain.view import View

NOT_NAMED = {"AL-DL", "AL-HA", "AL-KR", "AL-KU", "AL-LE", "AL-MM", "AL-PU", "AL-SK", "AL-TE", "AL-TP"}


def test_the_coalition_has_nineteen_members(shipped: Dataset) -> None:
    assert len(shipped.member_ids) == 19


def test_the_page_names_26_districts_and_cerrik_inside_elbasan(shipped: Dataset) -> None:
    stated = shipped.operations.loc[shipped.operations["evidence"] == "stated"]
    assert len(stated) == 27
    assert stated["matched_level"].value_counts().to_dict() == {"district": 26, "municipality": 1}
    assert stated.loc[stated["matched_level"] == "municipality", "place"].tolist() == ["Cërrik"]


def test_ten_districts_are_not_named(shipped: Dataset) -> None:
    table = coverage_table(shipped, Selection())
    assert set(table.index[~table["stated"]]) == NOT_NAMED


def test_the_claim_fails_by_area_and_places_and_holds_by_residents(shipped: Dataset) -> None:
    claim = main_claim(shipped)
    assert claim.known("land", "stated") == pytest.approx(0.746, abs=0.0005)
    assert claim.known("count", "stated") == pytest.approx(26 / 36)
    assert claim.known("residents", "stated") == pytest.approx(0.890, abs=0.0005)
    assert claim.verdict == "depends"


def test_by_the_published_district_areas_the_named_ones_make_up_75_2_per_cent(shipped: Dataset) -> None:
    areas = at_level(shipped.places, "district")["area_km2_official"]
    assert areas.drop(list(NOT_NAMED)).sum() / areas.sum() == pytest.approx(0.752, abs=0.0005)


def test_eleven_of_twelve_counties_are_touched_and_kukes_is_not(shipped: Dataset) -> None:
    table = coverage_table(shipped, Selection(level="county"))
    assert table.index[~table["stated"]].tolist() == ["AL-07"]


def test_direct_evidence_reaches_28_districts_and_four_named_ones_have_nobody(shipped: Dataset) -> None:
    table = coverage_table(shipped, Selection())
    assert figures_of(table).places_reached == 28
    assert set(table.index[table["class"] == "stated"]) == {"AL-GR", "AL-KC", "AL-MK", "AL-PQ"}
    assert set(table.index[table["class"] == "none"]) == {"AL-MM", "AL-PU", "AL-SK", "AL-TE"}


def test_tirana_has_most_members_and_its_county_rows_are_kept_apart(shipped: Dataset) -> None:
    table = coverage_table(shipped, Selection())
    assert table["members"].idxmax() == "AL-TR"
    assert table.loc["AL-TR", "members"] == 12
    assert coverage_table(shipped, Selection(wide="1")).loc["AL-TR", "members"] == 13


def test_nobody_is_documented_in_peqin_or_mallakaster_by_any_evidence_nor_rmsa_anywhere(shipped: Dataset) -> None:
    everything = Selection(evidence=("direct", "stated", "indirect", "weak"))
    table = coverage_table(shipped, everything)
    assert table.loc[["AL-PQ", "AL-MK"], "members"].tolist() == [0, 0]
    assert not (shipped.operations["member"] == "rmsa-icmc").any()


def test_every_researched_row_is_there_and_thirteen_are_on_no_map(shipped: Dataset) -> None:
    researched = shipped.operations.loc[shipped.operations["evidence"] != "stated"]
    assert len(researched) == 438
    assert (researched["match"] != "matched").sum() == 13


def test_the_twelve_countries_of_the_page_are_all_documented_too(shipped: Dataset) -> None:
    partners = shipped.partners
    named = set(partners.loc[partners["evidence"] == "stated", "country"])
    assert named == {"GRC", "ITA", "SRB", "XKX", "MKD", "ROU", "HUN", "CHE", "ARM", "GEO", "AZE", "MDA"}
    documented = set(partners.loc[partners["evidence"] != "stated", "country"])
    assert named <= documented
    assert len(documented) == 27
    assert documented <= set(shipped.countries.index)


def test_the_evidence_ages_and_less_of_the_country_remains(shipped: Dataset) -> None:
    # Of the 28 districts, six have no source with a year, two more none of 2018 or later, five more none of 2022 or later.
    ages = View(shipped, Selection()).ages
    assert {age.key: part.places for age, part in ages.items()} == {"any": 28, "dated": 22, "2018": 20, "2022": 15}
    assert {age.key: round(part.area_share, 3) for age, part in ages.items()} == {"any": 0.824, "dated": 0.668, "2018": 0.63, "2022": 0.527}


def test_legal_aid_counts_where_a_source_says_so_and_not_wherever_its_members_are(shipped: Dataset) -> None:
    # Children's rights week in Dibër is no legal aid, though its member gives legal aid elsewhere. By direct sources: paqe in Korçë,
    # Shkodër and Tiranë; qshpli in Delvinë, Gjirokastër, Përmet, Pogradec and Sarandë; tdh also in Dibër, Elbasan, Fier, Kukës and
    # Lezhë; tlas also in Durrës and Kurbin.
    view = View(shipped, Selection(theme=("legal-aid",)))
    assert (view.figures.members_documented, view.figures.places_reached, view.related) == (4, 15, 7)
    rows = view.operations.loc[view.operations["evidence"] != "stated"]
    assert rows["theme"].str.split(";").map(lambda themes: "legal-aid" in themes).all()
