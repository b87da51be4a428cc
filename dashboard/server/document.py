"""The HTML document around the page: what browsers, search engines and link previews read."""

import hashlib
import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from dash import Dash
from flask import request

from dashboard.bundling.pack import Packed
from dashboard.figures.style import MAP_COLOURS
from dashboard.server.making import made_once
from dashboard.texts.language import LANGUAGES
from dashboard.texts.translator import Translator
from dashboard.views.addresses import ASKED, Addresses
from dashboard.views.first_content import Opening, colours_of
from dashboard.views.sentences import Stamps

# Bundles of component libraries that the page does not use.
_UNUSED = ("/dash_table/",)
_PAGES = 64  # kept: by link, language and address
# What the page names is there for as long as its data are served, and a little longer. Where it is gone, the page of today is asked for,
# once; then the reader is told what to do.
_WHERE_GONE = """addEventListener("error", ({ target }) => {
  const page = document.documentElement.dataset;
  if (page.ready || !["SCRIPT", "LINK"].includes(target.tagName) || target.rel === "preload") return;
  const [visit] = performance.getEntriesByType("navigation");
  if (visit && visit.type !== "reload") location.reload();
  else page.gone = "1";
}, true);"""
_GONE = """<style>#gone{display:none}html[data-gone] #gone{display:block;margin:2rem}
html[data-gone] body>:not(#gone,#first){display:none}</style>
<div id="gone" role="alert">
<p lang="sq">Harta nuk u hap. Të dhënat kanë ndryshuar, ose lidhja u ndërpre. <a href="">Ringarkoni faqen</a>;
nëse nuk ndihmon, prisni një minutë.</p>
<p lang="en">The map did not open. Its data have changed, or the connection broke. <a href="">Load the page again</a>;
if that does not help, wait a minute.</p>
</div>"""


LOCALES = {"sq": "sq_AL", "en": "en_GB"}


def alternates(versions: Mapping[str, str]) -> str:
    """Return the links to a page in each language, for search engines; see :meth:`Addresses.versions`."""
    return "".join(f'<link rel="alternate" hreflang="{code}" href="{escape(at)}">' for code, at in versions.items())


