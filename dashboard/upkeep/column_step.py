"""The step in which somebody says what the columns of a form or of a list of others mean; it is asked once for each set of headers."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.domain.dataset import Dataset
from dashboard.domain.merge import MADE_FROM
from dashboard.domain.names import fold
from dashboard.domain.places import LEVELS
from dashboard.io.column_names import COLUMN_NAMES, OF_LEVEL, ONE_YEAR
from dashboard.io.foreign import NOT_READ, YEARS, ForeignColumn, Knowing, foreign_columns
from dashboard.io.grid import read_grid
from dashboard.io.headers import known_count
from dashboard.io.kept_columns import keep_columns, kept_columns
from dashboard.texts.message import message
from dashboard.texts.translator import Translator
from dashboard.upkeep.edits import MalformedError
from dashboard.upkeep.refusal import RefusedError
from dashboard.upkeep.spreadsheet import MOST_ROWS, as_file
from dashboard.views.record_words import headers_of

_TABLE = "operations"
ANEW = "anew"  # what is sent to be asked again
_PLACES = {"place", *OF_LEVEL}
_WANTED = (_PLACES, {"source_title"}, {"source_url"}, {"evidence"}, set(YEARS), {"theme"})  # a list that says all this needs no step
_FEWEST = 3  # columns of a list; what has fewer is no table, and is refused as that
_SHOWN = 3  # values of a column
_LONGEST = 120  # letters of one


@dataclass(frozen=True)
class Step:
    """What comes of it: ``ask``, what the page has to ask, or ``renamed``: header -> column of ours, None where the headers say it all."""

    ask: dict[str, Any] | None = None
    renamed: dict[str, str] | None = None


class ColumnStep:
    """The step for the files that are dropped on one data folder."""

    def __init__(self, folder: Path, dataset: Dataset) -> None:
        self._folder, self._dataset = folder, dataset

    def take(self, name: str, data: bytes, *, told: Any, _: Translator) -> Step:
        """Return what comes of a file. ``told``: header -> column as somebody said just now, :data:`ANEW`, or None.

        Raises:
            MalformedError: ``told`` is nothing that the page sends. RefusedError: it cannot be so. TableError: the file cannot be read.
        """
        with as_file(name, data) as path:
            grid = read_grid(path, _TABLE, most_rows=MOST_ROWS)
        if grid.of_member or grid.properties.get(MADE_FROM):
            return Step()  # the spreadsheet of a member says itself what it is
        columns = foreign_columns([cells for _n, cells in grid.rows], _TABLE, self._knowing())
        headers = [one.header for one in columns]
        if isinstance(told, dict):
            meant = _meant(columns, told)
            keep_columns(self._folder, meant)
            return Step(renamed=meant)
        if told not in (None, ANEW):
            raise MalformedError("columns are texts by their header")
        kept = kept_columns(self._folder, headers)
        if told is None and kept is not None:
            return Step(renamed=kept)
        if len(columns) < _FEWEST or _of_another_table(headers) or (told is None and not _unclear(columns)):
            return Step()
        return Step(ask={"columns": [_shown(one, kept) for one in columns], "choices": self._choices(_)})

    def _knowing(self) -> Knowing:
        gazetteer, resolver = self._dataset.gazetteer, self._dataset.resolver
        return Knowing(
            place=lambda text: gazetteer.resolve(text, "").status in ("matched", "ambiguous"),
            member=lambda text: fold(text) in resolver.members,
            theme=lambda text: fold(text) in resolver.themes,
        )

    def _choices(self, _: Translator) -> list[dict[str, str]]:
        """Return the columns of ours that can be chosen, as people call them, each once."""
        levels = self._dataset.coalition.levels
        words = headers_of(_) | {ONE_YEAR: _("Year, or years as 2019–2021")}
        words |= {key: _("Place: {level}", level=levels[level][_.lang].one) for key, level in OF_LEVEL.items() if level in LEVELS}
        return [{"id": column, "name": words[column]} for column in COLUMN_NAMES[_TABLE]]


def _of_another_table(headers: list[str]) -> bool:
    """Whether the headers are those of another of our tables, which is refused as that."""
    here = known_count(headers, _TABLE)
    return any(2 * n > len(headers) and n > here for table in COLUMN_NAMES if (n := known_count(headers, table)))


def _unclear(columns: list[ForeignColumn]) -> bool:
    """Whether something that rows need is said by no header, and a column is there whose header says nothing."""
    known = {one.column for one in columns if one.known}
    return any(one.values and not one.known for one in columns) and not all(known & wanted for wanted in _WANTED)


def _shown(one: ForeignColumn, kept: dict[str, str] | None) -> dict[str, Any]:
    values = [value[:_LONGEST] for value in one.values[:_SHOWN]]
    column = kept.get(one.header, NOT_READ) if kept is not None else one.column
    return {"header": one.header, "values": values, "column": column, "time": one.time, "private": one.private}


def _meant(columns: list[ForeignColumn], told: dict[Any, Any]) -> dict[str, str]:
    """Return header -> column of ours for every column of the file; those that are not told of are not read."""
    known = {NOT_READ, *COLUMN_NAMES[_TABLE]}
    if not all(isinstance(column, str) and column in known for column in told.values()):
        raise MalformedError("columns are texts by their header, each one of the table's")
    meant = {one.header: told.get(one.header, NOT_READ) for one in columns}
    for one in columns:
        if one.time and meant[one.header] in YEARS:
            text = message("“{name}” says when the form was sent. That is no year of the work.", name=one.header)
            raise RefusedError(text)
    chosen = [column for column in meant.values() if column]
    if twice := next((column for column in chosen if chosen.count(column) > 1), ""):
        names = [header for header, column in meant.items() if column == twice]
        raise RefusedError(message("{names} mean the same. Choose one of them.", names=names))
    if not _PLACES & set(chosen):
        raise RefusedError(message("Say which column has the place."))
    return meant
