"""What a server costs: start, memory, readers in numbers, files. Seconds, megabytes, requests per second."""

import math
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
_AHEAD_S = 3  # longer than the server waits until it makes files that nobody has asked for
_IDLE = 0.1  # seconds of the processor in that time
# wrk's own report has no 95th percentile.
_REPORT = """
done = function(s, l)
  local bad = s.errors
  io.write(string.format("ALL %d\\nP50 %f\\nP95 %f\\n", s.requests, l:percentile(50) / 1000, l:percentile(95) / 1000))
  io.write(string.format("BAD %d\\n", bad.status + bad.timeout + bad.connect + bad.read + bad.write))
end
"""


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

    def settle(self, *, patience_s: float = 90) -> None:
        """Wait until the server has made what it makes before anybody asks: else that is measured, too.

        Raises:
            TimeoutError: it is still at work after ``patience_s``.
        """
        end, before = time.monotonic() + patience_s, -math.inf
        while (now := self._processor_s()) - before > _IDLE:
            if time.monotonic() > end:
                raise TimeoutError(f"{self.address} is busy with itself")
            before = now
            time.sleep(_AHEAD_S)

    def _processor_s(self) -> float:
        user, system = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(what: str, *, data: Path | None = None, patience_s: float = 90) -> Iterator[Server]:
    """Start ``ours``, ``naive`` or ``floor`` and stop it at the end.

    Raises:
        TimeoutError: no answer within ``patience_s``.
    """
    port = free_port()
    command = ["app.py"] if what == "ours" else ["-m", f"benchmarks.{what}", str(port)]
    environment = {**os.environ, "PORT": str(port), "HOST": "127.0.0.1", **({"COVERAGE_DATA": str(data)} if data else {})}
    address, start = f"http://127.0.0.1:{port}/", time.perf_counter()
    process = subprocess.Popen([sys.executable, *command], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        waited(address + ("readyz" if what == "ours" else ""), patience_s=patience_s)
        yield Server(address, process.pid, time.perf_counter() - start)
    finally:
        process.kill()
        process.wait()


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def waited(address: str, *, patience_s: float) -> None:
    """Return when ``address`` answers. Raises TimeoutError after ``patience_s``."""
    until = time.perf_counter() + patience_s
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
    return ran(address, seconds=seconds, readers=READERS) if shutil.which("wrk") else {}


def ran(address: str, *, seconds: int, readers: int, script: str = "") -> dict[str, float]:
    """Run wrk with ``readers`` connections; ``script`` (Lua) says what they ask for, where it is not the address alone.

    Returns:
        ``requests``, ``per_second``, ``p50_ms``, ``p95_ms``, and ``failed``: refused, broken off, over 10 s, or answered with an error.
    """
    fetched(address)  # waits until what the readers before left behind is answered
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script + _REPORT)
        file.flush()
        command = ["wrk", "-t1", f"-c{readers}", f"-d{seconds}s", "--timeout", "10s", "-H", "Accept-Encoding: br, gzip", "-s", file.name]
        text = subprocess.run([*command, address], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    names = {"requests": "ALL", "per_second": "Requests/sec:", "p50_ms": "P50", "p95_ms": "P95", "failed": "BAD"}
    return {key: float(re.findall(rf"{name}\s+([\d.]+)", text)[0]) for key, name in names.items()}


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
