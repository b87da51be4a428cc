"""Footnotes of a Word document, which python-docx does not know: their part, their styles, and the numbers that lead to them.

A source that is named again bears the number of its first note, as a field (NOTEREF) that Word and LibreOffice renumber with the notes.
"""

from collections.abc import Sequence
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Pt, RGBColor

_SEPARATORS = {-1: "separator", 0: "continuationSeparator"}  # the line above the notes, and that above what a page could not hold
_TEXT, _NUMBER, _LINK = "FootnoteText", "FootnoteReference", "Hyperlink"


class Footnotes:
    """The notes of a ``document``: each of ``sources``, (title, address), has one, numbered from 1 in the order in which they are cited."""

    def __init__(self, document: Any, sources: Sequence[tuple[str, str]]) -> None:
        _add_styles(document)
        root: Any = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        self._part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, document.part.package)
        document.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
        for number, kind in _SEPARATORS.items():
            root.append(_made("w:footnote", _made("w:p", _run(_made(f"w:{kind}"))), type=kind, id=number))
        for number, (title, address) in enumerate(sources, 1):
            root.append(self._note(number, title, address))
        listed = _made("w:footnotePr", *(_made("w:footnote", id=number) for number in _SEPARATORS))
        document.settings.element.find(qn("w:compat")).addprevious(listed)  # the schema has an order
        self._cited: set[int] = set()

    def cite(self, paragraph: Any, numbers: Sequence[int]) -> None:
        """Add the numbers of notes to the end of a paragraph."""
        for i, number in enumerate(numbers):
            if i:
                paragraph._p.append(_run(_text(","), style=_NUMBER))
            for part in _again(number) if number in self._cited else _first(number):
                paragraph._p.append(part)
            self._cited.add(number)

    def _note(self, number: int, title: str, address: str) -> Any:
        style = _made("w:pPr", _made("w:pStyle", val=_TEXT))
        words = [_run(_made("w:footnoteRef"), style=_NUMBER), _run(_text(f" {title}. "))]
        link = _run(_text(address), style=_LINK)
        if address.startswith(("https://", "http://")):
            link = _made("w:hyperlink", link)
            link.set(qn("r:id"), self._part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        return _made("w:footnote", _made("w:p", style, *words, link), id=number)


def _first(number: int) -> list[Any]:
    """Return the mark of a note with a bookmark around it, which later marks refer to."""
    mark = _run(_made("w:footnoteReference", id=number), style=_NUMBER)
    return [_made("w:bookmarkStart", id=number, name=_bookmark(number)), mark, _made("w:bookmarkEnd", id=number)]


def _again(number: int) -> list[Any]:
    """Return the number of a note that stands at an earlier mark."""
    asked = _made("w:instrText")
    asked.text = f" NOTEREF {_bookmark(number)} \\f \\h "
    asked.set(qn("xml:space"), "preserve")
    begin, separate, end = (_made("w:fldChar", fldCharType=kind) for kind in ("begin", "separate", "end"))
    return [_run(part, style=_NUMBER) for part in (begin, asked, separate, _text(str(number)), end)]


def _bookmark(number: int) -> str:
    return f"_Note{number}"  # Word shows no bookmark that begins so


def _made(name: str, /, *parts: Any, **attributes: Any) -> Any:
    element: Any = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    element.extend(parts)
    return element


def _text(words: str) -> Any:
    element = _made("w:t")
    element.text = words
    element.set(qn("xml:space"), "preserve")
    return element


def _run(part: Any, *, style: str = "") -> Any:
    return _made("w:r", *([_made("w:rPr", _made("w:rStyle", val=style))] if style else []), part)


def _add_styles(document: Any) -> None:
    """Add the styles of the notes under the names and ids that Word has for them."""
    add = document.styles.add_style
    text = add("footnote text", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    text.base_style, text.font.size, text.paragraph_format.space_after = document.styles["Normal"], Pt(8.5), Pt(0)
    number = add("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    number.font.superscript = True
    link = add("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.color.rgb, link.font.underline = RGBColor(0x05, 0x63, 0xC1), True
    for style, name in ((text, _TEXT), (number, _NUMBER), (link, _LINK)):
        style.element.styleId = name
