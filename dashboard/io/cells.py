"""A column as people fill it in -> the column as the schemas want it, and what to say where the meaning of a cell was touched."""

import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta

import pandas as pd

from dashboard.domain.names import fold, meaning_of, plain
from dashboard.io.column_names import CELL_WORDS, ONE_YEAR
from dashboard.texts.message import message

YEAR_COLUMNS = ("year_from", "year_to", "population_year", "year", ONE_YEAR)
_WORKING_YEARS = ("year_from", "year_to", ONE_YEAR)
_OPTIONAL = (*_WORKING_YEARS, "level", "theme", "themes", "note", "note_sq", "confirmed_on")  # where "n/a" says what an empty cell does
_NOTHING = {"n/a", "n.a.", "-", "--", "–", "—", "nuk ka", "s'ka", "s’ka", "nuk dihet", "nuk aplikohet", "not applicable", "unknown"}
_ONGOING = {
    "ne vazhdim",
    "vazhdon",
    "ongoing",
    "present",
    "sot",
    "aktualisht",
    "aktuale",
    "today",
    "now",
    "current",
    "deri sot",
    "deri tani",
}
_MONTH_NAMES = (  # of the year, in their order
    ("janar", "shkurt", "mars", "prill", "maj", "qershor", "korrik", "gusht", "shtator", "tetor", "nentor", "dhjetor"),
    ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"),
    ("jan", "shk", "mar", "pri", "maj", "qer", "kor", "gus", "sht", "tet", "nen", "dhj"),
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
)
_MONTHS = {name: at for names in _MONTH_NAMES for at, name in enumerate(names, 1)} | {"sept": 9}
_IN_MONTH = re.compile(r"(?:\d\d?\.? )?(?P<one>[a-z]+)\.?(?: ?[-–/] ?(?P<two>[a-z]+)\.?)?,? (?:i |e |te )?(?P<year>(?:19|20)\d\d)\.?")
_OPEN = re.compile(r"(?:(?:prej|nga|qe nga|since|from) (?:viti(?:t)? )?)?((?:19|20)\d\d)(?: ?[-–—] ?(.*)| (?:e |deri )?(.*))?")
OPEN_END = "–"  # behind a year in a column of one year: that there is no last one
_RANGE = re.compile(r"\s*[-–—]\s*|\s+(?:deri(?: në| më| ne| me)?|to|until)\s+")
DAY_COLUMNS = ("confirmed_on",)
_ADDRESS_COLUMNS = ("source_url", "website")
_SCHEME = re.compile(r"<?(?P<scheme>https?)(?P<rest>://[^<>]*)>?", re.IGNORECASE)
_ISO_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_DAY_IN_WORDS = re.compile(r"(?P<day>\d\d?)\.? (?P<month>[a-z]+)\.?,? (?:i |e |te )?(?P<year>(?:19|20)\d\d)\.?")
_WRITTEN_DAY = re.compile(r"(?P<one>\d\d?)(?P<sign>[./-])\s?(?P<two>\d\d?)(?P=sign)\s?(?P<year>(?:19|20)\d\d)\.?")
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
    r"(?P<iso>(?:19|20)\d\d)[-/.]\d\d?[-/.]\d\d?(?:[ T]00:00:00(?:\.0+)?)?|\d\d?[-/. ]+(?:\d\d?[-/. ]+)?(?P<last>(?:19|20)\d\d)\.?"
)
# 2019 typed into a cell that has the form of a date is kept as the 2019th day: 11 July 1905.
_IN_1905 = re.compile(r"1905[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?:[ T]00:00:00)?|(?P<one>\d\d?)[-/. ]+(?P<two>\d\d?)[-/. ]+1905\.?")
_TYPED_YEARS = range(1900, 2101)
_DAY_ZERO = date(1899, 12, 30)  # how spreadsheets count days
_SERIALS = range(29221, 65380)  # the days of 1980 to 2078
MEANINGS = {column: {fold(w): key for key, words in ids.items() for w in (key, *words)} for column, ids in CELL_WORDS.items()}


def clean_column(column: pd.Series, name: str) -> tuple[pd.Series, pd.Series]:
    """Return ``column`` cleaned, and for each cell why its meaning was touched (``""`` mostly); each distinct cell is worked on once.

    Args:
        column: text as written. name: the column's name in the schemas; of years, levels and the like more than blanks is mended.
    """
    codes, written = pd.factorize(column)
    each = [_cleaned(str(text), name) for text in written]
    text = pd.Series([said for said, _ in each], dtype="str").take(codes).set_axis(column.index)
    why = pd.Series([said for _, said in each], dtype=object).take(codes).set_axis(column.index)
    return text, why


def clean_text(text: str) -> str:
    """Return ``text`` with composed letters (NFC), plain spaces, nothing invisible, no blanks around."""
    return unicodedata.normalize("NFC", text.translate(_CHANGED).strip())


def _cleaned(text: str, name: str) -> tuple[str, str]:  # noqa: PLR0911
    text = clean_text(text)
    if name in _OPTIONAL and text.casefold() in _NOTHING:
        return "", message("read as an empty cell")
    if name in _WORKING_YEARS and (working := _working_year(text, name)):
        return working
    if name in DAY_COLUMNS:
        return as_day(text), ""
    if name in _ADDRESS_COLUMNS and (address := _SCHEME.fullmatch(text)):
        return address["scheme"].lower() + address["rest"].rstrip(), ""
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
    mended = fix_mojibake(text)
    return (mended, message("letters changed by a wrong encoding; read as {text}", text=repr(mended))) if mended != text else (text, "")


