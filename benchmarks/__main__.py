"""``python -m benchmarks``: every measure in one run, kept as JSON, printed as a table, drawn."""

import argparse
import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from benchmarks import browser as reader
from benchmarks import service, swaps
from benchmarks.flood import flooded
from benchmarks.generate import generate
from benchmarks.growth import SIZES, growth
from benchmarks.quiet import Disturbance, noted, quietly
from benchmarks.report import draw, table
from dashboard.bundling.artefacts import QUALITY, script_json
from dashboard.domain.index import build_index
from dashboard.exports.forms import FORMS
from dashboard.io.dataset import load_dataset

RESULTS = Path(__file__).parent / "results"
LINE = "10 Mbps, 40 ms"
Found = TypeVar("Found")
MADE_UP = tuple(f"member-{n:05d}" for n in range(8))


def _say(text: str) -> None:
    print(f"{datetime.now(UTC):%H:%M:%S} {text}", file=sys.stderr, flush=True)


Disturbances = dict[str, Disturbance]


def small(rounds: int, took: "Taken") -> dict[str, Any]:
    """Measure the shipped data: ours, naive and floor, in turn."""
    with ExitStack() as stack:
        servers = {name: stack.enter_context(service.serving(name)) for name in ("ours", "naive", "floor")}
        servers["ours"].settle()
        sites = {name: server.address for name, server in servers.items()}
        two = {name: sites[name] for name in ("ours", "naive")}
        browser = stack.enter_context(reader.chromium())
        found: dict[str, Any] = {"selection_ms": took("selection", lambda: reader.selections(browser, sites, rounds=rounds))}
        at = reader.LINES[LINE]
        found["selection_line_ms"] = took(f"selection, {LINE}", lambda: reader.selections(browser, two, rounds=rounds, line=at))
        found["visits"], found["early_taps"], found["taps"] = {}, {}, {}
        for name, line in reader.LINES.items():
            plain = name == "plain"
            found["visits"][name] = took(
                f"first visit, {name}", lambda line=line, plain=plain: reader.visits(browser, sites, line, rounds=3, packed=plain)
            )
            found["early_taps"][name] = took(
                f"tap before the scripts, {name}", lambda line=line: reader.early_taps(browser, sites["ours"], line, rounds=5)
            )
            found["taps"][name] = took(f"first tap, {name}", lambda line=line: reader.taps(browser, two, line, rounds=3))
        found["memory_mb"] = {name: server.memory_mb for name, server in servers.items()}
        found["load"] = {what: took(f"200 readers, {what}", partial(service.load, address, seconds=5)) for what, address in _paths(sites)}
    found["export_s"], found["deck_s"] = took("export", _exports)
    found["flood"] = took("flood", _flood)
    return found


