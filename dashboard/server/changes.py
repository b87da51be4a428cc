"""What changed from one publication to the next: a page that needs no script, and a feed (RFC 4287)."""

import uuid
from collections.abc import Sequence
from html import escape
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

from flask import Flask, Response, request

from dashboard.domain.changes import between
from dashboard.domain.dataset import Dataset
from dashboard.domain.places import MAIN_LEVEL
from dashboard.io.history import history
from dashboard.server.document import asked_language
from dashboard.server.live import Current
from dashboard.server.making import made_once
from dashboard.server.plain_page import described, plain_page, styled
from dashboard.texts.translator import Translator
from dashboard.views.changes import Entry, Line, entry_of
from dashboard.views.page_frame import page_foot, page_head
from dashboard.views.profile_lines import view_of

_ATOM = "http://www.w3.org/2005/Atom"
_ANYWHERE = {"Access-Control-Allow-Origin": "*"}


def add_changes(server: Flask, current: Current, source: Path | str, *, url: str) -> None:
    """Add ``/changes`` and ``/changes.atom``.

    Args:
        source: of the data, whose versions are compared. url: public address; that of the request where there is none.
    """
    compared = made_once(lambda dataset: history(source, dataset), keep=1, lane=current.lanes.cheap)

    def entries(_: Translator, *, start: str = "", end: str = "") -> list[Entry] | None:
        """Return what is told; raises KeyError where a version is not known."""
        dataset = current.snapshot.dataset
        made = compared(dataset)
        wanted = made and between(made, start, end, served=dataset.version)
        if made and wanted is None:
            raise KeyError(start, end)
        return None if made is None else [entry_of(publication, dataset, _) for publication in wanted or ()]

    @server.get("/changes")
    def changes() -> Response:
        _ = Translator(asked_language())
        dataset = current.snapshot.dataset
        start, end = (request.args.get(name, "").strip() for name in ("from", "to"))
        headers = {"Vary": "Accept-Language", "Link": f'<changes.atom?lang={_.lang}>; rel="alternate"; type="application/atom+xml"'}
        try:
            found, status = _listed(entries(_, start=start, end=end), _, narrowed=bool(start or end)), 200
        except KeyError:
            found, status = _unknown(entries(_) or [], _), 404
        part = f"{''.join(f'&{key}={quote(value)}' for key, value in (('from', start), ('to', end)) if value)}"
        return Response(changes_page(found, dataset, _, part=part if status == 200 else ""), status, headers, mimetype="text/html")

    @server.get("/changes.atom")
    def feed() -> Response:
        _ = Translator(asked_language())
        body = changes_feed(entries(_) or [], current.snapshot.dataset, _, root=(url or request.url_root).rstrip("/"))
        return Response(body, 200, {**_ANYWHERE, "Vary": "Accept-Language"}, mimetype="application/atom+xml")


def changes_page(told: str, dataset: Dataset, _: Translator, *, part: str = "") -> str:
    """Return the page in the language of ``_``. ``told``: its content as HTML. ``part``: of the query, what the other language keeps."""
    title = _("{coalition} · What changed", coalition=dataset.coalition.short[_.lang])
    about = _("What changed on the coverage map with each publication, the newest first.")
    head = f"""<link rel="icon" href="assets/icon.svg" type="image/svg+xml">
{described(title, about, kind="website")}
<link rel="alternate" type="application/atom+xml" title="{escape(title)}" href="changes.atom?lang={_.lang}">
{styled("frame", "changes", root="")}"""
    way = (("./", _("Coverage map")), ("", _("What changed")))
    body = f"""{page_head(dataset.coalition, way, _, other=lambda lang: f"changes?lang={lang}{part}")}
<main>
<h1>{escape(_("What changed"))}</h1>
<p class="lead">{escape(about)}</p>
{told}
<p><a href="changes.atom?lang={_.lang}">{escape(_("Follow the changes (Atom feed)"))}</a></p>
</main>
{page_foot(view_of(dataset, MAIN_LEVEL, _.lang), _)}
"""
    return plain_page(title, body, lang=_.lang, head=head)


