"""The page's own typefaces: all letters, light, and there wherever the page is; without them nothing else changes."""

import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from dash import Dash
from fontTools.ttLib import TTFont

from dashboard.bundling import typefaces as module
from dashboard.bundling.freeze import freeze_file
from dashboard.bundling.typefaces import typefaces
from dashboard.figures.style import SANS, SERIF

pytestmark = pytest.mark.slow

LETTERS = "abcçdeëfghijklmnopqrstuvwxyzABCÇDEËFGHIJKLMNOPQRSTUVWXYZ0123456789%–—’“”„·×²©"


@pytest.fixture
def set_up() -> None:
    if len(typefaces()[0]) != 2:
        pytest.fail("The typefaces are not set up: run 'make bundle'.")


@pytest.mark.usefixtures("set_up")
def test_they_hold_every_letter_in_80_kilobytes() -> None:
    files, _ = typefaces()
    assert sum(len(file.plain) for file in files) <= 80_000
    for file in files:
        assert not set(map(ord, LETTERS)) - set(TTFont(BytesIO(file.plain)).getBestCmap())


@pytest.mark.usefixtures("set_up")
def test_the_server_the_site_and_the_file_bring_them(app: Dash, site: Path) -> None:
    files, _ = typefaces()
    client = app.server.test_client()
    (style,) = re.findall(r'href="(artefacts/page-\w+\.css)"', client.get("/").text)
    named = re.findall(r"url\(([^)]+\.woff2)\)", client.get(f"/{style}").text)
    assert named == [file.name for file in files]
    for file in files:
        answer = client.get(f"/artefacts/{file.name}", headers={"Accept-Encoding": "identity"})
        assert (answer.mimetype, answer.data) == ("font/woff2", file.plain)

    (sheet,) = (site / "assets").glob("page-*.css")
    for name, file in zip(re.findall(r"url\(([^)]+\.woff2)\)", sheet.read_text("utf-8")), files, strict=True):
        assert (sheet.parent / name).read_bytes() == file.plain

    inlined = re.findall(r"url\(data:font/woff2;base64,([^)]+)\)", freeze_file(app).decode())
    assert [b64decode(text) for text in inlined] == [file.plain for file in files]


def test_without_them_those_of_the_machine_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_FILES", dict.fromkeys(module._FILES, Path("nowhere")))
    files, style = typefaces()
    assert files == []
    assert "url(" not in style
    faces = set(re.findall(r'@font-face\{font-family:"([^"]+)"', style))
    assert faces == {name for name in (*SANS, *SERIF) if name.startswith("As ")}
    assert f'--sans:"{SANS[0]}","{SANS[1]}"' in style
