"""Fold written place names so that spellings of one name compare equal."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

LOST = re.compile("[?\ufffd]")  # what a wrong encoding leaves of ë and ç
_MOST_LOST = 8  # letters of one text; no header or word has so many, and trying them all would take for ever
_ELLIPSIS = re.compile(r"\.\.\.|…")
_QUOTES = "\"'“”„‘’«» "
_BETWEEN = re.compile(r"[,;/&+\n]|\s(?:dhe|and)\s", re.IGNORECASE)
_QUALIFIED = re.compile(r"^(?P<name>.+?)\s*(?:\((?P<inner>[^)]+)\)|,\s*(?P<after>[^,]+))$")

# Words that say what kind of place is meant, in the languages of the sources, and the levels that a place of that kind may be of;
# none: they say nothing of its level. A town is a municipality, or where that is called otherwise the unit. Both halves read them.
IN_FRONT = (
    (r"qark\w*|prefektur\w*|county of|prefecture of|regions? of", ("county",)),
    (r"rreth(?:i|it|in|e|et|eve)?|district of", ("district",)),
    (r"bashki\w*|municipality(?: of)?|municipalities of", ("municipality",)),
    (r"qytet\w*|(?:city|town) of", ("municipality", "unit")),
    (r"komun\w*|njesi\w* administrativ\w*|administrative unit(?: of)?|commune of|fshat\w*|village of", ("unit",)),
    (r"rural areas? of|the|in|near|around|zon\w*(?: rurale)?|rrethinat?|ne|nga|prane|te|tek|per", ()),
)
BEHIND = (
    (r"county|prefecture|regions?", ("county",)),
    (r"district", ("district",)),
    (r"municipalit(?:y|ies)", ("municipality",)),
    (r"city|town", ("municipality", "unit")),
    (r"commune|administrative unit|village", ("unit",)),
    (r"area|\(urban\)|urban", ()),
)
PARTICLES = "i|e|se|te"  # between such a word and the name
_IN_FRONT = tuple((re.compile(rf"^(?:{words})\s+(?:(?:{PARTICLES})\s+)?"), levels) for words, levels in IN_FRONT)
_BEHIND = tuple((re.compile(rf"\s+(?:{words})$"), levels) for words, levels in BEHIND)


def plain(name: str) -> str:
    """Return ``name`` in lower case without diacritics, with single spaces.

    >>> plain(" Bashkia  Kuçovë ")
    'bashkia kucove'
    """
    decomposed = unicodedata.normalize("NFKD", _ELLIPSIS.sub(" ", name))
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(letters.casefold().split())


@lru_cache(maxsize=2**16)  # tables say the same names over and over
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


def split_kind(name: str) -> tuple[str, tuple[str, ...]]:
    """Return ``name`` without words such as *Bashkia* or *district* around it, and the levels that they mean; none where they say nothing.

    >>> split_kind("Bashkia e Durrësit")
    ('durresit', ('municipality',))
    >>> split_kind("në qytetin e Korçës")
    ('korces', ('municipality', 'unit'))
    """
    bare = plain(name).strip(_QUOTES)
    levels: tuple[str, ...] = ()
    found = True
    while found:
        found = False
        for words, meant in (*_IN_FRONT, *_BEHIND):
            shorter = words.sub("", bare).strip(" ,")
            if shorter and shorter != bare:
                bare, levels, found = shorter, levels or meant, True
    return bare, levels


def without_kind(name: str) -> str:
    """Return ``name`` without the words around it that say what kind of place it is."""
    return split_kind(name)[0]


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
