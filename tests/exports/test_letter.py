"""The draft of a letter says what the index says of its place, and leaves the rest to a person."""

import io
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from dashboard.commands.cli import main
from dashboard.domain.coverage import coverage_table
from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.exports.letter import letter_docx
from dashboard.views.letter import places_of_letters
from dashboard.views.words import member_name

SARANDE, SKRAPAR, MALESI = "AL1205", "AL-SK", "AL-MM"


def opened(dataset: Dataset, code: str, lang: str) -> Any:
    return docx.Document(io.BytesIO(letter_docx(dataset, code, lang=lang)))


def said(paragraph: Any) -> str:
    """Return the words of a paragraph with the numbers of its notes as [1], [1 again] where the note stands at an earlier mark."""
    words = []
    for run in paragraph._p.iter(qn("w:r")):
        for part in run:
            if part.tag == qn("w:footnoteReference"):
                words.append(f"[{part.get(qn('w:id'))}]")
            elif part.tag == qn("w:instrText"):
                words.append(re.sub(r" NOTEREF _Note(\d+) .*", r"[\1 again]", part.text))
        words += [] if run.xpath("./w:rPr/w:rStyle[@w:val='FootnoteReference']") else [run.text]
    return "".join(words)


def lines(dataset: Dataset, code: str, lang: str) -> list[str]:
    return [said(paragraph) for paragraph in opened(dataset, code, lang).paragraphs]


def notes(document: Any) -> dict[int, tuple[str, list[str]]]:
    """Return number -> words of each note and where its links lead."""
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    found = {}
    for note in ET.fromstring(part.blob).iter(qn("w:footnote")):
        if not note.get(qn("w:type")):
            leads = [part.rels[link.get(qn("r:id"))].target_ref for link in note.iter(qn("w:hyperlink"))]
            found[int(note.get(qn("w:id"), ""))] = ("".join(text.text or "" for text in note.iter(qn("w:t"))).strip(), leads)
    return found


@pytest.mark.parametrize("lang", ["sq", "en"])
@pytest.mark.parametrize("level", ["county", "district", "municipality"])
def test_each_letter_names_the_members_of_the_index_and_every_source_once(shipped: Dataset, level: str, lang: str) -> None:
    table = coverage_table(shipped, Selection(level=level))
    assert {code for code, own in places_of_letters(shipped).items() if own == level} == set(table.index)
    for code in table.index[::6]:
        document = opened(shipped, code, lang)
        text = [said(paragraph) for paragraph in document.paragraphs]
        ids = [member for member in table["ids"][code].split(";") if member]
        heading = {"sq": "Shifra të nevojës", "en": "Figures of need"}[lang]
        above = text[: text.index(heading)]
        named = [line for line in above if re.match(r".+ \((\d{4}(–\d{4})?|undated|pa vit)\)(\[\d+( again)?\])+$", line)]
        assert [line.split(" (")[0] for line in named] == [member_name(shipped, member, lang).split(" (")[0] for member in ids]
        sources = notes(document)
        marks = re.findall(r"\[(\d+)( again)?\]", "".join(text))
        assert [int(number) for number, again in marks if not again] == list(sources) == list(range(1, len(sources) + 1))
        assert all(marks.index((number, "")) < i for i, (number, again) in enumerate(marks) if again)
        assert len({words for words, _ in sources.values()}) == len(sources)
        for words, (address,) in sources.values():
            assert re.search(r"\. https?://\S+$", words)
            assert words.endswith(f". {address}")


def test_a_source_that_is_named_again_bears_the_number_of_its_first_note(shipped: Dataset) -> None:
    text = lines(shipped, "AL-TR", "en")
    assert "Children of the World and of Albania (2015–2017)[7][8][9][10]" in text
    assert "Peace Through Justice (undated)[7 again]" in text
    assert "Save the Children in Albania (2015–2024)[9 again][10 again][13][14]" in text
    plain = [paragraph.text for paragraph in opened(shipped, "AL-TR", "en").paragraphs]
    assert "Peace Through Justice (undated)7" in plain  # what stands until a field is worked out anew
    assert "Save the Children in Albania (2015–2024)9,10,," in plain


def test_a_letter_is_the_same_each_time_and_says_nothing_of_when_it_was_made(shipped: Dataset) -> None:
    made = letter_docx(shipped, SARANDE, lang="sq")
    assert letter_docx(shipped, SARANDE, lang="sq") == made
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(made)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_title_is_never_read_as_markup_and_only_an_address_of_the_web_is_a_link(shipped: Dataset) -> None:
    rows = shipped.operations.assign(source_title="</w:t> & <b>", source_url="javascript:alert(1)")
    assert notes(opened(replace(shipped, operations=rows), SARANDE, "en"))[1] == ("</w:t> & <b>. javascript:alert(1)", [])


def test_a_letter_to_a_mayor_in_albanian(shipped: Dataset) -> None:
    text = lines(shipped, SARANDE, "sq")
    for line in (
        "[Emri i kryetarit/es të bashkisë]\nBashkia Sarandë",
        "Lënda: Anëtarët e koalicionit BKTF në bashkinë Sarandë",
        "I nderuar zoti / E nderuar zonja [mbiemri],",
        "Në këtë bashki dokumentohen 2 anëtarë të koalicionit.",
        "Qendra e Shërbimeve dhe Praktikave Ligjore të Integruara (2022–2023)[1]",
        "Fëmijë 0–14 vjeç, Vlorë (qark): 17 927 (2025)[3]".replace("17 927", "17\u00a0927"),
        "Vetëm burime të tërthorta ose të dobëta përmendin: Terre des hommes.[5]",
        "Me respekt,",
    ):
        assert line in text, line


def test_a_letter_about_a_gap_says_who_is_next_door(shipped: Dataset) -> None:
    text = lines(shipped, MALESI, "en")
    assert "No member of the coalition is on record in this district." in text
    assert "Terre des hommes: Shkodër" in text[text.index("Who works next door") :]
    assert not any("names it among the places" in line for line in text)
    assert any("names it among the places" in line for line in lines(shipped, SKRAPAR, "en")) == bool(
        coverage_table(shipped, Selection())["stated"][SKRAPAR]
    )


def test_it_carries_its_date_language_and_title(shipped: Dataset) -> None:
    document = opened(shipped, SARANDE, "sq")
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
