"""Text that changes with the language: written in English, replaced in the browser."""

from typing import Any

from dash import html


def t(message: str, tag: Any = html.Span, **props: Any) -> Any:
    """Return ``tag`` with ``message`` as its text, marked for translation."""
    return tag(message, **{"data-msg": message}, **props)
