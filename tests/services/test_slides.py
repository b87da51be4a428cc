"""LibreOffice opens the presentation as it is."""

import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from dashboard.domain.dataset import Dataset
from dashboard.exports.forms import export
from dashboard.views.steps import meeting_of

INSTALL = "apt-get install -y --no-install-recommends libreoffice-impress"


@pytest.mark.parametrize("lang", ["sq", "en"])
def test_every_slide_comes_out_of_libreoffice_with_its_title(shipped: Dataset, tmp_path: Path, lang: str) -> None:
    office = shutil.which("soffice") or pytest.fail(f"LibreOffice is not installed: {INSTALL}")
    (tmp_path / "deck.pptx").write_bytes(export("presentation.pptx", shipped, f"lang={lang}"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    asked = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "deck.pptx")]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=120, check=False)
    if not (tmp_path / "deck.pdf").exists():
        pytest.fail(f"LibreOffice did not open it; where its part for slides is missing: {INSTALL}\n{done.stdout}{done.stderr}")
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(tmp_path / "deck.pdf").pages]
    steps = meeting_of(shipped, lang=lang)
    assert len(pages) == len(steps) == 8
    for page, step in zip(pages, steps, strict=True):
        assert step.title in page
