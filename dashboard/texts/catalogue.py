"""The catalogues: English is written in the source, every other language stands in a gettext file of its own."""

from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from dashboard.texts.message import MessageError, blanks

LOCALE = Path(__file__).parent / "locale"
PAGE, STAFF = "messages.po", "upkeep.po"  # what only staff read is in a file of its own: the public page does not carry it

Messages = dict[str, str]


class CatalogueError(ValueError):
    """A catalogue cannot be used: the file, the line, what is wrong."""


def path_of(lang: str, name: str = PAGE) -> Path:
    """Return where a catalogue lies."""
    return LOCALE / lang / "LC_MESSAGES" / name


@cache
def catalogue(lang: str, name: str = PAGE) -> Messages:
    """Return English message -> the same in ``lang``; empty for English itself. Raises CatalogueError."""
    return {} if lang == "en" else read_catalogue(path_of(lang, name))


def read_catalogue(path: Path) -> Messages:
    """Return the messages of one file.

    Raises:
        CatalogueError: a text is missing or malformed, or has other blanks than the English one.
    """
    with path.open("rb") as file:
        entries = [entry for entry in read_po(file) if entry.id]
    for entry in entries:
        wrong = _fault(str(entry.id), str(entry.string or ""), fuzzy=entry.fuzzy)
        if wrong:
            raise CatalogueError(f"{path}:{entry.lineno}: {wrong}: {entry.id}")
    return {str(entry.id): str(entry.string) for entry in entries}


def _fault(english: str, translated: str, *, fuzzy: bool) -> str:
    if fuzzy or not translated:
        return "not translated"
    try:
        wanted, found = blanks(english), blanks(translated)
    except MessageError as error:
        return str(error)
    if missing := wanted - found:
        return f"the blank {{{sorted(missing)[0]}}} is missing"
    if unknown := found - wanted:
        return f"the blank {{{sorted(unknown)[0]}}} is not in the English text"
    return ""
