"""What was published and what became of it: history by member and by row, one change taken back, the log, a lock left behind."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from itertools import islice
from typing import Any

from dashboard.domain.merge import MergeConflictError, Row, changes
from dashboard.domain.undo import LATER, Later
from dashboard.errors import UserError
from dashboard.io import undo as io_undo
from dashboard.io import version_files
from dashboard.io.editing import Edit
from dashboard.io.folder_lock import release
from dashboard.io.row_history import Step, history_among, history_of_row, later_changes
from dashboard.io.version_files import Version
from dashboard.texts.message import message
from dashboard.texts.translator import Translator
from dashboard.upkeep.edit_service import EditService, Json, said_in, text_in
from dashboard.upkeep.edits import MalformedError, rows_of
from dashboard.upkeep.refusal import RefusedError
from dashboard.upkeep.restored import RESTORED, last_restored, names_in_force, notice_restored

_MOST_STEPS = 200  # of a history
_MOST_CHANGES = 500  # shown of one step
_MOST_LINES = 300  # of the log


class Past:
    """The past of the folder of ``service``."""

    def __init__(self, service: EditService) -> None:
        self._service = service

    def versions(self, _: Translator) -> Json:
        """Return every version, see :meth:`EditService.versions`, with a backup that was put back and versions that it hides."""
        folder, audit = self._service.folder, self._service.audit
        notice_restored(folder, audit)
        found, log = self._service.versions(), audit.lines()
        held = set(names_in_force(log))
        put_back = {line["about"].split()[0] for line in log if line["what"] == RESTORED}
        restored = last_restored(folder, log)
        for version in found["versions"]:
            version["finished"] = version["finished"] or version["name"] in held
            version["put_back"] = version["name"] in put_back and not version["who"]
            version["kept"] = version_files.is_kept(folder, version["name"])
        names = self._service.dataset.members[["member", "name_en" if _.lang == "en" else "name_sq", "name_page"]]
        members = [{"id": id_, "name": name or page} for id_, name, page in names.itertuples(index=False, name=None)]
        return found | {"restored": asdict(restored) if restored else None, "members": members}

    def history(self, body: Any) -> Json:
        """Return what changed the rows of a member, or the one ``row`` of them: the newest first."""
        member, row = text_in(body, "member"), _row_in(body)
        if row:
            found: Iterable[Step] = history_of_row(self._service.folder, row)
        else:
            resolver = self._service.dataset.resolver
            found = history_among(self._service.folder, lambda columns, cells: rows_of(member, columns=columns, resolver=resolver)(cells))
        steps = [
            {"version": _said_of(step.version), "columns": step.columns, "changes": [asdict(c) for c in step.changes[:_MOST_CHANGES]]}
            for step in islice(found, _MOST_STEPS)
        ]
        return {"steps": steps}

    def preview(self, name: str) -> Json:
        """Return what taking back the change of a version would do, and which of its rows were changed again. Raises VersionError."""
        folder = self._service.folder
        found = io_undo.undone(folder, name, later="keep")
        conflicts: list[Json] = []
        try:
            io_undo.undone(folder, name, later="ask")
        except MergeConflictError as error:
            by = later_changes(folder, name, error.conflicts)
            conflicts = [asdict(c) | {"by": _said_of(version)} for c, version in zip(error.conflicts, by, strict=True)]
        made = changes(found.now.rows, found.rows)
        return {
            "seen": found.seen, "columns": found.now.columns, "changes": [asdict(c) for c in made[:_MOST_CHANGES]], "conflicts": conflicts,
        }  # fmt: skip

    def undo(self, body: Any, _: Translator) -> Json:
        """Take back what a version changed. Raises RefusedError, VersionError, LockedError."""
        said, name, later = said_in(body), text_in(body, "name"), _later_in(body)
        self._service.audit.note("undo", who=said["who"], about=f"{name}: {said['why']}")
        try:
            with self._service.refusal_noted(said["who"]):
                version = io_undo.undo(
                    self._service.folder, name, later=later, seen=text_in(body, "seen"), refuse=partial(self._refuse, _=_), **said
                )
        except MergeConflictError as error:
            self._service.audit.refused("rows were changed again later", who=said["who"])
            raise RefusedError(message("Some of these rows were changed again later. Choose what becomes of them.")) from error
        return self._service.done(version, said["who"])

    def _refuse(self, found: io_undo.Undone, *, _: Translator) -> None:
        standing = set(found.now.rows)
        come = [row for row in found.rows if row not in standing]
        if not come and len(found.rows) == len(found.now.rows):
            raise RefusedError(message("Nothing of this change is left to undo."))
        edit = Edit(found.now.columns, [], come, lambda row: False)
        if wrong := self._service.errors_that_come(edit, _):
            text = message("The rows that would come back have errors by now: {why}", why=[finding.words for finding in wrong[:3]])
            raise RefusedError(text)

    def log(self) -> Json:
        """Return what was done, the newest first."""
        return {"lines": list(reversed(self._service.audit.lines()[-_MOST_LINES:]))}

    def unlock(self, body: Any) -> Json:
        """Take away the lock that a crashed computer left. Raises UserError."""
        who, since = text_in(body, "who"), text_in(body, "since")
        try:
            holder = release(self._service.folder, since=since)
        except UserError as refused:
            self._service.audit.refused(str(refused), who=who)
            raise
        with suppress(OSError):  # it is released, whether or not that can be written down
            self._service.audit.note("unlock", who=who, about=f"{holder.computer} {holder.since}")
        return {"holder": asdict(holder)}


def _row_in(body: Any) -> Row:
    row = body.get("row", [])
    if not isinstance(row, list) or not all(isinstance(cell, str) for cell in row):
        raise MalformedError("row is a list of text")
    return tuple(row)


def _later_in(body: Any) -> Later:
    later = text_in(body, "later")
    found = next((one for one in LATER if one == later), None)
    if found is None:
        raise MalformedError(f"later is one of {', '.join(LATER)}")
    return found


def _said_of(version: Version | None) -> Json | None:
    return asdict(version) | {"name": version.name} if version else None
