"""The story of the map follows the place chosen: its finding, what is said below, its figures. The shipped figures are checked by hand."""

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.texts.translator import Translator
from dashboard.views.story import Story, story_of


def _story(dataset: Dataset, selection: Selection) -> Story:
    return story_of(View(dataset, selection), Translator(selection.lang))


def _figures(story: Story) -> list[tuple[str, str]]:
    return [(figure.number, figure.words) for figure in story.figures]


def test_without_a_place_it_tells_of_all_and_repeats_no_figure(shipped: Dataset) -> None:
    story = _story(shipped, Selection(lang="en"))
    assert story.finding == (("BKTF members are on record in 28 of the 36 districts.", False), ("In eight, none is.", True))
    assert story.said == (
        "Public sources place 17 of the 19 members. In 15 of the 28, a source speaks of 2022 or later. "
        "The coalition names 4 of the 8 gaps. That no source was found is no proof that nobody works there."
    )


def test_of_a_place_it_tells_who_is_there_and_where_most_are_next_door(shipped: Dataset) -> None:
    story = _story(shipped, Selection(lang="en", place="AL-DI"))
    assert story.finding == (("Seven members are on record in Dibër.", False), ("Next door, in Kukës, two are.", False))
    assert story.said == "The latest year that a source names is 2026. The coalition names it, too."  # who works around works here, too
    assert _figures(story) == [
        ("7", "members on record"), ("2026", "most recent year in a source"), ("61,619", "residents (2011)"),
    ]  # fmt: skip


def test_who_is_only_somewhere_around_is_told_apart(shipped: Dataset) -> None:
    said = _story(shipped, Selection(lang="en", place="AL-TR")).said  # of the two around Tirana, Terre des hommes is in it as well
    assert said.endswith("1 more member works somewhere in the wider area, exact place unknown.")
    assert "wider area" not in _story(shipped, Selection(lang="en", place="AL-TR", wide="1")).said


def test_a_rate_that_is_shown_is_a_figure(shipped: Dataset) -> None:
    figures = _figures(_story(shipped, Selection(lang="en", place="AL-TR", measure="per_100k")))
    assert figures[:2] == [("12", "members on record"), ("1.7", "Members per 100,000 residents")]  # 12 / 687,123


def test_a_gap_is_told_as_one_and_as_no_proof(shipped: Dataset) -> None:
    story = _story(shipped, Selection(lang="en", place="AL-MM"))
    assert story.finding == (("No member is on record in Malësi e Madhe.", True), ("Next door, in Shkodër, nine are.", False))
    assert story.said.endswith("That no source was found is no proof that nobody works there.")
    assert [figure.is_gap for figure in story.figures] == [True, False, False]
    assert _figures(story)[:2] == [("0", "members on record"), ("9", "next door: Shkodër")]


def test_albanian_names_the_level_so_that_no_name_needs_a_case(shipped: Dataset) -> None:
    assert _story(shipped, Selection(lang="sq", place="AL-MM")).finding == (
        ("Asnjë anëtar nuk dokumentohet në rrethin Malësi e Madhe.", True), ("Ngjitur, në rrethin Shkodër, nëntë.", False),
    )  # fmt: skip


def test_with_filters_it_says_so_and_nothing_is_a_gap(shipped: Dataset) -> None:
    one = _story(shipped, Selection(lang="en", member=("vatra",), place="AL-MM"))
    assert one.finding == (("Vatra is not on record in Malësi e Madhe.", False),)
    assert "no proof" not in one.said
    late = _story(shipped, Selection(lang="en", since="2026", undated="0", place="AL-DI"))
    assert late.finding[0][0] == "With these filters, 2 members are on record in Dibër."  # Help for Children and Save the Children
    two = _story(shipped, Selection(lang="en", compare=("vatra", "tlas"), place="AL-DI"))
    assert two.finding == (("Vatra and TLAS are both on record in Dibër.", False),)


def test_what_a_scenario_supposes_is_told_as_supposed(shipped: Dataset) -> None:
    story = _story(shipped, Selection(lang="en", add=("vatra@AL-MM",), place="AL-MM"))
    assert story.finding == (("What if: 1 member would be on record in Malësi e Madhe.", False),)
    assert story.said.startswith("What-if scenario, not the record: Vatra also in Malësi e Madhe.")
    assert "year" not in story.said  # no source is there to name one
    assert story.figures[0].is_supposed
    everywhere = _story(shipped, Selection(lang="en", add=("vatra@AL-MM",)))
    assert everywhere.said == "What-if scenario, not the record: Vatra also in Malësi e Madhe."
    assert [figure.is_supposed for figure in everywhere.figures] == [True, True, True]


def test_outside_the_places_selected_nothing_is_counted(shipped: Dataset) -> None:
    story = _story(shipped, Selection(lang="en", county=("AL-01",), place="AL-DI"))
    assert story == Story((("The places selected do not include Dibër.", False),), "", ())
