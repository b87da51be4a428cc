"""The page of a place or a member as HTML, whole without any script; lists of all pages, and what is said where there is none.

All text is escaped here; addresses are relative to ``place/`` and ``member/`` below the page itself, so a path prefix changes nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from rapidfuzz import process

from dashboard.domain.dataset import Dataset
from dashboard.domain.names import fold
from dashboard.domain.places import SHOWN_LEVELS
from dashboard.domain.view import View
from dashboard.texts.translator import Translator
from dashboard.views.addresses import NOWHERE, Addresses
from dashboard.views.embedding import offer
from dashboard.views.page_frame import page_foot, page_head
from dashboard.views.profile import Profile, level_of_place, member_profile, place_profile
from dashboard.views.profile_lines import Entry, Record, Section, Source, level_entry, member_entries, place_entries, view_of
from dashboard.views.profile_map import paper_map_words
from dashboard.views.svg_legend import map_with_legend
from dashboard.views.words import member_name

_LONG = 60  # lines from which paper sets a page smaller, in two columns, so that two sheets hold it
_NEAR = 80  # of 100: how much of a name, or a code, must be right


@dataclass(frozen=True)
class Page:
    """One page: ``title`` as plain text, ``description`` for search engines, ``body`` as HTML, ``about`` as schema.org has it, ``paper``: the
    address of the same for print, where there is one.
    """

    title: str
    description: str
    body: str
    about: dict[str, Any]
    paper: str = ""


def place_page(dataset: Dataset, code: str, lang: str, *, addresses: Addresses = NOWHERE) -> Page:
    """Return the page of a place. Raises KeyError: no county, district or municipality has this code.

    Args:
        addresses: where others reach it, when the page is to say how it is shown on another site.
    """
    profile, _ = place_profile(dataset, code, lang), Translator(lang)
    gap, rank = (profile.notes[0], profile.notes[1:]) if not profile.count else ("", profile.notes)
    sections = [
        map_with_legend(profile.view, label=_("Map of the country with {place} outlined", place=profile.name), chosen=[code]),
        _tag("p", escape(gap), "state") if gap else "",
        *(_tag("p", escape(said)) for said in rank),
        *(_section(section, _) for section in profile.sections),
        _taken_away([(f"{code}.pdf", _("This page to print (PDF)")), (f"{code}.docx", _("Draft of a letter about this place (Word)"))], _),
        offer(profile, addresses=addresses) if addresses.root else "",
    ]
    level = profile.view.selection.level
    longitude, latitude, _radius = profile.view.geography.points[code]
    sheet = _Sheet(profile.finding, sections, [("../", _("Coverage map")), ("./", _("Places")), ("", profile.name)],
                   f"../?place={code}&level={level}", f"{profile.about} · {profile.facts}")  # fmt: skip
    about = {
        "@context": "https://schema.org", "@type": "Place", "name": profile.name, "identifier": code, "description": profile.finding,
        "geo": {"@type": "GeoCoordinates", "latitude": round(latitude, 4), "longitude": round(longitude, 4)},
        "containedInPlace": {"@type": "Place", "name": dataset.coalition.home[lang]},
    }  # fmt: skip
    title = f"{profile.finding} · {dataset.coalition.short[lang]}"
    return Page(title, f"{profile.finding}{_by_name(profile, _)}. {profile.facts}", _whole(profile.view, sheet), about, f"{code}.pdf")


def _by_name(profile: Profile, _: Translator) -> str:
    """Return the members on record, for those who see no more than this in a list of pages found."""
    names = [line.name for section in profile.sections if section.key == "members" for line in section.lines if isinstance(line, Entry)]
    return f": {_.language.listing(names)}" if names else ""


def member_page(dataset: Dataset, member: str, lang: str, *, addresses: Addresses = NOWHERE) -> Page:
    """Return the page of a member, see :func:`place_page`. Raises KeyError: there is no such member."""
    profile, _ = member_profile(dataset, member, lang), Translator(lang)
    sections = [
        map_with_legend(profile.view, label=paper_map_words(profile)[0]),
        *(_section(section, _) for section in profile.sections),
        *(_tag("p", escape(said)) for said in profile.notes),
        _taken_away([(f"{member}.pdf", _("This page to print (PDF)"))], _),
        offer(profile, addresses=addresses) if addresses.root else "",
    ]
    crumbs = [("../", _("Coverage map")), ("./", _("Members")), ("", profile.name)]
    website = str(dataset.members_by_id["website"][member])
    facts = f"{profile.about} · {profile.facts}" if profile.about not in profile.finding else profile.facts
    body = _whole(profile.view, _Sheet(profile.finding, [_website(website), *sections], crumbs, f"../?member={member}", facts))
    about = {"@context": "https://schema.org", "@type": "NGO", "name": profile.about, **({"url": website} if website else {})}
    title = f"{profile.about} · {dataset.coalition.short[lang]}"
    return Page(title, f"{profile.finding} {profile.facts}", body, about, f"{member}.pdf")


def index_page(dataset: Dataset, kind: str, lang: str) -> Page:
    """Return the list of all pages of a ``kind``: ``place`` or ``member``."""
    _ = Translator(lang)
    if kind == "member":
        title = _("Members")
        lists = [Section("", "", tuple(member_entries(dataset, _)))]
    else:
        title = _("Places")
        lists = [
            Section(
                "",
                dataset.coalition.levels[level][lang].title,
                tuple(place_entries(dataset, level, _)),
            )
            for level in SHOWN_LEVELS
        ]
    sheet = _Sheet(title, [_section(section, _) for section in lists], [("../", _("Coverage map")), ("", title)])
    about = {"@context": "https://schema.org", "@type": "CollectionPage", "name": title}
    return Page(f"{title} · {dataset.coalition.short[lang]}", title, _whole(view_of(dataset, "district", lang), sheet), about)


def missing_page(dataset: Dataset, kind: str, asked: str, lang: str) -> Page:
    """Return what is said where there is no such page: what was meant perhaps, and the list of all."""
    _ = Translator(lang)
    title = _("There is no page called {name}", name=asked[:60])
    meant = tuple(_meant_places(dataset, asked, _) if kind == "place" else _meant_members(dataset, asked, _))
    every = _listed("", [_link("./", _("All places") if kind == "place" else _("All members"), _)])
    sheet = _Sheet(title, [_section(Section("", _("Did you mean"), meant), _), every], [("../", _("Coverage map"))])
    return Page(title, title, _whole(view_of(dataset, "district", lang), sheet), {})


def _meant_places(dataset: Dataset, asked: str, _: Translator) -> Iterator[Entry]:
    """Yield the places whose code or name is written so, or nearly."""
    codes = {code.casefold(): code for level in SHOWN_LEVELS for code in map(str, dataset.at[level].index)}
    found = dataset.gazetteer.resolve(asked)
    named = [found, *map(dataset.gazetteer.resolve, found.candidates)]  # of a name that is not known, those like it
    meant = [codes.get(asked.casefold(), ""), *(code for match in named for code in (match.code, *match.candidates))]
    near = [code for code in dict.fromkeys(meant) if level_of_place(dataset, code)]
    if not near:
        near = [match[0] for match in process.extract(asked.upper(), list(codes.values()), limit=3, score_cutoff=_NEAR)]
    yield from (level_entry(dataset, level_of_place(dataset, code), code, _) for code in near)


def _meant_members(dataset: Dataset, asked: str, _: Translator) -> Iterator[Entry]:
    """Yield the members that are called so, or nearly."""
    known = dataset.resolver.members  # by every name, folded
    near = [match[0] for match in process.extract(fold(asked), list(known), limit=5, score_cutoff=_NEAR)]
    for member in dict.fromkeys(known[name] for name in near):
        if member in dataset.member_ids:
            yield Entry(member_name(dataset, member, _.lang), f"member/{member}")


@dataclass(frozen=True)
class _Sheet:
    """What a page says: its finding and facts as text, its sections as HTML, the way back as (address, words), the same on the map."""

    finding: str
    sections: Sequence[str]
    crumbs: Sequence[tuple[str, str]]
    live: str = "../"
    facts: str = ""


def _whole(view: View, sheet: _Sheet) -> str:
    lang = view.selection.lang
    _ = Translator(lang)
    facts = _tag("p", escape(sheet.facts), "facts") if sheet.facts else ""
    live = escape(f"{sheet.live}{'&' if '?' in sheet.live else '?'}lang={lang}")
    said = "".join(sheet.sections)
    long = ' class="long"' if said.count("<li") > _LONG else ""
    return (
        f"{page_head(view.dataset.coalition, sheet.crumbs, _)}"
        f"<main{long}><h1>{escape(sheet.finding)}</h1>{facts}{said}"
        f'<p class="live"><a href="{live}">{escape(_("Open in the coverage map"))}</a></p></main>'
        f"{page_foot(view, _)}"
    )


def _tag(name: str, inner: str, kind: str = "") -> str:
    return f'<{name} class="{kind}">{inner}</{name}>' if kind else f"<{name}>{inner}</{name}>"


def _link(address: str, words: str, _: Translator) -> str:
    return f'<a href="{escape(address)}?lang={_.lang}">{escape(words)}</a>'


def _website(address: str) -> str:
    """Return the website of a member as a link, without what every address begins with."""
    words = re.sub(r"^https?://(www\.)?|/$", "", address)
    return _tag("p", f'<a href="{escape(address)}" rel="noopener noreferrer">{escape(words)}</a>') if address else ""


def _taken_away(files: Iterable[tuple[str, str]], _: Translator) -> str:
    return _tag("p", " · ".join(_link(address, words, _) for address, words in files), "live")


def _listed(title: str, items: Iterable[str], kind: str = "") -> str:
    """Return a heading with a list below it; nothing where the list is empty."""
    lines = "".join(_tag("li", item) for item in items)
    return f"<section>{_tag('h2', escape(title)) if title else ''}{_tag('ul', lines, kind)}</section>" if lines else ""


def _section(section: Section, _: Translator) -> str:
    if section.key != "members":
        return _listed(
            section.title, (_line(line, _) for line in section.lines), "columns" if section.key in ("neighbours", "within") else ""
        )
    parts = []
    for entry in section.lines:
        if isinstance(entry, Entry):
            parts.append(_tag("h3", _name(entry, _)) + _tag("ul", "".join(_tag("li", _line(record, _)) for record in entry.records)))
    return f"<section>{_tag('h2', escape(section.title))}{''.join(parts)}</section>"


def _line(line: Entry | Record, _: Translator) -> str:
    if isinstance(line, Entry):
        said = f" {_tag('small', escape(line.said))}" if line.said else ""
        return " ".join([f"{_name(line, _)}{said}", "; ".join(map(_source, line.sources))]).strip()
    member = f"{_tag('b', escape(line.member))}: " if line.member else ""
    note, confirmed = f"{escape(line.note)} " if line.note else "", f" {escape(line.confirmed)}" if line.confirmed else ""
    dated = _tag("small", escape(" · ".join(filter(None, [line.evidence, line.years, line.themes]))))
    return f"{member}{dated} {escape(line.place)}. {note}{_source(line.source)}{confirmed}"


def _name(entry: Entry, _: Translator) -> str:
    return _link(f"../{entry.page}", entry.name, _) if entry.page else escape(entry.name)


def _source(source: Source) -> str:
    title = escape(source.title)
    site = f" {_tag('small', escape(source.site))}" if source.site else ""
    return f'<a href="{escape(source.url)}" rel="noopener noreferrer">{title}</a>{site}' if source.url else title
