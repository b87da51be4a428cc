"""The page without a server: its size, its files, and that they are the same twice."""

import gzip
import re
from pathlib import Path

import brotli
import pytest
from dash import Dash

from dashboard.bundling.artefacts import script_json
from dashboard.bundling.freeze import freeze_file, freeze_site
from dashboard.bundling.plotly_js import LEAN, plotly_script


def test_the_file_is_light_enough_to_mail(app: Dash) -> None:
    if not LEAN.exists():
        pytest.fail("The lean Plotly bundle is not set up: run 'make bundle'.")
    file = freeze_file(app)
    # A third of it is Plotly, a sixth the slides in two languages: they are part of what is mailed.
    assert len(file) <= 4_300_000
    assert len(gzip.compress(file, 9)) <= 1_400_000


def test_the_file_names_no_script_style_or_picture_outside_itself(app: Dash) -> None:
    html = freeze_file(app).decode()
    head = html[: html.index("<body>")]
    assert re.findall(r'(?:src|href)="(?!data:)[^"]*"', head) == []
    assert re.findall(r'<(?:script|img)[^>]* src="[^"]*"', html) == []
    assert "og:image" not in head


def _policy(html: str) -> dict[str, str]:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', html)
    assert found
    assert html.index(found[0]) < html.index("<script")  # it holds for what follows
    return dict(rule.split(" ", 1) for rule in found[1].split("; "))


def test_the_file_lets_its_own_scripts_run_and_nothing_else(app: Dash) -> None:
    rules = _policy(freeze_file(app).decode())
    assert (rules["default-src"], rules["connect-src"], rules["img-src"]) == ("'none'", "'none'", "data: blob:")
    allowed = rules["script-src"].split()
    assert len(allowed) >= 5
    assert all(re.fullmatch(r"'sha256-[\w+/]{43}='", one) for one in allowed)


def test_the_site_lets_its_own_files_run_and_loads_no_presentation_that_nobody_asked_for(app: Dash, tmp_path: Path) -> None:
    freeze_site(app, tmp_path)
    html = (tmp_path / "index.html").read_text("utf-8")
    rules = _policy(html)
    assert rules["script-src"].split()[0] == "'self'"
    assert "unsafe" not in rules["script-src"]
    (decks,) = (tmp_path / "assets").glob("decks-*.js")
    assert decks.read_text().startswith('window.coverage.frozen.decks={"sq":"UEs')
    (boot,) = (tmp_path / "assets").glob("boot-*.js")
    assert f'"decks":"assets/{decks.name}"' in boot.read_text()
    assert decks.name not in html
    assert boot.stat().st_size < 2000


def test_the_same_data_give_the_same_file(app: Dash) -> None:
    assert freeze_file(app) == freeze_file(app)


def test_the_site_holds_hashed_precompressed_files_and_the_frozen_file(app: Dash, tmp_path: Path) -> None:
    freeze_site(app, tmp_path)
    html = (tmp_path / "index.html").read_text("utf-8")
    named = re.findall(r'(?:src|href)="(assets/[^"]+)"', html)
    assert [re.sub(r"-[0-9a-f]{12}", "", name) for name in named] == [
        "assets/page.css", "assets/boot.js", "assets/data.js", "assets/plotly.js", "assets/dash-renderer.js",
    ]  # fmt: skip
    for name in [*named, "index.html", "download/dashboard.html"]:
        plain = (tmp_path / name).read_bytes()
        assert gzip.decompress((tmp_path / f"{name}.gz").read_bytes()) == plain
        assert brotli.decompress((tmp_path / f"{name}.br").read_bytes()) == plain
    assert all(re.search(r"-[0-9a-f]{12}\.(js|css)$", name) for name in named)
    assert {path.name for path in tmp_path.iterdir()} >= {"_headers", "nginx.conf.example"}
    assert "og:image" not in html


def test_a_site_with_a_public_address_brings_its_preview_picture(app: Dash, tmp_path: Path) -> None:
    freeze_site(app, tmp_path, url="https://map.example/coverage/")
    html = (tmp_path / "index.html").read_text("utf-8")
    picture = re.search(r'og:image" content="https://map.example/coverage/(assets/social-sq-[^"]+)"', html)
    assert picture
    assert 'og:url" content="https://map.example/coverage/"' in html
    assert (tmp_path / picture[1]).read_bytes().startswith(b"\x89PNG")


def test_the_nginx_example_frames_the_embed_alone_and_loses_no_header(app: Dash, tmp_path: Path) -> None:
    freeze_site(app, tmp_path)
    example = (tmp_path / "nginx.conf.example").read_text()
    assert example.count("\n    add_header") == 4
    assert "location" not in example.split("server {")[1]  # a location with headers of its own would inherit none
    assert "frame-ancestors $framed_by" in example


def test_a_lean_bundle_of_another_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plotly-geo.min.js").write_text("/* plotly.js (geo - minified) v1.0.0 */")
    with pytest.raises(RuntimeError, match=r"is not plotly\.js \d.*make bundle"):
        plotly_script(tmp_path / "plotly-geo.min.js")


def test_without_a_lean_bundle_the_full_one_draws(tmp_path: Path) -> None:
    assert len(plotly_script(tmp_path / "none.js")) > 3_000_000


def test_no_text_ends_the_script_that_it_stands_in() -> None:
    assert script_json({"a": "</script><!--<script>"}) == '{"a":"\\u003c/script>\\u003c!--\\u003cscript>"}'
