"""The Dash application: page, prebuilt files, health, and data downloads."""

import json
import os
import threading
from base64 import b64encode
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path

from dash import Dash
from flask import Flask, Response, abort, request

from dashboard.artefacts import Artefact, artefact, build_artefacts
from dashboard.callbacks import register
from dashboard.document import Document, Preview
from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import LANGUAGES, Selection
from dashboard.exports.forms import FORMS, export
from dashboard.exports.paper import draw_social
from dashboard.exports.slides import skeleton
from dashboard.freeze import freeze_file
from dashboard.io.dataset import data_source, load_dataset
from dashboard.layout.page import page
from dashboard.views.sentences import stamps_of
from dashboard.views.steps import steps_of

_LOOPBACK = ("127.0.0.1", "localhost", "[")  # of no use as an address for others
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}


def create_app(source: Path | str, *, audience: str = "public", url: str = "") -> Dash:
    """Return the application for the data in ``source``, warmed up and ready to serve.

    Args:
        url: public address, for what leaves the server: the frozen file's links and the link previews.

    Raises:
        TableError, DataError: the data cannot be read or have errors.
    """
    dataset = load_dataset(source, audience=audience)
    artefacts = build_artefacts(dataset)
    pictures = {lang: artefact(f"social-{lang}", draw_social(dataset, lang=lang), suffix="png") for lang in LANGUAGES}
    preview = Preview(
        {lang: stamps_of(dataset, Selection(lang=lang)) for lang in LANGUAGES},
        {lang: f"/artefacts/{picture.name}" for lang, picture in pictures.items()},
    )
    app = Document(preview=preview, prebuilt=[f"/artefacts/{a.name}" for a in artefacts], url=url)
    app.layout = page(dataset)
    register(app)
    _routes(app.server, dataset=dataset, artefacts={a.name: a for a in (*artefacts, *pictures.values())})
    _frozen_routes(app, dataset, url=url)
    with app.server.test_client() as client:  # Dash prepares itself on the first request, not thread-safe
        client.get("/_dash-layout")
        client.get("/_dash-dependencies")
    return app


def wsgi() -> Flask:
    """Return the application that the environment describes, for a WSGI server: ``gunicorn "dashboard.web:wsgi()"``."""
    audience, url = os.environ.get("COVERAGE_AUDIENCE", "public"), os.environ.get("COVERAGE_URL", "")
    return create_app(data_source(), audience=audience, url=url).server


def _routes(server: Flask, *, dataset: Dataset, artefacts: dict[str, Artefact]) -> None:
    loaded_at = datetime.now(UTC).isoformat(timespec="seconds")

    @server.get("/healthz")
    def healthz() -> str:
        return "ok"

    @server.get("/readyz")
    def readyz() -> Response:
        state = {
            "data_version": dataset.version,
            "loaded_at": loaded_at,
            "members": len(dataset.member_ids),
            "operations": len(dataset.operations),
            "problems": int((dataset.operations["code"] == "").sum()),
        }
        return Response(json.dumps(state), mimetype="application/json")

    @server.get("/artefacts/<name>")
    def prebuilt(name: str) -> Response:
        mimetype = "image/png" if name.endswith(".png") else "text/javascript"
        return _compressed(artefacts[name], mimetype=mimetype, **_FOREVER) if name in artefacts else abort(404)

    @server.get("/data/<name>")
    def data(name: str) -> Response:
        if name not in FORMS:
            abort(404)
        body = export(name, dataset, request.query_string.decode("utf-8", "replace"))
        return Response(body, mimetype=FORMS[name].mimetype, headers={"Content-Disposition": f"attachment; filename={name}"})

    @server.after_request
    def harden(response: Response) -> Response:
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        embedded = request.path == "/" and request.args.get("embed") == "1"
        response.headers.setdefault("Content-Security-Policy", "frame-ancestors *" if embedded else "frame-ancestors 'none'")
        return response


def _frozen_routes(app: Dash, dataset: Dataset, *, url: str) -> None:
    once = threading.Lock()

    @cache
    def decks() -> str:
        made = {lang: skeleton(dataset, steps_of(dataset, lang=lang)) for lang in LANGUAGES}
        return json.dumps({lang: {"archive": b64encode(s.archive).decode(), "pictures": s.pictures} for lang, s in made.items()})

    # Without a public address, the file points back to the server that it was taken from.
    @lru_cache(maxsize=2)
    def file(address: str) -> Artefact:
        return artefact("dashboard", freeze_file(app, url=address), suffix="html")

    @app.server.get("/download/decks.json")
    def decks_without_pictures() -> Response:
        return Response(decks(), mimetype="application/json")

    @app.server.get("/download/dashboard.html")
    def frozen_file() -> Response:
        with once:
            frozen = file(url or ("" if request.host.split(":")[0] in _LOOPBACK else request.url_root))
        return _compressed(frozen, mimetype="text/html", **{"Content-Disposition": "attachment; filename=dashboard.html"})


def _compressed(file: Artefact, *, mimetype: str, **headers: str) -> Response:
    accepted = request.headers.get("Accept-Encoding", "")
    for encoding, body in (("br", file.brotli), ("gzip", file.gzip)):
        if encoding in accepted:
            return Response(body, mimetype=mimetype, headers={**headers, "Vary": "Accept-Encoding", "Content-Encoding": encoding})
    return Response(file.plain, mimetype=mimetype, headers={**headers, "Vary": "Accept-Encoding"})
