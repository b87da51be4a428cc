"""Texts in the reader's language."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.texts.catalogue import PAGE, STAFF, catalogue
from dashboard.texts.choices import CHOICES, TEXTS
from dashboard.texts.language import language
from dashboard.texts.message import Message, mark, render

UNKNOWN = mark("unknown")


class Translator:
    """One language: ``_("text {name}", name=...)`` translates and fills in, as the browser half does.

    Args:
        staff: know the texts for staff as well.
    """

    def __init__(self, lang: str, *, staff: bool = False) -> None:
        self.lang, self.language = lang, language(lang)
        self.known = catalogue(lang, PAGE) | (catalogue(lang, STAFF) if staff else {})

    def __call__(self, text: str, /, **values: Any) -> str:
        if isinstance(text, Message):
            return self(text.pattern, **{name: self._translated(value) for name, value in text.values.items()})
        return render(self.known.get(text, text), values, self.language) if values else self.known.get(text, text)

    def _translated(self, value: Any) -> Any:
        if isinstance(value, str):
            return self(value) if isinstance(value, Message) else value
        return [self._translated(item) for item in value] if isinstance(value, Sequence) else value

    def text(self, name: str, /, **values: Any) -> str:
        """Return one of :data:`~dashboard.texts.choices.TEXTS`, filled in."""
        return self(TEXTS[name], **values)

    def choose(self, name: str, /, facts: Mapping[str, Any]) -> str:
        """Return the first of the :data:`~dashboard.texts.choices.CHOICES` of ``name`` whose conditions the facts meet, filled in.

        Empty where there is nothing to say.
        """
        for conditions, text in CHOICES[name]:
            if all(facts[name] == wanted for name, wanted in conditions.items()):
                return self(text, **facts) if text else ""
        return ""

    def number(self, value: float, digits: int = 0) -> str:
        """Return ``value`` as readers of the language write it."""
        return self.language.number(value, digits)

    def percent(self, share: float | None, digits: int = 1) -> str:
        """Return a share (0..1) as a percentage; the word for unknown where it is None."""
        return self(UNKNOWN) if share is None else self.language.percent(share, digits)

    def date(self, iso: str) -> str:
        """Return an ISO 8601 date in words."""
        return self.language.date(iso)
