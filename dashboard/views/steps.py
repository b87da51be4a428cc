"""What is shown to a room, made from the data: the coalition, its claim, the gaps, the members, the partner countries, the sources.

The members stand side by side; one by one they are shown when that is asked for.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from functools import cache

import pandas as pd

from dashboard.domain.claims import MainClaim, main_claim
from dashboard.domain.dataset import Dataset
from dashboard.domain.evidence import DOCUMENTING, STATED, STRONGEST
from dashboard.domain.measures import NONE_KNOWN, STATED_ONLY
from dashboard.domain.parameters import KINDS
from dashboard.domain.selection import SEQUENCE_MOST, Selection
from dashboard.domain.view import View
from dashboard.texts.message import mark
from dashboard.texts.translator import Translator
from dashboard.views import sentences
from dashboard.views.chosen import chosen_words, finding_of
from dashboard.views.words import level_count, level_of, member_name, member_short, theme_words, value_word

BASIS_WORDS = {
    "stated": mark("named by the coalition"),
    "direct": mark("on record (direct evidence)"),
    "indirect": mark("on record (direct or indirect evidence)"),
}

_SOURCES_NOTED = 20  # those with most records: nobody says more

Shown = Callable[..., View]  # what is chosen -> its view in the language of the steps


@dataclass(frozen=True)
class Note:
    """One line for the speaker; ``url`` is empty where it is a figure and not a source."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Bars:
    """Shares side by side.

    Attributes:
        rows: what each is of, and for each of ``series`` the share (0..1) and how it is said; None where it is not known.
        series: what is told apart, empty where there is one alone. line: a share to compare with, and what it is called.
    """

    rows: tuple[tuple[str, tuple[tuple[float, str] | None, ...]], ...]
    series: tuple[str, ...] = ()
    line: tuple[float, str] | None = None


