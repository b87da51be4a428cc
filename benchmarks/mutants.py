"""``python -m benchmarks.mutants``: plants one fault after the other in the domain and says which share of them its quick tests find.

What is changed and which tests are run stands in ``pyproject.toml`` under ``tool.mutmut``.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

LEAST = 0.85  # share of the faults that must be found
FOUND = {"killed", "timeout", "segfault", "suspicious"}
_FOLDER = Path("mutants")
_MUTMUT = [sys.executable, "-m", "mutmut"]


def read_results(text: str) -> dict[str, str]:
    """Return name of a mutant -> what became of it, of what ``mutmut results --all true`` prints; those not looked at are left out."""
    pairs = (line.strip().rpartition(": ") for line in text.splitlines() if ": " in line)
    return {name: status for name, _, status in pairs if status not in ("not checked", "skipped")}


def summary(results: dict[str, str]) -> tuple[str, float]:
    """Return a table with a line for each module and one for all, and the share found."""
    modules: dict[str, Counter[str]] = defaultdict(Counter)
    for name, status in results.items():
        modules[name.split(".")[2]]["found" if status in FOUND else "survived"] += 1
    lines = [f"| {'module':12} | faults | found | share |", f"|{'-' * 14}|-------:|------:|------:|"]
    for module, counts in [*sorted(modules.items()), ("all", sum(modules.values(), Counter()))]:
        total = counts.total()
        lines.append(f"| {module:12} | {total:6} | {counts['found']:5} | {counts['found'] / total if total else 0:5.1%} |")
    found = sum(status in FOUND for status in results.values())
    return "\n".join(lines), found / len(results) if results else 0.0


def main() -> int:
    """Run mutmut anew, print the survivors and the table; 1 where too few are found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only these mutants, as dashboard.domain.gaps*")
    parser.add_argument("--processes", type=int, default=1)
    given = parser.parse_args()
    shutil.rmtree(_FOLDER, ignore_errors=True)  # what is known of a mutant is kept even where its tests have changed
    run = [*_MUTMUT, "run", "--max-children", str(given.processes), *given.names]
    if done := subprocess.run(run, env=os.environ | {"CI": "1"}, check=False).returncode:
        return done
    listed = subprocess.run([*_MUTMUT, "results", "--all", "true"], capture_output=True, text=True, check=True)
    results = read_results(listed.stdout)
    table, share = summary(results)
    survivors = [name for name, status in results.items() if status not in FOUND]
    print(*survivors, "", table, "", f"{share:.1%} of {len(results)} faults are found; see one with: mutmut show NAME", sep="\n")
    return int(share < LEAST)


if __name__ == "__main__":
    sys.exit(main())
