"""What staff do with the data folder: show, check, publish, restore. Knows no web: takes and gives what the page's JSON holds."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dashboard.domain.dataset import Dataset
from dashboard.domain.merge import Change, MergeConflictError, Row, origins
from dashboard.domain.sanitize import sanitize
from dashboard.errors import UserError
from dashboard.io import version_files, versions
from dashboard.io.editing import TEXT_COLUMNS, Edit, TableChanges, differences, sheet_in
from dashboard.io.problems import TableError
from dashboard.io.schemas import SCHEMAS
from dashboard.io.sheet import Sheet, read_sheet
from dashboard.io.version_files import TEXTS, Files, Version, VersionError
from dashboard.server.live import Current
from dashboard.texts.message import message
from dashboard.texts.translator import Translator
from dashboard.upkeep.adding import added
from dashboard.upkeep.asking import Asking
from dashboard.upkeep.audit import Audit
from dashboard.upkeep.candidate import Candidates
from dashboard.upkeep.column_step import ColumnStep
from dashboard.upkeep.edits import MalformedError, is_record, parse_edits, read_otherwise, rows_of
from dashboard.upkeep.findings import Finding
from dashboard.upkeep.known import known
from dashboard.upkeep.questions import Asked, refuse_unanswered
from dashboard.upkeep.rebase import rebase, warn_stale
from dashboard.upkeep.refusal import RefusedError
from dashboard.upkeep.review import Review
from dashboard.upkeep.spreadsheet import Member, apart, import_rows, member_workbook, read_spreadsheet

_log = logging.getLogger(__name__)
_LONGEST = {"who": 100, "why": 500}  # characters
_MOST_CHANGES = 500  # shown of a difference
_MOST_ROWS = 5000  # of one member, before and after an edit together
_MOST_OF_TABLE = 50_000  # of whole tables
Json = dict[str, Any]


class EditService:
    """The rows of one data folder, as the served data know members, themes and places."""

    def __init__(self, folder: Path, current: Current, audit: Audit) -> None:
        self.folder, self._current, self.audit = folder, current, audit
        self._candidates = Candidates(folder)
        self.asking = Asking(folder, audit, dataset=lambda: self.dataset, template=self.template)

    @property
    def dataset(self) -> Dataset:
        """Return the data that are served: the last good ones."""
        return self._current.snapshot.dataset

    def known(self, _: Translator) -> Json:
        """Return what the page needs to know, and what is wrong with the data in force, if anything."""
        return known(self.folder, self.dataset, _) | {"error": self._error(_)}

    def table(self, table: str, _: Translator) -> Json:
        """Return the rows of a table as they stand in its file, or a text as one row with one cell. Raises RefusedError: no such table."""
        files = version_files.files_in_force(self.folder)
        if table in TEXTS:
            text = files.get(table, b"").decode("utf-8", "replace")
            return {"columns": TEXT_COLUMNS, "rows": [[text]], "error": self._error(_)}
        if table not in SCHEMAS:
            raise RefusedError(message("There is no such table."))
        sheet = sheet_in(files, table, folder=self.folder)
        return {"columns": sheet.columns, "rows": list(filter(is_record, sheet.rows)), "error": self._error(_)}

    def rows(self, member: str, _: Translator) -> Json:
        """Return the rows of ``member`` as they stand in the file, and what is wrong with the data in force, if anything."""
        sheet = read_sheet(version_files.in_force(self.folder))
        return {"columns": sheet.columns, "rows": self._rows(member, sheet), "error": self._error(_)}

    def _error(self, _: Translator) -> str:
        failure = self._current.failure
        return failure.words(_) if isinstance(failure, UserError) else self._current.error

    def read(self, name: str, data: bytes, *, member: str, _: Translator, columns: Any = None) -> Json:
        """Return the rows that the file ``name`` holds of ``member``, and what is to be said of the rest; or which columns are to be named.

        A file that says which table it was made from is merged with what was published since. ``columns``: what its headers mean.
        Raises TableError.
        """
        step = ColumnStep(self.folder, self.dataset).take(name, data, told=columns, _=_)
        if step.ask:
            return {"ask": step.ask}
        read, sheet = read_spreadsheet(name, data, renamed=step.renamed), read_sheet(version_files.in_force(self.folder))
        of = Member(member, sheet.columns, self.dataset.resolver)
        stood = self._rows(member, sheet)
        now, others = apart(stood, read.table, of)
        base = self._base(read.made_from, of)
        base = base if base is None else apart(base, read.table, of)[0]
        imported = import_rows(read.table, now if base is None else base, of=of, words=_)
        taken = warn_stale(imported, now, read.made_from, _) if base is None else rebase(imported, base, now, of=of, _=_)
        self.asking.returned(member, read.made_from)
        add = added(taken, of=of, told=list(read.table.rows.columns), edited=base is not None)
        notes = (imported if base is None else taken).notes  # where no row goes, none has to be looked at
        before = stood if taken.before == now else others + taken.before
        return {
            "n": len(taken.rows), "before": before, "notes": taken.notes, "renamed": step.renamed is not None,
            **_with_origins(before, others + taken.rows),
            "add": asdict(add) | _with_origins(before, others + add.rows) | {"notes": notes},
        }  # fmt: skip

    def _base(self, made_from: str, of: Member) -> list[Row] | None:
        """Return the rows of a member in the table with that fingerprint; None where it was not kept whole, or had other columns."""
        with suppress(VersionError, TableError):
            data = version_files.content_of(self.folder, made_from) if made_from else None
            sheet = read_sheet(data) if data is not None else None
            return self._rows(of.member, sheet) if sheet and sheet.columns == of.columns else None
        return None

    def template(self, member: str, _: Translator) -> bytes:
        """Return the spreadsheet that ``member`` fills in, with its rows as they stand in the file. Raises RefusedError: no such member."""
        if member not in self.dataset.members["member"].to_numpy():
            raise RefusedError(message("There is no such member."))
        data = version_files.in_force(self.folder)
        return member_workbook(read_sheet(data), self.dataset, member, lang=_.lang, made_from=version_files.fingerprint(data))

    def _rows(self, member: str, sheet: Sheet) -> list[Row]:
        return list(filter(rows_of(member, columns=sheet.columns, resolver=self.dataset.resolver), sheet.rows))

    def check(self, body: Any, _: Translator) -> Json:
        """Return the problems of what was edited, and what it changes on the map and for readers."""
        edits = self.edits(body)
        review = self._review(edits)
        return {
            "findings": [asdict(f) for f in review.findings(_)], "preview": asdict(review.preview()), "counts": review.counts(),
            "readers": review.for_readers(_), "error": self._error(_),
            "days": read_otherwise(body, edits),
        }  # fmt: skip

    def _review(self, edits: list[Edit], *, whole: bool = False) -> Review:
        return Review(edits, version_files.files_in_force(self.folder), self.dataset, self._candidates, whole=whole)

    def publish(self, body: Any, _: Translator) -> Json:
        """Put what was edited into force, in all tables as one act.

        Raises:
            RefusedError: nothing changed, a row that comes has errors, no reason, or someone else changed the same rows.
        """
        edits, said = self.edits(body), said_in(body)
        if all(Counter(edit.before) == Counter(edit.after) for edit in edits):
            raise RefusedError(message("Nothing was changed."))
        self._refuse_remains()
        review = self._review(edits, whole=not self._current.up_to_date)
        _refuse_errors(review, _)
        asked = [Asked(edit.table, edit.columns, edit.before, edit.after) for edit in edits if edit.table not in TEXTS]
        refuse_unanswered(asked, body, self.dataset, self.audit, _)
        about = ", ".join(dict.fromkeys(_named(one) for one in body.get("edits", [body])))
        self.audit.note("publish", who=said["who"], about=f"{about}: {said['why']}")
        try:
            with self.refusal_noted(said["who"]):
                version = versions.publish_all(self.folder, edits, check=self._refusing(edits, review, _), **said)
        except MergeConflictError as refused:
            self.audit.refused("someone else changed the same rows", who=said["who"])
            one = body["edits"][refused.at] if "edits" in body else body
            table = one.get("table", "operations")
            rows = self.rows(one["member"], _) if table == "operations" else self.table(table, _)
            text = message("Someone else has changed the same rows. Nothing was saved. Choose which ones to keep.")
            conflicts = [asdict(c) for c in refused.conflicts]
            raise RefusedError(text, conflicts=conflicts, edit=refused.at, **rows) from refused
        return self.done(version, said["who"])

    def _refusing(self, edits: list[Edit], looked_at: Review, _: Translator) -> Callable[[Files], None]:
        """Return what refuses, under the lock, what others have made wrong since it was looked at."""

        def check(_files: Files) -> None:
            if version_files.files_in_force(self.folder) != looked_at.now:
                _refuse_errors(self._review(edits, whole=True), _)

        return check

    def _refuse_remains(self) -> None:
        """Raise RefusedError where the table has lost most of its rows by other means: what is written upon the rest would cover that."""
        if len(read_sheet(version_files.in_force(self.folder)).rows) * 2 < self.dataset.row_counts["operations"]:
            raise RefusedError(message("The table has fewer than half of its previous rows. First restore a version that has them."))

    def edits(self, body: Any) -> list[Edit]:
        """Return the edits that the page sent. Raises MalformedError; RefusedError: there are too many rows."""
        edits = parse_edits(body, resolver=self.dataset.resolver)
        for edit in edits:
            if len(edit.before) + len(edit.after) > (_MOST_ROWS if edit.table == "operations" else _MOST_OF_TABLE):
                text = message("There are too many rows to edit here. Write them in {name} in the data folder.", name=edit.file)
                raise RefusedError(text)
        return edits

    def errors_that_come(self, edits: list[Edit], _: Translator) -> list[Finding]:
        """Return the errors that edits would bring; see :meth:`Review.errors_that_come`."""
        review = self._review(edits)
        return review.errors_that_come(review.findings(_))

    def roll_back(self, body: Any, _: Translator) -> Json:
        """Put an older version into force again. Raises RefusedError, VersionError."""
        said, name, seen = said_in(body), text_in(body, "name"), text_in(body, "seen")
        with suppress(TableError, VersionError):  # a broken table is what the older version mends
            now = version_files.files_in_force(self.folder)
            then = versions.restored(self.folder, name, now)
            asked = [self._asked(now, then, changed.table) for changed in differences(now, then) if changed.table not in TEXTS]
            refuse_unanswered(asked, body, self.dataset, self.audit, _)
        self.audit.note("rollback", who=said["who"], about=f"{name}: {said['why']}")
        with self.refusal_noted(said["who"]):
            version = versions.roll_back(self.folder, name, seen=seen, **said)
        return self.done(version, said["who"])

    def _asked(self, now: Files, then: Files, table: str) -> Asked:
        before, after = (sheet_in(files, table, folder=self.folder) for files in (now, then))
        return Asked(table, after.columns, before.rows, after.rows)

    @contextmanager
    def refusal_noted(self, who: str) -> Iterator[None]:
        """Write down what the versions refuse."""
        try:
            yield
        except VersionError as refused:
            self.audit.refused(str(refused), who=who)
            raise

    def done(self, version: Version, who: str) -> Json:
        """Write down that ``version`` is in force, and have the dashboard show it."""
        try:
            self.audit.note("current", who=who, about=version.name)
        except OSError as error:  # that it was to be done is written down already
            _log.warning("The audit log cannot be written (%s): version %s is in force", error, version.name)
        self._current.read_again()
        self._current.notice()
        return {"version": asdict(version) | {"name": version.name}}

    def versions(self) -> Json:
        """Return every version, the newest first, which is in force, and whether a file was changed outside of them."""
        known, files = version_files.versions(self.folder), version_files.files_in_force(self.folder)
        now = version_files.current(known, files)
        held = version_files.in_line(known, (now or known[0]).name) if known else []
        listed = [asdict(v) | {"name": v.name, "whole": v.whole, "in_force": v == now, "finished": v.name in held} for v in known]
        return {"versions": listed, "seen": version_files.state_of(files), "outside": bool(known) and now is None}

    def difference(self, one: str, other: str) -> Json:
        """Return what leads from one version to the other; the name ``now`` is what is in force. Raises VersionError."""
        now = version_files.files_in_force(self.folder)
        files = [now if name == "now" else versions.restored(self.folder, name, now) for name in (one, other)]
        if not all(self._whole(name) for name in (one, other)):  # of the other tables nobody knows
            files = [{version_files.FILE: held[version_files.FILE]} for held in files]
        made = differences(*files)
        rows: list[Change] = next((table.changes for table in made if table.table == "operations"), [])
        return {
            "columns": read_sheet(files[1][version_files.FILE]).columns,
            "changes": [asdict(change) for change in rows[:_MOST_CHANGES]],
            "tables": [shown(table) for table in made],
        }

    def _whole(self, name: str) -> bool:
        return name == "now" or any(v.name == name and v.whole for v in version_files.versions(self.folder))


def shown(table: TableChanges) -> Json:
    """Return what changed in a table as the page shows it."""
    return {**asdict(table), "changes": [asdict(change) for change in table.changes[:_MOST_CHANGES]], "n": len(table.changes)}


def _refuse_errors(review: Review, _: Translator) -> None:
    if wrong := review.errors_that_come(review.findings(_)):
        raise RefusedError(message("Some rows still have errors. Correct them first."), findings=[asdict(f) for f in wrong])


def _named(one: Json) -> str:
    """Return whose rows, or which table, an edit is of."""
    table = one.get("table", "operations")
    return str(one["member"]) if table == "operations" else table


def text_in(body: Any, name: str) -> str:
    """Return the text ``name`` of what the page sent. Raises MalformedError."""
    if not isinstance(body, dict) or not isinstance(body.get(name), str):
        raise MalformedError(f"{name} is needed, as text")
    return str(body[name])


def _with_origins(before: list[Row], rows: list[Row]) -> Json:
    """Return ``rows``, and for each the position in ``before`` of the row that it was."""
    return {"rows": rows, "origins": origins(before, rows)}


def said_in(body: Any) -> dict[str, str]:
    """Return who does it and why. Raises MalformedError; RefusedError: one of them is empty."""
    said = {name: sanitize(text_in(body, name)).strip()[:longest] for name, longest in _LONGEST.items()}
    if not all(said.values()):
        raise RefusedError(message("Enter your name and the reason for the change."))
    return said
