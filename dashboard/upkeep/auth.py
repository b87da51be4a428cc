"""Who may come in: this computer's own browser, with the token that was made at the start, and no page of anybody else."""

import hmac
import logging
import secrets
from collections.abc import Iterable
from urllib.parse import urlencode
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from werkzeug.wrappers import Request, Response

from dashboard.upkeep.audit import Audit

_log = logging.getLogger(__name__)
LOOPBACK = ("127.0.0.1", "localhost", "::1")
_READING = ("GET", "HEAD")
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_CLOSED = """<!DOCTYPE html>
<html lang="sq"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>403</title></head><body>
<h1>Hape me adresën e shfaqur në dritaren ku u nis programi.</h1>
<p>Adresa mbaron me <code>?token=…</code> dhe ndryshon sa herë që programi niset.</p>
<h1 lang="en">Open it with the address that is shown in the window where the program was started.</h1>
<p lang="en">It ends with <code>?token=…</code> and changes each time the program starts.</p>
</body></html>"""


_NOT_WRITTEN = """<!DOCTYPE html>
<html lang="sq"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>503</title></head><body>
<h1>Në dosjen e të dhënave nuk mund të shkruhet.</h1>
<p>Kontrolloni që dosja të jetë aty, të lejojë shkrimin dhe disku të mos jetë plot. Pastaj hapeni adresën përsëri.</p>
<h1 lang="en">The data folder cannot be written.</h1>
<p lang="en">Check that the folder is there, that you may write in it, and that the disk is not full. Then open the address again.</p>
</body></html>"""


def written_host(host: str) -> str:
    """Return ``host`` as it stands in an address: IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host


class AuthMiddleware:
    """Lets requests through to ``app``, a WSGI application, and answers all others itself."""

    def __init__(self, app: WSGIApplication, *, port: int, audit: Audit) -> None:
        self._app, self._audit = app, audit
        self.token, self._session = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        self._hosts = {f"{written_host(name)}:{port}" for name in LOOPBACK}
        self._cookie = f"staff-{port}"  # a browser keeps cookies by host, not by port

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        request = Request(environ)
        answer = self._foreign(request) or self._entered(request) or self._unknown(request)
        return answer(environ, start) if answer else self._app(environ, start)

    def _foreign(self, request: Request) -> Response | None:
        """Refuse what another site's page may have sent: under its own name (DNS rebinding), or from its own page (CSRF)."""
        host = request.headers.get("Host", "")
        if host not in self._hosts:
            return self._refuse(421, "another host's name")
        if request.method in _READING:
            return None
        if request.headers.get("Origin") != f"http://{host}":
            return self._refuse(403, "another site's page")
        return None if request.mimetype == "application/json" else self._refuse(415, "not JSON")

    def _entered(self, request: Request) -> Response | None:
        """Answer the printed address with a cookie that holds until the next start, and take the token out of the address."""
        if request.method not in _READING or request.path != "/" or "token" not in request.args:
            return None
        if not _same(request.args["token"], self.token):
            return self._refuse(403, "a wrong token")
        try:
            self._audit.note("open")
        except OSError as error:  # what cannot be logged is not done
            _log.error("The data folder cannot be written: %s", error)
            return Response(_NOT_WRITTEN, 503, _HEADERS, mimetype="text/html")
        rest = urlencode([pair for pair in request.args.items(multi=True) if pair[0] != "token"])
        answer = Response("", 303, {**_HEADERS, "Location": f"/?{rest}" if rest else "/"})
        answer.set_cookie(self._cookie, self._session, httponly=True, samesite="Strict")
        return answer

    def _unknown(self, request: Request) -> Response | None:
        known = _same(request.cookies.get(self._cookie, ""), self._session)
        return None if known else self._refuse(403, "nobody who came in")

    def _refuse(self, status: int, about: str) -> Response:
        self._audit.refused(about)
        return Response(_CLOSED, status, _HEADERS, mimetype="text/html")


def _same(given: str, kept: str) -> bool:
    """Compare in a time that tells nothing about how much of it is right."""
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), kept.encode())
