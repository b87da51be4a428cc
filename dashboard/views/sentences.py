"""What a view says in words. ``assets/50-sentences.js`` says the same in the browser; a test demands equal texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.domain.classes import BOTH, CLASSES, EVIDENCE, FOUND_ONLY, NO_DATA, NONE_KNOWN, OUTSIDE, STATED_ONLY
from dashboard.domain.coverage import coverage_table, figures_of, weight_share
from dashboard.domain.dataset import COALITION, Dataset
from dashboard.domain.partners import HOME, NO_LINK, PAGE_ONLY, partner_table
from dashboard.domain.selection import Selection
from dashboard.i18n import Words


@dataclass(frozen=True)
class Stamps:
    """What every file and every sheet of paper carries, in the language chosen."""

    title: str
    sentence: str
    selection: str
    data: str
    sources: str
    disclaimer: str


def narrowed(selection: Selection) -> bool:
    """With fewer than all members in view, "nobody" is a word about those members only."""
    return bool(selection.member or selection.kind or selection.theme)


def only_stated(selection: Selection) -> bool:
    """Return whether nothing but the coalition's own words is in view."""
    return selection.evidence == ("stated",)


def place_name(place: Mapping[Any, Any] | pd.Series, lang: str) -> str:
    """Return the name of a place or a country."""
    return str(place["name_en" if lang == "en" else "name_sq"])


def member_name(dataset: Dataset, member: str, lang: str) -> str:
    """Return the full name; the page's own where no Albanian one is known."""
    row = dataset.members.set_index("member").loc[member]
    return str(row["name_en"] if lang == "en" else row["name_sq"] or row["name_page"])


def member_short(dataset: Dataset, member: str) -> str:
    """Return the acronym, else the page's own name."""
    row = dataset.members.set_index("member").loc[member]
    return str(row["acronym"] or row["name_page"])


def evidence_word(evidence: str, _: Words) -> str:
    """Return the strength of evidence in words."""
    words = {"direct": _("direct"), "stated": _("stated by the coalition"), "indirect": _("indirect"), "weak": _("weak")}
    return words.get(evidence, _("none"))


def level_words(level: str, n: int, _: Words) -> str:
    """Return "36 districts"."""
    return {
        "county": _.count("{n} county", "{n} counties", n),
        "district": _.count("{n} district", "{n} districts", n),
        "municipality": _.count("{n} municipality", "{n} municipalities", n),
    }[level]


def kind_word(kind: str, _: Words) -> str:
    """Return the kind of an organisation in words."""
    return {
        "international_ngo": _("International NGO"),
        "national_ngo": _("National NGO"),
        "faith_based": _("Faith-based organisation"),
        "network": _("Network"),
    }[kind]


def class_word(class_id: str, selection: Selection, _: Words) -> str:
    """Return the legend's words for a class of the map."""
    which = 2 if only_stated(selection) else int(narrowed(selection))
    fixed = {
        STATED_ONLY: (
            _("named by the coalition, no member documented"),
            _("named by the coalition, no selected member documented"),
            _("named by the coalition"),
        )[which],
        NONE_KNOWN: (_("none known"), _("no selected member known"), _("not named by the coalition"))[which],
        OUTSIDE: _("outside the selection"),
        NO_DATA: _("no source names a year") if selection.measure == "recency" else _("no data"),
    }
    if selection.measure == "agreement":
        fixed |= {BOTH: _("named by the page and documented"), FOUND_ONLY: _("documented, not named by the page")}
    if class_id in fixed:
        return fixed[class_id]
    label = next(step.label for step in CLASSES[selection.measure] if step.id == class_id)
    return evidence_word(label, _) if selection.measure == "evidence" else label


def measure_title(measure: str, _: Words) -> str:
    """Return what the colours of the map show."""
    return {
        "members": _("Members documented"),
        "evidence": _("Strongest evidence"),
        "per_100k": _("Members per 100,000 residents"),
        "agreement": _("Stated against documented"),
        "recency": _("Last year that a source speaks of"),
    }[measure]


def legend_title(selection: Selection, _: Words) -> str:
    """Return the heading of the legend."""
    return _("The coalition’s own words") if only_stated(selection) else measure_title(selection.measure, _)


