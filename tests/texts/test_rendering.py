"""Messages with their plural and variants inside, against texts written by hand."""

import pytest

from dashboard.texts.language import language
from dashboard.texts.message import MessageError, blanks, message, parse, render
from dashboard.texts.translator import Translator

EN, SQ = language("en"), language("sq")
PLACES = "{n, plural, =0 {no place} one {# place} other {# places}}"


@pytest.mark.parametrize(
    ("pattern", "values", "expected"),
    [
        pytest.param("as it is", {}, "as it is", id="no blank"),
        pytest.param("{a} and {b}", {"a": "x", "b": "y"}, "x and y", id="texts"),
        pytest.param("{n}", {"n": 1234}, "1,234", id="a number as the language writes it"),
        pytest.param("{n, number, 2}", {"n": 0.125}, "0.13", id="decimals, a half rounded up"),
        pytest.param(PLACES, {"n": 0}, "no place", id="an exact number"),
        pytest.param(PLACES, {"n": 1}, "1 place", id="one"),
        pytest.param(PLACES, {"n": 2000}, "2,000 places", id="many"),
        pytest.param("{w, select, a {A {n}} other {B}}", {"w": "a", "n": 3}, "A 3", id="a variant with a blank"),
        pytest.param("{w, select, a {A} other {B}}", {"w": "z"}, "B", id="any other variant"),
        pytest.param("{n, plural, one {#} other {{w, select, x {#!} other {}}}}", {"n": 5, "w": "x"}, "5!", id="a number inside a variant"),
        pytest.param("{share, percent}", {"share": 0.8237}, "82.4%", id="a percentage"),
        pytest.param("{day, date}", {"day": "2026-11-23"}, "23 November 2026", id="a date"),
        pytest.param("{l}", {"l": []}, "", id="no item"),
        pytest.param("{l}", {"l": ["a"]}, "a", id="one item"),
        pytest.param("{l}", {"l": ["a", "b"]}, "a and b", id="two items"),
        pytest.param("{l}", {"l": ["a", "b", "c", "d"]}, "a, b, c and d", id="four items"),
        pytest.param("{a}", {"a": "{b} # }"}, "{b} # }", id="what is filled in is never read as a message"),
        pytest.param("# 1", {}, "# 1", id="a number sign outside a plural"),
    ],
)
def test_a_message_is_filled_in(pattern: str, values: dict, expected: str) -> None:
    assert render(pattern, values, EN) == expected


@pytest.mark.parametrize(
    ("pattern", "values", "expected"),
    [
        pytest.param("{n, number, 1}", {"n": 1234.5}, "1\u00a0234,5", id="a space between thousands, a decimal comma"),
        pytest.param("{day, date}", {"day": "2026-11-23"}, "23 nëntor 2026", id="the month in small letters"),
        pytest.param("{share, percent}", {"share": 0.7464}, "74,6%", id="no space before the sign"),
        pytest.param("{l}", {"l": ["a", "b", "c"]}, "a, b dhe c", id="a list"),
    ],
)
def test_albanian_is_written_by_its_own_rules(pattern: str, values: dict, expected: str) -> None:
    assert render(pattern, values, SQ) == expected


@pytest.mark.parametrize("pattern", ["{n", "{n, plural, one {a}}", "{a} }", "{n, colour}", "{}", "{n, plural, one {a} other {b}", "{n,}"])
def test_a_malformed_message_is_refused(pattern: str) -> None:
    with pytest.raises(MessageError):
        parse(pattern)


def test_a_blank_that_is_not_filled_in_is_refused() -> None:
    with pytest.raises(MessageError, match="place"):
        render("in {place}", {}, EN)


def test_blanks_are_found_in_every_variant() -> None:
    assert blanks("{n, plural, one {{a}} other {# {b, select, x {{c}} other {}}}}") == {"n", "a", "b", "c"}


def test_a_message_is_translated_with_the_messages_inside_it() -> None:
    said = message("The name is used by {n} places at level {level}.", n=2, level=message("district"))
    _ = Translator("sq", staff=True)
    _.known = {"The name is used by {n} places at level {level}.": "{n} vende, niveli {level}", "district": "rreth"}
    assert (str(said), _(said)) == ("The name is used by 2 places at level district.", "2 vende, niveli rreth")
