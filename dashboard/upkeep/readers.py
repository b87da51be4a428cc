"""What readers see, shown to staff: the public dashboard of the folder below ``/readers``, and of a draft below ``/draft``.

Files that are taken away are the public ones unless ``audience=staff`` asks for the rows for staff; those say so in their names.
"""

import shutil
import tempfile
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from dashboard.exports.forms import staff_name
from dashboard.server.web import create_app

READERS, DRAFT = "/readers", "/draft"
_TAKEN = ("/data/", "/download/")  # files that people take away and share
_PAPER = (".pdf", ".docx")  # likewise, of places and members
_NOT_COPIED = {"versions"}


class Readers:
    """The public dashboards of one folder, each made when it is first asked for: a start need not wait for them."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._making = folder, threading.Lock()
        self._app: WSGIApplication | None = None
        self._draft: WSGIApplication | None = None
        self._drafts = tempfile.TemporaryDirectory(prefix="draft-")

    def app(self) -> WSGIApplication:
        """Return the dashboard as readers have it. Raises TableError, DataError."""
        with self._making:
            if self._app is None:
                self._app = create_app(self._folder, audience="readers").server
            return self._app

    def make_draft(self, files: Mapping[str, bytes]) -> None:
        """Make the dashboard that readers would have if ``files`` (name -> content) stood in the folder. Raises TableError, DataError."""
        with self._making:
            place = Path(self._drafts.name)
            for path in self._folder.iterdir():
                if path.is_file() and path.name not in _NOT_COPIED and not path.name.startswith("."):
                    shutil.copyfile(path, place / path.name)
            for name, content in files.items():
                (place / name).write_bytes(content)
            self._draft = create_app(place, audience="draft").server

    def answer(self, environ: WSGIEnvironment, start: StartResponse, staff: WSGIApplication) -> Iterable[bytes]:
        """Answer with the dashboard that the path and the query ask for; with that for ``staff`` where they ask for none."""
        path = environ["PATH_INFO"]
        if path == READERS or path.startswith(f"{READERS}/"):
            return self.app()(_below(environ, READERS), start)
        if (path == DRAFT or path.startswith(f"{DRAFT}/")) and self._draft:
            return self._draft(_below(environ, DRAFT), start)
        if not (path.startswith(_TAKEN) or path.endswith(_PAPER)):
            return staff(environ, start)
        asked = parse_qsl(environ.get("QUERY_STRING", ""), keep_blank_values=True)
        rest = [pair for pair in asked if pair[0] != "audience"]
        if dict(asked).get("audience") != "staff":
            return self.app()(environ if rest == asked else {**environ, "QUERY_STRING": urlencode(rest)}, start)
        return staff({**environ, "QUERY_STRING": urlencode(rest)}, _named_for_staff(start))


def _below(environ: WSGIEnvironment, prefix: str) -> WSGIEnvironment:
    return {**environ, "SCRIPT_NAME": environ.get("SCRIPT_NAME", "") + prefix, "PATH_INFO": environ["PATH_INFO"].removeprefix(prefix)}


def _named_for_staff(start: StartResponse) -> Callable[..., Any]:
    """Return ``start`` with file names that say that the file holds rows for staff."""

    def named(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        return start(status, [(name, _for_staff(name, value)) for name, value in headers], *more)

    return named


def _for_staff(header: str, value: str) -> str:
    before, found, name = value.partition("filename=")
    return f"{before}{found}{staff_name(name)}" if header.lower() == "content-disposition" and found else value
