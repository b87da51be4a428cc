import base64
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection, parse_query, sequence_of, vocabulary, write_query
from tests.domain.country import with_links

NOTHING: dict[str, list[str]] = {name: [] for name in ("member", "theme", "kind", "county", "place", "year")}


def test_defaults_are_left_out_of_the_link() -> None:
    assert write_query(Selection()) == ""


def test_a_link_reads_as_it_was_written(shipped: Dataset) -> None:
    text = "level=county&member=tdh,vatra&match=all&evidence=direct,weak&wide=1&place=AL-11"
    selection, ignored = parse_query(text, shipped.vocabulary)
    assert selection == Selection(
        level="county", member=("tdh", "vatra"), match="all", evidence=("direct", "weak"), wide="1", place="AL-11"
    )
    assert ignored == ()
    assert write_query(selection) == text


@pytest.mark.parametrize(
    ("query", "ignored"),
    [("level=planet", ("level=planet",)), ("member=tdh,nobody", ("member=nobody",)), ("colour=red", ("colour=red",))],
)
def test_what_a_link_says_wrongly_is_ignored_and_told(shipped: Dataset, query: str, ignored: tuple[str, ...]) -> None:
    selection, told = parse_query(query, shipped.vocabulary)
    assert told == ignored
    assert selection.level == "district"


@given(st.text())
def test_no_query_is_an_error(shipped: Dataset, query: str) -> None:
    selection, _ = parse_query(query, shipped.vocabulary)
    assert isinstance(selection, Selection)


def test_what_says_how_the_page_is_shown_is_no_part_of_the_selection() -> None:
    known = vocabulary(NOTHING | {"member": ["one"]})
    selection, ignored = parse_query("member=one&present=1&step=3&embed=1&v=abc&sequence=member%3Done", known)
    assert selection == Selection(member=("one",))
    assert ignored == ()


def test_a_sequence_is_a_list_of_views() -> None:
    known = vocabulary(NOTHING | {"member": ["one", "two"]})
    assert sequence_of("?sequence=member%3Done~level%3Dcounty%26member%3Dtwo~view%3Dmap", known) == [
        Selection(member=("one",)),
        Selection(level="county", member=("two",)),
        Selection(),
    ]
    assert sequence_of("?member=one", known) == []
    assert len(sequence_of("?sequence=" + "~".join(["level=county"] * 1000), known)) == 60


def test_a_scenario_and_years_are_part_of_the_link(shipped: Dataset) -> None:
    text = "since=2015&undated=0&without=world-vision&add=tlas@AL-KU,vatra@AL0701"
    selection, ignored = parse_query(f"{text},nobody@AL-KU,tlas@Atlantis", shipped.vocabulary)
    assert selection.add == ("tlas@AL-KU", "vatra@AL0701")
    assert ignored == ("add=nobody@AL-KU", "add=tlas@Atlantis")
    assert write_query(selection) == text


def test_a_scenario_adds_only_so_many_pairs_and_names_those_left_out() -> None:
    places = [f"P{n:02}" for n in range(60)]
    known = vocabulary(NOTHING | {"member": ["one"], "place": places})
    selection, ignored = parse_query("add=" + ",".join(f"one@{code}" for code in places), known)
    assert selection.add == tuple(f"one@{code}" for code in places[:50])
    assert ignored == tuple(f"add=one@{code}" for code in places[50:])


def test_a_sequence_may_come_compressed_and_gives_no_more_than_letters_of_links() -> None:
    known = vocabulary(NOTHING | {"member": ["one", "two"]})

    def packed(text: str) -> str:
        packing = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
        return base64.urlsafe_b64encode(packing.compress(text.encode()) + packing.flush()).decode().rstrip("=")

    assert sequence_of(f"sequence=.{packed('member=one~level=county&member=two')}", known) == [
        Selection(member=("one",)),
        Selection(level="county", member=("two",)),
    ]
    assert sequence_of("sequence=.nothing%20of%20the%20kind", known) == []
    assert sequence_of("sequence=.", known) == []
    bomb = packed("member=one~" + " " * 100_000_000)
    assert len(bomb) < 200_000
    assert sequence_of(f"sequence=.{bomb}", known)[0] == Selection(member=("one",))


def test_codes_that_differ_by_case_alone_are_told_apart(tiny: Dataset) -> None:
    known = with_links(tiny).vocabulary
    for written, meant in {"G": "G", "g": "g", "a": "A"}.items():
        assert parse_query(f"place={written}", known)[0].place == meant
