"""What the page says before its scripts have run, and where none runs: the finding, the map, the gaps, the places and the members.

Each place and each member is a link to a page of its own. All text is escaped here; the addresses are relative to the page.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from dashboard.domain.claims import Bounds, MainClaim, main_claim
from dashboard.domain.dataset import Dataset
from dashboard.domain.evidence import STATED, STRONGEST
from dashboard.domain.selection import Selection, write_query
from dashboard.domain.unique import once_for_each
from dashboard.domain.view import View
from dashboard.figures.style import colour_sheet
from dashboard.texts.language import LANGUAGES
from dashboard.texts.translator import Translator
from dashboard.views.big_figures import BigFigure
from dashboard.views.elements import Html, tag
from dashboard.views.legend import legend_classes, view_look
from dashboard.views.sentences import (
    Stamps,
    claim_measure,
    class_word,
    data_words,
    disclaimer,
    headline,
    legend_title,
    sources,
    stamps_of,
)
from dashboard.views.steps import BASIS_WORDS, claim_sentence
from dashboard.views.story import story_of
from dashboard.views.svg_map import svg_map
from dashboard.views.text_map import describe
from dashboard.views.words import member_short, name_of

_BASES = (STATED, STRONGEST)


def colours_of(mode: str = "") -> str:
    """Return the style element that colours the page until its scripts do, in the reader's scheme or the one that a link asks for."""
    return f"<style>{colour_sheet(root=':root:not([data-theme])', within='.first svg', mode=mode)}</style>"


@dataclass(frozen=True)
class Opening:
    """A view as the document has it: ``stamps`` for who shares its link, ``content`` as HTML."""

    stamps: Stamps
    content: str


def opening(view: View, *, framed: bool) -> Opening:
    """Return what the document says of a view; of places where its own part of the page is another. ``framed``: in another page."""
    places = View(view.dataset, replace(view.selection, view=Selection.view)) if view.partners else view
    return Opening(stamps_of(view), (embedded if framed else first_content)(places))


def first_content(view: View) -> str:
    """Return a view of places in full."""
    _ = Translator(view.selection.lang)
    said = _Said(view, _)
    parts = [
        tag("a", _("Skip to the table of places"), class_="skip", href=f"#places-{_.lang}"),
        said.header(),
        tag("div", tag("p", _("Filters and the other views are opening…"), class_="opening"), _without_scripts(_), class_="first-bar"),
        tag("main", said.centre(linked=True), said.side(), said.below(), class_="map-view"),
        tag("footer", *(tag("p", text) for text in (data_words(view, _), sources(view, _), disclaimer(_))), role="contentinfo"),
    ]
    return _section(view, "first", parts)


def embedded(view: View) -> str:
    """Return a view of places as it stands in a frame of another page, which leads to ours in a window of its own."""
    _ = Translator(view.selection.lang)
    address = _address(replace(view.selection, view="map"))
    back = tag("a", _("Open in the coverage map"), href=address, target="_blank", rel="noopener")
    return _section(view, "first brief", [tag("main", _Said(view, _).centre(linked=False), tag("p", back), class_="map-view")])


def _section(view: View, kind: str, parts: Iterable[Any]) -> str:
    return tag("section", *parts, class_=kind, lang=view.selection.lang, id=f"first-{view.selection.lang}", data_look=view_look(view))


def _address(selection: Selection, *, lang: str = "") -> str:
    """Return the link of a selection, with its language even where that is the usual one."""
    query = write_query(replace(selection, lang=Selection.lang))
    return f"?{query}{'&' if query else ''}lang={lang or selection.lang}"


def _without_scripts(_: Translator) -> Html:
    text = _("This page is shown without JavaScript: the filters, the other views, the presentation and the files are missing.")
    return tag("noscript", Html("<style>.first .opening{display:none}</style>"), tag("p", text))


