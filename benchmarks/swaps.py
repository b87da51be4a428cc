"""``python -m benchmarks.swaps``: visits while the data are swapped again and again, behind nginx with 2 x 2 workers.

A visit does what the page does: it opens, loads what it names, is loaded once again where something of that is gone, and takes a file,
for which it asks again where the server is busy. A visit is broken where the page does not open at the second try either, or the file
does not come. Every so many swaps one of the two processes is stopped and begins anew, as for new code. Exit code 1 where a visit was
broken.
"""

import argparse
import csv
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
from contextlib import suppress
from pathlib import Path
from typing import Any

from benchmarks.cluster import Cluster, behind_nginx
from benchmarks.reading import FORMS_TAKEN, any_link, asked, connected, loaded
from benchmarks.service import ROOT

READERS = 12
_TRIES = 12  # for a file, as the page has
_BETWEEN = 5  # seconds
_PATIENCE_S = 120  # until a swap is shown


class Visitors:
    """Readers who visit until they are stopped; ``counted``: visits, those loaded once again, files asked for again, broken ones."""

    def __init__(self, address: str) -> None:
        self._address, self._stop = address, threading.Event()
        self.counted, self.broken = Counter({"visits": 0, "loaded once again": 0, "asked again": 0}), Counter[str]()
        self._threads = [threading.Thread(target=self._read, args=(random.Random(n),)) for n in range(READERS)]

    def __enter__(self) -> "Visitors":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _read(self, choose: random.Random) -> None:
        while not self._stop.is_set():
            self.counted["visits"] += 1
            try:
                self._visit(any_link(choose), choose.choice(FORMS_TAKEN))
            except (OSError, http.client.HTTPException, AssertionError, ValueError) as error:
                self.broken[f"{type(error).__name__}: {re.sub('[?][^ ]*', '', str(error))}"] += 1
            self._stop.wait(choose.uniform(0.2, 1.5))

    def _visit(self, link: str, form: str) -> None:
        try:
            self._open(link)
        except AssertionError:
            self.counted["loaded once again"] += 1
            self._open(link)
        for left in range(_TRIES, 0, -1):
            try:
                asked(self._address, f"/data/{form}?{link}")
                return
            except (OSError, http.client.HTTPException, AssertionError):
                if left == 1:
                    raise
                self.counted["asked again"] += 1
                time.sleep(_BETWEEN)

    def _open(self, link: str) -> None:
        connection = connected(self._address)
        try:
            page = asked(self._address, f"/?{link}", connection=connection)
            if not page.rstrip().endswith("</html>"):
                raise AssertionError("the page is cut off")
            for path in loaded(page):
                asked(self._address, path, connection=connection)
        finally:
            connection.close()


def swapped(cluster: Cluster, folder: Path, *, swaps: int, every: float, restart: int) -> dict[str, Any]:
    """Return how visits went while ``operations.csv`` became another one ``swaps`` times; each ``restart``-th a process began anew.

    ``shown``: swaps that a worker showed before the next; from then on the others have ``every`` seconds.
    """
    path = folder / "operations.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    row = next(row for row in rows if row[header.index("visibility")] == "public")
    note, shown, restarts = header.index("note"), 0, 0
    known = {str(json.loads(asked(cluster.address, "/readyz"))["data_version"])}
    with Visitors(cluster.address) as visitors:
        for swap in range(1, swaps + 1):
            row[note] = f"Swap {swap}"
            with (folder / "new").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([header, *rows])
            os.replace(folder / "new", path)
            if restart and swap % restart == 0:
                cluster.restart([*cluster.apps][restarts % len(cluster.apps)])
                restarts += 1
            shown += _shown(cluster, known)
            time.sleep(every)
    return {
        "swaps": swaps, "shown": shown, "restarts": restarts, **visitors.counted,
        "broken": sum(visitors.broken.values()), "errors": dict(visitors.broken),
    }  # fmt: skip


def _shown(cluster: Cluster, known: set[str]) -> bool:
    """Wait until one of the workers shows data that are not ``known``, and add them; the rest are still behind then."""
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end:
        with suppress(OSError, http.client.HTTPException, AssertionError):
            version = str(json.loads(asked(cluster.address, "/readyz"))["data_version"])
            if version not in known:
                known.add(version)
                return True
        time.sleep(0.2)
    return False


def run(*, swaps: int, every: float, restart: int) -> dict[str, Any]:
    """Return how visits went behind nginx, see :func:`swapped`."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(shutil.copytree(ROOT / "data", Path(folder) / "data", ignore=shutil.ignore_patterns("versions")))
        with behind_nginx(Path(folder), data=data, apps=2, workers=2) as cluster:
            return swapped(cluster, data, swaps=swaps, every=every, restart=restart)


def main() -> int:
    """Swap, print as JSON; 1 where a visit was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--swaps", type=int, default=500)
    parser.add_argument("--every", type=float, default=6, help="seconds between the first worker that shows a swap and the next swap")
    parser.add_argument("--restart", type=int, default=25, help="one of the two processes begins anew each so many swaps; 0: never")
    chosen = parser.parse_args()
    found = run(swaps=chosen.swaps, every=chosen.every, restart=chosen.restart)
    print(json.dumps(found, indent=1))
    return 1 if found["broken"] else 0


if __name__ == "__main__":
    sys.exit(main())
