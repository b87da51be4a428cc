"""What a spreadsheet changes, carried out on the rows as they stand by now: others may have published since it was made."""

from collections import Counter
from dataclasses import replace

from dashboard.domain.merge import MergeConflictError, Row, changes, merge
from dashboard.texts.translator import Translator
from dashboard.upkeep.spreadsheet import ImportResult, Member, Note


def rebase(taken: ImportResult, base: list[Row], now: list[Row], *, of: Member, _: Translator) -> ImportResult:
    """Return ``taken`` with what others changed of its ``base`` carried out in it: the rows as they stand ``now``, and those of the file.

    A row that both changed stands in ``before`` as it was in the base, so that publishing asks which one shall hold; a note names it.
    """
    theirs, notes, rows = list(now), [], None
    while rows is None:
        try:
            rows = merge(base, theirs, taken.rows)
        except MergeConflictError as error:
            for conflict in error.conflicts:
                for after in conflict.theirs:
                    if after is not None:
                        theirs.remove(after)
                    theirs.append(conflict.before)
                place = conflict.before[of.columns.index("place")]
                words = _(
                    ("You and someone else both changed the row for {place}. When you publish, you will be asked which one to keep."),
                    place=place,
                )
                notes.append(Note(words))
    if since := changes(base, theirs):
        words = _(
            (
                "{n, plural, one {One row has changed since this spreadsheet was made. The newer change is kept.} other {# "
                "rows have changed since this spreadsheet was made. The newer changes are kept.}}"
            ),
            n=len(since),
        )
        notes.insert(0, Note(words))
    return ImportResult(rows, [*notes, *taken.notes], theirs)


def warn_stale(taken: ImportResult, now: list[Row], made_from: str, _: Translator) -> ImportResult:
    """Return ``taken`` with a note where rows go and nobody knows whether the spreadsheet is older than they are."""
    if not Counter(now) - Counter(taken.rows):
        return taken
    if made_from:
        words = _("The data behind this file were not kept, so it would undo later changes. Check the rows marked as removed.")
    else:
        words = _(
            "This file does not say which data it was made from. If others have changed rows since, it would undo their "
            "work. Check the rows marked as removed."
        )
    return replace(taken, notes=[Note(words), *taken.notes])
