"""What a program may ask of the server, as OpenAPI 3.1: made from the lists that the answers themselves are made from."""

from typing import Any
from urllib.parse import urlencode

from dashboard.domain.parameters import PARAMETERS
from dashboard.domain.selection import Vocabulary, defaults
from dashboard.exports.forms import CSV_PARAMETERS, DATA_FORMS, DECK_TAKES, FORMS
from dashboard.exports.letter import MIMETYPE as LETTER_TYPE
from dashboard.server.guard import LONGEST_QUERY

Json = dict[str, Any]

_ABOUT = (
    "Where the coalition works, as files. Every view of the page is a query, the same one as in the page's link. A file answers what was "
    "asked: a parameter or value that is not known gives 400 with the list of those that are. GET and HEAD are answered; any other "
    "method gives 405, what is not there 404."
)
_STATE = {
    "data_version": {"type": "string", "description": "changes with the data"},
    "loaded_at": {"type": "string", "format": "date-time"},
    "members": {"type": "integer", "minimum": 0},
    "operations": {"type": "integer", "minimum": 0},
    "problems": {"type": "integer", "minimum": 0, "description": "rows on no map"},
}


def describe_endpoints(known: Vocabulary, *, name: str, version: str, url: str = "") -> Json:
    """Return the description of every address that gives data.

    Args:
        known: parameter -> values that it may take.
        name: short name of the coalition.
        version: fingerprint of the data, which the values come from.
        url: public address of the server; this server where there is none.
    """
    paths = {
        **_health(),
        **_package(),
        **_changes(),
        **_downloads(),
        **_profiles(known),
        **{f"/data/{name}": {"get": _form(name, known)} for name in FORMS},
    }
    for path, item in paths.items():
        item["get"]["x-codeSamples"] = [{"lang": "Shell", "source": f"curl --remote-name '{url.rstrip('/')}{_example(path, known)}'"}]
    return {
        "openapi": "3.1.0",
        "info": {"title": f"{name} coverage", "version": version, "description": _ABOUT},
        "servers": [{"url": url or "/"}],
        "paths": paths,
        "components": {
            "parameters": {name: _parameter(name, values) for name, values in known.items()} | {"sequence": _SEQUENCE} | _CSV,
            "responses": {
                "NotKnown": _answer("A parameter or a value is not known; these are.", "application/json", _UNKNOWN),
                "TooLong": _answer(f"The query has more than {LONGEST_QUERY} bytes.", "text/html", {"type": "string"}),
                "Busy": _answer("Too many files are being made; ask again later.", "text/plain", {"type": "string"}) | _RETRY,
            },
        },
    }


def _example(path: str, known: Vocabulary) -> str:
    """Return an address that asks for something, by names that the data know."""
    kind, _, name = path[1:].partition("/")
    if "{name}" in path:
        return path.replace("{name}", next(iter(known[kind]), "")) + "?lang=en"
    if kind != "data":
        return f"{path}?lang=en" if kind.startswith("changes") else path
    member = next(iter(known["member"]), "")
    asked = {"lang": "en", **({"member": member} if member else {}), **({} if name in DATA_FORMS else {"level": "county"})}
    return f"{path}?{urlencode(asked)}"


_SEQUENCE = {
    "name": "sequence",
    "in": "query",
    "description": "Views of a presentation of one's own: their queries, joined by `~`; or `.` and the same as raw DEFLATE in base64url.",
    "schema": {"type": "string"},
}
_ABOUT_CSV = {
    "excel": "`sq`: for Excel as set up for that language, with semicolons between cells and commas before decimals.",
    "hxl": "`1`: with the row of HXL tags under the header.",
}
_CSV = {
    name: {"name": name, "in": "query", "description": _ABOUT_CSV[name], "schema": {"type": "string", "enum": list(values)}}
    for name, values in CSV_PARAMETERS.items()
}
_UNKNOWN = {
    "type": "object",
    "properties": {"error": {"type": "string"}, "unknown": {"type": "array", "items": {"type": "object"}}},
    "required": ["error", "unknown"],
}
_RETRY = {"headers": {"Retry-After": {"description": "seconds", "schema": {"type": "integer"}}}}


def _parameter(name: str, values: tuple[str, ...]) -> Json:
    one: Json = {"type": "string", "enum": list(values)} if values else {"type": "string"}
    default = defaults()[name]
    many = isinstance(default, list)
    schema = {"type": "array", "items": one, "default": default} if many else one | ({"default": default} if default else {})
    style = {"style": "form", "explode": False} if many else {}
    return {"name": name, "in": "query", "description": PARAMETERS[name].about, "schema": schema, **style}


def _answer(description: str, mimetype: str, schema: Json) -> Json:
    return {"description": description, "content": {mimetype: {"schema": schema}}}


