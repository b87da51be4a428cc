"""What edits would do to the whole data folder: problems at their cells, problems elsewhere, and what readers would see."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dash.development.base_component import Component

from dashboard.domain.dataset import Dataset
from dashboard.domain.merge import changes
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.io.editing import Edit, sheet_in
from dashboard.io.problems import Problem, sentence
from dashboard.io.sheet import write_sheet
from dashboard.io.version_files import TEXTS, Files
from dashboard.layout.markdown import markdown
from dashboard.texts.translator import Translator
from dashboard.upkeep.candidate import Candidates, that_come, with_names
from dashboard.upkeep.columns import label
from dashboard.upkeep.findings import Finding, findings
from dashboard.upkeep.preview import Preview, preview
from dashboard.views.changes import figures_moved

Json = dict[str, Any]
_OPERATIONS = "operations"


@dataclass(frozen=True)
class Carried:
    """The folder with edits carried out: its ``files``, and where the rows of each edit stand in its file (the first, as a
    spreadsheet counts it)."""

    files: Files
    first: list[int]


def carried_out(now: Files, edits: Sequence[Edit], folder: Path) -> Carried:
    """Return the files of ``folder`` with the rows of ``edits`` behind all others, whoever changed what meanwhile. Raises TableError."""
    files, first = dict(now), [1] * len(edits)
    by_table: dict[str, list[int]] = defaultdict(list)
    for at, edit in enumerate(edits):
        if edit.table in TEXTS:
            files[edit.file] = edit.after[0][0].encode()
        else:
            by_table[edit.table].append(at)
    for table, which in by_table.items():
        sheet = sheet_in(now, table, folder=folder)
        rows = [row for row in sheet.rows if not any(edits[at].among(row) for at in which)]
        for at in which:
            first[at] = sheet.first + len(rows)
            rows += edits[at].after
        files[f"{table}.csv"] = write_sheet(sheet, rows)
    return Carried(files, first)


class Review:
    """What ``edits`` would do to the files that are in force ``now``, where ``dataset`` is served."""

    def __init__(self, edits: Sequence[Edit], now: Files, dataset: Dataset, candidates: Candidates, *, whole: bool = False) -> None:
        """Look at ``edits``; with ``whole`` at all tables also where operations alone are edited: others may have changed meanwhile."""
        self._edits, self.now, self._candidates = edits, now, candidates
        self._alone = not whole and all(edit.table == _OPERATIONS for edit in edits)
        self._carried = carried_out(now, edits, candidates.folder)
        self._served = dataset
        self._named = dataset if self._alone else with_names(dataset, candidates.folder, self._carried.files)

    def findings(self, _: Translator) -> list[Finding]:
        """Return the problems at the cells of the edits, and those that come elsewhere through them."""
        known = self._named if self._alone else self._candidates.dataset(self._carried.files) or self._named
        found = [
            replace(one, edit=at, where=self._where(f"{edit.table}.csv", self._carried.first[at] + one.row, one.column, _))
            for at, edit in enumerate(self._edits)
            if edit.table == _OPERATIONS
            for one in findings(edit.columns, list(edit.after), known, _)
        ]
        return found if self._alone else [*found, *self._of_others(_)]

    def _of_others(self, _: Translator) -> Iterator[Finding]:
        after = self._candidates.problems(self._carried.files)
        come = set(map(id, that_come(self._candidates.problems(self.now), after)))
        for problem in after:
            at, row = self._place_of(problem)
            if at >= 0 and self._edits[at].table == _OPERATIONS:
                continue  # said above, with what mends it
            if at >= 0 or id(problem) in come:
                yield self._finding(problem, at, row, _)

    def _place_of(self, problem: Problem) -> tuple[int, int]:
        """Return which edit a problem is about, -1 where none, and which of its rows, or lines, from 0."""
        file, _, line = problem.file.partition(":")
        for at, edit in enumerate(self._edits):
            if edit.file != file:
                continue
            if edit.table in TEXTS:
                return at, int(line or 1) - 1
            row = problem.row - self._carried.first[at]
            if 0 <= row < len(edit.after):
                return at, row
        return -1, problem.row

    def _finding(self, problem: Problem, at: int, row: int, _: Translator) -> Finding:
        what = sentence(_(problem.what))
        said = f"{what} ({problem.value})" if problem.value and at < 0 else what
        where = self._where(problem.file, problem.row, problem.column, _)
        return Finding(problem.code, row, problem.column, problem.severity, f"{said}. {_(problem.hint)}", edit=at, where=where)

    @staticmethod
    def _where(file: str, row: int, column: str, _: Translator) -> str:
        name, __, line = file.partition(":")
        if line:
            return _("{file}, line {line}", file=name, line=line)
        if not row:
            return name
        at = {"file": name, "row": str(row)}
        return _("{file}, row {row}, column {column}", column=label(column, _), **at) if column else _("{file}, row {row}", **at)

    def errors_that_come(self, found: Sequence[Finding]) -> list[Finding]:
        """Return what hinders publishing: errors of rows that were not there before, and those that come elsewhere."""
        come = that_come(self._candidates.problems(self.now), self._candidates.problems(self._carried.files)) if not self._alone else []
        new = {(problem.code, *self._place_of(problem), problem.column) for problem in come}
        hinders = []
        for one in (one for one in found if one.severity == "error"):
            edit = self._edits[one.edit] if one.edit >= 0 else None
            if edit and edit.table == _OPERATIONS:
                if edit.after[one.row] not in set(edit.before):
                    hinders.append(one)
            elif (one.code, one.edit, one.row, one.column) in new:
                hinders.append(one)
        return hinders

    def preview(self) -> Preview:
        """Return what changes on the map through operations."""
        own = [edit for edit in self._edits if edit.table == _OPERATIONS]
        if not own:
            return Preview({}, 0, 0, 0, 0, 0)
        before, after = [row for edit in own for row in edit.before], [row for edit in own for row in edit.after]
        return preview(replace(own[0], before=before, after=after), self._named)

    def counts(self) -> list[Json]:
        """Return of each edit how many rows were edited, added and removed; of a text, whether it was."""
        counted = []
        for edit in self._edits:
            made = changes(edit.before, edit.after)
            edited = sum(change.before is not None and change.after is not None for change in made)
            added, removed = (sum(getattr(change, side) is None for change in made) for side in ("before", "after"))
            counted.append({"edited": edited, "added": added, "removed": removed})
        return counted

    def for_readers(self, _: Translator) -> Json:
        """Return what readers would see otherwise than now: sentences on figures, and texts as they would look."""
        texts = {edit.table: _tree(markdown(edit.after[0][0])) for edit in self._edits if edit.table.endswith(".md")}
        after = None if self._alone else self._candidates.dataset(self._carried.files)
        if after is None:
            return {"figures": [], "texts": texts}
        figures = [View(dataset, Selection()).figures for dataset in (self._served, after)]
        said = figures_moved(figures[0], figures[1], after, _)
        old, new = len(self._served.member_ids), len(after.member_ids)
        if old != new:
            said.insert(
                0, _("The coalition has {after, plural, one {# member} other {# members}}; before, {before}.", after=new, before=old)
            )
        said = said or [_("The figures of the map stay the same.")]
        return {"figures": said, "texts": texts}


def _tree(part: Any) -> Any:
    """Return components as the page builds elements: [tag, address of a link, children]."""
    if isinstance(part, list):
        return [_tree(one) for one in part]
    if isinstance(part, Component):
        children = getattr(part, "children", None)
        href = str(getattr(part, "href", "") or "")
        return {"tag": type(part).__name__.lower(), "href": href, "children": _tree(children if isinstance(children, list) else [children])}
    return str(part)
