"""A backup that was put back: the log says which version was in force last, the folder which one is there."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dashboard.errors import UserError
from dashboard.io.folder_lock import FRESH
from dashboard.io.version_files import Files, Version, current, files_in_force, in_line, state_of, versions
from dashboard.io.versions import keep_put_back
from dashboard.upkeep.audit import Audit, Line

_log = logging.getLogger(__name__)
RESTORED, _FOUND = "restored", "found"
_IN_FORCE = ("current", RESTORED, _FOUND)  # acts whose ``about`` begins with the name of a version that came into force


@dataclass(frozen=True)
class Restored:
    """An older state that was put back by other means than the page.

    Attributes:
        when: when it was noticed, UTC. there: name of the version that is there. before: of the one that was in force last by the log.
        gone: whether that one is not in the folder any more.
    """

    when: str
    there: str
    before: str
    gone: bool


def names_in_force(log: Sequence[Line]) -> list[str]:
    """Return the names of the versions that came into force by the log, the last one last."""
    return [name for line in log if line["what"] in _IN_FORCE for name in line["about"].split()[: 1 if line["what"] == RESTORED else None]]


def notice_restored(folder: Path, audit: Audit) -> None:
    """Write down an older state that was put back, and versions that the log does not know; nothing where the folder cannot be written."""
    try:
        _notice(folder, audit)
    except (UserError, OSError) as error:
        _log.warning("Whether a backup was restored cannot be told: %s", error)


def _notice(folder: Path, audit: Audit) -> None:
    known, named = versions(folder), names_in_force(audit.lines())
    if not known:
        return
    now = files_in_force(folder)
    here = current(known, now) or known[0]
    line, last = in_line(known, here.name), named[-1] if named else ""
    if last and last not in line:
        there = _put_back(folder, known, last, now) or here.name
        audit.note(RESTORED, about=f"{there} {last}")
        named.append(there)
    settled = [version for version in known if version.who and version.name in line and not _fresh(version)]
    unknown = [version.name for version in settled if version.name not in named]
    if unknown:
        audit.note(_FOUND, about=" ".join([*reversed(unknown)]))


def _fresh(version: Version) -> bool:
    """Return whether ``version`` is so new that whoever published it may still be writing the log."""
    return (datetime.now(UTC) - datetime.fromisoformat(version.when)).total_seconds() < FRESH


def _put_back(folder: Path, known: Sequence[Version], last: str, now: Files) -> str:
    """Keep the files that were put back as what follows the version ``last``, and return its name; empty where that is gone."""
    parent = next((version for version in known if version.name == last), None)
    return keep_put_back(folder, state_of(now), parent).name if parent else ""


def last_restored(folder: Path, log: Sequence[Line]) -> Restored | None:
    """Return the older state that is there now; None where something was published since, or none was put back."""
    acts = [line for line in log if line["what"] in _IN_FORCE and line["what"] != _FOUND]
    if not acts or acts[-1]["what"] != RESTORED:
        return None
    there, _, before = acts[-1]["about"].partition(" ")
    return Restored(acts[-1]["when"], there, before, before not in {version.name for version in versions(folder)})
