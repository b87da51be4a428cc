"""The presentation is made from the data."""

from dataclasses import replace
from typing import Any

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.views.steps import meeting_of, step_of, steps_of


def test_the_presentation_runs_from_the_coalition_to_the_partner_countries(shipped: Dataset) -> None:
    keys = [step.key for step in steps_of(shipped, lang="sq")]
    assert keys == ["coalition", "stated", "documented", "claim", "gaps", "members", *shipped.member_ids, "partners", "sources"]


def test_links_name_the_steps_by_the_numbers_that_they_have_always_had(shipped: Dataset) -> None:
    steps = steps_of(shipped, lang="sq")
    numbers = {step.key: step.number for step in steps}
    before = ["coalition", "stated", "documented", "claim", "gaps", *shipped.member_ids, "partners"]
    assert [numbers[key] for key in before] == list(range(1, 26))
    assert (numbers["members"], numbers["sources"]) == (26, 27)
    assert [step.key for step in steps if step.aside] == shipped.member_ids  # shown when somebody asks


def test_a_meeting_sees_the_members_side_by_side_and_one_by_one_when_asked(shipped: Dataset) -> None:
    keys = ["coalition", "stated", "documented", "claim", "gaps", "members", "partners", "sources"]
    assert [step.key for step in meeting_of(shipped, lang="sq")] == keys
    assert [step.key for step in meeting_of(shipped, lang="sq", members=["vatra", "tlas"])] == [*keys, "vatra", "tlas"]


def test_a_slide_has_one_number_and_what_it_counts(shipped: Dataset) -> None:
    said = {step.key: f"{step.figure} {step.finding}" for step in meeting_of(shipped, lang="en", members=["vatra", "rmsa-icmc"])}
    assert said["coalition"] == "19 organisations form the coalition BKTF."
    assert said["stated"] == "26 of the 36 districts are named by the coalition."
    assert said["documented"] == "28 of the 36 districts have a member on record."
    assert said["claim"] == "82% of the land area lies in places where a member is on record."
    assert said["gaps"] == "8 of the 36 districts have no member on record."
    assert said["partners"] == "27 countries have a link that a source confirms."
    assert said["vatra"] == "9 of the 36 districts: Vatra is on record there."
    assert said["rmsa-icmc"] == " No source was found that places this member anywhere."  # unknown is no zero


def test_the_gaps_name_the_districts(shipped: Dataset) -> None:
    gaps = next(step for step in steps_of(shipped, lang="en") if step.key == "gaps")
    assert gaps.sentence == (
        "No member on record. Named by the coalition: Gramsh, Kuçovë, Mallakastër and Peqin. "
        "Not named: Malësi e Madhe, Pukë, Skrapar and Tepelenë."
    )


def test_the_claim_is_weighed_and_its_source_named(shipped: Dataset) -> None:
    claim = next(step for step in steps_of(shipped, lang="en") if step.key == "claim")
    assert claim.sentence.startswith(
        "It depends on the measure. The coalition names 26 districts: 72.2% of all districts, 74.6% of the land area"
    )
    assert claim.notes[0].url == "https://bktfcoalition.org/rreth-nesh-2/"


def test_a_member_without_sources_has_a_step_that_says_so(shipped: Dataset) -> None:
    step = next(step for step in steps_of(shipped, lang="en") if step.key == "rmsa-icmc")
    assert step.sentence == "No source was found that places this member anywhere."


def test_a_member_step_names_each_source_once(shipped: Dataset) -> None:
    step = next(step for step in steps_of(shipped, lang="en") if step.key == "vatra")
    urls = [note.url for note in step.notes[2:]]
    direct = shipped.operations.query("member == 'vatra' and evidence == 'direct'")["source_url"]
    assert set(urls) == set(direct)


def test_any_view_can_be_a_step(shipped: Dataset) -> None:
    step = step_of(View(shipped, Selection(lang="en", member=("vatra",), level="county")))
    assert step.title == "Where Vatra is on record, by county"
    assert (step.finding, step.gap, step.supposed) == ("Vatra is on record in 8 of the 12 counties.", "", "")
    assert step.more == "Vatra is on record in 8 of the 12 counties: 61.7% of the land area and 51.8% of the residents (2011 census)."


def test_a_view_says_where_members_are_on_record_and_where_none_is(shipped: Dataset) -> None:
    step = step_of(View(shipped, Selection(lang="en", level="municipality")))
    assert (step.finding, step.gap) == ("BKTF members are on record in 29 of the 61 municipalities.", "In 32, none is.")
    assert "In 19 of them, a source speaks of 2022 or later." in step.sentence  # for the notes; too much for a slide
    assert "2022" not in step.more


def test_a_scenario_says_what_it_supposes_beside_what_would_follow(shipped: Dataset) -> None:
    step = step_of(View(shipped, Selection(lang="en", without=("world-vision",))))
    assert step.title == "Scenario · Where the BKTF coalition works, by district"
    assert step.supposed == "What-if scenario, not the record: without World Vision."
    assert (step.finding, step.gap) == ("What if: members would be in 27 of the 36 districts.", "In 9, none would be.")
    assert "What-if" not in step.more


def test_the_title_of_a_view_names_what_is_chosen_once(shipped: Dataset) -> None:
    def title(**chosen: Any) -> str:
        return step_of(View(shipped, Selection(lang="en", **chosen))).title

    assert title(theme=("disability",)) == "Where the BKTF coalition works, by district · Theme: Disability"
    assert title(compare=("vatra", "tlas")) == "Where Vatra and TLAS are on record, by district"
    assert title(since="2020") == "Where the BKTF coalition works, by district · Years: from 2020, or undated"
    assert title(view="partners", member=("vatra",)) == "Partner countries of the BKTF coalition · Members: Vatra"


def test_partner_countries_have_a_finding_too(shipped: Dataset) -> None:
    assert step_of(View(shipped, Selection(lang="en", view="partners"))).finding == "Sources show links to 27 countries."


@pytest.mark.parametrize(("count", "columns"), [(1, 1), (3, 3), (8, 4), (19, 5), (30, 6)])
def test_members_side_by_side_fill_a_stage_that_is_wider_than_high(shipped: Dataset, count: int, columns: int) -> None:
    step = step_of(View(shipped, Selection()))
    assert replace(step, grid=tuple((str(i), step.view) for i in range(count))).columns == columns
