"""The addresses of the past: history, one change taken back, the log, the lock."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from flask import Flask, Response, jsonify, request

from dashboard.io.folder_lock import LockedError
from dashboard.texts.translator import Translator
from dashboard.upkeep.edit_service import EditService, Json
from dashboard.upkeep.past import Past


def add_past(app: Flask, service: EditService, words: Callable[[], Translator]) -> None:
    """Add the routes to ``app``. ``words``: the language of the request."""
    past = Past(service)

    def sent() -> Any:
        return request.get_json(silent=True)

    @app.errorhandler(LockedError)
    def locked(error: LockedError) -> tuple[Response, int]:
        return jsonify(words=error.words(words()), lock=asdict(error.holder) if error.holder else None), 409

    @app.get("/upkeep/versions")
    def versions() -> Json:
        return past.versions(words())

    @app.post("/upkeep/history")
    def history() -> Json:
        return past.history(sent())

    @app.get("/upkeep/undo")
    def preview() -> Json:
        return past.preview(request.args.to_dict())

    @app.post("/upkeep/undo")
    def undo() -> Json:
        return past.undo(sent(), words())

    @app.get("/upkeep/log")
    def log() -> Json:
        return past.log()

    @app.post("/upkeep/unlock")
    def unlock() -> Json:
        return past.unlock(sent())
