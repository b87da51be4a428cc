"""Bytes of a CSV file -> text, whatever program wrote them."""

import codecs

import numpy as np

# Where a file is not UTF-8, every one-byte encoding reads it; the right one is that in which the fewest characters are strange.
# ë and ç stand in all; š, ž, đ, ć and č come with names of the neighbours, the other accents with French, Italian and German names.
_SIGNS = "\u00a0“”„‘’‚–—…«»€°§·•´²½"
_PLAUSIBLE = {
    "cp1252": "ëçËÇšžŠŽáéèàùòìíóúâêîôûäöüñßÀÁÉÈÍÖÜÄ" + _SIGNS,
    "cp1250": "ëçËÇšžŠŽđćčĐĆČáéíóúâîôäöüßÁÉÍÖÜÄ" + _SIGNS,
    "mac_roman": "ëçËÇéèàöüäÉÖÜÄ" + _SIGNS,  # Excel on a Mac
    "cp852": "ëçËÇšžđćčŠŽĐĆČéöüäÉÖÜÄ\u00a0",  # Excel's "CSV (MS-DOS)"
}
END_MARK = "\x1a"  # with which MS-DOS ended texts
_OPENING = "“„‘‚"  # behind a letter these are a ë of another encoding


def decode(data: bytes) -> str | None:
    """Return the text in ``data``: UTF-8 or UTF-16, with or without BOM, or the likeliest one-byte encoding; None if it is no text."""
    data = data.removesuffix(END_MARK.encode())
    try:
        return data.decode(_utf16(data) or "utf-8-sig").removeprefix("\ufeff")
    except UnicodeDecodeError:
        likeliest = "" if _utf16(data) else _likeliest(data)
        return data.decode(likeliest) if likeliest else None


def _utf16(data: bytes) -> str:
    """Return the kind of UTF-16 that ``data`` looks like, else ``""``: without a BOM, every second byte of most text is zero."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    start = data[:2000]
    low, high = start[1::2].count(0), start[0::2].count(0)
    if len(data) % 2 or max(low, high) * 4 < len(start) or min(low, high) * 10 > max(low, high):
        return ""
    return "utf-16-le" if low > high else "utf-16-be"


def _likeliest(data: bytes) -> str:
    """Return the one-byte encoding in which ``data`` has the fewest strange characters, else ``""``."""
    counts = {bytes([b]): n for b, n in enumerate(np.bincount(np.frombuffer(data, np.uint8), minlength=256)) if n and b >= 0x80}
    strange = {encoding: n for encoding in _PLAUSIBLE if (n := _strange_count(data, counts, encoding)) is not None}
    return min(strange, key=lambda encoding: strange[encoding], default="")


def _strange_count(data: bytes, counts: dict[bytes, int], encoding: str) -> int | None:
    try:
        foreign = sum(n for letter, n in counts.items() if letter.decode(encoding) not in _PLAUSIBLE[encoding])
    except UnicodeDecodeError:
        return None
    pieces = (piece for quote in _OPENING if quote in _PLAUSIBLE[encoding] for piece in data.split(quote.encode(encoding))[:-1])
    return foreign + sum(piece[-1:].decode(encoding).isalnum() for piece in pieces)
