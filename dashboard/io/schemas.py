"""What each table must look like, row by row (pandera). Checks across tables stand in ``checks``."""

import pandera.pandas as pa

from dashboard.domain.evidence import EVIDENCE
from dashboard.domain.places import COUNTRY, LEVELS, SHOWN_LEVELS
from dashboard.domain.visibility import VISIBILITIES
from dashboard.io.problems import either
from dashboard.texts.message import Message, message

KINDS = ("international_ngo", "national_ngo", "faith_based", "network", "coalition")
_SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
_WEB = r"^(?:https?://\S+)?$"
YEAR = r"^(?:(?:19|20)\d\d)?$"
YEARS = r"^(?:19|20)\d\d(?:-\d\d)?$"
_NUMBER = r"^(?:\d+(?:\.\d+)?)?$"
_WHOLE = r"^(?:\d+(?:\.0)?)?$"
_COUNTRY = r"^[A-Z]{3}$"
_DAY = r"^(?:(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))?$"
_SHORT = r"^.{0,22}$"
_HOW = {
    _SLUG: message("Use lower-case letters without accents, digits and single hyphens, e.g. save-the-children."),
    _WEB: message("Write an address that starts with http:// or https:// and has no spaces."),
    YEAR: message("Write one year with four digits, e.g. 2019, or leave the cell empty."),
    YEARS: message("Write a year with four digits, or two as 2017-18."),
    _NUMBER: message("Write a number without spaces, with a point before the decimals, e.g. 1852.57."),
    _WHOLE: message("Write a whole number without spaces, points or commas, e.g. 757361."),
    _DAY: message("Write a day as year-month-day, e.g. 2026-03-31, or leave the cell empty."),
    _SHORT: message("Write at most 22 characters: map, chips and slides have no room for more."),
    _COUNTRY: message("Write the three capital letters of ISO 3166-1, such as ITA; Kosovo is XKX."),
}
_FILL = message("Fill in the cell. Merged cells, and formulas whose value was not saved, count as empty.")
_UNIQUE = message("Another row has the same value. Correct or delete one of them.")
# What pandera says of a check that failed -> what to do.
HINTS: dict[str, Message] = {"field_uniqueness": _UNIQUE, **{hint: hint for hint in (*_HOW.values(), _FILL)}}


def _text(pattern: str | None = None, *, filled: bool = False, unique: bool = False, optional: bool = False) -> pa.Column:
    checks = [pa.Check.str_matches(pattern, error=_HOW[pattern])] if pattern else []
    if filled:
        checks.append(pa.Check.str_length(min_value=1, error=_FILL))
    return pa.Column(str, checks, unique=unique, required=not optional)


def _one_of(*values: str) -> pa.Column:
    names = list(filter(None, values))
    hint = (
        message("Use one of these: {names}; or leave the cell empty.", names=either(names))
        if "" in values
        else message("Use one of these: {names}.", names=either(names))
    )
    HINTS[hint] = hint
    return pa.Column(str, pa.Check.isin(values, error=hint))


SCHEMAS: dict[str, pa.DataFrameSchema] = {
    "places": pa.DataFrameSchema(
        {
            "code": _text(filled=True, unique=True),
            "level": _one_of(*LEVELS),
            "name_sq": _text(filled=True),
            "name_en": _text(filled=True),
            "seat": _text(),
            "county": _text(filled=True),
            "district": _text(),
            "municipality": _text(),
            "area_km2": _text(_NUMBER, filled=True),
            "area_km2_official": _text(_NUMBER),
            "population": _text(_WHOLE),
            "population_year": _text(YEAR),
            "population_2023": _text(_WHOLE),
        }
    ),
    "aliases": pa.DataFrameSchema({"alias": _text(filled=True), "level": _one_of("", *LEVELS), "code": _text(), "why": _text(filled=True)}),
    "themes": pa.DataFrameSchema(
        {"theme": _text(_SLUG, filled=True, unique=True), "name_sq": _text(filled=True), "name_en": _text(filled=True)}
    ),
    "members": pa.DataFrameSchema(
        {
            "member": _text(_SLUG, filled=True, unique=True),
            "name_page": _text(filled=True),
            "name_sq": _text(),
            "name_en": _text(filled=True),
            "short_sq": _text(_SHORT, optional=True),
            "short_en": _text(_SHORT, optional=True),
            "acronym": _text(),
            "also_known_as": _text(optional=True),
            "kind": _one_of(*KINDS),
            "themes": _text(),
            "website": _text(_WEB),
            "source_url": _text(_WEB),
            "note": _text(optional=True),
        }
    ),
    "operations": pa.DataFrameSchema(
        {
            "member": _text(filled=True),
            "place": _text(filled=True),
            "level": _one_of("", COUNTRY, *LEVELS),
            "evidence": _one_of(*EVIDENCE),
            "theme": _text(),
            "year_from": _text(YEAR),
            "year_to": _text(YEAR),
            "visibility": _one_of(*VISIBILITIES),
            "source_title": _text(filled=True),
            "source_url": _text(_WEB, filled=True),
            "note": _text(),
            "note_sq": _text(optional=True),
            "confirmed_on": _text(_DAY, optional=True),
        }
    ),
    "partners": pa.DataFrameSchema(
        {
            "country": _text(_COUNTRY),
            "name_page": _text(),
            "member": _text(filled=True),
            "evidence": _one_of(*EVIDENCE),
            "year_from": _text(YEAR, optional=True),
            "year_to": _text(YEAR, optional=True),
            "source_title": _text(filled=True),
            "source_url": _text(_WEB, filled=True),
            "note": _text(),
            "note_sq": _text(optional=True),
            "confirmed_on": _text(_DAY, optional=True),
        }
    ),
    "codes": pa.DataFrameSchema(
        {
            "code": _text(filled=True, unique=True),
            **{column: _text(optional=True) for column in ("iso_3166_2", "ocha_pcode", "nuts3", "lau", "instat", "wikidata")},
        }
    ),
    "indicators": pa.DataFrameSchema(
        {
            "code": _text(filled=True),
            "level": _one_of(*SHOWN_LEVELS),
            "indicator": _text(_SLUG, filled=True),
            "year": _text(YEARS, filled=True),
            "value": _text(_NUMBER, filled=True),
            "unit": _text(filled=True),
            "source_title": _text(filled=True),
            "source_url": _text(_WEB, filled=True),
            "note": _text(optional=True),
        }
    ),
    "claims": pa.DataFrameSchema(
        {
            "claim": _text(_SLUG, filled=True, unique=True),
            "text_sq": _text(filled=True),
            "text_en": _text(filled=True),
            "measure": _text(filled=True),
            "stated": _text(_NUMBER, filled=True),
            "unit": _text(filled=True),
            "source_title": _text(filled=True),
            "source_url": _text(_WEB, filled=True),
        }
    ),
}
# Tables that a folder may lack: what they hold is not known there.
OPTIONAL = ("codes", "indicators")
# Table -> the columns that it must have; the others may be left out and are then empty.
REQUIRED: dict[str, tuple[str, ...]] = {
    name: tuple(str(column) for column, rule in schema.columns.items() if rule.required) for name, schema in SCHEMAS.items()
}
