"""Messages in a small part of ICU MessageFormat: a whole sentence with its blanks, its plural and its variants inside.

``{name}`` is filled in: a text as it is, a number as the language writes it, a list as "A, B and C". ``{share, percent}``,
``{value, number, 1}`` and ``{day, date}`` say how. ``{n, plural, one {# place} other {# places}}`` chooses by the plural rule of the
language (``=0`` for an exact number), ``{who, select, one {...} other {...}}`` by a word. ``browser/core/message.js`` reads the same.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from dashboard.texts.language import Language, language

_KINDS = ("", "number", "percent", "date", "plural", "select")
_WORD = re.compile(r"\s*([\w=]+)\s*")


class MessageError(ValueError):
    """A message is malformed, or a blank was not filled in."""


@dataclass(frozen=True)
class Blank:
    """What is filled in: ``kind`` says how; ``digits`` are decimals of a number, ``variants`` the texts to choose from."""

    name: str
    kind: str = ""
    digits: int = 0
    variants: Mapping[str, tuple["str | Blank", ...]] = field(default_factory=dict)


Parts = tuple[str | Blank, ...]


class Message(str):
    """An English text that knows the ``pattern`` it was made of and its ``values``, so that it can be said in another language."""

    pattern: str
    values: dict[str, Any]


def message(pattern: str, /, **values: object) -> Message:
    """Return a translatable message. Values that are messages themselves are translated with it, all others are names and numbers."""
    text = Message(render(pattern, values, language("en")))
    text.pattern, text.values = pattern, values
    return text


def mark(text: str) -> str:
    """Return ``text``, marked for the catalogue where it is only translated later."""
    return text


@lru_cache(maxsize=4096)
def parse(pattern: str) -> Parts:
    """Return the parts of a message. Raises MessageError."""
    parts, end = _parts(pattern, 0, plural="")
    if end < len(pattern):
        raise MessageError(f"'}}' without '{{' at {end} in: {pattern}")
    return parts


def blanks(pattern: str) -> frozenset[str]:
    """Return the names of all blanks. Raises MessageError."""
    return frozenset(_names(parse(pattern)))


def render(pattern: str, values: Mapping[str, Any], lang: Language) -> str:
    """Return ``pattern`` with ``values`` filled in. Raises MessageError: it is malformed, or a value is missing."""
    return _rendered(parse(pattern), values, lang) if "{" in pattern else pattern


def _names(parts: Parts) -> list[str]:
    found = []
    for part in parts:
        if isinstance(part, Blank):
            found += [part.name, *(name for variant in part.variants.values() for name in _names(variant))]
    return found


def _parts(text: str, at: int, *, plural: str) -> tuple[Parts, int]:
    """Return the parts from ``at`` to the closing brace or the end; ``#`` stands for the number of the innermost ``plural``."""
    parts: list[str | Blank] = []
    start = at
    while at < len(text) and text[at] != "}":
        if text[at] == "{" or (text[at] == "#" and plural):
            parts += [text[start:at]] if at > start else []
            blank, at = (Blank(plural), at + 1) if text[at] == "#" else _blank(text, at + 1, plural=plural)
            parts.append(blank)
            start = at
        else:
            at += 1
    parts += [text[start:at]] if at > start else []
    return tuple(parts), at


def _blank(text: str, at: int, *, plural: str) -> tuple[Blank, int]:
    name, at = _word(text, at)
    if _sign(text, at) == "}":
        return Blank(name), at + 1
    kind, at = _word(text, _after(text, at, ","))
    if kind not in _KINDS:
        raise MessageError(f"unknown kind {kind!r} in: {text}")
    if kind not in ("plural", "select"):
        digits, at = _word(text, at + 1) if _sign(text, at) == "," else ("0", at)
        if not digits.isdigit():
            raise MessageError(f"{digits!r} is no number of decimals in: {text}")
        return Blank(name, kind, int(digits)), _after(text, at, "}")
    at, variants = _after(text, at, ","), {}
    while _sign(text, at) != "}":
        key, at = _word(text, at)
        variants[key], at = _parts(text, _after(text, at, "{"), plural=name if kind == "plural" else plural)
        at = _after(text, at, "}")
        at += len(text[at:]) - len(text[at:].lstrip())
    if "other" not in variants:
        raise MessageError(f"{{{name}}} has no variant 'other' in: {text}")
    return Blank(name, kind, 0, variants), at + 1


def _word(text: str, at: int) -> tuple[str, int]:
    found = _WORD.match(text, at)
    if not found:
        raise MessageError(f"a name is missing at {at} in: {text}")
    return found[1], found.end()


def _sign(text: str, at: int) -> str:
    if at >= len(text):
        raise MessageError(f"a brace is not closed in: {text}")
    return text[at]


def _after(text: str, at: int, sign: str) -> int:
    if _sign(text, at) != sign:
        raise MessageError(f"{sign!r} is missing at {at} in: {text}")
    return at + 1


def _rendered(parts: Parts, values: Mapping[str, Any], lang: Language) -> str:
    return "".join(part if isinstance(part, str) else _filled(part, values, lang) for part in parts)


def _filled(blank: Blank, values: Mapping[str, Any], lang: Language) -> str:
    if blank.name not in values:
        raise MessageError(f"nothing is given for {{{blank.name}}}")
    value = values[blank.name]
    if blank.kind == "percent":
        return lang.percent(value)
    if blank.kind == "date":
        return lang.date(value)
    if blank.variants:
        return _rendered(_variant(blank, value, lang), values, lang)
    return _as_text(value, lang, digits=blank.digits)


def _variant(blank: Blank, value: Any, lang: Language) -> Parts:
    exact, fitting = f"={value}", lang.plural(value) if blank.kind == "plural" else str(value)
    return next(blank.variants[key] for key in (exact, fitting, "other") if key in blank.variants)


def _as_text(value: Any, lang: Language, *, digits: int) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence):
        return lang.listing([str(item) for item in value])
    return lang.number(value, digits)
