"""Several gunicorn processes behind nginx, with the settings that are shipped; gone at the end."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.service import ROOT, free_port, waited

PATIENCE_S = 180  # for a start


@dataclass(frozen=True)
class Cluster:
    """nginx at ``address`` before the ``apps``, of which ``start`` begins one."""

    address: str
    apps: dict[str, "subprocess.Popen[bytes]"]  # by where each listens
    start: Callable[[str], "subprocess.Popen[bytes]"]

    def restart(self, host: str) -> None:
        """Stop an app, which sends the answers under way, begin it anew, as for new code, and wait for it; the others answer meanwhile."""
        self.apps[host].terminate()
        self.apps[host].wait(60)
        self.apps[host] = self.start(host)
        waited(f"http://{host}/readyz", patience_s=PATIENCE_S)


@contextmanager
def behind_nginx(folder: Path, *, data: Path | None = None, apps: int = 1, workers: int = 2) -> Iterator[Cluster]:
    """Serve ``data`` with so many processes of so many workers; what they and nginx write goes into ``folder``."""
    hosts, port = [f"127.0.0.1:{free_port()}" for _ in range(apps)], free_port()
    (folder / "nginx.conf").write_text(_nginx(folder, hosts=hosts, port=port))
    nginx = [shutil.which("nginx", path="/usr/sbin:/usr/bin") or "nginx", "-c", str(folder / "nginx.conf")]
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "dashboard.web:wsgi()"]
    env = {**os.environ, "WORKERS": str(workers), **({"COVERAGE_DATA": str(data)} if data else {})}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": ROOT}

    def start(host: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(gunicorn, env={**env, "BIND": host}, **quiet)  # type: ignore[call-overload, no-any-return]

    proxy = subprocess.Popen(nginx, **quiet)  # type: ignore[call-overload] # first: it may not be installed
    running: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for host in hosts:
            running[host] = start(host)
        for host in (*hosts, f"127.0.0.1:{port}"):
            waited(f"http://{host}/readyz", patience_s=PATIENCE_S)
        yield Cluster(f"http://127.0.0.1:{port}/", running, start)
    finally:
        for process in (proxy, *running.values()):
            process.terminate()
        for process in (proxy, *running.values()):
            process.wait(60)


def _nginx(folder: Path, *, hosts: list[str], port: int) -> str:
    """Return the shipped configuration with these addresses in it."""
    text = (ROOT / "deploy/nginx.conf").read_text()
    changes = {"listen 8080": f"listen 127.0.0.1:{port}", "/dev/stdout readers": "off",
               "/var/cache/nginx/artefacts": f"{folder}/cache", "/tmp/nginx": f"{folder}/nginx",
               "$binary_remote_addr": "$http_x_reader"}  # fmt: skip # all readers here share one address, and would share its limit
    for shipped, here in changes.items():
        text = text.replace(shipped, here)
    first, *others = (f"\n    server {host} max_fails=1 fail_timeout=2s;" for host in hosts)
    text = re.sub(r"\n +server app-1.*", first + "".join(others), text)
    text = re.sub(r"\n +server app-2.*", "", text)
    return ("user root;\n" if os.getuid() == 0 else "") + "daemon off;\n" + text
