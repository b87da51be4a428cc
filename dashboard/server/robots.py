"""What search engines are told of the whole site: robots.txt and the sitemap (RFC 9309, sitemaps.org)."""

from html import escape
from urllib.parse import urlsplit

from flask import Flask, Response, abort

from dashboard.server.document import asked_addresses
from dashboard.server.live import Current
from dashboard.texts.language import LANGUAGES
from dashboard.views.addresses import Addresses
from dashboard.views.profile import paths_of

# Files that are made when asked for, and large ones; but for the pictures that pages name for previews of their links.
_MADE = ("/data/", "/download/", "/place/*.pdf", "/place/*.docx", "/member/*.pdf")
_PICTURES = ("/data/coverage.png?place=", "/data/coverage.png?member=")
_LARGE = ("/download/",)  # of a static site


def robots_routes(server: Flask, current: Current, *, url: str) -> None:
    """Add both. ``url``: the public address, where one is known."""

    @server.get("/robots.txt")
    def robots() -> Response:
        return Response(_robots(asked_addresses(url)), mimetype="text/plain")

    @server.get("/sitemap.xml")
    def sitemap() -> Response:
        addresses = asked_addresses(url)
        if not addresses.root:  # a sitemap names whole addresses
            abort(404)
        dataset = current.snapshot.dataset
        pages = [addresses.page(path, lang) for path in ("", "place/", "member/", *paths_of(dataset)) for lang in LANGUAGES]
        listed = "".join(f"<url><loc>{escape(page)}</loc><lastmod>{dataset.released}</lastmod></url>" for page in pages)
        text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</urlset>\n'
        return Response(text, mimetype="application/xml")


def _robots(addresses: Addresses) -> str:
    """Return what robots leave alone. Its paths are those of the whole host, below whose root the site may stand."""
    below = urlsplit(addresses.root).path
    lines = ["User-agent: *"]
    lines += [f"Disallow: {below}{path}" for path in (_MADE if addresses.served else _LARGE)]
    lines += [f"Allow: {below}{path}" for path in _PICTURES if addresses.served]
    lines += [f"Sitemap: {addresses.root}/sitemap.xml"] if addresses.root else []
    return "".join(f"{line}\n" for line in lines)
