"""``python -m benchmarks``: every measure in one run, kept as JSON, printed as a table, drawn."""

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import browser as reader
from benchmarks import service
from benchmarks.generate import generate
from benchmarks.growth import SIZES, growth
from benchmarks.report import draw, table
from dashboard.bundling.artefacts import QUALITY, script_json
from dashboard.domain.index import build_index
from dashboard.exports.forms import FORMS
from dashboard.io.dataset import load_dataset

RESULTS = Path(__file__).parent / "results"
MADE_UP = tuple(f"member-{n:05d}" for n in range(8))


def _say(text: str) -> None:
    print(f"{datetime.now(UTC):%H:%M:%S} {text}", file=sys.stderr, flush=True)


def small(rounds: int) -> dict[str, Any]:
    """Measure the shipped data: ours, naive and floor, in turn."""
    with ExitStack() as stack:
        servers = {name: stack.enter_context(service.serving(name)) for name in ("ours", "naive", "floor")}
        sites = {name: server.address for name, server in servers.items()}
        browser = stack.enter_context(reader.chromium())
        _say("selections")
        found: dict[str, Any] = {"selection_ms": reader.selections(browser, sites, rounds=rounds), "visits": {}}
        for name, line in reader.LINES.items():
            _say(f"visits, {name}")
            found["visits"][name] = reader.visits(browser, sites, line, rounds=3 if name == "plain" else 1, packed=name == "plain")
        found["memory_mb"] = {name: server.memory_mb for name, server in servers.items()}
        found["export_s"], found["load"] = _exports(sites["ours"]), _loads(sites)
    return found


def _exports(address: str) -> dict[str, float]:
    _say("exports")
    return {form: service.fetched(f"{address}data/{form}?member=vatra&lang=en")[0] for form in FORMS}


def _loads(sites: dict[str, str]) -> dict[str, Any]:
    """Return what 200 readers get: the pages, what the naive one needs for a choice, and our data."""
    _say("200 readers")
    paths = {"ours /": sites["ours"], "naive /": sites["naive"], "floor /": sites["floor"]}
    paths |= {
        f"ours /data/{form}": f"{sites['ours']}data/{form}?member=vatra" for form in ("coverage.csv", "coverage.geojson", "operations.csv")
    }
    return {name: service.load(address, seconds=5) for name, address in paths.items()}


def big(rounds: int) -> dict[str, Any]:
    """Measure 10,000 members and 200,000 rows beside the shipped data; says so where the server does not start in 45 s."""
    _say("10,000 members, 200,000 operations")
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder), members=10_000, operations=200_000, vertices=30_000)
        try:
            with service.serving("ours", data=Path(folder), patience_s=45) as server, reader.chromium() as browser:
                found = {"start_s": server.start_s, "memory_mb": server.memory_mb}
                sites = {"big": server.address}
                visits = reader.visits(browser, sites, reader.LINES["plain"], rounds=1)
                found |= {"visit": visits["big"]["first"], "index_bytes": _index_bytes(Path(folder))}
                return {"big": found | {"selection_ms": reader.selections(browser, sites, rounds=rounds, members=MADE_UP)}}
        except TimeoutError:
            return {"big": {"start_s": None}}


def _index_bytes(folder: Path) -> int:
    """Return the size of the index of ``folder`` as the server compresses it."""
    import brotli

    return len(brotli.compress(script_json(build_index(load_dataset(folder))).encode(), quality=QUALITY))


def starts(_rounds: int) -> dict[str, Any]:
    """Measure starts, in turn, and the command that freezes the page."""
    _say("starts and freezing")
    taken = [{name: service.started(name) for name in ("ours", "naive")} for _ in range(3)]
    return {"start_s": {name: statistics.median(t[name] for t in taken) for name in taken[0]}, "freeze": service.frozen()}


def grown(_rounds: int) -> dict[str, Any]:
    """Measure up to a million rows."""
    _say("growth")
    return {"growth": growth(SIZES)}


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
    chosen = parser.parse_args()
    begun = time.perf_counter()
    chosen.out.mkdir(parents=True, exist_ok=True)
    found: dict[str, Any] = {
        "date": datetime.now(UTC).isoformat(timespec="minutes"),
        "machine": machine(),
        "busy_before": os.getloadavg()[0],
    }
    for part in (small, starts, big, grown):
        found |= part(chosen.rounds)
        (chosen.out / "latest.json").write_text(json.dumps(found, indent=1) + "\n")
    (chosen.out / "latest.md").write_text(table(found))
    draw(found, Path(__file__).parent / "results.svg")
    print(table(found))
    _say(f"took {time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()
