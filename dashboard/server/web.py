"""The Dash application: page, prebuilt files, health, and data downloads."""

import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dash import Dash
from flask import Flask, Response, abort, request
from werkzeug.datastructures import Accept
from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.utils import redirect
from werkzeug.wrappers import Response as BaseResponse

from dashboard.bundling.artefacts import Artefact, artefact, kept
from dashboard.bundling.freeze import freeze_file
from dashboard.bundling.pack import pack
from dashboard.domain.selection import Vocabulary
from dashboard.exports.forms import FORMS, canonical_query
from dashboard.io.dataset import DataError, data_source, start_failure
from dashboard.layout.callbacks import register
from dashboard.server.busy import busy_answer
from dashboard.server.changes import add_changes
from dashboard.server.datapackage import TABLES, describe_tables
from dashboard.server.document import Document
from dashboard.server.edition import tell_edition
from dashboard.server.guard import guard
from dashboard.server.live import Current, Snapshot
from dashboard.server.making import BusyError, made_once
from dashboard.server.openapi import describe_endpoints
from dashboard.server.profiles import profile_routes
from dashboard.server.robots import robots_routes
from dashboard.settings import current_settings
from dashboard.texts.language import LANGUAGES

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")  # of no use as an address for others
_MIMETYPES = {"css": "text/css", "js": "text/javascript", "woff2": "font/woff2"}
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
# The data are public: pages elsewhere may read them, and what stands beside them.
_ANYWHERE = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Link"}
_SECURITY_HOLDS = timedelta(days=180)  # whom to tell: less than a year is asked for
_PAGES = 64  # forms of the page kept compressed: by language and link


def create_app(source: Path | str, *, audience: str = "public", url: str = "") -> Dash:
    """Return the application for the data in ``source``, warmed up and ready to serve.

    Args:
        url: public address, for what leaves the server: the frozen file's links and the link previews.

    Raises:
        TableError, DataError: the data cannot be read or have errors.
    """
    current = Current(source, audience=audience)
    app = Document(head=lambda: current.snapshot.head, url=url)
    app.layout = lambda: current.snapshot.layout
    app.validation_layout = None  # else the page would carry the layout of the start twice
    app.server.extensions["current"] = current
    app.server.before_request(current.notice)
    register(app)
    _conditional(app.server)
    _routes(app, current, audience=audience)
    _description(app.server, current, url=url)
    _below_path(app.server, urlsplit(url).path.rstrip("/"))
    _well_known(app.server, current, url=url)
    profile_routes(app.server, current, url=url)
    robots_routes(app.server, current, url=url)
    add_changes(app.server, current, source, url=url)
    _made_routes(app, current, url=url)
    tell_edition(app, current)
    _page_compressed(app.server)
    guard(app, https=url.startswith("https://"))
    with app.server.test_client() as client:  # Dash prepares itself on the first request, not thread-safe
        client.get("/_dash-layout")
    app.packed = pack(app)
    return app


def wsgi() -> Flask:
    """Return the public application that the environment describes, for a WSGI server: ``gunicorn "dashboard.web:wsgi()"``.

    Raises:
        ValueError: the environment asks for staff, who are served on their own computer alone; or the data have errors.
        TableError: the data cannot be read.
    """
    settings = current_settings()
    if settings.audience != "public":
        raise ValueError("A server for others is public: for staff run 'python app.py --audience staff' on their own computer.")
    try:
        server = create_app(data_source(settings.data), url=settings.url).server
    except DataError as error:
        raise ValueError(start_failure(error, audience="public")) from None
    server.extensions["current"].watch()
    server.extensions["current"].make_ahead()
    return server


def _routes(app: Document, current: Current, *, audience: str) -> None:
    server = app.server

    @server.get("/healthz")
    def healthz() -> Response:
        return Response("ok", mimetype="text/plain")

    @server.get("/readyz")
    def readyz() -> Response:
        dataset = current.snapshot.dataset
        state = {
            "data_version": dataset.version,
            "loaded_at": current.snapshot.loaded_at,
            "members": len(dataset.member_ids),
            "operations": len(dataset.operations),
            "problems": int((dataset.operations["code"] == "").sum()),
        }
        told = {"last_error": current.error} if audience == "staff" else {}  # a message may quote a row
        return Response(json.dumps(state | told), mimetype="application/json")

    @server.get("/artefacts/<name>")
    def prebuilt(name: str) -> Response:
        file = (app.packed.files.get(name) if app.packed else None) or current.sought(name) or kept(name)
        return _compressed(file, mimetype=_MIMETYPES[file.name.rsplit(".", 1)[1]], **_FOREVER) if file else abort(404)


