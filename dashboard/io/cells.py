"""A column as people fill it in -> the column as the schemas want it, and what to say where the meaning of a cell was touched."""

import re
import unicodedata
from contextlib import suppress
from datetime import date, timedelta

import pandas as pd

from dashboard.domain.names import fold, meaning_of
from dashboard.domain.said import say
from dashboard.io.column_names import CELL_WORDS

YEAR_COLUMNS = ("year_from", "year_to", "population_year")
_ID_COLUMNS = ("member", "theme")
_DIVIDED = ("place", "theme", "themes")  # a line break in their cells stands between two values
_LINES = re.compile(r"\s*[\r\n]+\s*")
_WRAPPED = re.compile(r"(?<=[,;])\s*[\r\n]+\s*|\s*[\r\n]+\s*(?=\()")  # but not behind a comma or before a bracket
_LISTS = ("theme", "themes")  # of ids, between semicolons
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f"), " ")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_CHANGED = _SPACES | _INVISIBLE
_QUOTED_ID = re.compile(r"[\"'“”„‘’«»]+(?P<id>[a-z0-9;-]+)[\"'“”„‘’«»]+")
_MANGLED = re.compile("[ÃÂâ][\u0080-\u00bf‹‡€š„œ™“”’–—˜]")  # UTF-8 that was once read as cp1252: "KuÃ§ovÃ«"
_NUMBER = re.compile(r"(?P<whole>\d{4,5})(?:[.,]0*)?")
_GROUPED = re.compile(r"([12])[., ](\d{3})|'([12]\d{3})")  # 2.019 as a number with its thousands apart, '2019 as text
_DATE = re.compile(
    r"(?P<iso>(?:19|20)\d\d)[-/.]\d\d?[-/.]\d\d?(?:[ T]\d\d:\d\d:\d\d)?|\d\d?[-/. ]+(?:\d\d?[-/. ]+)?(?P<last>(?:19|20)\d\d)\.?"
)
# 2019 typed into a cell that has the form of a date is kept as the 2019th day: 11 July 1905.
_IN_1905 = re.compile(r"1905[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?:[ T]00:00:00)?|(?P<one>\d\d?)[-/. ]+(?P<two>\d\d?)[-/. ]+1905\.?")
_TYPED_YEARS = range(1900, 2101)
_DAY_ZERO = date(1899, 12, 30)  # how spreadsheets count days
_SERIALS = range(29221, 65380)  # the days of 1980 to 2078
MEANINGS = {column: {fold(w): key for key, words in ids.items() for w in (key, *words)} for column, ids in CELL_WORDS.items()}


def clean(column: pd.Series, name: str) -> tuple[pd.Series, pd.Series]:
    """Return ``column`` cleaned, and for each cell why its meaning was touched (``""`` mostly); each distinct cell is worked on once.

    Args:
        column: text as written. name: the column's name in the schemas; of years, levels and the like more than blanks is mended.
    """
    codes, written = pd.factorize(column)
    each = [_cleaned(str(text), name) for text in written]
    text = pd.Series([said for said, _ in each], dtype="str").take(codes).set_axis(column.index)
    why = pd.Series([said for _, said in each], dtype=object).take(codes).set_axis(column.index)
    return text, why


def tidy(text: str) -> str:
    """Return ``text`` with composed letters (NFC), plain spaces, nothing invisible, no blanks around."""
    return unicodedata.normalize("NFC", text.translate(_CHANGED).strip())


def _cleaned(text: str, name: str) -> tuple[str, str]:
    text = tidy(text)
    if name in YEAR_COLUMNS:
        return _year(text)
    if name in MEANINGS:
        return _word(text, MEANINGS[name])
    if name in _DIVIDED:
        text = _LINES.sub("; ", _WRAPPED.sub(" ", text))
    if name in _LISTS:
        text = re.sub(r"\s*;\s*", ";", text)
    if name in _ID_COLUMNS and (quoted := _QUOTED_ID.fullmatch(text)):
        return quoted["id"], ""
    mended = unmangled(text)
    return (mended, say("letters mangled by a wrong encoding, read as {text}", text=repr(mended))) if mended != text else (text, "")


def _word(text: str, meanings: dict[str, str]) -> tuple[str, str]:
    """Return the id that a cell of a vocabulary means; what a wrong encoding did to it is said."""
    if meant := meanings.get(fold(text)):
        return meant, ""
    meant = meaning_of(unmangled(text), meanings)
    return (meant, say("letters lost in a wrong encoding, read as {text}", text=meant)) if meant else (text, "")


def _year(text: str) -> tuple[str, str]:
    """Return the year that a cell means; a date, or the number that a spreadsheet keeps for one, is said to be taken as its year."""
    if grouped := _GROUPED.fullmatch(text):
        year_text = "".join(filter(None, grouped.groups()))
        return year_text, say("a number with a sign in it, taken as the year {year}", year=year_text)
    if number := _NUMBER.fullmatch(text):
        year = (_DAY_ZERO + timedelta(days=int(number["whole"]))).year
        return (
            (str(year), say("the number of a date, taken as its year {year}", year=year))
            if int(number["whole"]) in _SERIALS
            else (number["whole"], "")
        )
    if day := _IN_1905.fullmatch(text):
        years = _years_of(day)
        if len(years) != 1:
            return text, ""  # and so it is refused
        return str(years[0]), say("the year {year} in a cell that has the form of a date", year=years[0])
    found = _DATE.fullmatch(text)
    year_text = (found["iso"] or found["last"]) if found else text
    return year_text, say("a date, taken as its year {year}", year=year_text) if found else ""


def _years_of(day: re.Match[str]) -> list[int]:
    """Return the years that may have been typed where a spreadsheet made a day of 1905 of it, whichever way the day is written."""
    pairs = {(day["month"], day["day"])} if day["month"] else {(day["one"], day["two"]), (day["two"], day["one"])}
    found = []
    for month, of_month in pairs:
        with suppress(ValueError):  # no such day
            found.append((date(1905, int(month), int(of_month)) - _DAY_ZERO).days)
    return sorted(year for year in found if year in _TYPED_YEARS)


def unmangled(text: str) -> str:
    """Return ``text``; where it was UTF-8 and read as cp1252 (``KuÃ§ovÃ«``), as it was before."""
    if not _MANGLED.search(text):
        return text
    try:
        return tidy(text.encode("cp1252").decode("utf-8"))
    except UnicodeError:
        return text
