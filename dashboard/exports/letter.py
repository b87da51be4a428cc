"""The draft of a letter to a mayor as a Word document, for a person to complete."""

import io
from datetime import datetime
from typing import Any

from dashboard.domain.dataset import Dataset
from dashboard.texts.language import language
from dashboard.views.letter import Letter, letter_of

MIMETYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def letter_docx(dataset: Dataset, code: str, *, lang: str) -> bytes:
    """Return the letter about a place of a level that is shown. python-docx is imported when the first is asked for."""
    import docx
    from docx.shared import Cm, Pt

    letter = letter_of(dataset, code, lang)
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    page.top_margin = page.bottom_margin = Cm(2)
    body = document.styles["Normal"]
    body.font.name, body.font.size = "Calibri", Pt(11)
    body.paragraph_format.space_after = Pt(6)
    _set_language(body, language(lang).tag)
    document.core_properties.title, document.core_properties.author = letter.subject, letter.sender[0]
    document.core_properties.language = lang
    document.core_properties.comments = ""  # the library's own
    document.core_properties.created = document.core_properties.modified = datetime.fromisoformat(dataset.released)
    _write(document, letter)
    page.footer.paragraphs[0].text = letter.stamp
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _write(document: Any, letter: Letter) -> None:
    sender = document.add_paragraph()
    sender.add_run(letter.sender[0]).bold = True
    for line in letter.sender[1:]:
        sender.add_run(f"\n{line}")
    document.add_paragraph(letter.date)
    document.add_paragraph("\n".join(letter.addressee))
    document.add_paragraph().add_run(letter.subject).bold = True
    for text in (letter.greeting, *letter.opening):
        document.add_paragraph(text)
    for section in letter.sections:
        document.add_heading(section.heading, level=2)
        for text in section.paragraphs:
            document.add_paragraph(text)
        for text in section.items:
            document.add_paragraph(text, style="List Bullet")
    for text in letter.closing:
        document.add_paragraph(text)
    if letter.sources:
        document.add_heading(letter.sources_heading, level=2)
        for number, (title, address) in enumerate(letter.sources, 1):
            document.add_paragraph(f"[{number}] {title}. {address}")


def _set_language(style: Any, tag: str) -> None:
    """Set the language that spelling is checked by."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), tag)
    style.element.get_or_add_rPr().append(mark)
