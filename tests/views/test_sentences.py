"""What a view says, checked against sentences written by hand from the shipped figures."""

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.i18n import Words
from dashboard.views.legend import legend_of
from dashboard.views.sentences import stamps_of, summary


@pytest.mark.parametrize(
    ("lang", "value", "digits", "expected"),
    [
        pytest.param("sq", 1234.5, 1, "1\u00a0234,5", id="Albanian groups by a space and has a decimal comma"),
        pytest.param("en", 1234.5, 1, "1,234.5", id="English"),
        pytest.param("en", 6.25, 1, "6.3", id="a half is rounded up, as in the browser"),
        pytest.param("sq", 999, 0, "999", id="no group below a thousand"),
    ],
)
def test_numbers_are_written_as_the_language_does(lang: str, value: float, digits: int, expected: str) -> None:
    assert Words(lang).number(value, digits) == expected


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        pytest.param(
            Selection(lang="en"),
            "17 members are documented in 28 of 36 districts; these make up 82.4\u00a0% of the land and 93.2\u00a0% of the residents (2011). "
            "4 more are only named by the coalition. In 4 nobody is known.",
            id="everybody",
        ),
        pytest.param(
            Selection(lang="en", evidence=("direct",)),
            "17 members are documented in 28 of 36 districts; these make up 82.4\u00a0% of the land and 93.2\u00a0% of the residents (2011). "
            "In 8 no member is documented.",
            id="without the coalition's own words, nobody is not said to be unknown",
        ),
        pytest.param(
            Selection(lang="en", evidence=("stated",)),
            "The coalition’s page names places in 26 of 36 districts; these make up 74.6\u00a0% of the land and 89.0\u00a0% of the residents (2011).",
            id="only the coalition's own words",
        ),
        pytest.param(
            Selection(lang="sq", member=("vatra",)),
            "Qendra Psikosociale Vatra është i dokumentuar në 9 nga 36 rrethe; këto përbëjnë 29,4\u00a0% të territorit "
            "dhe 37,1\u00a0% të banorëve (2011).",
            id="one member, of whom alone the sentence speaks",
        ),
        pytest.param(
            Selection(lang="en", member=("femijet-sot",)),
            "With the evidence chosen, no selected member is documented in any of 36 districts.",
            id="nowhere is no share",
        ),
        pytest.param(
            Selection(lang="en", level="municipality", member=("vatra", "tlas"), match="all"),
            "With the evidence chosen, the selected members are documented together in none of 61 municipalities.",
            id="each somewhere, together nowhere",
        ),
    ],
)
def test_the_summary_says_what_the_view_shows(shipped: Dataset, selection: Selection, expected: str) -> None:
    assert summary(shipped, selection, Words(selection.lang)) == expected


def test_the_selection_is_said_so_that_it_can_be_made_again(shipped: Dataset) -> None:
    selection = Selection(
        lang="en", member=("vatra", "tlas"), match="all", theme=("street-children",), kind=("national_ngo",), county=("AL-11",),
        evidence=("direct", "weak"), measure="per_100k", wide="1",
    )  # fmt: skip
    assert stamps_of(shipped, selection).selection == (
        "Members: Qendra Psikosociale Vatra, TLAS (all of them in one place) · Theme: Children in street situation · Kind: National NGO · "
        "Counties: Tirana · Evidence: direct, weak · sources that name only a wider place count in every place inside · "
        "Colours: Members per 100,000 residents"
    )


def test_every_view_carries_date_sources_licence_and_disclaimer(shipped: Dataset) -> None:
    stamps = stamps_of(shipped, Selection(lang="en", view="partners"))
    assert stamps.title == "Partner countries of the BKTF coalition"
    assert stamps.sentence.startswith("The page names 12 countries “etc.”; in 12 of them")
    assert shipped.version in stamps.data
    assert "OpenStreetMap contributors (ODbL 1.0)" in stamps.sources
    assert "414 rows" in stamps.sources
    assert stamps.disclaimer.startswith("Presence is not coverage of need")


def test_the_legend_counts_every_place_once(shipped: Dataset) -> None:
    items = legend_of(shipped, Selection(lang="en"))
    assert {i.class_id: i.count for i in items} == {"c1": 11, "c2": 6, "c3": 4, "c4": 5, "c5": 2, "stated": 4, "none": 4}
    assert [i.class_id for i in items if i.hatched] == ["stated"]
    only = legend_of(shipped, Selection(lang="en", evidence=("stated",)))
    assert [(i.words, i.count) for i in only] == [("named by the coalition", 26), ("not named by the coalition", 10)]
