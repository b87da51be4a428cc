"""What in a text may be about one person: an e-mail address, a telephone number, a child's name, initials with an age.

A guess by form alone, to be answered by somebody who knows. Names of organisations and places, helplines, laws, years and addresses of
the web are none.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dashboard.domain.names import plain
from dashboard.domain.sanitize import LONGEST

KINDS = ("email", "phone", "child", "initials")


@dataclass(frozen=True)
class Personal:
    """One such thing: ``kind`` is one of :data:`KINDS`, ``text`` what was found."""

    kind: str
    text: str


_UPPER, _LOWER = "A-ZÇËÀ-ÖØ-Þ", "a-zçëà-öø-ÿ"
_DOT = r"(?:\.| ?[\[({] ?(?:dot|pikë) ?[\])}] ?)"
_EMAIL = re.compile(
    rf"(?<![\w.%+-])[\w.%+-]{{1,64}}(?: ?@ ?| ?[\[({{] ?(?:at|et) ?[\])}}] ?)"
    rf"[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{0,5}}?{_DOT}[a-z]{{2,24}}\b",
    re.IGNORECASE,
)
WEB_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_DAY = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d\b|\b(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}\b")
_FREE = re.compile(r"\b0?80[08][ ./-]?\d")  # calls that cost nothing are to services, as are numbers of six digits and fewer
_GAP = r"[ \u00a0./()-]{0,3}"
_ABROAD = re.compile(rf"(?<![\w+])(?:\+|00) ?\(?[1-9]\d{{0,2}}\)?{_GAP}(?:\(0\){_GAP})?\d(?:{_GAP}\d){{6,11}}(?![\w])")
_MOBILE = re.compile(rf"(?<![\w.,+])(?<!\d )0 ?6[6-9](?:{_GAP}\d){{7}}(?![\w])")
_LANDLINE = re.compile(rf"(?<![\w.,+])(?<!\d )\(?0[2-58]\d{{0,2}}\)?(?:{_GAP}\d){{5,8}}(?![\w])")
_WORDED = re.compile(
    r"\b(?:tel|telefon\w*|cel|celular\w*|mob|mobile|phone|telephone|whatsapp|viber|kontakt\w*|call|numri|nr\. ?tel|tel\. ?nr)\b[.: ]{0,3}"
    rf"(?:nr\.? ?|no\.? ?|number )?[:+ ]{{0,2}}(?P<number>\(?\d(?:{_GAP}\d){{6,12}})(?![\w])",
    re.IGNORECASE,
)

_CHILD = (
    r"vajz(?:a|ë|ën|ës)|djal(?:i|ë|in|it)|çun(?:i|in|it)|fëmij(?:a|ën|ës)|(?:[ie]|të|së) mitur(?:i|a|in|it|ën|ës)?|foshnj(?:a|ë|ën|ës)|"
    r"beb(?:ja|en|es)|adoleshent(?:i|ja|in|en|it|es)|nxënës(?:i|ja|in|en|it|es)|bir(?:i|in|it)|bij(?:a|ën|ës)|"
    r"child|girl|boy|minor|baby|infant|toddler|teenager|adolescent|pupil|daughter|son"
)
_NAMING = (
    r"me emrin|me emër|të quajtur|i quajtur(?:i)?|e quajtur(?:a)?|quhet|që quhet|emri|named|called|whose name is|by the name of|"
    r"name is|name:"
)
_YEARS_OLD = r"(?:vjeç\w*|vje[cq]\b|vjec\w*|years? ?old|year[- ]old|y\.? ?o\.?(?!\w)|yrs? old)"
_NAME = rf"[{_UPPER}][{_LOWER}]+(?:[- ][{_UPPER}][{_LOWER}]+)?"
_LETTER = rf"(?:[{_UPPER}]|Dh|Gj|Ll|Nj|Rr|Sh|Th|Xh|Zh)"
_NAME_CUT = rf"[{_UPPER}][{_LOWER}]+ {_LETTER}\.(?![{_UPPER}{_LOWER}])"
_INITIALS = rf"(?<![\w.]){_LETTER}\. ?{_LETTER}(?:\.|(?![\w]))"
_AGED = rf"\d{{1,2}}[ -]?{_YEARS_OLD}"
_MINORS = r"(?:1[0-7]|[0-9])"
_BESIDE_A_CHILD = re.compile(rf"\b(?i:{_CHILD})\b[,:]? ?(?:\(?{_AGED}\)?,? ?)?(?:(?i:{_NAMING}) )?[“„\"(]?(?P<name>{_NAME_CUT}|{_NAME}\b)")
_CALLED = re.compile(rf"\b(?i:{_CHILD})\b[^.;]{{0,30}}?\b(?i:{_NAMING}) [“„\"]?(?P<name>{_NAME_CUT}|{_NAME}\b)")
_CUT_NEAR = re.compile(
    rf"\b(?i:{_CHILD}|fëmijë|raste?|rasti|case)\b[^.;]{{0,40}}?(?P<name>{_NAME_CUT})|(?P<before>{_NAME_CUT})[^.;]{{0,20}}\b(?i:{_CHILD})\b"
)
_NAME_AGED = re.compile(rf"(?P<name>{_NAME_CUT}|\b{_NAME}),? ?\(?(?:mosha )?{_MINORS}[ -]?(?i:{_YEARS_OLD})")
_AGED_NAME = re.compile(rf"\b{_MINORS}[ -]?(?i:{_YEARS_OLD}),? (?P<name>{_NAME_CUT}|{_NAME}\b)")
_INITIALS_AGED = re.compile(
    rf"{_INITIALS},?(?: ?[(,] ?[fmFM]\.?\b,?)? ?\(?(?:(?i:mosh[aë]|aged?|moshës) )?(?:{_AGED}|(?<=\(){_MINORS}(?=\)))"
    rf"|{_INITIALS},? ?\(?(?i:mosh[aë]|e moshës|i moshës|aged?) \d{{1,2}}\b"
    rf"|\b{_AGED},? ?\(?{_INITIALS}"
)
_COMPANY = re.compile(r"\b[Ss]h\. ?[AaPp]\.(?: ?[Kk]\.)?")  # sh.a. and sh.p.k. stand behind the name of a company
# Words that begin a sentence with a capital, and are no names.
_NO_NAMES = re.compile(
    r"mosha|moshe|grupmosha|nen|mbi|deri|nga|per|ne|me|te|dhe|femije|femijet|vajze|vajzat|vajza|djem|djemte|djali|djale|rinj|rinia|"
    r"adoleshente|nxenes|nxenesit|under|over|aged|age|from|to|about|some|children|girls|boys|youth|child|girl|boy|minors|between|up|"
    r"shteti|shqiperi|shqiperia|albania|kosova|kosove|roma|rom|egjiptian|egjiptiane|egyptian|balkan"
)
# A word for a child with a capital behind it is mostly a name of something: "Child Protection", "girl Guides", "e mitura Organizata".
_THINGS = re.compile(
    r"(?:qend|shoq|organiz|fond|shkoll|kopsht|program|projekt|koalic|njesi|bashki|qark|rreth|komun|minist|agjenc|rrjet|forum|klub|dita|"
    r"centre|center|protect|right|help|fund|scout|guide|effect|labou?r|welfare|care|health|rescue|unit|friendly|safe|court|justice|"
    r"law\b|ligj|kodi?\b|code|strateg|world|village|home|house|support|services?|and|shen|saint|sos|unicef|today|online)"
)


def personal_data(text: str, *, innocent: Callable[[str], bool] = lambda _: False) -> Iterator[Personal]:
    """Yield what in ``text`` may be about one person, each kind once.

    Args:
        innocent: whether a word with a capital is known to be no person: a place, an organisation.
    """
    text = text[:LONGEST]
    if "@" in text or "(at)" in text or "[at]" in text or "[et]" in text or "(et)" in text:
        yield from _first("email", (found[0] for found in _EMAIL.finditer(text)))
    if not any(map(str.isupper, text)) and not any(map(str.isdigit, text)):
        return
    words = WEB_ADDRESS.sub(" ", text)
    if sum(map(str.isdigit, words)) >= len("1234567"):
        yield from _first("phone", _phones(_DAY.sub(" ", words)))
    yield from _first("child", _names(words, innocent))
    yield from _first("initials", (found[0] for found in _INITIALS_AGED.finditer(_COMPANY.sub(" ", words))))


def _first(kind: str, found: Iterator[str]) -> Iterator[Personal]:
    for text in found:
        yield Personal(kind, text.strip(' ,.(“„"'))
        return


def _phones(text: str) -> Iterator[str]:
    for form in (_ABROAD, _MOBILE, _LANDLINE, _WORDED):
        for found in form.finditer(text):
            number = found["number"] if form is _WORDED else found[0]
            digits = sum(map(str.isdigit, number))
            if not _FREE.match(number.lstrip("(")) and (form is not _LANDLINE or 9 <= digits <= 10):
                yield number


def _names(text: str, innocent: Callable[[str], bool]) -> Iterator[str]:
    for form in (_BESIDE_A_CHILD, _CALLED, _CUT_NEAR, _NAME_AGED, _AGED_NAME):
        for found in form.finditer(text):
            name = str(found.groupdict().get("before") or found["name"])
            alone = " " not in name
            if form is _BESIDE_A_CHILD and found[0][0].isupper() and alone:
                continue  # "Child Protection", "Vajza Shqiptare": a title, no sentence about somebody
            if not _is_thing(name, innocent, near=form is _CUT_NEAR):
                yield name


def _is_thing(name: str, innocent: Callable[[str], bool], *, near: bool) -> bool:
    """Whether a ``name`` is none of a person; ``near``: it only stands somewhere beside a word for a child."""
    words = name.replace("-", " ").split()
    if _NO_NAMES.fullmatch(plain(words[0])):
        return True
    if name.endswith("."):
        return near and innocent(words[0])
    return any(_THINGS.match(plain(word)) for word in words) or all(map(innocent, words))
