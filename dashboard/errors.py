"""The one base of all errors that a user can cause and mend: what is wrong and what to do, in the user's language."""

from collections.abc import Callable

Translate = Callable[[str], str]  # takes a text made by :func:`~dashboard.texts.message.message`, gives it in one language


class UserError(ValueError):
    """It cannot be done as it was asked for. ``text`` says why and what to do instead; whoever shows it needs to know no more."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(text)

    def words(self, translate: Translate) -> str:
        """Return the error in the language of ``translate``, a :class:`~dashboard.texts.translator.Translator`."""
        return translate(self.text)

    def __str__(self) -> str:
        return self.words(str)
