"""What the public sees of rows that are not for everybody."""

import pandas as pd
import pytest

from dashboard.domain.gazetteer import build_gazetteer
from dashboard.domain.visibility import for_public
from tests.domain.country import gazetteer_of

COLUMNS = ["member", "place", "level", "visibility", "note", "_row"]


@pytest.fixture
def public(tiny_places: pd.DataFrame, tiny_aliases: pd.DataFrame) -> pd.DataFrame:
    operations = pd.DataFrame(
        [
            ("two", "Tip", "unit", "county", "address", "2"),
            ("one", "Alpha", "district", "public", "note", "3"),
            ("three", "Gama", "", "staff", "secret", "4"),
            ("one", "Gama", "municipality", "county", "phone", "5"),
            ("one", "Mesi", "municipality", "county", "", "6"),
            ("one", "Nowhere", "", "county", "", "7"),
            ("two", "Maja", "unit", "county", "other", "1"),
            ("two", "", "", "public", "nowhere", "8"),
        ],
        columns=COLUMNS,
    )
    return for_public(operations, tiny_places, build_gazetteer(tiny_places, tiny_aliases))


def test_a_county_row_shows_its_county_alone_at_the_end_in_the_order_of_what_is_shown(public: pd.DataFrame) -> None:
    assert public.columns.tolist() == COLUMNS
    assert public.drop(columns="_row").to_numpy().tolist() == [
        ["one", "Alpha", "district", "public", "note"],
        ["two", "", "", "public", "nowhere"],
        ["one", "Jugu", "county", "county", ""],
        ["one", "Veriu", "county", "county", ""],
        ["two", "Jugu", "county", "county", ""],
        ["two", "Jugu", "county", "county", ""],
    ]
    assert public.index.tolist() == [0, 1, 2, 3, 4, 5]


def test_of_rows_that_look_the_same_the_first_written_comes_first(public: pd.DataFrame) -> None:
    assert public["_row"].tolist() == ["3", "8", "5", "6", "2", "1"]


def test_the_data_themselves_are_left_as_they_are(tiny_places: pd.DataFrame, tiny_aliases: pd.DataFrame) -> None:
    operations = pd.DataFrame([("two", "Tip", "unit", "county", "address", "2")], columns=COLUMNS)
    for_public(operations, tiny_places, build_gazetteer(tiny_places, tiny_aliases))
    assert operations.to_numpy().tolist() == [["two", "Tip", "unit", "county", "address", "2"]]


def test_the_level_given_tells_which_place_and_so_which_county() -> None:
    rows = [("N", "county", "Veriu", "N"), ("S", "county", "Jugu", "S"), ("a", "municipality", "Iks", "N"), ("u", "unit", "Iks", "S")]
    places = pd.DataFrame(rows, columns=["code", "level", "name_sq", "county"])
    written = [("one", "Iks", "unit", "county", "", ""), ("two", "Iks", "municipality", "county", "", "")]
    shown = for_public(pd.DataFrame(written, columns=COLUMNS), places, gazetteer_of(rows))
    assert shown["place"].tolist() == ["Jugu", "Veriu"]
