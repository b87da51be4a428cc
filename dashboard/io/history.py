"""The operations as each publication left them, out of the versions of the data folder."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pandas as pd

from dashboard.domain.changes import Publication, State, publications, state_of, version_of
from dashboard.domain.dataset import Dataset
from dashboard.errors import UserError
from dashboard.io.database import is_address
from dashboard.io.dataset import normalize
from dashboard.io.schemas import SCHEMAS
from dashboard.io.tables import read_table
from dashboard.io.version_files import VERSIONS, content, current, files_in_force, in_line, versions

_COLUMNS = list(map(str, SCHEMAS["operations"].columns))
_MOST = 20  # states that are read: the newest


def history(source: Path | str, dataset: Dataset) -> list[Publication] | None:
    """Return what readers of ``dataset`` saw change, the newest first; None where no versions are kept, as in a database."""
    if is_address(source) or not versions(Path(source)):
        return None
    folder = Path(source)
    states = list(_states(folder, dataset))
    served = state_of(dataset.operations[_COLUMNS], dataset, when=dataset.released)
    known = [version_of(state.shown) for state in states]
    # A publication that is not served yet, or cannot be, says no more than what it hides.
    at = known.index(version_of(served.shown)) if version_of(served.shown) in known else 0
    found = bool(states) and known[at] == version_of(served.shown)
    hidden = pd.concat([served.hidden, *(state.hidden for state in states[: at + 1])], ignore_index=True)
    now = State(states[at].when if found else served.when, served.shown, hidden)
    return publications(dataset, [now, *states[at + found :]])


def _states(folder: Path, dataset: Dataset) -> Iterator[State]:
    """Yield the states that were in force, the newest first; what cannot be read is left out."""
    known = versions(folder)
    with suppress(UserError, OSError):
        version = current(known, files_in_force(folder))
        if version is None:  # changed by other means than a publication
            yield state_of(_read(folder, dataset), dataset, when=dataset.released)
        line = in_line(known, (version or known[0]).name)
        for version in [version for version in known if version.name in line][:_MOST]:
            with suppress(UserError, OSError):
                content(folder, version.name)  # is as it was made
                yield state_of(_read(folder / VERSIONS / version.name, dataset), dataset, when=version.when)


def _read(folder: Path, dataset: Dataset) -> pd.DataFrame:
    tables = {"operations": read_table(folder / "operations.csv"), "members": dataset.members, "themes": dataset.themes}
    return normalize(tables)["operations"][_COLUMNS]
