"""What a server costs: start, memory, readers in numbers, files. Seconds, megabytes, requests per second."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
READERS = 200
# wrk's own report has no 95th percentile.
_REPORT = (
    'done = function(s, l) io.write(string.format("P95 %f\\nBAD %d\\n", l:percentile(95) / 1000, s.errors.status + s.errors.timeout)) end\n'
)


@dataclass(frozen=True)
class Server:
    """A running server: its address, process, and the seconds from start to the first answer."""

    address: str
    pid: int
    start_s: float

    @property
    def memory_mb(self) -> float:
        """Resident memory of the process."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024


@contextmanager
def serving(what: str, *, data: Path | None = None, patience_s: float = 90) -> Iterator[Server]:
    """Start ``ours``, ``naive`` or ``floor`` and stop it at the end.

    Raises:
        TimeoutError: no answer within ``patience_s``.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["app.py"] if what == "ours" else ["-m", f"benchmarks.{what}", str(port)]
    environment = {**os.environ, "PORT": str(port), "HOST": "127.0.0.1", **({"COVERAGE_DATA": str(data)} if data else {})}
    address, start = f"http://127.0.0.1:{port}/", time.perf_counter()
    process = subprocess.Popen([sys.executable, *command], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(address + ("readyz" if what == "ours" else ""), start + patience_s)
        yield Server(address, process.pid, time.perf_counter() - start)
    finally:
        process.kill()
        process.wait()


def _wait(address: str, until: float) -> None:
    while time.perf_counter() < until:
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.02)
        else:
            return
    raise TimeoutError(address)


def started(what: str) -> float:
    """Return the seconds that a start takes."""
    with serving(what) as server:
        return server.start_s


def load(address: str, *, seconds: int) -> dict[str, float]:
    """Return requests per second and p95 (ms) of ``address`` under :data:`READERS` concurrent readers; empty without wrk."""
    if not shutil.which("wrk"):
        return {}
    fetched(address)  # waits until what the readers before left behind is answered
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(_REPORT)
        script.flush()
        command = ["wrk", "-t1", f"-c{READERS}", f"-d{seconds}s", "--timeout", "10s", "-H", "Accept-Encoding: br, gzip", "-s", script.name]
        text = subprocess.run([*command, address], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    number = {name: float(re.findall(rf"{name}\s+([\d.]+)", text)[0]) for name in ("Requests/sec:", "P95", "BAD")}
    return {"per_second": number["Requests/sec:"], "p95_ms": number["P95"], "failed": number["BAD"]}


def fetched(address: str) -> tuple[float, int]:
    """Return the seconds and the bytes of one plain request."""
    start = time.perf_counter()
    with urllib.request.urlopen(address, timeout=120) as answer:
        size = len(answer.read())
    return time.perf_counter() - start, size


def frozen() -> dict[str, float]:
    """Return the seconds of ``freeze --out`` in a process of its own, and the size of the file plain and as brotli."""
    import brotli

    with tempfile.TemporaryDirectory() as folder:
        path, start = Path(folder) / "coverage.html", time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "dashboard", "freeze", "--out", path],
            cwd=ROOT,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        took, data = time.perf_counter() - start, path.read_bytes()
    return {"seconds": took, "bytes": len(data), "brotli_bytes": len(brotli.compress(data, quality=9))}
