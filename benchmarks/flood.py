"""16 clients that ask for dear files without end, and beside them readers who take cheap ones."""

import http.client
import random
import re
import threading
import time
from collections import Counter
from contextlib import suppress
from statistics import quantiles
from typing import Any

from benchmarks.reading import any_link, asked
from dashboard.exports.forms import FORMS

FLOOD = 16
READERS = 3
_CHEAP = [name for name, form in FORMS.items() if not form.dear]


def _dear(choose: random.Random) -> str:
    """Return what the flood asks for: the same deck under another address each time, or another deck."""
    sequence = "~".join(f"member%3Dvatra%26since%3D{choose.randrange(2005, 2024)}" for _ in range(20))
    return choose.choice((f"x={choose.random()}", f"utm_source={choose.random()}", f"sequence={sequence}"))


def flooded(address: str, *, seconds: int) -> dict[str, Any]:
    """Return what :data:`READERS` of cheap files get while :data:`FLOOD` clients ask for dear ones."""
    stop, took, refused = threading.Event(), [], Counter[str]()
    host = address.removeprefix("http://").rstrip("/")

    def flood(choose: random.Random) -> None:
        while not stop.is_set():
            connection = http.client.HTTPConnection(host, timeout=120)
            with suppress(OSError, http.client.HTTPException):  # whatever the flood gets is right
                connection.request("GET", f"/data/presentation.pptx?{_dear(choose)}", headers={"X-Reader": "flood"})
                connection.getresponse().read()
            connection.close()
            stop.wait(0.2)  # who is refused comes again, without taking the processor from whom is measured

    def read(choose: random.Random) -> None:
        while not stop.is_set():
            begun = time.perf_counter()
            try:
                asked(address, f"/data/{choose.choice(_CHEAP)}?{any_link(choose)}")
                took.append(time.perf_counter() - begun)
            except (OSError, http.client.HTTPException, AssertionError) as error:
                refused[re.sub("[?][^ ]*", "", str(error))] += 1

    clients = [threading.Thread(target=flood, args=(random.Random(n),), daemon=True) for n in range(FLOOD)]
    readers = [threading.Thread(target=read, args=(random.Random(FLOOD + n),), daemon=True) for n in range(READERS)]
    for client in (*clients, *readers):
        client.start()
    time.sleep(seconds)
    stop.set()
    for reader in readers:
        reader.join(120)
    cuts = quantiles(took, n=100) if len(took) > 1 else [float("nan")] * 99
    return {
        "files": len(took), "refused": sum(refused.values()), "errors": dict(refused), "p50_ms": 1000 * cuts[49], "p95_ms": 1000 * cuts[94],
    }  # fmt: skip
