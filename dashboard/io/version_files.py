"""The versions of ``operations.csv`` as they are kept: found and read, never written. What publishes stands in ``versions``."""

import hashlib
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import UserError
from dashboard.io.grid import PUT_THERE, refuse_oversize
from dashboard.io.problems import TableError, unread
from dashboard.io.workbook import ALTERNATIVES
from dashboard.texts.message import message

VERSIONS = "versions"
FILE = "operations.csv"
ABOUT = "version.json"
_log = logging.getLogger(__name__)


class VersionError(UserError):
    """A version cannot be made or found."""


@dataclass(frozen=True)
class Version:
    """One publication. ``parent``: name of the one before it; ``added`` and ``removed`` count rows; ``when`` is UTC, ISO 8601."""

    number: int
    hash: str
    parent: str
    who: str
    when: str
    why: str
    added: int
    removed: int

    @property
    def name(self) -> str:
        """Return the name of its folder."""
        return f"{self.number:04d}-{self.hash[:8]}"


def fingerprint(data: bytes) -> str:
    """Return the hash by which a content is known."""
    return hashlib.sha256(data).hexdigest()


def in_force(folder: Path) -> bytes:
    """Return ``operations.csv`` as it is now. Raises TableError."""
    path = folder / FILE
    workbook = next((p for p in map(path.with_suffix, ALTERNATIVES) if p.exists()), None)
    if not path.exists() and workbook:
        hint = message("Save it as CSV UTF-8 with the name operations.csv, and move the workbook away.")
        raise TableError(workbook.name, message("cannot be edited here"), hint)
    if path.is_symlink() and not path.exists():
        hint = message("Put the file back where the link leads, or put the file itself in the place of the link.")
        raise TableError(FILE, message("is a link to {target}, and nothing is there", target=str(path.readlink())), hint)
    try:
        refuse_oversize(path)
        return path.read_bytes()
    except OSError as error:
        raise TableError(str(path), unread(error), PUT_THERE) from error


def versions(folder: Path) -> list[Version]:
    """Return every whole version, the newest first."""
    found = []
    for about in (folder / VERSIONS).glob(f"[0-9]*/{ABOUT}"):
        try:
            version = Version(**json.loads(about.read_bytes()))
            if version.name == about.parent.name:
                found.append(version)
        except (OSError, ValueError, TypeError) as error:  # damaged by hand: it cannot be offered, and it is not taken away
            _log.warning("%s cannot be read, so its version is left out (%s)", about, error)
    return sorted(found, key=lambda v: v.number, reverse=True)


def in_line(known: Sequence[Version], now: str) -> list[str]:
    """Return the names of the versions that were in force, from the one that is: others were written and never came into force."""
    parents = {v.name: v.parent for v in known}
    name = next((v.name for v in known if v.hash == now), "")
    line = []
    while name in parents:
        line.append(name)
        name = parents.pop(name)
    return line


def content(folder: Path, name: str) -> bytes:
    """Return the file of the version ``name``. Raises VersionError where there is none, or where it was changed."""
    version = next((v for v in versions(folder) if v.name == name), None)
    if version is None:
        raise VersionError(message("There is no version {name}.", name=name))
    try:
        data = (folder / VERSIONS / version.name / FILE).read_bytes()
    except OSError as error:
        raise VersionError(message("Version {name} cannot be read and is not used.", name=name)) from error
    if fingerprint(data) != version.hash:
        raise VersionError(message("Version {name} was changed after it was made and is not used.", name=name))
    return data


def is_kept(folder: Path, name: str) -> bool:
    """Return whether the rows of the version ``name`` are kept, and not only who published it when and why."""
    return (folder / VERSIONS / name / FILE).exists()


def content_of(folder: Path, known_by: str) -> bytes | None:
    """Return the content with the fingerprint ``known_by``, whether in force or before; None where it was not kept."""
    if fingerprint(now := in_force(folder)) == known_by:
        return now
    version = next((v for v in versions(folder) if v.hash == known_by), None)
    return content(folder, version.name) if version else None
