"""What each table must look like, row by row (pandera). Checks across tables stand in ``checks``."""

import pandera.pandas as pa

from dashboard.domain.evidence import EVIDENCE
from dashboard.domain.places import COUNTRY, LEVELS, SHOWN_LEVELS
from dashboard.domain.visibility import VISIBILITIES
from dashboard.io.problems import either
from dashboard.texts.message import Message, message

KINDS = ("international_ngo", "national_ngo", "faith_based", "network", "coalition")
_SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
WEB = r"^(?:https?://\S+)?$"
YEAR = r"^(?:(?:19|20)\d\d)?$"
YEARS = r"^(?:19|20)\d\d(?:-\d\d)?$"
NUMBER = r"^(?:\d+(?:\.\d+)?)?$"
WHOLE = r"^(?:\d+(?:\.0)?)?$"
_COUNTRY = r"^[A-Z]{3}$"
DAY = r"^(?:(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))?$"
SHORT = r"^.{0,22}$"
_EMAIL = r"^(?:[^@\s]+@[^@\s]+\.[^@\s]+)?$"
_PHONE = r"^[0-9+()/ .-]*$"
_HOW = {
    _SLUG: message("Use lower-case letters without accents, digits and single hyphens, e.g. save-the-children."),
    WEB: message("Write an address that starts with http:// or https:// and has no spaces."),
    YEAR: message("Write one year with four digits, e.g. 2019, or leave the cell empty."),
    YEARS: message("Write a year with four digits, or two as 2017-18."),
    NUMBER: message("Write a number without spaces, with a point before the decimals, e.g. 1852.57."),
    WHOLE: message("Write a whole number without spaces, points or commas, e.g. 757361."),
    DAY: message("Write a day as year-month-day, e.g. 2026-03-31, or leave the cell empty."),
    _EMAIL: message("Write one e-mail address, such as name@example.org, or leave the cell empty."),
    _PHONE: message("Write a telephone number in digits, such as +355 42 000 000, or leave the cell empty."),
    SHORT: message("Write at most 22 characters: map, chips and slides have no room for more."),
    _COUNTRY: message("Write the three capital letters of ISO 3166-1, such as ITA; Kosovo is XKX."),
}
_FILL = message("Fill in the cell. Merged cells, and formulas whose value was not saved, count as empty.")
_UNIQUE = message("Another row has the same value. Correct or delete one of them.")
# What pandera says of a check that failed -> what to do.
HINTS: dict[str, Message] = {"field_uniqueness": _UNIQUE, **{hint: hint for hint in (*_HOW.values(), _FILL)}}


def _text(
    pattern: str | None = None, *, filled: bool = False, unique: bool = False, optional: bool = False, about: str | None = None
) -> pa.Column:
    """Return the rule of a column; ``about`` says for programs, in English, what stands in it: of tables that readers can take."""
    checks = [pa.Check.str_matches(pattern, error=_HOW[pattern])] if pattern else []
    if filled:
        checks.append(pa.Check.str_length(min_value=1, error=_FILL))
    return pa.Column(str, checks, unique=unique, required=not optional, description=about)


