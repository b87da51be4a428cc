"""The pages of places and members as files, whose links lead to each other wherever they lie; and the first content of a frozen page."""

import re
from collections.abc import Callable
from html import escape, unescape
from posixpath import join, normpath
from urllib.parse import parse_qs, urlsplit

from werkzeug.test import Client

from dashboard.bundling.policy import hashes_of, policy
from dashboard.texts.language import LANGUAGES

PAGE_FILE = "{kind}/{name}.{lang}.html"  # the browser half fills it in too
_CARD_FILE = "{kind}/{name}.card.{lang}.html"
_KINDS = ("place", "member")
_LIST = "index"  # the name of the list of all pages of a kind
_PAGE = re.compile(r"(place|member)(?:/([^/.]+))?")
_LINK = re.compile(r'<a ([^>]*?)href="([^"]*)"([^>]*)>(.*?)</a>', re.S)
_PARAGRAPH = re.compile(r"<p[^>]*>(?:(?!</p>).)*</p>", re.S)
_OFFER = re.compile(r"<details.*?</details><script>.*?</script>", re.S)  # of the card
_ALTERNATE = re.compile(r'(<link rel="alternate" hreflang="\w+" href=)"([^"]*)"')
_FIRST = re.compile(r'<div id="first">(.*)</div>(?=\s*<div id="react-entry-point">)', re.S)

Page = tuple[str, str]  # kind and name
Led = Callable[[str], str | None]  # address -> where it leads among the files; None where there is no such file


def page_files(client: Client, *, url: str) -> dict[str, str]:
    """Return address -> HTML of every page that a page of the site leads to, in every language.

    Args:
        url: public address of the site; empty where there is none.
    """
    files: dict[str, str] = {}
    waiting: list[Page] = [(kind, _LIST) for kind in _KINDS]
    seen = set(waiting)
    for page in waiting:  # grows under way
        for lang in LANGUAGES:
            html, found = _as_file(_offering(_text(client, _served(page, lang)), page, lang, url=url), page, lang)
            waiting += sorted(found - seen)
            seen |= found
            address = _file(page, lang)
            files[address] = html.replace(f"{url}{_served(page, lang)}", f"{url}/{address}") if url else html
            if url and page[1] != _LIST:
                card = _text(client, f"{_served(page, lang)}&embed=1")
                files[_card_file(page, lang)] = _as_file(card, page, lang)[0]
    return files | {f"{kind}/{_LIST}.html": files[_file((kind, _LIST), LANGUAGES[0])] for kind in _KINDS}


def first_contents(client: Client, html: str, *, pages: bool) -> str:
    """Return the page ``html`` with its first content in every language, one below the other, of which its scripts show one.

    Args:
        pages: pages of places and members lie beside the page; else nothing leads to them.
    """
    parts = []
    for lang in LANGUAGES:
        found = _FIRST.search(_text(client, f"/?lang={lang}"))
        if not found:
            raise RuntimeError("the page has no first content")
        part = re.sub(r'href="[^"]*lang=(\w+)"( [^>]*class="language")', r'href="#first-\1"\2', found[1])
        part = part if pages else re.sub(r"<nav.*?</nav>", "", part, flags=re.S)
        parts.append(_led(part, lambda address, lang=lang: _beside(address, ("", ""), lang, pages=pages)))  # type: ignore[misc]
    shown = ",".join(f'html[data-first="{lang}"] #first>:not([lang="{lang}"])' for lang in LANGUAGES)
    style = f'<style>{shown},html[data-first="none"] #first{{display:none}}</style>'
    return _FIRST.sub(lambda _: f'<div id="first">{"".join(parts)}</div>', html).replace("</head>", f"{style}\n</head>", 1)


def _text(client: Client, address: str) -> str:
    response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answers {response.status_code}")
    return str(response.get_data(as_text=True))


def _served(page: Page, lang: str) -> str:
    kind, name = page
    return f"/{kind}/{'' if name == _LIST else name}?lang={lang}"


def _file(page: Page, lang: str) -> str:
    return PAGE_FILE.format(kind=page[0], name=page[1], lang=lang)


def _card_file(page: Page, lang: str) -> str:
    return _CARD_FILE.format(kind=page[0], name=page[1], lang=lang)


def _offering(html: str, page: Page, lang: str, *, url: str) -> str:
    """Return a page with the code for its card as it lies among the files; without it where no address is known that others could use."""
    if not url:
        return _OFFER.sub("", html)
    kind, name = page
    return re.sub(rf"https?://[^\s&;]+/{kind}/{re.escape(name)}\?embed=1&amp;amp;lang={lang}", f"{url}/{_card_file(page, lang)}", html)


def _as_file(html: str, page: Page, lang: str) -> tuple[str, set[Page]]:
    """Return a page as it lies among the files, and those that it leads to."""
    found: set[Page] = set()

    def led(address: str) -> str | None:
        target = _page_at(address, page)
        found.update([target] if target and target[0] else [])
        return _beside(address, page, lang)

    html = _ALTERNATE.sub(lambda link: f'{link[1]}"{_beside(unescape(link[2]), page, lang)}"', _led(html, led))
    html = html.replace("url(../artefacts/", "url(../assets/")
    rules = policy(hashes_of(html), own="", fonts="'self'")
    return html.replace("<title>", f'<meta http-equiv="Content-Security-Policy" content="{rules}">\n<title>', 1), found


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
    return (found[1], found[2] or _LIST) if found else None


def _beside(address: str, at: Page, lang: str, *, pages: bool = True) -> str | None:
    """Return where an address of the page ``at`` leads among the files."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or address.startswith("#"):
        return address
    target = _page_at(address, at) if pages else None
    if target is None:
        return None
    up = "../" if at[0] else ""
    if not target[0]:
        return f"{up}index.html?{parts.query}"
    file = _file(target, parse_qs(parts.query).get("lang", [lang])[0])
    return file.split("/", 1)[1] if target[0] == at[0] else f"{up}{file}"
