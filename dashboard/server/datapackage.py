"""The tables that readers can take, as a Frictionless Data Package: https://datapackage.org. Made from the rules that the tables are
checked by, the registry of columns, and the headers that are served."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any, get_args

from dashboard.domain.coalition import Coalition
from dashboard.domain.dataset import Dataset
from dashboard.domain.evidence import EVIDENCE
from dashboard.domain.gazetteer import RESOLVED, Status
from dashboard.domain.measures import MEASURES
from dashboard.exports.forms import DATA_FORMS, FORMS
from dashboard.io.checks import REFERENCES
from dashboard.io.schemas import SCHEMAS
from dashboard.io.table_schema import field_of, one_of
from dashboard.views.columns import ABOUT, columns, decimals

Json = dict[str, Any]

TABLES = [name for name in FORMS if name.endswith(".csv")]
_SHAPES = {  # name -> file and what is in it
    "coverage-shapes": ("coverage.geojson", "The districts of coverage.csv with their boundaries."),
    "coverage-layers": ("coverage.gpkg", "The counties, districts and municipalities with their boundaries, and the rows behind them."),
}
_KINDS = {"rank_residents": "integer", "rank_land": "integer", "population_year": "year"}  # which no column of the map says
_ABOUT = (
    "Who of the coalition works where, by public sources. The tables quote facts from the sources that each row names; the shapes have a "
    "licence of their own. Presence does not mean that needs are met, and no member on record means that no direct source was found."
)
_ABOUT_TABLES = {
    "coverage.csv": "One row for each district, with the members on record there.",
    "gaps.csv": "One row for each district without a member on record.",
    "matrix.csv": "One row for each member, one column for each district, the strongest evidence in the cells.",
    "operations.csv": "One row for each organisation, place and source.",
    "members.csv": "One row for each organisation; the coalition itself is one.",
    "partners.csv": "One row for each link to another country and source.",
}


def describe_tables(dataset: Dataset, headers: Mapping[str, Sequence[str]], *, url: str = "") -> Json:
    """Return the description of every table.

    Args:
        headers: name of the file -> its columns, as they are served.
        url: public address of the server, where one is known.
    """
    coalition = dataset.coalition
    return {
        "profile": "data-package",
        "name": f"{coalition.id}-coverage",
        "title": f"{coalition.short['en']}: who works where",
        "description": f"{_ABOUT} {coalition.attribution['en']}",
        "version": dataset.version,
        "created": f"{dataset.released}T00:00:00Z",
        **({"homepage": url} if url else {}),
        "sources": _sources(dataset),
        "resources": [*(_table(name, headers[name], coalition) for name in TABLES), *_shapes(coalition)],
    }


def _sources(dataset: Dataset) -> list[Json]:
    coalition = dataset.coalition
    own = dataset.members_by_id["source_url"].get(coalition.id, "")
    titles = [coalition.boundary_attribution, *dict.fromkeys(dataset.indicators.get("source_title", ()))]
    return [{"title": coalition.name["en"], **({"path": str(own)} if own else {})}, *({"title": title} for title in titles)]


def _shapes(coalition: Coalition) -> list[Json]:
    return [
        {
            "name": name, "path": f"data/{file}", "format": PurePath(file).suffix[1:], "mediatype": FORMS[file].mimetype,
            "description": about,
            "sources": [{"title": coalition.boundary_attribution}],
            **({"licenses": [coalition.boundary_licence]} if coalition.boundary_licence else {}),
        }
        for name, (file, about) in _SHAPES.items()
    ]  # fmt: skip


def _table(name: str, header: Sequence[str], coalition: Coalition) -> Json:
    table = PurePath(name).stem
    fields = [_field(table, column) for column in header]
    key = [field["name"] for field in fields if field.get("constraints", {}).get("unique")]
    references = [
        {"fields": column, "reference": {"resource": target, "fields": its}}
        for (own, column), (target, its, _) in REFERENCES.items()
        if own == table and column in header and f"{target}.csv" in TABLES
    ]
    schema = {"fields": fields, "missingValues": [""], **({"primaryKey": key} if key else {}), **_keys(references)}
    return {
        "name": table, "path": f"data/{name}", "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv",
        "encoding": "utf-8", "description": _ABOUT_TABLES[name], "schema": schema,
        "sources": [{"title": coalition.name["en"]}],
    }  # fmt: skip


def _keys(references: list[Json]) -> Json:
    return {"foreignKeys": references} if references else {}


def _field(table: str, column: str) -> Json:
    """Return what is known of a column: by the rule of the table, by what was resolved in it, or by the columns of a view."""
    if f"{table}.csv" in DATA_FORMS:
        rule = SCHEMAS[table].columns.get(column)
        return field_of(column, rule) if rule else _resolved(column)
    return _of_view(table, column)


def _resolved(column: str) -> Json:
    limits = {"constraints": one_of(get_args(Status))} if column == "match" else {}
    return {"name": column, "type": "string", "description": RESOLVED[column], **limits}


def _of_view(table: str, column: str) -> Json:
    if table == "matrix" and column not in ABOUT:  # a place
        return {"name": column, "type": "string", "description": "The strongest evidence there.", "constraints": {"enum": list(EVIDENCE)}}
    form = next((known.form for known in columns() if known.key == column), "text")
    kind = {"flag": "boolean", "year": "year", "number": "number" if column in decimals() else "integer"}.get(form, "string")
    kind = _KINDS.get(column, kind)
    limits: Json = {"enum": list(EVIDENCE)} if form == "evidence" else {}
    if column == ("member" if table == "matrix" else "code"):
        limits = {"required": True, "unique": True}
    about = ABOUT.get(column) or f"{MEASURES[column].title}."
    return {"name": column, "type": kind, "description": about, **({"constraints": limits} if limits else {})}
