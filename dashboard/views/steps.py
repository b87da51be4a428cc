"""The steps of the presentation, made from the data: the coalition, its claim, the gaps, each member, the partner countries."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.claims import Claim80, claim_80
from dashboard.domain.classes import DOCUMENTING, NONE_KNOWN, STATED_ONLY
from dashboard.domain.coverage import coverage_table, figures_of
from dashboard.domain.dataset import COALITION, Dataset
from dashboard.domain.names import fold
from dashboard.domain.partners import links
from dashboard.domain.selection import SEQUENCE_MOST, Selection
from dashboard.i18n import Words
from dashboard.views import sentences


@dataclass(frozen=True)
class Note:
    """One line for the speaker; ``url`` is empty where it is a figure and not a source."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Step:
    """One view of the presentation with what is said beside it, in the language of ``selection``.

    ``table`` is shown under the sentence, headings first; empty where the map says it all.
    """

    key: str
    selection: Selection
    title: str
    sentence: str
    notes: tuple[Note, ...]
    table: tuple[tuple[str, ...], ...] = ()


def steps_of(dataset: Dataset, *, lang: str) -> list[Step]:
    """Return the steps in the order in which they are shown."""
    _ = Words(lang)
    start = [_coalition(dataset, _), _stated(dataset, _), _documented(dataset, _), _claim(dataset, _), _gaps(dataset, _)]
    members = dataset.member_ids if len(dataset.member_ids) <= SEQUENCE_MOST else []  # nobody steps through hundreds
    return [*start, *(_member(dataset, member, _) for member in members), _partners(dataset, _)]


def step_of(dataset: Dataset, selection: Selection) -> Step:
    """Return any view as a step, for a presenter's own sequence."""
    stamps = sentences.stamps_of(dataset, selection)
    return Step("own", selection, stamps.title, stamps.sentence, (Note(stamps.selection), Note(stamps.data)))


def _source_notes(rows: pd.DataFrame) -> tuple[Note, ...]:
    """Return each source once, with the number of rows that it gives."""
    counted = rows.groupby(["source_title", "source_url"], sort=False).size().reset_index(name="rows")
    return tuple(Note(f"{row['source_title']} ({row['rows']})", str(row["source_url"])) for _, row in counted.iterrows())


def _figures(dataset: Dataset, selection: Selection, _: Words) -> Note:
    found = figures_of(coverage_table(dataset, selection))
    return Note(
        _(
            "{reached} of {total} places, {members} members, {land} of the land, {residents} of the residents (census of 2011).",
            reached=found.places_reached, total=found.places_total, members=found.members_documented,
            land=_.percent(found.area_share), residents=_.percent(found.population_share),
        )
    )  # fmt: skip


def _caution(dataset: Dataset, _: Words) -> tuple[Note, ...]:
    return Note(sentences.disclaimer(_)), Note(sentences.data_words(dataset, _))


def _page_note(dataset: Dataset) -> tuple[Note, ...]:
    return _source_notes(dataset.operations.loc[dataset.operations["member"] == COALITION])


def _coalition(dataset: Dataset, _: Words) -> Step:
    selection = Selection(lang=_.lang, level="county")
    kinds = dataset.members.loc[dataset.members["member"] != COALITION, "kind"].value_counts()
    named = ", ".join(f"{sentences.kind_word(str(kind), _)}: {count}" for kind, count in kinds.items())
    found = figures_of(coverage_table(dataset, selection))
    sentence = _(
        "BKTF, “All Together Against Child Trafficking”, unites {n} organisations; {members} of them are documented at work, in {reached} of {counties}.",
        n=len(dataset.member_ids), members=found.members_documented, reached=found.places_reached,
        counties=sentences.level_words("county", found.places_total, _),
    )  # fmt: skip
    title = _("A coalition of {n} organisations", n=len(dataset.member_ids))
    return Step("coalition", selection, title, sentence, (Note(named), _figures(dataset, selection, _), *_caution(dataset, _)))


def _stated(dataset: Dataset, _: Words) -> Step:
    selection = Selection(lang=_.lang, evidence=("stated",))
    table = coverage_table(dataset, selection)
    rows = int((dataset.operations["evidence"] == "stated").sum())
    left = _names(table, ~table["stated"], _)
    sentence = _(
        "The coalition’s page names {places} places “etc.”, which lie in {named} of {total}; it does not say which member works where.",
        places=rows, named=int(table["stated"].sum()), total=sentences.level_words("district", len(table), _),
    )  # fmt: skip
    notes = (Note(_("Not named: {list}.", list=left)), *_page_note(dataset), *_caution(dataset, _))
    return Step("stated", selection, _("Where the coalition says it works"), sentence, notes)


