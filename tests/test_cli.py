"""The commands that take a view away."""

import json
import os
import time
from pathlib import Path

import brotli
import pytest

from dashboard.bundling import plotly_js as bundle
from dashboard.bundling import typefaces
from dashboard.bundling.artefacts import artefact
from dashboard.commands.cli import main
from dashboard.exports.forms import VIEW_FORMS
from dashboard.io.dataset import data_source, load_dataset
from dashboard.server.live import Lanes, take_snapshot

pytestmark = pytest.mark.slow


def test_the_summary_gives_the_figures_of_a_view(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", "--json", "--level", "county", "--member", "vatra"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["level"], found["members"], found["places_reached"], found["places_total"]) == ("county", ["vatra"], 8, 12)
    assert found["members_documented"] == 1


def test_the_summary_answers_the_questions_behind_the_map(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", "--json", "--lang", "en"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["claim"] == {
        "scope": "whole record: all members and years, no filter and no scenario",
        "stated_share": 0.8, "verdict": {"stated": "depends", "direct": "depends", "indirect": "depends"},
        "would_make_it_true": ["AL-TP", "AL-PU"],
    }  # fmt: skip
    assert found["words"][1].startswith("Most members: Tirana (12)")
    assert [gap["code"] for gap in found["gaps"]][:2] == ["AL-MM", "AL-KC"]
    assert {row["member"]: row["population"] for row in found["dependence"]}["world-vision"] == 56_798


def test_the_summary_is_readable_as_text_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", "--lang", "en", "--evidence", "weak", "--county", "AL-09"]) == 0
    assert "places_reached:" in capsys.readouterr().out


def test_every_form_of_a_view_is_written(tmp_path: Path) -> None:
    assert main(["export", "--out", str(tmp_path / "new"), "--lang", "en", "--member", "vatra,tlas", "--member", "tdh"]) == 0
    assert {path.name for path in (tmp_path / "new").iterdir()} == set(VIEW_FORMS)
    features = json.loads((tmp_path / "new" / "coverage.geojson").read_text("utf-8"))["features"]
    assert max(feature["properties"]["members"] for feature in features) == 3


def test_one_form_can_be_asked_for(tmp_path: Path) -> None:
    assert main(["export", "--out", str(tmp_path), "--form", "coverage.csv", "--form", "operations.csv"]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"coverage.csv", "operations.csv"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        pytest.param(["--form", "coverage.doc"], "no such form: coverage.doc; --form takes coverage.png, ", id="form"),
        pytest.param(["--member", "vatre"], "not known: member=vatre; --member takes tdh, save-the-children", id="member"),
        pytest.param(["--data", "nowhere"], "nowhere", id="folder"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_can(tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: list[str], said: str) -> None:
    assert main(["export", "--out", str(tmp_path / "out"), *asked]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("in the way")
    assert main(["export", "--out", str(tmp_path / "file"), "--form", "coverage.csv"]) == 2
    assert "file" in capsys.readouterr().err


def test_the_dashboard_is_frozen_into_a_file_and_a_site(tmp_path: Path) -> None:
    out, site = tmp_path / "stick" / "coverage.html", tmp_path / "site"
    assert main(["freeze", "--out", str(out), "--site", str(site), "--url", "https://map.example/"]) == 0
    assert out.read_bytes().startswith(b"<!DOCTYPE html>")
    assert b'"url":"https://map.example/"' in out.read_bytes()
    assert (site / "index.html").exists()
    assert main(["freeze"]) == 2  # into nothing


def test_what_browsers_load_is_compressed_once_and_found_by_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bundle, "COMPRESSED", tmp_path)
    monkeypatch.setattr(typefaces, "PAPER", tmp_path.parent / f"{tmp_path.name}-typefaces")
    monkeypatch.setattr(brotli, "compress", lambda data, quality: b"%d:%d" % (quality, len(data)))  # the best quality takes seconds
    for name, hours in (("of-older-data.br", 25), ("of-yesterday.br", 23)):
        (tmp_path / name).write_bytes(b"11:kept" if hours < 24 else b"gone")
        os.utime(tmp_path / name, (time.time() - hours * 3600,) * 2)
    assert main(["compress"]) == 0
    (tmp_path / "of-yesterday.br").unlink()  # pages that were being opened while the server changed ask for it
    found = sorted(path.read_bytes().split(b":")[0] for path in tmp_path.iterdir())
    assert found == [b"11"] * 4  # data, Plotly, all scripts, all styles
    assert artefact("any", b"of other content", suffix="js").brotli == b"6:16"
    taken = take_snapshot(load_dataset(data_source()), audience="public", lanes=Lanes())
    plain = next(iter(taken.files.values())).plain
    assert artefact("any", plain, suffix="js").brotli == b"11:%d" % len(plain)
    assert capsys.readouterr().out.startswith(str(tmp_path))
