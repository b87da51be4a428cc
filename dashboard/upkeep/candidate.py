"""The data folder as it would be with what was edited: checked by the same checks, and read as readers would see it."""

import shutil
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from dashboard.domain.dataset import Dataset
from dashboard.errors import UserError
from dashboard.io.dataset import load_dataset, read_tables, source_state
from dashboard.io.problems import Problem, TableError, unreadable
from dashboard.io.survey import survey
from dashboard.io.tables import ROW
from dashboard.io.version_files import KEPT, Files, state_of

_MOST = 8  # states that are remembered: while somebody types, one of two is always the same
T = TypeVar("T")
_Key = tuple[str, str, str, str]


@contextmanager
def as_it_would_be(folder: Path, files: Files) -> Iterator[Path]:
    """Yield a folder of its own with ``files``, and all else as in ``folder``; it is deleted afterwards."""
    with tempfile.TemporaryDirectory() as name:
        made = Path(name)
        for path in folder.iterdir():
            if path.is_file() and path.name not in KEPT and not path.name.startswith("."):
                shutil.copyfile(path, made / path.name)
        for file, data in files.items():
            (made / file).write_bytes(data)
        yield made


class Candidates:
    """States of one folder, each looked at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._looking = threading.Lock()
        self._problems: dict[object, tuple[Problem, ...]] = {}
        self._datasets: dict[object, Dataset | None] = {}

    def problems(self, files: Files) -> tuple[Problem, ...]:
        """Return every problem that ``check`` would find."""
        return self._once(self._problems, files, self._checked)

    def dataset(self, files: Files) -> Dataset | None:
        """Return what would be served to staff; None where the data have errors."""
        return self._once(self._datasets, files, self._loaded)

    def _once(self, kept: dict[object, T], files: Files, look: Callable[[Files], T]) -> T:
        key = state_of(files), source_state(self.folder)
        with self._looking:
            if key not in kept:
                while len(kept) >= _MOST:
                    kept.pop(next(iter(kept)))
                kept[key] = look(files)
            return kept[key]

    def _checked(self, files: Files) -> tuple[Problem, ...]:
        with as_it_would_be(self.folder, files) as made:
            try:
                return tuple(survey(made).problems)
            except TableError as error:
                return (unreadable(error),)

    def _loaded(self, files: Files) -> Dataset | None:
        with as_it_would_be(self.folder, files) as made, suppress(UserError):
            return load_dataset(made, audience="staff")
        return None


def that_come(before: Sequence[Problem], after: Sequence[Problem]) -> list[Problem]:
    """Return the problems that were not there before, wherever their rows stand by now."""
    left = Counter(map(_key, before))
    found = []
    for problem in after:
        if left[_key(problem)]:
            left[_key(problem)] -= 1
        else:
            found.append(problem)
    return found


def _key(problem: Problem) -> _Key:
    return problem.code, problem.file, problem.column, problem.value


def with_names(dataset: Dataset, folder: Path, files: Files) -> Dataset:
    """Return ``dataset`` with the members and themes of ``files``: what rows that are edited with them may name."""
    with as_it_would_be(folder, files) as made, suppress(UserError):
        tables = read_tables(made)
        return replace(dataset, members=tables["members"].drop(columns=ROW), themes=tables["themes"].drop(columns=ROW))
    return dataset
