"""Versions of ``operations.csv``: each publication is kept whole, with who, when and why, beside the file that is in force.

Which version is in force is said by the content of ``operations.csv`` alone, so nothing can point elsewhere. A version that
was written but never came into force does no harm.
"""

import json
import logging
import shutil
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from dashboard.domain.merge import Change, Row, changes, merge
from dashboard.errors import UserError
from dashboard.io.dataset import hash_of_files, load_dataset, read_released
from dashboard.io.folder_lock import alone
from dashboard.io.problems import TableError
from dashboard.io.sheet import read_sheet, write_sheet
from dashboard.io.version_files import ABOUT, FILE, VERSIONS, Version, VersionError, content, fingerprint, in_force, versions
from dashboard.safe_write import keep_names, write_whole
from dashboard.texts.message import message

_UNFINISHED = ".unfinished"
_log = logging.getLogger(__name__)
_reading = threading.Lock()


def difference(one: bytes, other: bytes) -> list[Change]:
    """Return what leads from one content to the other, row by row."""
    return changes(read_sheet(one).rows, read_sheet(other).rows)


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


@dataclass(frozen=True)
class Edit:
    """Some rows of the table, edited: ``before`` as they were read, all others left out, and ``after``; ``columns`` of both.

    Attributes:
        among: whether a row is one of those that were read.
    """

    columns: Row
    before: Sequence[Row]
    after: Sequence[Row]
    among: Callable[[Row], bool]


def publish(folder: Path, edit: Edit, *, who: str, why: str) -> Version:
    """Put into force what was edited, merged by row with what others published meanwhile.

    Raises:
        MergeConflictError: someone else changed the same rows; nothing is written.
        VersionError, TableError: nothing can be published now. OSError: the disk refuses.
    """
    seen = seen_in_public(folder)
    with alone(folder, who=who):
        now = in_force(folder)
        sheet = read_sheet(now)
        if sheet.columns != edit.columns:
            raise VersionError(message("The columns of the table have changed. Reload the page."))
        others = [row for row in sheet.rows if not edit.among(row)]
        merged = merge([*others, *edit.before], sheet.rows, [*others, *edit.after])
        version = put(folder, write_sheet(sheet, merged), instead_of=now, who=who, why=why)
    date_where_seen(folder, seen)
    return version


def roll_back(folder: Path, name: str, *, seen: str, who: str, why: str) -> Version:
    """Put the content of an older version into force again, as a new version.

    Args:
        seen: hash of what was in force when this was decided.

    Raises:
        VersionError: there is no such version, or something else is in force by now.
    """
    before = seen_in_public(folder)
    with alone(folder, who=who):
        if fingerprint(now := in_force(folder)) != seen:
            raise VersionError(message("Someone else has just published. Check the list again."))
        version = put(folder, content(folder, name), instead_of=now, who=who, why=why)
    date_where_seen(folder, before)
    return version


def put(folder: Path, data: bytes, *, instead_of: bytes, who: str, why: str) -> Version:
    """Keep ``data`` as a version, then put it into force; the lock must be held. What was changed outside is kept as a version first.

    Raises VersionError: the file is no longer ``instead_of``; a program that knows no lock, such as a spreadsheet, has saved it.
    """
    for left in (folder / VERSIONS).glob(f"*{_UNFINISHED}"):
        shutil.rmtree(left)
    known = versions(folder)
    parent = next((v for v in known if v.hash == fingerprint(instead_of)), None)
    parent = parent or _keep_outside(folder, instead_of, known)
    version = _keep(folder, data, parent, before=instead_of, who=who, why=why)
    if in_force(folder) != instead_of:
        raise VersionError(message("Another program has saved the file. It stays as it is. Check it again."))
    write_whole(folder / FILE, data)
    _log.info("Version %s is in force", version.name)
    return version


def date_where_seen(folder: Path, before: str) -> None:
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
        write_whole(folder / "released.txt", f"{datetime.now().astimezone().date().isoformat()}\n".encode())
    except OSError as error:
        raise VersionError(message("The rows are published, but the date was not updated. Write today's date in released.txt.")) from error


def _keep_outside(folder: Path, data: bytes, known: Sequence[Version]) -> Version:
    """Keep what somebody wrote by other means than a publication, as what follows the newest of the ``known`` versions."""
    parent, before = next(iter(known), None), data
    if parent:
        with suppress(VersionError):  # damaged: what it held is not known
            before = content(folder, parent.name)
    return _keep(folder, data, parent, before=before, who="", why="")


def _keep(folder: Path, data: bytes, parent: Version | None, *, before: bytes, **said: str) -> Version:
    """Write one version whole: under another name, then renamed. Rows are counted against ``before``; ``said`` are who and why."""
    taken = (place.name.partition("-")[0] for place in (folder / VERSIONS).glob("[0-9]*"))  # damaged ones too: no name comes twice
    number = max((int(number) for number in taken if number.isdecimal()), default=0) + 1
    when = datetime.now(UTC).isoformat(timespec="seconds")
    version = Version(number, fingerprint(data), parent.name if parent else "", said["who"], when, said["why"], *_counts(before, data))
    place = folder / VERSIONS / version.name
    unfinished = place.with_name(place.name + _UNFINISHED)
    write_whole(unfinished / FILE, data, like=folder / FILE)
    write_whole(unfinished / ABOUT, json.dumps(asdict(version), indent=1).encode(), like=folder / FILE)
    unfinished.rename(place)
    keep_names(place.parent)
    return version


def keep_put_back(folder: Path, seen: str, parent: Version) -> Version:
    """Keep the file that is there as what follows ``parent``: somebody put an older one back, and the versions since had been in force.

    Args:
        seen: hash of the file.

    Raises VersionError: another file is there by now.
    """
    with alone(folder, who=""):
        data = in_force(folder)
        if fingerprint(data) != seen:
            raise VersionError(message("Someone else has just published. Check the list again."))
        before = data
        with suppress(VersionError):
            before = content(folder, parent.name)
        return _keep(folder, data, parent, before=before, who="", why="")


def _counts(before: bytes, after: bytes) -> tuple[int, int]:
    """Return how many rows came and went; none where either content cannot be read as rows, as before a rollback of a broken file."""
    try:
        made = difference(before, after)
    except TableError:
        made = []
    return sum(c.after is not None for c in made), sum(c.before is not None for c in made)
