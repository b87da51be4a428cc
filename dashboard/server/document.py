"""The HTML document around the page: what browsers, search engines and link previews read."""

import hashlib
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

from dash import Dash
from flask import request

from dashboard.bundling.pack import Packed
from dashboard.server.making import made_once
from dashboard.texts.language import LANGUAGES
from dashboard.texts.translator import Translator
from dashboard.views.sentences import Stamps
from dashboard.views.sketch import sketch

# Bundles of component libraries that the page does not use.
_UNUSED = ("/dash_table/",)
_PAGES = 64  # kept: by link, language and address
# What the page names is there for as long as its data are served, and a little longer. Where it is gone, the page of today is asked for,
# once; then the reader is told what to do.
_WHERE_GONE = """addEventListener("error", ({ target }) => {
  const page = document.documentElement.dataset;
  if (page.ready || !["SCRIPT", "LINK"].includes(target.tagName)) return;
  const [visit] = performance.getEntriesByType("navigation");
  if (visit && visit.type !== "reload") location.reload();
  else page.gone = "1";
}, true);"""
_GONE = """<style>#gone{display:none}html[data-gone] #gone{display:block;margin:2rem}html[data-gone] body>:not(#gone){display:none}</style>
<div id="gone" role="alert">
<p lang="sq">Harta nuk u hap. Të dhënat kanë ndryshuar, ose lidhja u ndërpre. <a href="">Ringarkoni faqen</a>;
nëse nuk ndihmon, prisni një minutë.</p>
<p lang="en">The map did not open. Its data have changed, or the connection broke. <a href="">Load the page again</a>;
if that does not help, wait a minute.</p>
</div>"""


@dataclass(frozen=True)
class Head:
    """What the document names of the data: the words and the picture of a shared link, and the prebuilt scripts."""

    stamps: Callable[[str, str], Stamps]  # (query of the link, language) -> its view in words
    version: str  # of the data
    prebuilt: tuple[str, ...]
    map: str  # the start view as SVG
    names: dict[str, str]  # language -> short name of the coalition

    @property
    def state(self) -> tuple[str, ...]:
        """What tells these data from others, and holds nothing of them."""
        return (self.version, *self.prebuilt)


def asked_language() -> str:
    """Return the language of the link, else the first of the browser's that the page speaks, as the page itself does."""
    wanted = (tag.split("-")[0].lower() for tag, quality in request.accept_languages if quality > 0)
    return next((lang for lang in (request.args.get("lang", ""), *wanted) if lang in LANGUAGES), LANGUAGES[0])


class Document(Dash):
    """A Dash application with its own head. ``url`` is the public address, where one is known."""

    def __init__(self, *, head: Callable[[], Head], url: str) -> None:
        super().__init__("dashboard", update_title="", assets_folder="assets")
        self._head, self._url = head, url
        self._page = made_once(lambda *_: super(Document, self).index(), keep=_PAGES)
        self.packed: Packed | None = None  # until the page is whole, it names each script by itself

    def index(self, *args: Any, **kwargs: Any) -> str:
        """Return the page; Dash puts it together once for each link, language and address, until the data change."""
        if not self.packed:
            return str(super().index(*args, **kwargs))
        return str(self._page(self._head().state, request.query_string, asked_language(), request.url_root))

    def csp_hashes(self, hash_algorithm: str = "sha256") -> list[str]:
        """Return what lets the inline scripts of the page run, as a content security policy names them."""
        own = b64encode(hashlib.new(hash_algorithm, _WHERE_GONE.encode()).digest()).decode()
        return [*super().csp_hashes(hash_algorithm), f"'{hash_algorithm}-{own}'"]

    def _config(self) -> dict[str, Any]:
        private = ("python_version", "dash_version_url", "end_id")  # of no use to readers, not the same twice
        return {name: value for name, value in super()._config().items() if name not in private}

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override] # Dash names each part
        """Return the document for the language that the link asks for."""
        lang = asked_language()
        scripts = "\n".join(line for line in parts["scripts"].splitlines() if not any(unused in line for unused in _UNUSED))
        head = self._head()
        title = Translator(lang)("{coalition} · Coverage map", coalition=head.names[lang])
        scripts, styles = self._packed_tags() if self.packed else (scripts, parts["css"])
        tags = "".join(f'<script src="{address}"></script>' for address in head.prebuilt)
        return f"""<!DOCTYPE html>
<html lang="{lang}">
<head>
{parts["metas"]}
<title>{escape(title)}</title>
{self._previewed(head, lang)}
<script>{_WHERE_GONE}</script>
<link rel="icon" href="{self.packed.icon if self.packed else "/assets/icon.svg"}" type="image/svg+xml">
{styles}
</head>
<body>
{_GONE}
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
            else sketch(
                head.stamps(request.query_string.decode("utf-8", "replace"), lang).sentence,
                "" if chosen else head.map,
                name=head.names[lang],
            )
        )

    def _packed_tags(self) -> tuple[str, str]:
        assert self.packed
        script, style = self.packed.script.name, self.packed.style.name
        return f'<script src="artefacts/{script}"></script>', f'<link rel="stylesheet" href="artefacts/{style}">'

    def _previewed(self, head: Head, lang: str) -> str:
        query = request.query_string.decode("utf-8", "replace")
        stamps = head.stamps(query, lang)
        root = (self._url or request.url_root).rstrip("/")
        tags = {
            "og:type": "website", "og:site_name": head.names[lang], "og:title": stamps.title, "og:description": stamps.sentence,
            "og:image": f"{root}/social/{lang}-{head.version}.png", "og:image:width": "1200", "og:image:height": "630",
            "og:url": f"{root}/?{query}" if query else f"{root}/", "og:locale": {"sq": "sq_AL", "en": "en_GB"}[lang],
        }  # fmt: skip
        found = [f'<meta property="{name}" content="{escape(text)}">' for name, text in tags.items()]
        own = [f'<meta name="description" content="{escape(stamps.sentence)}">', '<meta name="twitter:card" content="summary_large_image">']
        return "\n".join([*own, *found])
