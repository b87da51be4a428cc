"""What is made when it is asked for: once for all who ask, a few kept, and only so much at a time."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, ParamSpec, TypeVar

from cachetools import LRUCache

Asked = ParamSpec("Asked")
Made = TypeVar("Made")


class BusyError(Exception):
    """What is asked for cannot be made now; it may be in a few seconds."""


class Bulkhead:
    """Lets ``at_once`` things be made and ``waiting`` more wait, so that they never take all threads; to be entered with ``with``.

    Args:
        patience: seconds that one waits.

    Raises:
        BusyError: no more can wait, or it has waited so long.
    """

    def __init__(self, *, at_once: int, waiting: int, patience: float) -> None:
        self._patience = patience
        self._taken = threading.BoundedSemaphore(at_once + waiting)
        self._making = threading.BoundedSemaphore(at_once)

    def __enter__(self) -> None:
        if not self._taken.acquire(blocking=False):
            raise BusyError
        if not self._making.acquire(timeout=self._patience):
            self._taken.release()
            raise BusyError

    def __exit__(self, *_: object) -> None:
        self._making.release()
        self._taken.release()


def made_once(
    make: Callable[Asked, Made], *, keep: int, size: Callable[[Made], int] = lambda _: 1, patience: float | None = None
) -> Callable[Asked, Made]:
    """Return ``make`` for many threads: what several ask for at the same moment is made for the first, the others wait for it.

    Args:
        keep: results that are kept, those asked for last; in units of ``size``.
        patience: seconds that the others wait.

    Raises:
        BusyError: it is still not made then.
    """
    results: LRUCache[Any, Made] = LRUCache(keep, getsizeof=size)
    under_way: dict[Any, Future[Made]] = {}
    lock = threading.Lock()

    def once(*asked: Asked.args, **named: Asked.kwargs) -> Made:
        key = (asked, *named.items())
        with lock:
            if key in results:
                return results[key]
            first = key not in under_way
            future = under_way.setdefault(key, Future())
        if not first:
            with suppress(TimeoutError):
                return future.result(patience)
            raise BusyError
        try:
            future.set_result(make(*asked, **named))
        except BaseException as error:
            future.set_exception(error)
        with lock:
            del under_way[key]
            if not future.exception():
                with suppress(ValueError):  # too large to be kept
                    results[key] = future.result()
        return future.result()

    return once
