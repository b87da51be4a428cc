"""When to look for other data: a database tells at once where it can, and is asked from time to time in any case, as a folder is."""

import time
from collections.abc import Iterator

from dashboard.io.schemas import SERVED

CHANNEL = "coverage"  # on which the triggers of schema.sql tell
_PATIENCE = 5  # seconds for a connection
_TABLES = (*SERVED, "boundaries", "release")
# Each change of a row gives it another transaction or another place, in a copy of the database that only reads, too.
_ROWS = "coalesce(sum(hashtext(xmin::text || ctid::text)::bigint), 0)::text"
_STATE = " UNION ALL ".join(f"SELECT '{name}', count(*), {_ROWS} FROM coverage.{name}" for name in _TABLES)


def database_state(address: str) -> tuple[tuple[str, int, str], ...] | None:
    """Return what changes with any row of the database at ``address``; None where it does not answer."""
    import psycopg

    try:
        with psycopg.connect(address, connect_timeout=_PATIENCE) as connection:
            return tuple(sorted(connection.execute(_STATE.encode()).fetchall()))
    except psycopg.Error:
        return None


def alarms(address: str, *, every: float) -> Iterator[None]:
    """Yield without end: whenever the database at ``address`` tells of a change, and after ``every`` seconds where it does not.

    A copy that only reads, and some who stand between, pass on nothing: there the seconds are all there is.
    """
    import psycopg

    while True:
        try:
            with psycopg.connect(address, autocommit=True, connect_timeout=_PATIENCE) as connection:
                connection.execute(f"LISTEN {CHANNEL}".encode())
                yield  # what has changed before it listened
                while True:
                    for _ in connection.notifies(timeout=every, stop_after=1):
                        pass
                    yield
        except psycopg.Error:
            time.sleep(every)
            yield


def ticks(every: float) -> Iterator[None]:
    """Yield without end, after ``every`` seconds each."""
    while True:
        time.sleep(every)
        yield