def _word(text: str, meanings: dict[str, str]) -> tuple[str, str]:
    """Return the id that a cell of a vocabulary means; what a wrong encoding did to it is said."""
    if meant := meanings.get(fold(text)):
        return meant, ""
    meant = meaning_of(fix_mojibake(text), meanings)
    return (meant, message("letters lost through a wrong encoding; read as {text}", text=meant)) if meant else (text, "")


def _year(text: str) -> tuple[str, str]:
    """Return the year that a cell means; a date, or the number that a spreadsheet keeps for one, is said to be taken as its year."""
    if grouped := _GROUPED.fullmatch(text):
        year_text = "".join(filter(None, grouped.groups()))
        return year_text, message("a number with a point, comma or apostrophe; read as the year {year}", year=year_text)
    if number := _NUMBER.fullmatch(text):
        year = (_DAY_ZERO + timedelta(days=int(number["whole"]))).year
        return (
            (str(year), message("a date stored as a number; read as the year {year}", year=str(year)))
            if int(number["whole"]) in _SERIALS
            else (number["whole"], "")
        )
    if day := _IN_1905.fullmatch(text):
        years = _years_of(day)
        if len(years) != 1:
            return text, ""  # and so it is refused
        return str(years[0]), message("the year {year} in a cell formatted as a date", year=str(years[0]))
    found = _DATE.fullmatch(text)
    year_text = (found["iso"] or found["last"]) if found else text
    return year_text, message("a date; read as the year {year}", year=year_text) if found else ""


def _working_year(text: str, name: str) -> tuple[str, str] | None:
    """Return the year that words about it mean, such as "mars 2021" or "2019 e në vazhdim", and that they were read so; else None."""
    said = plain(text)
    if name == "year_to" and said in _ONGOING:
        return "", message("goes on; the last year is not known and stays empty")
    if (month := _IN_MONTH.fullmatch(said)) and {month["one"], month["two"] or month["one"]} <= _MONTHS.keys():
        return month["year"], message("a date; read as the year {year}", year=month["year"])
    if name != "year_to" and (begun := _OPEN.fullmatch(said)) and not said.isdecimal():
        behind = begun[2] if begun[2] is not None else begun[3]
        if not behind or behind.removeprefix("e ") in {*_ONGOING, "tutje", "onwards"}:
            year = begun[1] + OPEN_END * (name == ONE_YEAR)
            return year, message("read as the first year {year}; the last one stays empty", year=begun[1])
    return None


def year_range(text: str) -> tuple[str, str] | None:
    """Return the two years of a cell such as "2019–2021" or "mars 2019 - maj 2021", else None."""
    parts = [_cleaned(part, ONE_YEAR)[0] for part in _RANGE.split(text)]
    if len(parts) == 2 and all(re.fullmatch(r"(?:19|20)\d\d", part) for part in parts) and parts[0] <= parts[1]:
        return parts[0], parts[1]
    return None


def as_day(text: str) -> str:
    """Return the day that a cell means, as year-month-day; one that may be two is left as it is written."""
    if iso := _ISO_DAY.fullmatch(text):
        return iso[1]
    days = days_of(text)
    return days[0] if len(days) == 1 else text


def days_of(text: str) -> list[str]:
    """Return the days that a cell such as "31.3.2026" or "31 mars 2026" may mean.

    With points the day stands first; with strokes or hyphens the month may, as Americans and some spreadsheet programs write it.
    """
    if words := _DAY_IN_WORDS.fullmatch(plain(text)):
        return _days(words["year"], [(int(words["day"]), _MONTHS.get(words["month"], 0))])
    found = _WRITTEN_DAY.fullmatch(text)
    if not found:
        return []
    one, two = int(found["one"]), int(found["two"])
    return _days(found["year"], [(one, two)] + [(two, one)] * (found["sign"] != "." and one != two))


def _days(year: str, pairs: Iterable[tuple[int, int]]) -> list[str]:
    """Return the days that there are among pairs of day and month."""
    days = []
    for day, month in pairs:
        with suppress(ValueError):
            days.append(date(int(year), month, day).isoformat())
    return days


def _years_of(day: re.Match[str]) -> list[int]:
    """Return the years that may have been typed where a spreadsheet made a day of 1905 of it, whichever way the day is written."""
    pairs = {(day["month"], day["day"])} if day["month"] else {(day["one"], day["two"]), (day["two"], day["one"])}
    found = []
    for month, of_month in pairs:
        with suppress(ValueError):  # no such day
            found.append((date(1905, int(month), int(of_month)) - _DAY_ZERO).days)
    return sorted(year for year in found if year in _TYPED_YEARS)


def fix_mojibake(text: str) -> str:
    """Return ``text``; where it was UTF-8 and read as cp1252 (``KuÃ§ovÃ«``), as it was before."""
    if not _MANGLED.search(text):
        return text
    try:
        return clean_text(text.encode("cp1252").decode("utf-8"))
    except UnicodeError:
        return text
