"""What is wrong with the data, as every check and reader reports it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dashboard.domain.inert import inert
from dashboard.domain.said import Said, say

Severity = Literal["error", "warning"]
Language = Callable[[str], str]  # takes a text made by :func:`~dashboard.domain.said.say`, gives it in that language
_SEVERITIES = {"error": say("error"), "warning": say("warning")}


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

    def words(self, language: Language) -> str:
        """Return the problem as a line in ``language``."""
        found = f" ({language(say('found: {value}', value=repr(self.value)))})" if self.value else ""
        where = f"{language(_SEVERITIES[self.severity])}: {self.file}:{self.row}:{self.column}"
        return inert(f"{where}: {language(self.what)}{found}. {language(self.hint)}")

    def __str__(self) -> str:
        return self.words(str)


class TableError(ValueError):
    """A file cannot be read: which, what is wrong with it and what to do."""

    def __init__(self, file: str, what: str, hint: str) -> None:
        self.file, self.what, self.hint = file, what, hint
        super().__init__(file, what, hint)

    def words(self, language: Language) -> str:
        """Return the error as a line in ``language``."""
        hint = language(self.hint)
        return inert(f"{self.file}: {language(self.what)}; {hint[:1].lower()}{hint[1:].rstrip('.')}")

    def __str__(self) -> str:
        return self.words(str)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return ``problems`` by file and row, as people mend them; those of one row as they were found."""
    return sorted(problems, key=lambda p: (p.file, p.row))


def refusal(problem: Problem) -> TableError:
    """Return ``problem`` as the reason why its file is not read."""
    return TableError(problem.file, problem.what, problem.hint)


def unread(error: OSError) -> Said:
    """Return why a file is not read, as the system says it; that it is not there, in the reader's language."""
    return say("is not there") if isinstance(error, FileNotFoundError) else say("cannot be read ({why})", why=error.strerror or str(error))


def unreadable(error: TableError) -> Problem:
    """Return the reason why a file is not read as a problem of the whole file."""
    return Problem(Path(error.file).name, 0, "", "", error.what, error.hint)
