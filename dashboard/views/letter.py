"""The draft of a letter to a mayor about one place, in words: what public sources say, what they do not, and what is asked for.

Place names stand behind the word for their level, as in official letters: so they need no case.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pandas as pd

from dashboard.domain.dataset import Dataset
from dashboard.domain.evidence import EVIDENCE, STATED
from dashboard.domain.places import SHOWN_LEVELS
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.texts.translator import Translator
from dashboard.views.profile import never_said
from dashboard.views.sentences import data_words, disclaimer
from dashboard.views.words import member_name, member_short, name_of

_NEAREST = 5  # members next door of which a letter says where


@dataclass(frozen=True)
class Line:
    """A paragraph or an item of a list. ``notes``: the numbers of the sources that say so, counted from 1."""

    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading with what stands below it: paragraphs, then a list."""

    heading: str
    paragraphs: tuple[Line, ...] = ()
    items: tuple[Line, ...] = ()


@dataclass
class _Sources:
    """The sources that a letter names, each once, numbered in the order in which they are named."""

    listed: dict[tuple[str, str], int] = field(default_factory=dict)

    def numbers(self, rows: pd.DataFrame) -> tuple[int, ...]:
        """Return the numbers of the sources of ``rows``."""
        pairs = dict.fromkeys(zip(rows["source_title"], rows["source_url"], strict=True))
        return tuple(self.listed.setdefault(pair, len(self.listed) + 1) for pair in pairs)


@dataclass(frozen=True)
class Letter:
    """A letter in one language; what a person must fill in stands in square brackets. ``sources``: (title, address) in their order."""

    lang: str
    sender: tuple[str, ...]
    date: str
    addressee: tuple[str, ...]
    subject: str
    greeting: str
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    stamp: str


def places_of_letters(dataset: Dataset) -> dict[str, str]:
    """Return code -> level of the places about which a letter can be written."""
    return {str(code): level for level in SHOWN_LEVELS for code in dataset.at[level].index}


def letter_of(dataset: Dataset, code: str, lang: str) -> Letter:
    """Return the letter about a place of a level that is shown."""
    _, level = Translator(lang), places_of_letters(dataset)[code]
    view = View(dataset, Selection(lang=lang, level=level))
    place, coalition, sources = name_of(dataset.by_code.loc[code], lang), dataset.coalition, _Sources()
    website = str(dataset.members_by_id["website"].get(coalition.id, ""))
    named = {"level": level, "place": place}
    sections = (
        Section(_("What public sources say"), tuple(_finding(view, code, named, _)), tuple(_members(view, code, sources, _))),
        Section(_("Who works next door"), (), tuple(_next_door(view, code, _))),
        Section(_("Figures of need"), (), tuple(_need(dataset, code, sources, _))),
        Section(_("What is not known"), tuple(_unknown(view, code, sources, _))),
        Section(_("Our request"), (Line(_("We would be grateful if your office could:")),), tuple(_requests(_))),
    )
    return Letter(
        lang=lang,
        sender=(coalition.name[lang], *([website] if website else [])),
        date=_("[Town], [date] · No. [protocol number]"),
        addressee=tuple(_addressee(named, _)),
        subject=_(
            "Subject: Members of the coalition {coalition} in {level, select, municipality {the municipality of {place}} district {the district of {place}} other {the county of {place}}}",
            coalition=coalition.short[lang], **named,
        ),
        greeting=_("Dear Mr/Ms [surname],"),
        opening=(
            _(
                "We write to you on behalf of the coalition {coalition}. Below is what public sources say about the work of its members in {level, select, municipality {the municipality of {place}} district {the district of {place}} other {the county of {place}}}, by our data of {day, date}.",
                coalition=coalition.name[lang], day=dataset.released, **named,
            ),
        ),
        sections=tuple(section for section in sections if section.paragraphs or section.items),
        closing=(_("Yours sincerely,"), _("[Name and office of the person who signs]"), _("[Telephone and e-mail for your answer]")),
        sources=tuple(sources.listed),
        stamp=data_words(view, _),
    )  # fmt: skip


def _addressee(named: dict[str, str], _: Translator) -> Iterator[str]:
    yield _(
        "{level, select, municipality {[Name of the mayor]} county {[Name of the chair of the county council]} other {[Name and office of the addressee]}}",
        **named,
    )
    yield _("{level, select, municipality {Municipality of {place}} district {District of {place}} other {County of {place}}}", **named)


