"""What a link may say, parameter by parameter, in a country of two members and two places."""

from typing import Any

import pytest

from dashboard.domain.selection import Selection, Vocabulary, defaults, parse_query, sequence_of, vocabulary, write_query


@pytest.fixture
def known() -> Vocabulary:
    return vocabulary(
        {
            "member": ["one", "two"],
            "theme": ["law", "food"],
            "kind": ["network", "faith_based"],
            "county": ["N", "S"],
            "place": ["A", "G"],
            "year": ["2019", "2020"],
        }
    )


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        pytest.param("view=partners", {"view": "partners"}, id="view"),
        pytest.param("lang=en", {"lang": "en"}, id="language"),
        pytest.param("level=municipality", {"level": "municipality"}, id="level"),
        pytest.param("member=one,two", {"member": ("one", "two")}, id="members"),
        pytest.param("match=all", {"match": "all"}, id="all of them"),
        pytest.param("theme=law,food", {"theme": ("law", "food")}, id="themes"),
        pytest.param("kind=faith_based", {"kind": ("faith_based",)}, id="kind"),
        pytest.param("county=N,S", {"county": ("N", "S")}, id="counties"),
        pytest.param("evidence=indirect,weak", {"evidence": ("indirect", "weak")}, id="evidence"),
        pytest.param("evidence=", {"evidence": ()}, id="no evidence at all"),
        pytest.param("measure=evidence", {"measure": "evidence"}, id="measure: evidence"),
        pytest.param("measure=per_100k", {"measure": "per_100k"}, id="measure: a rate"),
        pytest.param("measure=agreement", {"measure": "agreement"}, id="measure: agreement"),
        pytest.param("measure=recency", {"measure": "recency"}, id="measure: the last year"),
        pytest.param("wide=1", {"wide": "1"}, id="county rows in finer places"),
        pytest.param("place=G", {"place": "G"}, id="place"),
        pytest.param("theme_mode=light", {"theme_mode": "light"}, id="light colours"),
        pytest.param("theme_mode=dark", {"theme_mode": "dark"}, id="dark colours"),
        pytest.param("since=2019", {"since": "2019"}, id="first year"),
        pytest.param("until=2020", {"until": "2020"}, id="last year"),
        pytest.param("undated=0", {"undated": "0"}, id="without what has no year"),
        pytest.param("without=one,two", {"without": ("one", "two")}, id="who left"),
        pytest.param("fade=3", {"fade": "3"}, id="old after 3 years"),
        pytest.param("fade=5", {"fade": "5"}, id="old after 5 years"),
        pytest.param("fade=20", {"fade": "20"}, id="old after 20 years"),
        pytest.param("add=two@G,one@A", {"add": ("two@G", "one@A")}, id="what a scenario adds, in the order of the link"),
        pytest.param("level=county&member=two&add=one@A", {"level": "county", "member": ("two",), "add": ("one@A",)}, id="three at once"),
    ],
)
def test_a_parameter_is_read_and_written_back(known: Vocabulary, query: str, chosen: dict[str, Any]) -> None:
    assert parse_query(query, known) == (Selection(**chosen), ())
    assert write_query(Selection(**chosen)) == query


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        pytest.param("?member=one", {"member": ("one",)}, id="with its question mark"),
        pytest.param("member=two,one,two", {"member": ("one", "two")}, id="each once, in the page's order"),
        pytest.param("evidence=weak,direct", {"evidence": ("direct", "weak")}, id="the strongest first"),
        pytest.param("match=any&fade=10&level=district&measure=members", {}, id="what holds anyway"),
        pytest.param("present=1&step=2&sequence=x&embed=1&v=7&member=one", {"member": ("one",)}, id="behind what only says how"),
        pytest.param("member=two&member=one", {"member": ("one", "two")}, id="repeated: all of them"),
        pytest.param("evidence=&evidence=weak", {"evidence": ("weak",)}, id="repeated after none"),
        pytest.param("level=county&level=municipality", {"level": "municipality"}, id="of one alone the last"),
        pytest.param("MEMBER=One&Level=COUNTY&place=g", {"member": ("one",), "level": "county", "place": "G"}, id="in any case"),
        pytest.param("member=two&compare=one", {"compare": ("one", "two")}, id="one member, and one to compare it with: the pair"),
        pytest.param("compare=two", {"compare": ("two",)}, id="one to compare alone: that member"),
        pytest.param("add=TWO@g", {"add": ("two@G",)}, id="a pair in any case"),
        pytest.param("lang=en&amp;member=one", {"lang": "en", "member": ("one",)}, id="as a web page writes it"),
        pytest.param("lang=en&member=one,two).", {"lang": "en", "member": ("one", "two")}, id="in a sentence"),
        pytest.param("level=county;", {"level": "county"}, id="before a semicolon"),
        pytest.param(
            "utm_source=mail&fbclid=x&member=one&gclid=1&_gl=2&msclkid=3&mc_cid=4&mc_eid=5", {"member": ("one",)}, id="with what others add"
        ),
        pytest.param("member=one%2Ctwo", {"member": ("one", "two")}, id="with its comma written otherwise"),
    ],
)
def test_a_link_may_be_written_in_more_ways_than_one(known: Vocabulary, query: str, chosen: dict[str, Any]) -> None:
    assert parse_query(query, known) == (Selection(**chosen), ())