def _below_path(server: Flask, path: str) -> None:
    """Answer below the ``path`` of the public address too, for a proxy that passes it on; the addresses in the page are relative."""
    if path:
        server.wsgi_app = DispatcherMiddleware(server.wsgi_app, {path: server.wsgi_app})  # type: ignore[method-assign]

    @server.before_request
    def slash() -> BaseResponse | None:
        missing = request.root_path and not request.environ["PATH_INFO"]
        return redirect(f"{request.root_path}/?{request.query_string.decode('latin-1')}".rstrip("?"), 308) if missing else None


def _description(server: Flask, current: Current, *, url: str) -> None:
    """Tell programs what they may ask."""

    @server.get("/openapi.json")
    def openapi() -> Response:
        dataset = current.snapshot.dataset
        described = describe_endpoints(dataset.vocabulary, name=dataset.coalition.short["en"], version=dataset.version, url=url)
        return Response(json.dumps(described, ensure_ascii=False), 200, _ANYWHERE, mimetype="application/json")

    @server.get("/datapackage.json")
    def datapackage() -> Response:
        described = describe_tables(current.snapshot.dataset, _headers(current.snapshot), url=url)
        return Response(json.dumps(described, ensure_ascii=False), 200, _ANYWHERE, mimetype="application/json")


def _headers(snapshot: Snapshot) -> dict[str, list[str]]:
    """Return the columns of each table as it is served where nothing is chosen."""
    queries = {name: canonical_query(name, "", snapshot.dataset.vocabulary)[0] for name in TABLES}
    files = {name: snapshot.form(name, query).decode("utf-8-sig") for name, query in queries.items()}
    return {name: next(csv.reader(io.StringIO(text, newline=""))) for name, text in files.items()}


def _well_known(server: Flask, current: Current, *, url: str) -> None:
    """Tell people where to report a weakness (RFC 9116)."""

    @server.get("/.well-known/security.txt")
    def security() -> Response:
        members, coalition = current.snapshot.dataset.members, current.snapshot.dataset.coalition
        website = str(members.set_index("member")["website"].get(coalition.id, ""))
        if not website.startswith("https://"):
            abort(404)
        expires = (datetime.now(UTC) + _SECURITY_HOLDS).strftime("%Y-%m-%dT00:00:00Z")
        canonical = f"Canonical: {url.rstrip('/')}/.well-known/security.txt\n" if url else ""
        languages = ", ".join(LANGUAGES)
        return Response(f"Contact: {website}\nExpires: {expires}\nPreferred-Languages: {languages}\n{canonical}", mimetype="text/plain")


def _page_compressed(server: Flask) -> None:
    """Compress the page itself, once for each form of it."""

    page = made_once(lambda html: artefact("index", html, suffix="html"), keep=_PAGES)

    @server.after_request
    def squeeze(response: Response) -> Response:
        if request.path == "/" and response.status_code == 200:
            packed = _compressed(page(response.get_data()), mimetype="text/html", **{"Cache-Control": "no-cache"})
            response.set_data(packed.get_data())
            response.headers.update(packed.headers)
            response.headers["Vary"] = "Accept-Encoding, Accept-Language"
            response.headers["Link"] = '<datapackage.json>; rel="describedby"; type="application/json"'
        return response


