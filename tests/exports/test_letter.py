"""The draft of a letter says what the index says of its place, and leaves the rest to a person."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from dashboard.commands.cli import main
from dashboard.domain.coverage import coverage_table
from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.exports.letter import letter_docx
from dashboard.views.letter import places_of_letters
from dashboard.views.words import member_name

SARANDE, SKRAPAR, MALESI = "AL1205", "AL-SK", "AL-MM"


def lines(dataset: Dataset, code: str, lang: str) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(letter_docx(dataset, code, lang=lang))).paragraphs]


@pytest.mark.parametrize("lang", ["sq", "en"])
@pytest.mark.parametrize("level", ["county", "district", "municipality"])
def test_each_letter_names_the_members_of_the_index_and_every_source_once(shipped: Dataset, level: str, lang: str) -> None:
    table = coverage_table(shipped, Selection(level=level))
    assert {code for code, own in places_of_letters(shipped).items() if own == level} == set(table.index)
    for code in table.index[::6]:
        text = lines(shipped, code, lang)
        ids = [member for member in table["ids"][code].split(";") if member]
        heading = {"sq": "Shifra të nevojës", "en": "Figures of need"}[lang]
        said = text[: text.index(heading)]
        named = [line for line in said if re.match(r".+ \((\d{4}(–\d{4})?|undated|pa vit)\) (\[\d+\])+$", line)]
        assert [line.split(" (")[0] for line in named] == [member_name(shipped, member, lang).split(" (")[0] for member in ids]
        sources = [line for line in text if re.match(r"\[\d+\] .*https?://\S+$", line)]
        used = {int(number) for line in text if line not in sources for number in re.findall(r"\[(\d+)\]", line)}
        assert used == set(range(1, len(sources) + 1))
        assert len({line.split("] ", 1)[1] for line in sources}) == len(sources)


def test_a_letter_to_a_mayor_in_albanian(shipped: Dataset) -> None:
    text = lines(shipped, SARANDE, "sq")
    for said in (
        "[Emri i kryetarit/es të bashkisë]\nBashkia Sarandë",
        "Lënda: Anëtarët e koalicionit BKTF në bashkinë Sarandë",
        "I nderuar zoti / E nderuar zonja [mbiemri],",
        "Në këtë bashki dokumentohen 2 anëtarë të koalicionit.",
        "Qendra e Shërbimeve dhe Praktikave Ligjore të Integruara (2022–2023) [1]",
        "Fëmijë 0–14 vjeç, Vlorë (qark): 17 927 (2025) [3]".replace("17 927", "17\u00a0927"),
        "Vetëm burime të tërthorta ose të dobëta përmendin: Terre des hommes. [5]",
        "Me respekt,",
    ):
        assert said in text, said


def test_a_letter_about_a_gap_says_who_is_next_door(shipped: Dataset) -> None:
    text = lines(shipped, MALESI, "en")
    assert "No member of the coalition is on record in this district." in text
    assert "Terre des hommes: Shkodër" in text[text.index("Who works next door") :]
    assert not any("names it among the places" in line for line in text)
    assert any("names it among the places" in line for line in lines(shipped, SKRAPAR, "en")) == bool(
        coverage_table(shipped, Selection())["stated"][SKRAPAR]
    )


def test_it_carries_its_date_language_and_title(shipped: Dataset) -> None:
    document = docx.Document(io.BytesIO(letter_docx(shipped, SARANDE, lang="sq")))
    assert shipped.version in document.sections[0].footer.paragraphs[0].text
    assert document.core_properties.title == "Lënda: Anëtarët e koalicionit BKTF në bashkinë Sarandë"
    assert 'w:lang w:val="sq-AL"' in document.styles["Normal"].element.xml


def test_the_command_writes_it_and_refuses_an_unknown_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["letter", "--place", MALESI, "--out", str(tmp_path / "letter.docx"), "--lang", "en"]) == 0
    assert docx.Document(str(tmp_path / "letter.docx")).paragraphs
    assert main(["letter", "--place", "Narnia", "--out", str(tmp_path / "other.docx")]) == 2
    assert "no such place: Narnia" in capsys.readouterr().err
    assert not (tmp_path / "other.docx").exists()


def test_a_server_starts_without_it() -> None:
    code = "import sys, json, dashboard.server.web; print(json.dumps('docx' in sys.modules))"
    assert json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout) is False
