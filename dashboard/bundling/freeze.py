"""The same page without a server: one file, or a static site. Every callback already runs in the browser."""

import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dash import Dash
from werkzeug.test import Client

from dashboard.bundling.artefacts import Artefact, artefact, script_json
from dashboard.bundling.policy import hashes_of, policy
from dashboard.bundling.static_pages import PAGE_WITHIN, Served, asking, first_contents, page_files, pages_within, served_pages
from dashboard.safe_write import write_whole
from dashboard.texts.language import LANGUAGES
from dashboard.views.addresses import PAGE_FILE, Addresses, FileAddresses

_FONT = re.compile(r"url\(([\w-]+\.woff2)\)")
_DECKS = "/download/decks.json"
_FROZEN_FILE = "download/dashboard.html"

# There is no server to ask; webpack wants to know where its script came from. The first content stands there in every language, for the
# start view: with scripts the reader is shown that of the link's language or the browser's own, and none where the link asks for more.
_BOOT = """(function () {
  window.coverage = window.coverage || {};
  window.coverage.frozen = FROZEN;
  window.fetch = (request) => Promise.reject(new TypeError("no server: " + (request.url || request)));
  const own = Object.getOwnPropertyDescriptor(Document.prototype, "currentScript").get;
  const inline = { tagName: "SCRIPT", src: "frozen.js" };
  const current = () => { const script = own.call(document); return script && script.src ? script : inline; };
  Object.defineProperty(document, "currentScript", { get: current });
  const asked = new URLSearchParams(location.search);
  const wanted = [asked.get("lang"), ...(navigator.languages || []).map((tag) => tag.split("-")[0].toLowerCase())];
  const first = wanted.find((lang) => LANGUAGES.includes(lang)) || LANGUAGES[0];
  const usual = [...asked.keys()].every((name) => ["lang", "v"].includes(name));
  document.documentElement.dataset.first = usual ? first : "none";
})();"""

HEADERS = """/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/
  Cache-Control: no-cache
/index.html
  Cache-Control: no-cache
/download/*
  Cache-Control: no-cache
/place/*
  Cache-Control: no-cache
/member/*
  Cache-Control: no-cache
"""
NGINX = """# An example: serve this folder with its precompressed files (brotli_static needs the brotli module).
# Only ?embed=1 may stand in another site's frame. A location with an add_header of its own inherits none.
map $arg_embed $framed_by { default "'none'"; 1 "*"; }
map $uri $kept { default "no-cache"; ~/assets/[^/]+$ "public, max-age=31536000, immutable"; }
server {
    listen 80;
    root /srv/coverage;
    index index.html;
    gzip_static on;
    # brotli_static on;
    add_header X-Content-Type-Options nosniff;
    add_header Referrer-Policy no-referrer;
    add_header Content-Security-Policy "frame-ancestors $framed_by";
    add_header Cache-Control $kept;
}
"""


@dataclass(frozen=True)
class Part:
    """One script, style sheet or typeface of the page."""

    name: str
    suffix: str
    data: bytes

    @property
    def text(self) -> str:
        """The content of a script or a style sheet."""
        return self.data.decode()


def _bytes(client: Client, address: str) -> bytes:
    response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answers {response.status_code}")
    return bytes(response.get_data())


def _body(client: Client, address: str) -> str:
    return _bytes(client, address).decode()


def _boot(*, url: str, file: str, decks: Any) -> Part:
    frozen = {"url": url, "file": file, "decks": decks, "pages": PAGE_FILE if file else PAGE_WITHIN}
    return Part("boot", "js", _BOOT.replace("FROZEN", script_json(frozen)).replace("LANGUAGES", script_json(LANGUAGES)).encode())


