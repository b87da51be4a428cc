"""What is said to people in English, so that it can be said in another language as well."""

from collections.abc import Sequence
from typing import Any


class Said(str):
    """A text that knows the ``pattern`` it was made of and the ``values`` that were filled in."""

    pattern: str
    values: dict[str, Any]


def say(pattern: str, **values: str | int | Sequence[str]) -> Said:
    """Return ``pattern`` with ``values`` filled in, lists with commas. Values that are :class:`Said` can be said anew, others are names."""
    text = Said(_filled(pattern, {name: _anew(value, {}) for name, value in values.items()}))
    text.pattern, text.values = pattern, values
    return text


def said_anew(text: str, *, known: dict[str, Any]) -> str:
    """Return ``text`` in the language of ``known`` (pattern -> the same elsewhere) as far as it is known there."""
    if not isinstance(text, Said):
        return text
    values = {name: _anew(value, known) for name, value in text.values.items()}
    return _filled(str(known.get(text.pattern, text.pattern)), values)


def _filled(pattern: str, values: dict[str, Any]) -> str:
    return pattern.format(**values) if values else pattern  # a word of the data may hold braces


def _anew(value: Any, known: dict[str, Any]) -> Any:
    if _is_list(value):
        return ", ".join(said_anew(each, known=known) for each in value)
    return said_anew(value, known=known)


def _is_list(value: Any) -> bool:
    return not isinstance(value, str | int)
