"""Two people's edits of one table, merged by row. Rows have no id: a table is a multiset of rows."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Row = tuple[str, ...]
MADE_FROM = "coverage data"  # under this name a spreadsheet keeps the fingerprint of the table that it was made from
_ALIKE = 2 / 3  # share of equal cells from which a row that went and one that came are one row, edited
_LEAD = 3  # cells that say what a row is about: of an operation member, place and level
_MOST_PAIRS = 1_000_000  # of rows that are compared, about a second


@dataclass(frozen=True)
class Change:
    """One row that went, came or was edited: ``before`` or ``after`` is None where there is none."""

    before: Row | None
    after: Row | None


@dataclass(frozen=True)
class Conflict:
    """One row that both sides took away or edited, each with what it made of every copy (None: taken away)."""

    before: Row
    theirs: tuple[Row | None, ...]
    mine: tuple[Row | None, ...]


class MergeConflictError(ValueError):
    """The same rows were changed by both sides, and differently; nothing was merged.

    Attributes:
        at: of several tables that were to be merged, the position of this one.
    """

    def __init__(self, conflicts: list[Conflict], *, at: int = 0) -> None:
        self.conflicts, self.at = conflicts, at
        super().__init__(f"{len(conflicts)} rows were changed by someone else as well")


def changes(before: Sequence[Row], after: Sequence[Row]) -> list[Change]:
    """Return what leads from one table to the other, whatever the order of their rows: first what went or was edited, then what came."""
    came = list((Counter(after) - Counter(before)).elements())
    gone = list((Counter(before) - Counter(after)).elements())
    if len(gone) * len(came) > _MOST_PAIRS:  # as where a column was added to all rows: no one reads which became which
        return [Change(row, None) for row in gone] + [Change(None, row) for row in came]
    pairs = _paired(gone, came)
    new = set(pairs.values())
    edited = [Change(row, came[pairs[i]] if i in pairs else None) for i, row in enumerate(gone)]
    return edited + [Change(None, row) for j, row in enumerate(came) if j not in new]


def _paired(gone: Sequence[Row], came: Sequence[Row]) -> dict[int, int]:
    """Return position of a row that went -> that of the one it became: first those of one place, the most alike before the others.

    Row by row, one that was edited much would be given to its neighbour, that to the next, and the last would be missing.
    """
    scored = [
        (row[:_LEAD] != new[:_LEAD], -equal, i, j)
        for i, row in enumerate(gone)
        for j, new in enumerate(came)
        if (equal := _equal_cells(row, new)) >= _ALIKE * len(row)
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _other, _equal, i, j in sorted(scored):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def origins(before: Sequence[Row], after: Sequence[Row]) -> list[int | None]:
    """Return for each row of ``after`` the position in ``before`` of the row that it was; None where it came."""
    free: dict[Row, list[int]] = {}
    for at, row in enumerate(before):
        free.setdefault(row, []).append(at)
    edited: dict[Row, list[Row]] = {}
    for change in changes(before, after):
        if change.before is not None and change.after is not None:
            edited.setdefault(change.after, []).append(change.before)
    found: list[int | None] = []
    for row in after:
        was = row if free.get(row) else edited[row].pop(0) if edited.get(row) else None
        found.append(free[was].pop(0) if was is not None else None)
    return found


def _equal_cells(one: Row, other: Row) -> int:
    return sum(a == b for a, b in zip(one, other, strict=False))


def merge(base: Sequence[Row], theirs: Sequence[Row], mine: Sequence[Row]) -> list[Row]:
    """Return ``theirs`` with what ``mine`` changed of ``base``, in the order of ``theirs``; a row edited stays in its place.

    What both sides did alike is done once.

    Raises:
        MergeConflictError: both sides changed the same row, and differently.
    """
    done, wanted = changes(base, theirs), changes(base, mine)
    if conflicts := list(_conflicts(done, wanted)):
        raise MergeConflictError(conflicts)
    return carry_out(list(theirs), wanted, done=done, mine=mine)


def _outcomes(made: list[Change]) -> dict[Row, tuple[Row | None, ...]]:
    found: dict[Row, list[Row | None]] = {}
    for change in made:
        if change.before is not None:
            found.setdefault(change.before, []).append(change.after)
    return {row: tuple(sorted(after, key=lambda a: a or ())) for row, after in found.items()}


def _conflicts(theirs: list[Change], mine: list[Change]) -> Iterator[Conflict]:
    their, our = _outcomes(theirs), _outcomes(mine)
    for row in our.keys() & their.keys():
        if our[row] != their[row]:
            yield Conflict(row, their[row], our[row])


def carry_out(rows: list[Row], wanted: Sequence[Change], *, done: Sequence[Change] = (), mine: Sequence[Row]) -> list[Row]:
    """Carry out what is ``wanted`` on ``rows``, except for what is ``done`` in them already; a row that comes stands as in ``mine``."""
    gone, came = Counter(c.before for c in done), Counter(c.after for c in done)
    for change in wanted:
        leave, enter = change.before, change.after
        if leave is not None and gone[leave]:
            gone[leave], leave = gone[leave] - 1, None
        if enter is not None and came[enter]:
            came[enter], enter = came[enter] - 1, None
        at = rows.index(leave) if leave is not None else _behind_neighbour(rows, enter, mine)
        rows[at : at + (leave is not None)] = [enter] if enter is not None else []
    return rows


def _behind_neighbour(rows: list[Row], new: Row | None, mine: Sequence[Row]) -> int:
    """Return where a row that came belongs: behind the nearest row before it in ``mine`` that is there, else at the end."""
    before = mine[: mine.index(new)] if new is not None else ()
    return next((rows.index(row) + 1 for row in reversed(before) if row in rows), len(rows))
