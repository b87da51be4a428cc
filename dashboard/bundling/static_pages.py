"""The pages of places and members as files, or within the one file, whose links lead to each other wherever they lie; and the first content
of a frozen page.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from html import escape, unescape
from posixpath import join, normpath
from urllib.parse import parse_qs, urlsplit

from dash import Dash
from werkzeug.test import Client

from dashboard.bundling.policy import hashes_of, policy
from dashboard.texts.language import LANGUAGES
from dashboard.views.addresses import ASKED, CARD_FILE, LIST, PAGE_FILE, Addresses

PAGE_WITHIN = "#{kind}/{name}.{lang}"  # the browser half fills it in too
_KINDS = ("place", "member")
_PAGE = re.compile(r"(place|member)(?:/([^/.]+))?")
_LINK = re.compile(r'<a ([^>]*?)href="([^"]*)"([^>]*)>(.*?)</a>', re.S)
_PARAGRAPH = re.compile(r"<p[^>]*>(?:(?!</p>).)*</p>", re.S)
_OFFER = re.compile(r"<details.*?</details><script>.*?</script>", re.S)  # of the card
_STYLE = re.compile(r"<style>(?:@font-face{[^}]*})*(.*?)</style>", re.S)
_BODY = re.compile(r"<body>(.*)</body>", re.S)
_PIECE = re.compile(r"(?=<)")
_FIRST = re.compile(r'<div id="first">(.*)</div>(?=\s*<div id="react-entry-point">)', re.S)

Page = tuple[str, str]  # kind and name
Served = tuple[Page, str, str]  # a page, its language, its HTML
Led = Callable[[str], str | None]  # address -> where it leads among the files; None where there is no such file


def asking(app: Dash, addresses: Addresses) -> Client:
    """Return who asks the server for pages in which ``addresses`` stand for all that others are to follow."""
    client = app.server.test_client()
    client.environ_base[ASKED] = addresses
    return client


def page_files(client: Client, served: Iterable[Served], *, cards: bool) -> dict[str, str]:
    """Return address -> HTML of every page as a file.

    Args:
        cards: with the card of each for other sites, which load it where the site has a public address.
    """
    files: dict[str, str] = {}
    for page, lang, html in served:
        files[_file(page, lang)] = _as_file(html, page, lang)
        if cards and page[1] != LIST:
            files[CARD_FILE.format(kind=page[0], name=page[1], lang=lang)] = _as_file(
                _text(client, f"{_served(page, lang)}&embed=1"), page, lang
            )
    return files | {f"{kind}/{LIST}.html": files[_file((kind, LIST), LANGUAGES[0])] for kind in _KINDS}


@dataclass(frozen=True)
class Within:
    """Pages for the one file: each of ``pages`` is a row of ``parts``, pieces of HTML of which most stand in many pages."""

    style: str
    parts: list[str]
    pages: dict[str, list[int]]


def pages_within(served: Iterable[Served]) -> Within:
    """Return every page in every language by its address, which is :data:`PAGE_WITHIN` without "#"."""
    style, at, pages = "", dict[str, int](), {}
    for page, lang, html in served:
        body = _found(_BODY, _led(_OFFER.sub("", html), partial(_within, at=page, lang=lang)))
        pages[_row(page, lang)] = [at.setdefault(piece, len(at)) for piece in _PIECE.split(body) if piece]
        style = style or _found(_STYLE, html)
    return Within(style, [*at], pages)


def served_pages(client: Client) -> Iterator[Served]:
    """Yield every page that a page of the site leads to, in every language, with its HTML."""
    waiting: list[Page] = [(kind, LIST) for kind in _KINDS]
    seen = set(waiting)
    for page in waiting:  # grows under way
        for lang in LANGUAGES:
            html = _text(client, _served(page, lang))
            targets = (_page_at(unescape(address), page) for _, address, *_ in _LINK.findall(html))
            found = {target for target in targets if target and target[0]} - seen
            waiting += sorted(found)
            seen |= found
            yield page, lang, html


def first_contents(client: Client, html: str, *, pages: bool) -> str:
    """Return the page ``html`` with its first content in every language, one below the other, of which its scripts show one.

    Args:
        pages: pages of places and members lie beside the page; else nothing leads to them.
    """
    parts = []
    for lang in LANGUAGES:
        found = _found(_FIRST, _text(client, f"/?lang={lang}"))
        part = re.sub(r'href="[^"]*lang=(\w+)"( [^>]*class="language")', r'href="#first-\1"\2', found)
        part = part if pages else re.sub(r"<nav.*?</nav>", "", part, flags=re.S)
        parts.append(_led(part, partial(_beside, at=("", ""), lang=lang, pages=pages)))
    shown = ",".join(f'html[data-first="{lang}"] #first>:not([lang="{lang}"])' for lang in LANGUAGES)
    style = f'<style>{shown},html[data-first="none"] #first{{display:none}}</style>'
    return _FIRST.sub(lambda _: f'<div id="first">{"".join(parts)}</div>', html).replace("</head>", f"{style}\n</head>", 1)


def _text(client: Client, address: str) -> str:
    response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answers {response.status_code}")
    return str(response.get_data(as_text=True))


def _found(pattern: re.Pattern[str], html: str) -> str:
    found = pattern.search(html)
    if not found:
        raise RuntimeError(f"the page has no {pattern.pattern}")
    return found[1]


def _served(page: Page, lang: str) -> str:
    kind, name = page
    return f"/{kind}/{'' if name == LIST else name}?lang={lang}"


def _file(page: Page, lang: str) -> str:
    return PAGE_FILE.format(kind=page[0], name=page[1], lang=lang)


def _row(page: Page, lang: str) -> str:
    return PAGE_WITHIN.removeprefix("#").format(kind=page[0], name=page[1], lang=lang)


def _as_file(html: str, page: Page, lang: str) -> str:
    """Return a page as it lies among the files."""
    html = _led(html, partial(_beside, at=page, lang=lang))
    html = html.replace("url(../artefacts/", "url(../assets/")
    rules = policy(hashes_of(html), own="", fonts="'self'")
    return html.replace("<title>", f'<meta http-equiv="Content-Security-Policy" content="{rules}">\n<title>', 1)


def _led(html: str, led: Led) -> str:
    """Return ``html`` with every link where it leads now. Where that is nowhere its words stay, without a paragraph of nothing else."""

    def link(found: re.Match[str]) -> str:
        address = led(unescape(found[2]))
        if address is not None:
            return f'<a {found[1]}href="{escape(address)}"{found[3]}>{found[4]}</a>'
        return f"<g>{found[4]}</g>" if "<path" in found[4] else found[4]

    def paragraph(found: re.Match[str]) -> str:
        links = _LINK.findall(found[0])
        words = re.sub(r"<[^>]*>|\W", "", _LINK.sub("", found[0]))
        return "" if links and not words and all(led(unescape(address)) is None for _, address, *_ in links) else found[0]

    return _LINK.sub(link, _PARAGRAPH.sub(paragraph, html))


def _page_at(address: str, at: Page) -> Page | None:
    """Return the page that an address of the page ``at`` means, ("", "") for the dashboard; None for all else that is served."""
    path = urlsplit(address).path
    if not path:
        return at
    target = normpath(join(at[0], path))
    if target == ".":
        return "", ""
    found = _PAGE.fullmatch(target)
    return (found[1], found[2] or LIST) if found else None


def _beside(address: str, at: Page, lang: str, *, pages: bool = True) -> str | None:
    """Return where an address of the page ``at`` leads among the files."""
    parts = urlsplit(address)
    if _stays(address):
        return address
    target = _page_at(address, at) if pages else None
    if target is None:
        return None
    up = "../" if at[0] else ""
    if not target[0]:
        return f"{up}index.html?{parts.query}"
    file = _file(target, _language(parts.query, lang))
    return file.split("/", 1)[1] if target[0] == at[0] else f"{up}{file}"


def _within(address: str, at: Page, lang: str) -> str | None:
    """Return where an address of the page ``at`` leads in the one file."""
    if _stays(address):
        return address
    target, query = _page_at(address, at), urlsplit(address).query
    if target is None:
        return None
    return f"#{_row(target, _language(query, lang))}" if target[0] else f"?{query}"


def _stays(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.scheme or parts.netloc) or address.startswith("#")


def _language(query: str, usual: str) -> str:
    return parse_qs(query).get("lang", [usual])[0]
