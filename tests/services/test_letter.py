"""LibreOffice opens the draft of a letter as it is."""

import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from dashboard.domain.dataset import Dataset
from dashboard.exports.letter import letter_docx

INSTALL = "apt-get install -y --no-install-recommends libreoffice-writer"


@pytest.mark.parametrize(
    ("lang", "finding"),
    [("sq", "Në këtë rreth nuk dokumentohet asnjë anëtar"), ("en", "No member of the coalition is on record in this district.")],
)
def test_a_letter_comes_out_of_libreoffice_with_its_finding(shipped: Dataset, tmp_path: Path, lang: str, finding: str) -> None:
    office = shutil.which("soffice") or pytest.fail(f"LibreOffice is not installed: {INSTALL}")
    (tmp_path / "letter.docx").write_bytes(letter_docx(shipped, "AL-MM", lang=lang))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    asked = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "letter.docx")]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=120, check=False)
    if not (tmp_path / "letter.pdf").exists():
        pytest.fail(f"LibreOffice did not open it; where its part for letters is missing: {INSTALL}\n{done.stdout}{done.stderr}")
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(tmp_path / "letter.pdf").pages]
    assert len(pages) <= 2
    assert finding in pages[0]
