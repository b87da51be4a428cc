"""What a view says in words: facts worked out here, sentences chosen from ``choices.py``, as in the browser half."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dashboard.domain.claims import Measured
from dashboard.domain.dataset import Dataset
from dashboard.domain.evidence import DOCUMENTING, STATED, STRONGEST
from dashboard.domain.measures import BOTH, BOTH_MEMBERS, FOUND_ONLY, NEED, NO_DATA
from dashboard.domain.need import TwoWay
from dashboard.domain.parameters import PARAMETERS
from dashboard.domain.partners import PAGE_ONLY
from dashboard.domain.places import MAIN_LEVEL
from dashboard.domain.view import View
from dashboard.texts.choices import CHOICES
from dashboard.texts.translator import Translator
from dashboard.views.words import level_count, level_of, member_short, value_word

Facts = dict[str, Any]


@dataclass(frozen=True)
class Stamps:
    """What every file and every sheet of paper carries, in the language chosen."""

    title: str
    sentence: str
    selection: str
    data: str
    sources: str
    disclaimer: str


def facts_of(view: View, _: Translator) -> Facts:
    """Return what the sentences of :data:`~dashboard.texts.choices.CHOICES` are about: flags, numbers, names and shares in words."""
    return _facts(view, _.lang)


@lru_cache(maxsize=16)
def _facts(view: View, lang: str) -> Facts:
    _ = Translator(lang)
    selection, dataset = view.selection, view.dataset
    names = [member_short(dataset, member, lang) for member in selection.compare or selection.member]
    together = bool(names) and selection.match == "all"
    facts: Facts = {
        "partners": view.partners,
        "only_stated": selection.only_stated,
        "narrowed": selection.narrowed,
        "picked": bool(selection.member),
        "scenario": selection.scenario,
        "filtered": selection.filtered,
        "dated": (dated := bool(selection.since or selection.until or selection.undated)),
        "partly": selection.narrowed or dated,  # "nobody" is a word about some members or years alone
        "beyond": selection.beyond,
        "stated_shown": STATED in selection.evidence,
        "direct_only": {e for e in selection.evidence if e in DOCUMENTING} <= {STRONGEST},
        "subject": "compared" if selection.compared else "one" if len(names) == 1 else "together" if together else "many",
        "name": names[0] if names else "",
        "single": selection.single,
        "second": names[1] if selection.compared else "",
        "names": names,
        "coalition": dataset.coalition.short[_.lang],
        "home": dataset.coalition.home[_.lang],
        "census": dataset.coalition.census_year,
    }
    return facts | (_country_facts(view) if view.partners else _place_facts(view, _))


def _place_facts(view: View, _: Translator) -> Facts:
    figures, level = view.figures, view.selection.level
    gaps = figures.places_total - figures.places_reached
    age, recent = list(view.ages.items())[-1]
    return {
        "level": level,
        "by_level": view.dataset.coalition.levels[level][_.lang].by,
        "measure": _(view.measure.title),
        "need": value_word(view.dataset, "need", view.selection.need, _) if view.selection.need else "",
        "need_year": view.two_way.year if view.two_way else "",
        "nowhere": not figures.places_reached,
        "reached": figures.places_reached,
        "named": figures.places_stated,
        "members": figures.members_documented,
        "all_members": len(view.dataset.vocabulary["member"]),
        "of_places": level_of(view.dataset, level, figures.places_total, _),
        "gaps": gaps,
        "gaps_named": int((view.inside["stated"] & (view.inside["members"] == 0)).sum()),
        "gap_places": level_count(view.dataset, level, gaps, _),
        "far": int(view.inside["far"].sum()),
        "finer": bool(view.outlined),
        "listed": STATED in view.selection.evidence and not view.outlined,  # what the coalition names is told of these very places
        "outlined": level_of(view.dataset, MAIN_LEVEL, len(view.outlined), _),
        "land": _.percent(figures.area_share),
        "residents": _.percent(figures.population_share),
        "stated_land": _.percent(view.stated_share("area_km2")),
        "stated_residents": _.percent(view.stated_share("population")),
        "recent": recent.places,
        "recent_all": recent.places == figures.places_reached,
        "recent_year": str(age.since),
        "recent_asked": view.selection.undated == "0" and int(view.selection.since or 0) >= age.since,
        "themed": view.selection.themed,
        "related": level_count(view.dataset, level, view.related, _),
        "related_n": view.related,
        "related_shown": bool(view.selection.related),
        "shared_n": (shared := int((view.table["class"] == BOTH_MEMBERS).sum())),
        "shared": level_count(view.dataset, level, shared, _),
        "most": int(view.inside["members"].max()) if len(view.inside) else 0,
    }


def _country_facts(view: View) -> Facts:
    count = view.classes
    both = count.get(BOTH, 0)
    found = count.get(FOUND_ONLY, 0)
    return {"both": both, "named": both + count.get(PAGE_ONLY, 0), "found": found, "linked": both + found}


def summary(view: View, _: Translator) -> str:
    """Return the sentence over the map."""
    facts = facts_of(view, _)
    if view.partners:
        return _.choose("partners", facts)
    scenario = scenario_words(view, _) if view.selection.scenario else ""
    return " ".join(filter(None, [scenario, *(_.choose(name, facts) for name in ("summary", "age", "gaps", "related"))]))


def headline(view: View, _: Translator) -> tuple[str, str]:
    """Return the finding of the map in two sentences: where members are on record, and where none is (empty where that is not said)."""
    facts = facts_of(view, _)
    return _.choose("headline", facts), _.choose("headline_gaps", facts)


def scenario_words(view: View, _: Translator) -> str:
    """Return what a scenario supposes."""
    dataset = view.dataset
    places = dataset.by_code[f"name_{_.lang}"].to_dict() | dataset.countries[f"name_{_.lang}"].to_dict()
    supposed = [_.text("without", name=member_short(dataset, m, _.lang)) for m in view.selection.without]
    for pair in view.selection.add:
        member, _sign, code = pair.partition("@")
        supposed.append(_.text("add", name=member_short(dataset, member, _.lang), place=places[code]))
    return _.text("scenario", list="; ".join(supposed))


def class_word(class_id: str, view: View, _: Translator) -> str:
    """Return the legend's words for a class of the map."""
    facts = facts_of(view, _)
    if view.partners:
        return _.choose("country_class", facts | {"class": class_id})
    if view.two_way and class_id in {step.id for step in NEED.steps}:
        return _need_class(class_id, view, view.two_way, _)
    if f"class_{class_id}" in CHOICES:
        return _.choose(f"class_{class_id}", facts)
    return _(view.measure.unknown if class_id == NO_DATA else next(s.label for s in view.measure.steps if s.id == class_id))


