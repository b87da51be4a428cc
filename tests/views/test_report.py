"""The gap list as a file: who works next door."""

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.views.report import gap_table
from tests.domain.country import with_members, with_rows, with_shapes


def test_a_gap_names_who_works_next_door_and_where(tiny: Dataset) -> None:
    # Alpha touches Beta and Gamma; these two only meet in a corner.
    country = with_shapes(
        with_rows(tiny, ("one", "Beta", "district", "direct"), ("one", "Gama", "district", "direct"), ("two", "Beta", "district", "direct"))
    )
    gaps = gap_table(View(country, Selection(lang="en")))
    assert gaps.set_index("code")["next_door"].to_dict() == {"A": "One (Beta, Gamma); TWO (Beta)"}
    only = with_shapes(with_rows(tiny, ("one", "Beta", "district", "direct")))
    assert gap_table(View(only, Selection()))[["code", "next_door"]].to_numpy().tolist() == [["G", ""], ["A", "One (Beta)"]]


def test_three_next_door_are_named_and_no_more(tiny: Dataset) -> None:
    everybody = with_members(tiny, ("four", "network", ""))
    rows = [(member, "Alpha", "district", "direct") for member in ("one", "two", "three", "four")]
    country = with_shapes(with_rows(everybody, *rows, ("four", "Beta", "district", "direct")))
    (gap,) = gap_table(View(country, Selection(lang="sq"))).to_dict("records")
    assert (gap["code"], gap["next_door"]) == ("G", "Four (Alpha); One (Alpha); Three (Alpha)")
