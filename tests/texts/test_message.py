"""Messages give the words that they should, worked out by hand; the browser half gives the same for every message of both catalogues."""

import json
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.texts.catalogue import PAGE, STAFF, path_of, read_catalogue
from dashboard.texts.language import language
from dashboard.texts.message import Blank, MessageError, Parts, blanks, parse, render

CORE = Path(__file__).parent.parent.parent / "dashboard" / "browser" / "core"
PLACES = "{n, plural, =0 {no place} one {# place} other {# places}}"
Case = tuple[str, str, dict[str, Any]]  # language, pattern, values


def _en(pattern: str, **values: object) -> str:
    return render(pattern, values, language("en"))


def _sq(pattern: str, **values: object) -> str:
    return render(pattern, values, language("sq"))


def test_texts_and_numbers_are_filled_in() -> None:
    assert _en("{name} has {n} of {n}.", name="{Ana}", n=1234) == "{Ana} has 1,234 of 1,234."
    assert _sq("{n}", n=1234567) == "1\u00a0234\u00a0567"


def test_a_number_has_as_many_decimals_as_the_message_asks_for() -> None:
    assert _en("{n, number} {n, number, 1} { n,number,2 }", n=2.25) == "2 2.3 2.25"
    assert _sq("{n, number, 1}", n=1234.5) == "1\u00a0234,5"


@pytest.mark.parametrize(("n", "words"), [(0, "no place"), (1, "1 place"), (2, "2 places"), (1000, "1,000 places")])
def test_the_number_chooses_the_plural(n: int, words: str) -> None:
    assert _en(PLACES, n=n) == words


def test_the_plural_rule_is_that_of_the_language() -> None:
    pattern = "{n, plural, one {one} few {few} many {many} other {other}}"
    assert [_sq(pattern, n=n) for n in (0, 1, 2, 5)] == ["other", "one", "other", "other"]
    assert [render(pattern, {"n": n}, language("pl")) for n in (0, 1, 2, 5)] == ["many", "one", "few", "many"]


def test_a_word_chooses_the_variant() -> None:
    pattern = "{who, select, coalition {it} member {she} other {they}}"
    assert [_en(pattern, who=who) for who in ("coalition", "member", "nobody")] == ["it", "she", "they"]


def test_a_variant_may_be_empty() -> None:
    assert _en("{n, plural, =0 {} other {#}}", n=0) == ""
    assert _en("{who, select, nobody {} other { by them}}", who="nobody") == ""


def test_choices_stand_inside_of_each_other_and_a_sign_of_number_means_the_innermost_plural() -> None:
    pattern = "#{a, plural, one {1} other {#{w, select, x {-#-} other {}}{b, plural, one {#} other {#!}}#}}#"
    assert _en(pattern, a=5, b=1, w="x") == "#5-5-15#"
    assert _en(pattern, a=5, b=2, w="y") == "#52!5#"
    assert _en(pattern, a=1, b=2, w="y") == "#1#"


@pytest.mark.parametrize(
    ("items", "english", "albanian"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a dhe b"),
        (["a", "{b}", "c"], "a, {b} and c", "a, {b} dhe c"),
        (["a", "b", "c", "d"], "a, b, c and d", "a, b, c dhe d"),
    ],
)
def test_a_list_is_joined(items: list[str], english: str, albanian: str) -> None:
    assert (_en("{who}", who=items), _sq("{who}", who=items)) == (english, albanian)


def test_percentages_and_dates_are_written_by_the_language() -> None:
    pattern = "{share, percent}, {day, date}"
    assert _en(pattern, share=0.82549, day="2026-11-05") == "82.5%, 5 November 2026"
    assert _sq(pattern, share=1, day="2026-03-31") == "100,0%, 31 mars 2026"


def test_a_text_without_blanks_is_left_as_it_is() -> None:
    assert _en("50 } #") == "50 } #"


def test_the_blanks_are_those_of_all_variants() -> None:
    assert blanks("{a} {n, plural, one {{b, date}} other {# {c, select, other {{d}}}}}") == {"a", "b", "c", "d", "n"}


MALFORMED = [
    ("{n", "a brace is not closed in: {n"),
    ("{", "a name is missing at 1 in: {"),
    ("{}", "a name is missing at 1 in: {}"),
    ("{n!}", "',' is missing at 2 in: {n!}"),
    ("{n, money}", "unknown kind 'money' in: {n, money}"),
    ("{n, plural}", "',' is missing at 10 in: {n, plural}"),
    ("{n, number, 1", "a brace is not closed in: {n, number, 1"),
    ("{n, percent x}", "'}' is missing at 12 in: {n, percent x}"),
    ("{n, plural, one {#}}", "{n} has no variant 'other' in: {n, plural, one {#}}"),
    ("{n, plural, other #}", "'{' is missing at 18 in: {n, plural, other #}"),
    ("{n, plural, other {#}", "a brace is not closed in: {n, plural, other {#}"),
    ("{n, select, other {{m}}", "a brace is not closed in: {n, select, other {{m}}"),
    ("{n}} rest", "'}' without '{' at 3 in: {n}} rest"),
]
MISSING = "{n} of {name}"


