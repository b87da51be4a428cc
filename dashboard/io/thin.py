"""Old versions made smaller: who published what, when and why is kept for ever, the rows of most are not."""

from collections.abc import Sequence
from pathlib import Path

from dashboard.errors import UserError
from dashboard.io.folder_lock import alone
from dashboard.io.version_files import ABOUT, VERSIONS, Version, current, files_in_force, is_kept, versions
from dashboard.texts.message import message

NEVER = 100  # newest versions that keep their rows whatever is asked


class ThinError(UserError):
    """It cannot be thinned like that."""


def to_thin(known: Sequence[Version], *, keep: int, now: Version | None) -> list[Version]:
    """Return those of the ``known`` versions (the newest first) whose rows may go, the oldest first.

    The newest ``keep`` stay, the first of all, the last of each month, and the one in force, ``now``.

    Raises ThinError: ``keep`` is less than :data:`NEVER`.
    """
    if keep < NEVER:
        raise ThinError(message("--keep is at least {n}: the newest versions are never thinned.", n=NEVER))
    months: set[str] = set()
    going = []
    for at, version in enumerate(known):
        last_of_its_month = version.when[:7] not in months
        months.add(version.when[:7])
        if at >= keep and not last_of_its_month and version is not known[-1] and version != now:
            going.append(version)
    return going[::-1]


def thin(folder: Path, *, keep: int, really: bool) -> list[Version]:
    """Take the rows of old versions away, ``really`` or only to say which, see :func:`to_thin`. Raises ThinError, VersionError, OSError."""
    with alone(folder, who="thin"):
        known = versions(folder)
        now = current(known, files_in_force(folder))
        found = [v for v in to_thin(known, keep=keep, now=now) if is_kept(folder, v.name)]
        for version in found if really else ():
            for path in (folder / VERSIONS / version.name).iterdir():
                if path.name != ABOUT and path.is_file():
                    path.unlink()
    return found
