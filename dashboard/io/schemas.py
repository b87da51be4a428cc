"""What each table must look like, row by row (pandera). Checks across tables stand in ``checks``."""

import pandera.pandas as pa

from dashboard.domain.classes import EVIDENCE
from dashboard.domain.places import COUNTRY, LEVELS
from dashboard.domain.said import Said, say
from dashboard.domain.visibility import VISIBILITIES

KINDS = ("international_ngo", "national_ngo", "faith_based", "network", "coalition")
_SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
_WEB = r"^(?:https?://\S+)?$"
YEAR = r"^(?:(?:19|20)\d\d)?$"
_NUMBER = r"^(?:\d+(?:\.\d+)?)?$"
_WHOLE = r"^(?:\d+(?:\.0)?)?$"
_COUNTRY = r"^[A-Z]{3}$"
_HOW = {
    _SLUG: say("Write small letters without accents, figures and single dashes, such as save-the-children."),
    _WEB: say("Write an address that begins with http:// or https:// and holds no blank."),
    YEAR: say("Write one year of four figures, such as 2019, or leave the cell empty."),
    _NUMBER: say("Write a number without blanks, with a dot before decimals, such as 1852.57."),
    _WHOLE: say("Write a whole number without blanks, dots or commas, such as 757361."),
    _COUNTRY: say("Write the three capital letters of ISO 3166-1, such as ITA; Kosovo is XKX."),
}
_FILL = say("Fill in the cell. Merged cells, and formulas whose value was not saved, count as empty.")
_UNIQUE = say("Another row has the same; correct or delete one of them.")
# What pandera says of a check that failed -> what to do.
HINTS: dict[str, Said] = {"field_uniqueness": _UNIQUE, **{hint: hint for hint in (*_HOW.values(), _FILL)}}


def _text(pattern: str | None = None, *, filled: bool = False, unique: bool = False) -> pa.Column:
    checks = [pa.Check.str_matches(pattern, error=_HOW[pattern])] if pattern else []
    if filled:
        checks.append(pa.Check.str_length(min_value=1, error=_FILL))
    return pa.Column(str, checks, unique=unique)


def _one_of(*values: str) -> pa.Column:
    names = list(filter(None, values))
    hint = say("Use one of: {names}; or leave the cell empty.", names=names) if "" in values else say("Use one of: {names}.", names=names)
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
            "acronym": _text(),
            "kind": _one_of(*KINDS),
            "themes": _text(),
            "website": _text(_WEB),
            "source_url": _text(_WEB),
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
        }
    ),
    "partners": pa.DataFrameSchema(
        {
            "country": _text(_COUNTRY),
            "name_page": _text(),
            "member": _text(filled=True),
            "evidence": _one_of(*EVIDENCE),
            "source_title": _text(filled=True),
            "source_url": _text(_WEB, filled=True),
            "note": _text(),
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
