"""Read ``coalition.toml``. Whatever is wrong with it is named with its line: an unknown key, a missing one, a malformed message."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from dashboard.domain.coalition import Census, Coalition, LevelNames, Need
from dashboard.domain.places import COUNTRY, LEVELS
from dashboard.io.problems import TableError
from dashboard.texts.language import LANGUAGES
from dashboard.texts.message import MessageError, blanks, message

FILE = "coalition.toml"
NEED_UNITS = ("persons", "percent")
_EACH = dict.fromkeys(LANGUAGES, str)
_NAMES = {f.name: str for f in fields(LevelNames)}
# key -> type of its value, or the keys in it; a list of one: a list of such tables; a key in brackets may be left out.
_SHAPE: dict[str, Any] = {
    "id": str, "main_claim": str, "default_language": str, "short": _EACH, "name": _EACH, "(claim_note)": _EACH,
    "country": {"code": str, "official_area_km2": float, "name": _EACH},
    "boundaries": {"year": int, "attribution": str, "(licence)": {"name": str, "path": str, "title": str}},
    "sources": _EACH,
    "(partner_map)": {"lon": list, "lat": list},
    "(need)": [{"id": str, "unit": str, **_EACH}],
    "census": [{"year": int, "column": str, "(default)": bool}],
    "levels": {level: dict.fromkeys(LANGUAGES, _NAMES) for level in (*LEVELS, COUNTRY)},
}  # fmt: skip


def read_coalition(folder: Path) -> Coalition:
    """Return what the folder's ``coalition.toml`` says.

    Raises:
        TableError: it is not there, is no TOML, lacks a key, has one too many, or a message in it is malformed.
    """
    path = folder / FILE
    try:
        text = path.read_text("utf-8")
        given = tomllib.loads(text)
    except OSError as error:
        raise TableError(FILE, message("is not there"), message("Put it back, or copy one from another folder.")) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        line = re.search(r"at line (\d+)", str(error))
        file, what = f"{FILE}:{line[1]}" if line else FILE, message("is not valid TOML: {why}", why=str(error))
        raise TableError(file, what, message("Correct that line.")) from error
    _check(given, _SHAPE, text, ())
    return _coalition(given, text)


def _coalition(given: Mapping[str, Any], text: str) -> Coalition:
    levels = {level: {lang: LevelNames(**names) for lang, names in each.items()} for level, each in given["levels"].items()}
    for level, each in levels.items():
        for lang, names in each.items():
            _check_messages(names, text, (level, lang))
    censuses = tuple(Census(**census) for census in given["census"])
    if sum(census.default for census in censuses) != 1:
        raise _wrong(text, ("census",), message("needs exactly one census with default = true"))
    if given["default_language"] not in LANGUAGES:
        raise _wrong(text, ("default_language",), message("is none of the languages {names}", names=list(LANGUAGES)))
    for need in given.get("need", ()):
        if need["unit"] not in NEED_UNITS:
            raise _wrong(text, ("need", "unit"), message("is none of {names}", names=list(NEED_UNITS)))
    country, boundaries = given["country"], given["boundaries"]
    return Coalition(
        id=given["id"], short=given["short"], name=given["name"], home_code=country["code"], home=country["name"],
        main_claim=given["main_claim"], claim_note=given.get("claim_note", dict.fromkeys(LANGUAGES, "")),
        official_area_km2=float(country["official_area_km2"]), boundary_year=str(boundaries["year"]),
        boundary_attribution=boundaries["attribution"], attribution=given["sources"], censuses=censuses, levels=levels,
        default_language=given["default_language"], partner_window=given.get("partner_map"),
        boundary_licence=boundaries.get("licence", {}),
        needs=tuple(Need(need["id"], need["unit"], {lang: need[lang] for lang in LANGUAGES}) for need in given.get("need", ())),
    )  # fmt: skip


def _check(given: Any, shape: Any, text: str, where: tuple[str, ...]) -> None:
    """Raise TableError where ``given`` has not the ``shape``."""
    if isinstance(shape, list):
        if not isinstance(given, list) or not given:
            raise _wrong(text, where, message("must be one or more [[{name}]] tables", name=where[-1]))
        for table in given:
            _check(table, shape[0], text, where)
    elif isinstance(shape, dict):
        _check_keys(given, shape, text, where)
    elif not isinstance(given, shape) and not (shape is float and isinstance(given, int)):
        raise _wrong(text, where, message("has the wrong type; {type} is needed", type=shape.__name__))


def _check_keys(given: Any, shape: dict[str, Any], text: str, where: tuple[str, ...]) -> None:
    if not isinstance(given, dict):
        raise _wrong(text, where, message("must be a table with keys of its own"))
    known = {key.strip("()"): (key.startswith("("), inner) for key, inner in shape.items()}
    if unknown := [key for key in given if key not in known]:
        raise _wrong(text, (*where, unknown[0]), message("is not known here; known are {names}", names=list(known)))
    for key, (optional, inner) in known.items():
        if key in given:
            _check(given[key], inner, text, (*where, key))
        elif not optional:
            raise _wrong(text, (*where, key), message("is missing"))


def _check_messages(names: LevelNames, text: str, where: tuple[str, ...]) -> None:
    for key in ("count", "of"):
        try:
            found = blanks(getattr(names, key))
        except MessageError as error:
            raise _wrong(text, ("levels", *where, key), message("is no message: {why}", why=str(error))) from error
        if found != {"n"}:
            raise _wrong(text, ("levels", *where, key), message("needs the blank {blank} and no other", blank="{n}"))


def _wrong(text: str, where: tuple[str, ...], what: str) -> TableError:
    return TableError(
        f"{FILE}:{_line(text, where)}", message("{key} {what}", key=".".join(where), what=what), message("Correct that line.")
    )


def _line(text: str, where: tuple[str, ...]) -> int:
    """Return the line of a key, else that of the table that should hold it; 1 where neither is there."""
    lines, table = text.splitlines(), ()
    best = (0, 1)
    for number, line in enumerate(lines, 1):
        if found := re.match(r"\s*\[+([\w.]+)\]+", line):
            table = tuple(found[1].split("."))
        here = (*table, key[1]) if (key := re.match(r"\s*(\w+)\s*=", line)) else table
        alike = next((i for i, (a, b) in enumerate(zip(here, where, strict=False)) if a != b), min(len(here), len(where)))
        if alike > best[0] or (alike == len(where) == len(here) and best[0] < len(where)):
            best = (alike, number)
    return best[1]
