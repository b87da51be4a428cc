"""The texts of the page. English is written in the source, Albanian in the gettext catalogue."""

from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from dashboard.domain.said import Said, said_anew

CATALOGUE = Path(__file__).parent / "locale" / "sq" / "LC_MESSAGES" / "messages.po"
UPKEEP = CATALOGUE.with_name("upkeep.po")  # what only staff read; the public page does not carry it
_MONTHS = "January February March April May June July August September October November December"

Messages = dict[str, str | list[str]]


@cache
def albanian(path: Path = CATALOGUE) -> Messages:
    """Return English text -> Albanian; a list of singular and plural where the text counts."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale="sq")
    messages: Messages = {}
    for message in catalogue:
        if message.id and message.string and not message.fuzzy:
            plural = not isinstance(message.id, str)
            messages[message.id[0] if plural else str(message.id)] = list(message.string) if plural else str(message.string)
    return messages


class Words:
    """One language: ``_("text {name}", name=...)`` translates and fills in, as the browser half does.

    Args:
        upkeep: know the texts for staff as well.
    """

    def __init__(self, lang: str, *, upkeep: bool = False) -> None:
        self.lang = lang
        self.known = (albanian() | (albanian(UPKEEP) if upkeep else {})) if lang == "sq" else {}

    def __call__(self, text: str, **values: object) -> str:
        if isinstance(text, Said):
            return said_anew(text, known=self.known)
        found = self.known.get(text, text)
        return str(found).format(**values) if values else str(found)

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """Return the form for ``n``, with ``{n}`` filled in."""
        found = self.known.get(one)
        forms = found if isinstance(found, list) else [one, many]
        return forms[0 if n == 1 else 1].format(n=self.number(n), **values)

    def number(self, value: float, digits: int = 0) -> str:
        """Return ``value`` as readers of the language write it (CLDR: 1 234,5 and 1,234.5)."""
        rounded = Decimal(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        text = f"{rounded:,}"
        return text.translate(str.maketrans(",.", "\u00a0,")) if self.lang == "sq" else text

    def percent(self, share: float | None) -> str:
        """Return a share (0..1) as per cent with one decimal; the word for unknown where it is None."""
        return self("unknown") if share is None else f"{self.number(share * 100, 1)}\u00a0%"

    def date(self, iso: str) -> str:
        """Return an ISO 8601 date in words."""
        year, month, day = (int(part) for part in iso.split("-"))
        return f"{day} {self(_MONTHS).split(' ')[month - 1]} {year}"
