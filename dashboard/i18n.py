"""The texts of the page. English is written in the source, Albanian in the gettext catalogue."""

from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

CATALOGUE = Path(__file__).parent / "locale" / "sq" / "LC_MESSAGES" / "messages.po"

Messages = dict[str, str | list[str]]


@cache
def albanian() -> Messages:
    """Return English text -> Albanian; a list of singular and plural where the text counts."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="sq")
    messages: Messages = {}
    for message in catalogue:
        if message.id and message.string and not message.fuzzy:
            plural = not isinstance(message.id, str)
            messages[message.id[0] if plural else str(message.id)] = list(message.string) if plural else str(message.string)
    return messages
