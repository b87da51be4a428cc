"""What a view says, checked against sentences written by hand from the shipped figures."""

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.texts.translator import Translator
from dashboard.views.legend import legend_of
from dashboard.views.sentences import headline, stamps_of, summary


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
    assert Translator(lang).number(value, digits) == expected


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        pytest.param(
            Selection(lang="en"),
            "Public sources place 17 members in 28 of the 36 districts: 82.4% of the land area and 93.2% of the residents (2011 census). "
            "In 15 of them, a source speaks of 2022 or later. No member is on record in 8 districts. The coalition names 4 of them.",
            id="everybody",
        ),
        pytest.param(
            Selection(lang="en", evidence=("direct",)),
            "Public sources place 17 members in 28 of the 36 districts: 82.4% of the land area and 93.2% of the residents (2011 census). "
            "In 15 of them, a source speaks of 2022 or later. No member is on record in 8 districts.",
            id="without the coalition's own words, nothing is said of what it names",
        ),
        pytest.param(
            Selection(lang="en", evidence=("stated",)),
            "The coalition names places in 26 of the 36 districts: 74.6% of the land area and 89.0% of the residents (2011 census).",
            id="only the coalition's own words",
        ),
        pytest.param(
            Selection(lang="sq", member=("vatra",)),
            "Vatra dokumentohet në 9 nga 36 rrethet: 29,4% e sipërfaqes dhe 37,1% e banorëve (Censi 2011). "
            "Në asnjë nga këto vende nuk ka burim që flet për vitin 2022 ose më vonë.",
            id="one member, of whom alone the sentence speaks",
        ),
        pytest.param(
            Selection(lang="en", county=("AL-07",)),
            "Public sources place 2 members in 3 of the 3 districts: 100.0% of the land area and 100.0% of the residents (2011 census). "
            "In none of them does a source speak of 2022 or later.",
            id="no gap, so nothing of gaps",
        ),
        pytest.param(
            Selection(lang="en", level="county", evidence=("stated", "indirect"), member=("npf",), county=("AL-07",)),
            "No source of the chosen kind places Help for Children in any of the 1 county.",
            id="one county",
        ),
        pytest.param(
            Selection(lang="en", member=("femijet-sot",)),
            "No source of the chosen kind places Children Today in any of the 36 districts.",
            id="nowhere is no share",
        ),
        pytest.param(
            Selection(lang="en", level="municipality", member=("vatra", "tlas"), match="all"),
            "The chosen evidence does not place Vatra and TLAS together in any of the 61 municipalities.",
            id="each somewhere, together nowhere",
        ),
    ],
)
def test_the_summary_says_what_the_view_shows(shipped: Dataset, selection: Selection, expected: str) -> None:
    assert summary(View(shipped, selection), Translator(selection.lang)) == expected


def test_the_selection_is_said_so_that_it_can_be_made_again(shipped: Dataset) -> None:
    selection = Selection(
        lang="en", member=("vatra", "tlas"), match="all", theme=("street-children",), kind=("national_ngo",), county=("AL-11",),
        evidence=("direct", "weak"), measure="per_100k", wide="1",
    )  # fmt: skip
    assert stamps_of(View(shipped, selection)).selection == (
        "Members: Vatra and TLAS (all of them in one place) · Theme: Children in street situation · Kind: National NGO · "
        "Counties: Tirana · Evidence: direct and weak · Colours: Members per 100,000 residents · "
        "sources that name only a wider area count for every place in it"
    )


def test_every_view_carries_date_sources_licence_and_disclaimer(shipped: Dataset) -> None:
    stamps = stamps_of(View(shipped, Selection(lang="en", view="partners")))
    assert stamps.title == "Partner countries of the BKTF coalition"
    assert stamps.sentence.startswith("The coalition lists 12 partner countries, among others. Sources confirm links")
    assert shipped.version in stamps.data
    assert "OpenStreetMap contributors (ODbL 1.0)" in stamps.sources
    assert "438 records" in stamps.sources
    assert stamps.disclaimer.startswith("Presence does not mean that needs are met")


def test_the_legend_counts_every_place_once(shipped: Dataset) -> None:
    items = legend_of(View(shipped, Selection(lang="en")))
    assert {i.class_id: i.count for i in items} == {"c1": 10, "c2": 7, "c3": 4, "c4": 5, "c5": 2, "stated": 4, "none": 4}
    assert [i.class_id for i in items if i.hatch] == ["stated"]
    only = legend_of(View(shipped, Selection(lang="en", evidence=("stated",))))
    assert [(i.words, i.count) for i in only] == [("named by the coalition", 26), ("not named by the coalition", 10)]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        pytest.param(
            Selection(lang="en"),
            ("BKTF members are on record in 28 of the 36 districts.", "In eight, none is."),
            id="presence, then the gap",
        ),
        pytest.param(Selection(), ("Anëtarët e BKTF dokumentohen në 28 nga 36 rrethet.", "Në tetë, asnjë."), id="Albanian"),
        pytest.param(
            Selection(lang="en", level="municipality"),
            ("BKTF members are on record in 29 of the 61 municipalities.", "In 32, none is."),
            id="numbers above nine are digits",
        ),
        pytest.param(Selection(lang="en", level="county"), ("BKTF members are on record in 12 of the 12 counties.", ""), id="no gap"),
        pytest.param(
            Selection(lang="en", member=("vatra",)), ("Vatra is on record in 9 of the 36 districts.", ""), id="where others are is no gap"
        ),
        pytest.param(
            Selection(lang="en", evidence=("direct", "indirect", "weak")),
            ("Sources of the chosen kinds place members in 33 of the 36 districts.", "In three, they place none."),
            id="on record means a direct source alone",
        ),
        pytest.param(
            Selection(lang="en", evidence=("stated",)), ("The coalition names places in 26 of the 36 districts.", ""), id="what is stated"
        ),
        pytest.param(Selection(lang="en", view="partners"), ("", ""), id="countries have a heading of their own"),
    ],
)
def test_the_finding_is_presence_first_then_the_gap(shipped: Dataset, selection: Selection, expected: tuple[str, str]) -> None:
    assert headline(View(shipped, selection), Translator(selection.lang)) == expected
