"""No log holds the address of a reader: neither nginx's nor gunicorn's, whatever befalls a request."""

import socket
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.services.conftest import free_port, nginx_config, program, running, wait_for

READER = "203.0.113.77"


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_nginx_logs_no_reader_where_nobody_answers_and_where_it_refuses(tmp_path: Path) -> None:
    port = free_port()
    config = nginx_config(tmp_path, hosts=[f"127.0.0.1:{free_port()}", f"127.0.0.1:{free_port()}"], port=port)
    statuses = set()
    with running([program("nginx", Path("/usr/sbin")), "-c", str(config)], log=tmp_path / "nginx.log"):
        wait_for(lambda: _listens(port), what="nginx")
        for n in range(60):  # more than it lets pass at once
            asked = urllib.request.Request(f"http://127.0.0.1:{port}/data/coverage.csv?{n}", headers={"X-Forwarded-For": READER})
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(asked, timeout=10)
            statuses.add(refused.value.code)
    assert statuses == {502, 429}
    written = {log.name: log.read_text() for log in (tmp_path / "nginx.log", tmp_path / "access.log")}
    assert written["access.log"].count("GET /data/coverage.csv?") == 60
    assert [name for name, text in written.items() if READER in text or "client" in text] == []


def test_gunicorn_logs_no_reader_whose_request_is_none(tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "gunicorn.log"
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "wsgiref.simple_server:demo_app"]
    with running(gunicorn, log=log, BIND=f"127.0.0.1:{port}", WORKERS="1"):
        wait_for(lambda: _listens(port) and "Booting worker" in log.read_text(), what="gunicorn")
        with socket.create_connection(("127.0.0.1", port), timeout=20) as reader:
            reader.sendall(b"no request at all\r\n\r\n")
            assert b"400" in reader.recv(4096)
        wait_for(lambda: "Invalid" in log.read_text(), what="the line in the log")
    lines = [line for line in log.read_text().splitlines() if "127.0.0.1" in line]
    assert [line for line in lines if "Listening at" not in line] == []
