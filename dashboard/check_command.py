"""``check``: print every problem of the data, and write copies of the tables with the cells marked."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

from dashboard.domain.said import say
from dashboard.i18n import Words
from dashboard.io.column_names import ANNOTATION
from dashboard.io.database import is_address, without_password
from dashboard.io.grid import Row, read_grid
from dashboard.io.headers import Columns, columns_of, find_whole_header
from dashboard.io.problems import Problem, TableError
from dashboard.io.schemas import SCHEMAS
from dashboard.io.survey import Survey, survey
from dashboard.safe_write import write_whole

_CUT = say("The text is longer than a cell of a spreadsheet holds; this copy has its beginning alone.")


def check(source: Path | str, *, as_json: bool, annotate: Path | None, lang: str) -> int:
    """Print every problem of the data; 0 clean (warnings allowed), 1 errors, 2 where nothing can be checked."""
    _ = Words(lang, upkeep=True)
    try:
        return _check(source, _, as_json=as_json, annotate=annotate)
    except TableError as error:
        print(error.words(_), file=sys.stderr)
        return 2


def _check(source: Path | str, _: Words, *, as_json: bool, annotate: Path | None) -> int:
    if annotate and (is_address(source) or annotate.resolve() == Path(source).resolve()):
        raise TableError(str(annotate), say("--annotate copies the tables of a folder into another folder"), say("Name one."))
    found = survey(source)
    problems = [replace(p, what=_(p.what), hint=_(p.hint)) for p in found.problems]
    errors = sum(p.severity == "error" for p in problems)
    said = [_.count("{n} error", "{n} errors", errors), _.count("{n} warning", "{n} warnings", len(problems) - errors)]
    lines = [*(p.words(_) for p in problems), *_counts(found, _), f"{without_password(str(source))}: {', '.join(said)}"]
    if annotate:
        lines += _write_copies(Path(source), annotate, problems, _)
    print(json.dumps([asdict(p) for p in problems]) if as_json else "\n".join(lines))
    return 1 if errors else 0


def _counts(found: Survey, _: Words) -> Iterator[str]:
    """Say of each file with problems what became of its rows."""
    for file, rows in found.rows.items():
        if any(p.file == file for p in found.problems):
            about = {"n": rows.read, "faulty": rows.faulty, "left": rows.left_out}
            counts = say("{n} rows read, {faulty} of them with errors; {left} left out", **about)
            yield f"{file}: {_(counts)}"


def _write_copies(source: Path, folder: Path, problems: list[Problem], _: Words) -> Iterator[str]:
    """Write a marked copy of each table that has problems, and say which was written, and which cannot be."""
    for file in sorted({p.file for p in problems if Path(p.file).stem in SCHEMAS and Path(p.file).suffix in {".csv", ".xlsx"}}):
        path = folder / f"{Path(file).stem}.xlsx"
        try:
            write_whole(path, annotated_copy(source / file, [p for p in problems if p.file == file], _))
            yield f"{path}: {_(say('the copy to mend'))}"
        except TableError:  # why it cannot be read is among the problems
            yield f"{file}: {_(say('cannot be read, so there is no copy of it'))}"


def annotated_copy(path: Path, problems: list[Problem], _: Words) -> bytes:
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
            column=named.get(p.column, written.get(p.column)) if p.column else None,
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
