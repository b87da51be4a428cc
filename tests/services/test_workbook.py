"""LibreOffice opens the annual report with all its sheets."""

import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.exports.forms import export

INSTALL = "apt-get install -y --no-install-recommends libreoffice-calc"
SHEETS = ["What is shown", "Districts", "Members", "Who works where", "Gaps", "Claims", "Partner countries", "Records", "For programs"]


def test_every_sheet_comes_out_of_libreoffice_with_its_share_and_picture(shipped: Dataset, tmp_path: Path) -> None:
    office = shutil.which("soffice") or pytest.fail(f"LibreOffice is not installed: {INSTALL}")
    (tmp_path / "report.xlsx").write_bytes(export("report.xlsx", shipped, "lang=en"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    asked = [office, "--headless", profile, "--convert-to", "ods", "--outdir", str(tmp_path), str(tmp_path / "report.xlsx")]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=120, check=False)
    if not (tmp_path / "report.ods").exists():
        pytest.fail(f"LibreOffice did not open it; where its part for tables is missing: {INSTALL}\n{done.stdout}{done.stderr}")
    book = ZipFile(tmp_path / "report.ods")
    content = book.read("content.xml").decode()
    assert all(f'table:name="{name}"' in content for name in SHEETS)
    assert "82.4%" in content
    assert [name for name in book.namelist() if name.startswith("Pictures/")]
