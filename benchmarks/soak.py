"""``python -m benchmarks.soak``: 500 readers at once; ten minutes of readers while the data are replaced, well and badly;
and one reader of cheap files while others flood the server with dear ones.

Every answer is looked at: anything but a whole, sound one is an error. Exit code 1 where there is one.
"""

import argparse
import gzip
import http.client
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from typing import Any
from urllib.parse import urlencode

from benchmarks.__main__ import machine
from benchmarks.service import ROOT, Server, free_port, ran, serving, waited
from dashboard.domain.parameters import VIEWS
from dashboard.domain.places import SHOWN_LEVELS
from dashboard.exports.forms import FORMS

CROWD = 500
READERS = 12
_FORMS = ("coverage.csv", "coverage.xlsx", "coverage.geojson", "gaps.csv", "matrix.csv", "words.txt", "operations.csv", "coverage.svg")
FLOOD = 16
_CHEAP = [name for name, form in FORMS.items() if not form.dear]
_ASKED = """
local paths = {%s}
local n = 0
request = function() n = n + 1; return wrk.format("GET", paths[n %% #paths + 1]) end
"""


def crowd(address: str, *, seconds: int) -> dict[str, float]:
    """Return what :data:`CROWD` readers at once get who ask for the page, what it loads, and a table, in turn.

    Raises:
        RuntimeError: wrk is not installed.
    """
    if not shutil.which("wrk"):
        raise RuntimeError("wrk is not installed: apt-get install -y --no-install-recommends wrk")
    paths = ["/", "/?lang=en&member=vatra&level=county", *_loaded(_get(address, "/")), "/data/coverage.csv?member=vatra", "/readyz"]
    return ran(address, seconds=seconds, readers=CROWD, script=_ASKED % ", ".join(f'"{path}"' for path in paths))


def _loaded(page: str) -> list[str]:
    return [f"/{name}" for name in re.findall(r'"(artefacts/[\w.-]+\.(?:js|css))"', page)]


def _get(address: str, path: str, *, connection: http.client.HTTPConnection | None = None) -> str:
    """Return the text of an answer. Raises AssertionError where it is not a whole, good one."""
    host = address.removeprefix("http://").rstrip("/")
    own = connection or http.client.HTTPConnection(host, timeout=60)
    own.request("GET", path, headers={"Accept-Encoding": "gzip"})
    with own.getresponse() as answer:
        body = answer.read()
        if answer.status != 200:
            raise AssertionError(f"{path} answers {answer.status}")
        text = gzip.decompress(body) if answer.headers["Content-Encoding"] == "gzip" else body
        return text.decode("utf-8", "replace")


class Readers:
    """Readers that look at page after page until they are stopped; ``took`` in seconds, ``errors`` by what went wrong."""

    def __init__(self, address: str) -> None:
        self.address, self.took, self.errors = address, [], Counter[str]()
        self.versions: set[str] = set()
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=(random.Random(n),)) for n in range(READERS)]

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _read(self, choose: random.Random) -> None:
        while not self._stop.is_set():
            connection = http.client.HTTPConnection(self.address.removeprefix("http://").rstrip("/"), timeout=60)
            try:
                self._visit(connection, choose)
            except (OSError, http.client.HTTPException, AssertionError, ValueError) as error:
                self.errors[f"{type(error).__name__}: {re.sub('[?][^ ]*', '', str(error))}"] += 1
            finally:
                connection.close()
            self._stop.wait(choose.uniform(1, 4))

    def _visit(self, connection: http.client.HTTPConnection, choose: random.Random) -> None:
        """Open the page, load what it names, take three files away."""
        page = self._asked(connection, "/?" + _any_link(choose))
        if not page.rstrip().endswith("</html>"):
            raise AssertionError("the page is cut off")
        for path in _loaded(page):
            self._asked(connection, path)
        for _ in range(3):
            self._asked(connection, f"/data/{choose.choice(_FORMS)}?{_any_link(choose)}")
        self.versions.add(json.loads(self._asked(connection, "/readyz"))["data_version"])

    def _asked(self, connection: http.client.HTTPConnection, path: str) -> str:
        begun = time.perf_counter()
        text = _get(self.address, path, connection=connection)
        self.took.append(time.perf_counter() - begun)
        return text


