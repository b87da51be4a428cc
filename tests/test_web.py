"""What the server answers beside the page."""

import gzip
import io
import itertools
import json
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import brotli
import pandas as pd
import pytest
from dash import Dash
from flask.testing import FlaskClient
from PIL import Image

from dashboard.exports.forms import FORMS
from dashboard.server.live import Lanes, Snapshot, take_snapshot
from dashboard.server.making import BusyError
from dashboard.server.web import create_app
from tests.conftest import SHIPPED


@pytest.fixture(scope="module")
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


def test_health_and_readiness_speak_of_the_data(client: FlaskClient) -> None:
    assert client.get("/healthz").get_data(as_text=True) == "ok"
    ready = client.get("/readyz").get_json()
    assert (ready["members"], ready["problems"]) == (19, 13)
    assert re.fullmatch(r"[0-9a-f]{10}", ready["data_version"])


@pytest.mark.parametrize("name", FORMS)
def test_each_form_is_a_download_of_the_selection(client: FlaskClient, name: str) -> None:
    response = client.get(f"/data/{name}?lang=en&level=county")
    assert response.status_code == 200
    assert response.mimetype == FORMS[name].mimetype
    assert response.headers["Content-Disposition"] == f"attachment; filename={name}"


def test_a_download_follows_the_link(client: FlaskClient) -> None:
    body = client.get("/data/coverage.geojson?level=county&member=vatra").get_json()
    assert len(body["features"]) == 12
    # Documented in Berat, Dibër, Durrës, Fier, Gjirokastër, Lezhë, Shkodër and Vlorë; Lushnjë lies in Fier.
    assert sum(feature["properties"]["members"] for feature in body["features"]) == 8


@pytest.mark.parametrize(
    ("query", "parameter", "nearest"),
    [
        pytest.param("member=tals", "member", "tlas", id="a misspelt member"),
        pytest.param("membr=tlas", "membr", "member", id="a misspelt parameter"),
        pytest.param("level=districts", "level", "district", id="a misspelt level"),
        pytest.param("member=tlas&member=vatar", "member", "vatra", id="one of several"),
    ],
)
@pytest.mark.parametrize("name", ["coverage.csv", "operations.csv", "presentation.pptx"])
def test_a_file_says_what_it_does_not_know_instead_of_answering_something_else(
    client: FlaskClient, name: str, query: str, parameter: str, nearest: str
) -> None:
    response = client.get(f"/data/{name}?{query}")
    assert (response.status_code, response.headers["Access-Control-Allow-Origin"]) == (400, "*")
    (found,) = response.get_json()["unknown"]
    assert (found["parameter"], nearest in found["nearest"], nearest in found["allowed"]) == (parameter, True, True)
    assert client.get(f"/?{query}").status_code == 200  # the page opens, and says so


def _rows(client: FlaskClient, address: str) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(client.get(address).get_data()), keep_default_na=False)


def test_a_repeated_parameter_asks_for_both(client: FlaskClient) -> None:
    both, joined = (client.get(f"/data/coverage.csv?{q}").get_data() for q in ("member=tlas&member=vatra", "member=tlas,vatra"))
    assert both == joined
    assert client.get("/data/coverage.csv?member=vatra").get_data() != both
    assert client.get("/data/coverage.csv?utm_source=mail&MEMBER=TLAS,vatra).").get_data() == both


def test_the_rows_of_the_data_follow_the_filters(client: FlaskClient) -> None:
    assert len(_rows(client, "/data/operations.csv")) == 465
    vatra = _rows(client, "/data/operations.csv?member=vatra")
    assert set(vatra["member"]) == {"vatra"}
    assert set(vatra["evidence"]) == {"direct", "indirect"}
    assert set(_rows(client, "/data/operations.csv?member=vatra&evidence=direct,stated")["evidence"]) == {"direct"}
    assert (_rows(client, "/data/operations.csv?since=2022&undated=0")["year_to"].replace("", "2022").astype(int) >= 2022).all()
    assert set(_rows(client, "/data/operations.csv?county=AL-07")["place"]) >= {"Kukës", "Has"}
    assert _rows(client, "/data/members.csv?kind=faith_based")["kind"].unique().tolist() == ["faith_based"]
    assert len(_rows(client, "/data/members.csv")) == 20


