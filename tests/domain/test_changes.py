"""What changed between two tables, worked out by hand in the invented country."""

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.domain import changes
from dashboard.domain.changes import Changes, Publication, State, compare, publications, since, state_of
from dashboard.domain.coverage import Figures
from dashboard.domain.dataset import Dataset
from dashboard.domain.gazetteer import resolve_operations

COLUMNS = ["member", "place", "level", "evidence", "theme", "year_from", "year_to", "visibility", "source_title", "source_url", "note",
           "note_sq", "confirmed_on"]  # fmt: skip


def row(member: str, place: str, level: str = "district", **other: str) -> dict[str, str]:
    usual = {"evidence": "direct", "visibility": "public", "source_title": "A report", "source_url": "https://example.org/a"}
    return dict.fromkeys(COLUMNS, "") | {"member": member, "place": place, "level": level} | usual | other


def table(*rows: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS)


@pytest.fixture
def known(tiny: Dataset) -> Dataset:
    return replace(tiny, operations=resolve_operations(table(), tiny.gazetteer))


def between(known: Dataset, before: list[dict[str, str]], after: list[dict[str, str]]) -> Changes:
    return compare(*(resolve_operations(table(*rows), known.gazetteer) for rows in (before, after)))


def told(known: Dataset, *tables: list[dict[str, str]]) -> list[Publication]:
    """Return what readers are told of tables that were in force one after the other, the oldest first."""
    states = [state_of(table(*rows), known, when=f"2026-01-0{day}") for day, rows in enumerate(tables, 1)]
    return publications(known, states[::-1])


def names(records: tuple[object, ...]) -> list[tuple[str, str]]:
    return [(record["member"], record["place"]) for record in records]  # type: ignore[index]


def test_rows_come_go_and_are_corrected_whatever_their_order(known: Dataset) -> None:
    one, two, three = row("one", "Alpha"), row("two", "Beta", year_from="2019"), row("three", "Gama")
    found = between(known, [one, two], [three, two | {"year_from": "2020"}])
    assert (names(found.added), names(found.gone), found.confirmed) == ([("three", "Gama")], [("one", "Alpha")], ())
    (corrected,) = found.corrected
    assert (corrected.before["year_from"], corrected.after["year_from"], corrected.columns) == ("2019", "2020", ("year_from",))
    assert not between(known, [one, two, three], [three, one, two]).any


def test_a_record_is_known_by_member_place_and_source(known: Dataset) -> None:
    old = row("one", "Alpha")
    respelled = between(known, [old], [old | {"place": "Alphës"}])  # the genitive: the same district
    assert [c.columns for c in respelled.corrected] == [("place",)]
    for other in ({"member": "two"}, {"place": "Beta"}, {"source_url": "https://example.org/b"}):
        found = between(known, [old], [old | other])
        assert (len(found.added), len(found.gone), found.corrected) == (1, 1, ())


def test_each_of_equal_rows_is_counted(known: Dataset) -> None:
    old = row("one", "Alpha")
    assert names(between(known, [old, old], [old]).gone) == [("one", "Alpha")]
    assert names(between(known, [old], [old, old, old]).added) == [("one", "Alpha")] * 2


def test_a_confirmation_is_no_correction(known: Dataset) -> None:
    old, day = row("one", "Alpha"), {"confirmed_on": "2026-03-31"}
    found = between(known, [old], [old | day])
    assert (names(found.confirmed), found.corrected) == ([("one", "Alpha")], ())
    found = between(known, [old], [old | day | {"year_to": "2025"}])
    assert (len(found.confirmed), [c.columns for c in found.corrected]) == (1, [("year_to",)])
    withdrawn = between(known, [old | day], [old])
    assert (withdrawn.confirmed, [c.columns for c in withdrawn.corrected]) == ((), [("confirmed_on",)])


def test_the_figures_are_those_of_the_start_view(known: Dataset) -> None:
    # Alpha has 10 of the 100 km² and 100 of the 1,000 residents, Gamma 60 and 600.
    (newest, first) = told(known, [], [row("one", "Alpha")], [row("one", "Alpha"), row("two", "Gama")])
    assert (newest.when, first.when, newest.since) == ("2026-01-03", "2026-01-02", first.version)
    assert first.before == Figures(3, 0, 0, 0, 0.0, 0.0)
    assert first.after == newest.before == Figures(3, 1, 0, 1, 0.1, 0.1)
    assert newest.after == Figures(3, 2, 0, 2, pytest.approx(0.7), pytest.approx(0.7))