def _made_routes(app: Dash, current: Current, *, url: str) -> None:
    """Add the files that are made when asked for: bounded in number."""

    @app.server.errorhandler(BusyError)
    def busy(_: BusyError) -> Response:
        return busy_answer()

    @app.server.get("/data/<name>")
    def data(name: str) -> Response:
        if name not in FORMS:
            abort(404)
        known = current.snapshot.dataset.vocabulary
        query, ignored = canonical_query(name, request.query_string.decode("utf-8", "replace"), known)
        if ignored:  # a file is taken into reports: it answers what was asked, or says that it does not
            return Response(json.dumps(_not_known(ignored, known), ensure_ascii=False), 400, _ANYWHERE, mimetype="application/json")
        body = current.snapshot.form(name, query)
        described = {"Link": '<../datapackage.json>; rel="describedby"; type="application/json"'}
        headers = {"Content-Disposition": f"attachment; filename={name}", **described, **_ANYWHERE}
        return Response(body, mimetype=FORMS[name].mimetype, headers=headers)

    @app.server.get("/social/<lang>-<version>.png")
    def social(lang: str, version: str) -> Response:
        if lang not in LANGUAGES or version != current.snapshot.dataset.version:
            abort(404)
        return Response(current.snapshot.social(lang), mimetype="image/png", headers={"Cache-Control": "public, max-age=86400"})

    @app.server.get("/download/decks.json")
    def decks_of_the_file() -> Response:
        return Response(current.snapshot.decks(), mimetype="application/json")

    def frozen(address: str, state: object) -> Artefact:
        with current.still:
            if current.snapshot.head.state != state:
                raise BusyError  # replaced since it was asked for: the next who asks gets the new data
            return artefact("dashboard", freeze_file(app, url=address), suffix="html")

    frozen_once = made_once(frozen, keep=2, lane=current.lanes.dear)

    @app.server.get("/download/dashboard.html")
    def frozen_file() -> Response:
        # Without a public address, the file points back to the server that it was taken from.
        address = url or ("" if re.sub(r":\d+$", "", request.host) in _LOOPBACK else request.url_root)
        snapshot = current.snapshot
        snapshot.decks()  # the file holds them; they take a turn of their own
        file = frozen_once(address, snapshot.head.state)
        return _compressed(file, mimetype="text/html", **{"Content-Disposition": "attachment; filename=dashboard.html"})


def _not_known(ignored: tuple[str, ...], known: Vocabulary) -> dict[str, Any]:
    """Return what a query asks for that is not known, and what may be asked for instead."""
    found = []
    for part in ignored:
        name, _, value = part.partition("=")
        allowed = known.get(name, tuple(known))
        said = {"parameter": name, "value": value} if name in known else {"parameter": name}
        found.append({**said, "nearest": get_close_matches(value if name in known else name, allowed, 3), "allowed": list(allowed)})
    return {"error": "not known: " + ", ".join(ignored), "unknown": found}


def _compressed(file: Artefact, *, mimetype: str, **headers: str) -> Response:
    encoding = _encoding(request.accept_encodings)
    body = {"br": lambda: file.brotli, "gzip": lambda: file.gzip, "": lambda: file.plain}[encoding]()
    encoded = {"Content-Encoding": encoding} if encoding else {}
    response = Response(body, mimetype=mimetype, headers={**headers, "Vary": "Accept-Encoding", **encoded})
    response.set_etag(f"{file.name}-{encoding or 'plain'}")
    return response


def _encoding(accepted: Accept) -> str:
    """Return what the reader would rather have (RFC 9110, 12.5.3); empty where it is the file as it is, which need not be named."""
    wanted = {"br": accepted.quality("br"), "gzip": accepted.quality("gzip"), "": accepted.quality("identity")}
    best = max(wanted, key=lambda encoding: wanted[encoding])  # of equal ones the first, which is the smallest
    return best if wanted[best] > 0 else ""


def _conditional(server: Flask) -> None:
    """Answer 304 to who has the same already, and a part of a file of data to who asks for it, as programs do that read maps by their
    address; call it before what makes the answers.
    """

    @server.after_request
    def unchanged(response: Response) -> Response:
        if response.status_code == 200 and response.is_sequence:  # files of the disk have it from Flask
            response.add_etag()
            parts = request.endpoint == "data"
            try:
                response.make_conditional(request, accept_ranges=parts, complete_length=response.content_length if parts else None)
            except RequestedRangeNotSatisfiable as error:
                return Response(status=416, headers={"Content-Range": f"bytes */{error.length}"})
        return response
