"""What is wrong with edited rows, at the cell, in the reader's language, with what would mend it."""

from collections import defaultdict
from dataclasses import dataclass, field

import pandas as pd

from dashboard.domain.dataset import Dataset
from dashboard.domain.gazetteer import LEVEL_PREFERENCE, Match
from dashboard.domain.merge import Row
from dashboard.io.cells import DAY_COLUMNS, days_of
from dashboard.io.checks import check_operations
from dashboard.io.problems import Problem, sentence
from dashboard.io.tables import ROW
from dashboard.texts.translator import Translator
from dashboard.upkeep.edits import frame_of
from dashboard.upkeep.places import written

Cells = dict[str, str]
_NO_VALUE = {"empty-cell", "not-allowed", "unknown-member", "unknown-theme"}
_OF_PLACES = {"unknown-place", "place-at-another-level", "ambiguous-place", "several-places", "not-on-the-map", "lost-letters"}


@dataclass(frozen=True)
class Fix:
    """One way to mend a row: what the button says, and the cells that it sets."""

    words: str
    cells: Cells


@dataclass(frozen=True)
class Finding:
    """One problem. ``row`` counts the rows given, from 0. An ``error`` may not be published, a ``warning`` may.

    Attributes:
        code: one of :data:`dashboard.io.problems.CODES`. edit: position of the edit that it is about; -1 where it is about rows that
            nobody edited. where: file, row and column in words.
    """

    code: str
    row: int
    column: str
    severity: str
    words: str
    fixes: list[Fix] = field(default_factory=list)
    edit: int = 0
    where: str = ""


def findings(columns: Row, rows: list[Row], dataset: Dataset, _: Translator) -> list[Finding]:
    """Return the problems of ``rows``, at most one for each cell."""
    if not rows:
        return []
    frame = frame_of(columns, rows, dataset.resolver)
    found: dict[tuple[int, str], Finding] = {}
    problems = check_operations(frame.assign(**{ROW: range(len(frame))}), dataset)
    places = {(p.row, p.column) for p in problems}
    for problem in problems:
        if not _follows(problem, places):
            found.setdefault((problem.row, problem.column), _finding(problem, frame, dataset, _))
    return list(found.values())


def _follows(problem: Problem, places: set[tuple[int, str]]) -> bool:
    """Whether a problem only follows from another: years are not compared where the first is none."""
    return problem.code == "years-swapped" and (problem.row, "year_from") in places


def _finding(problem: Problem, frame: pd.DataFrame, dataset: Dataset, _: Translator) -> Finding:
    cells: Cells = {str(name): str(cell) for name, cell in frame.iloc[problem.row].items()}
    fixes: list[Fix] = []
    if problem.code == "repeated-row":
        words = _("Another row says the same. Remove one of them.")
    elif problem.code in _OF_PLACES:
        words, fixes = _of_place(cells, dataset, _)
    elif problem.column in DAY_COLUMNS and (days := days_of(cells[problem.column])):
        words = _("Which of these days is meant? Choose it, or write the day as year-month-day.")
        fixes = [Fix(_.date(day), {problem.column: day}) for day in days]
    elif problem.code == "years-swapped":
        swapped = {"year_from": cells["year_to"], "year_to": cells["year_from"]}
        words, fixes = _("The last year is before the first."), [Fix(_("Swap the two years"), swapped)]
    else:
        words = _what_to_do(_).get(problem.column, "") if problem.code in _NO_VALUE else ""
        words = words or f"{sentence(_(problem.what))}. {_(problem.hint)}"
    return Finding(problem.code, problem.row, problem.column, problem.severity, words, fixes)


def _what_to_do(_: Translator) -> Cells:
    year = _("Write a year with four digits, such as 2021, or leave it empty.")
    return {
        "member": _("Choose the member."),
        "place": _("Write the place as the source does."),
        "level": _("Choose a level from the list, or leave it empty."),
        "evidence": _("Choose how strong the evidence is."),
        "theme": _("Choose a theme from the list, or leave it empty."),
        "year_from": year,
        "year_to": year,
        "visibility": _("Choose who may see the row."),
        "source_title": _("Enter the source."),
        "source_url": _("Enter the address of the source. It starts with https:// and has no spaces."),
    }


def _of_place(cells: Cells, dataset: Dataset, _: Translator) -> tuple[str, list[Fix]]:
    match = dataset.gazetteer.resolve(cells["place"], cells["level"])
    if match.status == "no_place":
        return _("Not shown on the map, as intended: {why}", why=_(match.why)), []
    if match.status == "matched":
        return _("Some letters were lost through a wrong encoding. Is it this place?"), [_to(match.code, dataset, _)]
    if match.status == "several":
        return _("Several places in one cell. Write one row for each, or ‘Name (Municipality)’ if one lies in the other."), []
    if match.status == "ambiguous":
        return _("Several places have this name. Which one is it?"), [_to(code, dataset, _) for code in match.candidates]
    levels = [
        level for level in LEVEL_PREFERENCE if cells["level"] and dataset.gazetteer.resolve(cells["place"], level).status == "matched"
    ]
    if levels:
        return _("This name exists at another level."), [Fix(_level_name(level, dataset, _), {"level": level}) for level in levels]
    return _("Unknown name: the row is kept but does not appear on the map."), _nearest(match, dataset, _)


def _nearest(match: Match, dataset: Dataset, _: Translator) -> list[Fix]:
    codes: dict[str, list[str]] = defaultdict(list)  # several places of a level may bear one name
    for place in dataset.places.itertuples(index=False):
        codes[f"{place.name_sq} ({place.level})"].append(str(place.code))
    return [_to(code, dataset, _) for label in match.candidates for code in codes[label]]


def _to(code: str, dataset: Dataset, _: Translator) -> Fix:
    level, name = str(dataset.by_code.loc[code, "level"]), written(dataset, code)
    return Fix(f"{name} · {_level_name(level, dataset, _)}", {"place": name, "level": level})


def _level_name(level: str, dataset: Dataset, _: Translator) -> str:
    return dataset.coalition.levels[level][_.lang].one
