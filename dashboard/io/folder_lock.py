"""One publication at a time in a data folder, also from several computers on a shared drive; who holds the lock is written beside it.

The lock is the system's where the drive has such. Many a network drive has none: there the note of who publishes is the lock, and a
computer that crashed leaves it behind. So the note names computer and time, and :func:`release` takes it away.
"""

import errno
import json
import os
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard.errors import UserError
from dashboard.io.version_files import VERSIONS, VersionError
from dashboard.texts.message import message

_LOCK, _NOTE = ".lock", ".publishing.json"
_PATIENCE = 15.0  # seconds for another person's publication to end
_LOOK = 0.1  # seconds between two looks
FRESH = 60  # seconds in which a lock is not taken away: a publication takes a few
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL}  # what drives without locks answer


@dataclass(frozen=True)
class Holder:
    """Who publishes: ``since`` is UTC, ISO 8601; ``by_system``: whether the system's lock is held too, which a crash frees."""

    computer: str
    who: str
    since: str
    process: int
    by_system: bool

    @property
    def clock(self) -> str:
        """Return ``since`` by the clock of this computer."""
        return datetime.fromisoformat(self.since).astimezone().strftime("%Y-%m-%d %H:%M")


class LockedError(VersionError):
    """Someone else publishes, or a computer that crashed has left its lock; ``holder`` is None where nobody wrote down who."""

    def __init__(self, holder: Holder | None) -> None:
        self.holder = holder
        unknown = message("Someone else is publishing. Try again shortly.")
        known = holder and message(
            "{who} has been publishing from the computer {computer} since {since}, and nothing was saved. Try again shortly. If that "
            "computer has crashed, release the lock, here or with 'python -m dashboard unlock'.",
            who=holder.who or "?", computer=holder.computer, since=holder.clock,
        )  # fmt: skip
        super().__init__(known or unknown)


@contextmanager
def alone(folder: Path, *, who: str) -> Iterator[None]:
    """Hold the lock of ``folder`` for ``who``. Raises LockedError: someone else holds it; OSError: the folder cannot be written."""
    place = folder / VERSIONS
    place.mkdir(exist_ok=True)
    end = time.monotonic() + _PATIENCE
    lock = _system_lock(place)
    try:
        _take_note(place, Holder(platform.node(), who, _now(), os.getpid(), lock is not None), end)
        try:
            yield
        finally:
            with suppress(OSError):
                (place / _NOTE).unlink()
    finally:
        if lock:
            lock.release()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _system_lock(place: Path) -> FileLock | None:
    lock = FileLock(place / _LOCK, timeout=_PATIENCE, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise LockedError(_read(place)) from error
    except (OSError, NotImplementedError) as error:
        if isinstance(error, OSError) and error.errno not in _NO_LOCKS:
            raise
        return None
    return lock


def _take_note(place: Path, mine: Holder, end: float) -> None:
    while True:
        try:
            with (place / _NOTE).open("x", encoding="utf-8") as file:
                json.dump(asdict(mine), file)
            return
        except FileExistsError as error:
            holder = _read(place)
            if holder is None or _left_behind(holder, mine):
                with suppress(FileNotFoundError):
                    (place / _NOTE).unlink()
            elif time.monotonic() > end:
                raise LockedError(holder) from error
            else:
                time.sleep(_LOOK)


def _left_behind(holder: Holder, mine: Holder) -> bool:
    """Return whether nobody can be publishing any more: the system freed its lock, or the process on this computer is gone."""
    if holder.by_system and mine.by_system:
        return True
    if holder.computer != mine.computer or os.name != "posix":
        return False
    try:
        os.kill(holder.process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        pass
    return False


def _read(place: Path) -> Holder | None:
    """Return who publishes; None where nobody does. A note that was cut off names the time alone."""
    path = place / _NOTE
    for _ in range(2):  # it may just be being written
        try:
            return Holder(**json.loads(path.read_text("utf-8")))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError):
            time.sleep(_LOOK)
    try:
        since = datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")
    except OSError:
        return None
    return Holder("?", "", since, 0, by_system=True)


def holder_of(folder: Path) -> Holder | None:
    """Return who holds the lock of ``folder``, or has left it behind."""
    return _read(folder / VERSIONS)


def release(folder: Path, *, since: str = "") -> Holder:
    """Take the lock away that a crashed computer has left.

    Args:
        since: of the holder that was seen; another one's lock stays.

    Raises:
        UnlockError: there is no such lock, or it is so fresh that someone may be publishing.
    """
    holder = holder_of(folder)
    if holder is None or since not in ("", holder.since):
        raise UnlockError(message("The folder is not locked any more."))
    if (datetime.now(UTC) - datetime.fromisoformat(holder.since)).total_seconds() < FRESH:
        raise UnlockError(message("The lock is less than a minute old: someone may be publishing. Wait a minute."))
    for name in (_NOTE, _LOCK):
        (folder / VERSIONS / name).unlink(missing_ok=True)
    return holder


class UnlockError(UserError):
    """The lock is not taken away."""
