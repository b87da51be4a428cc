"""What is left of a text where its spelling, its encoding or its row was changed by somebody."""

import numpy as np
import pandas as pd
import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.merge import Change, Conflict, MergeConflictError, changes, merge
from dashboard.domain.names import fold, meaning_of, parts, plain, split_qualified, without_kind
from dashboard.domain.resolver import spellings
from dashboard.domain.sanitize import LONGEST, sanitize, strip_control
from dashboard.domain.unique import factorize, map_unique
from tests.domain.country import with_rows

MEANINGS = {"anetari": "member", "viti": "year", "cel": "key", "cal": "horse", "eee": "many", "ce": "what", "kec": "bad", "kece": "bad"}


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        pytest.param("Anëtari", "member", id="as it is"),
        pytest.param("An?tari", "member", id="a letter lost"),
        pytest.param("An\ufffdtari", "member", id="a letter lost, as the replacement sign"),
        pytest.param("Viti?", "year", id="a question mark that was no letter"),
        pytest.param("?el", "key", id="at the beginning"),
        pytest.param("?el?", "key", id="at the beginning, and a question mark"),
        pytest.param("?l", "", id="a vowel that does not get lost"),
        pytest.param("ke?", "bad", id="two spellings of one meaning"),
        pytest.param("??", "", id="nothing but letters lost"),
        pytest.param("c?l", "key", id="ë and not a"),
        pytest.param("Viti", "year", id="no letter lost"),
        pytest.param("Muaji", "", id="not known"),
        pytest.param("Mua?ji", "", id="not known either way"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_text_means_what_all_spellings_that_fit_mean(text: str, meaning: str) -> None:
    assert meaning_of(text, MEANINGS) == meaning


def test_where_two_meanings_fit_it_is_neither() -> None:
    assert meaning_of("?a", {"ca": "one", "ea": "other"}) == ""
    assert meaning_of("?a", {"ca": "one", "xa": "other"}) == "one"


@pytest.mark.parametrize(
    ("lost", "meaning"), [pytest.param(7, "long", id="seven letters are tried"), pytest.param(8, "", id="eight would take for ever")]
)
def test_only_so_many_lost_letters_are_tried(lost: int, meaning: str) -> None:
    assert meaning_of("a" + "?" * lost, {"a" + "e" * lost: "long"}) == meaning


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        pytest.param("“Bashkisë së Durrësit”", "durresit", id="in quotation marks"),
        pytest.param("« Bashkia Kukës »", "kukes", id="in guillemets"),
        pytest.param("Bashkia , Kukës", "kukes", id="with a comma behind its kind"),
        pytest.param("Kukës, district", "kukes", id="with a comma before its kind"),
        pytest.param("Qarku i rrethit Kukës", "kukes", id="two words for its kind"),
        pytest.param("Xixa", "xixa", id="a name that begins and ends with x"),
    ],
)
def test_what_stands_around_a_name_falls_away(written: str, bare: str) -> None:
    assert without_kind(written) == bare


def test_plain_text_is_in_lower_case_without_diacritics_and_with_single_blanks() -> None:
    assert plain(" Bashkia …  Kuçovë\t...x ") == "bashkia kucove x"
    assert fold("Fushë-Arrëz 2 (X)") == "fushearrez2x"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("Tiranë, Durrës dhe Elbasan", ["Tiranë", "Durrës", "Elbasan"], id="a comma and an and"),
        pytest.param("a;b/c&d+e\nf AND g", ["a", "b", "c", "d", "e", "f", "g"], id="all that divides"),
        pytest.param("Tiranë–Durrës, , Sandi", ["Tiranë–Durrës", "Sandi"], id="a dash does not, nor letters inside a name"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_text_falls_into_its_parts(text: str, named: list[str]) -> None:
    assert parts(text) == named


@pytest.mark.parametrize(
    ("text", "both"),
    [
        pytest.param(" Sauk , Tirana ", ("Sauk", "Tirana"), id="a comma"),
        pytest.param("Sauk(Tirana)", ("Sauk", "Tirana"), id="brackets without a blank"),
        pytest.param("a, b, c", ("a, b", "c"), id="the last comma"),
        pytest.param("(Tirana)", None, id="nothing before the brackets"),
    ],
)
def test_a_name_and_its_parent(text: str, both: tuple[str, str] | None) -> None:
    assert split_qualified(text) == both


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("X" * LONGEST + "\n", "X" * LONGEST + "…", id="a character too many, whatever it is"),
        pytest.param("X" * LONGEST, "X" * LONGEST, id="as long as may be"),
        pytest.param("XX\r\nX\x07", "XX  X", id="letters stay, line breaks become blanks, a bell goes"),
    ],
)
def test_a_text_is_cut_where_it_is_too_long_and_loses_what_acts(text: str, kept: str) -> None:
    assert sanitize(text) == kept


