"""The files that staff double-click: readable where they run, and words instead of a vanishing window where Python is missing."""

import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_windows_file_has_windows_line_ends_plain_letters_and_every_place_it_jumps_to() -> None:
    written = (ROOT / "start-staff.bat").read_bytes()
    text = written.decode("ascii")  # the window shows other letters wrong before it is told the encoding
    assert written.count(b"\n") == written.count(b"\r\n") > 20
    jumps = set(re.findall(r"goto (\w+)", text))
    assert jumps == {"installed", "missing", "failed", "start", "stopped", "wait"}
    assert jumps <= set(re.findall(r"^:(\w+)", text, re.MULTILINE))
    assert text.rstrip().endswith("exit /b 1") and "pause" in text
    assert "app.py --audience staff" in text


def test_without_python_it_says_what_to_install_in_both_languages(tmp_path: Path) -> None:
    shutil.copy(ROOT / "start-staff.command", tmp_path)
    (tmp_path / "bin").mkdir()
    for name in ("dirname", "cat"):
        (tmp_path / "bin" / name).symlink_to(str(shutil.which(name)))
    asked, only = ["/bin/sh", str(tmp_path / "start-staff.command")], {"PATH": str(tmp_path / "bin")}
    done = subprocess.run(asked, input="\n", capture_output=True, text=True, env=only, check=False)
    assert done.returncode == 1
    assert "nuk ka Python 3.11" in done.stdout and "There is no Python 3.11" in done.stdout
    assert "https://www.python.org/downloads/" in done.stdout
    assert not (tmp_path / ".venv").exists()