class _Said:
    """The parts of one view."""

    def __init__(self, view: View, _: Translator) -> None:
        self.view, self._, self.lang = view, _, view.selection.lang
        self.rows: dict[Any, Any] = view.table.to_dict("index")

    def header(self) -> Html:
        selection, _, lang = self.view.selection, self._, self.lang
        brand = tag("a", tag("span", self.view.dataset.coalition.short["en"], class_="brand-mark"), href=f"?lang={lang}", class_="brand")
        pages = (("?", _("Map")), ("member/", _("Members")), ("place/", _("Places")))
        ways = [
            tag("a", words, href=f"{at}{'' if at == '?' else '?'}lang={lang}", aria_current="page" if at == "?" else None)
            for at, words in pages
        ]
        others = [
            tag("a", code.upper(), href=_address(selection, lang=code), hreflang=code, lang=code, class_="language")
            for code in LANGUAGES if code != lang
        ]  # fmt: skip
        return tag("header", brand, tag("nav", *ways, aria_label=_("Views")), *others, role="banner")

    def centre(self, *, linked: bool) -> Html:
        view, _ = self.view, self._
        story = story_of(view, _)
        told = [tag("span", words, class_="gap") if is_gap else words for words, is_gap in story.finding]
        finding = tag("h1", *[part for sentence in told for part in (" ", sentence)][1:])
        titles = {code: f"{self.name(code)}: {self.said(code)}" for code in self.rows}
        links = f"place/{{code}}?lang={self.lang}" if linked else ""
        drawn = svg_map(view, label=headline(view, _)[0], chosen=[view.selection.place], titles=titles, links=links)
        whose = tag("p", " · ".join([view.dataset.coalition.name[_.lang], view.dataset.coalition.home[_.lang]]), class_="kicker")
        figures = tag("div", *map(_figure, story.figures), class_="figures") if story.figures else Html("")
        beside = tag("div", whose, finding, tag("p", story.said, class_="summary"), figures, class_="story")
        dated, caution = _("Data of {day}", day=_.date(view.dataset.released)), _("Presence does not mean that needs are met.")
        from_whom = f"{dated} · {view.dataset.coalition.boundary_attribution} · {caution}"
        parts = (beside, tag("div", Html(drawn), class_="map-frame"), self.legend(), tag("p", from_whom, class_="attribution"))
        return tag("div", *parts, class_="centre")

    def said(self, code: str) -> str:
        """Return how many members are on record in a place; where none is, what its class means."""
        row = self.rows[code]
        if not row["members"]:
            return class_word(row["class"], self.view, self._)
        return self._("{n, plural, one {# member on record} other {# members on record}}", n=int(row["members"]))

    def name(self, code: str) -> str:
        return name_of(self.rows[code], self.lang)

    def page_link(self, code: Any) -> Html:
        return tag("a", self.name(code), href=f"place/{code}?lang={self.lang}")

    def legend(self) -> Html:
        view, _ = self.view, self._
        steps = {step.id for step in view.measure.steps} if not view.two_way else set()
        items = [
            tag(
                "li", _swatch(kind), tag("span", class_word(kind, view, _)),
                tag("span", _.number(view.classes.get(kind, 0)), class_="legend-count"),
                class_="legend-item step" if kind in steps else "legend-item",
            )
            for kind in legend_classes(view)
        ]  # fmt: skip
        note = tag("span", view.dataset.coalition.levels[view.selection.level][self.lang].title, class_="muted")
        title = tag("p", tag("strong", legend_title(view, _)), note, class_="legend-title")
        return tag("div", title, tag("ul", *items), class_="legend")

    def side(self) -> Html:
        return tag("div", *filter(None, (self.chosen(), self.gaps(), _claim(self.view.dataset)[self.lang])), class_="side")

    def chosen(self) -> Html:
        code = self.view.selection.place
        return tag("div", tag("p", self.page_link(code), ": ", self.said(code))) if code in self.rows else Html("")

    def gaps(self) -> Html:
        """Return the places where no member is on record, the largest first; nothing where only some members are meant."""
        view, _ = self.view, self._
        if view.selection.narrowed or view.selection.only_stated or not len(view.gaps):
            return Html("")
        title = _("{n, plural, one {The one gap} other {The # gaps, largest first}}", n=len(view.gaps))
        unknown = _("residents unknown")
        items = []
        for code, residents in view.gaps["population"].items():
            people = unknown if pd.isna(residents) else _("{n, plural, one {# resident} other {# residents}}", n=int(residents))
            items.append(tag("li", _swatch(self.rows[code]["class"]), self.page_link(code), " ", tag("small", people)))
        return tag("div", tag("h2", title), tag("ul", *items, class_="gaps"))

    def below(self) -> Html:
        view, _ = self.view, self._
        words = [tag("p", text) for text in describe(view)]
        members = [tag("li", tag("a", member_short(view.dataset, m, self.lang), href=f"member/{m}?lang={self.lang}")) for m in view.members]
        return tag(
            "div",
            tag("h2", _("The map in words")), *words,
            tag("h2", _("The map as a table")), self.table(),
            *self.named(),
            tag("h2", _("Members")), tag("ul", *members, class_="columns"),
            class_="below",
        )  # fmt: skip

    def named(self) -> Iterable[Html]:
        """Yield the places that the coalition names, whatever is on record there."""
        stated = [code for code in self.rows if self.rows[code]["stated"]]
        if stated:
            title = self._("Where the coalition says it works")
            places = sorted(stated, key=lambda code: self._.language.order(self.name(code)))
            yield tag("h2", title, " ", tag("small", f"({self._.number(len(stated))})"))
            yield tag("ul", *(tag("li", self.page_link(code)) for code in places), class_="columns")

    def table(self) -> Html:
        view, _ = self.view, self._
        head = [tag("th", words, scope="col") for words in (_("Place"), _("Members on record"), _("Class on the map"))]
        order = sorted(view.inside.index, key=lambda code: (-self.rows[code]["members"], _.language.order(self.name(code))))
        rows = map(self.row, order)
        return tag("table", tag("thead", tag("tr", *head)), tag("tbody", *rows), id=f"places-{self.lang}")

    def row(self, code: str) -> Html:
        row = self.rows[code]
        shown = tag("td", _swatch(row["class"]), class_word(row["class"], self.view, self._))
        return tag("tr", tag("th", self.page_link(code), scope="row"), tag("td", self._.number(row["members"]), class_="number"), shown)


