"""What staff do with the rows of a data folder: show, check, publish, restore. Knows no web: takes and gives what the page's JSON holds."""

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dashboard.domain.dataset import Dataset
from dashboard.domain.merge import MergeConflictError, Row
from dashboard.domain.sanitize import sanitize
from dashboard.errors import UserError
from dashboard.io import version_files, versions
from dashboard.io.problems import TableError
from dashboard.io.sheet import Sheet, read_sheet
from dashboard.io.version_files import Version, VersionError
from dashboard.io.versions import Edit
from dashboard.server.live import Current
from dashboard.texts.message import message
from dashboard.texts.translator import Translator
from dashboard.upkeep.adding import added
from dashboard.upkeep.asking import Asking
from dashboard.upkeep.audit import Audit
from dashboard.upkeep.column_step import ColumnStep
from dashboard.upkeep.edits import UNKNOWN, MalformedError, member_of, parse_edit, rows_of
from dashboard.upkeep.findings import Finding, findings
from dashboard.upkeep.places import search_list, shapes
from dashboard.upkeep.preview import preview
from dashboard.upkeep.questions import Asked, refuse_unanswered
from dashboard.upkeep.rebase import rebase, warn_stale
from dashboard.upkeep.refusal import RefusedError
from dashboard.upkeep.spreadsheet import Member, import_rows, member_workbook, read_spreadsheet

_log = logging.getLogger(__name__)
_LONGEST = {"who": 100, "why": 500}  # characters
_MOST_CHANGES = 500  # shown of a difference
_MOST_ROWS = 5000  # before and after an edit together
Json = dict[str, Any]


