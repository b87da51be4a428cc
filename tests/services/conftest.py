"""A PostgreSQL with PostGIS, and nginx before two gunicorn processes that read from it; all on loopback, gone after the tests."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from dashboard.commands.cli import main

ROOT = Path(__file__).parent.parent.parent
INSTALL = "apt-get install -y --no-install-recommends postgresql postgresql-postgis nginx-light"


@dataclass(frozen=True)
class Cluster:
    """nginx at ``url`` before the ``apps``; ``log`` says, a line for each request: status, seconds, who answered, what was asked."""

    url: str
    apps: dict[str, subprocess.Popen]  # address -> gunicorn master, leader of its process group
    log: Path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.services)


def program(name: str, *places: Path) -> str:
    """Return the path of a server's program; where it is missing the test fails with what to install."""
    found = next((str(place / name) for place in places if (place / name).exists()), None) or shutil.which(name)
    return found or pytest.fail(f"{name} is not installed: {INSTALL}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(ready: Callable[[], bool], *, what: str, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if ready():
            return
        time.sleep(0.05)
    pytest.fail(f"{what} was not ready after {seconds} s")


def answers(url: str, *, seconds: float = 2, reader: str = "127.0.0.1") -> bool:
    """Return whether ``url`` gives a whole answer in time to ``reader``, whose address a proxy in front of nginx would name."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers={"X-Forwarded-For": reader}), timeout=seconds) as response:
            return response.status == 200 and bool(response.read())
    except (OSError, http.client.HTTPException):
        return False


@contextmanager
def running(command: list[str], *, log: Path, stop: signal.Signals = signal.SIGTERM, **env: str) -> Iterator[subprocess.Popen]:
    """Run a server in a process group of its own, and stop that group at the end."""
    with log.open("wb") as out:
        server = subprocess.Popen(command, stdout=out, stderr=out, cwd=ROOT, env={**os.environ, **env}, start_new_session=True)
    try:
        yield server
    finally:
        if server.poll() is None:
            os.killpg(server.pid, stop)
            server.wait(timeout=15)


@pytest.fixture(scope="session")
def postgis() -> Iterator[str]:
    """Address of an empty database server with PostGIS, without the name of a database."""
    bins = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    initdb, postgres = program("initdb", *bins), program("postgres", *bins)
    user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []  # PostgreSQL refuses to run as root
    folder, port = Path(tempfile.mkdtemp(prefix="coverage-db-")), free_port()
    try:
        if user:
            shutil.chown(folder, "postgres")
        subprocess.run(
            [*user, initdb, "-D", folder / "db", "-U", "coverage", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"],
            check=True, capture_output=True, cwd=folder,
        )  # fmt: skip
        options = ["-h", "127.0.0.1", "-p", str(port), "-k", str(folder), "-F"]
        with running([*user, postgres, "-D", str(folder / "db"), *options], log=folder / "log", stop=signal.SIGINT):
            wait_for(lambda: connects(f"postgresql://coverage@127.0.0.1:{port}/postgres"), what="PostgreSQL")
            yield f"postgresql://coverage@127.0.0.1:{port}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def connects(address: str) -> bool:
    import psycopg

    try:
        psycopg.connect(address, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


@pytest.fixture
def empty(postgis: str) -> Iterator[str]:
    """Address of a database of the test's own, with nothing in it."""
    yield from _database(postgis, "one")


@pytest.fixture(scope="session")
def loaded(postgis: str) -> Iterator[str]:
    """Address of a database with the shipped data; tests only read it."""
    for address in _database(postgis, "shipped"):
        assert main(["load", "--to", address]) == 0
        yield address


def _database(server: str, name: str) -> Iterator[str]:
    import psycopg

    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        yield f"{server}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture(scope="session")
def cluster(loaded: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Shared by the tests, which may kill processes: one of the two may be dead when a test begins."""
    tmp_path = tmp_path_factory.mktemp("cluster")
    nginx = program("nginx", Path("/usr/sbin"))
    hosts, port = [f"127.0.0.1:{free_port()}" for _ in range(2)], free_port()
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "dashboard.web:wsgi()"]
    env = {"COVERAGE_DATA": loaded, "WORKERS": "1"}
    with (
        running(gunicorn, log=tmp_path / "app-1.log", BIND=hosts[0], **env) as first,
        running(gunicorn, log=tmp_path / "app-2.log", BIND=hosts[1], **env) as second,
        running([nginx, "-c", str(nginx_config(tmp_path, hosts=hosts, port=port))], log=tmp_path / "nginx.log"),
    ):
        for host in hosts:
            wait_for(lambda host=host: answers(f"http://{host}/readyz"), what=f"gunicorn at {host}")
        wait_for(lambda: answers(f"http://127.0.0.1:{port}/readyz"), what="nginx")
        yield Cluster(f"http://127.0.0.1:{port}", dict(zip(hosts, (first, second), strict=True)), tmp_path / "access.log")


def nginx_config(folder: Path, *, hosts: list[str], port: int) -> Path:
    """Return the shipped configuration with this test's addresses and folder in it."""
    text = (ROOT / "deploy" / "nginx.conf").read_text()
    changes = {
        "app-1:8050": hosts[0], "app-2:8050": hosts[1], "listen 8080;": f"listen 127.0.0.1:{port};",
        "/var/cache/nginx/artefacts": str(folder / "cache"), "/dev/stdout": str(folder / "access.log"),
        "/tmp/nginx": str(folder / "nginx"),
    }  # fmt: skip
    for shipped, here in changes.items():
        assert shipped in text
        text = text.replace(shipped, here)
    file = folder / "nginx.conf"
    file.write_text(("user root;\n" if os.getuid() == 0 else "") + "daemon off;\n" + text)
    return file
