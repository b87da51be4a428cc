"""What is made when it is asked for: once for all who ask, a few kept, and only so much at a time."""

import threading
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from cachetools import FIFOCache, cached

Asked = ParamSpec("Asked")
Made = TypeVar("Made")


class BusyError(Exception):
    """No more can be made now, and no more can wait."""


class Room:
    """Room for ``at_once`` things being made, and for ``waiting`` more that wait; to be entered with ``with``.

    Raises:
        BusyError: there is none left.
    """

    def __init__(self, *, at_once: int, waiting: int) -> None:
        self._taken = threading.BoundedSemaphore(at_once + waiting)
        self._making = threading.BoundedSemaphore(at_once)

    def __enter__(self) -> None:
        if not self._taken.acquire(blocking=False):
            raise BusyError
        self._making.acquire()

    def __exit__(self, *_: object) -> None:
        self._making.release()
        self._taken.release()


def made_once(make: Callable[Asked, Made], *, kept: int) -> Callable[Asked, Made]:
    """Return ``make`` with the ``kept`` results made last kept; what many ask for at once is made for the first, the others wait."""
    results: FIFOCache[Any, Made] = FIFOCache(kept)
    return cached(results, condition=threading.Condition())(make)
