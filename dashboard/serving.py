"""Serve until told to stop: SIGTERM finishes what was asked for and takes no more, SIGHUP reads the data again."""

import logging
import signal
import sys
import threading
import time
from typing import Any

from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, create_server

PATIENCE = 30  # seconds for a slow client to send or take something, and for answers under way at the end
THREADS = 24
# Waitress looks at every connection in one thread that seldom rests; by Python's own 5 ms, each answer would wait for it several times.
_SWITCH_S = 0.0005
_MOST_AT_ONCE = 800  # connections; browsers keep theirs open, and a process may have 1,024 files open on most systems
_LONGEST_HEAD = 32_768  # bytes of a request's head: twice the longest link
_NO_BODY = 1  # byte: nothing that the public is answered has a body


def serve(app: Any, *, host: str, port: int, on_hangup: Any, largest_body: int = _NO_BODY) -> None:
    """Serve the WSGI ``app``; returns after SIGTERM or SIGINT, when the answers under way are sent.

    Args:
        largest_body: bytes of a request; above it the answer is 413.
    """
    sys.setswitchinterval(_SWITCH_S)
    sockets: dict[int, Any] = {}
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # else a line for each request that waits for a thread
    server = create_server(
        app, map=sockets, host=host, port=port, threads=THREADS, ident=None, channel_timeout=PATIENCE, cleanup_interval=5,
        connection_limit=_MOST_AT_ONCE, max_request_header_size=_LONGEST_HEAD, max_request_body_size=largest_body,
    )  # fmt: skip
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    if hasattr(signal, "SIGHUP"):  # Windows has none
        signal.signal(signal.SIGHUP, lambda *_: on_hangup())
    while not stopped.is_set():
        server.asyncore.loop(timeout=0.5, use_poll=True, map=sockets, count=1)
        _accept(sockets)
    _drain(server, sockets)


def _accept(sockets: dict[int, Any]) -> None:
    """Let in all who wait at the door: waitress by itself lets in one for each look at all, and the last of a crowd after 10 s."""
    for door in _doors(sockets):
        before = 0
        while before < len(sockets) < _MOST_AT_ONCE:
            before = len(sockets)
            door.handle_accept()


def _doors(sockets: dict[int, Any]) -> list[BaseWSGIServer]:
    return [s for s in sockets.values() if isinstance(s, BaseWSGIServer)]


def _drain(server: Any, sockets: dict[int, Any]) -> None:
    for door in _doors(sockets):
        door.del_channel()
        door.socket.close()
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and any(_busy(s) for s in sockets.values()):
        server.asyncore.loop(timeout=0.1, use_poll=True, map=sockets, count=1)
    server.task_dispatcher.shutdown(timeout=1)


def _busy(socket: Any) -> bool:
    return isinstance(socket, HTTPChannel) and bool(socket.requests or socket.total_outbufs_len)