def _get(summary: str, good: Json, **more: Any) -> Json:
    answers = {"200": good, "414": {"$ref": "#/components/responses/TooLong"}, **more.pop("responses", {})}
    return {"summary": summary, "responses": answers, **more}


def _made(summary: str, good: Json, **more: Any) -> Json:
    return _get(summary, good, responses={"503": {"$ref": "#/components/responses/Busy"}}, **more)


def _health() -> Json:
    state = {"type": "object", "properties": _STATE, "required": list(_STATE)}
    return {
        "/healthz": {"get": _get("Whether the process lives", _answer("It does.", "text/plain", {"const": "ok"}))},
        "/readyz": {"get": _get("Which data are served", _answer("These.", "application/json", state))},
    }


def _package() -> Json:
    package = {"type": "object", "properties": {"resources": {"type": "array"}, "version": {"type": "string"}}, "required": ["resources"]}
    answer = _answer("A Frictionless Data Package.", "application/json", package)
    return {"/datapackage.json": {"get": _made("Every table with its columns: types, values, keys, sources and licences", answer)}}


def _changes() -> Json:
    text = {"type": "string"}
    lang = {"parameters": [{"$ref": "#/components/parameters/lang"}]}
    version = {"type": "string", "description": "a version that the page names, or a day such as 2026-11-23"}
    ends = [{"name": name, "in": "query", "schema": version} for name in ("from", "to")]
    page = _made(
        "What changed from one publication to the next, between two versions where they are named", _answer("A page.", "text/html", text),
        parameters=[*lang["parameters"], *ends],
    )  # fmt: skip
    page["responses"]["404"] = _answer("A version is not known; the page lists those that are.", "text/html", text)
    return {
        "/changes": {"get": page},
        "/changes.atom": {"get": _made("The same as a feed", _answer("An Atom feed.", "application/atom+xml", text), **lang)},
    }


def _downloads() -> Json:
    decks = _answer("By language: the file (base64).", "application/json", {"type": "object"})
    return {
        "/download/dashboard.html": {
            "get": _made("The whole dashboard in one file", _answer("The file.", "text/html", {"type": "string"}))
        },
        "/download/decks.json": {"get": _made("The presentations for a meeting, as the one file holds them", decks)},
    }


def _profiles(known: Vocabulary) -> Json:
    place = {"type": "string", "description": "code of a county, a district or a municipality, as `AL-MM`"}
    member = {"type": "string", "enum": list(known["member"])} if known["member"] else {"type": "string"}
    paper = "All that is known of a {} on a page or two of A4"
    offered = [
        ("place", place, "pdf", paper.format("place"), "application/pdf"),
        ("member", member, "pdf", paper.format("member"), "application/pdf"),
        ("place", place, "docx", "The draft of a letter about a place", LETTER_TYPE),
    ]
    return {
        f"/{kind}/{{name}}.{ending}": {
            "get": _get(
                summary,
                _answer("The file.", mimetype, {}),
                parameters=[
                    {"name": "name", "in": "path", "required": True, "schema": schema},
                    {"$ref": "#/components/parameters/lang"},
                ],
                responses={
                    "404": _answer(f"There is no such {kind}; a page says which was meant perhaps.", "text/html", {"type": "string"}),
                    "503": {"$ref": "#/components/responses/Busy"},
                },
            )
        }
        for kind, schema, ending, summary, mimetype in offered
    }


def _form(name: str, known: Vocabulary) -> Json:
    good = _answer("The file.", FORMS[name].mimetype, _body_of(FORMS[name].mimetype))
    taken = [*DECK_TAKES, "sequence"] if name == "presentation.pptx" else [*known, *(_CSV if name.endswith(".csv") else [])]
    parameters = [{"$ref": f"#/components/parameters/{p}"} for p in taken]
    summary = f"{name} of a view"
    if name == "presentation.pptx":
        summary = f"{name}: the steps for a meeting and one for each member named, or the views of a sequence"
    elif name in DATA_FORMS:
        summary = f"{name}: the rows that the filters keep, by any evidence where none is named"
    answers = {"400": {"$ref": "#/components/responses/NotKnown"}, "503": {"$ref": "#/components/responses/Busy"}}
    return _get(summary, good, responses=answers, parameters=parameters)


def _body_of(mimetype: str) -> Json:
    """Return the schema of a file: GeoJSON is looked into, text is a string, anything else bytes."""
    if mimetype == "application/geo+json":
        return {
            "type": "object",
            "properties": {"type": {"const": "FeatureCollection"}, "features": {"type": "array"}},
            "required": ["type"],
        }
    return {"type": "string"} if mimetype.startswith("text/") else {}
