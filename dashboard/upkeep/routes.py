"""The addresses below ``/upkeep``, for staff alone; the gate stands before all of them."""

import base64
import binascii
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask, Response, jsonify, request

from dashboard.document import asked_language
from dashboard.exports.forms import FORMS
from dashboard.guard import HEADERS
from dashboard.i18n import Words
from dashboard.io.problems import TableError
from dashboard.io.versions import VersionError
from dashboard.upkeep.desk import Desk, Json, RefusedError
from dashboard.upkeep.edits import MalformedError
from dashboard.upkeep.page import upkeep_page
from dashboard.upkeep.spreadsheet import to_csv

LARGEST_BODY = 16_000_000  # bytes: a spreadsheet of 11 MB as text
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def upkeep_app(desk: Desk, *, style: str, notice: Callable[[], None]) -> Flask:
    """Return the application for ``/upkeep``.

    Args:
        style: address of the dashboard's own style sheet. notice: called at each request, to see whether the data have changed.
    """
    app = Flask("dashboard.upkeep", static_folder=Path(__file__).parent / "own", static_url_path="/upkeep/own")
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.before_request(notice)
    app.after_request(_strict)
    _refusals(app)
    _reading(app, desk, style=style)
    _writing(app, desk)
    return app


def _strict(response: Response) -> Response:
    response.headers.update({**HEADERS, "Content-Security-Policy": _POLICY, "Cross-Origin-Opener-Policy": "same-origin"})
    if not request.path.startswith("/upkeep/own/"):
        response.headers["Cache-Control"] = "no-store"
    return response


def _words() -> Words:
    return Words(asked_language(), upkeep=True)


def _refusals(app: Flask) -> None:
    @app.errorhandler(RefusedError)
    def refused(error: RefusedError) -> tuple[Response, int]:
        return jsonify(words=str(error), **error.about), 409

    @app.errorhandler(VersionError)
    def impossible(error: VersionError) -> tuple[Response, int]:
        return jsonify(words=_words()(error.said)), 409

    @app.errorhandler(TableError)
    def unreadable(error: TableError) -> tuple[Response, int]:
        return jsonify(words=error.words(_words())), 409

    @app.errorhandler(MalformedError)
    def malformed(error: MalformedError) -> tuple[Response, int]:
        return jsonify(words=str(error)), 400

    @app.errorhandler(OSError)
    def disk(error: OSError) -> tuple[Response, int]:
        return jsonify(words=_words()("The disk refuses: {why}. Is the file open in another program?", why=error.strerror)), 507


def _reading(app: Flask, desk: Desk, *, style: str) -> None:
    @app.get("/upkeep")
    def page() -> str:
        return upkeep_page(_words(), style=style)

    @app.get("/upkeep/known")
    def known() -> Json:
        return desk.known(_words())

    @app.get("/upkeep/rows")
    def rows() -> Json:
        return desk.rows(request.args.get("member", ""), _words())

    @app.get("/upkeep/rows.csv")
    def rows_csv() -> Response:
        found = desk.rows(request.args.get("member", ""), _words())
        headers = {"Content-Disposition": "attachment; filename=operations.csv"}
        return Response(to_csv(found["columns"], found["rows"]), mimetype="text/csv", headers=headers)

    @app.get("/upkeep/rows.xlsx")
    def rows_xlsx() -> Response:
        member = request.args.get("member", "")
        body = desk.template(member, _words())
        headers = {"Content-Disposition": f"attachment; filename={member}.xlsx"}
        return Response(body, mimetype=FORMS["coverage.xlsx"].mimetype, headers=headers)

    @app.get("/upkeep/versions")
    def versions() -> Json:
        return desk.versions()

    @app.get("/upkeep/diff")
    def diff() -> Json:
        return desk.difference(request.args.get("from", ""), request.args.get("to", ""))


def _writing(app: Flask, desk: Desk) -> None:
    def sent() -> Any:
        return request.get_json(silent=True)

    @app.post("/upkeep/check")
    def check() -> Json:
        return desk.check(sent(), _words())

    @app.post("/upkeep/publish")
    def publish() -> Json:
        return desk.publish(sent(), _words())

    @app.post("/upkeep/rollback")
    def rollback() -> Json:
        return desk.roll_back(sent(), _words())

    @app.post("/upkeep/read")
    def read() -> Json:
        name, data, member = _file(sent())
        return desk.read(name, data, member=member, _=_words())


def _file(body: Any) -> tuple[str, bytes, str]:
    try:
        return str(body["name"]), base64.b64decode(body["data"], validate=True), str(body["member"])
    except (TypeError, KeyError, ValueError, binascii.Error) as error:
        raise MalformedError("name, data and member are needed") from error
