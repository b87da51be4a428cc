"""The Dash application: page, prebuilt files, health, and data downloads."""

import json
import os
import re
from pathlib import Path

from dash import Dash
from flask import Flask, Response, abort, request

from dashboard.artefacts import Artefact, artefact
from dashboard.callbacks import register
from dashboard.current import PATIENCE, Current
from dashboard.document import Document
from dashboard.domain.selection import LANGUAGES
from dashboard.exports.forms import DATA_FORMS, FORMS
from dashboard.freeze import freeze_file
from dashboard.guard import guard
from dashboard.io.dataset import DataError, data_source, unusable
from dashboard.making import BusyError, made_once
from dashboard.openapi import describe_endpoints
from dashboard.pack import pack

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")  # of no use as an address for others
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
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
    _routes(app, current, audience=audience)
    _description(app.server, current, url=url)
    _made_routes(app, current, url=url)
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
    if os.environ.get("COVERAGE_AUDIENCE", "public") != "public":
        raise ValueError("A server for others is public: for staff run 'python app.py --audience staff' on their own computer.")
    try:
        return create_app(data_source(), url=os.environ.get("COVERAGE_URL", "")).server
    except DataError as error:
        raise ValueError(unusable(error)) from None


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
        mimetype = "text/css" if name.endswith(".css") else "text/javascript"
        own = {file.name: file for file in (app.packed.script, app.packed.style)} if app.packed else {}
        file = current.file(name) or own.get(name)
        return _compressed(file, mimetype=mimetype, **_FOREVER) if file else abort(404)


def _description(server: Flask, current: Current, *, url: str) -> None:
    """Tell programs what they may ask."""

    @server.get("/openapi.json")
    def openapi() -> Response:
        dataset = current.snapshot.dataset
        described = describe_endpoints(dataset.vocabulary, version=dataset.version, url=url)
        return Response(json.dumps(described, ensure_ascii=False), mimetype="application/json")


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
        return response


def _made_routes(app: Dash, current: Current, *, url: str) -> None:
    """Add the files that are made when asked for: bounded in number."""

    @app.server.errorhandler(BusyError)
    def busy(_: BusyError) -> Response:
        return Response("Busy: please try again shortly.\n", 503, {"Retry-After": "5"}, mimetype="text/plain")

    @app.server.get("/data/<name>")
    def data(name: str) -> Response:
        if name not in FORMS:
            abort(404)
        query = "" if name in DATA_FORMS else request.query_string.decode("utf-8", "replace")  # the data are the same in every view
        body = current.snapshot.form(name, query)
        return Response(body, mimetype=FORMS[name].mimetype, headers={"Content-Disposition": f"attachment; filename={name}"})

    @app.server.get("/social/<lang>-<version>.png")
    def social(lang: str, version: str) -> Response:
        if lang not in LANGUAGES or version != current.snapshot.dataset.version:
            abort(404)
        return Response(current.snapshot.social(lang), mimetype="image/png", headers={"Cache-Control": "public, max-age=86400"})

    @app.server.get("/download/decks.json")
    def decks_without_pictures() -> Response:
        return Response(current.snapshot.decks(), mimetype="application/json")

    def frozen(address: str, state: object) -> Artefact:
        with current.bulkhead, current.still:
            if current.snapshot.head.state != state:
                raise BusyError  # replaced since it was asked for: the next who asks gets the new data
            current.snapshot.decks()  # the file holds them; where they are being made for another, this is as busy
            return artefact("dashboard", freeze_file(app, url=address), suffix="html")

    frozen_once = made_once(frozen, keep=2, patience=PATIENCE)

    @app.server.get("/download/dashboard.html")
    def frozen_file() -> Response:
        # Without a public address, the file points back to the server that it was taken from.
        address = url or ("" if re.sub(r":\d+$", "", request.host) in _LOOPBACK else request.url_root)
        file = frozen_once(address, current.snapshot.head.state)
        return _compressed(file, mimetype="text/html", **{"Content-Disposition": "attachment; filename=dashboard.html"})


def _compressed(file: Artefact, *, mimetype: str, **headers: str) -> Response:
    accepted = request.headers.get("Accept-Encoding", "")
    encoding = next((known for known in ("br", "gzip") if known in accepted), "")
    body = file.brotli if encoding == "br" else file.gzip if encoding else file.plain
    encoded = {"Content-Encoding": encoding} if encoding else {}
    return Response(body, mimetype=mimetype, headers={**headers, "Vary": "Accept-Encoding", **encoded})
