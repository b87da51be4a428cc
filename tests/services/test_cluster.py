"""Several processes behind one address: one of them may die."""

import os
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.services.conftest import Cluster, answers, wait_for

ASKED = ("/readyz", "/", "/data/coverage.csv?level=county&lang=en")
READERS = 4


@dataclass(frozen=True)
class Answer:
    """When a request began and ended (monotonic seconds), and whether it got a whole answer."""

    began: float
    ended: float
    good: bool


def read_until(stop: threading.Event, url: str) -> list[Answer]:
    found: list[Answer] = []
    while not stop.is_set():
        began = time.monotonic()
        reader = f"198.51.100.{len(found) % 250}"  # each asks for few files
        good = answers(url + ASKED[len(found) % len(ASKED)], seconds=20, reader=reader)
        found.append(Answer(began, time.monotonic(), good))
        time.sleep(0.02)  # bounded: at most 50 requests a second from each reader
    return found


def kill_worker(app: subprocess.Popen) -> None:
    children = Path(f"/proc/{app.pid}/task/{app.pid}/children").read_text().split()
    os.kill(int(children[0]), signal.SIGKILL)


def kill_all(app: subprocess.Popen) -> None:
    os.killpg(app.pid, signal.SIGKILL)
    app.wait(timeout=5)


def served_by(cluster: Cluster, address: str) -> int:
    return sum(line.split()[2] == address for line in cluster.log.read_text().splitlines())


def kill_under_load(cluster: Cluster, kill: Callable[[], None], *, dying: str, other: str) -> list[Answer]:
    """Kill while the readers read, go on until the other process has answered 40 more, and return the requests not in flight then."""
    stop = threading.Event()
    with ThreadPoolExecutor(READERS) as pool:
        readers = [pool.submit(read_until, stop, cluster.url) for _ in range(READERS)]
        try:
            seen = {address: served_by(cluster, address) for address in (dying, other)}
            wait_for(lambda: all(served_by(cluster, a) >= seen[a] + 10 for a in seen), what="load on both processes")
            before = time.monotonic()
            kill()
            after, mark = time.monotonic(), served_by(cluster, other)
            wait_for(lambda: served_by(cluster, other) >= mark + 40, what="the other process taking over")
        finally:
            stop.set()
    found = [answer for reader in readers for answer in reader.result()]
    assert sum(answer.began > after for answer in found) >= 40
    return [answer for answer in found if answer.began > after or answer.ended < before]


def test_killed_processes_lose_no_request_but_those_in_flight(cluster: Cluster) -> None:
    first, second = cluster.apps
    answered = kill_under_load(cluster, lambda: kill_worker(cluster.apps[first]), dying=first, other=second)
    assert [answer for answer in answered if not answer.good] == []
    wait_for(lambda: answers(f"http://{first}/readyz"), what="a worker in place of the killed one")
    answered = kill_under_load(cluster, lambda: kill_all(cluster.apps[second]), dying=second, other=first)
    assert [answer for answer in answered if not answer.good] == []
    assert not answers(f"http://{second}/readyz")


def test_what_passes_through_keeps_the_applications_headers_and_encoding(cluster: Cluster) -> None:
    with urllib.request.urlopen(cluster.url + "/") as response:
        (policy,) = response.headers.get_all("Content-Security-Policy") or []
        assert policy.endswith("frame-ancestors 'none'")
        assert response.headers.get_all("X-Content-Type-Options") == ["nosniff"]
        page = response.read().decode()
    script = "/artefacts/" + page.partition('"artefacts/')[2].partition('"')[0]
    encodings = []
    for requests, accepted in enumerate(("br", "gzip", "identity", "br"), start=1):
        with urllib.request.urlopen(urllib.request.Request(cluster.url + script, headers={"Accept-Encoding": accepted})) as response:
            assert "immutable" in response.headers["Cache-Control"]
            encodings.append(response.headers["Content-Encoding"])
            response.read()  # a reader who leaves early is logged, and cached, when nginx comes to it
        wait_for(lambda so_far=requests: cluster.log.read_text().count(script) == so_far, what=f"the log of {requests} requests")
    assert encodings == ["br", "gzip", None, "br"]
    by_nginx = [line.split()[2] == "-" for line in cluster.log.read_text().splitlines() if script in line]
    assert by_nginx == [False, False, False, True]  # the second "br" asked no application