def _stated_summary(table: pd.DataFrame, selection: Selection, _: Words) -> str:
    inside = table.loc[table["inside"]]
    land, residents = (weight_share(inside, inside["stated"], weight=weight) for weight in ("area_km2", "population"))
    return _(
        "The coalition’s page names places in {stated} of {places}; these make up {land} of the land and {residents} of the residents (2011).",
        stated=_.number(int(inside["stated"].sum())), places=level_words(selection.level, len(inside), _),
        land=_.percent(land), residents=_.percent(residents),
    )  # fmt: skip


def summary(dataset: Dataset, selection: Selection, _: Words) -> str:
    """Return the sentence over the map."""
    table = coverage_table(dataset, selection)
    if only_stated(selection):
        return _stated_summary(table, selection, _)
    found = figures_of(table)
    scenario = f"{scenario_words(dataset, selection, _)} " if selection.scenario else ""
    subject = _subject(dataset, selection, _) or _.count("{n} member is documented", "{n} members are documented", found.members_documented)
    places = level_words(selection.level, found.places_total, _)
    where = _("in {reached} of {places}", reached=_.number(found.places_reached), places=places)
    shares = {"land": _.percent(found.area_share), "residents": _.percent(found.population_share)}
    text = f"{subject} {where}; " + _("these make up {land} of the land and {residents} of the residents (2011)", **shares) + "."
    if not found.places_reached:
        text = _none(selection, _, places=places)
    text = scenario + text
    if narrowed(selection):
        return text
    classes = table["class"].value_counts()
    if only := int(classes.get(STATED_ONLY, 0)):
        text += " " + _.count("{n} more is only named by the coalition.", "{n} more are only named by the coalition.", only)
    if empty := int(classes.get(NONE_KNOWN, 0)):
        if "stated" in selection.evidence:
            text += " " + _.count("In {n} nobody is known.", "In {n} nobody is known.", empty)
        else:
            text += " " + _.count("In {n} no member is documented.", "In {n} no member is documented.", empty)
    return text


def scenario_words(dataset: Dataset, selection: Selection, _: Words) -> str:
    """Return what a scenario supposes."""
    places = dataset.by_code[f"name_{_.lang}"].to_dict() | dataset.countries[f"name_{_.lang}"].to_dict()
    supposed = [_("without {name}", name=member_short(dataset, m)) for m in selection.without]
    for pair in selection.add:
        member, _sign, code = pair.partition("@")
        supposed.append(_("{name} also in {place}", name=member_short(dataset, member), place=places[code]))
    return _("Scenario, not what is documented: {list}.", list="; ".join(supposed))


def _none(selection: Selection, _: Words, *, places: str) -> str:
    if selection.match == "all" and len(selection.member) > 1:
        return _("With the evidence chosen, the selected members are documented together in none of {places}.", places=places)
    return _("With the evidence chosen, no selected member is documented in any of {places}.", places=places)


def _subject(dataset: Dataset, selection: Selection, _: Words) -> str:
    names = [member_short(dataset, member) for member in selection.member]
    if len(names) == 1:
        return _("{name} is documented", name=names[0])
    if names and selection.match == "all":
        return _("All of {names} are documented together", names=", ".join(names))
    return ""


def country_word(class_id: str, _: Words) -> str:
    """Return the legend's words for a class of the partner map."""
    return {
        HOME: _("Albania: the coalition’s own country"),
        BOTH: _("named by the page and documented"),
        PAGE_ONLY: _("named by the page only"),
        FOUND_ONLY: _("documented, not named by the page"),
        NO_LINK: _("no link known"),
    }[class_id]


def partner_summary(dataset: Dataset, selection: Selection, _: Words) -> str:
    """Return the sentence over the partner map."""
    count = partner_table(dataset, selection)["class"].value_counts()
    both, page, found = (int(count.get(kind, 0)) for kind in (BOTH, PAGE_ONLY, FOUND_ONLY))
    return _(
        "The page names {named} countries “etc.”; in {both} of them a source documents a link of the selected members, "
        "and in {found} more that the page does not name.",
        named=both + page, both=both, found=found,
    )  # fmt: skip