def structured(about: Mapping[str, Any]) -> str:
    """Return what search engines read of a page, as schema.org has it."""
    written = json.dumps(about, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{written}</script>'


@dataclass(frozen=True)
class Head:
    """What the document says and names of the data: a view in words, its first content, and the prebuilt scripts."""

    opening: Callable[[str, str, bool], Opening]  # (query of the link, language, in a frame of another page) -> its view
    version: str  # of the data
    prebuilt: tuple[str, ...]
    names: dict[str, str]  # language -> short name of the coalition

    @property
    def state(self) -> tuple[str, ...]:
        """What tells these data from others, and holds nothing of them."""
        return (self.version, *self.prebuilt)


def asked_language() -> str:
    """Return the language of the link, else the first of the browser's that the page speaks, as the page itself does."""
    wanted = (tag.split("-")[0].lower() for tag, quality in request.accept_languages if quality > 0)
    return next((lang for lang in (request.args.get("lang", ""), *wanted) if lang in LANGUAGES), LANGUAGES[0])


def asked_addresses(url: str) -> Addresses:
    """Return how the addresses of pages are written for who asks. ``url``: the public address, where one is known."""
    found: Addresses = request.environ.get(ASKED) or Addresses(url.rstrip("/"))
    return found


def seen_addresses(url: str) -> Addresses:
    """Return the same; where no public address is known, those by which the reader reached the server."""
    found = asked_addresses(url)
    return found if found.root or not found.served else Addresses(request.url_root.rstrip("/"))


def asked_mode() -> str:
    """Return the colour scheme that the link asks for; empty where that is left to the browser."""
    asked = request.args.get("theme_mode", "")
    return asked if asked in MAP_COLOURS else ""


def _dataset(head: Head, stamps: Stamps, addresses: Addresses, lang: str) -> dict[str, Any]:
    """Return the data behind the page as a dataset, in the words of schema.org."""
    files = (("operations.csv", "text/csv"), ("coverage.geojson", "application/geo+json")) if addresses.served else ()
    served = [{"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{addresses.root}/data/{name}"} for name, kind in files]
    return {
        "@context": "https://schema.org", "@type": "Dataset", "name": stamps.title, "description": stamps.sentence, "inLanguage": lang,
        "url": addresses.page("", lang), "version": head.version, "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": head.names[lang]},
        **({"distribution": served} if served else {}),
    }  # fmt: skip


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
        return str(self._page(self._head().state, request.query_string, asked_language(), seen_addresses(self._url)))

    @property
    def edition(self) -> str:
        """What tells this page, with its data and its scripts, from those before and after it; the same in every process."""
        packed = (self.packed.script.name, self.packed.style.name) if self.packed else ()
        return hashlib.sha256("\0".join((*self._head().state, *packed)).encode()).hexdigest()[:10]

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
        query = request.query_string.decode("utf-8", "replace")
        opening = head.opening(query, lang, request.args.get("embed") == "1")
        scripts, styles = self._packed_tags() if self.packed else (scripts, parts["css"])
        tags = "".join(f'<script src="{address}"></script>' for address in head.prebuilt)
        return f"""<!DOCTYPE html>
<html lang="{lang}">
<head>
{parts["metas"]}
<meta name="edition" content="{self.edition}">
<title>{escape(title)}</title>
{self._previewed(head, opening.stamps, query, lang)}
<script>{_WHERE_GONE}</script>
<link rel="icon" href="{self.packed.icon if self.packed else "/assets/icon.svg"}" type="image/svg+xml">
{styles}
{colours_of(asked_mode())}
</head>
<body>
{_GONE}
{self._first(opening)}
{parts["app_entry"]}
{parts["config"]}{tags}{scripts}{parts["renderer"]}
</body>
</html>"""

    def _first(self, opening: Opening) -> str:
        """Return what the page says until its scripts have painted it, and where none runs. A presentation does not begin with it."""
        content = f'<div id="first">{opening.content}</div>'
        if "present" not in request.args:
            return content
        whole = content.replace("<noscript>", "").replace("</noscript>", "")  # one within another would end it
        return f"<noscript>{whole}</noscript>"

    def _packed_tags(self) -> tuple[str, str]:
        assert self.packed
        script, style = self.packed.script.name, self.packed.style.name
        fonts = "".join(
            f'<link rel="preload" href="artefacts/{font.name}" as="font" type="font/woff2" crossorigin>' for font in self.packed.fonts
        )
        return f'<script src="artefacts/{script}"></script>', f'{fonts}<link rel="stylesheet" href="artefacts/{style}">'

    def _previewed(self, head: Head, stamps: Stamps, query: str, lang: str) -> str:
        public, seen = asked_addresses(self._url), seen_addresses(self._url)
        tags = {
            "og:type": "website", "og:site_name": head.names[lang], "og:title": stamps.title, "og:description": stamps.sentence,
            "og:locale": LOCALES[lang],
        }  # fmt: skip
        if seen.root:
            tags |= {"og:image": seen.preview(lang, head.version), "og:image:width": "1200", "og:image:height": "630"}
            tags |= {"og:url": f"{seen.page('')}?{query}" if query else seen.page("")}
        found = [f'<meta property="{name}" content="{escape(text)}">' for name, text in tags.items()]
        own = [f'<meta name="description" content="{escape(stamps.sentence)}">', '<meta name="twitter:card" content="summary_large_image">']
        if public.root:
            own += [
                f'<link rel="canonical" href="{escape(public.page("", lang))}">',
                alternates(public.versions("")),
                structured(_dataset(head, stamps, public, lang)),
            ]
        return "\n".join([*own, *found])
