"""The draft of a letter to a mayor as a Word document, for a person to complete; its sources are footnotes."""

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from dashboard.domain.dataset import Dataset
from dashboard.exports.packed import packed
from dashboard.texts.language import language
from dashboard.views.letter import Letter, letter_of

if TYPE_CHECKING:
    from dashboard.exports.footnotes import Footnotes

MIMETYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def letter_docx(dataset: Dataset, code: str, *, lang: str) -> bytes:
    """Return the letter about a place of a level that is shown. python-docx is imported when the first is asked for."""
    import docx
    from docx.shared import Cm, Pt

    from dashboard.exports.footnotes import Footnotes

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
    _write(document, letter, Footnotes(document, letter.sources))
    page.footer.paragraphs[0].text = letter.stamp
    buffer = io.BytesIO()
    document.save(buffer)
    return packed(buffer.getvalue())


def _write(document: Any, letter: Letter, notes: "Footnotes") -> None:
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
        for said in section.paragraphs:
            paragraph = document.add_paragraph(said.text)
            paragraph.paragraph_format.keep_with_next = bool(section.items) and said is section.paragraphs[-1]
            notes.cite(paragraph, said.notes)
        for said in section.items:
            notes.cite(document.add_paragraph(said.text, style="List Bullet"), said.notes)
    for text in letter.closing:
        document.add_paragraph(text)


def _set_language(style: Any, tag: str) -> None:
    """Set the language that spelling is checked by."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), tag)
    style.element.get_or_add_rPr().append(mark)
