"""How a language writes numbers, percentages, dates and lists, and which plural form it takes: all of it from CLDR, by Babel; and the order of its
alphabet."""

import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, cached_property
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

LANGUAGES = ("sq", "en")
_HOMES = {"sq": "AL"}  # where a language is at home whose locale names no country
_LATIN = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
# Where the alphabet has other letters, some of two characters; "w" is foreign to Albanian and stands where others have it.
_ALPHABETS = {"sq": "a b c ç d dh e ë f g gj h i j k l ll m n nj o p q r rr s sh t th u v w x xh y z zh"}
_LETTERS = 0x100  # keys of letters come after those of digits
_LOCALES = {"en": "en_GB"}  # dates and spelling of the English texts are British


class Language:
    """One language of the page. The browser half gets :meth:`shipped` and writes the same."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.locale = Locale.parse(_LOCALES.get(code, code))

    def number(self, value: float, digits: int = 0) -> str:
        """Return ``value`` with ``digits`` decimals, a half rounded up, as the browser does."""
        rounded = Decimal(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        places = f".{'0' * digits}" if digits else ""
        return str(format_decimal(rounded, format=f"#,##0{places}", locale=self.locale))

    def percent(self, share: float, digits: int = 1) -> str:
        """Return a share (0..1) as a percentage with ``digits`` decimals."""
        return str(self.locale.percent_formats[None].pattern).replace("#,##0", self.number(share * 100, digits))

    @property
    def decimal_comma(self) -> bool:
        """Whether decimals stand behind a comma: then spreadsheet programs set up for it want semicolons between the cells of a CSV."""
        return bool(self.locale.number_symbols["latn"]["decimal"] == ",")

    @property
    def tag(self) -> str:
        """The language and its country as office files name them: ``sq-AL``."""
        return f"{self.locale.language}-{self.locale.territory or _HOMES[self.code]}"

    def date(self, iso: str) -> str:
        """Return an ISO 8601 date in words."""
        return format_date(date.fromisoformat(iso), "long", locale=self.locale)

    def listing(self, items: Sequence[str]) -> str:
        """Return "A, B and C"."""
        return format_list(list(items), locale=self.locale)

    @cached_property
    def _letters(self) -> list[str]:
        return _ALPHABETS.get(self.code, _LATIN).split()

    def order(self, name: str) -> str:
        """Return what sorts ``name`` by the alphabet: a letter of two characters after its first (D, Dh, E); case and marks foreign to
        the language, blanks and punctuation do not count.

        >>> sorted(["Dropull", "Dibër", "Durrës", "Dhërmi"], key=language("sq").order)
        ['Dibër', 'Dropull', 'Durrës', 'Dhërmi']
        """
        key, rest = "", unicodedata.normalize("NFC", name).lower()
        while rest:
            size = next((n for n in (2, 1) if rest[:n] in self._letters), 0)
            letter = rest[:size] or unicodedata.normalize("NFKD", rest[0])[0]
            if letter in self._letters:
                key += chr(_LETTERS + self._letters.index(letter))
            elif letter.isdigit():
                key += letter
            rest = rest[size or 1 :]
        return key

    def plural(self, number: float) -> str:
        """Return the CLDR plural category: ``"one"``, ``"other"``, ..."""
        return str(self.locale.plural_form(number))

    def shipped(self) -> dict[str, Any]:
        """Return what the browser needs to write the same; it has the plural rules itself."""
        symbols, lists = self.locale.number_symbols["latn"], self.locale.list_patterns["standard"]
        return {
            "locale": str(self.locale).replace("_", "-"),
            "letters": self._letters,
            "decimal": symbols["decimal"],
            "group": symbols["group"],
            "percent": str(self.locale.percent_formats[None].pattern).replace("#,##0", "{0}"),
            "date": str(self.locale.date_formats["long"].pattern),
            "months": [self.locale.months["format"]["wide"][month] for month in range(1, 13)],
            "list": {name: str(lists[name]) for name in ("2", "start", "middle", "end")},
        }


@cache
def language(code: str) -> Language:
    """Return the language with an ISO 639-1 ``code``."""
    return Language(code)
