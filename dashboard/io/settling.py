"""Columns that the lists of others have -> ours: the finest of several places, one year instead of two, rows that only stand below."""

import re

import pandas as pd

from dashboard.domain.names import fold, plain
from dashboard.domain.personal import WEB_ADDRESS
from dashboard.io.cells import OPEN_END, clean_text, year_range
from dashboard.io.column_names import OF_LEVEL, ONE_YEAR
from dashboard.io.headers import Columns
from dashboard.io.problems import LOOK, Problem
from dashboard.io.workbook import Row
from dashboard.texts.message import message

_BELOW = re.compile(
    r"(?:\*|†|pergatiti\w*|pergatitur|plotesoi|plotesuar|hartoi|miratoi|shenim\w*|verejtje|sqarim|burimi|total\w*|gjithsej|shuma|data|"
    r"nenshkrimi|firma|vula|kontakt\w*|prepared|filled in|completed by|approved|note|notes|source|sum|date|signature|contact)\b.*"
)
_SITE = re.compile(r"^\w+://(?:www\.)?([^/?#]+).*$")
_SAID = {
    "place": message("Place"), "at_county": message("County"), "at_district": message("District"),
    "at_municipality": message("Municipality"), "at_unit": message("Administrative unit"),
}  # fmt: skip
_FEW = 2  # cells of a row that stands below a table: a word, and who or how many
_WORDS = 4  # from which a lone text is no name


def footer_start(body: list[Row], columns: Columns) -> int:
    """Return the position of the first of the rows below the table: who made it, its sum, a remark; the number of rows where none is."""
    start = len(body)
    while start and _stands_below([clean_text(cell) for cell in body[start - 1][1]], columns):
        start -= 1
    return start


def _stands_below(cells: list[str], columns: Columns) -> bool:
    filled = [at for at, cell in enumerate(cells) if cell and at not in columns.ignored]
    if not filled or len(filled) > _FEW:
        return False
    text, member = cells[filled[0]], columns.position("member")
    worded = bool(_BELOW.fullmatch(" ".join(plain(text).split()))) and fold(text) not in {fold(name) for name in columns.names}
    lone = filled == [member] and len(text.split()) >= _WORDS
    return worded or lone


def settle(  # noqa: PLR0913
    frame: pd.DataFrame, columns: Columns, *, header: list[str], file: str, row: int, by: str
) -> tuple[pd.DataFrame, list[Problem]]:
    """Return ``frame`` under our columns alone, and what is to be said of that.

    Args:
        frame: cells cleaned. header: its cells as written, in the ``row`` of ``file``. by: name of the column of row numbers.
    """
    frame, places = _one_place(frame, columns, header=header, file=file, row=row)
    frame, years = _two_years(frame, file=file, by=by)
    frame, addresses = _address_for_title(frame, file=file, by=by)
    return frame, [*places, *years, *addresses]


def _one_place(frame: pd.DataFrame, columns: Columns, *, header: list[str], file: str, row: int) -> tuple[pd.DataFrame, list[Problem]]:
    levels = [name for name in reversed(OF_LEVEL) if name in frame.columns]
    if not levels:
        return frame, []
    words = {name: header[columns.names.index(name)].strip() for name in (*levels, "place") if name in columns.names}
    empty = pd.Series("", index=frame.index, dtype="str")
    place, level = frame.get("place", empty).copy(), frame.get("level", empty).copy()
    for name in levels:
        blank = place.eq("") & frame[name].ne("")
        place = place.where(~blank, frame[name])
        level = level.where(~(blank & level.eq("")), OF_LEVEL[name])
    first = frame.columns.get_loc("place" if "place" in frame.columns else next(c for c in frame.columns if c in OF_LEVEL))
    made = frame.drop(columns=[*levels, *(c for c in ("place", "level") if c in frame.columns)])
    made.insert(min(int(first), made.shape[1]), "place", place)  # type: ignore[arg-type]
    made.insert(list(made.columns).index("place") + 1, "level", level)
    if len(words) == 1:
        return made, []
    said = [_SAID.get(word, word) for word in words.values()]
    what = message("of the columns {names}, the finest that is filled is read as the place", names=said)
    return made, [Problem("finest-place", file, row, "place", "", what, message("No action needed."))]


def _address_for_title(frame: pd.DataFrame, *, file: str, by: str) -> tuple[pd.DataFrame, list[Problem]]:
    """Read an address that stands where the title of a source should as that address; its title is the name of the site."""
    if "source_title" not in frame.columns:
        return frame, []
    blank = pd.Series("", index=frame.index, dtype="str")
    title, url = frame["source_title"], frame.get("source_url", blank)
    found = title.str.fullmatch(WEB_ADDRESS) & url.eq("")
    if not found.any():
        return frame, []
    whole = title.where(title.str.contains("://"), "https://" + title)
    site = whole.str.replace(_SITE, r"\1", regex=True)
    made = frame.assign(source_url=url.where(~found, whole), source_title=title.where(~found, site))
    made = made[[*(c for c in made.columns if c != by), by]]
    what = message("an address in the column of titles; read as the address of the source")
    rows = zip(frame.loc[found, by], title[found], strict=True)
    return made, [Problem("changed-on-reading", file, int(row), "source_title", text, what, LOOK) for row, text in rows]


def _two_years(frame: pd.DataFrame, *, file: str, by: str) -> tuple[pd.DataFrame, list[Problem]]:
    if not {ONE_YEAR, "year_from", "year_to"} & set(frame.columns):
        return frame, []
    if ONE_YEAR in frame.columns:
        one = frame[ONE_YEAR]
        made = frame.drop(columns=ONE_YEAR)
        blank = pd.Series("", index=frame.index, dtype="str")
        open_ = made.get("year_from", blank).eq("") & made.get("year_to", blank).eq("")
        made["year_from"] = made.get("year_from", blank).where(~open_, one.str.removesuffix(OPEN_END))
        made["year_to"] = made.get("year_to", blank).where(~open_, one.where(one.str.fullmatch(r"\d{4}"), ""))
        frame = made[[*(c for c in made.columns if c != by), *([by] if by in made.columns else [])]]
    problems = []
    ends = {"year_from": "year_to", "year_to": "year_from"}
    for name, other in ends.items():
        if name not in frame.columns:
            continue
        for at in frame.index[frame[name].str.len() > len("2019")]:
            found, beside = year_range(str(frame.at[at, name])), str(frame.at[at, other]) if other in frame.columns else ""
            if found and beside in {"", found[name == "year_from"]}:
                said = str(frame.at[at, name])
                frame.loc[at, ["year_from", "year_to"]] = list(found)
                what = message("two years; read as from {first} to {last}", first=found[0], last=found[1])
                problems.append(Problem("changed-on-reading", file, int(str(frame.at[at, by])), name, said, what, LOOK))
    return frame, problems