def _documented(dataset: Dataset, _: Words) -> Step:
    selection = Selection(lang=_.lang, evidence=("direct",))
    rows = dataset.operations["evidence"].isin(DOCUMENTING)
    counted = Note(_("{n} rows from {sources} sources.", n=int(rows.sum()), sources=dataset.operations.loc[rows, "source_url"].nunique()))
    notes = (_figures(dataset, selection, _), counted, *_caution(dataset, _))
    return Step("documented", selection, _("What public sources document"), sentences.summary(dataset, selection, _), notes)


def _claim(dataset: Dataset, _: Words) -> Step:
    claim = claim_80(dataset)

    def share(measure: str, basis: str) -> str:
        return _.percent(claim.share(measure, basis))

    verdict = {"holds": _("Holds by every measure"), "depends": _("Depends on the measure"), "fails": _("Does not hold")}[claim.verdict]
    selection = Selection(lang=_.lang, evidence=("stated",))
    named = int(coverage_table(dataset, selection)["stated"].sum())
    sentence = _(
        "The {n} districts that the page names make up {area} of the land and {places} of the districts; {population} of the residents live in them.",
        n=named, area=share("land", "stated"), places=share("district", "stated"), population=share("residents_2011", "stated"),
    )  # fmt: skip
    documented = _(
        "Documented (direct): {area} of the land, {places} of the districts, {population} of the residents.",
        area=share("land", "direct"), places=share("district", "direct"), population=share("residents_2011", "direct"),
    )  # fmt: skip
    official = _("Of the official area of the country: {share}.", share=share("official_area", "stated"))
    row = dataset.claims.set_index("claim").loc["territory-80"]
    source = Note(f"“{row[f'text_{_.lang}']}” – {row['source_title']}", str(row["source_url"]))
    notes = (source, Note(documented), Note(official), *_caution(dataset, _))
    return Step("claim", selection, _("Does the 80 per cent hold?"), f"{verdict}. {sentence}", notes, _claim_table(claim, _))


def _claim_table(claim: Claim80, _: Words) -> tuple[tuple[str, ...], ...]:
    names = {
        "land": _("Land of the units"), "official_area": _("Official area, 28,748 km²"),
        "district": _("Districts"), "residents_2011": _("Residents, 2011 census"),
    }  # fmt: skip
    head = (_("Share of"), _("named by the page"), _("documented (direct)"))
    shares = ((name, *(_.percent(claim.share(measure, basis)) for basis in ("stated", "direct"))) for measure, name in names.items())
    return (head, *shares)


def _names(table: pd.DataFrame, which: pd.Series, _: Words) -> str:
    return ", ".join(sorted(table.loc[which, f"name_{_.lang}"], key=fold)) or _("none")


def _gaps(dataset: Dataset, _: Words) -> Step:
    selection = Selection(lang=_.lang)
    table = coverage_table(dataset, selection)
    sentence = _(
        "Only named by the coalition, no member documented: {stated}. Nobody known: {none}.",
        stated=_names(table, table["class"] == STATED_ONLY, _), none=_names(table, table["class"] == NONE_KNOWN, _),
    )  # fmt: skip
    gaps = table["members"] == 0
    weight = _(
        "{residents} residents live in these {n} districts (census of 2011).",
        residents=_.number(table.loc[gaps, "population"].sum()), n=int(gaps.sum()),
    )  # fmt: skip
    return Step("gaps", selection, _("The gaps"), sentence, (Note(weight), *_page_note(dataset), *_caution(dataset, _)))


def _member(dataset: Dataset, member: str, _: Words) -> Step:
    selection = Selection(lang=_.lang, member=(member,))
    rows = dataset.operations.loc[dataset.operations["member"] == member]
    row = dataset.members.set_index("member").loc[member]
    table = coverage_table(dataset, selection)
    sentence = sentences.summary(dataset, selection, _) if len(rows) else _("No source was found for this member in any place.")
    themes = dataset.themes.set_index("theme")[f"name_{_.lang}"]
    about = [sentences.kind_word(str(row["kind"]), _), *(str(themes[t]) for t in _ids(str(row["themes"])))]
    direct = rows.loc[rows["evidence"] == "direct"]
    reached = table["members"] > 0
    where = _("Documented in: {list}.", list=_names(table, reached, _)) if reached.any() else _("What was found is weaker evidence:")
    found = (Note(where), *_source_notes(direct if len(direct) else rows)) if len(rows) else ()
    notes = (Note(" · ".join(about), str(row["website"])), *found)
    return Step(member, selection, sentences.member_name(dataset, member, _.lang), sentence, notes)


def _ids(joined: str) -> Iterable[str]:
    return (part for part in joined.split(";") if part)


def _partners(dataset: Dataset, _: Words) -> Step:
    selection = Selection(view="partners", lang=_.lang)
    notes = _source_notes(links(dataset, selection))
    caution = Note(_("The rows show that a link exists, not that it is the link the page means."))
    return Step("partners", selection, _("Partner countries"), sentences.partner_summary(dataset, selection, _), (caution, *notes))
