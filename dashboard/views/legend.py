"""The classes of a view with their colours, words and numbers of places."""

from dataclasses import dataclass

from dashboard.domain.evidence import STATED
from dashboard.domain.measures import BOTH, FOUND_ONLY, NO_DATA, NONE_KNOWN, OUTSIDE, PRESENT, RELATED, STATED_ONLY, SUPPOSED
from dashboard.domain.partners import HOME, PAGE_ONLY
from dashboard.domain.view import View
from dashboard.figures.style import MAP_COLOURS, colour_name, hatch_name, look_of
from dashboard.texts.translator import Translator
from dashboard.views.sentences import class_word
from dashboard.views.words import level_count

_COLOURS = MAP_COLOURS["light"]  # files are for paper


@dataclass(frozen=True)
class LegendItem:
    """One class: ``colour`` and the ``hatch`` over it (empty: none) as #rrggbb, ``count`` the places in it, ``counted`` the same with its noun."""

    class_id: str
    words: str
    colour: str
    hatch: str
    count: int
    counted: str


def view_look(view: View) -> str:
    """Return how the classes of a view look, see :data:`dashboard.figures.style.LOOKS`."""
    return look_of(narrowed=view.selection.narrowed, only_stated=view.selection.only_stated) if not view.partners else "usual"


def legend_of(view: View) -> list[LegendItem]:
    """Return the classes in the order of the legend; those for exceptions only where there are any."""
    _ = Translator(view.selection.lang)
    return [_item(class_id, view, _) for class_id in legend_classes(view)]


def legend_classes(view: View) -> list[str]:
    """Return the ids of the classes in the order of the legend."""
    if view.partners:
        return [BOTH, PAGE_ONLY, FOUND_ONLY, HOME]
    if view.measure.kind == "need":  # says something of every place
        return [
            *(step.id for step in view.measure.steps if view.two_way),
            *(extra for extra in (OUTSIDE, NO_DATA) if view.classes.get(extra)),
        ]
    if view.measure.kind == "compare":
        return [*(step.id for step in view.measure.steps), NONE_KNOWN, *(extra for extra in (OUTSIDE,) if view.classes.get(extra))]
    supposed = [SUPPOSED] if view.classes.get(SUPPOSED) else []
    if view.measure.kind == "single":
        related = [RELATED] if view.selection.themed and view.selection.related else []
        return [PRESENT, *supposed, *related, NONE_KNOWN, *(extra for extra in (OUTSIDE,) if view.classes.get(extra))]
    steps = [] if view.selection.only_stated else [step.id for step in view.measure.steps]
    related = [RELATED] if view.selection.themed and view.selection.related else []
    stated = [STATED_ONLY] if STATED in view.selection.evidence else []
    return [*steps, *supposed, *related, *stated, NONE_KNOWN, *(extra for extra in (OUTSIDE, NO_DATA) if view.classes.get(extra))]


def _item(class_id: str, view: View, _: Translator) -> LegendItem:
    count = view.classes.get(class_id, 0)
    counted = _.number(count) if view.partners else level_count(view.dataset, view.selection.level, count, _)
    words, look = class_word(class_id, view, _), view_look(view)
    return LegendItem(class_id, words, _COLOURS[colour_name(class_id, look)], _COLOURS.get(hatch_name(class_id, look), ""), count, counted)
