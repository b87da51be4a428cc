"""Take back what one edit changed in a text, and leave the lines that were changed later."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from dashboard.domain.merge import Conflict, MergeConflictError
from dashboard.domain.undo import Later


@dataclass(frozen=True)
class _Hunk:
    """The lines from ``start`` to before ``end`` of a text become ``lines``."""

    start: int
    end: int
    lines: tuple[str, ...]

    def meets(self, other: "_Hunk") -> bool:
        """Return whether both change the same lines, or put some in at the same place; lines right above or below are others."""
        return (self.start < other.end and other.start < self.end) or (self.start, self.end) == (other.start, other.end)


def undo_text(before: str, after: str, now: str, *, later: Later) -> str:
    """Return the text as it is ``now`` without what led from ``before`` to ``after``.

    Raises:
        MergeConflictError: lines of the edit were changed again, and ``later`` is ``ask``. Each conflict holds a piece of the text as one
            cell: ``before`` as it came with the edit, ``theirs`` what it is now, ``mine`` what it was before the edit.
    """
    lines = after.splitlines(keepends=True)
    back, since = _hunks(lines, before), _hunks(lines, now)
    back = [hunk for hunk in back if hunk not in since]  # what went back by itself is left
    met = [(hunk, [other for other in since if hunk.meets(other)]) for hunk in back]
    again = [(hunk, others) for hunk, others in met if others]
    if again and later == "ask":
        raise MergeConflictError([_conflict(lines, hunk, others) for hunk, others in again])
    if later == "undo":
        gone = {other for _hunk, others in again for other in others}
        since = [hunk for hunk in since if hunk not in gone]
    else:
        back = [hunk for hunk, others in met if not others]
    return _carried_out(lines, [*back, *since])


def _carried_out(lines: Sequence[str], hunks: Sequence[_Hunk], *, start: int = 0) -> str:
    """Return the text of ``lines``, the first of which is line ``start``, with the ``hunks``."""
    made = list(lines)
    for hunk in sorted(hunks, key=lambda one: (one.start, one.end), reverse=True):
        made[hunk.start - start : hunk.end - start] = hunk.lines
    return "".join(made)


def _hunks(lines: Sequence[str], text: str) -> list[_Hunk]:
    """Return what leads from ``lines`` to ``text``."""
    to = text.splitlines(keepends=True)
    found = SequenceMatcher(None, lines, to, autojunk=False).get_opcodes()
    return [_Hunk(start, end, tuple(to[first:last])) for what, start, end, first, last in found if what != "equal"]


def _conflict(lines: Sequence[str], hunk: _Hunk, others: Sequence[_Hunk]) -> Conflict:
    start, end = min(one.start for one in (hunk, *others)), max(one.end for one in (hunk, *others))

    def piece(hunks: Sequence[_Hunk]) -> tuple[str]:
        return (_carried_out(lines[start:end], hunks, start=start),)

    return Conflict(piece(()), (piece(others),), (piece([hunk]),))
