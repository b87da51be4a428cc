"""What is made when it is asked for: once for all who ask, a few kept, in lanes by what it costs."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, nullcontext, suppress
from typing import Any, ParamSpec, TypeVar

from cachetools import LRUCache

Asked = ParamSpec("Asked")
Made = TypeVar("Made")


class BusyError(Exception):
    """What is asked for cannot be made now; it may be in a few seconds."""


class Lane:
    """A line of its own for what costs alike, so that what is dear keeps nothing waiting that is cheap.

    A reader is in it, with ``with``, from the question to the answer; who makes something takes a ``turn``. So the readers of a
    lane never take more than ``most`` threads, though many wait for the same.

    Args:
        at_once: things that are made at the same time. patience: seconds that one waits for a turn.

    Raises:
        BusyError: there is no room, or the turn has not come in time.
    """

    def __init__(self, *, at_once: int, most: int, patience: float) -> None:
        self._patience = patience
        self._room = threading.BoundedSemaphore(most)
        self._turns = threading.BoundedSemaphore(at_once)

    def __enter__(self) -> None:
        if not self._room.acquire(blocking=False):
            raise BusyError

    def __exit__(self, *_: object) -> None:
        self._room.release()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait until it may be made, and let the next one in at the end."""
        if not self._turns.acquire(timeout=self._patience):
            raise BusyError
        try:
            yield
        finally:
            self._turns.release()


def made_once(
    make: Callable[Asked, Made], *, keep: int, size: Callable[[Made], int] = lambda _: 1, lane: Lane | None = None
) -> Callable[Asked, Made]:
    """Return ``make`` for many threads: what several ask for at the same moment is made for the first, the others wait until it is.

    Args:
        keep: results that are kept, those asked for last; in units of ``size``. What is kept needs no room in a lane.
        lane: where it is made.

    Raises:
        BusyError: the lane has no room, or no turn in time.
    """
    results: LRUCache[Any, Made] = LRUCache(keep, getsizeof=size)
    under_way: dict[Any, Future[Made]] = {}
    lock = threading.Lock()

    def once(*asked: Asked.args, **named: Asked.kwargs) -> Made:
        key = (asked, *named.items())
        with lock:
            if key in results:
                return results[key]
        with lane or nullcontext():
            with lock:
                if key in results:
                    return results[key]
                first = key not in under_way
                future = under_way.setdefault(key, Future())
            if not first:
                return future.result()
            try:
                with lane.turn() if lane else nullcontext():
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
