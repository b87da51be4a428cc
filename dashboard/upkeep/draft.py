"""What readers would see after the changes on the page: nothing of it is published."""

from typing import Any

from flask import Flask, request

from dashboard.domain.merge import MergeConflictError
from dashboard.io.editing import applied
from dashboard.io.version_files import Files, files_in_force
from dashboard.texts.message import message
from dashboard.upkeep.edit_service import EditService, Json
from dashboard.upkeep.readers import DRAFT, Readers
from dashboard.upkeep.refusal import RefusedError


def add_draft(app: Flask, service: EditService, readers: Readers) -> None:
    """Add the route that makes the draft to ``app``."""

    @app.post("/upkeep/draft")
    def draft() -> Json:
        readers.make_draft(drafted(service, request.get_json(silent=True)))
        return {"address": f"{DRAFT}/"}


def drafted(service: EditService, body: Any) -> Files:
    """Return the files of the folder with the edits in ``body``, as publishing them all would leave them.

    Raises MalformedError; VersionError, TableError: they cannot be published now; RefusedError: someone else changed the same rows.
    """
    try:
        return applied(files_in_force(service.folder), service.edits(body), folder=service.folder)
    except MergeConflictError as error:
        raise RefusedError(message("Someone else has changed the same rows. Publish to see which, then look again.")) from error
