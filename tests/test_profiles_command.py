"""The command that writes all profiles: which files, and a bar for who watches."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from dashboard.commands.cli import main
from dashboard.domain.dataset import Dataset
from dashboard.exports import profile

pytestmark = pytest.mark.slow


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profile, "profile_pdf", lambda said, **_: f"{said.name} {said.lang}".encode())


@pytest.mark.usefixtures("quick")
def test_every_place_and_every_member_has_a_file_in_both_languages(shipped: Dataset, tmp_path: Path) -> None:
    assert main(["profiles", "--out", str(tmp_path)]) == 0
    names = {path.name for path in tmp_path.iterdir()}
    assert len(names) == 2 * (12 + 36 + 61 + len(shipped.member_ids))
    assert {"AL-11-sq.pdf", "AL-MM-en.pdf", "AL1105-sq.pdf", "vatra-en.pdf"} <= names
    assert (tmp_path / "AL-TR-en.pdf").read_text("utf-8") == "Tirana en"
    assert (tmp_path / "AL-TR-sq.pdf").read_text("utf-8") == "Tiranë sq"


def test_one_level_in_one_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["profiles", "--out", str(tmp_path), "--level", "county", "--lang", "sq", "--url", "https://coverage.example"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"AL-{n:02}-sq.pdf" for n in range(1, 13)]
    assert "https://coverage.example/place/AL-01?lang=sq" in PdfReader(tmp_path / "AL-01-sq.pdf").pages[-1].extract_text()
    told = capsys.readouterr()
    assert told.out == f"{tmp_path}: 12 files\n"
    assert told.err == ""  # nobody watches


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.usefixtures("quick")
def test_a_bar_is_drawn_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert main(["profiles", "--out", str(tmp_path), "--level", "county"]) == 0
    drawn = [line.strip() for line in terminal.getvalue().split("\r")]
    assert drawn[1] == "[..............................] 0/24 AL-01 sq"
    assert drawn[13] == "[###############...............] 12/24 AL-07 sq"
    assert drawn[-1] == "[##############################] 24/24"
    assert terminal.getvalue().endswith("\n")