def _page(client: Client, *, url: str, file: str, decks: Any, place: Callable[[Part], str]) -> str:
    """Return the page with ``place`` deciding what stands for each of its scripts and style sheets: a tag; for a typeface its address.

    Args:
        file: address of the frozen file; empty in that file, which has nothing beside it. decks: the presentations, or the address of
            the script that brings them.
    """

    def part(address: str) -> str:
        stem, suffix = address.rsplit("/", 1)[1].rsplit(".", 1)
        data = _bytes(client, f"/{address}")
        if suffix == "css":
            data = re.sub(_FONT, lambda found: f"url({part(f'artefacts/{found[1]}')})", data.decode()).encode()
        return place(Part(re.sub(r"-[0-9a-f]{12}$", "", stem), suffix, data))

    def early(found: re.Match[str]) -> str:
        return f'<link rel="preload" href="assets/{part(found[1])}"{found[2]}>' if file else ""  # one file holds its typefaces

    html = first_contents(client, _body(client, "/"), pages=bool(file))
    html = re.sub(r'<link rel="preload" href="([^"]+)"([^>]*)>', early, html)
    html = re.sub(r'<link rel="stylesheet" href="([^"]+)">', lambda found: part(found[1]), html)
    html = re.sub(r'\s*<script src="([^"]+)"></script>', lambda found: part(found[1]), html)
    html = html.replace("</head>", f"{place(_boot(url=url, file=file, decks=decks))}\n</head>")
    rules = policy(hashes_of(html), own="'self'" if file else "")
    return html.replace("<title>", f'<meta http-equiv="Content-Security-Policy" content="{rules}">\n<title>', 1)


def _decks(client: Client) -> Any:
    return json.loads(_body(client, _DECKS))


def _inline(part: Part) -> str:
    if part.suffix == "woff2":
        return f"data:font/woff2;base64,{b64encode(part.data).decode()}"
    if part.suffix == "css":
        return f"<style>{part.text}</style>"
    return "<script>" + part.text.replace("</script", "<\\/script") + "</script>"


def _without_preview(html: str) -> str:
    """Return the page without what only a public address can give a shared link."""
    return re.sub(r'<meta property="og:(?:image|url)[^>]*>\n?', "", html)


def freeze_file(app: Dash, *, url: str = "") -> bytes:
    """Return the dashboard as one HTML file that asks nobody for anything.

    Args:
        url: public address of the dashboard; links and QR codes made in the file point there.
    """
    client = app.server.test_client()
    return _file(client, served_pages(client), url=url)


def _file(client: Client, served: Iterable[Served], *, url: str) -> bytes:
    pages = f'<script type="application/json" id="own-pages">{script_json(asdict(pages_within(served)))}</script>\n'
    html = _page(client, url=url, file="", decks=_decks(client), place=_inline).replace("</body>", f"{pages}</body>")
    return _without_preview(html).encode()


def freeze_site(app: Dash, folder: Path, *, url: str = "") -> None:
    """Write the dashboard as static files, hashed and precompressed, into ``folder``; the frozen file among them."""
    files: dict[str, Artefact] = {}
    client = asking(app, FileAddresses(url.rstrip("/")))

    def write(part: Part) -> str:
        file = artefact(part.name, part.data, suffix=part.suffix)
        address = f"assets/{file.name}"
        files[address] = file
        if part.suffix == "woff2":
            return file.name  # beside the style sheet that names it
        return f'<link rel="stylesheet" href="{address}">' if part.suffix == "css" else f'<script src="{address}"></script>'

    decks = artefact("decks", f"window.coverage.frozen.decks={script_json(_decks(client))};".encode(), suffix="js")
    files[f"assets/{decks.name}"] = decks  # loaded by who asks for the slides
    html = _page(client, url=url, file=_FROZEN_FILE, decks=f"assets/{decks.name}", place=write)
    files["index.html"] = artefact("index", html.encode(), suffix="html")
    served = [*served_pages(client)]
    files[_FROZEN_FILE] = artefact("dashboard", _file(client, served, url=url), suffix="html")
    for address, text in page_files(client, served, cards=bool(url)).items():
        files[address] = artefact("page", text.encode(), suffix="html")
    for address, file in files.items():
        _write(folder / address, file)
    write_whole(folder / "_headers", HEADERS.encode())
    write_whole(folder / "nginx.conf.example", NGINX.encode())
    if url:
        _publish(client, folder)


def _publish(client: Client, folder: Path) -> None:
    """Write what only a site with a public address has: the pictures for previews of its links, and what search engines are told."""
    version = json.loads(_body(client, "/readyz"))["data_version"]
    for lang in LANGUAGES:
        picture = _bytes(client, Addresses().preview(lang, version))
        write_whole(folder / FileAddresses().preview(lang, version).removeprefix("/"), picture)
    for name in ("robots.txt", "sitemap.xml"):
        write_whole(folder / name, _bytes(client, f"/{name}"))


def _write(path: Path, file: Artefact) -> None:
    for suffix, data in (("", file.plain), (".br", file.brotli), (".gz", file.gzip)):
        write_whole(path.with_name(path.name + suffix), data)
