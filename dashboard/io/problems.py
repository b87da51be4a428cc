"""What is wrong with the data, as every check and reader reports it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dashboard.domain.inert import inert

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where, what was found, what to do. ``row`` 0 = the whole file."""

    file: str
    row: int
    column: str
    value: str
    what: str
    hint: str
    severity: Severity = "error"

    def __str__(self) -> str:
        found = f" (found: {self.value!r})" if self.value else ""
        return inert(f"{self.severity}: {self.file}:{self.row}:{self.column}: {self.what}{found}. {self.hint}")


class TableError(ValueError):
    """The file cannot be read as a table; the message says which, why and what to do: ``"file: why; what to do"``."""

    def __init__(self, message: str) -> None:
        super().__init__(inert(message))  # it may quote a header or the name of a sheet


def refusal(problem: Problem) -> TableError:
    """Return ``problem`` as the reason why its file is not read."""
    return TableError(f"{problem.file}: {problem.what}; {problem.hint[:1].lower()}{problem.hint[1:].rstrip('.')}")


def unreadable(error: TableError) -> Problem:
    """Return the reason why a file is not read as a problem of the whole file."""
    path, _, reason = str(error).partition(": ")
    what, _, hint = reason.rpartition("; ")
    return Problem(Path(path).name, 0, "", "", what, f"{hint[:1].upper()}{hint[1:]}.")
