"""LibreOffice opens the draft of a letter as it is."""

import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from dashboard.domain.dataset import Dataset
from dashboard.exports.letter import letter_docx

INSTALL = "apt-get install -y --no-install-recommends libreoffice-writer"


def _printed(letter: bytes, folder: Path) -> list[str]:
    """Return the words of each page as LibreOffice lays it out."""
    office = shutil.which("soffice") or pytest.fail(f"LibreOffice is not installed: {INSTALL}")
    (folder / "letter.docx").write_bytes(letter)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    asked = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(folder / "letter.docx")]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=120, check=False)
    if not (folder / "letter.pdf").exists():
        pytest.fail(f"LibreOffice did not open it; where its part for letters is missing: {INSTALL}\n{done.stdout}{done.stderr}")
    return [" ".join(page.extract_text().split()) for page in PdfReader(folder / "letter.pdf").pages]


@pytest.mark.parametrize(
    ("lang", "finding"),
    [("sq", "Në këtë rreth nuk dokumentohet asnjë anëtar"), ("en", "No member of the coalition is on record in this district.")],
)
def test_a_letter_comes_out_of_libreoffice_with_its_finding(shipped: Dataset, tmp_path: Path, lang: str, finding: str) -> None:
    pages = _printed(letter_docx(shipped, "AL-MM", lang=lang), tmp_path)
    assert len(pages) <= 2
    assert finding in pages[0]


def test_sources_stand_at_the_foot_of_the_page_that_names_them(shipped: Dataset, tmp_path: Path) -> None:
    first, second, *_ = _printed(letter_docx(shipped, "AL-TR", lang="en"), tmp_path)
    body, foot = first.split("1 Newsletter about the earthquake")
    assert "Adventist Development and Relief Agency (ADRA) Albania (undated)1" in body.replace(") 1", ")1")
    assert "7 UNICEF Albania - Partners. http://www.unicef.org/albania/partners_736.html" in foot
    assert "Peace Through Justice (undated)7" in f"{body}{second}".replace(") 7", ")7")  # named again, with the number of its note
    assert "UNICEF Albania" not in second
