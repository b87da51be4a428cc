"""Pages of places and members, for readers without scripts, for search engines and for paper."""

from dataclasses import dataclass
from html import escape

from flask import Flask, Response, request

from dashboard.bundling.typefaces import paper_typefaces
from dashboard.exports.letter import MIMETYPE as LETTER_TYPE
from dashboard.exports.letter import letter_docx
from dashboard.exports.profile import profile_pdf, qr_svg
from dashboard.server.document import LOCALES, alternates, asked_addresses, asked_language, asked_mode, seen_addresses, structured
from dashboard.server.live import Current
from dashboard.server.making import made_once
from dashboard.server.plain_page import described, plain_page, styled
from dashboard.views.addresses import NOWHERE, Addresses
from dashboard.views.embedding import Card, card_of
from dashboard.views.profile import level_of_place, profile_of
from dashboard.views.profile_html import Page, index_page, member_page, missing_page, place_page

_KEPT = 64  # pages


def _card(card: Card, lang: str, *, mode: str) -> str:
    """Return what stands in a frame of another site; search engines are to find the page instead."""
    head = f'<meta name="robots" content="noindex">\n<link rel="icon" href="data:,">\n{styled("card", mode=mode)}'
    return plain_page(card.title, card.body, lang=lang, head=head)


@dataclass(frozen=True)
class _Where:
    """Where a page is among the ``addresses`` of the site; ``picture``: for previews of its link, where a public address is known."""

    addresses: Addresses = NOWHERE
    path: str = ""
    picture: str = ""


def _document(page: Page, lang: str, where: _Where, *, site: str) -> str:
    """Return a page as a document of the ``site``."""
    addresses, picture = where.addresses, where.picture
    here = addresses.page(where.path, lang) if addresses.root else ""
    own = f'<link rel="canonical" href="{escape(here)}"><meta property="og:url" content="{escape(here)}">' if here else ""
    own += f'<meta property="og:site_name" content="{escape(site)}"><meta property="og:locale" content="{LOCALES[lang]}">'
    if picture:
        own += f'<meta property="og:image" content="{escape(picture)}"><meta name="twitter:card" content="summary_large_image">'
    code = f'<div class="qr" aria-hidden="true">{qr_svg(here)}<p>{escape(here)}</p></div>' if page.paper and here else ""
    paper = (
        f'<link rel="alternate" type="application/pdf" href="{escape(page.paper)}?lang={lang}">' if page.paper and addresses.served else ""
    )
    data = structured(page.about | ({"url": here} if here else {})) if page.about else ""
    others = alternates(addresses.versions(where.path))
    about = described(page.title, page.description, kind="article")
    head = f'<link rel="icon" href="data:,">\n{about}\n{own}{others}{paper}{data}\n{styled("frame", "profile")}'
    return plain_page(page.title, f"{page.body}{code}", lang=lang, head=head)


def profile_routes(server: Flask, current: Current, *, url: str) -> None:
    """Add the pages. ``url``: the public address, where one is known."""

    def build(version: str, path: str, lang: str, addresses: Addresses, seen: Addresses) -> str:
        dataset, (kind, name) = current.snapshot.dataset, path.split("/")
        if not name:
            page = index_page(dataset, kind, lang)
        else:
            page = (place_page if kind == "place" else member_page)(dataset, name, lang, addresses=seen)
        level = level_of_place(dataset, name) if kind == "place" else ""
        picture = addresses.picture(path, level, lang, version) if addresses.root and name else ""
        return _document(page, lang, _Where(addresses, path, picture), site=dataset.coalition.short[lang])

    made = made_once(build, keep=_KEPT)
    framed = made_once(
        lambda _version, kind, name, lang, mode: _card(card_of(profile_of(current.snapshot.dataset, kind, name, lang)), lang, mode=mode),
        keep=_KEPT,
    )
    drafted = made_once(lambda _version, code, lang: letter_docx(current.snapshot.dataset, code, lang=lang), keep=_KEPT)

    def print_(_version: str, kind: str, name: str, lang: str) -> bytes:
        return profile_pdf(profile_of(current.snapshot.dataset, kind, name, lang), url=url, typefaces=paper_typefaces())

    printed = made_once(print_, keep=_KEPT, lane=current.lanes.cheap)

    def known(kind: str, name: str) -> bool:
        dataset = current.snapshot.dataset
        return bool(level_of_place(dataset, name)) if kind == "place" else name in dataset.member_ids

    def missing(kind: str, name: str, lang: str) -> Response:
        dataset = current.snapshot.dataset
        page = missing_page(dataset, kind, name, lang)
        return _html(_document(page, lang, _Where(), site=dataset.coalition.short[lang]), status=404)

    @server.get("/<any(place, member):kind>/")
    @server.get("/<any(place, member):kind>/<name>", strict_slashes=False)
    def profile(kind: str, name: str = "") -> Response:
        lang = asked_language()
        if name and not known(kind, name):
            return missing(kind, name, lang)
        version = current.snapshot.dataset.version
        if name and request.args.get("embed") == "1":
            return _html(framed(version, kind, name, lang, asked_mode()))
        return _html(made(version, f"{kind}/{name}", lang, asked_addresses(url), seen_addresses(url)))

    @server.get("/<any(place, member):kind>/<name>.pdf")
    def paper(kind: str, name: str) -> Response:
        lang = asked_language()
        if not known(kind, name):
            return missing(kind, name, lang)
        named = {"Content-Disposition": f'attachment; filename="{name}-{lang}.pdf"', "Vary": "Accept-Language"}
        return Response(printed(current.snapshot.dataset.version, kind, name, lang), 200, named, mimetype="application/pdf")

    @server.get("/place/<code>.docx")
    def letter(code: str) -> Response:
        dataset, lang = current.snapshot.dataset, asked_language()
        if not level_of_place(dataset, code):
            return missing("place", code, lang)
        named = {"Content-Disposition": f'attachment; filename="{code}-{lang}.docx"', "Vary": "Accept-Language"}
        return Response(drafted(dataset.version, code, lang), 200, named, mimetype=LETTER_TYPE)


def _html(text: str, *, status: int = 200) -> Response:
    return Response(text, status, {"Vary": "Accept-Language"}, mimetype="text/html")
