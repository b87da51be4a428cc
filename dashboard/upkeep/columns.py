"""The columns of each table as the page shows them: what may stand in a cell is said by the schemas, what it refers to by the checks."""

from dataclasses import asdict, dataclass, field
from functools import cache
from typing import Any

from dashboard.domain.dataset import Dataset
from dashboard.domain.evidence import EVIDENCE
from dashboard.domain.parameters import PARAMETERS
from dashboard.io.checks import REFERENCES
from dashboard.io.column_names import COLUMN_NAMES, OF_LEVEL, ONE_YEAR
from dashboard.io.schemas import SCHEMAS
from dashboard.io.table_schema import field_of
from dashboard.texts.message import mark
from dashboard.texts.translator import Translator
from dashboard.views.record_words import RECORD_COLUMNS, evidence_words, visibility_words

Json = dict[str, Any]
_LONG = ("note", "note_sq", "text_sq", "text_en", "why", "also_known_as", "population_2023_note")
_LABELS = {
    **RECORD_COLUMNS,
    "name_page": mark("Name on the coalition’s page"), "name_sq": mark("Name in Albanian"), "name_en": mark("Name in English"),
    "short_sq": mark("Short name in Albanian"), "short_en": mark("Short name in English"), "acronym": mark("Acronym"),
    "also_known_as": mark("Other names"), "kind": mark("Kind"), "themes": mark("Themes"), "website": mark("Website"),
    "country": mark("Country"), "claim": mark("Claim"), "text_sq": mark("Text in Albanian"), "text_en": mark("Text in English"),
    "measure": mark("Measure"), "stated": mark("Figure stated"), "unit": mark("Unit"), "alias": mark("Other name"), "code": mark("Code"),
    "why": mark("Reason"), "seat": mark("Seat"), "county": mark("County"), "district": mark("District"),
    "municipality": mark("Municipality"), "area_km2": mark("Area, km²"), "area_km2_official": mark("Official area, km²"),
    "population": mark("Residents"), "population_year": mark("Census year"), "population_2023": mark("Residents 2023"),
    "population_2023_note": mark("Note on residents 2023"), "indicator": mark("Figure"), "year": mark("Year"), "value": mark("Value"),
    "name": mark("Name"), "role": mark("Role"), "email": mark("E-mail"), "phone": mark("Telephone"), "iso_3166_2": "ISO 3166-2",
    "ocha_pcode": "OCHA p-code", "nuts3": "NUTS 3", "lau": "LAU", "instat": "INSTAT", "wikidata": "Wikidata",
}  # fmt: skip
_KINDS = {"uri": "web", "year": "year", "number": "number", "integer": "number", "date": "day"}


@dataclass(frozen=True)
class Column:
    """One column for the page.

    Attributes:
        kind: ``text``, ``long``, ``year``, ``number``, ``day``, ``web`` or ``choice``. of: the table that it refers to, or ``""``.
        several: whether a cell may hold several values between semicolons. choices: value -> what it is called.
    """

    name: str
    label: str
    kind: str
    required: bool = False
    unique: bool = False
    several: bool = False
    of: str = ""
    choices: dict[str, str] = field(default_factory=dict)


def label(name: str, _: Translator) -> str:
    """Return what a column is called; one that is not ours is called as in its file."""
    return _(_LABELS[name]) if name in _LABELS else name


@cache
def _rule(table: str, name: str) -> Any:
    return SCHEMAS[table].columns.get(name)


def columns(table: str, dataset: Dataset, _: Translator) -> list[Json]:
    """Return the columns of ``table`` that are known, in the order of its schema."""
    known = [str(name) for name in SCHEMAS[table].columns]
    more = [name for name in COLUMN_NAMES[table] if name not in (*known, *OF_LEVEL, ONE_YEAR)]
    return [asdict(_column(table, name, dataset, _)) for name in (*known, *more)]


def _column(table: str, name: str, dataset: Dataset, _: Translator) -> Column:
    rule = _rule(table, name)
    said: Json = field_of(name, rule) if rule else {"type": "string"}
    limits: Json = said.get("constraints", {})
    other = REFERENCES.get((table, name), ("", "", ""))[0]
    choices = {value: _word(name, value, dataset, _) for value in limits.get("enum", ())}
    kind = "choice" if choices else _KINDS.get(str(said.get("format", said["type"])), "text")
    return Column(
        name, label(name, _), "long" if kind == "text" and name in _LONG else kind, required=bool(limits.get("required")),
        unique=bool(limits.get("unique")), several=name in ("theme", "themes"), of=other, choices=choices,
    )  # fmt: skip


def _word(column: str, value: str, dataset: Dataset, _: Translator) -> str:
    if column == "visibility":
        return visibility_words(_)[value]
    if column == "level":
        return dataset.coalition.levels[value][_.lang].one
    if column == "evidence" and value in EVIDENCE:
        return evidence_words(_)[value]
    names = PARAMETERS[column].names if column in PARAMETERS else {}
    return _(names[value]) if value in names else value
