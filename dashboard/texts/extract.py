"""Bring the catalogues up to date with the texts in the source: ``python -m dashboard.texts.extract`` (``make texts``).

Each entry gets the files in which its text stands and what its blanks mean. What is new waits for its translation: until it has one,
nothing starts that reads the catalogue. What is gone is dropped.
"""

import ast
import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from dashboard.texts.catalogue import PAGE, STAFF, path_of
from dashboard.texts.language import LANGUAGES
from dashboard.texts.message import blanks

ROOT = Path(__file__).parents[1]
_HEADER = """# Texts in ICU MessageFormat; `make texts` brings this file up to date with the source.
msgid ""
msgstr ""
"Language: {lang}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
_KEYWORDS = dict.fromkeys(("_", "mark", "message", "t"))
# Folders whose texts only staff read, where no other folder has them too.
_OF_STAFF = ("io", "upkeep", "commands", "server/live.py", "server/serving.py")
# What a blank holds, where its name does not say it.
BLANKS = {
    "n": "a number", "list": "a list of names", "name": "a name, in the nominative",
    "names": "several names, in the nominative",
    "places": "a number of places with their level, as 36 districts", "of_places": "all places meant, as the 36 districts",
    "gap_places": "the number of places without a member on record, with their level",
    "reached": "the number of places with a member on record",
    "found": "a number of places, or of countries", "named": "the number of places, or of countries, that the coalition names",
    "gaps_named": "how many of them the coalition names", "members": "the number of members on record",
    "land": "a percentage of the land area",
    "residents": "a percentage of the residents, or their number", "census": "a year",
    "stated_land": "a percentage of the land area",
    "stated_residents": "a percentage of the residents",
    "by_level": "as by district", "measure": "what the colours show", "coalition": "short name of the coalition", "home": "name of the country",
    "part": "north, centre or south: chooses, and is not shown", "share": "a percentage", "total": "a number", "year": "a year",
    "since": "a year", "until": "a year", "day": "a date", "version": "fingerprint of the data", "url": "an address",
    "value": "what stands in the cell", "attribution": "whose the boundaries are, as their licence wants it said", "file": "name of a file", "row": "number of a row", "column": "name of a column",
    "level": "name of a level", "county": "name of a county", "words": "words as the reader typed them", "levels": "names of levels", "member": "name of a member", "place": "name of a place, or what place_within makes of it after a preposition",
    "near": "a neighbouring place, as place_within says it", "here": "the number of members on record in a place",
    "near_n": "the number of members on record in a neighbouring place", "wider": "a number of members", "latest": "a year", "why": "a reason",
}  # fmt: skip


def texts_of(path: Path) -> Iterator[str]:
    """Return the messages marked in one source file."""
    if path.suffix == ".py":  # by Python's own parser: Babel's misses texts within f-strings and brackets
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in _KEYWORDS and call.args:
                given = call.args[0]
                yield from [str(given.value)] if isinstance(given, ast.Constant) and given.value else []
        return
    for _line, text, _comments, _context in extract_from_file("javascript", str(path), keywords=_KEYWORDS):
        if isinstance(text, str) and text:
            yield text


def found_texts(data: Path) -> dict[str, dict[str, set[str]]]:
    """Return catalogue -> message -> the files in which it stands; reasons of the data are read by everybody."""
    everywhere: dict[str, set[str]] = defaultdict(set)
    for path in sorted([*ROOT.rglob("*.py"), *ROOT.rglob("*.js")]):
        for text in texts_of(path) if path.name != "extract.py" else ():
            everywhere[text].add(str(path.relative_to(ROOT.parent)))
    with (data / "aliases.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not row["code"]:
                everywhere[row["why"]].add("data/aliases.csv")
    staff = {text for text, files in everywhere.items() if all(f.removeprefix("dashboard/").startswith(_OF_STAFF) for f in files)}
    return {
        PAGE: {text: files for text, files in everywhere.items() if text not in staff},
        STAFF: {text: files for text, files in everywhere.items() if text in staff},
    }


def translations(lang: str) -> dict[str, str]:
    """Return what is translated in any catalogue of ``lang``: a text may have moved from one to the other."""
    known: dict[str, str] = {}
    for path in (path_of(lang, name) for name in (STAFF, PAGE)):
        if path.exists():
            with path.open("rb") as file:
                known |= {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id and entry.string}
    return known


def update(path: Path, texts: dict[str, set[str]], known: dict[str, str], *, lang: str) -> list[str]:
    """Write the catalogue at ``path`` for ``texts``; return those that wait for their translation."""
    catalog = Catalog(fuzzy=False)
    for text in sorted(texts, key=str.lower):
        meant = [f"{{{name}}}: {BLANKS[name]}" for name in sorted(blanks(text)) if name in BLANKS]
        catalog.add(text, known.get(text, ""), [(file, 0) for file in sorted(texts[text])], auto_comments=meant)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as written:
        written.write(_HEADER.format(lang=lang).encode())
        write_po(written, catalog, width=0, omit_header=True, include_lineno=False)
    return [text for text in texts if not known.get(text)]


def main() -> int:
    """Update every catalogue; 1 where a text waits for its translation."""
    found = found_texts(ROOT.parent / "data")
    waiting = []
    for lang in LANGUAGES:
        if lang == "en":
            continue
        known = translations(lang)
        for name, texts in found.items():
            waiting += [f"{path_of(lang, name)}: {text}" for text in update(path_of(lang, name), texts, known, lang=lang)]
    print("\n".join(waiting) or "Every text has its translation.")
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main())
