"""The addresses below ``/upkeep``, for staff alone; the authentication stands before all of them."""

import base64
import binascii
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask, Response, jsonify, request, send_from_directory

from dashboard.errors import UserError
from dashboard.exports.forms import CSV_PARAMETERS, FORMS
from dashboard.server.document import asked_language
from dashboard.server.guard import HEADERS
from dashboard.texts.translator import Translator
from dashboard.upkeep.disk_words import why_not_saved
from dashboard.upkeep.draft import add_draft
from dashboard.upkeep.edit_service import EditService, Json
from dashboard.upkeep.edits import MalformedError
from dashboard.upkeep.page import CODE, OWN, upkeep_page
from dashboard.upkeep.past_routes import add_past
from dashboard.upkeep.readers import Readers
from dashboard.upkeep.refusal import RefusedError
from dashboard.upkeep.spreadsheet import to_csv
from dashboard.upkeep.week_routes import week_routes

_log = logging.getLogger(__name__)
_CORE = Path(__file__).parents[1] / "browser" / "core"
LARGEST_BODY = 16_000_000  # bytes: a spreadsheet of 11 MB as text
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def upkeep_app(service: EditService, *, style: str, notice: Callable[[], None], readers: Readers | None = None) -> Flask:
    """Return the application for ``/upkeep``.

    Args:
        style: address of the dashboard's own style sheet. notice: called at each request, to see whether the data have changed.
        readers: what shows staff the public page.
    """
    app = Flask("dashboard.upkeep", static_folder=Path(__file__).parent / "own", static_url_path=OWN)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.before_request(notice)
    app.after_request(_strict)
    _refusals(app)
    _reading(app, service, style=style)
    _writing(app, service)
    week_routes(app, service, words=_words)
    add_past(app, service, _words)
    if readers:
        add_draft(app, service, readers)
    return app


def _strict(response: Response) -> Response:
    response.headers.update({**HEADERS, "Content-Security-Policy": _POLICY, "Cross-Origin-Opener-Policy": "same-origin"})
    if not request.path.startswith(CODE):
        response.headers["Cache-Control"] = "no-store"
    return response


def _words() -> Translator:
    return Translator(asked_language(), staff=True)


def _refusals(app: Flask) -> None:
    @app.errorhandler(RefusedError)
    def refused(error: RefusedError) -> tuple[Response, int]:
        return jsonify(words=error.words(_words()), **error.about), 409

    @app.errorhandler(UserError)
    def impossible(error: UserError) -> tuple[Response, int]:
        return jsonify(words=error.words(_words())), 409

    @app.errorhandler(MalformedError)
    def malformed(error: MalformedError) -> tuple[Response, int]:
        return jsonify(words=str(error)), 400

    @app.errorhandler(OSError)
    def disk(error: OSError) -> tuple[Response, int]:
        _log.error("A file cannot be written: %s", error)
        return jsonify(words=_words()(why_not_saved(error))), 507


def _reading(app: Flask, service: EditService, *, style: str) -> None:
    @app.get("/upkeep")
    def page() -> str:
        return upkeep_page(_words(), style=style, coalition=service.dataset.coalition)

    @app.get(f"{CODE}/browser/core/<name>")
    def core(name: str) -> Response:
        return send_from_directory(_CORE, name)

    @app.get("/upkeep/known")
    def known() -> Json:
        return service.known(_words())

    def asked() -> tuple[str, Json]:
        table = request.args.get("table", "operations")
        return table, service.rows(request.args.get("member", ""), _words()) if table == "operations" else service.table(table, _words())

    @app.get("/upkeep/rows")
    def rows() -> Json:
        return asked()[1]

    @app.get("/upkeep/rows.csv")
    def rows_csv() -> Response:
        table, found = asked()
        headers = {"Content-Disposition": f"attachment; filename={table}.csv"}
        separator = ";" if request.args.get("excel") in CSV_PARAMETERS["excel"] else ","
        return Response(to_csv(found["columns"], found["rows"], separator=separator), mimetype="text/csv", headers=headers)

    @app.get("/upkeep/rows.xlsx")
    def rows_xlsx() -> Response:
        member = request.args.get("member", "")
        body = service.template(member, _words())
        headers = {"Content-Disposition": f"attachment; filename={member}.xlsx"}
        return Response(body, mimetype=FORMS["coverage.xlsx"].mimetype, headers=headers)

    @app.get("/upkeep/diff")
    def diff() -> Json:
        return service.difference(request.args.get("from", ""), request.args.get("to", ""))


def _writing(app: Flask, service: EditService) -> None:
    def sent() -> Any:
        return request.get_json(silent=True)

    @app.post("/upkeep/check")
    def check() -> Json:
        return service.check(sent(), _words())

    @app.post("/upkeep/publish")
    def publish() -> Json:
        return service.publish(sent(), _words())

    @app.post("/upkeep/rollback")
    def rollback() -> Json:
        return service.roll_back(sent(), _words())

    @app.post("/upkeep/read")
    def read() -> Json:
        body = sent()
        name, data, member = _file(body)
        return service.read(name, data, member=member, _=_words(), columns=body.get("columns"))


def _file(body: Any) -> tuple[str, bytes, str]:
    try:
        return str(body["name"]), base64.b64decode(body["data"], validate=True), str(body["member"])
    except (TypeError, KeyError, ValueError, binascii.Error) as error:
        raise MalformedError("name, data and member are needed") from error
