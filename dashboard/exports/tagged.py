"""What a screen reader needs of a PDF: its language, its title in the window, and the sheet as one figure with its words.

matplotlib writes none of these. They are added as an update behind its file, as PDF 1.7 (ISO 32000-1, 7.5.6) allows: changed objects with
their numbers, new ones, and a table of where they stand. Only files of one page that matplotlib wrote are read here.
"""

import re

_ROOT = re.compile(rb"(\d+) 0 obj\n<< /Type /Catalog (.*?) >>\nendobj", re.S)
_PAGE = re.compile(rb"(\d+) 0 obj\n<< /Type /Page (.*?)/Contents (\d+) 0 R(.*?) >>\nendobj", re.S)
_TRAILER = re.compile(rb"trailer\n<< /Size (\d+) /Root (\d+) 0 R /Info (\d+) 0 R >>\nstartxref\n(\d+)\n%%EOF\n$")


def tagged_pdf(pdf: bytes, *, language: str, words: str) -> bytes:
    """Return the page with its language and, for those who cannot see it, its ``words``.

    Raises:
        ValueError: matplotlib writes its files in another way than it did.
    """
    root, pages, trailer = _ROOT.search(pdf), _PAGE.findall(pdf), _TRAILER.search(pdf)
    if not (root and trailer and len(pages) == 1):
        raise ValueError("not a PDF of one page as matplotlib writes it")
    page, before, contents, after = pages[0]
    size, _, info, start = map(int, trailer.groups())
    begin, end, tree, document, figure, parents = range(size, size + 6)
    objects = {
        int(root[1]): b"<< /Type /Catalog %s /Lang %s /MarkInfo << /Marked true >> /StructTreeRoot %d 0 R"
        b" /ViewerPreferences << /DisplayDocTitle true >> >>" % (root[2], _text(language), tree),
        int(page): b"<< /Type /Page %s/Contents [ %d 0 R %s 0 R %d 0 R ]%s /StructParents 0 /Tabs /S >>"
        % (before, begin, contents, end, after),
        begin: _stream(b"/Figure << /MCID 0 >> BDC\n"),
        end: _stream(b"\nEMC\n"),
        tree: b"<< /Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey 1 >>" % (document, parents),
        document: b"<< /Type /StructElem /S /Document /P %d 0 R /K %d 0 R >>" % (tree, figure),
        figure: b"<< /Type /StructElem /S /Figure /P %d 0 R /Pg %s 0 R /K 0 /Alt %s >>" % (document, page, _text(words)),
        parents: b"<< /Nums [ 0 [ %d 0 R ] ] >>" % figure,
    }
    entries = b"/Size %d /Root %s 0 R /Info %d 0 R /Prev %d" % (size + 6, root[1], info, start)
    return pdf + _update(objects, entries, at=len(pdf))


def _update(objects: dict[int, bytes], entries: bytes, *, at: int) -> bytes:
    """Return the objects, the table of where they stand from ``at`` on, and a trailer with its ``entries``."""
    body, table = b"", b"xref\n"
    for number, written in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, at + len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    return body + table + b"trailer\n<< %s >>\nstartxref\n%d\n%%%%EOF\n" % (entries, at + len(body))


def _stream(operators: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(operators), operators)


def _text(words: str) -> bytes:
    """Return a text string, in UTF-16 and in hexadecimal digits, so that nothing in it is read as syntax."""
    return b"<%s>" % ("\ufeff" + words).encode("utf-16-be").hex().encode()