def _paths(sites: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what 200 readers ask for: the pages, what the naive one needs for a choice, and our data."""
    yield from ((f"{name} /", sites[name]) for name in sites)
    for form in ("coverage.csv", "coverage.geojson", "operations.csv"):
        yield f"ours /data/{form}", f"{sites['ours']}data/{form}?member=vatra"


def _exports() -> tuple[dict[str, float], dict[str, float]]:
    """Return what each file takes that nobody has asked for before, once the libraries that draw are loaded; and the presentations."""
    with service.serving("ours") as server:
        server.settle()
        files = {form: service.fetched(f"{server.address}data/{form}?member=vatra&lang=en&since=2015")[0] for form in FORMS}
        each = f"{server.address}data/presentation.pptx?lang=en&member={','.join(_members())}"
        return files, {"with one member": files.pop("presentation.pptx"), "with each member": service.fetched(each)[0]}


def _members() -> list[str]:
    dataset = load_dataset(service.ROOT / "data")
    return [member for member in dataset.member_ids if member != dataset.coalition.id]


def _flood() -> dict[str, Any]:
    with service.serving("ours") as server:
        server.settle()
        return flooded(server.address, seconds=30)


def swap(_rounds: int, took: "Taken") -> dict[str, Any]:
    """Swap the data under visits; left out where nginx is not installed."""
    if not shutil.which("nginx", path="/usr/sbin:/usr/bin"):
        return {"swaps": {}}
    return {"swaps": took("swaps", lambda: swaps.run(swaps=20, every=6, restart=10))}


def big(rounds: int, took: "Taken") -> dict[str, Any]:
    """Measure 10,000 members and 200,000 rows beside the shipped data; says so where the server does not start in 45 s."""
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder), members=10_000, operations=200_000, vertices=30_000)
        try:
            return {"big": took("10,000 members", lambda: _big(Path(folder), rounds))}
        except TimeoutError:
            return {"big": {"start_s": None}}


def _big(folder: Path, rounds: int) -> dict[str, Any]:
    with service.serving("ours", data=folder, patience_s=45) as server, reader.chromium() as browser:
        found: dict[str, Any] = {"start_s": server.start_s, "memory_mb": server.memory_mb}
        sites = {"big": server.address}
        visits = reader.visits(browser, sites, reader.LINES["plain"], rounds=1)
        found |= {"visit": visits["big"]["first"], "index_bytes": _index_bytes(folder)}
        return found | {"selection_ms": reader.selections(browser, sites, rounds=rounds, members=MADE_UP)}


def _index_bytes(folder: Path) -> int:
    """Return the size of the index of ``folder`` as the server compresses it."""
    import brotli

    return len(brotli.compress(script_json(build_index(load_dataset(folder))).encode(), quality=QUALITY))


def starts(_rounds: int, took: "Taken") -> dict[str, Any]:
    """Measure starts, in turn, and the command that freezes the page."""

    def started() -> dict[str, float]:
        runs = [{name: service.started(name) for name in ("ours", "naive")} for _ in range(3)]
        return {name: statistics.median(run[name] for run in runs) for name in runs[0]}

    return {"start_s": took("start", started), "freeze": took("freeze", service.frozen)}


def grown(_rounds: int, took: "Taken") -> dict[str, Any]:
    """Measure up to a million rows."""
    return {"growth": took("growth", lambda: growth(SIZES))}


class Taken:
    """Measures one thing after the other, again where others disturbed it; ``disturbances`` keeps how far."""

    def __init__(self, *, tries: int) -> None:
        self._tries, self.disturbances = tries, Disturbances()

    def __call__(self, name: str, measure: Callable[[], Found]) -> Found:
        """Return what ``measure`` finds."""
        _say(name)
        found, self.disturbances[name] = quietly(measure, tries=self._tries)
        if self.disturbances[name].disturbed:
            _say(f"{name}: disturbed, in each of {self.disturbances[name].tries} tries")
        return found


PARTS = {"small": small, "starts": starts, "swaps": swap, "big": big, "growth": grown}


def machine() -> dict[str, Any]:
    """Return what the figures were measured on."""
    model = [line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "cpu": model[0] if model else platform.processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(memory, 1),
        "python": platform.python_version(),
    }


def main() -> None:
    """Measure, keep, print, draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=24, help="selections measured in each page")
    parser.add_argument("--out", type=Path, default=RESULTS)
    parser.add_argument("--tries", type=int, default=3, help="of what others disturb")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=[*PARTS], help="parts of it: JSON alone, no table")
    chosen = parser.parse_args()
    begun = time.perf_counter()
    chosen.out.mkdir(parents=True, exist_ok=True)
    found: dict[str, Any] = {
        "date": datetime.now(UTC).isoformat(timespec="minutes"),
        "machine": machine(),
        "busy_before": os.getloadavg()[0],
    }
    took = Taken(tries=chosen.tries)
    for part in chosen.only:
        found |= PARTS[part](chosen.rounds, took)
        found["disturbance"] = noted(took.disturbances)
        (chosen.out / "latest.json").write_text(json.dumps(found, indent=1) + "\n")
    if set(chosen.only) != {*PARTS}:
        return print(json.dumps(found, indent=1))
    (chosen.out / "latest.md").write_text(table(found))
    draw(found, Path(__file__).parent / "results.svg")
    print(table(found))
    _say(f"took {time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()
