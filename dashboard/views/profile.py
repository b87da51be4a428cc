"""A place or a member on a page of its own, which is whole without any script: what is on record, by which sources, and what is not known.

All text is escaped here; addresses are relative to ``place/`` and ``member/`` below the page itself, so a path prefix changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

import pandas as pd

from dashboard.domain.dataset import Dataset
from dashboard.domain.evidence import EVIDENCE, STATED, STRONGEST
from dashboard.domain.places import SHOWN_LEVELS
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.texts.language import LANGUAGES
from dashboard.texts.translator import Translator
from dashboard.views.sentences import class_word, data_words, disclaimer, headline, sources
from dashboard.views.svg_map import svg_map
from dashboard.views.words import member_name, member_short, name_of, value_word

_EVERY = tuple(EVIDENCE)


@dataclass(frozen=True)
class Page:
    """One page: ``title`` as plain text, ``description`` for search engines, ``body`` as HTML, ``about`` as schema.org has it."""

    title: str
    description: str
    body: str
    about: dict[str, Any]


@lru_cache(maxsize=16)
def _view(dataset: Dataset, level: str, lang: str, evidence: tuple[str, ...] = Selection.evidence, members: tuple[str, ...] = ()) -> View:
    return View(dataset, Selection(lang=lang, level=level, evidence=evidence, member=members))


def level_of_place(dataset: Dataset, code: str) -> str:
    """Return the level of a place that has a page; empty where ``code`` has none."""
    return next((level for level in SHOWN_LEVELS if code in dataset.at[level].index), "")


def place_page(dataset: Dataset, code: str, lang: str) -> Page:
    """Return the page of a place. Raises KeyError: no county, district or municipality has this code."""
    level = level_of_place(dataset, code)
    view, _ = _view(dataset, level, lang), Translator(lang)
    row: Any = view.table.loc[code]
    place: Any = dataset.at[level].loc[code]
    name, kind = name_of(row, lang), dataset.coalition.levels[level][lang].one
    n = int(row["members"])
    finding = (
        _("{n, plural, one {One member is} other {# members are}} on record in {place} ({level})", n=n, place=name, level=kind)
        if n
        else _("No member is on record in {place} ({level})", place=name, level=kind)
    )
    residents = _("unknown") if pd.isna(row["population"]) else _.number(float(row["population"]))
    facts = _(
        "{residents} residents ({year}) · {area} km²",
        residents=residents,
        year=str(place["population_year"]),
        area=_.number(float(row["area_km2"])),
    )
    sections = [
        svg_map(view, label=name, chosen=[code]),
        _tag("p", escape(class_word(str(row["class"]), view, _)), "state") if not n else "",
        _by_member(dataset, _rows(view, code), lang),
        _listed(_("Named by the coalition"), (_record(op, _) for op in _stated(view, code))),
        _weaker(dataset, level, code, lang),
        _next_door(view, code, _),
        _neighbours(view, code, _),
        _need(dataset, code, str(place["county"]), _),
    ]
    sections.append(_tag("p", _link(f"{code}.docx", _("Draft of a letter about this place (Word)"), _), "live"))
    rank = view.gaps["rank_residents"].get(code)
    if rank is not None and not pd.isna(rank):
        said = _("By residents, this is gap {rank} of {total}.", rank=int(rank), total=len(view.gaps))
        sections.insert(2, _tag("p", escape(said)))
    about = {"@context": "https://schema.org", "@type": "Place", "name": name, "identifier": code, "description": finding}
    crumbs = [("../", _("Coverage map")), ("./", _("Places")), ("", name)]
    return Page(
        f"{finding} · {dataset.coalition.short[lang]}",
        f"{finding}. {facts}",
        _whole(view, _Sheet(finding, sections, crumbs, f"../?place={code}&level={level}", facts)),
        about,
    )


def member_page(dataset: Dataset, member: str, lang: str) -> Page:
    """Return the page of a member. Raises KeyError: there is no such member."""
    if member not in dataset.member_ids:
        raise KeyError(member)
    view, _ = _view(dataset, "district", lang, members=(member,)), Translator(lang)
    name, row = member_name(dataset, member, lang), dataset.members_by_id.loc[member]
    here = view.inside.loc[view.inside["members"] > 0]
    finding, _gaps = headline(view, _)
    themes = [value_word(dataset, "theme", theme, _) for theme in str(row["themes"]).split(";") if theme]
    facts = " · ".join(filter(None, [value_word(dataset, "kind", str(row["kind"]), _), ", ".join(themes)]))
    alone = _view(dataset, "district", lang).dependence
    codes = str(alone["codes"].get(member, "")).split(";") if member in alone.index else []
    own = dataset.operations.loc[dataset.operations["member"] == member]
    direct, weaker = (own.loc[own["evidence"].eq(STRONGEST) == flag] for flag in (True, False))
    links = dataset.partners.loc[dataset.partners["member"] == member, "country"]
    countries = dataset.countries.loc[[c for c in dataset.countries.index if c in set(links)], f"name_{lang}"]
    undated = int((direct["year_from"].eq("") & direct["year_to"].eq("")).sum())
    sections = [
        svg_map(view, label=name),
        _listed(_("Where it is on record"), (_place_line(view, str(code), _, counted=False) for code in here.sort_index().index)),
        _listed(_("Places where no other member is on record"), (_place_link(view, code, _) for code in codes)),
        _listed(_("Partner countries"), map(escape, countries)),
        _listed(_("Sources with direct evidence"), (_record(op, _) for op in direct.to_dict("records"))),
        _listed(_("Weaker evidence, not counted"), (_record(op, _) for op in weaker.to_dict("records"))),
        _tag("p", escape(_("What the member could confirm: {n, plural, one {one record} other {# records}} without a year.", n=undated)))
        if undated
        else "",
    ]
    about = {"@context": "https://schema.org", "@type": "NGO", "name": name, **({"url": str(row["website"])} if row["website"] else {})}
    crumbs = [("../", _("Coverage map")), ("./", _("Members")), ("", member_short(dataset, member, lang))]
    body = _whole(view, _Sheet(finding, sections, crumbs, f"../?member={member}", facts))
    return Page(f"{name} · {dataset.coalition.short[lang]}", f"{finding} {facts}", body, about)


def index_page(dataset: Dataset, kind: str, lang: str) -> Page:
    """Return the list of all pages of a ``kind``: ``place`` or ``member``."""
    _ = Translator(lang)
    view = _view(dataset, "district", lang)
    if kind == "member":
        title = _("Members")
        lists = [_listed("", (_link(member, member_name(dataset, member, lang), _) for member in dataset.member_ids))]
    else:
        title = _("Places")
        lists = [
            _listed(
                dataset.coalition.levels[level][lang].title,
                (_place_line(_view(dataset, level, lang), str(code), _) for code in dataset.at[level].index),
            )
            for level in SHOWN_LEVELS
        ]
    body = _whole(view, _Sheet(title, lists, [("../", _("Coverage map")), ("", title)]))
    about = {"@context": "https://schema.org", "@type": "CollectionPage", "name": title}
    return Page(f"{title} · {dataset.coalition.short[lang]}", title, body, about)


def missing_page(dataset: Dataset, kind: str, asked: str, lang: str) -> Page:
    """Return what is said where there is no such page: what was meant perhaps, and the list of all."""
    _ = Translator(lang)
    view = _view(dataset, "district", lang)
    title = _("No page of this name: {name}", name=asked[:60])
    found = dataset.gazetteer.resolve(asked) if kind == "place" else None
    near = [code for code in ((found.code, *found.candidates) if found else ()) if level_of_place(dataset, code)]
    names = [_place_link(_view(dataset, level_of_place(dataset, code), lang), code, _) for code in near]
    sections = [_listed(_("Did you mean"), names), _listed("", [_link("./", _("The list of all"), _)])]
    return Page(title, title, _whole(view, _Sheet(title, sections, [("../", _("Coverage map"))])), {})


@dataclass(frozen=True)
class _Sheet:
    """What a page says: its finding and facts as text, its sections as HTML, the way back as (address, words), the same on the map."""

    finding: str
    sections: Sequence[str]
    crumbs: Sequence[tuple[str, str]]
    live: str = "../"
    facts: str = ""


_LANGUAGES = {"sq": "Shqip", "en": "English"}


def _whole(view: View, sheet: _Sheet) -> str:
    lang, dataset = view.selection.lang, view.dataset
    _ = Translator(lang)
    way = " › ".join(_link(address, words, _) if address else escape(words) for address, words in sheet.crumbs)
    others = "".join(
        f'<a href="?lang={code}" hreflang="{code}" lang="{code}">{_LANGUAGES.get(code, code)}</a>' for code in LANGUAGES if code != lang
    )
    facts = _tag("p", escape(sheet.facts), "facts") if sheet.facts else ""
    foot = [data_words(view, _), sources(view, _), disclaimer(_)]
    website = dataset.members.loc[dataset.members["member"] == dataset.coalition.id, "website"]
    foot += [_("To correct something, write to the coalition: {website}", website=address) for address in website if address]
    live = escape(f"{sheet.live}{'&' if '?' in sheet.live else '?'}lang={lang}")
    return (
        f'<header><nav>{way}</nav><nav class="languages">{others}</nav></header>'
        f"<main><h1>{escape(sheet.finding)}</h1>{facts}{''.join(sheet.sections)}"
        f'<p class="live"><a href="{live}">{escape(_("Open in the coverage map"))}</a></p></main>'
        f"<footer>{''.join(_tag('p', escape(line)) for line in foot)}</footer>"
    )


def _tag(name: str, inner: str, kind: str = "") -> str:
    return f'<{name} class="{kind}">{inner}</{name}>' if kind else f"<{name}>{inner}</{name}>"


def _listed(title: str, items: Iterable[str], kind: str = "") -> str:
    """Return a heading with a list below it; nothing where the list is empty."""
    lines = "".join(_tag("li", item) for item in items)
    return f"<section>{_tag('h2', escape(title)) if title else ''}{_tag('ul', lines, kind)}</section>" if lines else ""


def _link(address: str, words: str, _: Translator) -> str:
    return f'<a href="{escape(address)}?lang={_.lang}">{escape(words)}</a>'


def _place_link(view: View, code: str, _: Translator) -> str:
    return _link(f"../place/{code}", name_of(view.table.loc[code], _.lang), _)


def _place_line(view: View, code: str, _: Translator, *, counted: bool = True) -> str:
    """Return a place as a link, with how many members are on record (where that is asked) and the latest source."""
    row: Any = view.table.loc[code]
    n, year = int(row["members"]), row["recency"]
    said = [_("{n, plural, =0 {no member on record} one {# member} other {# members}}", n=n)] if counted else []
    if n:
        said.append(_("undated") if pd.isna(year) else _("latest source: {year}", year=str(int(year))))
    return f"{_place_link(view, code, _)} <small>{escape(' · '.join(said))}</small>"


def _rows(view: View, code: str) -> pd.DataFrame:
    """Return the operations that put members on record in a place, as they stand in the data."""
    rows = view.presence
    found = rows.loc[rows["code"].eq(code) & ~rows["wide"] & rows["evidence"].ne(STATED) & rows["operation"].ge(0), "operation"]
    return view.dataset.operations.loc[sorted(set(found))]


def _stated(view: View, code: str) -> Sequence[Mapping[Any, Any]]:
    rows = view.presence
    found = rows.loc[rows["code"].eq(code) & rows["evidence"].eq(STATED) & ~rows["wide"] & rows["operation"].ge(0), "operation"]
    return view.dataset.operations.loc[sorted(set(found))].to_dict("records")


def _years(op: Mapping[Any, Any], _: Translator) -> str:
    first, last = op["year_from"], op["year_to"]
    if not first and not last:
        return _("undated")
    return f"{first}–{last}" if first and last and first != last else str(first or last)


def _record(op: Mapping[Any, Any], _: Translator) -> str:
    """Return one row of the data with its source."""
    note = op.get("note_sq") if _.lang == "sq" and op.get("note_sq") else op.get("note")
    source = escape(str(op["source_title"] or _("source")))
    url = str(op["source_url"])
    link = f'<a href="{escape(url)}" rel="noopener noreferrer">{source}</a>' if url.startswith(("http://", "https://")) else source
    word = escape(_(EVIDENCE[op["evidence"]].word))
    confirmed = f" {escape(_('Confirmed by the member on {day}.', day=_.date(op['confirmed_on'])))}" if op.get("confirmed_on") else ""
    told = f"{escape(str(note))} " if note else ""
    return f"<small>{word} · {escape(_years(op, _))}</small> {escape(str(op['place']))}. {told}{link}{confirmed}"


def _by_member(dataset: Dataset, rows: pd.DataFrame, lang: str) -> str:
    _ = Translator(lang)
    parts = []
    for member in dataset.member_ids:
        own = rows.loc[rows["member"] == member]
        if len(own):
            head = f'<h3><a href="../member/{escape(member)}?lang={lang}">{escape(member_name(dataset, member, lang))}</a></h3>'
            parts.append(head + _tag("ul", "".join(_tag("li", _record(op, _)) for op in own.to_dict("records"))))
    return f"<section>{''.join(parts)}</section>" if parts else ""


def _weaker(dataset: Dataset, level: str, code: str, lang: str) -> str:
    """Return what only hints at a member at work here: weaker evidence, and sources that name but the wider area."""
    _ = Translator(lang)
    rows = _view(dataset, level, lang, evidence=_EVERY).presence
    here = rows.loc[rows["code"].eq(code) & rows["operation"].ge(0) & rows["evidence"].ne(STATED)]
    hints = here.loc[here["wide"] | here["evidence"].ne(STRONGEST), "operation"]
    found = dataset.operations.loc[sorted(set(hints))].to_dict("records")
    items = (f"<b>{escape(member_short(dataset, str(op['member']), lang))}</b>: {_record(op, _)}" for op in found)
    return _listed(_("Not certain, and not counted: weaker evidence, or only the wider area is named"), items)


def _next_door(view: View, code: str, _: Translator) -> str:
    items = []
    for member, codes in view.next_door(code)[:5]:
        places = _.language.listing([name_of(view.table.loc[other], _.lang) for other in codes])
        near = escape(_("next door in {list}", list=places))
        items.append(f"{_link(f'../member/{member}', member_short(view.dataset, member, _.lang), _)} <small>{near}</small>")
    return _listed(_("Who works next door"), items)


def _neighbours(view: View, code: str, _: Translator) -> str:
    near = sorted(view.geography.neighbours[code], key=lambda other: name_of(view.table.loc[other], _.lang))
    return _listed(_("Neighbours"), (_place_line(view, other, _) for other in near), "columns")


def _need(dataset: Dataset, code: str, county: str, _: Translator) -> str:
    figures = dataset.indicators.loc[dataset.indicators["code"].isin([code, county])]
    items = []
    for figure in figures.to_dict("records"):
        need = next((need for need in dataset.coalition.needs if need.id == figure["indicator"]), None)
        if need:
            value = _.percent(float(figure["value"]) / 100) if need.unit == "percent" else _.number(float(figure["value"]))
            said = _.text("need_value", name=need.name[_.lang], value=value, year=str(figure["year"]))
            where = "" if figure["code"] == code else f"{name_of(dataset.by_code.loc[county], _.lang)}: "
            items.append(
                f'{escape(where + said)} <a href="{escape(str(figure["source_url"]))}" rel="noopener noreferrer">{escape(_("source"))}</a>'
            )
    title = _("Need") if figures["code"].eq(code).any() else _("Need in the county that it lies in")
    return _listed(title, items)
