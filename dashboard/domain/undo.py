"""Take back what one edit changed in a table, or in one row of it, and leave what was changed later."""

from collections.abc import Sequence
from typing import Literal

from dashboard.domain.merge import Change, Conflict, MergeConflictError, Row, carry_out, merge

Later = Literal["ask", "keep", "undo"]  # what becomes of rows that were changed again later: nothing yet, they stay, they go back too
LATER: tuple[Later, ...] = ("ask", "keep", "undo")


def undo(before: Sequence[Row], after: Sequence[Row], now: Sequence[Row], *, later: Later) -> list[Row]:
    """Return the rows as they are ``now`` without what led from ``before`` to ``after``.

    Raises:
        MergeConflictError: rows that came with the edit were changed again, and ``later`` is ``ask``: ``theirs`` is what they are now,
            ``mine`` what they were before the edit.
    """
    wanted, rows = list(before), list(now)
    while True:
        try:
            return merge(after, rows, wanted)
        except MergeConflictError as error:
            if later == "ask":
                raise
            for conflict in error.conflicts:
                if later == "keep":
                    _put_back(wanted, conflict, conflict.mine)
                else:
                    _put_back(rows, conflict, conflict.theirs)


def before_one(before: Sequence[Row], after: Sequence[Row], change: Change) -> list[Row]:
    """Return the rows ``after`` an edit without one ``change`` of it: what would have stood before, had it changed nothing else."""
    return carry_out(list(after), [Change(change.after, change.before)], mine=before)


def _put_back(rows: list[Row], conflict: Conflict, made: Sequence[Row | None]) -> None:
    """Have ``rows`` hold the row of ``conflict`` as it came with the edit, in the place of what was ``made`` of it."""
    for row in made:
        at = rows.index(row) if row in rows else len(rows)
        rows[at : at + 1] = [conflict.before]
