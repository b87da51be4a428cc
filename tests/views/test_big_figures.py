"""The three figures of the finding: presence, its share of the land, and what is missing."""

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.texts.translator import Translator
from dashboard.views.big_figures import big_figures


def _figures(dataset: Dataset, selection: Selection) -> list[tuple[str, str, str]]:
    found = big_figures(View(dataset, selection), Translator(selection.lang))
    return [(figure.number, figure.unit, figure.words) for figure in found]


def test_of_all_members_the_gaps_are_the_third(shipped: Dataset) -> None:
    assert _figures(shipped, Selection(lang="en")) == [
        ("28", "of 36", "districts with a member on record"),
        ("82.4%", "", "of the land area; 93.2% of the residents (2011)"),
        ("8", "", "districts with no member on record"),
    ]


def test_of_one_member_it_is_where_no_other_one_is(shipped: Dataset) -> None:
    found = _figures(shipped, Selection(lang="en", member=("vatra",)))
    assert found[0] == ("9", "of 36", "districts with a selected member on record")
    assert found[2] == ("1", "", "place where no other member is on record")  # Berat
    assert _figures(shipped, Selection(lang="en", member=("arsis",)))[2][0] == "0"


def test_of_several_members_it_is_how_many_of_them_are_on_record(shipped: Dataset) -> None:
    assert _figures(shipped, Selection(lang="en", member=("vatra", "tlas")))[2] == ("2", "", "members on record")


def test_where_two_members_are_compared_there_are_none(shipped: Dataset) -> None:
    assert _figures(shipped, Selection(lang="en", compare=("vatra", "tlas"))) == []
