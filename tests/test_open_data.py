"""What docs/open-data.md tells others to do with the data, done: against the real application, over HTTP."""

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from werkzeug.serving import make_server

PAGE = (Path(__file__).parent.parent / "docs/open-data.md").read_text("utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", PAGE, re.S)


@pytest.fixture(scope="module")
def address(app: Dash) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def _run(code: str, address: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(code.replace("https://coverage.example", address), names)
    return names


def _elsewhere(code: str) -> str:
    """Return what ``code`` prints in a process of its own: GDAL holds the lock of Python while it waits for the server, which needs it."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True).stdout.strip()


def test_the_example_in_pandas_finds_the_gaps(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = _run(PYTHON[0], address)
    assert found["gaps"]["code"].tolist()[0] == "AL-MM"
    assert len(found["gaps"]) == 8
    assert found["rows"].shape[0] == 465
    assert "Malësi e Madhe" in capsys.readouterr().out
    assert found["per_year"].loc[2019] > 0


def test_the_example_in_geopandas_reads_a_layer(address: str) -> None:
    code = PYTHON[1].replace("https://coverage.example", address).replace("districts.plot", "# districts.plot")
    assert _elsewhere(f"{code}\nprint(len(districts))") == "36"


@pytest.mark.parametrize("path", re.findall(r"`https://coverage\.example(/data/coverage\.[^`]+)`", PAGE))
def test_a_map_is_read_by_its_address_as_qgis_does(address: str, path: str) -> None:
    found = _elsewhere(f"import pyogrio; print(len(pyogrio.read_dataframe('/vsicurl/{address}{path}', layer=0)))")
    assert found == ("61" if "municipality" in path else "36")


def test_a_part_of_a_file_is_answered_and_one_beyond_its_end_is_not(app: Dash) -> None:
    client = app.server.test_client()
    whole = client.get("/data/coverage.gpkg").data
    part = client.get("/data/coverage.gpkg", headers={"Range": "bytes=0-15"})
    assert (part.status_code, part.data, part.headers["Content-Range"]) == (206, b"SQLite format 3\0", f"bytes 0-15/{len(whole)}")
    beyond = client.get("/data/coverage.gpkg", headers={"Range": f"bytes={len(whole)}-"})
    assert (beyond.status_code, beyond.headers["Content-Range"]) == (416, f"bytes */{len(whole)}")
    assert client.get("/healthz", headers={"Range": "bytes=0-0"}).data == b"ok"


@pytest.mark.parametrize("path", ["/data/coverage.csv", "/data/coverage.gpkg", "/data/operations.csv"])
def test_other_sites_may_read_a_file_and_learn_what_its_columns_mean(app: Dash, path: str) -> None:
    answer = app.server.test_client().get(path)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Link"] == '<../datapackage.json>; rel="describedby"; type="application/json"'


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("coverage.csv?level=county", "#adm1+code"),
        ("coverage.csv?view=partners", "#country+code"),
        ("operations.csv?level=county", "#loc+code"),  # of any level
    ],
)
def test_the_tags_say_what_the_codes_are_of(app: Dash, path: str, code: str) -> None:
    header, tags = app.server.test_client().get(f"/data/{path}&hxl=1").get_data().decode("utf-8-sig").splitlines()[:2]
    assert dict(zip(header.split(","), tags.split(","), strict=True))["code"] == code
