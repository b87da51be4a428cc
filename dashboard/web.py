"""The Dash application: page, prebuilt files, health, and data downloads."""

import json
from pathlib import Path

from dash import Dash
from flask import Flask, Response, abort, request

from dashboard.artefacts import Artefact, build_artefacts
from dashboard.callbacks import register
from dashboard.domain.dataset import Dataset
from dashboard.downloads import DOWNLOADS, download
from dashboard.io.dataset import load_dataset
from dashboard.layout.page import page

TITLE = "BKTF · Harta e mbulimit"
_INDEX = """<!DOCTYPE html>
<html lang="sq">
<head>
{%metas%}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{%title%}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
{%css%}
</head>
<body>
{%app_entry%}
<noscript>Kjo faqe ka nevojë për JavaScript. · This page needs JavaScript.</noscript>
<footer>{%config%}ARTEFACTS{%scripts%}{%renderer%}</footer>
</body>
</html>"""


def create_app(folder: Path, *, audience: str = "public") -> Dash:
    """Return the application for the data in ``folder``, warmed up and ready to serve.

    Raises:
        TableError, DataError: the data cannot be read or have errors.
    """
    dataset = load_dataset(folder, audience=audience)
    artefacts = build_artefacts(dataset)
    tags = "".join(f'<script src="/artefacts/{a.name}"></script>' for a in artefacts)
    app = Dash("dashboard", title=TITLE, update_title="", index_string=_INDEX.replace("ARTEFACTS", tags), assets_folder="assets")
    app.layout = page(dataset)
    register(app)
    _routes(app.server, dataset=dataset, artefacts={a.name: a for a in artefacts})
    with app.server.test_client() as client:  # Dash prepares itself on the first request, not thread-safe
        client.get("/_dash-layout")
        client.get("/_dash-dependencies")
    return app


def _routes(server: Flask, *, dataset: Dataset, artefacts: dict[str, Artefact]) -> None:
    @server.get("/healthz")
    def healthz() -> str:
        return "ok"

    @server.get("/readyz")
    def readyz() -> Response:
        state = {
            "data_version": dataset.version,
            "loaded_at": dataset.released,
            "members": len(dataset.member_ids),
            "operations": len(dataset.operations),
            "problems": int((dataset.operations["code"] == "").sum()),
        }
        return Response(json.dumps(state), mimetype="application/json")

    @server.get("/artefacts/<name>")
    def artefact(name: str) -> Response:
        return _compressed(artefacts[name]) if name in artefacts else abort(404)

    @server.get("/data/<name>")
    def data(name: str) -> Response:
        if name not in DOWNLOADS:
            abort(404)
        body, mimetype = download(name, dataset, request.query_string.decode("utf-8", "replace"))
        return Response(body, mimetype=mimetype, headers={"Content-Disposition": f"attachment; filename={name}"})

    @server.after_request
    def harden(response: Response) -> Response:
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        return response


def _compressed(artefact: Artefact) -> Response:
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    accepted = request.headers.get("Accept-Encoding", "")
    for encoding, body in (("br", artefact.brotli), ("gzip", artefact.gzip)):
        if encoding in accepted:
            return Response(body, mimetype="text/javascript", headers={**headers, "Content-Encoding": encoding})
    return Response(artefact.plain, mimetype="text/javascript", headers=headers)
