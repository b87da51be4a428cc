"""What an edit changes on the map: where members appear, where they go, and how many are there then."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.dataset import Dataset
from dashboard.domain.evidence import EVIDENCE
from dashboard.domain.gazetteer import resolve_operations
from dashboard.domain.merge import Row, changes
from dashboard.domain.places import SHOWN_LEVELS
from dashboard.domain.selection import Selection
from dashboard.io.editing import Edit
from dashboard.upkeep.edits import frame_of

Pairs = set[tuple[str, str]]  # (member, code of a place)
_SHOWN = set(Selection.evidence)  # on the map as it opens


@dataclass(frozen=True)
class Moved:
    """One place that an edit makes appear or go: members documented there before and after."""

    code: str
    before: int
    after: int


@dataclass(frozen=True)
class Level:
    """What changes at one level. ``stays``: codes where the edited members are before and after."""

    appears: list[Moved]
    goes: list[Moved]
    stays: list[str]


@dataclass(frozen=True)
class Preview:
    """What changes on the map as it opens, and the rows edited that are not on it.

    Attributes:
        weaker: rows that come, shown only where readers turn weaker evidence on. staff: rows that come, of which the public sees nothing.
    """

    levels: dict[str, Level]
    edited: int
    added: int
    removed: int
    weaker: int
    staff: int


def preview(edit: Edit, dataset: Dataset) -> Preview:
    """Return what ``edit`` changes against ``dataset``."""
    made = changes(edit.before, edit.after)
    come = frame_of(edit.columns, [change.after for change in made if change.after is not None], dataset.resolver)
    before, after = (_placed(edit.columns, rows, dataset) for rows in (edit.before, edit.after))
    levels = {}
    for level in SHOWN_LEVELS:
        old, new = (_pairs(dataset.presence_of(rows, level)) for rows in (before, after))
        levels[level] = _level(_pairs(dataset.presence[level]), old, new, coalition=dataset.coalition.id)
    weaker, staff = come["evidence"].isin(set(EVIDENCE) - _SHOWN), come["visibility"].eq("staff")
    edited = sum(c.before is not None and c.after is not None for c in made)
    return Preview(levels, edited, len(come) - edited, len(made) - len(come), int(weaker.sum()), int(staff.sum()))


def _placed(columns: Row, rows: Sequence[Row], dataset: Dataset) -> pd.DataFrame:
    frame = frame_of(columns, rows, dataset.resolver)
    return resolve_operations(frame.loc[frame["evidence"].isin(_SHOWN)], dataset.gazetteer)


def _pairs(presence: pd.DataFrame) -> Pairs:
    shown = presence.loc[presence["evidence"].isin(_SHOWN) & ~presence["wide"] & presence["member"].notna()]
    return set(zip(shown["member"], shown["code"], strict=True))


def _level(served: Pairs, before: Pairs, after: Pairs, *, coalition: str) -> Level:
    old = served | before
    new = (old - before) | after
    appears, goes = sorted({code for _, code in new - old}), sorted({code for _, code in old - new})
    moved = {code: Moved(code, _documented(old, code, coalition), _documented(new, code, coalition)) for code in (*appears, *goes)}
    return Level([moved[code] for code in appears], [moved[code] for code in goes], sorted({code for _, code in before & after}))


def _documented(pairs: Pairs, code: str, coalition: str) -> int:
    return sum(where == code and member != coalition for member, where in pairs)
