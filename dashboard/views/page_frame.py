"""The head and the foot of a page that needs no script: whose map it is, the way back, the other languages; date and sources of the data."""

import re
from collections.abc import Callable, Sequence
from html import escape

from dashboard.domain.coalition import Coalition
from dashboard.domain.view import View
from dashboard.texts.language import LANGUAGES
from dashboard.texts.translator import Translator
from dashboard.views.profile import foot_of

_ADDRESS = re.compile(r"https://[^\s)]+")
_LANGUAGES = {"sq": "Shqip", "en": "English"}


def page_head(
    coalition: Coalition, crumbs: Sequence[tuple[str, str]], _: Translator, *, other: Callable[[str], str] = "?lang={}".format
) -> str:
    """Return the head as HTML.

    Args:
        crumbs: the way to the page as (address, words); one without address is the page itself.
        other: the address of the same page in a language.
    """
    name, full = coalition.short[_.lang], coalition.name[_.lang]
    way = " › ".join(f'<a href="{escape(to)}?lang={_.lang}">{escape(words)}</a>' if to else escape(words) for to, words in crumbs)
    others = "".join(
        f'<a href="{escape(other(code))}" hreflang="{code}" lang="{code}">{_LANGUAGES.get(code, code)}</a>'
        for code in LANGUAGES
        if code != _.lang
    )
    return (
        f'<header><p class="whose"><strong>{escape(name)}</strong> {escape(full)}</p>'
        f'<nav aria-label="{escape(_("Path to this page"))}">{way}</nav>'
        f'<nav class="languages" aria-label="{escape(_("Language"))}">{others}</nav></header>'
    )


def page_foot(view: View, _: Translator) -> str:
    """Return the foot as HTML."""
    return f"<footer>{''.join(f'<p>{_linked(line)}</p>' for line in foot_of(view, _))}</footer>"


def _linked(text: str) -> str:
    """Return ``text`` with the addresses in it as links: who wants a correction need not copy one."""
    return _ADDRESS.sub(lambda found: f'<a href="{found[0]}" rel="noopener noreferrer">{found[0]}</a>', escape(text))