def _one_of(*values: str, about: str | None = None) -> pa.Column:
    names = list(filter(None, values))
    hint = (
        message("Use one of these: {names}; or leave the cell empty.", names=either(names))
        if "" in values
        else message("Use one of these: {names}.", names=either(names))
    )
    HINTS[hint] = hint
    return pa.Column(str, pa.Check.isin(values, error=hint), description=about)


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
            "area_km2": _text(NUMBER, filled=True),
            "area_km2_official": _text(NUMBER),
            "population": _text(WHOLE),
            "population_year": _text(YEAR),
            "population_2023": _text(WHOLE),
        }
    ),
    "aliases": pa.DataFrameSchema({"alias": _text(filled=True), "level": _one_of("", *LEVELS), "code": _text(), "why": _text(filled=True)}),
    "themes": pa.DataFrameSchema(
        {"theme": _text(_SLUG, filled=True, unique=True), "name_sq": _text(filled=True), "name_en": _text(filled=True)}
    ),
    "members": pa.DataFrameSchema(
        {
            "member": _text(_SLUG, filled=True, unique=True, about="Id of the organisation."),
            "name_page": _text(filled=True, about="Name as the coalition's page spells it."),
            "name_sq": _text(about="Name in Albanian, where one is known."),
            "name_en": _text(filled=True, about="Official name in English."),
            "short_sq": _text(SHORT, optional=True, about="Short name in Albanian, for maps and slides."),
            "short_en": _text(SHORT, optional=True, about="Short name in English, for maps and slides."),
            "acronym": _text(about="Acronym."),
            "also_known_as": _text(optional=True, about="Other names, separated by semicolons."),
            "kind": _one_of(*KINDS, about="Kind of organisation; the coalition itself is a row of its own."),
            "themes": _text(about="Ids of all themes that it works on, separated by semicolons."),
            "website": _text(WEB, about="Its website."),
            "source_url": _text(WEB, about="Where the row comes from."),
            "note": _text(optional=True, about="Remark in English."),
        }
    ),
    "operations": pa.DataFrameSchema(
        {
            "member": _text(filled=True, about="Who: the id of the organisation."),
            "place": _text(filled=True, about="Where: the place as the source writes it."),
            "level": _one_of(
                "", COUNTRY, *LEVELS, about="Level of the place, where the source says it; matched_level says what was found."
            ),
            "evidence": _one_of(*EVIDENCE, about="How surely the source shows the organisation at work there."),
            "theme": _text(about="Ids of the themes that this source says were worked on there, separated by semicolons."),
            "year_from": _text(YEAR, about="First year that the source speaks of."),
            "year_to": _text(YEAR, about="Last year that the source speaks of."),
            "visibility": _one_of(*VISIBILITIES, about="public: the whole row is shown; county: no more than the county of the place is."),
            "source_title": _text(filled=True, about="Title of the source."),
            "source_url": _text(WEB, filled=True, about="Address of the source."),
            "note": _text(about="Remark in English."),
            "note_sq": _text(optional=True, about="Remark in Albanian."),
            "confirmed_on": _text(DAY, optional=True, about="Day on which the organisation itself confirmed the row."),
        }
    ),
    "partners": pa.DataFrameSchema(
        {
            "country": _text(_COUNTRY, about="ISO 3166-1 alpha-3 code of the country; Kosovo is XKX."),
            "name_page": _text(about="Name as the coalition's page spells it, where the page names it."),
            "member": _text(filled=True, about="Who has the link: the id of the organisation."),
            "evidence": _one_of(*EVIDENCE, about="How surely the source shows the link."),
            "year_from": _text(YEAR, optional=True, about="First year that the source speaks of."),
            "year_to": _text(YEAR, optional=True, about="Last year that the source speaks of."),
            "source_title": _text(filled=True, about="Title of the source."),
            "source_url": _text(WEB, filled=True, about="Address of the source."),
            "note": _text(about="Remark in English."),
            "note_sq": _text(optional=True, about="Remark in Albanian."),
            "confirmed_on": _text(DAY, optional=True, about="Day on which the organisation itself confirmed the link."),
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
            "value": _text(NUMBER, filled=True),
            "unit": _text(filled=True),
            "source_title": _text(filled=True),
            "source_url": _text(WEB, filled=True),
            "note": _text(optional=True),
        }
    ),
    "contacts": pa.DataFrameSchema(
        {
            "member": _text(filled=True),
            "name": _text(filled=True),
            "role": _text(optional=True),
            "email": _text(_EMAIL, optional=True),
            "phone": _text(_PHONE, optional=True),
            "note": _text(optional=True),
        }
    ),
    "claims": pa.DataFrameSchema(
        {
            "claim": _text(_SLUG, filled=True, unique=True),
            "text_sq": _text(filled=True),
            "text_en": _text(filled=True),
            "measure": _text(filled=True),
            "stated": _text(NUMBER, filled=True),
            "unit": _text(filled=True),
            "source_title": _text(filled=True),
            "source_url": _text(WEB, filled=True),
        }
    ),
}
# For staff alone: only `check` reads them and what staff have on their own computer, so that nothing of them can get out, not even into the
# version of the data.
STAFF = ("contacts",)
SERVED = tuple(name for name in SCHEMAS if name not in STAFF)
# Tables that a folder may lack: what they hold is not known there.
OPTIONAL = ("codes", "indicators", *STAFF)
# Table -> the columns that it must have; the others may be left out and are then empty.
REQUIRED: dict[str, tuple[str, ...]] = {
    name: tuple(str(column) for column, rule in schema.columns.items() if rule.required) for name, schema in SCHEMAS.items()
}
