"""The HTML document around the page: what browsers, search engines and link previews read."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

from dash import Dash
from flask import request

from dashboard.domain.selection import LANGUAGES
from dashboard.making import made_once
from dashboard.pack import Packed
from dashboard.views.sentences import Stamps
from dashboard.views.sketch import sketch

# Bundles of component libraries that the page does not use.
_UNUSED = ("/dash_table/",)
_PAGES = 64  # kept: by link, language and address


@dataclass(frozen=True)
class Head:
    """What the document names of the data: the words and the picture of a shared link, and the prebuilt scripts."""

    stamps: Callable[[str, str], Stamps]  # (query of the link, language) -> its view in words
    version: str  # of the data
    prebuilt: tuple[str, ...]
    map: str  # the start view as SVG

    @property
    def state(self) -> tuple[str, ...]:
        """What tells these data from others, and holds nothing of them."""
        return (self.version, *self.prebuilt)


def asked_language() -> str:
    """Return the language of the link, else English where the browser asks for it, as the page itself does."""
    asked = request.args.get("lang", "")
    if asked in LANGUAGES:
        return asked
    return "en" if str(request.accept_languages.best or "").startswith("en") else LANGUAGES[0]


class Document(Dash):
    """A Dash application with its own head. ``url`` is the public address, where one is known."""

    def __init__(self, *, head: Callable[[], Head], url: str) -> None:
        super().__init__("dashboard", title="BKTF · Harta e mbulimit", update_title="", assets_folder="assets")
        self._head, self._url = head, url
        self._page = made_once(lambda *_: super(Document, self).index(), keep=_PAGES)
        self.packed: Packed | None = None  # until the page is whole, it names each script by itself

    def index(self, *args: Any, **kwargs: Any) -> str:
        """Return the page; Dash puts it together once for each link, language and address, until the data change."""
        if not self.packed:
            return str(super().index(*args, **kwargs))
        return str(self._page(self._head().state, request.query_string, asked_language(), request.url_root))

    def _config(self) -> dict[str, Any]:
        private = ("python_version", "dash_version_url", "end_id")  # of no use to readers, not the same twice
        return {name: value for name, value in super()._config().items() if name not in private}

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override] # Dash names each part
        """Return the document for the language that the link asks for."""
        lang = asked_language()
        scripts = "\n".join(line for line in parts["scripts"].splitlines() if not any(unused in line for unused in _UNUSED))
        head = self._head()
        scripts, styles = self._packed_tags() if self.packed else (scripts, parts["css"])
        tags = "".join(f'<script src="{address}"></script>' for address in head.prebuilt)
        return f"""<!DOCTYPE html>
<html lang="{lang}">
<head>
{parts["metas"]}
<title>{parts["title"]}</title>
{self._previewed(head, lang)}
<link rel="icon" href="{self.packed.icon if self.packed else "/assets/icon.svg"}" type="image/svg+xml">
{styles}
</head>
<body>
{self._sketched(head, lang)}
{parts["app_entry"]}
<noscript>Kjo faqe ka nevojë për JavaScript. · This page needs JavaScript.</noscript>
<footer>{parts["config"]}{tags}{scripts}{parts["renderer"]}</footer>
</body>
</html>"""

    def _sketched(self, head: Head, lang: str) -> str:
        chosen = set(request.args) - {"lang", "v"}  # the map is sketched for the start view alone
        return (
            ""
            if "present" in chosen
            else sketch(head.stamps(request.query_string.decode("utf-8", "replace"), lang).sentence, "" if chosen else head.map)
        )

    def _packed_tags(self) -> tuple[str, str]:
        assert self.packed
        script, style = self.packed.script.name, self.packed.style.name
        return f'<script src="/artefacts/{script}"></script>', f'<link rel="stylesheet" href="/artefacts/{style}">'

    def _previewed(self, head: Head, lang: str) -> str:
        query = request.query_string.decode("utf-8", "replace")
        stamps = head.stamps(query, lang)
        root = (self._url or request.url_root).rstrip("/")
        tags = {
            "og:type": "website", "og:site_name": "BKTF", "og:title": stamps.title, "og:description": stamps.sentence,
            "og:image": f"{root}/social/{lang}-{head.version}.png", "og:image:width": "1200", "og:image:height": "630",
            "og:url": f"{root}/?{query}" if query else f"{root}/", "og:locale": {"sq": "sq_AL", "en": "en_GB"}[lang],
        }  # fmt: skip
        found = [f'<meta property="{name}" content="{escape(text)}">' for name, text in tags.items()]
        own = [f'<meta name="description" content="{escape(stamps.sentence)}">', '<meta name="twitter:card" content="summary_large_image">']
        return "\n".join([*own, *found])
