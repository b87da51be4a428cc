import pandas as pd
import pytest

from dashboard.io.cells import as_day, clean_column, days_of


@pytest.mark.parametrize(
    ("written", "year", "said"),
    [
        ("2019", "2019", False),
        ("2019.0", "2019", False),
        (" 2019\u200b", "2019", False),
        ("", "", False),
        pytest.param("43525", "2019", True, id="1 March 2019 as a spreadsheet counts days"),
        pytest.param("2019-03-01 00:00:00", "2019", True, id="a date cell"),
        pytest.param("1905-07-11 00:00:00", "2019", True, id="2019 typed into a date cell"),
        ("01.03.2019", "2019", True),
        ("1/3/2019", "2019", True),
        ("03/2019", "2019", True),
        pytest.param("01.03.19", "01.03.19", False, id="no century: left for the check"),
        pytest.param("2016-2019", "2016-2019", False, id="two years: left for the check"),
        pytest.param("12019", "12019", False, id="a slip: left for the check"),
        pytest.param("1905-06-29 00:00:00", "2007", True, id="2007 typed into a date cell"),
        pytest.param("1905-06-30", "2008", True, id="2008 typed into a date cell"),
        pytest.param("1905-03-14", "1900", True, id="1900 typed into a date cell"),
        pytest.param("11.7.1905", "2019", True, id="2019, the day first"),
        pytest.param("7/11/1905", "2019", True, id="2019, the month first"),
        pytest.param("7/6/1905", "7/6/1905", False, id="1985 or 2014: left for the check"),
        pytest.param("1905-11-20", "1905-11-20", False, id="2151 typed: left for the check"),
        pytest.param("1905-13-01", "1905-13-01", False, id="no day: left for the check"),
        pytest.param("1905", "1905", False, id="1905 typed as a year"),
        ("about 2019", "about 2019", False),
    ],
)
def test_a_year_is_read_from_what_spreadsheets_make_of_it(written: str, year: str, said: bool) -> None:
    text, why = clean_column(pd.Series([written]), "year_from")
    assert (text[0], bool(why[0])) == (year, said)


@pytest.mark.parametrize(
    ("column", "written", "read"),
    [("evidence", "I drejtp?rdrejt?", "direct"), ("evidence", "i dob\ufffdt", "weak"), ("evidence", "e tÃ«rthortÃ«", "indirect"),
     ("evidence", "I deklaruar nga koalicioni", "stated"), ("visibility", "Të gjithë, si qark", "county"), ("visibility", "?", "?"),
     ("level", "Rrethi", "district"), ("visibility", "Qarku", "county"), ("evidence", "“Direct”", "direct"), ("level", "planet", "planet"),
     ("member", "“tlas”", "tlas"), ("member", "Qendra “Vatra”", "Qendra “Vatra”"), ("note", "“direct”", "“direct”"),
     ("theme", "legal-aid ; child-rights", "legal-aid;child-rights"), ("note", "a ; b", "a ; b")],
)  # fmt: skip
def test_words_of_the_vocabularies_are_read_as_their_ids_and_nothing_else_is(column: str, written: str, read: str) -> None:
    assert clean_column(pd.Series([written]), column)[0][0] == read


def test_a_word_whose_letters_were_lost_is_said_to_be_read() -> None:
    why = clean_column(pd.Series(["i drejtp?rdrejt?", "i drejtpërdrejtë", "?"]), "evidence")[1]
    assert list(why) == ["letters lost through a wrong encoding; read as direct", "", ""]


def test_mangled_letters_are_mended_and_said_and_real_ones_are_left() -> None:
    text, why = clean_column(pd.Series(["KuÃ§ovÃ«", "KuÃ§ovÃ« 李", "Âme, São", "Kuçovë"]), "place")
    assert list(text) == ["Kuçovë", "KuÃ§ovÃ« 李", "Âme, São", "Kuçovë"]
    assert [bool(said) for said in why] == [True, False, False, False]


def test_a_column_keeps_its_length_order_and_index() -> None:
    text, why = clean_column(pd.Series(["b ", "a", "b "], index=[4, 7, 9]), "note")
    assert text.to_dict() == {4: "b", 7: "a", 9: "b"}
    assert why.to_dict() == {4: "", 7: "", 9: ""}
    assert len(clean_column(pd.Series([], dtype="str"), "note")[0]) == 0


@pytest.mark.parametrize("written", ["2.019", "2,019", "2 019", "2\u00a0019", "'2019"])
def test_a_year_that_a_spreadsheet_wrote_as_a_number_or_as_text_is_read_and_said(written: str) -> None:
    text, why = clean_column(pd.Series([written]), "year_from")
    assert (text[0], why[0]) == ("2019", "a number with a point, comma or apostrophe; read as the year 2019")


@pytest.mark.parametrize("written", ["20.19", "3.019", "2.0190", "'201"])
def test_no_year_is_made_of_another_number(written: str) -> None:
    assert clean_column(pd.Series([written]), "year_from")[0][0] == written


@pytest.mark.parametrize(
    ("written", "days"),
    [
        pytest.param("27.11.2026", ["2026-11-27"], id="points"),
        pytest.param("3.4.2026", ["2026-04-03"], id="with points the day stands first"),
        pytest.param("27/11/2026", ["2026-11-27"], id="strokes, and no month 27"),
        pytest.param("03/04/2026", ["2026-04-03", "2026-03-04"], id="strokes, and both may be the month"),
        pytest.param("03-04-2026", ["2026-04-03", "2026-03-04"], id="hyphens, and both may be the month"),
        pytest.param("4/4/2026", ["2026-04-04"], id="both are the same"),
        pytest.param("27 nëntor 2026", ["2026-11-27"], id="the month in Albanian"),
        pytest.param("1. maj 2026", ["2026-05-01"], id="a short one"),
        pytest.param("27 Sept. 2026", ["2026-09-27"], id="the month in English, shortened"),
        pytest.param("31 nëntor 2026", [], id="no such day"),
        pytest.param("27 foo 2026", [], id="no month"),
        pytest.param("27.11/2026", [], id="two signs"),
    ],
)
def test_a_day_is_read_as_people_write_it(written: str, days: list[str]) -> None:
    assert days_of(written) == days
    assert as_day(written) == (days[0] if len(days) == 1 else written)
