"""Signals and slow clients, with the real server in a process of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from waitress.server import create_server

from dashboard.server import serving

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
# A page that takes two seconds, and says on standard output when it is asked for and when the data are to be read again.
SLOW = """
import sys, time
from dashboard.server.serving import listen, serve

def app(environ, start):
    print("asked", flush=True)
    time.sleep(2)
    start("200 OK", [("Content-Type", "text/plain")])
    return [b"x" * 500_000]

serve(listen(app, host="127.0.0.1", port=int(sys.argv[1])), on_hangup=lambda: print("again", flush=True))
print("drained", flush=True)
"""


@contextmanager
def _running(program: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-c", program, str(port)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        yield process, port
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def server() -> Iterator[tuple[subprocess.Popen[str], int]]:
    with _running(SLOW) as started:
        yield started


def _connect(port: int) -> socket.socket:
    for _ in range(500):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=20)
        except ConnectionRefusedError:
            signal.sigtimedwait([], 0.02)
    pytest.fail("the server does not listen")


def test_what_was_asked_for_before_the_end_is_answered_and_nothing_after(server: tuple[subprocess.Popen[str], int]) -> None:
    process, port = server
    assert process.stdout
    with _connect(port) as reader:
        reader.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert process.stdout.readline() == "asked\n"
        process.send_signal(signal.SIGTERM)
        answer = b"".join(iter(lambda: reader.recv(65536), b""))
    assert answer.count(b"x") >= 500_000
    assert b"\r\nServer:" not in answer
    assert process.stdout.readline() == "drained\n"
    assert process.wait(20) == 0
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))


def test_what_comes_on_an_open_connection_after_the_end_is_not_taken(server: tuple[subprocess.Popen[str], int]) -> None:
    process, port = server
    with _connect(port) as late, _connect(port) as waiting:
        waiting.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert process.stdout is not None
        assert process.stdout.readline() == "asked\n"
        process.send_signal(signal.SIGTERM)
        while not _refused(port):
            pass
        late.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert waiting.recv(15) == b"HTTP/1.1 200 OK"
        assert process.stdout.readline() == "drained\n"  # and not asked again


def _refused(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=20).close()
    except (ConnectionRefusedError, ConnectionResetError):
        return True
    return False


@pytest.mark.parametrize(
    ("soft", "hard", "connections", "files"),
    [(1024, 4096, 800, 1800), (1024, 1024, 412, 1024), (300, 300, 50, 300), (4096, 4096, 800, 4096)],
)
def test_there_are_never_more_connections_than_files_for_them(soft: int, hard: int, connections: int, files: int) -> None:
    program = f"""
import resource
resource.setrlimit(resource.RLIMIT_NOFILE, ({soft}, {hard}))
from dashboard.server.serving import most_connections
print(most_connections(), resource.getrlimit(resource.RLIMIT_NOFILE)[0])
"""
    found = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert found.split() == [str(connections), str(files)]


def test_sighup_has_the_data_read_again_and_ends_nothing(server: tuple[subprocess.Popen[str], int]) -> None:
    process, port = server
    assert process.stdout
    _connect(port).close()
    process.send_signal(signal.SIGHUP)
    assert process.stdout.readline() == "again\n"
    assert urllib.request.urlopen(f"http://127.0.0.1:{port}/").status == 200


def test_hundreds_of_readers_that_stay_and_clients_that_send_half_a_request_keep_no_one_waiting(
    server: tuple[subprocess.Popen[str], int],
) -> None:
    _, port = server
    slow = [_connect(port) for _ in range(500)]
    for client in slow[:30]:
        client.sendall(b"GET / HTTP/1.1\r\nHost: ")
    assert urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=15).status == 200
    for client in slow:
        client.close()


def test_a_crowd_at_the_door_is_let_in_at_one_look_and_no_more_than_can_be_held() -> None:
    sockets: dict[int, Any] = {}
    server = create_server(lambda *_: [], map=sockets, host="127.0.0.1", port=0)
    own = len(sockets)
    with ExitStack() as clients:
        for come, held in ((20, 20), (20, 30)):
            for _ in range(come):
                clients.enter_context(socket.create_connection(("127.0.0.1", server.effective_port)))
            serving._accept(sockets, most=own + 30)
            assert len(sockets) - own == held
    for left in list(sockets.values()):
        left.close()
    server.task_dispatcher.shutdown()


def test_a_client_that_sends_no_more_is_cut_off() -> None:
    with _running("import dashboard.server.serving; dashboard.server.serving.PATIENCE = 1\n" + SLOW) as (_, port), _connect(port) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: ")
        assert client.recv(100) == b""


def _started(**env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "app.py"], cwd=ROOT, env={**os.environ, **env}, capture_output=True, text=True, check=False, timeout=60
    )  # fmt: skip


def test_the_server_does_not_listen_where_the_data_cannot_be_used(tmp_path: Path) -> None:
    started = _started(COVERAGE_DATA=str(tmp_path))
    assert (started.returncode, started.stdout) == (2, "")
    assert started.stderr.startswith("The data cannot be used:\n")
    assert "Traceback" not in started.stderr


def test_at_a_public_start_is_said_where_the_data_are_wrong_and_not_what_stands_there(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "data", tmp_path / "data")
    with (folder / "operations.csv").open("a", encoding="utf-8") as file:
        file.write("vatra,Has,district,Qxnote,,,,staff,Qxshelter,https://qxsource.example/,\n")
    started = _started(COVERAGE_DATA=str(folder))
    assert (started.returncode, started.stdout) == (2, "")
    where = "operations.csv:467:evidence"
    assert started.stderr == f"The data cannot be used:\n{where}\n'python -m dashboard check' says what is wrong and what to do.\n"
    called = subprocess.run(
        [sys.executable, "-c", "import dashboard.server.web; dashboard.server.web.wsgi()"],
        cwd=ROOT, env={**os.environ, "COVERAGE_DATA": str(folder)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert where in called.stderr
    assert "Qx" not in called.stderr


def test_a_port_that_is_taken_or_none_is_said_with_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        started = _started(PORT=str(port))
    assert (started.returncode, started.stdout) == (2, "")
    assert (
        started.stderr == f"HOST=127.0.0.1 PORT={port} cannot be listened on (Address already in use). Choose others, such as PORT=8051.\n"
    )
    for port_text in ("abc", "-1", "99999"):
        started = _started(PORT=port_text)
        assert (started.returncode, started.stdout) == (2, "")
        assert started.stderr == f"PORT is {port_text!r}. It must be a number up to 65535, such as 8050.\n"


def test_a_request_with_a_body_or_an_endless_head_is_refused(server: tuple[subprocess.Popen[str], int]) -> None:
    _, port = server
    for head in (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n", b"GET / HTTP/1.1\r\nA: " + b"b" * 40_000 + b"\r\n\r\n"):
        with _connect(port) as client:
            client.sendall(head)
            assert client.recv(100).split()[1] in (b"413", b"431")
