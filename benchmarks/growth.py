"""How long loading, checking and indexing take as the data grow: ``python -m benchmarks.growth`` prints times and the fit."""

import json
import math
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from benchmarks.generate import generate

SIZES = (50_000, 100_000, 200_000, 500_000, 1_000_000)
MEMBERS = 10_000


def measure(folder: Path) -> dict[str, float]:
    """Return seconds and bytes of loading ``folder`` (checked and joined) and of making its index, in this process."""
    import brotli

    from dashboard.bundling.artefacts import QUALITY, script_json
    from dashboard.domain.index import build_index
    from dashboard.io.dataset import load_dataset

    start = time.perf_counter()
    dataset = load_dataset(folder)
    loaded = time.perf_counter()
    index = script_json(build_index(dataset)).encode()
    indexed = time.perf_counter()
    memory = int(re.findall(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[0]) / 1024  # of this program alone
    return {
        "load_s": loaded - start,
        "index_s": indexed - loaded,
        "index_bytes": len(index),
        "index_brotli_bytes": len(brotli.compress(index, quality=QUALITY)),
        "memory_mb": memory,
    }


def growth(sizes: tuple[int, ...] = SIZES) -> dict[str, object]:
    """Return the measures of each size, each in a process of its own, and the exponent of the fit (1 = linear)."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            data = Path(folder) / str(size)
            generate(data, members=MEMBERS, operations=size)
            run = subprocess.run([sys.executable, "-m", "benchmarks.growth", str(data)], check=True, capture_output=True, text=True)
            found[size] = json.loads(run.stdout)
    seconds = [f["load_s"] + f["index_s"] for f in found.values()]
    exponent = float(np.polyfit(np.log(sizes), np.log(seconds), 1)[0]) if len(sizes) > 1 else math.nan
    per_row, fixed = np.polyfit(sizes, seconds, 1) if len(sizes) > 1 else (math.nan, math.nan)
    return {"sizes": found, "exponent": exponent, "us_per_row": float(per_row) * 1e6, "fixed_s": float(fixed)}


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1])) if len(sys.argv) > 1 else growth(), indent=1))
