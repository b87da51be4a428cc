"""The three figures of the finding, as ``browser/views/big-figures.js`` has them, for the page without scripts and for paper."""

from dataclasses import dataclass, replace

from dashboard.domain.view import View
from dashboard.texts.translator import Translator


@dataclass(frozen=True)
class BigFigure:
    """A number, of how many (empty where it is a share or a count), and what it counts."""

    number: str
    words: str
    unit: str = ""
    is_gap: bool = False


def big_figures(view: View, _: Translator) -> list[BigFigure]:
    """Return the figures of a view of places; none where nothing is shown, or two members, or only what the coalition says."""
    found, selection = view.figures, view.selection
    if view.partners or selection.only_stated or selection.compared or not len(view.inside):
        return []
    left = found.places_total - found.places_reached
    places = view.dataset.coalition.levels[selection.level][_.lang].title.lower()
    reached = (
        _("{places} with a selected member on record", places=places)
        if selection.narrowed
        else _("{places} with a member on record", places=places)
    )
    share = _("of the land area; {share} of the residents live there", share=_.percent(found.population_share))
    if len(selection.member) == 1:
        return [*_reached(view, reached, share, _), _alone(view, _)]
    members = _("{n, plural, one {member} other {members}} on record", n=found.members_documented)
    return [
        *_reached(view, reached, share, _),
        BigFigure(_.number(found.members_documented), members)
        if selection.narrowed or not left
        else BigFigure(_.number(left), _("{places} with no member on record", places=places), is_gap=True),
    ]


def _reached(view: View, reached: str, share: str, _: Translator) -> list[BigFigure]:
    found = view.figures
    places = BigFigure(_.number(found.places_reached), reached, unit=_("of {n}", n=found.places_total))
    return [places, BigFigure(_.percent(found.area_share), share)]


def _alone(view: View, _: Translator) -> BigFigure:
    """Return in how many places the one member chosen is the only one on record."""
    (member,) = view.selection.member
    alone = View(view.dataset, replace(view.selection, member=())).dependence
    n = len(str(alone["codes"][member]).split(";")) if member in alone.index else 0
    return BigFigure(_.number(n), _("{n, plural, one {place} other {places}} where no other member is on record", n=n))
