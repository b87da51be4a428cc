"""Which columns of the lists and forms of others mean which of ours, as somebody said: kept beside the versions, by the set of headers."""

import json
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

from dashboard.domain.names import fold
from dashboard.io.version_files import VERSIONS
from dashboard.safe_write import write_whole

_log = logging.getLogger(__name__)
_FILE = "columns.json"
_MOST = 200  # sets of headers; the oldest go


def kept_columns(folder: Path, headers: Sequence[str]) -> dict[str, str] | None:
    """Return header -> column of ours as it was said of a file with these headers, in any order; None where nobody has."""
    found = next((entry for entry in _kept(folder) if _key(entry) == _set(headers)), None)
    by_fold = {fold(header): column for header, column in found.items()} if found is not None else {}
    return None if found is None else {header: by_fold.get(fold(header), "") for header in headers}


def keep_columns(folder: Path, columns: Mapping[str, str]) -> None:
    """Keep what the headers of a file mean, instead of what was said of the same set before. Raises OSError."""
    others = [entry for entry in _kept(folder) if _key(entry) != _set(list(columns))]
    data = json.dumps([*others, dict(columns)][-_MOST:], ensure_ascii=False, indent=1)
    write_whole(folder / VERSIONS / _FILE, data.encode())


def _kept(folder: Path) -> list[dict[str, str]]:
    try:
        written = json.loads((folder / VERSIONS / _FILE).read_bytes())
        return [{str(header): str(column) for header, column in entry.items()} for entry in written]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, AttributeError, TypeError) as error:  # it is asked again
        _log.warning("What columns mean cannot be read (%s)", error)
        return []


def _key(entry: Mapping[str, str]) -> frozenset[str]:
    return _set(list(entry))


def _set(headers: Sequence[str]) -> frozenset[str]:
    return frozenset(map(fold, headers))