def test_a_file_is_made_once_for_all_who_ask_for_the_same(app: Dash, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr("dashboard.server.live.export", lambda name, _dataset, query: made.append(f"{name}?{query}") or b"")
    client = app.server.test_client()
    for query in ("lang=en&member=vatra", "member=vatra&lang=EN", "lang=en&member=vatra&utm_source=x&v=1"):
        client.get(f"/data/gaps.csv?{query}")
        client.get(f"/data/presentation.pptx?{query}")
    assert made == ["gaps.csv?lang=en&member=vatra", "presentation.pptx?lang=en&member=vatra"]


def test_a_csv_is_written_for_excel_in_albanian_and_with_hxl_tags_where_asked(client: FlaskClient) -> None:
    plain, excel, tagged = (client.get(f"/data/coverage.csv?{q}").get_data(as_text=True) for q in ("", "excel=sq", "hxl=1"))
    assert "AL-BR,Berat,Berat,AL-01,1,vatra,Vatra,True,direct,,0,1.02,c1,936.44," in plain
    assert excel.startswith("\ufeffcode;name_sq;")
    assert "AL-BR;Berat;Berat;AL-01;1;vatra;Vatra;True;direct;;0;1,02;c1;936,44;" in excel
    assert tagged.split("\r\n")[1].startswith("#adm2+code,#adm2+name+i_sq,#adm2+name+i_en,#adm1+code,#org+num,")
    assert client.get("/data/coverage.xlsx?hxl=1").status_code == 400


def test_figures_have_no_more_digits_than_anybody_knows(client: FlaskClient) -> None:
    tables = [client.get(f"/data/{name}?lang=en").get_data(as_text=True) for name in ("coverage.csv", "gaps.csv")]
    places = client.get("/data/coverage.geojson").get_json()["features"]
    tables.append(json.dumps([place["properties"] for place in places]))
    assert not [found for text in tables for found in re.findall(r"\d\.\d{5,}", text)]


def test_robots_leave_files_alone_and_find_the_sitemap(client: FlaskClient) -> None:
    robots = client.get("/robots.txt")
    assert robots.mimetype == "text/plain"
    assert robots.get_data(as_text=True).splitlines() == [
        "User-agent: *", "Disallow: /data/", "Disallow: /download/",
        "Disallow: /place/*.pdf", "Disallow: /place/*.docx", "Disallow: /member/*.pdf",
        "Allow: /data/coverage.png?place=", "Allow: /data/coverage.png?member=",
    ]  # fmt: skip


def test_whoever_finds_a_weakness_is_told_where_to_report_it(client: FlaskClient) -> None:
    lines = client.get("/.well-known/security.txt").get_data(as_text=True).splitlines()
    found = dict(line.split(": ", 1) for line in lines)
    assert (found["Contact"], found["Preferred-Languages"]) == ("https://bktfcoalition.org", "sq, en")
    left = datetime.fromisoformat(found["Expires"]) - datetime.now(UTC)
    assert timedelta(days=100) < left < timedelta(days=365)


def test_what_is_not_there_is_said(client: FlaskClient) -> None:
    assert client.get("/data/coverage.exe").status_code == 404
    assert client.get("/artefacts/index-000000000000.js").status_code == 404


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        pytest.param("/", "frame-ancestors 'none'", id="the page may not be framed"),
        pytest.param("/?embed=1", "frame-ancestors *", id="the embed may"),
        pytest.param("/?embed=0", "frame-ancestors 'none'", id="only as embed=1"),
        pytest.param("/download/dashboard.html?embed=1", "frame-ancestors 'none'", id="nothing else"),
    ],
)
def test_only_the_embed_may_be_framed(client: FlaskClient, address: str, allowed: str) -> None:
    assert client.get(address).headers["Content-Security-Policy"].split("; ")[-1] == allowed


@pytest.mark.parametrize(
    ("lang", "title"), [("sq", "Ku punon koalicioni BKTF, sipas rretheve"), ("en", "Where the BKTF coalition works, by district")]
)
def test_a_shared_link_has_a_preview_with_a_picture(lang: str, title: str) -> None:
    client = create_app(SHIPPED, url="https://coverage.example").server.test_client()
    assert "\nSitemap: https://coverage.example/sitemap.xml\n" in client.get("/robots.txt").get_data(as_text=True)
    assert "\nCanonical: https://coverage.example/.well-known/security.txt" in client.get("/.well-known/security.txt").get_data(
        as_text=True
    )
    html = client.get(f"/?lang={lang}").get_data(as_text=True)
    found = dict(re.findall(r'<meta property="(og:[^"]+)" content="([^"]*)">', html))
    assert found["og:title"] == title
    assert found["og:image"].startswith("https://coverage.example/social/")
    with Image.open(io.BytesIO(client.get(found["og:image"].removeprefix("https://coverage.example")).get_data())) as picture:
        assert picture.size == (1200, 630)


