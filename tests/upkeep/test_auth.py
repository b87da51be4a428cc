"""Who may come in to the staff's dashboard, and what is written down about it."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client, EnvironBuilder, run_wsgi_app
from werkzeug.wrappers import Response

from dashboard.upkeep.audit import Audit
from dashboard.upkeep.auth import AuthMiddleware

HERE = "http://127.0.0.1:8050"
JSON = "application/json"


def _inside(_environ: Any, start: Any) -> Iterable[bytes]:
    start("200 OK", [("Content-Type", "text/plain")])
    return [b"inside"]


@pytest.fixture
def auth(tmp_path: Path) -> AuthMiddleware:
    return AuthMiddleware(_inside, port=8050, audit=Audit(tmp_path))


@pytest.fixture
def stranger(auth: AuthMiddleware) -> Client:
    return Client(auth)


@pytest.fixture
def member(auth: AuthMiddleware) -> Client:
    client = Client(auth)
    assert client.get(f"/?token={auth.token}", base_url=HERE).status_code == 303
    return client


def _log(folder: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (folder / "versions" / "audit.log").read_text("ascii").splitlines()]


def test_the_token_gives_a_cookie_for_this_session_and_leaves_the_address(auth: AuthMiddleware, stranger: Client) -> None:
    answer = stranger.get(f"/?lang=en&token={auth.token}&level=county", base_url=HERE)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/?lang=en&level=county")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and "Expires" not in cookie and "Max-Age" not in cookie
    assert auth.token not in cookie
    assert stranger.get("/", base_url=HERE).get_data() == b"inside"


@pytest.mark.parametrize(
    "address", ["/", "/upkeep", "/data/operations.csv", "/readyz", "/?token=", "/?token=wrong", "/?token=%FF", "//evil.example/?token=x"]
)
def test_without_the_token_everything_is_closed_and_says_what_to_do(stranger: Client, address: str) -> None:
    answer = stranger.get(address, base_url=HERE)
    assert answer.status_code == 403
    assert "Hape me adresën" in answer.get_data(as_text=True) and "Open it with the address" in answer.get_data(as_text=True)
    assert "Set-Cookie" not in answer.headers


def test_the_token_counts_at_the_root_alone_so_that_nothing_leads_elsewhere(auth: AuthMiddleware) -> None:
    for path in ("/upkeep", "//evil.example/", "/%2F/evil.example"):
        environ = EnvironBuilder(base_url=HERE, query_string={"token": auth.token}).get_environ() | {"PATH_INFO": path}
        assert run_wsgi_app(auth, environ)[1] == "403 FORBIDDEN"


def test_another_start_knows_neither_token_nor_cookie_of_the_last(tmp_path: Path, auth: AuthMiddleware, member: Client) -> None:
    again = AuthMiddleware(_inside, port=8050, audit=Audit(tmp_path))
    assert again.token != auth.token and len(auth.token) >= 43
    cookie = member.get_cookie("staff-8050", domain="127.0.0.1")
    assert cookie
    assert Client(again).get("/", base_url=HERE, headers={"Cookie": f"staff-8050={cookie.value}"}).status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8050", "127.0.0.1", "127.0.0.1:80", "127.0.0.1.evil.example:8050", "0.0.0.0:8050", ""]
)
def test_another_name_for_this_computer_is_refused_with_token_and_cookie(auth: AuthMiddleware, member: Client, host: str) -> None:
    cookie = member.get_cookie("staff-8050", domain="127.0.0.1")
    assert cookie
    headers = {"Host": host, "Cookie": f"staff-8050={cookie.value}"}
    assert Client(auth).get("/", headers=headers).status_code == 421
    assert Client(auth).get(f"/?token={auth.token}", headers=headers).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8050", "localhost:8050", "[::1]:8050"])
def test_every_name_of_loopback_is_right(auth: AuthMiddleware, host: str) -> None:
    assert Client(auth).get(f"/?token={auth.token}", headers={"Host": host}).status_code == 303


def _post(client: Client, **given: Any) -> Response:
    return client.post("/upkeep/publish", base_url=HERE, **{"headers": {"Origin": HERE}, "content_type": JSON, "data": "{}", **given})


def test_writing_needs_the_cookie_the_own_origin_and_json(stranger: Client, member: Client) -> None:
    assert _post(member).get_data() == b"inside"
    assert _post(stranger).status_code == 403
    for origin in (
        {},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:8051"},
        {"Origin": "https://127.0.0.1:8050"},
    ):
        assert _post(member, headers=origin).status_code == 403
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""):
        assert _post(member, content_type=kind).status_code == 415
    assert member.delete("/", base_url=HERE).status_code == 403


def test_openings_and_refusals_are_written_down_and_the_token_never(tmp_path: Path, auth: AuthMiddleware, member: Client) -> None:
    member.get("/?token=wrong", base_url=HERE)
    _post(member, headers={})
    Client(auth).get("/upkeep", base_url=HERE)
    assert [line["what"] for line in _log(tmp_path)] == ["open", "refused", "refused", "refused"]
    assert auth.token not in (tmp_path / "versions" / "audit.log").read_text()


def test_hostile_text_in_the_log_is_one_line_of_data(tmp_path: Path) -> None:
    audit = Audit(tmp_path)
    audit.note("publish", who='x\n{"what": "forged"}\u2028\u202e', about="a" * 10_000)
    audit.note("publish")
    first, second = _log(tmp_path)
    assert first["who"] == 'x {"what": "forged"}\u2028'  # which JSON writes as six letters
    assert len(first["about"]) == 300
    assert second["what"] == "publish"


def test_refusals_do_not_fill_the_disk(tmp_path: Path, auth: AuthMiddleware) -> None:
    client = Client(auth)
    for _ in range(1010):
        client.get("/", headers={"Host": "evil.example"})
    assert len(_log(tmp_path)) == 1000


@pytest.fixture(params=["the folder is gone", "a file is in the way"])
def unwritable(request: pytest.FixtureRequest, auth: AuthMiddleware, tmp_path: Path) -> AuthMiddleware:
    (tmp_path / "versions").rename(tmp_path / "away") if (tmp_path / "versions").exists() else None
    if request.param == "the folder is gone":
        tmp_path.rename(tmp_path.with_name(f"{tmp_path.name}-gone"))
    else:
        (tmp_path / "versions").write_text("")
    return auth


def test_where_the_log_cannot_be_written_a_stranger_is_refused_as_ever(
    unwritable: AuthMiddleware, caplog: pytest.LogCaptureFixture
) -> None:
    client = Client(unwritable)
    for address in ("/", "/?token=wrong", "/upkeep/rows"):
        assert client.get(address, base_url=HERE).status_code == 403
    assert client.get("/", base_url="http://evil.example").status_code == 421
    assert "Traceback" not in caplog.text


def test_where_the_log_cannot_be_written_the_token_opens_nothing_and_says_why_in_both_languages(unwritable: AuthMiddleware) -> None:
    answer = Client(unwritable).get(f"/?token={unwritable.token}", base_url=HERE)
    assert answer.status_code == 503
    assert "Set-Cookie" not in answer.headers
    assert "nuk mund të shkruhet" in answer.get_data(as_text=True)
    assert "The data folder cannot be written." in answer.get_data(as_text=True)