@pytest.mark.parametrize(
    ("query", "chosen", "ignored"),
    [
        pytest.param("colour=red&member=one", {"member": ("one",)}, ("colour=red",), id="a parameter that is none"),
        pytest.param("level=planet", {}, ("level=planet",), id="a value that is none"),
        pytest.param("level=", {}, ("level=",), id="no value where one is needed"),
        pytest.param("level=county,district", {}, ("level=county,district",), id="two values where one is needed"),
        pytest.param("evidence=rumour", {}, ("evidence=rumour",), id="nothing known among several: as if it were not there"),
        pytest.param("member=x,one,y&theme=z", {"member": ("one",)}, ("member=x", "member=y", "theme=z"), id="all that is wrong, in order"),
        pytest.param("member=one,two&compare=two", {"member": ("one", "two")}, ("compare=two",), id="one to compare with none"),
        pytest.param("member=one&compare=one", {"member": ("one",)}, ("compare=one",), id="one to compare with itself"),
        pytest.param("member=two&compare=one,two", {"compare": ("one", "two")}, ("member=two",), id="a pair, and one of it"),
        pytest.param("add=nobody@A,one@Z,one,two@G", {"add": ("two@G",)}, ("add=nobody@A", "add=one@Z", "add=one"), id="pairs"),
        pytest.param("evidence=rumour&evidence=weak", {"evidence": ("weak",)}, ("evidence=rumour",), id="nothing known, then something"),
        pytest.param("member=one&member=x", {"member": ("one",)}, ("member=x",), id="something known, then nothing"),
        pytest.param("since=1900&until=2020", {"until": "2020"}, ("since=1900",), id="a year that no source speaks of"),
    ],
)
def test_what_is_wrong_is_left_out_and_told(known: Vocabulary, query: str, chosen: dict[str, Any], ignored: tuple[str, ...]) -> None:
    assert parse_query(query, known) == (Selection(**chosen), ignored)


def test_what_a_link_must_not_hold_as_it_is_is_written_otherwise() -> None:
    assert write_query(Selection(place="A&B=C D", member=("one", "tw/o"))) == "member=one,tw%2Fo&place=A%26B%3DC+D"


def test_a_sequence_stands_anywhere_in_the_link(known: Vocabulary) -> None:
    assert sequence_of("lang=en&sequence=member%3Done~~level%3Dcounty", known) == [Selection(member=("one",)), Selection(level="county")]
    assert sequence_of("?lang=en", known) == []


def test_the_defaults_are_the_first_view_of_the_page() -> None:
    assert defaults() == {
        "view": "map",
        "lang": "sq",
        "level": "district",
        "member": [],
        "compare": [],
        "match": "any",
        "theme": [],
        "related": "",
        "kind": [],
        "county": [],
        "evidence": ["direct", "stated"],
        "measure": "members",
        "need": "",
        "wide": "",
        "place": "",
        "theme_mode": "",
        "since": "",
        "until": "",
        "undated": "",
        "without": [],
        "fade": "10",
        "add": [],
    }


@pytest.mark.parametrize(
    ("chosen", "scenario"), [({}, False), ({"without": ("one",)}, True), ({"add": ("one@A",)}, True), ({"member": ("one",)}, False)]
)
def test_a_view_with_somebody_gone_or_added_is_a_scenario(chosen: dict[str, Any], *, scenario: bool) -> None:
    assert Selection(**chosen).scenario is scenario
