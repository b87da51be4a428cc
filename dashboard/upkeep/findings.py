"""What is wrong with edited rows, at the cell, in the reader's language, with what would mend it."""

from collections import defaultdict
from dataclasses import dataclass, field

import pandas as pd

from dashboard.domain.dataset import Dataset
from dashboard.domain.gazetteer import LEVEL_PREFERENCE, Match
from dashboard.domain.merge import Row
from dashboard.i18n import Words
from dashboard.io.checks import EMPTY, NOT_ALLOWED, REFERENCES, check_operations
from dashboard.io.problems import Problem
from dashboard.io.tables import ROW
from dashboard.upkeep.edits import frame_of
from dashboard.upkeep.places import written

Cells = dict[str, str]
_BEFORE = "before year_from"
_NO_VALUE = {EMPTY, NOT_ALLOWED, *(what for _table, _column, what in REFERENCES.values())}


@dataclass(frozen=True)
class Fix:
    """One way to mend a row: what the button says, and the cells that it sets."""

    words: str
    cells: Cells


@dataclass(frozen=True)
class Finding:
    """One problem. ``row`` counts the rows given, from 0. An ``error`` may not be published, a ``warning`` may."""

    row: int
    column: str
    severity: str
    words: str
    fixes: list[Fix] = field(default_factory=list)


def findings(columns: Row, rows: list[Row], dataset: Dataset, _: Words) -> list[Finding]:
    """Return the problems of ``rows``, at most one for each cell."""
    if not rows:
        return []
    frame = frame_of(columns, rows, dataset.called)
    found: dict[tuple[int, str], Finding] = {}
    problems = check_operations(frame.assign(**{ROW: range(len(frame))}), dataset)
    places = {(p.row, p.column) for p in problems}
    for problem in problems:
        if not _follows(problem, places):
            found.setdefault((problem.row, problem.column), _finding(problem, frame, dataset, _))
    return list(found.values())


def _follows(problem: Problem, places: set[tuple[int, str]]) -> bool:
    """Whether a problem only follows from another: years are not compared where the first is none."""
    return _BEFORE in problem.what and (problem.row, "year_from") in places


def _finding(problem: Problem, frame: pd.DataFrame, dataset: Dataset, _: Words) -> Finding:
    cells: Cells = {str(name): str(cell) for name, cell in frame.iloc[problem.row].items()}
    fixes: list[Fix] = []
    if not problem.column:
        words = _("Another row says the same. Remove one of them.")
    elif problem.column == "place" and cells["place"]:
        words, fixes = _of_place(cells, dataset, _)
    elif problem.column == "year_to" and _BEFORE in problem.what:
        swapped = {"year_from": cells["year_to"], "year_to": cells["year_from"]}
        words, fixes = _("The last year lies before the first."), [Fix(_("Swap the two years"), swapped)]
    else:
        words = _what_to_do(_).get(problem.column, "") if problem.what in _NO_VALUE else ""
        words = words or f"{_(problem.what)}. {_(problem.hint)}"
    return Finding(problem.row, problem.column, problem.severity, words, fixes)


def _what_to_do(_: Words) -> Cells:
    year = _("Write a year with four digits, such as 2021, or leave it empty.")
    return {
        "member": _("Choose the member."),
        "place": _("Name the place as the source writes it."),
        "level": _("Choose a level of the list, or leave it open."),
        "evidence": _("Choose how strong the evidence is."),
        "theme": _("Choose a theme of the list, or leave it open."),
        "year_from": year,
        "year_to": year,
        "visibility": _("Choose who may see the row."),
        "source_title": _("Name the source."),
        "source_url": _("Give the address of the source; it begins with https:// and has no blanks."),
    }


def _of_place(cells: Cells, dataset: Dataset, _: Words) -> tuple[str, list[Fix]]:
    match = dataset.gazetteer.resolve(cells["place"], cells["level"])
    if match.status == "no_place":
        return _("On no map, and rightly: {why}", why=_(match.why)), []
    if match.status == "matched":
        return _("Letters were lost in a wrong encoding. Is it this place?"), [_to(match.code, dataset, _)]
    if match.status == "several":
        return _("Several places in one cell: write a row for each, or ‘Name (Municipality)’ if one lies in the other."), []
    if match.status == "ambiguous":
        return _("Several places bear this name. Which one is it?"), [_to(code, dataset, _) for code in match.candidates]
    levels = [
        level for level in LEVEL_PREFERENCE if cells["level"] and dataset.gazetteer.resolve(cells["place"], level).status == "matched"
    ]
    if levels:
        return _("It is known at another level."), [Fix(_(level), {"level": level}) for level in levels]
    return _("The name is not known: the row is kept, and is on no map."), _nearest(match, dataset, _)


def _nearest(match: Match, dataset: Dataset, _: Words) -> list[Fix]:
    codes: dict[str, list[str]] = defaultdict(list)  # several places of a level may bear one name
    for place in dataset.places.itertuples(index=False):
        codes[f"{place.name_sq} ({place.level})"].append(str(place.code))
    return [_to(code, dataset, _) for label in match.candidates for code in codes[label]]


def _to(code: str, dataset: Dataset, _: Words) -> Fix:
    level, name = str(dataset.by_code.loc[code, "level"]), written(dataset, code)
    return Fix(f"{name} · {_(level)}", {"place": name, "level": level})
