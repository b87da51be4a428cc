"""What a reader of the soak asks for; every answer is looked at."""

import gzip
import http.client
import random
import re
from urllib.parse import urlencode

from dashboard.domain.parameters import VIEWS
from dashboard.domain.places import SHOWN_LEVELS

FORMS_TAKEN = (
    "coverage.csv", "coverage.xlsx", "coverage.geojson", "gaps.csv", "matrix.csv", "words.txt", "operations.csv", "coverage.svg",
)  # fmt: skip


def connected(address: str) -> http.client.HTTPConnection:
    """Return a connection to the server at ``address``."""
    return http.client.HTTPConnection(address.removeprefix("http://").rstrip("/"), timeout=60)


def asked(address: str, path: str, *, connection: http.client.HTTPConnection | None = None) -> str:
    """Return the text of an answer. Raises AssertionError where it is not a whole, good one, TimeoutError where none comes."""
    own = connection or connected(address)
    try:
        return _asked(own, path)
    except TimeoutError as error:
        raise TimeoutError(f"{path} is not answered within {own.timeout} s") from error


def _asked(own: http.client.HTTPConnection, path: str) -> str:
    own.request("GET", path, headers={"Accept-Encoding": "gzip"})
    with own.getresponse() as answer:
        body = answer.read()
        if answer.status != 200:
            raise AssertionError(f"{path} answers {answer.status}")
        text = gzip.decompress(body) if answer.headers["Content-Encoding"] == "gzip" else body
        return text.decode("utf-8", "replace")


def loaded(page: str) -> list[str]:
    """Return the addresses of what a page loads before it opens."""
    return [f"/{name}" for name in re.findall(r'"(artefacts/[\w.-]+\.(?:js|css))"', page)]


def any_link(choose: random.Random) -> str:
    """Return the query of some view."""
    chosen = {"view": choose.choice(VIEWS), "level": choose.choice(SHOWN_LEVELS), "lang": choose.choice(("sq", "en")),
              "member": choose.choice(("", "vatra", "tlas,tdh")), "since": choose.choice(("", "2015"))}  # fmt: skip
    return urlencode({name: value for name, value in chosen.items() if value})
