"""How people name the columns of each table, in Albanian and English, beside the names that the schemas give.

Case, diacritics, blanks, underscores and punctuation do not count, so each way stands here once. To add one: write it behind its column.
"""

from dashboard.domain.places import LEVEL_WORDS
from dashboard.texts.message import mark

ANNOTATION = mark("problem")  # the column that `check --annotate` adds; read back, it says nothing
UNREAD = (ANNOTATION, "_row")  # the row number is counted anew, also in what was taken out of the database

TEMPLATE_SHEETS = ({"lists", "instructions"}, {"listat", "udhezime"})  # what a template for members adds, folded; see its text

# Columns that lists of others have where ours has one: the place under the name of its level, and one year instead of two.
OF_LEVEL = {"at_county": "county", "at_district": "district", "at_municipality": "municipality", "at_unit": "unit"}  # coarsest first
ONE_YEAR = "in_year"
FORM_MARKS = {
    "_uuid",
    "_id",
    "_index",
    "_submission_time",
    "_submitted_by",
    "deviceid",
    "instanceid",
    "meta/instanceid",
}  # of Kobo and others
FORM_TIMES = {"start", "end", "today"}  # there: when the form was filled in, no years of the work

# HXL tag, without attributes or with those that matter -> column
HXL = {
    "#org": "member", "#org+code": "member", "#loc+type": "level", "#description+i_sq": "note_sq",
    "#loc": "place", "#adm1": "at_county", "#adm2": "at_district", "#adm3": "at_municipality", "#adm4": "at_unit",
    "#level": "level", "#evidence": "evidence", "#sector": "theme", "#subsector": "theme", "#date": ONE_YEAR, "#date+year": ONE_YEAR,
    "#date+start": "year_from", "#date+end": "year_to", "#visibility": "visibility", "#meta+source": "source_title",
    "#meta+url": "source_url", "#description": "note", "#meta+note": "note",
}  # fmt: skip

_Columns = dict[str, tuple[str, ...]]

_MEMBER = (
    "member id", "members", "organisation", "organization", "organisations", "org", "ngo", "who", "anëtari", "anëtar",
    "anëtari i koalicionit",
    "organizata", "organizatë", "emri i organizatës", "shoqata", "OJF", "OJQ", "kush", "id e anëtarit",
)  # fmt: skip
_LEVEL = (
    "level of place", "administrative level", "admin level", "tier", "type of place", "niveli", "nivel", "niveli administrativ",
    "niveli i vendit",
    "lloji i vendit",
)  # fmt: skip
_EVIDENCE = (
    "strength", "strength of evidence", "evidence strength", "kind of evidence", "proof", "dëshmia", "dëshmi", "dëshmitë", "provat",
    "prova", "provë",
    "forca e dëshmisë", "lloji i dëshmisë",
)  # fmt: skip
_THEME = ("topic", "sector", "field", "what", "tema", "temë", "temat", "fusha", "sektori", "çfarë")
_SOURCE_TITLE = (
    "source", "sources", "title of source", "source name", "name of source", "burimi", "burim", "burimet", "titulli i burimit",
    "emri i burimit",
)  # fmt: skip
_SOURCE_URL = (
    "source address", "address of source", "source link", "link", "link to source", "url", "web address", "adresa e burimit", "adresa",
    "adresa në internet", "lidhja", "lidhja e burimit", "linku", "linku i burimit", "faqja e burimit",
)  # fmt: skip
_NOTE = ("notes", "comment", "comments", "remark", "remarks", "shënim", "shënime", "shënimi", "shënimet", "koment", "komente", "vërejtje")
_NOTE_SQ = ("shënim sq", "shënimi sq", "note in Albanian", "Albanian note", "shënim shqip", "shënimi në shqip", "shënim në shqip")
_CONFIRMED = (
    "konfirmuar nga anëtari më",
    "confirmed",
    "confirmed by the member on",
    "date of confirmation",
    "konfirmuar më",
    "data e konfirmimit",
    "konfirmuar",
)
_YEAR_FROM = (
    "from", "from year", "since", "since year", "start", "start year", "first year", "nga", "nga viti", "viti nga",
    "prej vitit", "që nga viti",
    "viti i fillimit", "fillimi", "start date", "date from", "data e fillimit", "data e nisjes", "nga data",
)  # fmt: skip
_YEAR_TO = (
    "to", "to year", "until", "until year", "end", "end year", "last year", "deri", "deri në vitin", "deri në", "deri më",
    "viti deri",
    "viti i mbarimit", "viti i përfundimit", "mbarimi", "përfundimi", "end date", "date to", "data e mbarimit", "data e përfundimit",
    "deri më datë",
)  # fmt: skip
_NAME_SQ = ("name in Albanian", "Albanian name", "emri shqip", "emri në shqip", "emri", "emërtimi")
_NAME_EN = ("name in English", "English name", "name", "emri anglisht", "emri në anglisht")
_NAME_PAGE = ("name on the page", "name as on the page", "page name", "emri në faqe", "emri sipas faqes")
_CODE = ("pcode", "place code", "kodi", "kod", "kodi i vendit")