def test_a_preview_is_of_the_view_that_is_shared(client: FlaskClient) -> None:
    html = client.get("/?lang=en&member=vatra").get_data(as_text=True)
    found = dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', html))
    assert found["og:title"] == "Where Vatra is on record, by district"
    assert found["og:url"].endswith("/?lang=en&amp;member=vatra")
    assert found["twitter:card"] == "summary_large_image"


def test_the_frozen_file_comes_compressed_as_the_reader_can(client: FlaskClient) -> None:
    plain = client.get("/download/dashboard.html")
    assert plain.headers["Content-Disposition"] == "attachment; filename=dashboard.html"
    for encoding, open_ in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        packed = client.get("/download/dashboard.html", headers={"Accept-Encoding": encoding})
        assert packed.headers["Content-Encoding"] == encoding
        assert open_(packed.get_data()) == plain.get_data()


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("br", "br"),
        ("gzip, deflate, br", "br"),
        ("br;q=0", None),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.1, gzip", "gzip"),
        ("gzip;q=0.5, br;q=0.8", "br"),
        ("gzip;q=0.5, identity", None),
        ("*", "br"),
        ("*;q=0", None),
        ("*, br;q=0", "gzip"),
        ("brotli, x-gzip", None),
        ("", None),
    ],
)
def test_the_encoding_is_the_one_that_the_reader_would_rather_have(client: FlaskClient, accepted: str, encoding: str | None) -> None:
    page = client.get("/", headers={"Accept-Encoding": accepted})
    assert page.headers["Content-Encoding" if encoding else "Content-Type"] == (encoding or "text/html; charset=utf-8")
    open_ = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert open_(page.get_data()).endswith(b"</html>")


ALIKE = [
    "/",
    "/?lang=en&member=vatra",
    "/data/coverage.csv?lang=en",
    "/readyz",
    "/openapi.json",
    "/assets/icon.svg",
    "/download/dashboard.html",
]


