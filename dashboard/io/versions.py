"""Versions of the data folder: each publication is kept whole, with who, when and why, beside the files that are in force.

Which version is in force is said by the content of the files alone, so nothing can point elsewhere. A version that was written but
never came into force does no harm. A version made when there were only those of the operations holds these alone.
"""

import json
import logging
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from dashboard.errors import UserError
from dashboard.io.dataset import hash_of_files, load_dataset, read_released
from dashboard.io.editing import Edit, applied, between
from dashboard.io.entering import enter, finish
from dashboard.io.folder_lock import alone
from dashboard.io.problems import TableError
from dashboard.io.sheet import read_sheet
from dashboard.io.version_files import (
    ABOUT,
    FILE,
    KEPT,
    VERSIONS,
    Files,
    Version,
    VersionError,
    content,
    contents,
    current,
    files_in_force,
    fingerprint,
    in_force,
    state_of,
    versions,
)
from dashboard.safe_write import keep_names, write_whole
from dashboard.texts.message import message

_UNFINISHED = ".unfinished"
_log = logging.getLogger(__name__)
_reading = threading.Lock()


def members_gone(folder: Path) -> tuple[Version, list[str]] | None:
    """Return the last publication and the members that had rows in it and have none now; None where there is none to compare with.

    Raises:
        TableError, VersionError: one of the two cannot be read.
    """
    if not (known := versions(folder)):
        return None
    before, now = read_sheet(content(folder, known[0].name)), read_sheet(in_force(folder))
    had, have = ({row[sheet.columns.index("member")] for row in sheet.rows} for sheet in (before, now))
    return known[0], sorted(had - have - {""})


def publish(folder: Path, edit: Edit, *, who: str, why: str) -> Version:
    """Put into force what was edited; see :func:`publish_all`."""
    return publish_all(folder, [edit], who=who, why=why)


def publish_all(folder: Path, edits: Sequence[Edit], *, who: str, why: str, check: Callable[[Files], None] = lambda _: None) -> Version:
    """Put into force what was edited, in all tables as one act, merged by row with what others published meanwhile.

    Args:
        check: raises where the files that would come into force may not.

    Raises:
        MergeConflictError: someone else changed the same rows; nothing is written.
        VersionError, TableError: nothing can be published now. OSError: the disk refuses.
    """
    seen = seen_in_public(folder)
    with _alone(folder, who=who):
        now = files_in_force(folder)
        files = applied(now, edits, folder=folder)
        check(files)
        version = _put(folder, files, instead_of=now, who=who, why=why)
    _date_where_seen(folder, seen)
    return version


def put(folder: Path, make: Callable[[Files], Files], *, seen: str, who: str, why: str) -> Version:
    """Put into force what ``make`` makes of the files, as a new version.

    Args:
        seen: hash of what was in force when this was decided, see :func:`~dashboard.io.version_files.state_of`.

    Raises:
        VersionError: something else is in force by now. And what ``make`` raises: then nothing is written.
    """
    before = seen_in_public(folder)
    with _alone(folder, who=who):
        now = files_in_force(folder)
        if state_of(now) != seen:
            raise VersionError(message("Someone else has just published. Check the list again."))
        version = _put(folder, make(now), instead_of=now, who=who, why=why)
    _date_where_seen(folder, before)
    return version


def roll_back(folder: Path, name: str, *, seen: str, who: str, why: str) -> Version:
    """Put the content of an older version into force again, as a new version. Of what it does not hold, all stays.

    Raises:
        VersionError: there is no such version, or something else is in force by now, see :func:`put`.
    """
    return put(folder, lambda now: restored(folder, name, now), seen=seen, who=who, why=why)


def restored(folder: Path, name: str, now: Files) -> dict[str, bytes]:
    """Return what would be in force after a version is put into force again. Raises VersionError."""
    held = contents(folder, name)
    whole = len(held) > 1 or any(v.name == name and v.whole for v in versions(folder))
    return held if whole else {**now, **held}


@contextmanager
def _alone(folder: Path, *, who: str) -> Iterator[None]:
    """Hold the lock of the folder, with no publication left unfinished in it."""
    with alone(folder, who=who):
        finish(folder)
        yield


def finish_interrupted(folder: Path) -> None:
    """Finish a publication that was interrupted, if one was. Raises VersionError, OSError."""
    with _alone(folder, who=""):
        pass


