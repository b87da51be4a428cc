"""Serve until told to stop: SIGTERM finishes what was asked for and takes no more, SIGHUP reads the data again."""

import logging
import signal
import sys
import threading
import time
from typing import Any, NamedTuple

from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, create_server

from dashboard.errors import UserError
from dashboard.texts.message import message

_log = logging.getLogger(__name__)
PATIENCE = 30  # seconds for a slow client to send or take something, and for answers under way at the end
THREADS = 40  # 32 readers may wait for files
# Waitress looks at every connection in one thread that seldom rests; by Python's own 5 ms, each answer would wait for it several times.
SWITCH_S = 0.0005
_MOST_AT_ONCE = 800  # connections; browsers keep theirs open
_MOST_ON_WINDOWS = 400  # it watches 512 sockets at most
_OTHER_FILES = 200  # that the process has open besides
_LONGEST_HEAD = 32_768  # bytes of a request's head: four times the longest link
_PORTS = range(65_536)
_NO_BODY = 1  # byte: nothing that the public is answered has a body


class PortError(UserError):
    """The address cannot be listened on."""


def port_of(text: str) -> int:
    """Return the port that ``text`` names. Raises PortError."""
    if not text.isdecimal() or int(text) not in _PORTS:
        most = str(_PORTS[-1])
        raise PortError(message("PORT is {port}. It must be a number up to {most}, such as 8050.", port=repr(text), most=most))
    return int(text)


class Listening(NamedTuple):
    """A server that takes connections and does not answer yet; ``most`` of them at once."""

    server: Any
    sockets: dict[int, Any]
    most: int


def listen(app: Any, *, host: str, port: int, largest_body: int = _NO_BODY) -> Listening:
    """Open the door of the WSGI ``app``.

    Args:
        largest_body: bytes of a request; above it the answer is 413.

    Raises:
        PortError: something else listens there, or no one may.
    """
    most = most_connections()
    sockets: dict[int, Any] = {}
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # else a line for each request that waits for a thread
    try:
        server = create_server(
            app, map=sockets, host=host, port=port, threads=THREADS, ident=None, channel_timeout=PATIENCE, cleanup_interval=5,
            connection_limit=most, max_request_header_size=_LONGEST_HEAD, max_request_body_size=largest_body,
        )  # fmt: skip
    except OSError as error:
        text = message(
            "HOST={host} PORT={port} cannot be listened on ({why}). Choose others, such as PORT=8051.",
            host=host, port=str(port), why=str(error.strerror),
        )  # fmt: skip
        raise PortError(text) from error
    return Listening(server, sockets, most)


def serve(listening: Listening, *, on_hangup: Any) -> None:
    """Answer; returns after SIGTERM or SIGINT, when the answers under way are sent."""
    server, sockets, most = listening
    sys.setswitchinterval(SWITCH_S)
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    if hasattr(signal, "SIGHUP"):  # Windows has none
        signal.signal(signal.SIGHUP, lambda *_: on_hangup())
    while not stopped.is_set():
        server.asyncore.loop(timeout=0.5, use_poll=True, map=sockets, count=1)
        _accept(sockets, most=most)
    _log.info("Stopping: no more connections are taken, answers under way are sent")
    _drain(server, sockets)


def most_connections() -> int:
    """Return how many connections the system allows, after asking it for as many as are wanted: a long answer takes a second file each."""
    try:
        import resource
    except ImportError:  # on Windows
        return _MOST_ON_WINDOWS
    wanted = 2 * _MOST_AT_ONCE + _OTHER_FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if 0 <= soft < wanted:  # less than 0 is without limit
        soft = wanted if hard < 0 else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return _MOST_AT_ONCE if soft < 0 else min(_MOST_AT_ONCE, (soft - _OTHER_FILES) // 2)


def _accept(sockets: dict[int, Any], *, most: int) -> None:
    """Let in all who wait at the door: waitress by itself lets in one for each look at all, and the last of a crowd after 10 s."""
    for door in _doors(sockets):
        before = 0
        while before < len(sockets) < most:
            before = len(sockets)
            door.handle_accept()


def _doors(sockets: dict[int, Any]) -> list[BaseWSGIServer]:
    return [s for s in sockets.values() if isinstance(s, BaseWSGIServer)]


def _drain(server: Any, sockets: dict[int, Any]) -> None:
    for door in _doors(sockets):
        door.del_channel()
        door.socket.close()
    for channel in (s for s in sockets.values() if isinstance(s, HTTPChannel)):
        channel.readable = lambda: False  # what else comes on an open connection is for the next server
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and any(_busy(s) for s in sockets.values()):
        server.asyncore.loop(timeout=0.1, use_poll=True, map=sockets, count=1)
    server.task_dispatcher.shutdown(timeout=1)


def _busy(socket: Any) -> bool:
    return isinstance(socket, HTTPChannel) and bool(socket.requests or socket.total_outbufs_len)
