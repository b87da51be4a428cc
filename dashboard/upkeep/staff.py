"""The dashboard for staff: on their own computer alone, with the rows that are for them."""

import sys
import threading
import webbrowser
from collections.abc import Iterable
from pathlib import Path
from wsgiref.types import StartResponse, WSGIEnvironment

from dashboard.current import Current
from dashboard.serving import listen, serve
from dashboard.upkeep.audit import Audit
from dashboard.upkeep.desk import Desk
from dashboard.upkeep.gate import LOOPBACK, Gate, written_host
from dashboard.upkeep.routes import LARGEST_BODY, upkeep_app
from dashboard.web import create_app


class StaffError(ValueError):
    """It cannot be served to staff; the message says why and what to do."""


def serve_staff(source: Path | str, *, host: str, port: int, browser: bool) -> None:
    """Serve until stopped, print the address that lets in, and open it where ``browser`` says so.

    Raises:
        StaffError: another computer could reach it, or the data are no folder that can be written. PortError: the port is taken.
        TableError, DataError: the data cannot be read or have errors.
    """
    if host not in LOOPBACK:
        raise StaffError(f"Staff are served on this computer alone: HOST is {host}, and must be one of {', '.join(LOOPBACK)}.")
    if not isinstance(source, Path):
        raise StaffError("Staff edit a data folder: COVERAGE_DATA names a database.")
    gate, current = staff_app(source, port=port)
    listening = listen(gate, host=host, port=port, largest_body=LARGEST_BODY)
    address = f"http://{written_host(host)}:{port}/?token={gate.token}"
    print(f"Serving staff on this computer alone. Open:\n{address}", flush=True)
    if browser and sys.stdout.isatty():
        threading.Timer(1, webbrowser.open, [address]).start()
    serve(listening, on_hangup=current.read_again)


def staff_app(folder: Path, *, port: int) -> tuple[Gate, Current]:
    """Return the dashboard with the rows for staff and the upkeep page, behind its gate, and the data that it serves.

    Raises:
        StaffError: the folder cannot be written. TableError, DataError: the data cannot be read or have errors.
    """
    app, audit = create_app(folder, audience="staff"), _started(folder)
    assert app.packed
    current: Current = app.server.extensions["current"]
    style = f"/artefacts/{app.packed.style.name}"
    upkeep = upkeep_app(Desk(folder, current, audit), style=style, notice=current.notice)

    def both(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        return (upkeep if path == "/upkeep" or path.startswith("/upkeep/") else app.server)(environ, start)

    return Gate(both, port=port, audit=audit), current


def _started(folder: Path) -> Audit:
    audit = Audit(folder)
    try:
        audit.note("start")
    except OSError as error:
        raise StaffError(f"{folder}: cannot be written ({error.strerror}); staff need to write there.") from error
    return audit
