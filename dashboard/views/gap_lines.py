"""The gaps of a view with their residents and who works next door, as ``browser/core/gap-lines.js`` has them."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.domain.view import View
from dashboard.texts.translator import UNKNOWN, Translator
from dashboard.views.words import name_of


@dataclass(frozen=True)
class GapLine:
    """A gap: its code, its class on the map, its name, how many live there, and the neighbour with the most members."""

    code: str
    kind: str
    name: str
    residents: str
    near: str


def gap_lines(view: View, _: Translator) -> list[GapLine]:
    """Return the gaps, the largest first; none where only some members are meant, for whom nobody there is no gap."""
    if view.partners or view.selection.narrowed or view.selection.only_stated:
        return []
    rows: dict[Any, Any] = view.table.to_dict("index")
    lines = []
    for code, residents in view.gaps["population"].sort_values(ascending=False, kind="stable").items():
        people = _(UNKNOWN) if pd.isna(residents) else _.number(int(residents))
        near = _next_door(view, rows.get(view.busiest_neighbour(str(code))), _)
        lines.append(GapLine(str(code), rows[code]["class"], name_of(rows[code], _.lang), people, near))
    return lines


def _next_door(view: View, near: dict[Any, Any] | None, _: Translator) -> str:
    if not near:
        filtered = view.selection.filtered
        return _("No member is on record next door with these filters.") if filtered else _("No member is on record next door.")
    place, n = name_of(near, _.lang), int(near["members"])
    return _("Next door: {place}, {n, plural, one {# member} other {# members}}", place=place, n=n)
