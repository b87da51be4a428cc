"""A profile on paper: one A4 page, two where there is much to say, tagged for screen readers (PDF/UA-1).

Typst sets it by ``profile.typ``, which gets all words as data: nothing that stands in a table is read as its markup.
"""

import io
import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.figures.style import SANS, SERIF
from dashboard.texts.translator import Translator
from dashboard.views.profile import Profile
from dashboard.views.profile_lines import Entry, Record, Section
from dashboard.views.profile_map import paper_map, paper_map_words

_TEMPLATE = Path(__file__).with_name("profile.typ").read_bytes()
_FALLBACK = "Libertinus Serif"  # comes with Typst, has every Albanian letter


_MAP_MM = {"place": 58, "member": 36}
# What matters most for who holds the paper comes first; what only leads to other pages is left out.
_ORDER = ("members", "next_door", "where", "alone", "stated", "direct", "weaker", "partners", "neighbours", "need")


@dataclass(frozen=True)
class _Limits:
    """How a profile is printed: on how many pages, in which size of type (pt), and how much of it: rows of each member, rows of a list,
    names in a list, letters of a note.
    """

    pages: int
    size: float = 8.6
    each: int = 1000
    rows: int = 1000
    hints: int = 1000
    names: int = 1000
    letters: int = 400


_MANY = 14  # rows of the members of a place, or of a member: more of them may take a second page
# Tried in turn until the pages suffice.
_ONE_PAGE = (
    *(_Limits(1, size) for size in (10.0, 9.3, 8.6)),
    _Limits(1, hints=5),
    _Limits(1, each=3, hints=4, names=12),
    _Limits(1, each=2, hints=3, names=8),
    _Limits(1, each=1, hints=3, names=8, letters=160),
)
_TWO_PAGES = (
    *(_Limits(2, size) for size in (10.0, 9.3, 8.6)),
    _Limits(2, each=4, hints=8, rows=40, names=16),
    _Limits(2, each=3, hints=6, rows=32, names=16),
    _Limits(2, each=2, hints=4, rows=24, names=12),
    _Limits(2, each=1, hints=2, rows=12, names=10, letters=160),
)


def profile_pdf(profile: Profile, *, url: str = "", typefaces: Path | None = None) -> bytes:
    """Return the profile as PDF.

    Args:
        url: public address of the dashboard, for links and the QR code; without it there are none.
        typefaces: folder of the project's own, see :func:`dashboard.bundling.typefaces.paper_typefaces`.
    """
    root = url.rstrip("/")
    fixed = _fixed(profile, root=root)
    for limits in (*(_ONE_PAGE if _rows(profile) <= _MANY else ()), *_TWO_PAGES):
        words = fixed | {"size": limits.size, "sections": _sections(profile, limits, root=root)}
        sheet = _set(words, typefaces, day=profile.view.dataset.released)
        if sheet.pages <= limits.pages:
            break
    return sheet.pdf


def _rows(profile: Profile) -> int:
    """Return how many rows the members of a place, or a member, would take."""
    lines = [line for section in profile.sections if section.key in ("members", "direct") for line in section.lines]
    return sum(len(line.records) if isinstance(line, Entry) else 1 for line in lines)


@dataclass(frozen=True)
class _Sheet:
    pdf: bytes
    pages: int


@lru_cache(maxsize=4)
def _fonts(typefaces: Path | None) -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(typefaces)] if typefaces else [])


def _set(words: dict[str, Any], typefaces: Path | None, *, day: str) -> _Sheet:
    """Return what Typst makes of the words, the same bytes each time."""
    import typst

    setter = typst.Compiler(
        _TEMPLATE, font_paths=_fonts(typefaces), ignore_system_fonts=True, sys_inputs={"words": json.dumps(words, ensure_ascii=False)}
    )
    pages = int(setter.query("<pages>", field="value", one=True))
    made = datetime.fromisoformat(day).replace(tzinfo=UTC)
    pdf = setter.compile(_TEMPLATE, format="pdf", pdf_standards=["ua-1"], timestamp=made)
    assert isinstance(pdf, bytes)
    return _Sheet(pdf, pages)


