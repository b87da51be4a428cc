"""What is answered where a file cannot be made now: a line for programs, for a person a page that asks again by itself."""

from html import escape

from flask import Response, request

from dashboard.server.document import asked_language
from dashboard.texts.translator import Translator

AGAIN = 5  # seconds
_STYLE = "body{margin:2rem;font:1.1rem/1.5 system-ui,sans-serif;color-scheme:light dark}"


def busy_answer() -> Response:
    """Return the answer 503: as a page where a browser has gone to the address, which needs no script to come back."""
    headers = {"Retry-After": str(AGAIN), "Access-Control-Allow-Origin": "*", "Vary": "Accept, Accept-Language"}
    if "text/html" not in request.headers.get("Accept", ""):
        return Response("Busy: please try again shortly.\n", 503, headers, mimetype="text/plain")
    _ = Translator(asked_language())
    why = _("Many files are asked for at the moment. This page asks for yours again every {n} seconds.", n=AGAIN)
    page = f"""<!DOCTYPE html>
<html lang="{_.lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="{AGAIN}"><title>{escape(_("The file is being made"))}</title><style>{_STYLE}</style>
<h1>{escape(_("The file is being made"))}</h1>
<p role="status">{escape(why)}</p></html>
"""
    return Response(page, 503, headers, mimetype="text/html")
