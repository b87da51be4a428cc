"""``check``: print every problem of the data, and write copies of the tables with the cells marked."""

import json
from dataclasses import asdict, replace
from pathlib import Path

from dashboard.domain.said import say
from dashboard.i18n import Words
from dashboard.io.column_names import ANNOTATION
from dashboard.io.database import is_address, without_password
from dashboard.io.grid import Row, read_grid
from dashboard.io.headers import Columns, columns_of, find_header
from dashboard.io.problems import Problem, TableError
from dashboard.io.schemas import SCHEMAS
from dashboard.io.survey import survey
from dashboard.safe_write import write_whole

_CUT = say("The text is longer than a cell of a spreadsheet holds; this copy has its beginning alone.")


def check(source: Path | str, *, as_json: bool, annotate: Path | None, lang: str) -> int:
    """Print every problem of the data; 0 clean (warnings allowed), 1 errors. Raises :class:`TableError`."""
    _ = Words(lang, upkeep=True)
    if annotate and (is_address(source) or annotate.resolve() == Path(source).resolve()):
        raise TableError(str(annotate), say("--annotate copies the tables of a folder into another folder"), say("Name one."))
    problems = [replace(p, what=_(p.what), hint=_(p.hint)) for p in survey(source)]
    errors = sum(p.severity == "error" for p in problems)
    count = say("{errors} errors, {warnings} warnings", errors=errors, warnings=len(problems) - errors)
    lines = [*(p.words(_) for p in problems), f"{without_password(str(source))}: {_(count)}"]
    if annotate:
        lines += [f"{path}: {_(say('the copy to mend'))}" for path in _write_copies(Path(source), annotate, problems, _)]
    print(json.dumps([asdict(p) for p in problems], ensure_ascii=False) if as_json else "\n".join(lines))
    return 1 if errors else 0


def _write_copies(source: Path, folder: Path, problems: list[Problem], _: Words) -> list[Path]:
    """Write a marked copy of each table that has problems and can be read; return their paths."""
    written = []
    for file in sorted({p.file for p in problems if Path(p.file).stem in SCHEMAS and Path(p.file).suffix in {".csv", ".xlsx"}}):
        try:
            data = annotated_copy(source / file, [p for p in problems if p.file == file], _)
        except TableError:  # named among the problems; there is nothing to copy
            continue
        written.append(folder / f"{Path(file).stem}.xlsx")
        write_whole(written[-1], data)
    return written


def annotated_copy(path: Path, problems: list[Problem], _: Words) -> bytes:
    """Return the table at ``path`` as a workbook with ``problems`` marked; a copy that was marked before is marked anew."""
    from dashboard.exports.annotated import Mark, annotated_xlsx
    from dashboard.exports.text_cells import LONGEST

    grid = read_grid(path, path.stem)
    top = find_header([cells for _, cells in grid], path.stem)
    columns = columns_of(grid[top][1], path.stem)
    header = grid[top][0]
    named = {name: i for i, name in reversed(list(enumerate(_without(columns.names, columns)))) if name}
    written = {cell: i for i, cell in reversed(list(enumerate(_without(grid[top][1], columns))))}
    marks = [
        Mark(
            row=p.row if p.row > 1 or not (p.column or p.row == 0) else header,  # 0 and 1 are the file and its header
            column=named.get(p.column, written.get(p.column)) if p.column else None,
            text=f"{_(p.severity)}: {p.what}{f' ({p.value[:80]})' if p.value else ''}. {p.hint}",
            severe=p.severity == "error",
        )
        for p in problems
    ]
    rows: list[Row] = [(number, _without(cells, columns)) for number, cells in grid]
    marks += [
        Mark(number, at, f"{_('warning')}: {_(_CUT)}", severe=False)
        for number, cells in rows
        for at, cell in enumerate(cells)
        if len(cell) > LONGEST
    ]
    return annotated_xlsx(rows, marks, header=header, column=ANNOTATION)


def _without(cells: list[str], columns: Columns) -> list[str]:
    """Return ``cells`` without those of an earlier mark."""
    return [cell for i, cell in enumerate(cells) if i not in columns.ignored]
