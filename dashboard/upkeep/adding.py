"""The rows of a file added to those that are there: a row that the file says anew is changed, and none goes because the file lacks it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.merge import Row, changes
from dashboard.domain.names import fold
from dashboard.upkeep.edits import frame_of
from dashboard.upkeep.spreadsheet import ImportResult, Member

_Key = tuple[str, str, str]


@dataclass(frozen=True)
class Added:
    """The ``rows`` of a member with those of a file, and how many of them the file has ``same``, ``changed`` and ``fresh``; ``absent``:
    how many it does not have.
    """

    rows: list[Row]
    same: int
    changed: int
    fresh: int
    absent: int


def added(taken: ImportResult, *, of: Member, told: Sequence[str], edited: bool) -> Added:
    """Return ``taken`` without what would go by it.

    Args:
        told: the columns that the file has; of a row that it changes the others stay. edited: the file is an edit of the rows before it,
            as the template that a member sends back, so a row much like one that is not in it is that row, changed.
    """
    before, rows = list(taken.before), list(taken.rows)
    left = list((Counter(before) - Counter(rows)).elements())
    come = list((Counter(rows) - Counter(before)).elements())
    pairs = _edited(left, come) if edited else _said_anew(left, come, of=of, told=told)
    became: dict[Row, list[Row]] = {}
    for old, new in pairs:
        if old is not None:
            became.setdefault(old, []).append(new)
    changed = sum(map(len, became.values()))
    fresh = [new for old, new in pairs if old is None]
    kept = [became[row].pop() if became.get(row) else row for row in before]
    same = len(rows) - len(come)
    return Added(kept + fresh, same, changed, len(fresh), len(before) - same - changed)


def _edited(left: list[Row], come: list[Row]) -> list[tuple[Row | None, Row]]:
    return [(change.before, change.after) for change in changes(left, come) if change.after is not None]


def _said_anew(left: list[Row], come: list[Row], *, of: Member, told: Sequence[str]) -> list[tuple[Row | None, Row]]:
    """Return each row that comes with the one that it changes: of the same place by the same source, else with None."""
    waiting: dict[_Key, list[Row]] = {}
    for row, key in zip(left, _keys(left, of), strict=True):
        waiting.setdefault(key, []).append(row)
    pairs: list[tuple[Row | None, Row]] = []
    for row, key in zip(come, _keys(come, of), strict=True):
        same = waiting.get(key, [])
        old = max(same, key=lambda one: sum(a == b for a, b in zip(one, row, strict=False)), default=None)
        if old is None:
            pairs.append((None, row))
            continue
        same.remove(old)
        keeps = [name not in told and name != "member" for name in of.columns]
        cells = [was if keep else is_ for was, is_, keep in zip(old, row, keeps, strict=False)]
        pairs.append((old, (*cells, *old[len(of.columns) :])))
    return pairs


def _keys(rows: list[Row], of: Member) -> list[_Key]:
    """Return what two rows have in common that say the same of one place by one source."""
    if not rows:
        return []
    frame = frame_of(of.columns, rows, of.resolver)
    return [
        (fold(row["place"]), row["level"], fold(row["source_url"] or row["source_title"]))
        for row in frame.reindex(columns=["place", "level", "source_url", "source_title"], fill_value="").to_dict("records")
    ]