COLUMN_NAMES: dict[str, _Columns] = {
    "places": {
        "code": _CODE,
        "level": _LEVEL,
        "name_sq": _NAME_SQ,
        "name_en": _NAME_EN,
        "seat": ("seat town", "centre", "center", "selia", "qendra"),
        "county": ("county code", "prefecture", "qarku", "qark"),
        "district": ("district code", "rrethi", "rreth"),
        "municipality": ("municipality code", "bashkia", "bashki"),
        "area_km2": ("area", "area in km²", "sipërfaqja", "sipërfaqja km²", "sipërfaqja në km²"),
        "area_km2_official": ("official area", "official area km²", "sipërfaqja zyrtare", "sipërfaqja zyrtare km²"),
        "population": ("residents", "inhabitants", "popullsia", "banorë", "banorët"),
        "population_year": ("census year", "year of population", "viti i popullsisë", "viti i censit", "viti i regjistrimit"),
        "population_2023": ("residents 2023", "popullsia 2023", "banorët 2023"),
        "population_2023_note": ("note on population 2023", "shënim për popullsinë 2023"),
        "source_url": _SOURCE_URL,
    },
    "aliases": {
        "alias": ("other name", "also written", "written as", "emri tjetër", "emër tjetër", "shkruhet edhe"),
        "level": _LEVEL,
        "code": _CODE,
        "why": ("reason", "arsyeja", "pse", "arsye"),
    },
    "themes": {"theme": (*_THEME, "id"), "name_sq": _NAME_SQ, "name_en": _NAME_EN},
    "members": {
        "member": (*_MEMBER, "id"),
        "name_page": _NAME_PAGE,
        "name_sq": _NAME_SQ,
        "name_en": _NAME_EN,
        "short_sq": ("short name in Albanian", "emri i shkurtër", "emri i shkurtër shqip"),
        "short_en": ("short name in English", "emri i shkurtër anglisht"),
        "also_known_as": ("other names", "emra të tjerë", "njihet edhe si"),
        "note": _NOTE,
        "acronym": ("short name", "abbreviation", "akronimi", "shkurtimi", "shkurtesa"),
        "kind": ("type", "kind of organisation", "lloji", "lloji i organizatës"),
        "themes": _THEME,
        "website": ("web", "home page", "faqja", "faqja e internetit", "faqja në internet", "uebfaqja"),
        "source_url": _SOURCE_URL,
    },
    "operations": {
        "member": _MEMBER,
        "place": (
            "place name", "name of place", "location", "where", "city", "town", "vendi", "vend", "emri i vendit",
            "vendndodhja", "qyteti", "qytet", "ku",
        ),
        "at_county": ("county", "county name", "prefecture", "admin 1", "adm1", "admin1 name", "qarku", "qark", "prefektura", "prefekturë"),
        "at_district": ("district", "district name", "admin 2", "adm2", "admin2 name", "rrethi", "rreth"),
        "at_municipality": ("municipality", "municipality name", "admin 3", "adm3", "admin3 name", "bashkia", "bashki"),
        "at_unit": ("administrative unit", "admin 4", "adm4", "admin4 name", "njësia administrative", "njësi administrative", "komuna"),
        "level": _LEVEL,
        "evidence": _EVIDENCE,
        "theme": _THEME,
        "year_from": _YEAR_FROM,
        "year_to": _YEAR_TO,
        ONE_YEAR: ("year", "viti", "vit", "year of work", "viti i punës", "periudha", "period"),
        "visibility": ("visible to", "who may see it", "shown to", "dukshmëria", "dukshmëri", "kush e sheh", "i dukshëm për"),
        "source_title": _SOURCE_TITLE,
        "source_url": _SOURCE_URL,
        "note": _NOTE,
        "note_sq": _NOTE_SQ,
        "confirmed_on": _CONFIRMED,
    },
    "partners": {
        "country": ("country code", "nation", "shteti", "shtet", "vendi", "vend", "kodi i shtetit"),
        "name_page": _NAME_PAGE,
        "member": _MEMBER,
        "evidence": _EVIDENCE,
        "source_title": _SOURCE_TITLE,
        "source_url": _SOURCE_URL,
        "note": _NOTE,
        "note_sq": _NOTE_SQ,
        "confirmed_on": _CONFIRMED,
        "year_from": _YEAR_FROM,
        "year_to": _YEAR_TO,
    },
    "codes": {
        "code": _CODE,
        "iso_3166_2": ("iso",),
        "ocha_pcode": ("admin pcode", "OCHA code"),
        "nuts3": ("NUTS",),
        "lau": ("LAU code",),
        "instat": ("INSTAT code", "kodi i INSTAT"),
        "wikidata": ("Wikidata id",),
    },
    "contacts": {
        "member": _MEMBER,
        "name": ("full name", "contact", "contact person", "emri", "emri dhe mbiemri", "personi i kontaktit"),
        "role": ("position", "function", "roli", "detyra", "funksioni"),
        "email": ("mail", "e-mail address", "posta elektronike", "emaili"),
        "phone": ("telephone", "mobile", "telefoni", "telefon", "celulari"),
        "note": _NOTE,
    },
    "indicators": {
        "code": _CODE,
        "level": _LEVEL,
        "indicator": ("figure", "treguesi", "tregues"),
        "year": ("viti", "vit"),
        "value": ("number", "vlera", "numri"),
        "unit": ("unit of measure", "njësia", "njësia e matjes"),
        "source_title": _SOURCE_TITLE,
        "source_url": _SOURCE_URL,
        "note": _NOTE,
    },
    "claims": {
        "claim": ("claim id", "id", "statement", "pohimi", "pohim", "id e pohimit"),
        "text_sq": ("text in Albanian", "Albanian text", "teksti shqip", "teksti në shqip", "teksti"),
        "text_en": ("text in English", "English text", "text", "teksti anglisht", "teksti në anglisht"),
        "measure": ("measured by", "matja", "masa"),
        "stated": ("stated value", "value", "number", "vlera e deklaruar", "vlera", "numri"),
        "unit": ("unit of measure", "njësia", "njësia e matjes"),
        "source_title": _SOURCE_TITLE,
        "source_url": _SOURCE_URL,
    },
}  # fmt: skip

