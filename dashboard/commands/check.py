"""``check``: print every problem of the data, and write copies of the tables with the cells marked."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.errors import UserError
from dashboard.exports.forms import FORMS
from dashboard.io.column_names import ANNOTATION
from dashboard.io.database import is_address, without_password
from dashboard.io.grid import read_grid
from dashboard.io.headers import Columns, columns_of, find_whole_header
from dashboard.io.problems import Problem, TableError
from dashboard.io.schemas import SCHEMAS
from dashboard.io.survey import Survey, survey
from dashboard.io.versions import members_gone
from dashboard.io.workbook import ENDINGS, Row
from dashboard.safe_write import write_whole
from dashboard.server.web import create_app
from dashboard.texts.message import message
from dashboard.texts.translator import Translator

_CUT = message("The text is longer than a spreadsheet cell can hold. This copy has only the beginning.")


def check(source: Path | str, *, as_json: bool, annotate: Path | None, lang: str, strict: bool = False) -> int:
    """Print every problem of the data; 0 clean (warnings allowed), 1 errors, 2 where nothing can be checked.

    ``strict``: 1 for warnings too, but for rows that are on no map for a stated reason.
    """
    _ = Translator(lang, staff=True)
    try:
        return _check(source, _, as_json=as_json, annotate=annotate, strict=strict)
    except UserError as error:
        print(error.words(_), file=sys.stderr)
        return 2


def _check(source: Path | str, _: Translator, *, as_json: bool, annotate: Path | None, strict: bool) -> int:
    if annotate and (is_address(source) or annotate.resolve() == Path(source).resolve()):
        raise TableError(str(annotate), message("--annotate needs a folder other than the data folder"), message("Give another folder."))
    found = survey(source)
    sound = not any(p.severity == "error" for p in found.problems)
    every = [*found.problems, *_without_rows(source), *(_not_made(source) if sound else ())]
    problems = [replace(p, what=_(p.what), hint=_(p.hint)) for p in every]
    errors = sum(p.severity == "error" for p in problems)
    said = [
        _("{n, plural, one {# error} other {# errors}}", n=errors),
        _("{n, plural, one {# warning} other {# warnings}}", n=len(problems) - errors),
    ]
    lines = [*(p.words(_) for p in problems), *_counts(found, _), f"{without_password(str(source))}: {', '.join(said)}"]
    if annotate:
        lines += _write_copies(Path(source), annotate, problems, _)
    print(json.dumps([asdict(p) for p in problems]) if as_json else "\n".join(lines))
    return 1 if errors or (strict and any(p.code != "not-on-the-map" for p in problems)) else 0


def _not_made(source: Path | str) -> Iterator[Problem]:
    """Make what is served of the data, and name what cannot be made: what passes here can be served."""
    hint = message("Undo the last change and check again, or report the fault with this line.")
    try:
        dataset = create_app(source).server.extensions["current"].snapshot.dataset
    except Exception as error:  # whatever it is, the server would meet it too
        yield Problem("not-made", "index", 0, "", type(error).__name__, message("cannot be made ({why})", why=str(error)), hint)
        return
    for name, form in FORMS.items():
        try:
            form.make(View(dataset, Selection(lang=dataset.coalition.default_language)))
        except Exception as error:
            yield Problem("not-made", name, 0, "", type(error).__name__, message("cannot be made ({why})", why=str(error)), hint)


def _without_rows(source: Path | str) -> Iterator[Problem]:
    """Name each member that had rows in the last publication and has none now."""
    try:
        found = None if is_address(source) else members_gone(Path(source))
    except UserError:  # the table, or what was published, cannot be compared; what is wrong with the table is said elsewhere
        return
    version, gone = found or (None, [])
    for member in gone:
        what = message("no row is left of this member, which had some in version {version}", version=version.name if version else "")
        hint = message("If it was not meant so, restore its rows.")
        yield Problem("member-without-rows", "operations.csv", 0, "member", member, what, hint)


def _counts(found: Survey, _: Translator) -> Iterator[str]:
    """Say of each file what became of its rows."""
    for file, rows in found.rows.items():
        about = {"n": rows.read, "faulty": rows.faulty, "left": rows.left_out}
        counts = message("{n, plural, one {# row} other {# rows}} read, {faulty} of them with errors; {left} left out", **about)
        yield f"{file}: {_(counts)}"


def _write_copies(source: Path, folder: Path, problems: list[Problem], _: Translator) -> Iterator[str]:
    """Write a marked copy of each table that has problems, and say which was written, and which cannot be."""
    for file in sorted({p.file for p in problems if Path(p.file).stem in SCHEMAS and Path(p.file).suffix in {".csv", *ENDINGS}}):
        path = folder / f"{Path(file).stem}.xlsx"
        try:
            write_whole(path, annotated_copy(source / file, [p for p in problems if p.file == file], _))
            yield f"{path}: {_(message('the copy to correct'))}"
        except TableError:  # why it cannot be read is among the problems
            yield f"{file}: {_(message('cannot be read, so there is no copy of it'))}"


def annotated_copy(path: Path, problems: list[Problem], _: Translator) -> bytes:
    """Return the table at ``path`` as a workbook with ``problems`` marked; a copy that was marked before is marked anew."""
    from dashboard.exports.annotated import Mark, annotated_xlsx
    from dashboard.exports.text_cells import LONGEST

    grid = read_grid(path, path.stem).rows
    top, cells, high = find_whole_header([cells for _, cells in grid], path.stem)
    columns, header = columns_of(cells, path.stem), grid[top][0]
    named = {name: i for i, name in reversed(list(enumerate(_without(columns.names, columns)))) if name}
    written = {cell: i for i, cell in reversed(list(enumerate(_without(cells, columns))))}
    marks = [
        Mark(
            row=p.row if p.row > 1 or not (p.column or p.row == 0) else header,  # 0 and 1 are the file and its header
            column=named.get(p.column, written.get(p.column, columns.position(p.column))) if p.column else None,
            text=f"{_(p.severity)}: {p.what}{f' ({p.value[:80]})' if p.value else ''}. {p.hint}",
            severe=p.severity == "error",
        )
        for p in problems
    ]
    body = next((number for number, _cells in grid[top + high :]), 0)
    of_all = [p for p in problems if p.row <= header and (p.column or p.row == 0)]  # said in words below the header, beside its comment
    marks += [
        Mark(body, None, f"{_(p.severity)}: {f'{p.column}: ' if p.column else ''}{p.what}. {p.hint}", severe=p.severity == "error")
        for p in of_all
        if body
    ]
    rows: list[Row] = [(number, _without(cells, columns)) for number, cells in grid]
    marks += [
        Mark(number, at, f"{_('warning')}: {_(_CUT)}", severe=False)
        for number, cells in rows
        for at, cell in enumerate(cells)
        if len(cell) > LONGEST
    ]
    return annotated_xlsx(rows, marks, header=header, column=_(ANNOTATION))


def _without(cells: list[str], columns: Columns) -> list[str]:
    """Return ``cells`` without those of an earlier mark."""
    return [cell for i, cell in enumerate(cells) if i not in columns.ignored]
