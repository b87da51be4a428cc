"""The versions of the data folder as they are kept: found and read, never written. What publishes stands in ``versions``."""

import hashlib
import json
import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.errors import UserError
from dashboard.io.about import ABOUT_FILES
from dashboard.io.coalition import FILE as COALITION_FILE
from dashboard.io.grid import PUT_THERE, refuse_oversize
from dashboard.io.problems import TableError, unread
from dashboard.io.schemas import SCHEMAS
from dashboard.io.workbook import ALTERNATIVES
from dashboard.texts.message import message

VERSIONS = "versions"
FILE = "operations.csv"
ABOUT = "version.json"
TEXTS = (*ABOUT_FILES, COALITION_FILE)
KEPT = (*(f"{table}.csv" for table in SCHEMAS), *TEXTS)  # what staff edit, and so what a version holds
UNFINISHED = "publishing.json"  # in the folder of versions: that several files are being put into force
Files = Mapping[str, bytes]  # name -> content; a file that is not there is not in it
_log = logging.getLogger(__name__)


class VersionError(UserError):
    """A version cannot be made or found."""


@dataclass(frozen=True)
class Version:
    """One publication. ``parent``: name of the one before it; ``added`` and ``removed`` count rows; ``when`` is UTC, ISO 8601.

    Attributes:
        hash: of the operations. files: name -> hash of each file that it holds; none where it was made when versions held the operations
            alone. tables: table or file that changed -> how many rows, or lines of a text, came and went.
    """

    number: int
    hash: str
    parent: str
    who: str
    when: str
    why: str
    added: int
    removed: int
    files: dict[str, str] = field(default_factory=dict)
    tables: dict[str, list[int]] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether it holds the whole data folder."""
        return bool(self.files)

    def is_(self, files: Files) -> bool:
        """Return whether ``files`` are what it holds."""
        held = self.files or {FILE: self.hash}
        return held == {name: fingerprint(data) for name, data in files.items() if self.whole or name == FILE}

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
    refuse_workbook(folder, FILE)
    if path.is_symlink() and not path.exists():
        hint = message("Put the file back where the link leads, or put the file itself in the place of the link.")
        raise TableError(FILE, message("is a link to {target}, and nothing is there", target=str(path.readlink())), hint)
    try:
        refuse_oversize(path)
        return path.read_bytes()
    except OSError as error:
        raise TableError(str(path), unread(error), PUT_THERE) from error


def refuse_workbook(folder: Path, name: str) -> None:
    """Raise TableError where the table in the file ``name`` is kept as a workbook instead."""
    path = folder / name
    workbook = next((p for p in map(path.with_suffix, ALTERNATIVES) if p.exists()), None)
    if not path.exists() and workbook:
        hint = message("Save it as CSV UTF-8 with the name {name}, and move the workbook away.", name=name)
        raise TableError(workbook.name, message("cannot be edited here"), hint)


def files_in_force(folder: Path) -> dict[str, bytes]:
    """Return every file that a version holds as it is now; of a table that is a workbook there is none. Raises TableError."""
    found = {FILE: in_force(folder)}
    for name in KEPT:
        if name == FILE:
            continue
        try:
            refuse_oversize(folder / name)
            found[name] = (folder / name).read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise TableError(name, unread(error), PUT_THERE) from error
    return found


def state_of(files: Files) -> str:
    """Return the hash by which the content of the data folder is known."""
    lines = (f"{name} {fingerprint(data)}" for name, data in sorted(files.items()))
    return fingerprint("\n".join(lines).encode())


def refuse_unfinished(folder: Path) -> None:
    """Raise TableError where several files are being put into force and not all are: they are not to be read together."""
    if (folder / VERSIONS / UNFINISHED).exists():
        hint = message("Try again shortly. If it stays so, start the program for staff once: it finishes the publication.")
        raise TableError(VERSIONS, message("a publication is not finished"), hint)


def versions(folder: Path) -> list[Version]:
    """Return every whole version, the newest first."""
    found = []
    for about in (folder / VERSIONS).glob(f"[0-9]*/{ABOUT}"):
        try:
            version = Version(**json.loads(about.read_bytes()))
            if version.name == about.parent.name and isinstance(version.files, dict) and isinstance(version.tables, dict):
                found.append(version)
        except (OSError, ValueError, TypeError) as error:  # damaged by hand: it cannot be offered, and it is not taken away
            _log.warning("%s cannot be read, so its version is left out (%s)", about, error)
    return sorted(found, key=lambda v: v.number, reverse=True)


def current(known: Sequence[Version], files: Files) -> Version | None:
    """Return the version that ``files`` are, the newest where several are; None where they were changed by other means."""
    return next((version for version in known if version.is_(files)), None)


def in_line(known: Sequence[Version], name: str) -> list[str]:
    """Return the names of the versions that were in force, from ``name``, which is: others were written and never came into force."""
    parents = {v.name: v.parent for v in known}
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


def contents(folder: Path, name: str) -> dict[str, bytes]:
    """Return every file of the version ``name``; see :func:`content`."""
    version = next((v for v in versions(folder) if v.name == name), None)
    return held(folder, name, version.files) if version and version.whole else {FILE: content(folder, name)}


def held(folder: Path, name: str, files: Collection[str]) -> dict[str, bytes]:
    """Return those of ``files`` that the version ``name`` holds; see :func:`content`."""
    version = next((v for v in versions(folder) if v.name == name), None)
    found = {FILE: content(folder, name)} if FILE in files or version is None else {}
    for file, known_by in version.files.items() if version else ():
        if file not in files:
            continue
        try:
            found[file] = (folder / VERSIONS / name / file).read_bytes() if file in KEPT else b""
        except OSError as error:
            raise VersionError(message("Version {name} cannot be read and is not used.", name=name)) from error
        if fingerprint(found[file]) != known_by:
            raise VersionError(message("Version {name} was changed after it was made and is not used.", name=name))
    return found


def content_of(folder: Path, known_by: str) -> bytes | None:
    """Return the content with the fingerprint ``known_by``, whether in force or before; None where it was not kept."""
    if fingerprint(now := in_force(folder)) == known_by:
        return now
    version = next((v for v in versions(folder) if v.hash == known_by), None)
    return content(folder, version.name) if version else None