def _put(folder: Path, files: Files, *, instead_of: Files, who: str, why: str) -> Version:
    """Keep ``files`` as a version, then put them into force. What was changed outside is kept as a version first.

    Raises VersionError: a file is no longer as in ``instead_of``; a program that knows no lock, such as a spreadsheet, has saved it.
    """
    for left in (folder / VERSIONS).glob(f"*{_UNFINISHED}"):
        shutil.rmtree(left)
    known = versions(folder)
    parent = current([v for v in known if v.whole], instead_of) or _keep_outside(folder, instead_of, known)
    version = _keep(folder, files, parent, before=instead_of, who=who, why=why)
    if files_in_force(folder) != instead_of:
        raise VersionError(message("Another program has saved the file. It stays as it is. Check it again."))
    enter(folder, files, instead_of=instead_of, version=version.name)
    _log.info("Version %s is in force", version.name)
    return version


def _date_where_seen(folder: Path, before: str) -> None:
    """Give the data today's date unless readers see what they saw ``before``: they may not learn when rows for staff were changed.

    Reading takes seconds, so it is done before and after the lock is held. Raises VersionError.
    """
    if not before or before != seen_in_public(folder):
        _date(folder)


def seen_in_public(folder: Path) -> str:
    """Return what tells apart the data that readers see; empty where they are not good. Many who ask at once read the same files once."""
    with _reading:
        try:
            read_released(folder)
            return _version_of(folder, hash_of_files(folder))
        except (UserError, OSError):
            return ""


@lru_cache(maxsize=4)
def _version_of(folder: Path, _content: str) -> str:
    return load_dataset(folder).version


def _date(folder: Path) -> None:
    try:
        with alone(folder, who=""):  # two who publish at once write it one after the other
            write_whole(folder / "released.txt", f"{datetime.now().astimezone().date().isoformat()}\n".encode())
    except OSError as error:
        raise VersionError(message("The rows are published, but the date was not updated. Write today's date in released.txt.")) from error


def _keep_outside(folder: Path, files: Files, known: Sequence[Version]) -> Version:
    """Keep what somebody wrote by other means than a publication, as what follows the newest of the ``known`` versions.

    Where a version of the operations alone is in force, it follows that one: the other tables are kept from here on.
    """
    parent, before = current(known, files) or next(iter(known), None), files
    if parent:
        with suppress(VersionError):  # damaged: what it held is not known
            before = restored(folder, parent.name, files)
    return _keep(folder, files, parent, before=before, who="", why="")


def _keep(folder: Path, files: Files, parent: Version | None, *, before: Files, **said: str) -> Version:
    """Write one version whole: under another name, then renamed. Rows are counted against ``before``; ``said`` are who and why."""
    taken = (place.name.partition("-")[0] for place in (folder / VERSIONS).glob("[0-9]*"))  # damaged ones too: no name comes twice
    number = max((int(number) for number in taken if number.isdecimal()), default=0) + 1
    when = datetime.now(UTC).isoformat(timespec="seconds")
    tables = _counts(before, files)
    added, removed = (sum(counts[which] for counts in tables.values()) for which in (0, 1))
    version = Version(
        number, fingerprint(files[FILE]), parent.name if parent else "", said["who"], when, said["why"], added, removed,
        files={name: fingerprint(data) for name, data in files.items()}, tables=tables,
    )  # fmt: skip
    place = folder / VERSIONS / version.name
    unfinished = place.with_name(place.name + _UNFINISHED)
    for name, data in files.items():
        write_whole(unfinished / name, data, like=folder / name if (folder / name).exists() else folder / FILE)
    write_whole(unfinished / ABOUT, json.dumps(asdict(version), indent=1).encode(), like=folder / FILE)
    unfinished.rename(place)
    keep_names(place.parent)
    return version


def keep_put_back(folder: Path, seen: str, parent: Version) -> Version:
    """Keep the files that are there as what follows ``parent``: somebody put older ones back, and the versions since had been in force.

    Args:
        seen: hash of the files, see :func:`~dashboard.io.version_files.state_of`.

    Raises VersionError: others are there by now.
    """
    with _alone(folder, who=""):
        files = files_in_force(folder)
        if state_of(files) != seen:
            raise VersionError(message("Someone else has just published. Check the list again."))
        before: Files = files
        with suppress(VersionError):
            before = restored(folder, parent.name, files)
        return _keep(folder, files, parent, before=before, who="", why="")


def _counts(before: Files, after: Files) -> dict[str, list[int]]:
    """Return each table or text that changed -> how many rows came and went.

    None are counted where a content cannot be read as rows, as before a rollback of a broken file.
    """
    found = {}
    for name in KEPT:
        if before.get(name) != after.get(name):
            try:
                made = between(before, after, name).changes
            except TableError:
                made = []
            came, went = sum(c.after is not None for c in made), sum(c.before is not None for c in made)
            found[name.removesuffix(".csv")] = [came, went]
    return found
