"""The gaps of a view with their residents and who works next door, as ``browser/views/start-panel.js`` lists them."""

from dataclasses import dataclass

import pandas as pd

from dashboard.domain.view import View
from dashboard.texts.translator import UNKNOWN, Translator
from dashboard.views.words import name_of


@dataclass(frozen=True)
class GapLine:
    """A gap: its class on the map, its name, how many live there, and the neighbour with the most members."""

    kind: str
    name: str
    residents: str
    near: str


def gap_lines(view: View, _: Translator) -> list[GapLine]:
    """Return the gaps, the largest first; none where only some members are meant, for whom nobody there is no gap."""
    if view.partners or view.selection.narrowed or view.selection.only_stated:
        return []
    lines = []
    for code, residents in view.gaps["population"].sort_values(ascending=False, kind="stable").items():
        row = view.table.loc[code]
        people = _(UNKNOWN) if pd.isna(residents) else _.number(int(residents))
        lines.append(GapLine(str(row["class"]), name_of(row, _.lang), people, _next_door(view, str(code), _)))
    return lines


def _next_door(view: View, code: str, _: Translator) -> str:
    near = [other for other in view.geography.neighbours[code] if other in view.table.index and view.table.loc[other, "members"]]
    if not near:
        return _("No member is on record next door.")
    most = max(near, key=lambda other: int(view.table.loc[other, "members"]))
    place, n = name_of(view.table.loc[most], _.lang), int(view.table.loc[most, "members"])
    return _("Next door: {place}, {n, plural, one {# member} other {# members}}", place=place, n=n)