def test_a_text_that_is_harmless_stays_whole() -> None:
    assert strip_control("X" * (LONGEST + 1) + "\t") == "X" * (LONGEST + 1) + " "


def test_a_table_that_is_called_by_its_ids_alone_has_those() -> None:
    assert spellings(pd.DataFrame({"country": ["ALB", "Kosovë"]}), "country") == {"alb": "ALB", "kosove": "Kosovë"}
    assert spellings(pd.DataFrame({"theme": ["x"]}), "member") == {}


def test_rows_are_the_same_where_all_their_cells_are(tiny: Dataset) -> None:
    rows = pd.DataFrame({"code": ["b", "a", "b", "b"], "level": ["x", "x", "x", "y"]}, index=[7, 8, 9, 11])
    distinct, at = factorize(rows)
    assert distinct.to_dict("list") == {"code": ["b", "a", "b"], "level": ["x", "x", "y"]}
    assert distinct.index.tolist() == [0, 1, 2]
    assert at.tolist() == [0, 1, 0, 2]


def test_a_column_without_rows_stays_a_column_of_texts() -> None:
    assert str(map_unique(pd.Series([], dtype="str"), str.upper).dtype) == "str"


def test_an_operation_speaks_of_its_first_and_of_its_last_year(tiny: Dataset) -> None:
    country = with_rows(
        tiny,
        ("one", "Alpha", "district", "direct", "", "2015", "2018"),
        ("one", "Alpha", "district", "direct", "", "2020", ""),
        ("one", "Alpha", "district", "direct", "", "", "2012"),
        ("one", "Alpha", "district", "direct"),
    )
    np.testing.assert_array_equal(country.first_years, [2015, 2020, 2012, np.nan])
    np.testing.assert_array_equal(country.last_years, [2018, 2020, 2012, np.nan])
    assert country.years == ["2012", "2013", "2014", "2015", "2016", "2017", "2018", "2019", "2020"]
    assert with_rows(tiny, ("one", "Alpha", "district", "direct")).years == []


@pytest.mark.parametrize(
    ("after", "made"),
    [
        pytest.param(
            ("a", "b", "c", "D"), [Change(("a", "b", "c", "d"), ("a", "b", "c", "D"))], id="three cells of four are equal: edited"
        ),
        pytest.param(
            ("a", "b", "C", "D"),
            [Change(("a", "b", "c", "d"), None), Change(None, ("a", "b", "C", "D"))],
            id="two of four: one went, one came",
        ),
        pytest.param(
            ("a", "b", "c"), [Change(("a", "b", "c", "d"), ("a", "b", "c"))], id="three of four, and the last is not there any more"
        ),
    ],
)
def test_a_row_that_is_at_least_two_thirds_another_is_that_one_edited(after: tuple[str, ...], made: list[Change]) -> None:
    assert changes([("a", "b", "c", "d")], [after]) == made


def test_the_row_that_is_most_alike_is_the_one_edited() -> None:
    before = [("a", "b", "c", "d", "e", "f")]
    alike, more = ("a", "b", "c", "d", "X", "Y"), ("a", "b", "c", "d", "e", "Z")
    assert changes(before, [alike, more]) == [Change(before[0], more), Change(None, alike)]


def test_a_thousand_rows_of_a_thousand_are_still_compared() -> None:
    before = [(str(n), "a", "b") for n in range(1_000)]
    assert changes(before, [(n, a, "c") for n, a, _ in before])[0] == Change(("0", "a", "b"), ("0", "a", "c"))


def test_a_conflict_is_counted_and_kept_with_all_that_became_of_the_row() -> None:
    row = ("a", "x", "1")
    with pytest.raises(MergeConflictError, match=r"^1 rows were changed by someone else as well$") as refused:
        merge([row, row], [("a", "x", "3"), ("a", "x", "2")], [("a", "x", "4")])
    assert refused.value.conflicts == [Conflict(row, (("a", "x", "2"), ("a", "x", "3")), (None, ("a", "x", "4")))]


def test_one_of_two_equal_rows_that_both_took_away_is_gone_once() -> None:
    row, other = ("a", "x", "1"), ("b", "y", "2")
    assert merge([row, row, row, other], [row, row, other], [row, row, other]) == [row, row, other]
    assert merge([row, row, other], [other], [other]) == [other]
