"""The HTML document around the page: what browsers, search engines and link previews read."""

from dataclasses import dataclass
from html import escape

from dash import Dash
from flask import request

from dashboard.domain.selection import LANGUAGES
from dashboard.views.sentences import Stamps

# Bundles of component libraries that the page does not use.
_UNUSED = ("/dash_table/",)


@dataclass(frozen=True)
class Preview:
    """What a shared link shows: the words of the start view in each language, and a picture of its map."""

    stamps: dict[str, Stamps]
    pictures: dict[str, str]  # language -> address below the root


class Document(Dash):
    """A Dash application with its own head. ``url`` is the public address, where one is known."""

    def __init__(self, *, preview: Preview, prebuilt: list[str], url: str) -> None:
        super().__init__("dashboard", title="BKTF · Harta e mbulimit", update_title="", assets_folder="assets")
        self._preview, self._prebuilt, self._url = preview, prebuilt, url

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override] # Dash names each part
        """Return the document for the language that the link asks for."""
        lang = request.args.get("lang", "")
        lang = lang if lang in LANGUAGES else LANGUAGES[0]
        scripts = "\n".join(line for line in parts["scripts"].splitlines() if not any(unused in line for unused in _UNUSED))
        tags = "".join(f'<script src="{address}"></script>' for address in self._prebuilt)
        return f"""<!DOCTYPE html>
<html lang="{lang}">
<head>
{parts["metas"]}
<title>{parts["title"]}</title>
{self._previewed(lang)}
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
{parts["css"]}
</head>
<body>
{parts["app_entry"]}
<noscript>Kjo faqe ka nevojë për JavaScript. · This page needs JavaScript.</noscript>
<footer>{parts["config"]}{tags}{scripts}{parts["renderer"]}</footer>
</body>
</html>"""

    def _previewed(self, lang: str) -> str:
        stamps = self._preview.stamps[lang]
        root = (self._url or request.url_root).rstrip("/")
        tags = {
            "og:type": "website", "og:site_name": "BKTF", "og:title": stamps.title, "og:description": stamps.sentence,
            "og:image": root + self._preview.pictures[lang], "og:image:width": "1200", "og:image:height": "630",
            "og:url": f"{root}/", "og:locale": {"sq": "sq_AL", "en": "en_GB"}[lang], "twitter:card": "summary_large_image",
        }  # fmt: skip
        found = [f'<meta property="{name}" content="{escape(text)}">' for name, text in tags.items()]
        return "\n".join([f'<meta name="description" content="{escape(stamps.sentence)}">', *found])
