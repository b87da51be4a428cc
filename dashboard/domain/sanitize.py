"""Text from a cell without what could act on a reader: invisible characters that reorder or end text, and endless length."""

import unicodedata

LONGEST = 5_000  # characters of one cell; no name, title or note needs more
_ACTING = {"Cc", "Cf", "Cs", "Co", "Cn"}  # controls, formats (as right-to-left override), halves, private, unassigned


def sanitize(text: str) -> str:
    """Return ``text`` without control and format characters, cut after ``LONGEST`` characters. Line breaks become spaces."""
    return strip_control(f"{text[:LONGEST]}…" if len(text) > LONGEST else text)


def strip_control(text: str) -> str:
    """Return ``text`` as :func:`sanitize` does, whole."""
    if text.isprintable():
        return text
    spaced = "".join(" " if c in "\n\r\t" else c for c in text)
    return "".join(c for c in spaced if unicodedata.category(c) not in _ACTING)
