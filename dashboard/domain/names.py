"""Fold written place names so that spellings of one name compare equal."""

import re
import unicodedata
from collections.abc import Mapping

LOST = re.compile("[?\ufffd]")  # what a wrong encoding leaves of ë and ç
_MOST_LOST = 8  # letters of one text; no header or word has so many, and trying them all would take for ever
_ELLIPSIS = re.compile(r"\.\.\.|…")
_QUOTES = "\"'“”„‘’«» "
_BETWEEN = re.compile(r"[,;/&+\n]|\s(?:dhe|and)\s", re.IGNORECASE)
_QUALIFIED = re.compile(r"^(?P<name>.+?)\s*(?:\((?P<inner>[^)]+)\)|,\s*(?P<after>[^,]+))$")

# Words that say what kind of place is meant, in the languages of the sources. They are dropped
# only when the name as written is not known, and only in front of or behind the name itself.
_KIND_WORDS = re.compile(
    r"^(?:bashki\w*|qark\w*|rreth\w*|komun\w*|njesi\w* administrativ\w*|municipalit(?:y|ies) of"
    r"|municipality|administrative unit of|rural areas? of|regions? of|district of|village of|county of)\s+"
    r"(?:(?:i|e|se|te)\s+)?"
    r"|\s+(?:municipalit(?:y|ies)|district|county|prefecture|regions?|commune|village|town|area"
    r"|\(urban\)|urban)$"
)


def plain(name: str) -> str:
    """Return ``name`` in lower case without diacritics, with single spaces.

    >>> plain(" Bashkia  Kuçovë ")
    'bashkia kucove'
    """
    decomposed = unicodedata.normalize("NFKD", _ELLIPSIS.sub(" ", name))
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(letters.casefold().split())


def fold(name: str) -> str:
    """Return the key under which spellings of ``name`` compare equal.

    Case, diacritics, blanks, dashes and punctuation do not count.

    >>> fold("Fushë-Arrëz") == fold("FUSHE ARREZ")
    True
    """
    return re.sub(r"[^0-9a-z]", "", plain(name))


def meaning_of(text: str, meanings: Mapping[str, str]) -> str:
    """Return what ``text`` means by ``meanings`` (folded spelling -> meaning), else ``""``.

    Where a wrong encoding lost ë or ç, it is what all spellings that fit mean.

    >>> meaning_of("An?tari", {"anetari": "member", "viti": "year"})
    'member'
    """
    parts = [fold(part) for part in LOST.split(text)]
    if len(parts) == 1 or not any(parts):
        return meanings.get(parts[0], "")
    if len(parts) > _MOST_LOST:
        return ""
    fits = re.compile("[ec]?".join(parts))
    found = {meaning for key, meaning in meanings.items() if fits.fullmatch(key)}
    return found.pop() if len(found) == 1 else ""


def without_kind(name: str) -> str:
    """Return ``name`` without words such as *Bashkia* or *district* around it.

    >>> without_kind("Bashkia e Durrësit")
    'durresit'
    """
    bare = plain(name).strip(_QUOTES)
    while (shorter := _KIND_WORDS.sub("", bare).strip(" ,")) != bare:
        bare = shorter
    return bare


def parts(text: str) -> list[str]:
    """Return what stands between the commas, semicolons, strokes, line breaks and ands of ``text``; a dash divides nothing.

    >>> parts("Tiranë, Durrës dhe Elbasan")
    ['Tiranë', 'Durrës', 'Elbasan']
    """
    return [part.strip() for part in _BETWEEN.split(text) if part.strip()]


def split_qualified(name: str) -> tuple[str, str] | None:
    """Split ``"Shushicë (Vlorë)"`` or ``"Sauk, Tirana"`` into the name and its parent, else None."""
    found = _QUALIFIED.match(name.strip())
    return (found["name"], found["inner"] or found["after"]) if found else None