def _fixed(profile: Profile, *, root: str) -> dict[str, Any]:
    """Return what stands on the paper whatever is left out, in the names that the template knows."""
    _, coalition = Translator(profile.lang), profile.view.dataset.coalition
    described, caption = paper_map_words(profile)
    address = f"{root}/{profile.path}?lang={profile.lang}" if root else ""
    return {
        "kind": profile.kind,
        "lang": profile.lang,
        "sans": [SANS[0], _FALLBACK],
        "serif": [SERIF[0], _FALLBACK],
        "day": profile.view.dataset.released,
        "title": f"{profile.name}: {profile.finding}",
        "author": coalition.name[profile.lang],
        "coalition": coalition.short[profile.lang],
        "label": profile.label,
        "name": profile.name,
        "about": profile.about,
        "finding": profile.finding,
        "notes": profile.notes,
        "figures": profile.figures,
        "facts": profile.facts if profile.kind == "member" else "",
        "map": {"svg": paper_map(profile), "alt": described, "caption": caption, "width": _MAP_MM[profile.kind]},
        "questions": {"title": _("For the meeting"), "lines": profile.questions},
        "foot": {"title": _("How to read it"), "lines": profile.foot},
        "columns": {"member": _("Member"), "place": _("Place"), "years": _("Years"), "said": _("What the source says")},
        "address": address,
        "qr": {"svg": qr_svg(address), "alt": _("QR code of the address {url}", url=address)} if address else {},
    }


def qr_svg(address: str) -> str:
    """Return the QR code of an address as SVG."""
    import segno

    buffer = io.BytesIO()
    segno.make(address, error="m", micro=False).save(buffer, kind="svg", border=0, xmldecl=False, omitsize=True)
    return buffer.getvalue().decode()


def _sections(profile: Profile, limits: _Limits, *, root: str) -> list[dict[str, Any]]:
    _ = Translator(profile.lang)
    return [
        _section(section, limits, _, root=root) for section in sorted(_on_paper(profile), key=lambda section: _ORDER.index(section.key))
    ]


def _on_paper(profile: Profile) -> list[Section]:
    return [section for section in profile.sections if section.key in _ORDER]


def _section(section: Section, limits: _Limits, _: Translator, *, root: str) -> dict[str, Any]:
    most = {"direct": limits.rows, "weaker": limits.hints, "stated": limits.hints, "members": limits.rows}.get(section.key, limits.names)
    kept = [_line(line, limits, _, root=root) for line in section.lines[:most]]
    left = len(section.lines) - len(kept) + sum(line.get("left", 0) for line in kept)
    return {"key": section.key, "title": section.title, "lines": kept, "more": _more(left, _, known=bool(root))}


def _more(left: int, _: Translator, *, known: bool) -> str:
    if left <= 0:
        return ""
    return (
        _("{n, plural, one {+# more: see the address below} other {+# more: see the address below}}", n=left)
        if known
        else _("{n, plural, one {+# more: see the coverage map} other {+# more: see the coverage map}}", n=left)
    )


def _line(line: Entry | Record, limits: _Limits, _: Translator, *, root: str) -> dict[str, Any]:
    if isinstance(line, Record):
        note = line.note if len(line.note) <= limits.letters else f"{line.note[: limits.letters].rsplit(' ', 1)[0]}…"
        return asdict(replace(line, note=note))
    left = max(0, len(line.records) - limits.each)
    return {
        "name": line.name,
        "said": line.said,
        "url": f"{root}/{line.page}?lang={_.lang}" if root and line.page else "",
        "source": asdict(line.sources[0]) if line.sources else {},
        "records": [_line(record, limits, _, root=root) for record in line.records[: limits.each]],
        "left": left,
        "more": _("{n, plural, one {+# more} other {+# more}}", n=left) if left else "",
    }