def _unknown(entries: Sequence[Entry], _: Translator) -> str:
    """Return what is said where a version is not known: those that are, each as a link to what came after it."""
    known = "".join(
        f'<li><a href="changes?lang={_.lang}&amp;from={entry.since}">{entry.since}</a> <span class="details">'
        f"{escape(_('until {day}', day=entry.title))}</span></li>"
        for entry in entries
    )
    said = _("This version of the data is not known here. These are; a day such as 2026-11-23 may stand in their place.")
    return f"<p>{escape(said)}</p><ul>{known}</ul>"


def _listed(entries: Sequence[Entry] | None, _: Translator, *, narrowed: bool = False) -> str:
    if entries is None:
        return f"<p>{escape(_('No earlier versions of the data are kept here, so it is not known what changed.'))}</p>"
    if not entries and narrowed:
        return f"<p>{escape(_('Nothing that readers see changed between these versions.'))}</p>"
    if not entries:
        return f"<p>{escape(_('Nothing that readers see has changed since the first version that is kept.'))}</p>"
    return "\n".join(_article(entry, _) for entry in entries)


def _article(entry: Entry, _: Translator) -> str:
    return f"""<article id="v{entry.version}">
<h2><time datetime="{entry.when}">{escape(entry.title)}</time></h2>
{entry.map}{_body(entry, "h3")}
<p><a href="changes?lang={_.lang}&amp;from={entry.since}&amp;to={entry.version}">{escape(_("Link to this change"))}</a></p>
</article>"""


def _body(entry: Entry, heading: str) -> str:
    figures = "".join(f"<p>{escape(text)}</p>" for text in entry.figures)
    groups = "".join(
        f"<{heading}>{escape(name)}</{heading}><ul>{''.join(_record(line) for line in lines)}</ul>" for name, lines in entry.groups.items()
    )
    return figures + groups


def _record(line: Line) -> str:
    details = f'<span class="details">{escape(" · ".join(line.details))}</span>'
    return (
        f'<li><strong>{escape(line.text)}</strong>{details}<a href="{escape(line.address)}" rel="noopener">{escape(line.source)}</a></li>'
    )


def changes_feed(entries: Sequence[Entry], dataset: Dataset, _: Translator, *, root: str) -> bytes:
    """Return the Atom feed in the language of ``_``; ``root``: address of the server. What has been told keeps its id."""
    page, own = f"{root}/changes?lang={_.lang}", f"{root}/changes.atom?lang={_.lang}"
    coalition = dataset.coalition
    feed = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": _.lang})
    _tell(feed, "id", _id(coalition.id, "changes", _.lang))
    _tell(feed, "title", _("{coalition} · What changed", coalition=coalition.short[_.lang]))
    _tell(feed, "updated", _moment(entries[0].when if entries else dataset.released))
    ElementTree.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": own})
    ElementTree.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": page})
    _tell(ElementTree.SubElement(feed, "author"), "name", coalition.name[_.lang])
    for entry in entries:
        told = ElementTree.SubElement(feed, "entry")
        _tell(told, "id", _id(coalition.id, entry.version, entry.when, _.lang))
        _tell(told, "title", " · ".join([entry.title, *entry.groups]))
        _tell(told, "updated", _moment(entry.when))
        ElementTree.SubElement(told, "link", {"rel": "alternate", "type": "text/html", "href": f"{page}#v{entry.version}"})
        _tell(told, "content", _body(entry, "h2"), type="html")
    return bytes(ElementTree.tostring(feed, "utf-8", xml_declaration=True))


def _tell(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = text


def _id(*parts: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_OID, "/".join(parts)).urn


def _moment(when: str) -> str:
    """Return a day or a moment as Atom writes it."""
    return when if "T" in when else f"{when}T00:00:00Z"