@pytest.mark.parametrize("address", ALIKE)
def test_who_has_the_same_already_is_not_sent_it_again(client: FlaskClient, address: str) -> None:
    br, plain = ({"Accept-Encoding": accepted} for accepted in ("br", "identity"))
    first = client.get(address, headers=br)
    again = client.get(address, headers={**br, "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.get_data()) == (304, b"")
    for name in ("ETag", "Cache-Control", "Vary", "Content-Security-Policy"):  # RFC 9110, 15.4.5
        assert again.headers.get(name) == first.headers.get(name)
    other = client.get(address, headers={**plain, "If-None-Match": first.headers["ETag"]})
    assert other.status_code == (200 if "Content-Encoding" in first.headers else 304)  # other bytes, another tag
    assert client.get(address, headers={**br, "If-None-Match": '"another"'}).status_code == 200


@pytest.mark.parametrize("address", [*ALIKE, "/nothing", "/data/coverage.csv?membr=tlas"])
def test_head_is_get_without_its_body(client: FlaskClient, address: str) -> None:
    whole, head = client.get(address), client.head(address)
    assert head.get_data() == b""
    assert (head.status_code, dict(head.headers, Date="")) == (whole.status_code, dict(whole.headers, Date=""))


@pytest.mark.parametrize(
    ("address", "known"),
    [
        pytest.param("http://127.0.0.1:8050", "", id="a loopback address is of no use to others"),
        pytest.param("http://localhost", "", id="nor is localhost"),
        pytest.param("https://map.example", "https://map.example/", id="where it was taken from"),
    ],
)
def test_the_frozen_file_points_back_to_where_it_was_taken_from(client: FlaskClient, address: str, known: str) -> None:
    html = client.get("/download/dashboard.html", base_url=address).get_data(as_text=True)
    assert f'window.coverage.frozen = {{"url":{json.dumps(known)}' in html


class _Slow:
    """Stands in for ``export``: dear files are made when ``go_on`` is set, cheap ones at once unless ``cheap`` says so."""

    def __init__(self, *, cheap: bool = False) -> None:
        self.go_on, self._cheap = threading.Event(), cheap
        self.making: list[str] = []
        self.most = 0
        self.made: list[str] = []

    def __call__(self, name: str, _dataset: object, query: str) -> bytes:
        self.making.append(name)
        self.most = max(self.most, len(self.making))
        if FORMS[name].dear or self._cheap:
            assert self.go_on.wait(20)
        self.making.remove(name)
        self.made.append(f"{name}?{query}")
        return b"a file"


def test_only_so_many_files_are_made_at_once_some_wait_and_the_rest_are_told_to_come_again(
    app: Dash, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = _Slow(cheap=True)
    monkeypatch.setattr("dashboard.server.live.export", slow)
    with ThreadPoolExecutor(20) as readers:
        asked = [readers.submit(app.server.test_client().get, f"/data/words.txt?since={2005 + n}") for n in range(20)]
        refused = [answer.result(20) for answer in itertools.islice(as_completed(asked), 4)]
        assert app.server.test_client().get("/readyz").status_code == 200
        slow.go_on.set()
    assert [(answer.status_code, answer.headers["Retry-After"]) for answer in refused] == [(503, "5")] * 4
    assert sorted(answer.result().status_code for answer in asked) == [200] * 16 + [503] * 4
    assert slow.most == 4


def test_dear_files_never_keep_a_cheap_one_waiting(app: Dash, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = _Slow()
    monkeypatch.setattr("dashboard.server.live.export", slow)
    monkeypatch.setattr(app.server.extensions["current"], "snapshot", _fresh(app))
    dear = ["presentation.pptx?", *(f"{name}?since={year}&" for name in ("coverage.pdf", "coverage.png") for year in range(2005, 2015))]
    with ThreadPoolExecutor(21) as readers:
        asked = [readers.submit(app.server.test_client().get, f"/data/{file}lang=en") for file in dear]
        refused = [answer.result(20) for answer in itertools.islice(as_completed(asked), 5)]  # 16 wait, or are made
        for name in (name for name, form in FORMS.items() if not form.dear):
            assert app.server.test_client().get(f"/data/{name}?lang=en&until=2013").status_code == 200
        assert slow.most == 2  # one dear, one cheap
        slow.go_on.set()
    assert {answer.status_code for answer in refused} == {503}
    assert sum(answer.result().status_code == 200 for answer in asked) == 16


def test_who_asks_for_the_same_deck_waits_for_it(app: Dash, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = _Slow()
    monkeypatch.setattr("dashboard.server.live.export", slow)
    monkeypatch.setattr(app.server.extensions["current"], "snapshot", _fresh(app))
    queries = ["lang=en", "LANG=en", "lang=en&theme=legal-aid", "lang=en&level=county&utm_source=mail"]
    with ThreadPoolExecutor(4) as readers:
        asked = [readers.submit(app.server.test_client().get, f"/data/presentation.pptx?{query}") for query in queries]
        time.sleep(0.2)
        assert not any(answer.done() for answer in asked)
        slow.go_on.set()
    assert {answer.result().status_code for answer in asked} == {200}
    assert slow.made == ["presentation.pptx?lang=en"]


def _fresh(app: Dash) -> Snapshot:
    """Return what is served, with nothing made yet."""
    return take_snapshot(app.server.extensions["current"].snapshot.dataset, audience="public", lanes=Lanes())


def test_every_file_says_which_data_it_holds_and_what_page_belongs_to_it(app: Dash, client: FlaskClient) -> None:
    headers = client.get("/data/members.csv").headers
    page = client.get("/").get_data(as_text=True)
    assert headers["Coverage-Version"] == client.get("/readyz").get_json()["data_version"]
    assert f'<meta name="edition" content="{headers["Coverage-Edition"]}">' in page
    assert "Coverage-Version" in headers["Access-Control-Expose-Headers"]
    other = create_app(SHIPPED).server.test_client()  # as another process
    assert other.get("/data/members.csv").headers["Coverage-Edition"] == headers["Coverage-Edition"]


@pytest.mark.parametrize(
    ("accept", "said"),
    [("text/html,*/*;q=0.8", 'http-equiv="refresh" content="5"><title>Skedari po përgatitet'), ("*/*", "Busy: please try again shortly.")],
)
def test_who_is_told_to_come_again_is_told_as_a_person_or_as_a_program(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, accept: str, said: str
) -> None:
    def busy(*_: str) -> bytes:
        raise BusyError

    current = client.application.extensions["current"]
    monkeypatch.setattr(current, "snapshot", replace(current.snapshot, form=busy))
    answer = client.get("/data/coverage.pdf", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert said in answer.get_data(as_text=True)
