"""What is wrong with the data, as every check and reader reports it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from dashboard.domain.sanitize import sanitize
from dashboard.errors import Translate, UserError
from dashboard.texts.message import Message, message

Severity = Literal["error", "warning"]
LOOK = message("If this is right, leave it; otherwise correct the cell.")
_SEVERITIES = {"error": message("error"), "warning": message("warning")}


# Every code that a problem may have -> how severe it is. Codes are stable: programs may go by them, never by the words.
CODES: dict[str, Severity] = {
    "unreadable-file": "error",  # missing, empty, too large or no table
    "missing-column": "error",
    "repeated-column": "error",
    "unnamed-column": "error",  # has a value
    "cut-off-row": "error",
    "no-rows": "error",
    "error-in-cell": "error",  # as #N/A
    "unsaved-formula": "error",
    "members-workbook": "error",  # where the whole table should be
    "not-allowed": "error",  # a value that its column does not take
    "empty-cell": "error",
    "repeated-value": "error",  # in a column where each value is its own
    "unknown-member": "error",
    "unknown-theme": "error",
    "unknown-code": "error",  # of a place
    "place-at-another-level": "error",
    "years-swapped": "error",
    "stated-of-a-member": "error",
    "missing-claim": "error",  # that coalition.toml names; likewise the next two
    "missing-coalition": "error",
    "missing-census": "error",
    "missing-residents": "error",
    "alias-at-another-level": "error",
    "unknown-indicator": "error",
    "indicator-at-another-level": "error",
    "indicator-in-another-unit": "error",
    "indicator-out-of-range": "error",
    "repeated-indicator": "error",
    "figures-do-not-add-up": "error",  # of finer places, to that of the coarser one
    "parents-differ": "error",
    "area-differs": "error",  # of a shape, from the table
    "shapes-overlap": "error",
    "levels-differ": "error",
    "out-of-the-country": "error",
    "shape-elsewhere": "error",  # not in what the table says that it lies in
    "no-shape": "error",
    "no-place": "error",  # for a shape
    "unnamed-country": "error",
    "not-made": "error",  # what is served of the data
    "unknown-column": "warning",
    "unread-sheet": "warning",
    "unread-workbook": "warning",
    "row-above-header": "warning",
    "repeated-header": "warning",
    "row-below-table": "warning",
    "finest-place": "warning",  # of several columns of places
    "merged-cells": "warning",
    "struck-rows": "warning",
    "hidden-rows": "warning",
    "coloured-cells": "warning",
    "unread-comments": "warning",
    "repeated-row": "warning",
    "changed-on-reading": "warning",  # a date read as its year, letters that a wrong encoding changed
    "lost-letters": "warning",  # in a name that was recognised all the same
    "long-cell": "warning",
    "future-year": "warning",
    "member-without-rows": "warning",  # that had some in the last publication
    "coalition-as-member": "warning",
    "country-without-county": "warning",
    "unknown-place": "warning",
    "ambiguous-place": "warning",
    "several-places": "warning",
    "personal-data": "warning",  # as an e-mail address, in what readers see
    "not-on-the-map": "warning",  # a name that is known to be no place
}


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where, what was found, what to do. ``code``: one of :data:`CODES`; ``row`` 0 = the whole file."""

    code: str
    file: str
    row: int
    column: str
    value: str
    what: str
    hint: str
    severity: Severity = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "severity", CODES[self.code])

    def words(self, translate: Translate) -> str:
        """Return the problem as one line."""
        quoted = translate(message("found: {value}", value=repr(self.value)))
        found = f" ({quoted})" if self.value else ""
        where = f"{translate(_SEVERITIES[self.severity])}: {self.file}:{self.row}:{self.column}"
        return sanitize(f"{where}: {translate(self.what)}{found}. {translate(self.hint)}")

    def __str__(self) -> str:
        return self.words(str)


class TableError(UserError):
    """A file cannot be read: which, what is wrong with it and what to do."""

    def __init__(self, file: str, what: str, hint: str) -> None:
        super().__init__(what)
        self.file, self.what, self.hint = file, what, hint

    def words(self, translate: Translate) -> str:
        """Return the error as one line."""
        hint = translate(self.hint)
        return sanitize(f"{self.file}: {translate(self.what)}; {hint[:1].lower()}{hint[1:].rstrip('.')}")


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return ``problems`` by file and row, as people mend them; those of one row as they were found."""
    return sorted(problems, key=lambda p: (p.file, p.row))


def refusal(problem: Problem) -> TableError:
    """Return ``problem`` as the reason why its file is not read."""
    return TableError(problem.file, problem.what, problem.hint)


def either(names: Sequence[str]) -> str:
    """Return "A, B or C" as a message, whatever its ``names`` are: messages too are translated with it."""
    if len(names) < 2:
        return next(iter(names), "")
    text = message("{one} or {other}", one=names[-2], other=names[-1])
    for name in reversed(names[:-2]):
        text = message("{one}, {other}", one=name, other=text)
    return text


def sentence(words: str) -> str:
    """Return ``words`` with a capital at the beginning, as what was found needs one where nothing stands before it."""
    return words[:1].upper() + words[1:]


def unread(error: OSError) -> Message:
    """Return why a file is not read, as the system says it; that it is not there, in the reader's language."""
    return (
        message("is missing")
        if isinstance(error, FileNotFoundError)
        else message("cannot be read ({why})", why=error.strerror or str(error))
    )


def unreadable(error: TableError) -> Problem:
    """Return the reason why a file is not read as a problem of the whole file."""
    return Problem("unreadable-file", Path(error.file).name, 0, "", "", error.what, error.hint)
