"""What is said of one place or one member: what is on record, by which sources, and what is not known. HTML and paper are made from it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.domain.dataset import Dataset
from dashboard.domain.evidence import STRONGEST
from dashboard.domain.places import SHOWN_LEVELS
from dashboard.domain.view import View
from dashboard.texts.translator import Translator
from dashboard.views import profile_lines as lines
from dashboard.views.profile_lines import Entry, Section, view_of
from dashboard.views.sentences import class_word, data_words, disclaimer, headline, sources
from dashboard.views.words import level_of, member_name, member_short, name_of, theme_words, value_word


@dataclass(frozen=True)
class Profile:
    """All that a page says.

    Attributes:
        kind: ``place`` or ``member``. id: code or id. view: what its map shows.
        label: what the sheet is. name: short name. about: what kind of place it is, or the full name of the member.
        count: members on record in the place, or districts in which the member is.
        finding, facts, notes: sentences; the first note of a gap says how the map shows it. figures: (number, what it counts), for paper.
        sections: those that have lines. questions: for a meeting about it. foot: date, sources and limits.
    """

    kind: str
    id: str
    view: View
    label: str
    name: str
    about: str
    count: int
    finding: str
    facts: str
    notes: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    questions: tuple[str, ...]
    foot: tuple[str, ...]

    @property
    def lang(self) -> str:
        """The language of all texts."""
        return self.view.selection.lang

    @property
    def path(self) -> str:
        """Where its page is, below the public address."""
        return f"{self.kind}/{self.id}"


def level_of_place(dataset: Dataset, code: str) -> str:
    """Return the level of a place that has a page; empty where ``code`` has none."""
    return next((level for level in SHOWN_LEVELS if code in dataset.at[level].index), "")


def paths_of(dataset: Dataset, level: str = "") -> list[str]:
    """Return the paths of all pages, places by level, then members; of the places of one ``level`` alone where it is given."""
    places = [f"place/{code}" for each in SHOWN_LEVELS if level in ("", each) for code in dataset.at[each].index]
    return places if level else [*places, *(f"member/{member}" for member in dataset.member_ids)]


def profile_of(dataset: Dataset, kind: str, name: str, lang: str) -> Profile:
    """Return the profile of a ``place`` or a ``member``. Raises KeyError: there is none of this name."""
    return (place_profile if kind == "place" else member_profile)(dataset, name, lang)


def place_profile(dataset: Dataset, code: str, lang: str) -> Profile:
    """Return the profile of a place. Raises KeyError: no county, district or municipality has this code."""
    level = level_of_place(dataset, code)
    if not level:
        raise KeyError(code)
    view, _ = view_of(dataset, level, lang), Translator(lang)
    row: Any = view.table.loc[code]
    place: Any = dataset.at[level].loc[code]
    name, kind = name_of(row, lang), dataset.coalition.levels[level][lang].one
    n, county = int(row["members"]), str(place["county"])
    finding = (
        _("{n, plural, one {One member is} other {# members are}} on record in {place} ({level})", n=n, place=name, level=kind)
        if n
        else _("No member is on record in {place} ({level})", place=name, level=kind)
    )
    area = _.number(float(row["area_km2"]))
    censuses = [_("{residents} residents ({year} census)", residents=n, year=year) for n, year in _residents(dataset, place, _)]
    facts = " · ".join([*(censuses or [_("residents: unknown")]), f"{area} km²"])
    near = tuple(lines.members_next_door(view, code, _))
    on_record = lines.rows_on_record(view, code)
    return Profile(
        kind="place", id=code, view=view, name=name, count=n, finding=finding, facts=facts,
        label=_label(view, level, _),
        about=_about(level, name_of(dataset.by_code.loc[county], lang), str(place["seat"]), _),
        notes=tuple(_notes(view, code, _)),
        figures=(
            (str(n), _("{n, plural, one {member on record} other {members on record}}", n=n)),
            *_latest(row, _),
            *([(str(len(near)), _("{n, plural, one {member works next door} other {members work next door}}", n=len(near)))] if not n else []),
            (f"{area} km²", _("land area")),
            *((residents, _("residents, {year}", year=year)) for residents, year in _residents(dataset, place, _)),
        ),
        sections=_filled(
            Section("members", _("Members on record"), tuple(lines.members_with_records(dataset, on_record, _))),
            Section("stated", _("Named by the coalition"), lines.joined(lines.record_of(dataset, op, _) for op in lines.rows_of_coalition(view, code))),
            Section(
                "weaker",
                _("Not certain, and not counted: weaker evidence, or only the wider area is named"),
                lines.joined(lines.weaker_records(dataset, level, code, _)),
            ),
            Section("next_door", _("Who works next door"), near),
            Section("neighbours", _("Neighbours"), tuple(lines.neighbour_entries(view, code, _))),
            Section("around", _("Part of"), tuple(lines.around_entries(dataset, code, _))),
            Section("within", _("Contains"), tuple(lines.within_entries(dataset, level, code, _))),
            lines.need_section(dataset, code, county, _),
            Section("unknown", _("What is not known"), tuple(Entry(said) for said in _unknown(on_record, _))),
        ),
        questions=tuple(_questions(n, len(near), _)),
        foot=foot_of(view, _),
    )  # fmt: skip


def member_profile(dataset: Dataset, member: str, lang: str) -> Profile:
    """Return the profile of a member. Raises KeyError: there is no such member."""
    if member not in dataset.member_ids:
        raise KeyError(member)
    view, _ = view_of(dataset, "district", lang, members=(member,)), Translator(lang)
    row = dataset.members_by_id.loc[member]
    here = view.inside.loc[view.inside["members"] > 0]
    themes = theme_words(dataset, str(row["themes"]), _)
    alone = view_of(dataset, "district", lang).dependence
    codes = str(alone["codes"].get(member, "")).split(";") if member in alone.index else []
    own = dataset.operations.loc[dataset.operations["member"] == member]
    direct, weaker = (own.loc[own["evidence"].eq(STRONGEST) == flag].to_dict("records") for flag in (True, False))
    countries = tuple(lines.partner_entries(dataset, member, _))
    undated = _undated(direct)
    unknown = _("What the member could confirm: {n, plural, one {one record} other {# records}} without a year.", n=undated)
    nothing = _("No public source was found that names a place where this member works.")
    facts = " · ".join(filter(None, [value_word(dataset, "kind", str(row["kind"]), _), ", ".join(themes)]))
    return Profile(
        kind="member", id=member, view=view, count=len(here), finding=headline(view, _)[0], facts=facts,
        label=_label(view, "member", _),
        name=member_short(dataset, member, lang), about=member_name(dataset, member, lang),
        notes=(nothing,) if own.empty else (unknown,) if undated else (),
        figures=(
            (str(len(here)), _("of {of_places}", of_places=level_of(dataset, "district", len(view.inside), _))),
            (str(len(direct)), _("{n, plural, one {record with direct evidence} other {records with direct evidence}}", n=len(direct))),
            *([(str(undated), _("of them without a year"))] if undated else []),
            (str(len(countries)), _("{n, plural, one {partner country} other {partner countries}}", n=len(countries))),
        ),
        sections=_filled(
            Section("where", _("Where it is on record"), tuple(lines.place_entry(view, str(c), _, counted=False) for c in here.sort_index().index)),
            Section("alone", _("Places where no other member is on record"), tuple(lines.place_name(view, code, _) for code in codes)),
            Section("partners", _("Partner countries"), countries),
            Section("direct", _("Sources with direct evidence"), lines.joined(lines.record_of(dataset, op, _) for op in direct)),
            Section("weaker", _("Weaker evidence, not counted"), lines.joined(lines.record_of(dataset, op, _) for op in weaker)),
        ),
        questions=(),
        foot=foot_of(view, _),
    )  # fmt: skip


def _filled(*sections: Section) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.lines)


def _label(view: View, kind: str, _: Translator) -> str:
    return _(
        "{kind, select, municipality {Profile of a municipality} district {Profile of a district} county {Profile of a county} other {Profile of a member}}, {day, date}",
        kind=kind,
        day=view.dataset.released,
    )


def _about(level: str, county: str, seat: str, _: Translator) -> str:
    if level == "county" or not county:
        return _("{level, select, municipality {Municipality} district {District} other {County}}", level=level)
    if not seat:
        return _("{level, select, municipality {Municipality} other {District}} in the county of {county}", level=level, county=county)
    return _(
        "{level, select, municipality {Municipality} other {District}} in the county of {county}, seat {seat}",
        level=level, county=county, seat=seat,
    )  # fmt: skip


def _notes(view: View, code: str, _: Translator) -> Iterator[str]:
    """Yield what a gap is on the map, and how large it is among the gaps."""
    row: Any = view.table.loc[code]
    named = [] if row["stated"] else lines.named_around(view, code, _)
    if not int(row["members"]):
        said = _("no member on record") if named else class_word(str(row["class"]), view, _)
        yield f"{said[:1].upper()}{said[1:]}."
    if named:
        yield _(
            "The coalition’s website names {n, plural, one {the district of {places}} other {the districts of {places}}}, in which it lies, but not the municipality itself.",
            n=len(named), places=named,
        )  # fmt: skip
    rank = view.gaps["rank_residents"].get(code)
    if rank is not None and not pd.isna(rank):
        census = view.dataset.coalition.census_year
        yield _("By residents ({census} census), this is gap {rank} of {total}.", census=census, rank=int(rank), total=len(view.gaps))


def _latest(row: Any, _: Translator) -> Iterator[tuple[str, str]]:
    if int(row["members"]) and not pd.isna(row["recency"]):
        yield str(int(row["recency"])), _("latest year in a source")


def _unknown(rows: Iterable[Mapping[Any, Any]], _: Translator) -> Iterator[str]:
    if undated := _undated(rows):
        yield _("{n, plural, one {One record names no year.} other {# records name no year.}}", n=undated)
    yield never_said(_)


def never_said(_: Translator) -> str:
    """Return what no public source says of any place."""
    return _("Public sources do not say how many children are supported, nor whether a service still runs today.")


def _undated(rows: Iterable[Mapping[Any, Any]]) -> int:
    """Return how many rows of the operations name no year."""
    return sum(not op["year_from"] and not op["year_to"] for op in rows)


def _residents(dataset: Dataset, place: Any, _: Translator) -> Iterator[tuple[str, str]]:
    """Yield the residents that each census counted, and its year."""
    for census in dataset.coalition.censuses:
        value = place.get(census.column)
        if value is not None and not pd.isna(value):
            yield _.number(float(value)), str(census.year)


def _questions(members: int, near: int, _: Translator) -> Iterator[str]:
    if members:
        yield _("Which of these members does your office work with today?")
        yield _("Which parts of the area does nobody reach yet?")
    else:
        yield _("Which services for children are there today, and who provides them?")
    yield _("Does an organisation work here that is not on this page?")
    if near and not members:
        yield _("Which of the members next door could extend their work to here?")


def foot_of(view: View, _: Translator) -> tuple[str, ...]:
    """Return what stands below every page: date and sources of the data, what they do not say, and whom to write to."""
    website = view.dataset.members.loc[view.dataset.members["member"] == view.dataset.coalition.id, "website"]
    correct = (_("To correct something, write to the coalition: {website}", website=address) for address in website if address)
    return (data_words(view, _), sources(view, _), disclaimer(_), *correct)
