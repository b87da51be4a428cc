"""What a spreadsheet changes, carried out on the rows as they stand by now: others may have published since it was made."""

from collections import Counter
from dataclasses import replace

from dashboard.domain.merge import MergeConflictError, Row, changes, merge
from dashboard.i18n import Words
from dashboard.upkeep.spreadsheet import Member, Note, Taken


def rebased(taken: Taken, base: list[Row], now: list[Row], *, of: Member, _: Words) -> Taken:
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
                    "Both this spreadsheet and others changed the row of {place}: you are asked which one holds when you publish.",
                    place=place,
                )
                notes.append(Note(words))
    if since := changes(base, theirs):
        words = _.count(
            "One row was changed since this spreadsheet was made; that holds.",
            "{n} rows were changed since this spreadsheet was made; that holds.",
            len(since),
        )
        notes.insert(0, Note(words))
    return Taken(rows, [*notes, *taken.notes], theirs)


def doubted(taken: Taken, now: list[Row], made_from: str, _: Words) -> Taken:
    """Return ``taken`` with a note where rows go and nobody knows whether the spreadsheet is older than they are."""
    if not Counter(now) - Counter(taken.rows):
        return taken
    if made_from:
        words = _("The data that this file was made from were not kept: what changed since is undone by it. Look at the rows that go.")
    else:
        words = _(
            "This file does not say which data it was made from. If others changed rows since, it undoes that: look at the rows that go."
        )
    return replace(taken, notes=[Note(words), *taken.notes])
