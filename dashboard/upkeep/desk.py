"""What staff do with the rows of a data folder. Knows no web: takes and gives what the page's JSON holds."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dashboard.current import Current
from dashboard.domain.dataset import COALITION, Dataset
from dashboard.domain.inert import inert
from dashboard.domain.merge import MergeConflictError, Row
from dashboard.domain.names import fold
from dashboard.i18n import Words
from dashboard.io import versions
from dashboard.io.dataset import DataError
from dashboard.io.problems import TableError
from dashboard.io.sheet import Sheet, read_sheet
from dashboard.io.versions import Edit, Version, VersionError
from dashboard.upkeep.audit import Audit
from dashboard.upkeep.edits import UNKNOWN, MalformedError, as_read, parse_edit, rows_of
from dashboard.upkeep.findings import Finding, findings
from dashboard.upkeep.places import search_list, shapes
from dashboard.upkeep.preview import preview
from dashboard.upkeep.spreadsheet import Called, read_spreadsheet, take

_LONGEST = {"who": 100, "why": 500}  # characters
_MOST_CHANGES = 500  # shown of a difference
_MOST_ROWS = 5000  # before and after an edit together
Json = dict[str, Any]


class RefusedError(ValueError):
    """It cannot be published as it is; ``about`` says more to the page."""

    def __init__(self, words: str, **about: Any) -> None:
        self.about = about
        super().__init__(words)


class Desk:
    """The rows of one data folder, as the served data know members, themes and places."""

    def __init__(self, folder: Path, current: Current, audit: Audit) -> None:
        self.folder, self._current, self._audit = folder, current, audit

    @property
    def dataset(self) -> Dataset:
        """Return the data that are served: the last good ones."""
        return self._current.snapshot.dataset

    @property
    def members(self) -> set[str]:
        """Return the ids that a row may name."""
        return set(self.dataset.members["member"])

    @property
    def member_names(self) -> dict[str, str]:
        """Return id, names and acronym, folded -> id, of each member; what two of them share is left out."""
        columns = ("member", "acronym", "name_sq", "name_en", "name_page")
        said = {(fold(row[name]), row["member"]) for row in self.dataset.members.to_dict("records") for name in columns}
        count = Counter(key for key, _ in said)
        return {key: member for key, member in said if key and count[key] == 1}

    @property
    def theme_names(self) -> dict[str, str]:
        """Return id and names, folded -> id, of each theme."""
        return {fold(row[name]): row["theme"] for row in self.dataset.themes.to_dict("records") for name in ("name_sq", "name_en", "theme")}

    def known(self, _: Words) -> Json:
        """Return what the page needs to know of members, themes and places."""
        ending = "_en" if _.lang == "en" else "_sq"
        sheet = read_sheet(versions.in_force(self.folder))
        count = Counter(as_read(row[sheet.columns.index("member")]) for row in sheet.rows)
        members = [
            {"id": m["member"], "name": m["name" + ending] or m["name_page"], "rows": count[m["member"]]}
            for m in self.dataset.members.to_dict("records")
        ]
        lost = len(self._rows(UNKNOWN, sheet))
        themes = [{"id": t["theme"], "name": t["name" + ending]} for t in self.dataset.themes.to_dict("records")]
        return {
            "members": members, "coalition": COALITION, "lost": lost, "themes": themes, "places": search_list(self.dataset),
            "shapes": shapes(self.dataset), "messages": _.known,
        }  # fmt: skip

    def rows(self, member: str, _: Words) -> Json:
        """Return the rows of ``member`` as they stand in the file, and what is wrong with the data in force, if anything."""
        sheet = read_sheet(versions.in_force(self.folder))
        return {"columns": sheet.columns, "rows": self._rows(member, sheet), "error": self._error(_)}

    def _error(self, _: Words) -> str:
        failure = self._current.failure
        return failure.words(_) if isinstance(failure, TableError | DataError) else self._current.error

    def read(self, name: str, data: bytes, *, member: str, _: Words) -> Json:
        """Return the rows that the file ``name`` holds of ``member``, and what is to be said of the rest. Raises TableError."""
        called = Called(self.member_names, self.theme_names)
        return asdict(take(read_spreadsheet(name, data), self.rows(member, _), member=member, called=called, words=_))

    def _rows(self, member: str, sheet: Sheet) -> list[Row]:
        return list(filter(rows_of(member, columns=sheet.columns, members=self.members), sheet.rows))

    def check(self, body: Any, _: Words) -> Json:
        """Return the problems of the edited rows and what they change on the map."""
        edit = self._edit(body, _)
        found = findings(edit.columns, list(edit.after), self.dataset, _)
        return {"findings": [asdict(f) for f in found], "preview": asdict(preview(edit, self.dataset)), "error": self._error(_)}

    def publish(self, body: Any, _: Words) -> Json:
        """Put the edited rows into force.

        Raises:
            RefusedError: nothing changed, a row that comes has errors, no reason, or someone else changed the same rows.
        """
        edit, said = self._edit(body, _), _said(body, _)
        if Counter(edit.before) == Counter(edit.after):
            raise RefusedError(_("Nothing was changed."))
        if wrong := self._errors_that_come(edit, _):
            raise RefusedError(_("Some rows still have errors. Mend them first."), findings=[asdict(f) for f in wrong])
        self._audit.note("publish", who=said["who"], about=f"{body['member']}: {said['why']}")
        try:
            with self._refusal_noted(said["who"]):
                version = versions.publish(self.folder, edit, **said)
        except MergeConflictError as refused:
            self._audit.refused("someone else changed the same rows", who=said["who"])
            rows = self.rows(body["member"], _)
            words = _("Someone else changed the same rows meanwhile. Nothing was written: choose what shall hold.")
            raise RefusedError(words, conflicts=[asdict(c) for c in refused.conflicts], **rows) from refused
        return self._done(version, said["who"])

    def _edit(self, body: Any, _: Words) -> Edit:
        edit = parse_edit(body, members=self.members)
        if len(edit.before) + len(edit.after) > _MOST_ROWS:
            raise RefusedError(_("These are too many rows to edit here: write them into operations.csv in the data folder."))
        return edit

    def _errors_that_come(self, edit: Edit, _: Words) -> list[Finding]:
        """Return the errors of rows that were not there before; what stands in the file already hinders nobody."""
        old = set(edit.before)
        found = findings(edit.columns, list(edit.after), self.dataset, _)
        return [f for f in found if f.severity == "error" and edit.after[f.row] not in old]

    def roll_back(self, body: Any, _: Words) -> Json:
        """Put an older version into force again. Raises RefusedError, VersionError."""
        said, name, seen = _said(body, _), _text(body, "name"), _text(body, "seen")
        self._audit.note("rollback", who=said["who"], about=f"{name}: {said['why']}")
        with self._refusal_noted(said["who"]):
            version = versions.roll_back(self.folder, name, seen=seen, **said)
        return self._done(version, said["who"])

    @contextmanager
    def _refusal_noted(self, who: str) -> Iterator[None]:
        """Write down what the versions refuse."""
        try:
            yield
        except VersionError as refused:
            self._audit.refused(str(refused), who=who)
            raise

    def _done(self, version: Version, who: str) -> Json:
        with suppress(OSError):  # that it was to be done is written down already
            self._audit.note("in force", who=who, about=version.name)
        self._current.read_again()
        self._current.notice()
        return {"version": asdict(version) | {"name": version.name}}

    def versions(self) -> Json:
        """Return every version, the newest first, which is in force, and whether the file was changed outside of them."""
        known, now = versions.versions(self.folder), versions.fingerprint(versions.in_force(self.folder))
        held = _in_line(known, now)
        listed = [asdict(v) | {"name": v.name, "in_force": v.name == held[0] if held else False, "finished": v.name in held} for v in known]
        return {"versions": listed, "seen": now, "outside": bool(known) and not held}

    def difference(self, one: str, other: str) -> Json:
        """Return what leads from one version to the other; the name ``now`` is what is in force. Raises VersionError."""
        data = [versions.in_force(self.folder) if name == "now" else versions.content(self.folder, name) for name in (one, other)]
        columns = read_sheet(data[1]).columns
        return {"columns": columns, "changes": [asdict(change) for change in versions.difference(*data)[:_MOST_CHANGES]]}


def _in_line(known: list[Version], now: str) -> list[str]:
    """Return the names of the versions that were in force, from the one that is: others were written and never came into force."""
    parents = {v.name: v.parent for v in known}
    name = next((v.name for v in known if v.hash == now), "")
    line = []
    while name in parents:
        line.append(name)
        name = parents.pop(name)
    return line


def _text(body: Any, name: str) -> str:
    if not isinstance(body, dict) or not isinstance(body.get(name), str):
        raise MalformedError(f"{name} is needed, as text")
    return str(body[name])


def _said(body: Any, _: Words) -> dict[str, str]:
    said = {name: inert(_text(body, name)).strip()[:longest] for name, longest in _LONGEST.items()}
    if not all(said.values()):
        raise RefusedError(_("Say who you are and why it changes."))
    return said
