"""``python -m benchmarks.soak``: 500 readers at once; ten minutes of readers while the data are replaced, well and badly;
readers of cheap files while others flood the server with dear ones; visits while the data are swapped under several workers.

Every answer is looked at: anything but a whole, sound one is an error. Exit code 1 where there is one.
"""

import argparse
import http.client
import json
import os
import random
import re
import shutil
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from typing import Any

from benchmarks import swaps
from benchmarks.__main__ import machine
from benchmarks.cluster import behind_nginx
from benchmarks.flood import flooded
from benchmarks.reading import FORMS_TAKEN, any_link, asked, connected, loaded
from benchmarks.service import ROOT, Server, ran, serving

CROWD = 500
READERS = 12
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
    paths = ["/", "/?lang=en&member=vatra&level=county", *loaded(asked(address, "/")), "/data/coverage.csv?member=vatra", "/readyz"]
    return ran(address, seconds=seconds, readers=CROWD, script=_ASKED % ", ".join(f'"{path}"' for path in paths))


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
            connection = connected(self.address)
            try:
                self._visit(connection, choose)
            except (OSError, http.client.HTTPException, AssertionError, ValueError) as error:
                self.errors[f"{type(error).__name__}: {re.sub('[?][^ ]*', '', str(error))}"] += 1
            finally:
                connection.close()
            self._stop.wait(choose.uniform(1, 4))

    def _visit(self, connection: http.client.HTTPConnection, choose: random.Random) -> None:
        """Open the page, load what it names, take three files away."""
        page = self._asked(connection, "/?" + any_link(choose))
        if not page.rstrip().endswith("</html>"):
            raise AssertionError("the page is cut off")
        for path in loaded(page):
            self._asked(connection, path)
        for _ in range(3):
            self._asked(connection, f"/data/{choose.choice(FORMS_TAKEN)}?{any_link(choose)}")
        self.versions.add(json.loads(self._asked(connection, "/readyz"))["data_version"])

    def _asked(self, connection: http.client.HTTPConnection, path: str) -> str:
        begun = time.perf_counter()
        text = asked(self.address, path, connection=connection)
        self.took.append(time.perf_counter() - begun)
        return text


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


def _version(server: Server) -> str:
    return str(json.loads(asked(server.address, "/readyz"))["data_version"])


def main() -> int:
    """Measure, print as JSON; 1 where a reader met an error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--crowd", type=int, default=60, help="seconds of 500 readers at once, for each server; 0 leaves them out")
    parser.add_argument("--seconds", type=int, default=600, help="of readers while the data are replaced; 0 leaves them out")
    parser.add_argument("--flood", type=int, default=60, help="seconds of 16 clients that ask for dear files; 0 leaves them out")
    parser.add_argument("--every", type=int, default=10, help="seconds between two replacements")
    parser.add_argument("--swaps", type=int, default=500, help="of the data under 2 x 2 workers; 0 leaves them out")
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
            with behind_nginx(Path(folder)) as cluster:
                if chosen.crowd:
                    found["nginx and gunicorn, 500 readers"] = crowd(cluster.address, seconds=chosen.crowd)
                if chosen.flood:
                    found["nginx and gunicorn, flooded"] = flooded(cluster.address, seconds=chosen.flood)
    if chosen.swaps:
        found["nginx and 2 x 2 workers, data swapped"] = swaps.run(swaps=chosen.swaps, every=6, restart=25)
    print(json.dumps(found, indent=1))
    parts = [part for part in found.values() if isinstance(part, dict)]
    wrong = any(part.get("failed") or part.get("errors") or part.get("replaced", {}).get("spoilt") for part in parts)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