@pytest.mark.parametrize(("pattern", "words"), MALFORMED)
def test_what_is_malformed_is_told(pattern: str, words: str) -> None:
    with pytest.raises(MessageError) as refused:
        _en(pattern, n=1)
    assert str(refused.value) == words


def test_a_blank_for_which_nothing_is_given_is_named() -> None:
    with pytest.raises(MessageError, match=r"nothing is given for \{name\}"):
        _en(MISSING, n=1)


# The other half
SCRIPT = """
import { readFileSync } from "node:fs";
const [{ render }, { createLanguage }] = await Promise.all([import(CORE + "message.js"), import(CORE + "language.js")]);
const { shipped, cases } = JSON.parse(readFileSync(0, "utf8"));
const languages = Object.fromEntries(Object.entries(shipped).map(([code, own]) => [code, createLanguage(own)]));
const said = ([code, pattern, values]) => {
  try {
    return render(pattern, values, languages[code]);
  } catch (error) {
    return { error: error.message };
  }
};
process.stdout.write(JSON.stringify(cases.map(said)));
"""


def _in_the_browser_half(cases: list[Case]) -> list[Any]:
    """Return the words of each case, all of them from one process."""
    given = {"shipped": {code: language(code).shipped() for code in {case[0] for case in cases}}, "cases": cases}
    script = f"const CORE = {json.dumps(CORE.as_uri() + '/')};{SCRIPT}"
    command = ["node", "--input-type=module", "--eval", script]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert not done.returncode, done.stderr
    return json.loads(done.stdout)


def _in_python(case: Case) -> Any:
    code, pattern, values = case
    try:
        return render(pattern, values, language(code))
    except MessageError as error:
        return {"error": str(error)}


def _blanks_of(parts: Parts) -> Iterator[Blank]:
    for part in parts:
        if isinstance(part, Blank):
            yield part
            for variant in part.variants.values():
                yield from _blanks_of(variant)


def _invented(chance: random.Random, blank: Blank) -> Any:
    if blank.kind == "plural":
        return chance.choice([0, 1, 2, 3, 5, 11, 21, 100, 1000, 1234567])
    if blank.kind == "select":
        return chance.choice([*blank.variants, "unheard-of"])
    number = chance.choice([0, 1, 0.5, 999.5, chance.uniform(-10, 10), chance.uniform(-1e6, 1e6), chance.randrange(10**9)])
    if blank.kind in ("number", "percent"):
        return number
    if blank.kind == "date":
        return f"{chance.randint(1990, 2030)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    names = ["Ana & {1}", "Cërrik", "$&", "", "x # y"]
    return chance.choice([number, chance.choice(names), chance.choices(names, k=chance.randrange(5))])


def _cases(code: str, pattern: str, times: int) -> Iterator[Case]:
    chance = random.Random(pattern)
    found = list(_blanks_of(parse(pattern)))
    for _ in range(times if found else 1):
        # A name that stands for a number in one place and for a choice in another gets what the choice takes.
        yield code, pattern, {blank.name: _invented(chance, blank) for blank in sorted(found, key=lambda one: bool(one.variants))}


def _agree(cases: list[Case]) -> None:
    for case, found in zip(cases, _in_the_browser_half(cases), strict=True):
        assert found == _in_python(case), case


def test_both_halves_say_the_same_for_every_message_of_the_catalogues() -> None:
    texts = {english: own for name in (PAGE, STAFF) for english, own in read_catalogue(path_of("sq", name)).items()}
    assert len(texts) > 300
    cases = [case for english, own in texts.items() for case in (*_cases("en", english, 8), *_cases("sq", own, 8))]
    assert len(cases) > 1000
    _agree(cases)


def test_both_halves_write_numbers_percentages_dates_and_lists_alike() -> None:
    patterns = ["{n, number, 0}", "{n, number, 1}", "{n, number, 3}", "{p, percent}", "{d, date}", "{l}", PLACES]
    _agree([case for code in ("en", "sq", "de", "pl", "ar", "pt", "ja") for pattern in patterns for case in _cases(code, pattern, 60)])


def test_both_halves_say_the_same_of_what_is_malformed_or_missing() -> None:
    _agree([*(("sq", pattern, {"n": 1}) for pattern, _ in MALFORMED), ("en", MISSING, {"n": 1}), ("en", MISSING, {"name": "a"})])


def test_names_are_sorted_by_the_letters_of_the_language() -> None:
    names = [
        "Zhej",
        "Xhafzotaj",
        "Xibër",
        "Dhërmi",
        "Durrës",
        "Dibër",
        "Ersekë",
        "Ëndërr",
        "Çorovodë",
        "Cërrik",
        "Gjirokastër",
        "Gramsh",
        "Fier",
    ]
    albanian = "Cërrik Çorovodë Dibër Durrës Dhërmi Ersekë Ëndërr Fier Gramsh Gjirokastër Xibër Xhafzotaj Zhej"
    assert " ".join(sorted(names, key=language("sq").order)) == albanian
    english = "Cërrik Çorovodë Dhërmi Dibër Durrës Ëndërr Ersekë Fier Gjirokastër Gramsh Xhafzotaj Xibër Zhej"
    assert " ".join(sorted(names, key=language("en").order)) == english
    assert language("sq").order("Malësi e Madhe") == language("sq").order("MALËSI-E-MADHE") != language("sq").order("Malesi e Madhe")
