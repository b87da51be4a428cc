"""What readers would see after the changes on the page: nothing of it is published."""

from collections.abc import Sequence
from typing import Any

from flask import Flask, request

from dashboard.domain.merge import MergeConflictError, Row, merge
from dashboard.io import version_files
from dashboard.io.sheet import read_sheet, write_sheet
from dashboard.texts.message import message
from dashboard.upkeep.edit_service import EditService, Json
from dashboard.upkeep.edits import MalformedError, parse_edit
from dashboard.upkeep.readers import DRAFT, Readers
from dashboard.upkeep.refusal import RefusedError

_MOST_EDITS = 100  # members at once


def add_draft(app: Flask, service: EditService, readers: Readers) -> None:
    """Add the route that makes the draft to ``app``."""

    @app.post("/upkeep/draft")
    def draft() -> Json:
        readers.make_draft({version_files.FILE: drafted(service, request.get_json(silent=True))})
        return {"address": f"{DRAFT}/"}


def drafted(service: EditService, body: Any) -> bytes:
    """Return the table with the edits in ``body``, one for each member, as publishing them all would leave it.

    Raises MalformedError; RefusedError: someone else changed the same rows.
    """
    edits = body.get("edits") if isinstance(body, dict) else None
    if not isinstance(edits, list) or len(edits) > _MOST_EDITS:
        raise MalformedError("edits is a list")
    sheet = read_sheet(version_files.in_force(service.folder))
    rows: Sequence[Row] = sheet.rows
    for sent in edits:
        edit = parse_edit(sent, resolver=service.dataset.resolver)
        if edit.columns != sheet.columns:
            raise RefusedError(message("The columns of the table have changed. Reload the page."))
        others = [row for row in rows if not edit.among(row)]
        try:
            rows = merge([*others, *edit.before], rows, [*others, *edit.after])
        except MergeConflictError as error:
            raise RefusedError(message("Someone else has changed the same rows. Publish to see which, then look again.")) from error
    return write_sheet(sheet, rows)