def test_a_row_for_staff_that_comes_changes_and_goes_leaves_no_trace(known: Dataset) -> None:
    public, secret = row("one", "Alpha"), row("two", "Gama", visibility="staff", note="a shelter")
    assert told(known, [public], [public, secret], [public, secret | {"note": "moved"}], [public]) == []
    (only,) = told(known, [public], [public, secret], [public, secret, row("three", "Beta")])
    assert (names(only.changes.added), only.after.members_documented) == ([("three", "Beta")], 2)


def test_a_row_that_is_hidden_later_is_not_named_by_what_was_told_before(known: Dataset) -> None:
    public, shelter = row("one", "Alpha"), row("two", "Gama")
    hidden = shelter | {"visibility": "staff", "note": "moved"}
    assert told(known, [public], [public, shelter], [public, hidden]) == []
    assert told(known, [public], [public, shelter], [public, hidden], [public]) == []
    part = hidden | {"place": "Maja", "level": "unit"}  # hidden, and its place given more exactly
    assert told(known, [public], [public, shelter], [public, part]) == []


def test_a_hidden_row_hides_its_own_place_alone(known: Dataset) -> None:
    hidden = row("one", "Gama", visibility="staff")
    for place in ("Alpha", "Askund"):  # another one, and one that nobody knows
        (only,) = told(known, [], [row("one", place), hidden])
        assert names(only.changes.added) == [("one", place)]
    assert told(known, [], [row("one", "Maja", "unit")], [hidden]) == []  # in that place


def test_a_row_that_is_shown_at_last_is_told_then(known: Dataset) -> None:
    secret = row("two", "Gama", visibility="staff")
    (only,) = told(known, [], [secret], [secret | {"visibility": "public"}])
    assert (only.when, names(only.changes.added)) == ("2026-01-03", [("two", "Gama")])


def test_of_a_county_row_its_county_is_told_and_no_more(known: Dataset) -> None:
    county = row("two", "Gama", visibility="county", note="a shelter")
    (only,) = told(known, [], [county])
    (added,) = only.changes.added
    assert (added["place"], added["matched_level"], added["note"]) == ("Jugu", "county", "")
    # Within the county, readers see nothing of a move.
    assert told(known, [county], [county | {"place": "Maja", "level": "unit"}]) == []
    # A place that was shown before is not told to be gone.
    (coarser,) = told(known, [county | {"visibility": "public"}], [county])
    assert (names(coarser.changes.added), coarser.changes.gone) == ([("two", "Jugu")], ())
    # Hidden altogether, not even its county is told to be gone.
    assert told(known, [county], [county | {"visibility": "staff"}]) == []


def test_a_rollback_is_told_as_what_it_changed(known: Dataset) -> None:
    public = row("one", "Alpha")
    back, there = told(known, [], [public], [])
    assert (names(back.changes.gone), names(there.changes.added), back.version) == ([("one", "Alpha")], [("one", "Alpha")], there.since)


def test_a_member_that_left_is_told_with_its_rows(known: Dataset) -> None:
    (only,) = told(known, [row("four", "Alpha")], [])
    assert (names(only.changes.gone), only.before.members_documented) == ([("four", "Alpha")], 0)


def test_one_asks_from_a_version_or_a_day(known: Dataset) -> None:
    made = told(known, [], [row("one", "Alpha")], [row("two", "Beta")])
    assert since(made, "", served="x") == made
    assert since(made, made[0].since, served="x") == made[:1]
    assert since(made, made[1].since, served="x") == made
    assert since(made, made[0].version, served="x") == since(made, "x", served="x") == []
    assert since(made, "2026-01-03", served="x") == made[:1]
    assert since(made, "nothing", served="x") is None


def test_one_asks_from_one_version_to_another_in_whichever_order(known: Dataset) -> None:
    made = told(known, [], [row("one", "Alpha")], [row("two", "Beta")])
    newest, first = made

    def asked(start: str, end: str) -> list[Publication] | None:
        return changes.between(made, start, end, served="x")

    assert asked("", "") == made
    assert asked(first.since, first.version) == asked(first.version, first.since) == [first]
    assert asked(first.version, newest.version) == asked(newest.version, first.version) == [newest]
    assert asked(first.version, "") == asked("x", first.version) == [newest]
    assert asked("2026-01-03", "2026-01-02") == [first]
    assert asked(newest.version, "") == []
    assert asked("nothing", "") is None
    assert asked("", "nothing") is None


def test_no_state_is_no_publication(known: Dataset) -> None:
    assert publications(known, []) == []
    assert publications(known, [State("2026-01-01", table(row("one", "Alpha")), table())]) == []
