"""Bytes of a CSV file -> text, whatever program wrote them."""

import codecs
import re

# Where a file is not UTF-8, every one-byte encoding reads it; the right one is that in which the fewest characters are strange.
# ë and ç stand in all; š, ž, đ, ć and č come with names of the neighbours, the other accents with French, Italian and German names.
_SIGNS = "\u00a0“”„‘’‚–—…«»€°§·•´²½"
_PLAUSIBLE = {
    "cp1252": "ëçËÇšžŠŽáéèàùòìíóúâêîôûäöüñßÀÁÉÈÍÖÜÄ" + _SIGNS,
    "cp1250": "ëçËÇšžŠŽđćčĐĆČáéíóúâîôäöüßÁÉÍÖÜÄ" + _SIGNS,
    "mac_roman": "ëçËÇéèàöüäÉÖÜÄ" + _SIGNS,  # Excel on a Mac
    "cp852": "ëçËÇšžđćčŠŽĐĆČéöüäÉÖÜÄ\u00a0",  # Excel's "CSV (MS-DOS)"
}
_STRANGE_QUOTE = re.compile(r"(?<=\w)[“„‘‚]")  # one that opens behind a letter: a ë of another encoding


def decode(data: bytes) -> str | None:
    """Return the text in ``data``: UTF-8 or UTF-16, with or without BOM, or the likeliest one-byte encoding; None if it is no text."""
    encodings = [_utf16(data)] if _utf16(data) else ["utf-8-sig", *_by_plausibility(data)]
    for encoding in encodings:
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
    return None


def _utf16(data: bytes) -> str:
    """Return the kind of UTF-16 that ``data`` looks like, else ``""``: without a BOM, every second byte of most text is zero."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    start = data[:2000]
    low, high = start[1::2].count(0), start[0::2].count(0)
    if len(data) % 2 or max(low, high) * 4 < len(start) or min(low, high) * 10 > max(low, high):
        return ""
    return "utf-16-le" if low > high else "utf-16-be"


def _by_plausibility(data: bytes) -> list[str]:
    """Return the one-byte encodings that can read ``data``, the likeliest first."""
    strange = {encoding: _strange_count(data, encoding) for encoding in _PLAUSIBLE}
    return sorted((e for e, n in strange.items() if n is not None), key=lambda e: strange[e] or 0)


def _strange_count(data: bytes, encoding: str) -> int | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    foreign = re.sub(rf"[\x00-\x7f{_PLAUSIBLE[encoding]}]", "", text)
    return len(foreign) + len(_STRANGE_QUOTE.findall(text))
