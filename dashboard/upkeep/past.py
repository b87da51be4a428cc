"""What was published and what became of it: history by member and row, a change or one row of it taken back, the log, a lock left."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from itertools import islice
from typing import Any

from dashboard.domain.merge import MergeConflictError, Row
from dashboard.domain.undo import LATER, Later
from dashboard.errors import UserError
from dashboard.io import undo as io_undo
from dashboard.io import version_files
from dashboard.io.folder_lock import release
from dashboard.io.row_history import Step, history_among, history_of_row, later_changes
from dashboard.io.schemas import SCHEMAS
from dashboard.io.version_files import TEXTS, Version
from dashboard.texts.message import message
from dashboard.texts.translator import Translator
from dashboard.upkeep.edit_service import EditService, Json, said_in, shown, text_in
from dashboard.upkeep.edits import MalformedError, is_record, rows_of
from dashboard.upkeep.questions import Asked, refuse_unanswered
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
        """Return what changed a table, of the operations the rows of a member, or one ``row`` of them: the newest first."""
        member, row, table = text_in(body, "member"), _row_in(body), body.get("table", "operations")
        if table not in SCHEMAS:
            raise MalformedError("table is one of the data")
        file = f"{table}.csv"
        if row:
            found: Iterable[Step] = history_of_row(self._service.folder, row, file)
        else:
            resolver = self._service.dataset.resolver

            def among(columns: Row, cells: Row) -> bool:
                return is_record(cells) if table != "operations" else rows_of(member, columns=columns, resolver=resolver)(cells)

            found = history_among(self._service.folder, among, file)
        steps = [
            {
                "version": _said_of(step.version), "columns": step.columns,
                "changes": [asdict(c) | {"at": at} for c, at in list(zip(step.changes, step.at, strict=True))[:_MOST_CHANGES]],
            }
            for step in islice(found, _MOST_STEPS)
        ]  # fmt: skip
        return {"steps": steps}

    def preview(self, asked: Any) -> Json:
        """Return what taking back the change of a version, or of one row of it, would do in each table, and what was changed again later.

        Raises VersionError.
        """
        folder, name = self._service.folder, text_in(asked, "name")
        found = io_undo.undone(folder, name, later="ask", only=_only_in(asked))
        again = [
            asdict(conflict) | {"by": _said_of(version), "table": table.table, "columns": table.columns}
            for table in found.tables
            for conflict, version in zip(table.again, self._later(name, table), strict=True)
        ]
        return {"seen": found.seen, "tables": [shown(table) for table in found.shown], "conflicts": again}

    def _later(self, name: str, table: io_undo.TableUndone) -> list[Version | None]:
        file = table.table if table.table in TEXTS else f"{table.table}.csv"
        return later_changes(self._service.folder, name, table.again, file) if table.again else []

    def undo(self, body: Any, _: Translator) -> Json:
        """Take back what a version changed, or one row of it. Raises RefusedError, VersionError, LockedError."""
        said, name, later, only = said_in(body), text_in(body, "name"), _later_in(body), _only_in(body)
        about = f"{name} {only.table}" if only else name
        self._service.audit.note("undo", who=said["who"], about=f"{about}: {said['why']}")
        try:
            with self._service.refusal_noted(said["who"]):
                version = io_undo.undo(
                    self._service.folder,
                    name,
                    later=later,
                    only=only,
                    seen=text_in(body, "seen"),
                    refuse=partial(self._refuse, body=body, _=_),
                    **said,
                )
        except MergeConflictError as error:
            self._service.audit.refused("rows were changed again later", who=said["who"])
            raise RefusedError(message("Some of these rows were changed again later. Choose what becomes of them.")) from error
        return self._service.done(version, said["who"])

    def _refuse(self, found: io_undo.Undone, *, body: Any, _: Translator) -> None:
        edits = found.edits()
        if not edits:
            raise RefusedError(message("Nothing of this change is left to undo."))
        if wrong := self._service.errors_that_come(edits, _):
            why = list(dict.fromkeys(f"{finding.where}: {finding.words}" for finding in wrong))[:3]
            raise RefusedError(
                message("Without this change the data would have errors. First undo or correct what came later: {why}", why=why)
            )
        asked = [Asked(one.table, one.columns, one.now, one.rows) for one in found.tables if one.table not in TEXTS]
        refuse_unanswered(asked, body, self._service.dataset, self._service.audit, _)

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


def _only_in(asked: Any) -> io_undo.OneRow | None:
    """Return the one row that is meant, by its table and the position of its change; None for all that the version changed."""
    if not asked.get("table"):
        return None
    try:
        return io_undo.OneRow(text_in(asked, "table"), int(asked["at"]))
    except (KeyError, TypeError, ValueError) as error:
        raise MalformedError("table and at are needed") from error


def _later_in(body: Any) -> Later:
    later = text_in(body, "later")
    found = next((one for one in LATER if one == later), None)
    if found is None:
        raise MalformedError(f"later is one of {', '.join(LATER)}")
    return found


def _said_of(version: Version | None) -> Json | None:
    return asdict(version) | {"name": version.name} if version else None