def _need_class(class_id: str, view: View, steps: TwoWay, _: Translator) -> str:
    """Return the bounds of a third of need and of a third of members."""
    need, members = int(class_id[1]), int(class_id[2])
    need_low, need_high = steps.need[need - 1], steps.need[min(need, 2)]
    low, high = steps.members[members - 1], steps.members[min(members, 2)]
    return _.text(
        "need_class", need=str(need), need_low=need_value(view, need_low, _), need_high=need_value(view, need_high, _),
        members=str(members), low=low, high=high, below=high - 1,
    )  # fmt: skip


def need_value(view: View, value: float, _: Translator) -> str:
    """Return a figure of need as people write it."""
    need = next(need for need in view.dataset.coalition.needs if need.id == view.selection.need)
    return _.percent(value / 100) if need.unit == "percent" else _.number(value)


def legend_title(view: View, _: Translator) -> str:
    """Return the heading of the legend; empty for the partner countries."""
    return "" if view.partners else _.choose("legend_title", facts_of(view, _))


def selection_words(view: View, _: Translator) -> str:
    """Return the filters of a view in words: all that is needed to make it again."""
    selection = view.selection
    parts = []
    for name, parameter in PARAMETERS.items():
        if name == "since":
            parts += [_.choose("years", {name: selection[name] for name in ("since", "until", "undated")})] if not view.partners else []
        elif parameter.stamp and ("partners" in parameter.acts_in or not view.partners):
            parts.append(stamp(view, name, _))
    if not view.partners and selection.scenario:
        parts.append(scenario_words(view, _).removesuffix("."))
    shown = view.countries if view.partners else view.table
    if selection.place in shown.index:
        parts.append(_.text("selected", name=str(shown[f"name_{_.lang}"][selection.place])))
    return " · ".join(part for part in parts if part)


def stamp(view: View, name: str, _: Translator) -> str:
    """Return a parameter with its values in words; empty where it narrows nothing."""
    selection, parameter = view.selection, PARAMETERS[name]
    if name == "related" and not selection.themed:
        return ""
    if not parameter.many:  # what the colours show is always said, all else where it is not as usual
        chosen = selection[name]
        shown = bool(chosen) and (chosen != parameter.default or "{list}" in parameter.stamp)
        return _(parameter.stamp, list=value_word(view.dataset, name, str(chosen), _)) if shown else ""
    words = [value_word(view.dataset, name, value, _) for value in selection[name]]
    if name == "member":
        if not words:
            return _.text("all_members", n=len(view.dataset.member_ids))
        how = _.text("all_of_them" if selection.match == "all" else "any_of_them")
        return _(parameter.stamp, list=words) + (f" ({how})" if len(words) > 1 and not view.partners else "")
    if name == "evidence":
        words = words or [_.text("none")]
    return _(parameter.stamp, list=words) if words else ""


def claim_measure(dataset: Dataset, measured: Measured, _: Translator) -> str:
    """Return by what a claim is measured."""
    title = dataset.coalition.levels[measured.level][_.lang].title
    return _.choose("claim_measure", {"way": measured.way, "total": measured.denominator, "year": measured.year, "level_title": title})


def sources(view: View, _: Translator) -> str:
    """Return the sources of all views with their licences."""
    operations = view.dataset.operations
    page = operations.loc[operations["member"] == view.dataset.coalition.id, "source_url"]
    text = _.text("sources", url=next(iter(page), ""), **view.dataset.sourced)
    figures = view.dataset.indicators
    named = (
        figures.loc[figures["indicator"].eq(view.selection.need)].drop_duplicates("source_title") if view.selection.need else figures[:0]
    )
    of_need = [
        _.text("need_source", name=value_word(view.dataset, "need", str(f.indicator), _), sources=f.source_title)
        for f in named.itertuples()
    ]
    return " ".join([text, *of_need, view.dataset.coalition.attribution[_.lang]])


def data_words(view: View, _: Translator) -> str:
    """Return the date and the fingerprint of the data, and a warning where not everyone may see them."""
    text = _.text("data", day=_.date(view.dataset.released), version=view.dataset.version)
    return f"{_.text('confidential')} {text}" if view.dataset.confidential else text


def disclaimer(_: Translator) -> str:
    """Return what no map of presence may leave out."""
    return _.text("disclaimer")


def stamps_of(view: View) -> Stamps:
    """Return the stamps of a view in the language of its selection."""
    _ = Translator(view.selection.lang)
    return Stamps(
        title=_.choose("title", facts_of(view, _)),
        sentence=summary(view, _),
        selection=selection_words(view, _),
        data=data_words(view, _),
        sources=sources(view, _),
        disclaimer=disclaimer(_),
    )
