"""What the public process refuses, and the headers of every answer."""

import re

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.server.guard import LONGEST_QUERY
from dashboard.server.web import create_app
from tests.conftest import SHIPPED

ANSWERED = ["/", "/?embed=1", "/healthz", "/readyz", "/data/coverage.csv", "/_dash-layout", "/nothing", "/assets/icon.svg"]


@pytest.fixture(scope="module")
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("address", ["/", "/data/coverage.csv", "/_dash-update-component", "/nothing"])
def test_only_reading_is_answered(client: FlaskClient, method: str, address: str) -> None:
    response = client.open(address, method=method)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "address",
    [
        "/nothing",
        "/admin/login",
        "/_dash-update-component",
        "/_reload-hash",
        "/_favicon.ico",
        "/assets/../app.py",
        "/data/../released.txt",
        "/_dash-component-suites/dash/nope.js",
        "/_dash-component-suites/nope/x.js",
    ],
)
def test_what_is_not_there_is_not_the_page(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_link_has_a_longest_length(client: FlaskClient) -> None:
    assert client.get("/?" + "a" * LONGEST_QUERY).status_code == 200
    assert client.get("/data/coverage.csv?" + "a" * (LONGEST_QUERY + 1)).status_code == 414


@pytest.mark.parametrize("address", ["/", "/data/coverage.csv", "/nothing"])
def test_a_question_has_no_body(client: FlaskClient, address: str) -> None:
    assert client.get(address, data=b"x").status_code == 413
    assert client.get(address, headers={"Transfer-Encoding": "chunked"}).status_code == 413
    assert client.get(address, headers={"Content-Length": "0"}).status_code != 413
    assert client.post(address, data=b"x").status_code == 405


@pytest.mark.parametrize("address", ANSWERED)
def test_every_answer_is_strict_and_sets_no_cookie(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    scripts = re.search(r"script-src ([^;]+)", headers["Content-Security-Policy"])
    assert scripts
    assert set(re.sub(r"'sha256-[^']+'", "", scripts[1]).split()) == {"'self'"}
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert "http" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "Set-Cookie" not in headers


def test_https_is_insisted_on_only_where_the_public_address_has_it(client: FlaskClient) -> None:
    assert "Strict-Transport-Security" not in client.get("/", headers={"X-Forwarded-Proto": "https"}).headers
    behind_tls = create_app(SHIPPED, url="https://map.example").server.test_client()
    assert behind_tls.get("/").headers["Strict-Transport-Security"] == "max-age=31536000"


def test_only_what_is_named_by_its_content_is_kept_without_asking(client: FlaskClient) -> None:
    for address in [*ANSWERED, "/openapi.json", "/download/decks.json"]:
        assert client.get(address).headers["Cache-Control"] == "no-cache", address
    script = re.findall(r'"(artefacts/[^"]+)"', client.get("/").get_data(as_text=True))[0]
    assert client.get(script).headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("host", ['a"><script>window.ran=1</script>', "a\r\nSet-Cookie: a=b", "[::1", ""])
def test_hostile_text_in_the_name_of_the_host_stands_nowhere_in_the_page(client: FlaskClient, host: str) -> None:
    response = client.get("/?lang=en", environ_overrides={"HTTP_HOST": host})
    assert response.status_code == 200
    assert "Set-Cookie" not in response.headers
    assert not host or host not in response.get_data(as_text=True)


def test_the_page_does_not_tell_what_it_runs_on(client: FlaskClient) -> None:
    html = client.get("/").get_data(as_text=True)
    assert "python_version" not in html
    assert "end_id" not in html


def test_a_fault_shows_no_traceback(monkeypatch: pytest.MonkeyPatch, client: FlaskClient) -> None:
    def broken(*_: object) -> bytes:
        raise RuntimeError("a secret place")

    monkeypatch.setattr("dashboard.server.live.export", broken)
    response = client.get("/data/coverage.csv?lang=en&until=2016")
    assert response.status_code == 500
    assert "secret" not in response.get_data(as_text=True)
    assert "Traceback" not in response.get_data(as_text=True)
