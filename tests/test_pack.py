"""The first visit: few files, each compressed and kept for good, and something to see before any script has run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import brotli
import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.bundling import plotly_js
from dashboard.bundling.artefacts import artefact

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


def test_the_page_names_four_files_that_a_browser_keeps_for_good(client: FlaskClient) -> None:
    html = client.get("/").get_data(as_text=True)
    named = re.findall(r'(?:src|href)="(artefacts/[^"]+\.(?:js|css))"', html)
    assert [re.sub(r"-[0-9a-f]{12}", "", name) for name in named] == [
        "artefacts/page.css", "artefacts/data.js", "artefacts/plotly.js", "artefacts/dash-renderer.js",
    ]  # fmt: skip
    assert re.findall(r'src="([^"]+)"', html) == named[1:]
    for name in named:
        answer = client.get(name, headers={"Accept-Encoding": "br"})
        assert (answer.headers["Content-Encoding"], "immutable" in answer.headers["Cache-Control"]) == ("br", True)


def test_the_page_itself_is_compressed_and_asked_for_anew(client: FlaskClient) -> None:
    answer = client.get("/?lang=en", headers={"Accept-Encoding": "br"})
    assert brotli.decompress(answer.get_data()) == client.get("/?lang=en").get_data()
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Vary"] == "Accept-Encoding, Accept-Language"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("query", "asks_for", "sentence"),
    [
        pytest.param(
            "",
            "sq",
            "Burimet publike dokumentojnë 17 anëtarë në 28 nga 36 rrethet",
            id="Albanian where the browser does not ask for English",
        ),
        pytest.param("", "en-GB,en;q=0.9", "Public sources place 17 members", id="English where it does"),
        pytest.param("lang=sq&member=vatra", "en", "Vatra dokumentohet në 9", id="the view of the link"),
    ],
)
def test_the_sentence_stands_in_the_document(client: FlaskClient, query: str, asks_for: str, sentence: str) -> None:
    html = client.get(f"/?{query}", headers={"Accept-Language": asks_for}).get_data(as_text=True)
    assert sentence in html[html.index('<div id="first">') :]


@pytest.mark.parametrize(
    ("asks_for", "lang"),
    [
        ("", "sq"),
        ("de", "sq"),
        ("de,en", "en"),
        ("de-AT,en-US;q=0.7,sq;q=0.3", "en"),
        ("en;q=0.3,sq-XK;q=0.7", "sq"),
        ("SQ,en", "sq"),
        ("en;q=0,de", "sq"),
        ("*", "sq"),
        ("english", "sq"),
    ],
)
def test_the_page_speaks_the_first_of_the_browsers_languages_that_it_knows(client: FlaskClient, asks_for: str, lang: str) -> None:
    assert f'<html lang="{lang}">' in client.get("/", headers={"Accept-Language": asks_for}).get_data(as_text=True)


def test_every_process_names_the_same_files() -> None:
    code = "from dashboard.server.web import create_app; from dashboard.io.dataset import data_source; a = create_app(data_source()); "
    code += "print(sorted([*a.server.extensions['current'].snapshot.files, a.packed.script.name, a.packed.style.name]))"
    named = {
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2", "6")  # under the last, a set of the two names of the capital has another order
    }
    assert len(named) == 1  # else a page from one worker would ask another for files that only the first has


def test_a_script_of_another_edition_is_found_where_it_is_still_on_the_disk(
    app: Dash, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plotly_js, "COMPRESSED", tmp_path)
    client = app.server.test_client()
    older = {name: artefact(name, b"let older;", suffix="js").name for name in ("dash-renderer", "data")}
    assert [client.get(f"/artefacts/{name}").status_code for name in older.values()] == [404, 404]
    plotly_js.compressed_path(b"let older;").write_bytes(brotli.compress(b"let older;"))
    assert client.get(f"/artefacts/{older['dash-renderer']}").get_data() == b"let older;"
    assert client.get(f"/artefacts/{older['data']}").status_code == 404  # rows that were taken back are nobody's
    assert client.get("/artefacts/dash-renderer-*.js").status_code == 404
    plotly_js.compressed_path(b"let older;").write_bytes(brotli.compress(b"let other;"))
    assert client.get(f"/artefacts/{older['dash-renderer']}").status_code == 404