def _any_link(choose: random.Random) -> str:
    chosen = {"view": choose.choice(VIEWS), "level": choose.choice(SHOWN_LEVELS), "lang": choose.choice(("sq", "en")),
              "member": choose.choice(("", "vatra", "tlas,tdh")), "since": choose.choice(("", "2015"))}  # fmt: skip
    return urlencode({name: value for name, value in chosen.items() if value})


def replacements(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield for ever what ``operations.csv`` becomes: other good data, bad ones, the first ones, bad ones, ..."""
    whole = (folder / "operations.csv").read_bytes()
    fewer = whole[: whole.rstrip().rindex(b"\n") + 1]
    for turn in range(10**9):
        yield "good", fewer if turn % 2 == 0 else whole
        yield (
            "bad",
            (whole[: len(whole) // 3], whole + b"nobody,Atlantis,district,direct,,,,public,t,https://e.example,\n", b"", b"\0")[turn % 4],
        )


def soaked(server: Server, folder: Path, *, seconds: int, every: int) -> dict[str, Any]:
    """Return what readers got for ``seconds`` while the data were replaced ``every`` so many; memory (MB) by the minute.

    ``shown`` counts the good data that were served before the next came; ``spoilt`` the bad ones after which the last good ones were not.
    """
    counted = Counter({"good": 0, "shown": 0, "bad": 0, "spoilt": 0})
    memory, begun, before = [server.memory_mb], time.monotonic(), _version(server)
    with Readers(server.address) as readers:
        for kind, data in replacements(folder):
            (folder / "new").write_bytes(data)
            os.replace(folder / "new", folder / "operations.csv")
            time.sleep(every)
            now = _version(server)
            counted[kind] += 1
            counted["shown"] += kind == "good" and now != before
            counted["spoilt"] += kind == "bad" and now != before
            before = now
            if (time.monotonic() - begun) // 60 >= len(memory):
                memory.append(server.memory_mb)
            if time.monotonic() - begun >= seconds:
                break
    cuts = quantiles(readers.took, n=100)
    return {
        "requests": len(readers.took), "errors": dict(readers.errors), "p50_ms": 1000 * cuts[49], "p95_ms": 1000 * cuts[94],
        "replaced": dict(counted), "versions_seen": len(readers.versions), "memory_mb": [round(mb) for mb in [*memory, server.memory_mb]],
    }  # fmt: skip


def flooded(address: str, *, seconds: int) -> dict[str, Any]:
    """Return what one reader of cheap files gets while :data:`FLOOD` clients ask for dear ones without end, each for another one."""
    stop, took, refused = threading.Event(), [], Counter[str]()
    host = address.removeprefix("http://").rstrip("/")

    def flood(choose: random.Random) -> None:
        while not stop.is_set():
            connection = http.client.HTTPConnection(host, timeout=120)
            sequence = "~".join(f"member%3Dvatra%26since%3D{choose.randrange(2005, 2024)}" for _ in range(20))
            with suppress(OSError, http.client.HTTPException):  # whatever the flood gets is right
                connection.request("GET", f"/data/presentation.pptx?sequence={sequence}", headers={"X-Reader": "flood"})
                connection.getresponse().read()
            connection.close()
            stop.wait(0.2)  # who is refused comes again, without taking the processor from whom is measured

    clients = [threading.Thread(target=flood, args=(random.Random(n),), daemon=True) for n in range(FLOOD)]
    for client in clients:
        client.start()
    choose, end = random.Random(FLOOD), time.monotonic() + seconds
    while time.monotonic() < end:
        begun = time.perf_counter()
        try:
            _get(address, f"/data/{choose.choice(_CHEAP)}?{_any_link(choose)}")
            took.append(time.perf_counter() - begun)
        except (OSError, http.client.HTTPException, AssertionError) as error:
            refused[re.sub("[?][^ ]*", "", str(error))] += 1
    stop.set()
    return {
        "files": len(took),
        "errors": dict(refused),
        "p50_ms": 1000 * quantiles(took, n=100)[49],
        "p95_ms": 1000 * quantiles(took, n=100)[94],
    }


def _version(server: Server) -> str:
    return str(json.loads(_get(server.address, "/readyz"))["data_version"])


@contextmanager
def behind_nginx(folder: Path) -> Iterator[str]:
    """Serve with the shipped settings of gunicorn and nginx; yield the address."""
    app, port = f"127.0.0.1:{free_port()}", free_port()
    text = (ROOT / "deploy/nginx.conf").read_text()
    changes = {"server app-1:8050": f"server {app}", "listen 8080": f"listen 127.0.0.1:{port}", "/dev/stdout readers": "off",
               "/var/cache/nginx/artefacts": f"{folder}/cache", "/tmp/nginx": f"{folder}/nginx",
               "$binary_remote_addr": "$http_x_reader"}  # fmt: skip # all readers here share one address, and would share its limit
    for shipped, here in changes.items():
        text = text.replace(shipped, here)
    text = re.sub(r"\n +server app-2.*", "", text)
    (folder / "nginx.conf").write_text(("user root;\n" if os.getuid() == 0 else "") + "daemon off;\n" + text)
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "dashboard.web:wsgi()"]
    nginx = [shutil.which("nginx", path="/usr/sbin:/usr/bin") or "nginx", "-c", str(folder / "nginx.conf")]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": ROOT}
    running: list[subprocess.Popen[bytes]] = []
    try:
        for command in (nginx, gunicorn):  # nginx first: it may not be installed
            running.append(subprocess.Popen(command, env={**os.environ, "BIND": app}, **quiet))  # type: ignore[call-overload]
        waited(f"http://127.0.0.1:{port}/readyz", patience_s=90)
        yield f"http://127.0.0.1:{port}/"
    finally:
        for process in running:
            process.terminate()
            process.wait(30)


def main() -> int:
    """Measure, print as JSON; 1 where a reader met an error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--crowd", type=int, default=60, help="seconds of 500 readers at once, for each server; 0 leaves them out")
    parser.add_argument("--seconds", type=int, default=600, help="of readers while the data are replaced; 0 leaves them out")
    parser.add_argument("--flood", type=int, default=60, help="seconds of 16 clients that ask for dear files; 0 leaves them out")
    parser.add_argument("--every", type=int, default=10, help="seconds between two replacements")
    chosen = parser.parse_args()
    found: dict[str, Any] = {"date": datetime.now(UTC).isoformat(timespec="minutes"), "machine": machine()}
    with tempfile.TemporaryDirectory() as folder:
        data = Path(shutil.copytree(ROOT / "data", Path(folder) / "data"))
        with serving("ours", data=data) as server:
            if chosen.crowd:
                found["waitress, 500 readers"] = crowd(server.address, seconds=chosen.crowd)
            if chosen.seconds:
                found["waitress, data replaced"] = soaked(server, data, seconds=chosen.seconds, every=chosen.every)
            if chosen.flood:
                found["waitress, flooded"] = flooded(server.address, seconds=chosen.flood)
        if chosen.crowd or chosen.flood:
            with behind_nginx(Path(folder)) as address:
                if chosen.crowd:
                    found["nginx and gunicorn, 500 readers"] = crowd(address, seconds=chosen.crowd)
                if chosen.flood:
                    found["nginx and gunicorn, flooded"] = flooded(address, seconds=chosen.flood)
    print(json.dumps(found, indent=1))
    parts = [part for part in found.values() if isinstance(part, dict)]
    wrong = any(part.get("failed") or part.get("errors") or part.get("replaced", {}).get("spoilt") for part in parts)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