@dataclass(frozen=True)
class Step:
    """One view of the presentation with what is said beside it, in the language of its selection.

    A slide says ``finding`` large, after ``figure`` where one number is the point, and ``more`` below. What it supposes (``supposed``) and
    where no member is on record (``gap``) are as large, each in the colour of its places. It shows the map of the view, or
    ``bars``, or the views of the members side by side (``grid``: member and its view). A step ``aside`` is shown when it is asked for.
    ``number`` is its name in links: the first five steps, every member, the partner countries, and what came later.
    """

    key: str
    view: View
    title: str
    sentence: str
    notes: tuple[Note, ...]
    figure: str = ""
    finding: str = ""
    more: str = ""
    supposed: str = ""
    gap: str = ""
    bars: Bars | None = None
    grid: tuple[tuple[str, View], ...] = ()
    number: int = 0
    aside: bool = False

    @property
    def columns(self) -> int:
        """In how many columns the members stand side by side, so that the stage is full: about five beside one another where four are below."""
        count = len(self.grid)
        return next((columns for columns in range(1, count) if columns >= 1.2 * -(-count // columns)), count)

    @property
    def selection(self) -> Selection:
        """What the step shows."""
        return self.view.selection


def steps_of(dataset: Dataset, *, lang: str) -> list[Step]:
    """Return the steps of the page in the order in which they are shown."""
    return steps_in(dataset, [lang])[lang]


def steps_in(dataset: Dataset, languages: Sequence[str]) -> dict[str, list[Step]]:
    """Return the same for each language; what they show is worked out for the first."""
    return {lang: _steps(shown, _) for lang, (shown, _) in _spoken(dataset, languages).items()}


def meeting_of(dataset: Dataset, *, lang: str, members: Sequence[str] = ()) -> list[Step]:
    """Return the steps for a meeting: one number or one map each; then one for each of ``members``."""
    shown, _ = _spoken(dataset, [lang])[lang]
    return [*_meeting(shown, _), *(_member(shown(member=(member,)), member, _) for member in members[:SEQUENCE_MOST])]


def meeting_in(dataset: Dataset, languages: Sequence[str]) -> dict[str, list[Step]]:
    """Return the steps for a meeting in each language."""
    return {lang: _meeting(shown, _) for lang, (shown, _) in _spoken(dataset, languages).items()}


def _spoken(dataset: Dataset, languages: Sequence[str]) -> dict[str, tuple[Shown, Translator]]:
    """Return for each language the views in it; each is worked out once."""
    first, *_others = languages

    @cache
    def view(**chosen: Hashable) -> View:
        return View(dataset, replace(Selection(lang=first), **chosen))  # type: ignore[arg-type]

    def shown_in(lang: str) -> Shown:
        return lambda **chosen: view(**chosen).in_language(lang)

    return {lang: (shown_in(lang), Translator(lang)) for lang in languages}


def _start(shown: Shown, _: Translator) -> list[Step]:
    return [step(shown, _) for step in (_coalition, _stated, _documented, _claim, _gaps)]


def _steps(shown: Shown, _: Translator) -> list[Step]:
    every = shown().dataset.member_ids
    members = every if len(every) <= SEQUENCE_MOST else []  # nobody steps through hundreds
    start = _start(shown, _)
    numbered = [*start, *(replace(_member(shown(member=(member,)), member, _), aside=True) for member in members)]
    numbered += [_partners(shown(view="partners"), _), _members(shown, _), _sources(shown(), _)]
    *before, partners, grid, sources = (replace(step, number=i) for i, step in enumerate(numbered, 1))
    return [*before[: len(start)], grid, *before[len(start) :], partners, sources]


def _meeting(shown: Shown, _: Translator) -> list[Step]:
    return [*_start(shown, _), _members(shown, _), _partners(shown(view="partners"), _), _sources(shown(), _)]


def step_of(view: View) -> Step:
    """Return any view as a step, for a presenter's own sequence."""
    _ = Translator(view.selection.lang)
    stamps, said = sentences.stamps_of(view), finding_of(view, _)
    notes = (Note(stamps.selection), Note(stamps.data))
    title = " · ".join([stamps.title, *chosen_words(view, _)])
    return Step("own", view, title, stamps.sentence, notes, "", said.finding, said.more, said.supposed, said.gap)


def attribution(view: View, _: Translator) -> str:
    """Return whose outlines a slide shows."""
    return _("Countries: Natural Earth (public domain).") if view.partners else f"{view.dataset.coalition.boundary_attribution}."


def _source_notes(rows: pd.DataFrame) -> tuple[Note, ...]:
    """Return each source once, with the number of rows that it gives."""
    counted = rows.groupby(["source_title", "source_url"], sort=False).size().reset_index(name="rows")
    return tuple(Note(f"{row['source_title']} ({row['rows']})", str(row["source_url"])) for _, row in counted.iterrows())


def _figures(view: View, _: Translator) -> Note:
    found = view.figures
    return Note(
        _(
            "{reached} of {total} places, {members} members, {land} of the land area, {residents} of the residents ({census} census).",
            reached=found.places_reached, total=found.places_total, members=found.members_documented,
            land=_.percent(found.area_share), residents=_.percent(found.population_share), census=view.dataset.coalition.census_year,
        )
    )  # fmt: skip


def _caution(view: View, _: Translator) -> tuple[Note, ...]:
    return Note(sentences.disclaimer(_)), Note(sentences.data_words(view, _))


def _page_note(view: View) -> tuple[Note, ...]:
    operations = view.dataset.operations
    return _source_notes(operations.loc[operations["member"] == view.dataset.coalition.id])


def _coalition(shown: Shown, _: Translator) -> Step:
    view = shown(level="county")
    dataset, found = view.dataset, view.figures
    kinds = dataset.members.loc[dataset.members["member"] != dataset.coalition.id, "kind"].value_counts()
    named = ", ".join(f"{_(KINDS.get(str(kind), str(kind)))}: {count}" for kind, count in kinds.items())
    sentence = _(
        "{coalition}, “{name}”, brings together {n, plural, one {# organisation} other {# organisations}}. "
        "Public sources show {members} of them at work, in {reached} of {counties}.",
        coalition=dataset.coalition.short[_.lang], name=dataset.coalition.name[_.lang], n=len(dataset.member_ids),
        members=found.members_documented, reached=found.places_reached, counties=level_of(dataset, "county", found.places_total, _),
    )  # fmt: skip
    title = _("A coalition of {n, plural, one {# organisation} other {# organisations}}", n=len(dataset.member_ids))
    finding = _(
        "{n, plural, one {organisation forms the coalition {coalition}.} other {organisations form the coalition {coalition}.}}",
        n=len(dataset.member_ids),
        coalition=dataset.coalition.short[_.lang],
    )
    notes = (Note(named), _figures(view, _), *_caution(view, _))
    return Step("coalition", view, title, sentence, notes, _.number(len(dataset.member_ids)), finding, sentence)


def _stated(shown: Shown, _: Translator) -> Step:
    view = shown(evidence=(STATED,))
    rows = int((view.dataset.operations["evidence"] == STATED).sum())
    sentence = _(
        "The coalition’s website names {n, plural, one {# place} other {# places}}, among others, in {named} of {of_places}. "
        "It does not say which member works where.",
        n=rows, named=view.figures.places_stated, of_places=level_of(view.dataset, view.selection.level, len(view.table), _),
    )  # fmt: skip
    left = _names(view, ~view.table["stated"], _)
    notes = (Note(_("Not named by the coalition: {list}.", list=left)), *_page_note(view), *_caution(view, _))
    finding = _("of {of_places} are named by the coalition.", of_places=level_of(view.dataset, view.selection.level, len(view.table), _))
    figure = _.number(view.figures.places_stated)
    return Step("stated", view, _("Where the coalition says it works"), sentence, notes, figure, finding, sentence)


def _documented(shown: Shown, _: Translator) -> Step:
    view = shown()
    rows = view.dataset.operations.loc[view.dataset.operations["evidence"].isin(DOCUMENTING)]
    counted = Note(
        _(
            "{n, plural, one {# record} other {# records}} from {sources, plural, one {# source} other {# sources}}.",
            n=len(rows),
            sources=rows["source_url"].nunique(),
        )
    )
    sentence, found = sentences.summary(view, _), view.figures
    finding = _("of {of_places} have a member on record.", of_places=level_of(view.dataset, view.selection.level, found.places_total, _))
    notes = (_figures(view, _), counted, *_caution(view, _))
    figure, more = _.number(found.places_reached), _figures(view, _).text
    return Step("documented", view, _("What public sources show"), sentence, notes, figure, finding, more)


def _claim(shown: Shown, _: Translator) -> Step:
    view = shown(evidence=(STATED,))
    claim = main_claim(view.dataset, view.measured)
    verdict = _.choose("verdict", {"verdict": claim.verdict, "single": False})
    documented = _(
        "On record (direct evidence): {area} of the land area, {places} of the districts, {population} of the residents.",
        **_shares(claim, STRONGEST, _),
    )
    official = _(
        "Share of the country’s official area: on record {found}, named by the coalition {named}.",
        found=_.percent(claim.known("official", STRONGEST)), named=_.percent(claim.known("official", STATED)),
    )  # fmt: skip
    source = Note(f"“{claim.text[_.lang]}” – {claim.source_title}", claim.source_url)
    notes = (source, Note(documented), Note(official), *_caution(view, _))
    title = _("Is the {stated}% claim true?", stated=claim.stated)
    sentence = f"{verdict}. {claim_sentence(view, claim, _)}"
    finding = _("of the land area lies in places where a member is on record.")
    figure = _.percent(claim.known("land", STRONGEST), 0)
    return Step("claim", view, title, sentence, notes, figure, finding, sentence, bars=_claim_bars(claim, view, _))


def claim_sentence(view: View, claim: MainClaim, _: Translator) -> str:
    """Return how much of the country the coalition names. ``view`` shows the coalition's own list."""
    return _(
        "The coalition names {n, plural, one {# district} other {# districts}}: {places} of all districts, {area} of the land area "
        "and {population} of the residents.",
        n=view.figures.places_stated,
        **_shares(claim, STATED, _),
    )


def _shares(claim: MainClaim, basis: str, _: Translator) -> dict[str, str]:
    ways = {"area": "land", "places": "count", "population": "residents"}
    return {name: _.percent(claim.known(way, basis)) for name, way in ways.items()}  # type: ignore[arg-type]


def _claim_bars(claim: MainClaim, view: View, _: Translator) -> Bars:
    bases = (STRONGEST, STATED)
    rows = []
    for measured in claim.card:
        shares = [measured.shares[basis] for basis in bases]
        bars = tuple((share.low, _.percent(share.low)) if share else None for share in shares)
        rows.append((sentences.claim_measure(view.dataset, measured, _), bars))
    line = (claim.share, _("the claim: {stated}%", stated=claim.stated))
    return Bars(tuple(rows), tuple(_(BASIS_WORDS[basis]) for basis in bases), line)


def _names(view: View, which: pd.Series, _: Translator) -> list[str]:
    return sorted(view.table.loc[which, f"name_{_.lang}"], key=_.language.order) or [_("none")]


def _gaps(shown: Shown, _: Translator) -> Step:
    view = shown(measure="presence")
    classes, gaps = view.table["class"], view.table["members"] == 0
    sentence = _(
        "No member on record. Named by the coalition: {stated}. Not named: {none}.",
        stated=_names(view, classes == STATED_ONLY, _), none=_names(view, classes == NONE_KNOWN, _),
    )  # fmt: skip
    weight = _(
        "{residents} residents live in these {places} ({census} census).",
        residents=float(view.table.loc[gaps, "population"].sum()), census=view.dataset.coalition.census_year,
        places=level_count(view.dataset, view.selection.level, int(gaps.sum()), _),
    )  # fmt: skip
    finding = _("of {of_places} have no member on record.", of_places=level_of(view.dataset, view.selection.level, len(view.table), _))
    notes = (Note(weight), *_page_note(view), *_caution(view, _))
    return Step("gaps", view, _("The gaps"), sentence, notes, _.number(int(gaps.sum())), finding, weight)


def _member(view: View, member: str, _: Translator) -> Step:
    dataset = view.dataset
    rows = dataset.operations.loc[dataset.operations["member"] == member]
    row = dataset.members_by_id.loc[member]
    sentence = sentences.summary(view, _) if len(rows) else _("No source was found that places this member anywhere.")
    kind = _(KINDS.get(str(row["kind"]), str(row["kind"])))
    about = [kind, *theme_words(dataset, str(row["themes"]), _)]
    direct = rows.loc[rows["evidence"] == STRONGEST]
    reached = view.table["members"] > 0
    where = _("On record in: {list}.", list=_names(view, reached, _)) if reached.any() else _("Only weaker evidence was found:")
    found = (Note(where), *_source_notes(direct if len(direct) else rows)) if len(rows) else ()
    notes = (Note(" · ".join(about), str(row["website"])), *found)
    title = member_name(dataset, member, _.lang)
    if not len(rows):
        return Step(member, view, title, sentence, notes, finding=sentence)
    finding = _(
        "of {of_places}: {name} is on record there.",
        of_places=level_of(dataset, view.selection.level, len(view.table), _),
        name=member_short(dataset, member, _.lang),
    )
    return Step(member, view, title, sentence, notes, _.number(int(reached.sum())), finding, sentence)


def _members(shown: Shown, _: Translator) -> Step:
    """Return all members side by side, those that are on record nowhere at the end."""
    view = shown()
    dataset = view.dataset
    views = [(member, shown(member=(member,))) for member in dataset.member_ids[:SEQUENCE_MOST]]
    grid = tuple(sorted(views, key=lambda pair: pair[1].figures.places_reached == 0))
    finding = _(
        "{found} of {n, plural, one {# member} other {# members}} are on record in at least one place.",
        found=view.figures.members_documented,
        n=len(dataset.member_ids),
    )
    nowhere = [member_short(dataset, member, _.lang) for member, one in grid if not one.figures.places_reached]
    notes = (Note(_("On record in no place: {list}.", list=nowhere or [_("none")])), *_caution(view, _))
    return Step("members", view, _("Member by member"), finding, notes, finding=finding, grid=grid)


def _sources(view: View, _: Translator) -> Step:
    """Return how many sources there are, and how strong what they say is."""
    operations = view.dataset.operations
    public = operations.loc[operations["evidence"].isin(DOCUMENTING)]
    counts = public["evidence"].value_counts().reindex(list(DOCUMENTING), fill_value=0)
    most = float(max(counts.max(), 1))
    rows = tuple(
        (value_word(view.dataset, "evidence", str(kind), _), ((count / most, _.number(int(count))),)) for kind, count in counts.items()
    )
    finding = _(
        "{sources, plural, one {public source} other {public sources}} with {n, plural, one {# record} other {# records}}.",
        sources=public["source_url"].nunique(),
        n=len(public),
    )
    notes = _source_notes(public.loc[public["source_url"].isin(public["source_url"].value_counts().index[:_SOURCES_NOTED])])
    figure, said = _.number(public["source_url"].nunique()), sentences.sources(view, _)
    return Step("sources", view, _("Sources"), said, (*_caution(view, _), *notes), figure, finding, said, bars=Bars(rows))


def _partners(view: View, _: Translator) -> Step:
    caution = Note(_("The records show that a link exists, not that it is the one the coalition means."))
    linked = sentences.facts_of(view, _)["linked"]
    finding = _(
        "{n, plural, one {country has a link that a source confirms.} other {countries have a link that a source confirms.}}", n=linked
    )
    sentence, notes = sentences.summary(view, _), (caution, *_source_notes(view.links))
    return Step("partners", view, _("Partner countries"), sentence, notes, _.number(linked), finding, sentence)
