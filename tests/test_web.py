"""What the server answers beside the page."""

import gzip
import io
import itertools
import json
import re
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

import brotli
import pytest
from dash import Dash
from flask.testing import FlaskClient
from PIL import Image

from dashboard.exports.forms import FORMS
from dashboard.web import create_app
from tests.conftest import SHIPPED


@pytest.fixture(scope="module")
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


def test_health_and_readiness_speak_of_the_data(client: FlaskClient) -> None:
    assert client.get("/healthz").get_data(as_text=True) == "ok"
    ready = client.get("/readyz").get_json()
    assert (ready["members"], ready["problems"]) == (19, 14)
    assert re.fullmatch(r"[0-9a-f]{10}", ready["data_version"])


@pytest.mark.parametrize("name", [n for n in FORMS if n != "presentation.pptx"])
def test_each_form_is_a_download_of_the_selection(client: FlaskClient, name: str) -> None:
    response = client.get(f"/data/{name}?lang=en&level=county")
    assert response.status_code == 200
    assert response.mimetype == FORMS[name].mimetype
    assert response.headers["Content-Disposition"] == f"attachment; filename={name}"


def test_a_download_follows_the_link_and_ignores_what_it_does_not_know(client: FlaskClient) -> None:
    body = client.get("/data/coverage.geojson?level=county&member=vatra,nobody&colour=red").get_json()
    assert len(body["features"]) == 12
    # Documented in Berat, Dibër, Durrës, Fier, Gjirokastër, Lezhë, Shkodër and Vlorë; Lushnjë lies in Fier.
    assert sum(feature["properties"]["members"] for feature in body["features"]) == 8


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
    html = client.get(f"/?lang={lang}").get_data(as_text=True)
    found = dict(re.findall(r'<meta property="(og:[^"]+)" content="([^"]*)">', html))
    assert found["og:title"] == title
    assert found["og:image"].startswith("https://coverage.example/social/")
    with Image.open(io.BytesIO(client.get(found["og:image"].removeprefix("https://coverage.example")).get_data())) as picture:
        assert picture.size == (1200, 630)


def test_a_preview_is_of_the_view_that_is_shared(client: FlaskClient) -> None:
    html = client.get("/?lang=en&member=vatra").get_data(as_text=True)
    found = dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', html))
    assert found["og:title"] == "Where Qendra Psikosociale Vatra is documented, by district"
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


def test_only_so_many_files_are_made_at_once_some_wait_and_the_rest_are_told_to_come_again(
    app: Dash, monkeypatch: pytest.MonkeyPatch
) -> None:
    making, most, go_on = [], [], threading.Event()

    def slow(*_: object) -> bytes:
        making.append(1)
        most.append(len(making))
        go_on.wait(20)
        making.pop()
        return b""

    monkeypatch.setattr("dashboard.current.export", slow)
    with ThreadPoolExecutor(20) as readers:
        asked = [readers.submit(app.server.test_client().get, f"/data/words.txt?busy={n}") for n in range(20)]
        refused = [answer.result(20) for answer in itertools.islice(as_completed(asked), 4)]
        assert app.server.test_client().get("/readyz").status_code == 200
        go_on.set()
    assert [(answer.status_code, answer.headers["Retry-After"]) for answer in refused] == [(503, "5")] * 4
    assert sorted(answer.result().status_code for answer in asked) == [200] * 16 + [503] * 4
    assert max(most) == 4
