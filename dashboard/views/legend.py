"""The classes of a view with their colours, words and numbers of places."""

from dataclasses import dataclass

from dashboard.domain.classes import BOTH, CLASSES, FOUND_ONLY, NO_DATA, NONE_KNOWN, OUTSIDE, STATED_ONLY
from dashboard.domain.coverage import coverage_table
from dashboard.domain.dataset import Dataset
from dashboard.domain.partners import HOME, PAGE_ONLY, partner_table
from dashboard.domain.selection import Selection
from dashboard.figures.style import MAP_COLOURS, SHARED_COLOURS
from dashboard.i18n import Words
from dashboard.views.sentences import class_word, country_word, level_words, only_stated

_COLOURS = MAP_COLOURS["light"]  # files are for paper


@dataclass(frozen=True)
class LegendItem:
    """One class: ``colour`` as #rrggbb, ``count`` the places in it, ``counted`` the same with its noun."""

    class_id: str
    words: str
    colour: str
    hatched: bool
    count: int
    counted: str


def legend_of(dataset: Dataset, selection: Selection) -> list[LegendItem]:
    """Return the classes in the order of the legend; those for exceptions only where there are any."""
    _ = Words(selection.lang)
    if selection.view == "partners":
        count = partner_table(dataset, selection)["class"].value_counts()
        return [_country_item(kind, int(count.get(kind, 0)), _) for kind in (BOTH, PAGE_ONLY, FOUND_ONLY, HOME)]
    count = coverage_table(dataset, selection)["class"].value_counts()
    ids = [] if only_stated(selection) else [step.id for step in CLASSES[selection.measure]]
    ids += [STATED_ONLY, NONE_KNOWN, *(extra for extra in (OUTSIDE, NO_DATA) if count.get(extra, 0))]
    return [_item(class_id, int(count.get(class_id, 0)), selection, _) for class_id in ids]


def _country_item(kind: str, count: int, _: Words) -> LegendItem:
    colour = _COLOURS[SHARED_COLOURS.get(kind, kind)]
    return LegendItem(kind, country_word(kind, _), colour, kind == PAGE_ONLY, count, _.number(count))


def _item(class_id: str, count: int, selection: Selection, _: Words) -> LegendItem:
    counted = level_words(selection.level, count, _)
    return LegendItem(
        class_id,
        class_word(class_id, selection, _),
        _COLOURS[SHARED_COLOURS.get(class_id, class_id)],
        class_id == STATED_ONLY,
        count,
        counted,
    )
