"""``python -m benchmarks.mutants``: plants one fault after the other in what counts, in both halves, and says which share the tests find.

The domain by mutmut, held against its quick tests (``tool.mutmut`` in ``pyproject.toml``); the pure part of the browser half by Stryker,
held against its unit tests and some selections and texts of ``tests/agreement`` (``stryker/stryker.config.mjs``).
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

LEAST = 0.85  # share of the faults that must be found, in each half
FOUND = {"killed", "timeout", "segfault", "suspicious"}  # as mutmut says it
FOUND_BY_STRYKER = {"Killed", "Timeout"}
UNTRIED = {"not checked", "skipped", "Ignored", "Pending", "CompileError", "RuntimeError"}
_ROOT = Path(__file__).parent.parent
_MUTMUT = [sys.executable, "-m", "mutmut"]
_STRYKER = Path("benchmarks/stryker")
_BUILT = Path("build/mutants")


class Fault(NamedTuple):
    """A fault that was planted: the module it is in, how to see it, and whether a test found it."""

    module: str
    name: str
    found: bool


def read_results(text: str) -> list[Fault]:
    """Return the faults of what ``mutmut results --all true`` prints; those not looked at are left out."""
    pairs = (line.strip().rpartition(": ") for line in text.splitlines() if ": " in line)
    return [Fault(name.split(".")[2], name, status in FOUND) for name, _, status in pairs if status not in UNTRIED]


def read_report(report: dict[str, Any]) -> list[Fault]:
    """Return the faults of a report of Stryker; each is named by where it stands and what stands there instead."""
    return [
        Fault(Path(path).stem, f"{path}:{start['line']}:{start['column']} {fault['replacement']}", fault["status"] in FOUND_BY_STRYKER)
        for path, file in report["files"].items()
        for fault in file["mutants"]
        for start in [fault["location"]["start"]]
        if fault["status"] not in UNTRIED
    ]


def share(faults: list[Fault]) -> float:
    """Return the share of the faults that were found."""
    return sum(fault.found for fault in faults) / len(faults) if faults else 0.0


def summary(faults: list[Fault]) -> str:
    """Return a table with a line for each module and one for all."""
    modules: dict[str, Counter[bool]] = defaultdict(Counter)
    for fault in faults:
        modules[fault.module][fault.found] += 1
    lines = [f"| {'module':14} | faults | found | share |", f"|{'-' * 16}|-------:|------:|------:|"]
    for module, counts in [*sorted(modules.items()), ("all", sum(modules.values(), Counter()))]:
        total = counts.total()
        lines.append(f"| {module:14} | {total:6} | {counts[True]:5} | {counts[True] / total if total else 0:5.1%} |")
    return "\n".join(lines)


def in_domain(names: list[str], processes: int) -> list[Fault]:
    """Run mutmut anew."""
    shutil.rmtree("mutants", ignore_errors=True)  # what is known of a mutant is kept even where its tests have changed
    subprocess.run([*_MUTMUT, "run", "--max-children", str(processes), *names], env=os.environ | {"CI": "1"}, check=True)
    return read_results(subprocess.run([*_MUTMUT, "results", "--all", "true"], capture_output=True, text=True, check=True).stdout)


def in_browser(files: list[str], processes: int) -> list[Fault]:
    """Run Stryker anew, after both halves have agreed on what the browser half is held against."""
    _BUILT.mkdir(parents=True, exist_ok=True)
    agreed, report = (_BUILT / "agreed.json").resolve(), _BUILT / "browser.json"
    report.unlink(missing_ok=True)
    subprocess.run([sys.executable, "-m", "tests.agreement.agreed", str(agreed)], check=True)
    command = ["node", str(_STRYKER / "node_modules/@stryker-mutator/core/bin/stryker.js"), "run", str(_STRYKER / "stryker.config.mjs")]
    chosen = ["--mutate", ",".join(files)] if files else []
    subprocess.run([*command, "--concurrency", str(processes), *chosen], env=os.environ | {"AGREED": str(agreed)}, check=True)
    return read_report(json.loads(report.read_text("utf-8")))


HALVES = {"domain": in_domain, "browser": in_browser}


def main() -> int:
    """Plant the faults, print those that were not found and a table for each half; 1 where too few were found in one of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only a half, domain or browser, or some of it: dashboard.domain.gaps*, files of core/")
    parser.add_argument("--processes", type=int, default=2)
    given = parser.parse_args()
    os.chdir(_ROOT)
    files = [name for name in given.names if "/" in name]
    mutants = [name for name in given.names if name not in HALVES and name not in files]
    asked = {"domain": mutants, "browser": files}
    chosen = [half for half in HALVES if not given.names or half in given.names or asked[half]]
    shares = {}
    for half in chosen:
        faults = HALVES[half](asked[half], given.processes)
        shares[half] = share(faults)
        print(*(fault.name for fault in faults if not fault.found), "", summary(faults), "", sep="\n", flush=True)
    print(*(f"{half}: {found:.1%} of the faults are found, {LEAST:.0%} are to be" for half, found in shares.items()), sep="\n")
    return int(min(shares.values()) < LEAST)


if __name__ == "__main__":
    sys.exit(main())