def _finding(view: View, code: str, named: dict[str, str], _: Translator) -> Iterator[Line]:
    members, stated = len(view.who[code]), bool(view.table["stated"][code])
    said = _(
        "{members, plural, =0 {No member of the coalition is on record in {level, select, municipality {this municipality} district {this district} other {this county}}.} one {One member of the coalition is on record in {level, select, municipality {this municipality} district {this district} other {this county}}.} other {# members of the coalition are on record in {level, select, municipality {this municipality} district {this district} other {this county}}.}}",
        members=members, level=named["level"],
    )  # fmt: skip
    yield Line(said)
    if stated:
        yield Line(_("The coalition names it among the places where its members work."))
    yield Line(disclaimer(_))


def _rows(view: View, code: str, member: str) -> pd.DataFrame:
    """Return the rows of the data that make a member present in a place, the coalition's own word left out."""
    found = view.presence
    kept = found.loc[found["code"].eq(code) & found["member"].eq(member) & ~found["wide"] & ~found["evidence"].eq(STATED)]
    return view.dataset.operations.loc[sorted(set(kept["operation"]))]


def _members(view: View, code: str, sources: _Sources, _: Translator) -> Iterator[Line]:
    for member in view.who[code]:
        rows = _rows(view, code, member)
        years = sorted({*rows["year_from"], *rows["year_to"]} - {""})
        named = "–".join(dict.fromkeys([years[0], years[-1]])) if years else _("undated")
        yield Line(f"{member_name(view.dataset, member, _.lang)} ({named})", sources.numbers(rows))


def _next_door(view: View, code: str, _: Translator) -> Iterator[Line]:
    names = view.table[f"name_{_.lang}"]
    near = view.next_door(code)
    for member, others in near[:_NEAREST]:
        yield Line(f"{member_short(view.dataset, member, _.lang)}: {', '.join(names[other] for other in others)}")
    if len(near) > _NEAREST:
        rest = [member_short(view.dataset, member, _.lang) for member, _others in near[_NEAREST:]]
        yield Line(_("Also next door: {names}", names=rest))


def _need(dataset: Dataset, code: str, sources: _Sources, _: Translator) -> Iterator[Line]:
    """Yield the latest figures of the place, or of the county around it."""
    around = str(dataset.by_code["county"][code])
    for need in dataset.coalition.needs:
        figures = dataset.indicators.loc[dataset.indicators["indicator"].eq(need.id)]
        own = next((rows for place in (code, around) if len(rows := figures.loc[figures["code"].eq(place)])), figures[:0])
        latest = own.loc[own["year"].eq(own["year"].max())]
        for row in latest.to_dict("records"):
            value = _.percent(float(row["value"]) / 100) if need.unit == "percent" else _.number(float(row["value"]))
            level = dataset.coalition.levels[row["level"]][_.lang].one
            where = f"{name_of(dataset.by_code.loc[row['code']], _.lang)} ({level})"
            yield Line(f"{need.name[_.lang]}, {where}: {value} ({row['year']})", sources.numbers(latest))


def _unknown(view: View, code: str, sources: _Sources, _: Translator) -> Iterator[Line]:
    weaker = View(view.dataset, replace(view.selection, evidence=tuple(EVIDENCE)))
    others = [member for member in weaker.who[code] if member not in view.who[code]]
    if others:
        rows = pd.concat([_rows(weaker, code, member) for member in others])
        names = [member_short(view.dataset, member, _.lang) for member in others]
        yield Line(_("Only indirect or weak sources name: {names}.", names=names), sources.numbers(rows))
    if wide := int(view.table["wide"][code]):
        said = _(
            "Of {wide, plural, one {# member} other {# members}}, sources name only a wider area around it, not the exact place.", wide=wide
        )
        yield Line(said)
    yield Line(never_said(_))


def _requests(_: Translator) -> Iterator[Line]:
    yield Line(_("tell us whether this is right and complete, and which services for children are missing here;"))
    yield Line(_("name a person with whom the coalition may keep in touch: [name, telephone, e-mail];"))
    yield Line(_("receive us for a meeting on [date] at [time]."))
