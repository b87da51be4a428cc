"""``python -m fuzz``: search for inputs that break a law of ``targets``, led by what code they reach (atheris, libFuzzer).

Each target runs in a process of its own. What breaks a law is kept in ``build/fuzz/``, with all that was found to reach new code.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import atheris

KEPT = Path(__file__).parent.parent / "build" / "fuzz"
_READERS = [
    "dashboard.io",
    "dashboard.domain.selection",
    "openpyxl",
    "csv",
    "zipfile",
    "urllib.parse",
]  # code whose branches lead the search
_MOST_MB = 2048
_SLOWEST_S = 20  # an input that takes longer counts as found


def search(name: str, seconds: int) -> tuple[int, list[Path]]:
    """Return how many inputs target ``name`` was tried with, and the files that broke a law."""
    corpus, found = KEPT / name / "corpus", KEPT / name / "found"
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    for old in found.iterdir():
        old.unlink()  # a fault found again has the same name
    limits = [f"-max_total_time={seconds}", f"-timeout={_SLOWEST_S}", f"-rss_limit_mb={_MOST_MB}", "-max_len=20000"]
    command = [
        sys.executable,
        "-m",
        "fuzz",
        "--inside",
        name,
        "--",
        *limits,
        "-print_final_stats=1",
        f"-artifact_prefix={found}/",
        str(corpus),
    ]
    with (KEPT / name / "log").open("w+") as log:
        subprocess.run(command, stdout=log, stderr=log, check=False)
        log.seek(0)
        runs = re.findall(r"stat::number_of_executed_units: (\d+)", log.read())
    if not runs:
        raise RuntimeError(f"{name}: the search did not run; see {log.name}")
    return int(runs[-1]), sorted(found.iterdir())


def inside(name: str, options: list[str]) -> None:
    """Search in this process, which libFuzzer ends."""
    warnings.simplefilter("ignore")
    with atheris.instrument_imports(include=_READERS):
        from fuzz.targets import SEEDS, TARGETS
    corpus = Path(options[-1])
    for number, seed in enumerate(SEEDS[name]):
        (corpus / f"seed-{number}").write_bytes(seed)
    with tempfile.TemporaryDirectory() as folder:
        atheris.Setup([sys.argv[0], *options], lambda data: TARGETS[name](data, Path(folder)))
        atheris.Fuzz()


def main() -> int:
    """Search with each target; 1 where something was found."""
    from fuzz.targets import TARGETS

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", default=list(TARGETS), help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    chosen = parser.parse_args()
    broken = 0
    for name in chosen.targets:
        runs, found = search(name, chosen.seconds)
        broken += len(found)
        print(f"{name}: {runs:,} inputs in {chosen.seconds} s, {len(found)} broke a law", *found, sep="\n  ", flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        inside(sys.argv[2], sys.argv[4:])
    else:
        sys.exit(main())
