"""The three figures of the finding, as ``browser/core/big-figures.js`` has them, for the page without scripts and for paper."""

from dataclasses import dataclass, replace

from dashboard.domain.view import View
from dashboard.texts.translator import Translator
from dashboard.views.sentences import Facts, facts_of


@dataclass(frozen=True)
class BigFigure:
    """A number, of how many (empty where it is a share or a count), and what it counts; whether of a gap, whether a scenario makes it so."""

    number: str
    words: str
    unit: str = ""
    is_gap: bool = False
    is_supposed: bool = False


def big_figures(view: View, _: Translator) -> list[BigFigure]:
    """Return the figures of a view of places; none where nothing is shown, or two members, or only what the coalition says."""
    found, selection = view.figures, view.selection
    if view.partners or selection.only_stated or selection.compared or not len(view.inside):
        return []
    left = found.places_total - found.places_reached
    if len(selection.member) == 1:
        last = _alone(view, _)
    elif selection.narrowed or not left:
        members = _("{n, plural, one {member} other {members}} on record", n=found.members_documented)
        last = BigFigure(_.number(found.members_documented), members)
    else:
        last = BigFigure(_.number(left), _.choose("figure_left", _facts(view, _)), is_gap=True, is_supposed=selection.scenario)
    return [*_reached(view, _), last]


def _facts(view: View, _: Translator) -> Facts:
    return facts_of(view, _) | {"places": view.dataset.coalition.levels[view.selection.level][_.lang].title.lower()}


def _reached(view: View, _: Translator) -> list[BigFigure]:
    found, supposed = view.figures, view.selection.scenario
    reached = _.choose("figure_reached", _facts(view, _))
    census = str(view.dataset.coalition.census_year)
    share = _("of the land area; {share} of the residents ({census})", share=_.percent(found.population_share), census=census)
    return [
        BigFigure(_.number(found.places_reached), reached, unit=_("of {n}", n=found.places_total), is_supposed=supposed),
        BigFigure(_.percent(found.area_share), share, is_supposed=supposed),
    ]


def _alone(view: View, _: Translator) -> BigFigure:
    """Return in how many places the one member chosen is the only one on record."""
    (member,) = view.selection.member
    alone = View(view.dataset, replace(view.selection, member=())).dependence
    n = len(str(alone["codes"][member]).split(";")) if member in alone.index else 0
    return BigFigure(_.number(n), _("{n, plural, one {place} other {places}} where no other member is on record", n=n))