class EditService:
    """The rows of one data folder, as the served data know members, themes and places."""

    def __init__(self, folder: Path, current: Current, audit: Audit) -> None:
        self.folder, self._current, self.audit = folder, current, audit
        self.asking = Asking(folder, audit, dataset=lambda: self.dataset, template=self.template)

    @property
    def dataset(self) -> Dataset:
        """Return the data that are served: the last good ones."""
        return self._current.snapshot.dataset

    def known(self, _: Translator) -> Json:
        """Return what the page needs to know of members, themes and places, and what is wrong with the data in force, if anything."""
        ending = "_en" if _.lang == "en" else "_sq"
        sheet = read_sheet(version_files.in_force(self.folder))
        at = sheet.columns.index("member")
        count = Counter(member_of(row[at], self.dataset.resolver) for row in sheet.rows)
        members = [
            {"id": m["member"], "name": m["name" + ending] or m["name_page"], "rows": count[m["member"]]}
            for m in self.dataset.members.to_dict("records")
        ]
        lost = len(self._rows(UNKNOWN, sheet))
        themes = [{"id": t["theme"], "name": t["name" + ending]} for t in self.dataset.themes.to_dict("records")]
        return {
            "members": members, "coalition": self.dataset.coalition.id, "lost": lost, "themes": themes, "places": search_list(self.dataset),
            "levels": {level: names[_.lang].one for level, names in self.dataset.coalition.levels.items()},
            "shapes": shapes(self.dataset), "messages": _.known, "language": _.language.shipped(), "error": self._error(_),
        }  # fmt: skip

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
        of, now = Member(member, sheet.columns, self.dataset.resolver), self._rows(member, sheet)
        base = self._base(read.made_from, of)
        imported = import_rows(read.table, now if base is None else base, of=of, words=_)
        taken = warn_stale(imported, now, read.made_from, _) if base is None else rebase(imported, base, now, of=of, _=_)
        self.asking.returned(member, read.made_from)
        add = added(taken, of=of, told=list(read.table.rows.columns), edited=base is not None)
        notes = [asdict(note) for note in (imported if base is None else taken).notes]  # where no row goes, none has to be looked at
        return asdict(taken) | {"renamed": step.renamed is not None, "add": asdict(add) | {"notes": notes}}

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
        """Return the problems of the edited rows and what they change on the map."""
        edit = self._edit(body)
        found = findings(edit.columns, list(edit.after), self.dataset, _)
        return {"findings": [asdict(f) for f in found], "preview": asdict(preview(edit, self.dataset)), "error": self._error(_)}

    def publish(self, body: Any, _: Translator) -> Json:
        """Put the edited rows into force.

        Raises:
            RefusedError: nothing changed, a row that comes has errors, no reason, or someone else changed the same rows.
        """
        edit, said = self._edit(body), said_in(body)
        if Counter(edit.before) == Counter(edit.after):
            raise RefusedError(message("Nothing was changed."))
        self._refuse_remains()
        if wrong := self.errors_that_come(edit, _):
            raise RefusedError(message("Some rows still have errors. Correct them first."), findings=[asdict(f) for f in wrong])
        refuse_unanswered(Asked("operations", edit.columns, edit.before, edit.after), body, self.dataset, self.audit, _)
        self.audit.note("publish", who=said["who"], about=f"{body['member']}: {said['why']}")
        try:
            with self.refusal_noted(said["who"]):
                version = versions.publish(self.folder, edit, **said)
        except MergeConflictError as refused:
            self.audit.refused("someone else changed the same rows", who=said["who"])
            rows = self.rows(body["member"], _)
            text = message("Someone else has changed the same rows. Nothing was saved. Choose which ones to keep.")
            raise RefusedError(text, conflicts=[asdict(c) for c in refused.conflicts], **rows) from refused
        return self.done(version, said["who"])

    def _refuse_remains(self) -> None:
        """Raise RefusedError where the table has lost most of its rows by other means: what is written upon the rest would cover that."""
        if len(read_sheet(version_files.in_force(self.folder)).rows) * 2 < self.dataset.row_counts["operations"]:
            raise RefusedError(message("The table has fewer than half of its previous rows. First restore a version that has them."))

    def _edit(self, body: Any) -> Edit:
        edit = parse_edit(body, resolver=self.dataset.resolver)
        if len(edit.before) + len(edit.after) > _MOST_ROWS:
            raise RefusedError(message("There are too many rows to edit here. Write them in operations.csv in the data folder."))
        return edit

    def errors_that_come(self, edit: Edit, _: Translator) -> list[Finding]:
        """Return the errors of rows that were not there before; what stands in the file already hinders nobody."""
        old = set(edit.before)
        found = findings(edit.columns, list(edit.after), self.dataset, _)
        return [f for f in found if f.severity == "error" and edit.after[f.row] not in old]

    def roll_back(self, body: Any, _: Translator) -> Json:
        """Put an older version into force again. Raises RefusedError, VersionError."""
        said, name, seen = said_in(body), text_in(body, "name"), text_in(body, "seen")
        with suppress(TableError, VersionError):  # a broken table is what the older version mends
            now, then = read_sheet(version_files.in_force(self.folder)), read_sheet(version_files.content(self.folder, name))
            refuse_unanswered(Asked("operations", then.columns, now.rows, then.rows), body, self.dataset, self.audit, _)
        self.audit.note("rollback", who=said["who"], about=f"{name}: {said['why']}")
        with self.refusal_noted(said["who"]):
            version = versions.roll_back(self.folder, name, seen=seen, **said)
        return self.done(version, said["who"])

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
        """Return every version, the newest first, which is in force, and whether the file was changed outside of them."""
        known, now = version_files.versions(self.folder), version_files.fingerprint(version_files.in_force(self.folder))
        outside = all(v.hash != now for v in known)
        held = version_files.in_line(known, known[0].hash if known and outside else now)
        listed = [asdict(v) | {"name": v.name, "in_force": not outside and v.name == held[0], "finished": v.name in held} for v in known]
        return {"versions": listed, "seen": now, "outside": bool(known) and outside}

    def difference(self, one: str, other: str) -> Json:
        """Return what leads from one version to the other; the name ``now`` is what is in force. Raises VersionError."""
        data = [version_files.in_force(self.folder) if name == "now" else version_files.content(self.folder, name) for name in (one, other)]
        columns = read_sheet(data[1]).columns
        return {"columns": columns, "changes": [asdict(change) for change in versions.difference(*data)[:_MOST_CHANGES]]}


def text_in(body: Any, name: str) -> str:
    """Return the text ``name`` of what the page sent. Raises MalformedError."""
    if not isinstance(body, dict) or not isinstance(body.get(name), str):
        raise MalformedError(f"{name} is needed, as text")
    return str(body[name])


def said_in(body: Any) -> dict[str, str]:
    """Return who does it and why. Raises MalformedError; RefusedError: one of them is empty."""
    said = {name: sanitize(text_in(body, name)).strip()[:longest] for name, longest in _LONGEST.items()}
    if not all(said.values()):
        raise RefusedError(message("Enter your name and the reason for the change."))
    return said
