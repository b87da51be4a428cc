"""What the cells of a workbook say beside their values: taken over into the rows where that is what people mean, else named."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from dashboard.io.cells import clean_text
from dashboard.io.headers import Columns
from dashboard.io.problems import LOOK, Problem
from dashboard.io.workbook import Looks, Row
from dashboard.texts.message import Message, message

_ADDRESSES = ("source_url", "website")
_WEB = ("http://", "https://")


@dataclass(frozen=True)
class Body:
    """The rows of a table below its header, and whose file they are."""

    rows: list[Row]
    columns: Columns
    file: str

    def column(self, at: int) -> str:
        """Return the name of the column at a position, ``""`` where it has none."""
        return self.columns.names[at] if at < len(self.columns.names) else ""

    def read(self, at: int) -> bool:
        """Whether what stands at a position is read."""
        return bool(self.column(at)) and at not in self.columns.ignored

    def problem(self, code: str, row: int, at: int | None, value: str, what: str, hint: str) -> Problem:  # noqa: PLR0913, PLR0917
        """Return a problem at a cell, or of a row where ``at`` is None."""
        return Problem(code, self.file, row, "" if at is None else self.column(at), value, what, hint)


def look_at(body: Body, looks: Looks) -> tuple[list[Row], list[Problem]]:
    """Return the rows with what merged cells and links mean filled in, and all that is to be said of how cells look."""
    if not body.rows:
        return [], []
    rows = {number: list(cells) for number, cells in body.rows}
    first = min(rows)
    problems = [
        *_fill_merged(body, rows, looks), *_take_links(body, rows, looks), *_unsaved(body, looks, first), *_struck(body, looks, first),
        *_in_all(body, looks, first),
    ]  # fmt: skip
    return [(number, rows[number]) for number, _ in body.rows], problems


def _fill_merged(body: Body, rows: dict[int, list[str]], looks: Looks) -> Iterator[Problem]:
    """Fill the cells below a merged one: each of its rows means the same. Of those beside it nobody knows."""
    for top, bottom, left, right in looks.merged:
        if top not in rows or not body.read(left):
            continue
        value = rows[top][left] if left < len(rows[top]) else ""
        below = [row for row in range(top + 1, bottom + 1) if row in rows] if bottom - top < len(rows) * 100 else []
        for row in below:
            rows[row] += [""] * (left + 1 - len(rows[row]))
            rows[row][left] = value
        if value and below:
            what = message("merged cells; the value counts for each of the rows {rows}", rows=spans([top, *below]))
            yield body.problem("merged-cells", top, left, clean_text(value), what, LOOK)
        if value and right > left:
            what = message("merged with the cells beside it; the value counts for this column alone")
            yield body.problem("merged-cells", top, left, clean_text(value), what, LOOK)


def _take_links(body: Body, rows: dict[int, list[str]], looks: Looks) -> Iterator[Problem]:
    """Put the address that a click leads to where the address belongs, if none is written there."""
    address = next((at for at, name in enumerate(body.columns.names) if name in _ADDRESSES), None)
    for (row, at), target in sorted(looks.links.items()):
        if row not in rows or address is None or not target.lower().startswith(_WEB) or not body.read(at):
            continue
        cells = rows[row]
        cells += [""] * (address + 1 - len(cells))
        written = clean_text(cells[address])
        if at == address and not written.lower().startswith((*_WEB, "<http")) and written not in target:
            what = message("the words have a link; read as {text}", text=target)
        elif (at == address and not written.lower().startswith(_WEB)) or (at != address and not written):
            what = message("the cell {name} has a link; read as {text}", name=body.column(at), text=target)
        else:
            continue
        cells[address] = target
        yield body.problem("changed-on-reading", row, address, written, what, LOOK)


def _unsaved(body: Body, looks: Looks, first: int) -> Iterator[Problem]:
    hint = message("Open the file in a spreadsheet program, save it there, and take the file saved. Or write the value itself.")
    for (row, at), formula in sorted(looks.unsaved.items()):
        if row >= first and body.read(at):
            yield body.problem("unsaved-formula", row, at, formula[:80], message("a formula whose value was not saved"), hint)


def _struck(body: Body, looks: Looks, first: int) -> Iterator[Problem]:
    struck = {row for row, at in looks.struck if row >= first and body.read(at)}
    if struck:
        what = message("struck through, and read all the same: {rows}", rows=_rows(struck))
        hint = message("Delete the rows that are no longer right.")
        yield body.problem("struck-rows", min(struck), None, "", what, hint)


def _in_all(body: Body, looks: Looks, first: int) -> Iterator[Problem]:
    """Name hidden rows, colours and comments, one sentence for each kind; in a copy that was marked by ``check`` they are its own."""
    if body.columns.ignored:
        return
    numbers = {number for number, _ in body.rows}
    hidden = looks.hidden & numbers
    coloured = {row for row, at in looks.coloured if row >= first and body.read(at)}
    noted = {row: words for (row, at), words in looks.comments.items() if row >= first}
    if hidden:
        what = message("hidden, and read all the same: {rows}", rows=_rows(hidden))
        hint = message("Delete the rows that are not meant. Otherwise no action is needed.")
        yield body.problem("hidden-rows", min(hidden), None, "", what, hint)
    if coloured and coloured != numbers:
        what = message("coloured cells, whose colour is not read: {rows}", rows=_rows(coloured))
        hint = message("If a colour means something, write it in the note.")
        yield body.problem("coloured-cells", min(coloured), None, "", what, hint)
    if noted:
        what = message("comments at cells, which are not read: {rows}", rows=_rows(noted))
        hint = message("If they belong to the data, write them in the note.")
        yield body.problem("unread-comments", min(noted), None, noted[min(noted)][:80], what, hint)


def _rows(numbers: Iterable[int]) -> Message:
    found = sorted(numbers)
    return message("{n, plural, one {row {rows}} other {rows {rows}}}", n=len(found), rows=spans(found))


def spans(numbers: Iterable[int]) -> str:
    """Return row numbers in short.

    >>> spans([2, 3, 4, 9])
    '2–4, 9'
    """
    runs = groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0])
    ends = [(run[0][1], run[-1][1]) for run in (list(group) for _, group in runs)]
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in ends)
