"""The lines of a profile: members, places, rows of the data with their sources, figures of need; as text, whatever shows them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from dashboard.domain.dataset import Dataset
from dashboard.domain.evidence import EVIDENCE, STATED, STRONGEST
from dashboard.domain.places import MAIN_LEVEL
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.texts.translator import Translator
from dashboard.views.words import alphabetical, level_of, member_name, member_short, name_at, name_of, theme_words

_EVERY = tuple(EVIDENCE)
_Row = Mapping[Any, Any]  # of the operations: column -> value


@dataclass(frozen=True)
class Source:
    """Where something is said; ``url`` is empty where it is no address of the web, ``site``: whose pages these are, where the title does not say so."""

    title: str
    url: str = ""
    site: str = ""


@dataclass(frozen=True)
class Record:
    """What a source says, in words: one row of the data, or several of which it says the same. ``member``: short names, where the list is not
    of one member.
    """

    years: str
    evidence: str
    place: str
    note: str
    source: Source
    confirmed: str = ""
    member: str = ""
    themes: str = ""


@dataclass(frozen=True)
class Entry:
    """A member, a place, a country or a figure. ``page``: path of its own page, as place/AL-MM; ``said``: what is to be said of it."""

    name: str
    page: str = ""
    said: str = ""
    sources: tuple[Source, ...] = ()
    records: tuple[Record, ...] = ()


@dataclass(frozen=True)
class Section:
    """A list below a heading; ``key`` tells which one, so that paper can set it in its own way."""

    key: str
    title: str
    lines: tuple[Entry | Record, ...]


@lru_cache(maxsize=16)
def view_of(dataset: Dataset, level: str, lang: str, evidence: tuple[str, ...] = Selection.evidence, members: tuple[str, ...] = ()) -> View:
    """Return the view of a level in which pages look up what they say."""
    return View(dataset, Selection(lang=lang, level=level, evidence=evidence, member=members))


def place_name(view: View, code: str, _: Translator, said: str = "") -> Entry:
    return Entry(name_at(view.table, code, _.lang), f"place/{code}", said)


def place_entry(view: View, code: str, _: Translator, *, counted: bool = True) -> Entry:
    """Return a place, with how many members are on record (where that is asked) and the latest source."""
    n: Any = view.table.at[code, "members"]
    year: Any = view.table.at[code, "recency"]
    said = [_("{n, plural, =0 {no member on record} one {# member} other {# members}}", n=int(n))] if counted else []
    if n:
        said.append(_("undated") if pd.isna(year) else _("latest source: {year}", year=str(int(year))))
    return place_name(view, code, _, " · ".join(said))


def place_entries(dataset: Dataset, level: str, _: Translator) -> Iterator[Entry]:
    """Yield every place of a level, in the order of the alphabet."""
    view = view_of(dataset, level, _.lang)
    yield from (place_entry(view, code, _) for code in alphabetical(view.table.index, view.table, _))


def member_entries(dataset: Dataset, _: Translator) -> Iterator[Entry]:
    """Yield every member, with its short name and in how many districts it is on record."""
    view = view_of(dataset, MAIN_LEVEL, _.lang)
    of = level_of(dataset, MAIN_LEVEL, len(view.who), _)
    for member in sorted(dataset.member_ids, key=lambda member: _.language.order(member_name(dataset, member, _.lang))):
        name, short = member_name(dataset, member, _.lang), member_short(dataset, member, _.lang)
        n = sum(member in there for there in view.who.values())
        said = _("{n, plural, =0 {on record in none of {of_places}} other {on record in {n} of {of_places}}}", n=n, of_places=of)
        yield Entry(name if short in name else f"{name} ({short})", f"member/{member}", said)


def _member_entry(dataset: Dataset, member: str, name: str, said: str = "", records: Iterable[Record] = ()) -> Entry:
    return Entry(name, f"member/{member}" if member in dataset.member_ids else "", said, records=tuple(records))


@lru_cache(maxsize=1)  # of the data served now: nothing holds on to those before
def _operations(dataset: Dataset) -> Mapping[Any, _Row]:
    """Return every row of the operations by its label: asking pandas for the few of each place takes longer than all else on its page."""
    return dict(zip(dataset.operations.index, dataset.operations.to_dict("records"), strict=True))


def _rows(dataset: Dataset, labels: Iterable[Any]) -> list[_Row]:
    rows = _operations(dataset)
    return [rows[label] for label in sorted(set(labels))]


def rows_on_record(view: View, code: str) -> Sequence[_Row]:
    """Return the operations that put members on record in a place, as they stand in the data."""
    rows = view.presence
    found = rows.loc[rows["code"].eq(code) & ~rows["wide"] & rows["evidence"].ne(STATED) & rows["operation"].ge(0), "operation"]
    return _rows(view.dataset, found)


def rows_of_coalition(view: View, code: str) -> Sequence[_Row]:
    rows = view.presence
    found = rows.loc[rows["code"].eq(code) & rows["evidence"].eq(STATED) & ~rows["wide"] & rows["operation"].ge(0), "operation"]
    return _rows(view.dataset, found)


def _years(op: _Row, _: Translator) -> str:
    first, last = op["year_from"], op["year_to"]
    if not first and not last:
        return _("undated")
    return f"{first}–{last}" if first and last and first != last else str(first or last)


def record_of(dataset: Dataset, op: _Row, _: Translator, member: str = "") -> Record:
    note = op.get("note_sq") if _.lang == "sq" and op.get("note_sq") else op.get("note")
    return Record(
        _years(op, _), _(EVIDENCE[op["evidence"]].word), str(op["place"]), str(note or ""),
        _source(op["source_title"] or _("source"), op["source_url"]),
        _("Confirmed by the member on {day}.", day=_.date(op["confirmed_on"])) if op.get("confirmed_on") else "",
        member, ", ".join(theme_words(dataset, str(op["theme"] or ""), _)),
    )  # fmt: skip


def joined(records: Iterable[Record]) -> tuple[Record, ...]:
    """Return the records; rows of which a source says the same are one, with all places of a member, or all members of a place."""
    return _joined_in("member", _joined_in("place", records))


def _joined_in(name: str, records: Iterable[Record]) -> tuple[Record, ...]:
    found: dict[Record, list[str]] = {}
    for record in records:
        found.setdefault(_named(record, name, ""), []).append(getattr(record, name))
    return tuple(_named(record, name, ", ".join(dict.fromkeys(names))) for record, names in found.items())


def _named(record: Record, name: str, value: str) -> Record:
    return replace(record, place=value) if name == "place" else replace(record, member=value)


def _source(title: str, url: str) -> Source:
    if not str(url).startswith(("http://", "https://")):
        return Source(str(title))
    site = (urlsplit(str(url)).hostname or "").removeprefix("www.")
    return Source(str(title), str(url), "" if site in str(title).casefold() else site)


def members_with_records(dataset: Dataset, rows: Iterable[_Row], _: Translator) -> Iterator[Entry]:
    own: dict[str, list[_Row]] = {}
    for op in rows:
        own.setdefault(op["member"], []).append(op)
    for member in dataset.member_ids:
        if member in own:
            records = joined(record_of(dataset, op, _) for op in own[member])
            yield _member_entry(dataset, member, member_name(dataset, member, _.lang), records=records)


def weaker_records(dataset: Dataset, level: str, code: str, _: Translator) -> Iterator[Record]:
    """Yield what only hints at a member at work here: weaker evidence, and sources that name but the wider area."""
    rows = view_of(dataset, level, _.lang, evidence=_EVERY).presence
    here = rows.loc[rows["code"].eq(code) & rows["operation"].ge(0) & rows["evidence"].ne(STATED)]
    hints = here.loc[here["wide"] | here["evidence"].ne(STRONGEST), "operation"]
    for op in _rows(dataset, hints):
        yield record_of(dataset, op, _, member_short(dataset, str(op["member"]), _.lang))


def members_next_door(view: View, code: str, _: Translator) -> Iterator[Entry]:
    for member, codes in view.next_door(code):
        places = _.language.listing([name_at(view.table, other, _.lang) for other in codes])
        said = _("next door in {list}", list=places)
        yield _member_entry(view.dataset, member, member_short(view.dataset, member, _.lang), said)


def neighbour_entries(view: View, code: str, _: Translator) -> Iterator[Entry]:
    yield from (place_entry(view, other, _) for other in alphabetical(view.geography.neighbours[code], view.table, _))


def _around(dataset: Dataset, code: str, level: str) -> list[str]:
    """Return the places of a level in which a place lies, at least in part."""
    return sorted((dataset.gazetteer.parents[code] - {code}) & set(dataset.at[level].index))


def around_entries(dataset: Dataset, code: str, _: Translator) -> Iterator[Entry]:
    """Yield the districts and the county in which a place lies."""
    for level in ("district", "county"):
        yield from (level_entry(dataset, level, other, _) for other in _around(dataset, code, level))


def within_entries(dataset: Dataset, level: str, code: str, _: Translator) -> Iterator[Entry]:
    """Yield the places of the next finer level that lie in a place, at least in part."""
    if finer := {"county": "district", "district": "municipality"}.get(level):
        places = dataset.at[finer]
        inside = [other for other in places.index if code in dataset.gazetteer.parents[other]]
        yield from (level_entry(dataset, finer, other, _) for other in alphabetical(inside, places, _))


def level_entry(dataset: Dataset, level: str, code: str, _: Translator) -> Entry:
    """Return a place with its level: a district and a municipality often have the same name."""
    entry = place_entry(view_of(dataset, level, _.lang), code, _)
    return replace(entry, name=f"{entry.name} ({dataset.coalition.levels[level][_.lang].one})")


def named_around(view: View, code: str, _: Translator) -> list[str]:
    """Return the districts that the coalition names and in which a finer place lies."""
    if view.selection.level != "municipality":
        return []
    table = view_of(view.dataset, "district", _.lang).table
    return [name_at(table, other, _.lang) for other in _around(view.dataset, code, "district") if table["stated"][other]]


def partner_entries(dataset: Dataset, member: str, _: Translator) -> Iterator[Entry]:
    """Yield the countries with which a member has a link, each with the sources of it."""
    links = dataset.partners.loc[dataset.partners["member"] == member]
    for country in dataset.countries.index:
        if sources := [
            _source(op.source_title or _("source"), op.source_url) for op in links.loc[links["country"] == country].itertuples()
        ]:
            yield Entry(str(dataset.countries[f"name_{_.lang}"][country]), sources=tuple(dict.fromkeys(sources)))


def need_section(dataset: Dataset, code: str, county: str, _: Translator) -> Section:
    figures = dataset.indicators.loc[dataset.indicators["code"].isin([code, county])]
    lines = []
    for figure in figures.to_dict("records"):
        need = next((need for need in dataset.coalition.needs if need.id == figure["indicator"]), None)
        if need:
            value = _.percent(float(figure["value"]) / 100) if need.unit == "percent" else _.number(float(figure["value"]))
            said = _.text("need_value", name=need.name[_.lang], value=value, year=str(figure["year"]))
            where = "" if figure["code"] == code else f"{name_of(dataset.by_code.loc[county], _.lang)}: "
            lines.append(Entry(where + said, sources=(_source(_("source"), figure["source_url"]),)))
    title = _("Need") if figures["code"].eq(code).any() else _("Need in the county that it lies in")
    return Section("need", title, tuple(lines))
