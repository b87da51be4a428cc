"""The dashboard for staff: on their own computer alone, with the rows that are for them."""

import sys
import threading
import webbrowser
from collections.abc import Callable, Iterable
from pathlib import Path
from wsgiref.types import StartResponse, WSGIEnvironment

from dashboard.errors import UserError
from dashboard.io.problems import either
from dashboard.io.versions import finish_interrupted
from dashboard.server.live import Current
from dashboard.server.serving import listen, serve
from dashboard.server.web import create_app
from dashboard.texts.message import message
from dashboard.upkeep.audit import Audit
from dashboard.upkeep.auth import LOOPBACK, AuthMiddleware, written_host
from dashboard.upkeep.edit_service import EditService
from dashboard.upkeep.readers import Readers
from dashboard.upkeep.restored import notice_restored
from dashboard.upkeep.routes import LARGEST_BODY, upkeep_app


class StaffError(UserError):
    """It cannot be served to staff."""


def serve_staff(source: Path | str, *, host: str, port: int, browser: bool, announce: Callable[[str], None]) -> None:
    """Serve until stopped, ``announce`` the address that lets in, and open it where ``browser`` says so.

    Raises:
        StaffError: another computer could reach it, or the data are no folder that can be written. PortError: the port is taken.
        TableError, DataError: the data cannot be read or have errors.
    """
    if host not in LOOPBACK:
        text = message("Staff are served on this computer only. HOST is {host}; it must be {hosts}.", host=host, hosts=either(LOOPBACK))
        raise StaffError(text)
    if not isinstance(source, Path):
        raise StaffError(message("Staff edit a data folder, but COVERAGE_DATA names a database. Name a folder."))
    auth, current = staff_app(source, port=port)
    listening = listen(auth, host=host, port=port, largest_body=LARGEST_BODY)
    address = f"http://{written_host(host)}:{port}/?token={auth.token}"
    announce(f"Serving staff on this computer only. Open:\n{address}")
    if browser and sys.stdout.isatty():
        threading.Timer(1, webbrowser.open, [address]).start()
    serve(listening, on_hangup=current.read_again)


def staff_app(folder: Path, *, port: int) -> tuple[AuthMiddleware, Current]:
    """Return the dashboard with the rows for staff and the upkeep page, behind its authentication, and the data that it serves.

    Raises:
        StaffError: the folder cannot be written. TableError, DataError: the data cannot be read or have errors.
    """
    audit = _started(folder)
    app = create_app(folder, audience="staff")
    notice_restored(folder, audit)
    assert app.packed
    current: Current = app.server.extensions["current"]
    style = f"/artefacts/{app.packed.style.name}"
    readers = Readers(folder)
    upkeep = upkeep_app(EditService(folder, current, audit), style=style, notice=current.notice, readers=readers)

    def both(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path == "/upkeep" or path.startswith("/upkeep/"):
            return upkeep(environ, start)
        return readers.answer(environ, start, app.server)

    return AuthMiddleware(both, port=port, audit=audit), current


def _started(folder: Path) -> Audit:
    audit = Audit(folder)
    try:
        audit.note("start")
        finish_interrupted(folder)
    except OSError as error:
        text = message("{folder}: cannot be written ({why}); staff need to write there.", folder=str(folder), why=str(error.strerror))
        raise StaffError(text) from error
    return audit
