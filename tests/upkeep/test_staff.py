"""Starting for staff: on this computer alone, with an address of its own each time."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

import app as entry
from dashboard.server.web import wsgi
from tests.conftest import SHIPPED

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "", "example.org", "127.0.0.1.example.org"])
def test_any_address_that_others_reach_is_refused(host: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("HOST", host)
    assert entry.main(["--audience", "staff"]) == 2
    assert "this computer only" in capsys.readouterr().err


def test_a_database_and_a_folder_that_cannot_be_written_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COVERAGE_DATA", "postgresql://localhost/coverage")
    assert entry.main(["--audience", "staff"]) == 2
    said = capsys.readouterr().err
    assert "names a database" in said and "tregon një bazë të dhënash" in said  # nobody has chosen a language yet
    shutil.copytree(SHIPPED, tmp_path / "data", ignore=shutil.ignore_patterns("versions"))
    (tmp_path / "data" / "versions").write_text("no folder")
    monkeypatch.setenv("COVERAGE_DATA", str(tmp_path / "data"))
    assert entry.main(["--audience", "staff"]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_server_for_others_is_never_for_staff(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COVERAGE_AUDIENCE", "staff")
    with pytest.raises(ValueError, match="for staff run"):
        wsgi()


@pytest.fixture(params=[["--audience", "staff"], []], ids=["by option", "by environment"])
def started(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[str, Path]]:
    """Return what the program prints, and its data folder."""
    folder = tmp_path / "data"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("versions"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    environment = {
        **os.environ,
        "PORT": port,
        "HOST": "127.0.0.1",
        "COVERAGE_DATA": str(folder),
        "COVERAGE_AUDIENCE": "staff" if not request.param else "public",
    }
    process = subprocess.Popen([sys.executable, "app.py", *request.param], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    yield process.stdout.readline() + process.stdout.readline(), folder
    process.terminate()
    process.wait(20)


def _status(address: str) -> int:
    for _ in range(200):
        try:
            return int(urllib.request.urlopen(address, timeout=20).status)
        except urllib.error.HTTPError as error:
            return error.code
        except urllib.error.URLError:
            time.sleep(0.05)
    pytest.fail("the server does not listen")


def test_the_printed_address_lets_in_and_no_other_does(started: tuple[str, Path]) -> None:
    printed, folder = started
    address = re.search(r"http://127\.0\.0\.1:\d+/\?token=\S{43}", printed)
    assert address
    assert _status(address[0].split("?")[0]) == 403
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with opener.open(address[0], timeout=20) as answer:
        assert answer.url == address[0].split("?")[0]
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    log = (folder / "versions" / "audit.log").read_text()
    assert '"what": "start"' in log and '"what": "open"' in log
