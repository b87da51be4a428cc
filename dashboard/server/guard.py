"""What the public process refuses, and the headers that tell a browser to be as strict."""

from dash import Dash
from dash.exceptions import DependencyException
from flask import Response, abort, request
from werkzeug.exceptions import NotFound

from dashboard.bundling.policy import hashes_of, policy
from dashboard.views.embedding import SCRIPTS

LONGEST_QUERY = 8000  # bytes: an own sequence of 60 steps, each with every filter set
# Routes that Dash adds for servers with callbacks of their own; here every callback runs in the browser.
_OF_DASH = {"/<path:path>", "/_dash-update-component", "/_reload-hash", "/_favicon.ico"}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_HSTS = "max-age=31536000"


def guard(app: Dash, *, https: bool) -> None:
    """Let only reading through, and set the headers of every answer; call it after all callbacks are registered.

    Args:
        https: the public address has TLS, so browsers may be told to insist on it.
    """
    rules = policy([*app.csp_hashes(), *hashes_of(SCRIPTS)])

    @app.server.before_request
    def refuse() -> None:
        if request.method not in ("GET", "HEAD"):
            abort(405, response=Response("Only GET and HEAD.\n", 405, {"Allow": "GET, HEAD"}, mimetype="text/plain"))
        if request.content_length or request.headers.get("Transfer-Encoding"):  # no question here has a body
            abort(413)
        if str(request.url_rule) in _OF_DASH:
            abort(404)
        if len(request.query_string) > LONGEST_QUERY:
            abort(414)

    @app.server.errorhandler(DependencyException)
    def missing(_: DependencyException) -> NotFound:
        """Say of a script that is not there what is said of any other address; Dash would log a fault."""
        return NotFound()

    @app.server.after_request
    def harden(response: Response) -> Response:
        embedded = request.args.get("embed") == "1" and (request.path == "/" or request.endpoint == "profile")
        framed_by = "*" if embedded else "'none'"
        own = {"Content-Security-Policy": f"{rules}; frame-ancestors {framed_by}"}
        if not embedded:
            own["Cross-Origin-Opener-Policy"] = "same-origin"
        if https:
            own["Strict-Transport-Security"] = _HSTS
        response.headers.extend({**HEADERS, **own})
        response.headers.setdefault("Cache-Control", "no-cache")  # asked again each time, so that nobody is shown older data
        return response