def asked_raw(address: str, request: bytes) -> int:
    """Return the status that ``request`` gets, sent as it is."""
    host, _, port = address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=20) as client:
        client.sendall(request)
        return int(client.recv(100).split()[1])


def test_the_longest_link_passes_and_what_is_longer_or_has_a_body_is_refused_at_each_door(cluster: Cluster) -> None:
    wait_for(lambda: any(answers(f"http://{app}/readyz") for app in cluster.apps), what="an application")
    living = next(app for app in cluster.apps if answers(f"http://{app}/readyz"))
    for door in (cluster.url, f"http://{living}"):
        for head, expected in (
            (f"GET /?{'a' * 8000} HTTP/1.1\r\n", {200}),
            (f"GET /?{'a' * 8001} HTTP/1.1\r\n", {414}),
            (f"GET /?{'a' * 50_000} HTTP/1.1\r\n", {414, 400}),
            (f"GET / HTTP/1.1\r\nX-Long: {'a' * 50_000}\r\n", {400, 431}),
            ("POST / HTTP/1.1\r\nContent-Length: 1000000000\r\n", {405, 413}),
            ("GET / HTTP/1.1\r\nContent-Length: 1000000000\r\n", {413}),
            ("GET / HTTP/1.1\r\nContent-Length: 0\r\n", {200}),
        ):
            status = asked_raw(door, f"{head}Host: a.example\r\nConnection: close\r\n\r\n".encode())
            assert status in expected, (door, head[:40], status)


def test_one_reader_who_asks_for_files_without_end_is_held_back_and_no_other(cluster: Cluster) -> None:
    def asked(reader: str, path: str) -> int:
        try:
            named = urllib.request.Request(cluster.url + path, headers={"X-Forwarded-For": reader})
            with urllib.request.urlopen(named, timeout=20) as response:
                return response.status
        except urllib.error.HTTPError as error:
            return error.code

    def held_back(readers: list[str]) -> bool:
        """Whether one of 80 requests, eight at a time and each by the next of the readers, meets the limit."""
        with ThreadPoolExecutor(8) as pool:
            return 429 in pool.map(asked, readers * (80 // len(readers)), ["/data/members.csv"] * 80)

    proxied = "203.0.113.1"  # as a proxy that ends TLS names its reader
    wait_for(lambda: held_back([proxied]), what="a limit to the files of one reader")
    claims = [f"192.0.2.{n}, {proxied}" for n in range(80)]  # what the reader himself claims does not count
    wait_for(lambda: held_back(claims), what="the same limit under 80 addresses that the reader claims")
    assert asked(proxied, "/") == 200
    assert asked("203.0.113.2", "/data/members.csv") == 200


def test_one_address_that_floods_with_dear_files_is_held_back_and_another_reader_has_his_at_once(cluster: Cluster) -> None:
    def asked(path: str, reader: str) -> tuple[int, str | None, float]:
        begun = time.monotonic()
        try:
            with urllib.request.urlopen(
                urllib.request.Request(cluster.url + path, headers={"X-Forwarded-For": reader}), timeout=60
            ) as response:
                response.read()
                return response.status, None, time.monotonic() - begun
        except urllib.error.HTTPError as error:
            return error.code, error.headers["Retry-After"], time.monotonic() - begun

    with ThreadPoolExecutor(16) as pool:
        flood = [pool.submit(asked, f"/data/coverage.pdf?lang=en&since={2005 + n}", "203.0.113.77") for n in range(16)]
        wait_for(lambda: sum(answer.done() for answer in flood) >= 10, what="an answer to all but six of the flood")
        cheap = [asked(f"/data/gaps.csv?lang=en&until={2012 + n}", f"203.0.113.{n}") for n in range(10)]
        held = [answer.result()[:2] for answer in flood]
    assert held.count((429, "5")) == 10  # six of one address may wait at the same time
    assert [status for status, _, _ in cheap] == [200] * 10
    assert sorted(took for _, _, took in cheap)[-2] <= 1
