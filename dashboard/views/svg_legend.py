"""The country as a figure: the map, and below it what its colours and patterns mean, in few words."""

from collections.abc import Iterable
from html import escape

from dashboard.domain.view import View
from dashboard.texts.translator import Translator
from dashboard.views.legend import legend_classes
from dashboard.views.sentences import class_word
from dashboard.views.svg_map import class_fill, svg_map

_KEY_WIDTH, _KEY_HEIGHT = 40, 17  # in the units of the map, whose hatching is as wide here as there


def map_with_legend(view: View, *, label: str, chosen: Iterable[str] = ()) -> str:
    """Return the map of a view with a legend of those classes that a place is in; see :func:`~dashboard.views.svg_map.svg_map`."""
    lines = "".join(f"<li>{key}<span>{escape(words)}</span></li>" for key, words in _entries(view))
    return f"<figure>{svg_map(view, label=label, chosen=chosen)}<figcaption><ul>{lines}</ul></figcaption></figure>"


def _entries(view: View) -> list[tuple[str, str]]:
    """Return (key, words): the steps of a count are one entry, from few to many."""
    _ = Translator(view.selection.lang)
    steps = [step.id for step in view.measure.steps] if view.measure.kind == "count" else []
    counted = [kind for kind in legend_classes(view) if kind in steps]
    others = [kind for kind in legend_classes(view) if kind not in steps and view.classes.get(kind)]
    first = [(_key(view, counted), _("members on record, from few to many"))] if counted else []
    return [*first, *((_key(view, [kind]), class_word(kind, view, _)) for kind in others)]


def _key(view: View, kinds: list[str]) -> str:
    width = _KEY_WIDTH / len(kinds)
    parts = "".join(
        f'<rect {class_fill(view, kind)} x="{number * width:g}" width="{width:g}" height="{_KEY_HEIGHT}"/>'
        for number, kind in enumerate(kinds)
    )
    return f'<svg class="key" viewBox="0 0 {_KEY_WIDTH} {_KEY_HEIGHT}" preserveAspectRatio="none" aria-hidden="true">{parts}</svg>'