def _swatch(kind: str) -> Html:
    return tag("span", class_=f"swatch {kind}")


def _figure(figure: BigFigure) -> Html:
    shown = tag("span", tag("b", figure.number), f" {figure.unit}" if figure.unit else "", class_="big-number")
    kinds = ("big", "gap" if figure.is_gap else "", "supposed" if figure.is_supposed else "")
    return tag("p", shown, " ", tag("span", figure.words), class_=" ".join(filter(None, kinds)))


@once_for_each
def _claim(dataset: Dataset) -> Mapping[str, Html]:
    """Return language -> the main claim with its verdict: no filter acts on it."""
    stated = View(dataset, Selection(evidence=(STATED,)))
    claim, found = main_claim(dataset, stated.measured), {}
    for lang in LANGUAGES:
        view, _ = stated.in_language(lang), Translator(lang)
        verdict = tag("strong", f"{_.choose('verdict', {'verdict': claim.verdict, 'single': False})}.")
        title = tag("h2", _("Is the {stated}% claim true?", stated=claim.stated))
        quoted, said = tag("blockquote", f"“{claim.text[lang]}”"), claim_sentence(view, claim, _)
        found[lang] = tag("div", title, quoted, tag("p", verdict, " ", said), _measures(claim, view, _))
    return found


def _measures(claim: MainClaim, view: View, _: Translator) -> Html:
    """Return the shares that decide: by the coalition's own list, and by direct evidence."""
    head = [tag("th", words, scope="col") for words in (_("Measure"), *(_(BASIS_WORDS[basis]) for basis in _BASES))]
    rows = [
        tag(
            "tr",
            tag("th", claim_measure(view.dataset, measured, _), scope="row"),
            *(tag("td", _percent(measured.shares[basis], _), class_="share") for basis in _BASES),
        )
        for measured in claim.card
    ]
    return tag("table", tag("thead", tag("tr", *head)), tag("tbody", *rows))


def _percent(share: Bounds | None, _: Translator) -> str:
    """Return a share; where residents of a place are not known, between which two it lies."""
    if share is None:
        return "–"
    return _.percent(share.low) if share.low == share.high else f"{_.percent(share.low)}–{_.percent(share.high)}"