# What the cells of the fixed vocabularies mean in words; their ids stand in the schemas.
CELL_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "level": {
        **LEVEL_WORDS,
        "country": ("vend", "shtet", "gjithë vendi", "i gjithë vendi", "Shqipëria", "whole country", "nationwide"),
    },
    "evidence": {
        "direct": ("e drejtpërdrejtë", "i drejtpërdrejtë", "drejtpërdrejt", "drejtpërdrejtë", "direkte"),
        "stated": (
            "e deklaruar",
            "deklaruar",
            "e thënë",
            "pohuar",
            "i deklaruar nga koalicioni",
            "e deklaruar nga koalicioni",
            "stated by the coalition",
        ),
        "indirect": ("e tërthortë", "i tërthortë", "tërthorazi", "tërthortë", "indirekte"),
        "weak": ("e dobët", "i dobët", "dobët"),
    },
    "visibility": {
        "public": ("publike", "publik", "të gjithë", "everyone", "all", "everybody"),
        "county": (
            "qark",
            "qarku",
            "vetëm qarku",
            "county only",
            "të gjithë, si qark",
            "të gjithë, vetëm qarkun",
            "everyone, county only",
            "everyone, as its county",
        ),
        "staff": ("stafi", "staf", "vetëm stafi", "staff only", "staff alone", "e brendshme", "internal"),
    },
}
