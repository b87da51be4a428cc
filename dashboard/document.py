"""The HTML document around the page: what browsers, search engines and link previews read."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

from dash import Dash
from flask import request

from dashboard.domain.selection import LANGUAGES
from dashboard.views.sentences import Stamps

# Bundles of component libraries that the page does not use.
_UNUSED = ("/dash_table/",)


@dataclass(frozen=True)
class Head:
    """What the document names of the data: the words and the picture of a shared link, and the prebuilt scripts."""

    stamps: dict[str, Stamps]  # language -> the start view in words
    pictures: dict[str, str]  # language -> address below the root
    prebuilt: list[str]


class Document(Dash):
    """A Dash application with its own head. ``url`` is the public address, where one is known."""

    def __init__(self, *, head: Callable[[], Head], url: str) -> None:
        super().__init__("dashboard", title="BKTF · Harta e mbulimit", update_title="", assets_folder="assets")
        self._head, self._url = head, url

    def _config(self) -> dict[str, Any]:
        private = ("python_version", "dash_version_url", "end_id")  # of no use to readers, not the same twice
        return {name: value for name, value in super()._config().items() if name not in private}

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override] # Dash names each part
        """Return the document for the language that the link asks for."""
        lang = request.args.get("lang", "")
        lang = lang if lang in LANGUAGES else LANGUAGES[0]
        scripts = "\n".join(line for line in parts["scripts"].splitlines() if not any(unused in line for unused in _UNUSED))
        head = self._head()
        tags = "".join(f'<script src="{address}"></script>' for address in head.prebuilt)
        return f"""<!DOCTYPE html>
<html lang="{lang}">
<head>
{parts["metas"]}
<title>{parts["title"]}</title>
{self._previewed(head, lang)}
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
{parts["css"]}
</head>
<body>
{parts["app_entry"]}
<noscript>Kjo faqe ka nevojë për JavaScript. · This page needs JavaScript.</noscript>
<footer>{parts["config"]}{tags}{scripts}{parts["renderer"]}</footer>
</body>
</html>"""

    def _previewed(self, head: Head, lang: str) -> str:
        stamps = head.stamps[lang]
        root = (self._url or request.url_root).rstrip("/")
        tags = {
            "og:type": "website", "og:site_name": "BKTF", "og:title": stamps.title, "og:description": stamps.sentence,
            "og:image": root + head.pictures[lang], "og:image:width": "1200", "og:image:height": "630",
            "og:url": f"{root}/", "og:locale": {"sq": "sq_AL", "en": "en_GB"}[lang], "twitter:card": "summary_large_image",
        }  # fmt: skip
        found = [f'<meta property="{name}" content="{escape(text)}">' for name, text in tags.items()]
        return "\n".join([f'<meta name="description" content="{escape(stamps.sentence)}">', *found])