def _title(dataset: Dataset, selection: Selection, _: Words) -> str:
    if selection.view == "partners":
        return _("Partner countries of the BKTF coalition")
    scenario = f"{_('Scenario')} · " if selection.scenario else ""
    by = {"county": _("by county"), "district": _("by district"), "municipality": _("by municipality")}[selection.level]
    if len(selection.member) == 1:
        return scenario + _("Where {name} is documented", name=member_short(dataset, selection.member[0])) + ", " + by
    return scenario + _("Where the BKTF coalition works") + ", " + by


def selection_words(dataset: Dataset, selection: Selection, _: Words) -> str:
    """Return the filters of a view in words: all that is needed to make it again.

    Partner countries are filtered by member and kind alone.
    """
    of_places = selection.view != "partners"
    themes, counties = dataset.themes.set_index("theme"), dataset.at["county"]
    members = ", ".join(member_short(dataset, m) for m in selection.member)
    parts = [_("Members: {list}", list=members or _("all {n}", n=_.number(len(dataset.member_ids))))]
    if len(selection.member) > 1 and of_places:
        parts[0] += f" ({_('all of them in one place') if selection.match == 'all' else _('any of them')})"
    for text, names, used in (
        (_("Theme: {list}"), [str(themes.loc[t, f"name_{_.lang}"]) for t in selection.theme], of_places),
        (_("Kind: {list}"), [kind_word(k, _) for k in selection.kind], True),
        (_("Counties: {list}"), [str(counties.loc[c, f"name_{_.lang}"]) for c in selection.county], of_places),
        (_("Evidence: {list}"), [evidence_word(e, _) for e in selection.evidence] or [_("none")], of_places),
    ):
        if names and used:
            parts.append(text.format(list=", ".join(names)))
    if of_places and (selection.since or selection.until):
        parts.append(_("Years: {since}–{until}", since=selection.since or "…", until=selection.until or "…"))
    if of_places and selection.undated:
        parts.append(_("without rows that name no year"))
    if of_places and selection.scenario:
        parts.append(scenario_words(dataset, selection, _).removesuffix("."))
    if selection.wide and of_places:
        parts.append(_("sources that name only a wider place count in every place inside"))
    if of_places:
        parts.append(_("Colours: {list}", list=measure_title(selection.measure, _)))
    shown = dataset.at[selection.level] if of_places else dataset.countries
    if selection.place in shown.index:
        parts.append(_("Outlined: {name}", name=str(shown[f"name_{_.lang}"][selection.place])))
    return " · ".join(parts)


def sources(dataset: Dataset, _: Words) -> str:
    """Return the sources of all views with their licences."""
    rows = dataset.operations.loc[dataset.operations["evidence"] != EVIDENCE[1]]
    years = sorted({*rows["year_from"].unique(), *rows["year_to"].unique()} - {""}) or ["?"]
    page = dataset.operations.loc[dataset.operations["member"] == COALITION, "source_url"]
    text = _(
        "Sources: the coalition’s page ({url}) and {n} rows from public sources; the years that they name run from {first} to {last}.",
        url=next(iter(page), ""), n=_.number(len(rows)), first=years[0], last=years[-1],
    )  # fmt: skip
    boundaries = _(
        "Boundaries: © OpenStreetMap contributors (ODbL 1.0), via geoBoundaries, 2013; countries: Natural Earth. "
        "Residents: census of 2011. Code: MIT."
    )
    return f"{text} {boundaries}"


def data_words(dataset: Dataset, _: Words) -> str:
    """Return the date and the fingerprint of the data, and a warning where not everyone may see them."""
    text = _("Data of {date}, version {version}.", date=_.date(dataset.released), version=dataset.version)
    return f"{_('Holds rows for staff alone: do not pass on.')} {text}" if dataset.confidential else text


def disclaimer(_: Words) -> str:
    """Return what no map of presence may leave out."""
    return _("Presence is not coverage of need: none known means looked for and not found. Boundaries are no opinion on status.")


def stamps_of(dataset: Dataset, selection: Selection) -> Stamps:
    """Return the stamps of a view in the language of the selection."""
    _ = Words(selection.lang)
    return Stamps(
        title=_title(dataset, selection, _),
        sentence=(partner_summary if selection.view == "partners" else summary)(dataset, selection, _),
        selection=selection_words(dataset, selection, _),
        data=data_words(dataset, _),
        sources=sources(dataset, _),
        disclaimer=disclaimer(_),
    )
