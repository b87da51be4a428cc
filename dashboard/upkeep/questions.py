"""What has to be answered before it is published: whether most rows shall go, and why what may be personal stands where readers see it.

One rule for whatever puts rows into force: publishing, restoring, and every table.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import pandas as pd

from dashboard.domain.dataset import Dataset
from dashboard.domain.merge import Row, changes
from dashboard.domain.sanitize import sanitize
from dashboard.io.personal_checks import check_personal
from dashboard.io.problems import sentence
from dashboard.io.tables import ROW
from dashboard.texts.message import message
from dashboard.texts.translator import Translator
from dashboard.upkeep.audit import Audit
from dashboard.upkeep.edits import MalformedError, frame_of, member_of
from dashboard.upkeep.refusal import RefusedError
from dashboard.views.words import member_short

MOST_ROWS, PERSONAL = "most-rows", "personal-data"
YES = "yes"
_MOST = 0.5  # share of a member's rows, and of the table's, above which their going is asked about
_LONGEST = 200  # characters of a reason, so that it stands whole in the log
_SHOWN = 50  # cells


@dataclass(frozen=True)
class Asked:
    """Rows of ``table`` that take the place of others."""

    table: str
    columns: Row
    before: Sequence[Row]
    after: Sequence[Row]


@dataclass(frozen=True)
class Cell:
    """A cell of ``table`` that is asked about: ``row`` in words, ``words`` what it may be, ``text`` what stands there."""

    table: str
    row: str
    column: str
    words: str
    text: str


@dataclass(frozen=True)
class Question:
    """One question. ``id``: the name of its answer, which is ``yes`` for :data:`MOST_ROWS` and a reason for :data:`PERSONAL`."""

    id: str
    words: list[str]
    cells: list[Cell] = field(default_factory=list)


def refuse_unanswered(asked: Sequence[Asked], body: Any, dataset: Dataset, audit: Audit, _: Translator) -> None:
    """Write the answers of ``body`` to what one act does to its tables into the log.

    Raises:
        RefusedError: something is not answered; it carries the questions. MalformedError: the answers are no texts.
        OSError: the log cannot be written.
    """
    answers = body.get("answers", {})
    if not isinstance(answers, dict) or not all(isinstance(answer, str) for answer in answers.values()):
        raise MalformedError("answers are texts by the id of their question")
    found = [question for one in asked for question in (*_most_rows(one, dataset, _), *_personal(one, dataset, _))]
    questions = [_joined([question for question in found if question.id == id_]) for id_ in dict.fromkeys(q.id for q in found)]
    said = {question.id: sanitize(answers.get(question.id, "")).strip()[:_LONGEST] for question in questions}
    if open_ := [question for question in questions if not said[question.id] or (question.id == MOST_ROWS and said[MOST_ROWS] != YES)]:
        raise RefusedError(message("Something has to be answered first."), questions=[asdict(question) for question in open_])
    for question in questions:  # what was found stays out of the log: it may be about a child
        places = sorted({cell.column for cell in question.cells})
        tables = ", ".join(dict.fromkeys(one.table for one in asked))
        about = f"{tables} {', '.join(places)}: {said[question.id]}" if places else " ".join(question.words)
        audit.note(question.id, who=str(body.get("who", "")), about=about)


def _joined(questions: Sequence[Question]) -> Question:
    """Return the questions of several tables as one: it is answered once, with all of it in sight."""
    words = [text for question in questions for text in question.words]
    return Question(questions[0].id, words, [cell for question in questions for cell in question.cells][:_SHOWN])


def _most_rows(asked: Asked, dataset: Dataset, _: Translator) -> list[Question]:
    at = asked.columns.index("member") if "member" in asked.columns else None
    resolver = dataset.resolver

    def whose(row: Row) -> str:
        return "" if at is None else member_of(row[at], resolver)

    gone = Counter(whose(change.before) for change in changes(asked.before, asked.after) if change.before and change.after is None)
    had = Counter(map(whose, asked.before))
    most = [member for member, n in gone.items() if member and n > _MOST * had[member]]
    words = [
        _(
            (
                "{n, plural, one {# of the {total} rows of {member} would be removed.} other {# of the {total} rows of {member} "
                "would be removed.}}"
            ),
            n=gone[member],
            total=had[member],
            member=member_short(dataset, member, _.lang),
        )
        for member in most
    ]
    if gone.total() > _MOST * had.total() and (len(had) > 1 or not most):
        text = _("{n, plural, one {# of all {total} rows would be removed.} other {# of all {total} rows would be removed.}}",
                 n=gone.total(), total=had.total())  # fmt: skip
        words.insert(0, text)
    return [Question(MOST_ROWS, words)] if words else []


def _personal(asked: Asked, dataset: Dataset, _: Translator) -> list[Question]:
    """Ask about what was not to be seen before: a cell that was there already, and seen, is not asked about again."""
    old = {(column, text) for _row, column, text, _words in _found(asked, [*(Counter(asked.before) - Counter(asked.after))], dataset)}
    come = [*(Counter(asked.after) - Counter(asked.before))]
    cells = [
        Cell(asked.table, _row_words(asked, come[row]), column, sentence(_(words)), text)
        for row, column, text, words in _found(asked, come, dataset)
        if (column, text) not in old
    ]
    if not cells:
        return []
    words = _(
        (
            "{n, plural, one {One cell that readers see may be about a private person.} other {# cells that readers see may be "
            "about private persons.}}"
        ),
        n=len(cells),
    )
    return [Question(PERSONAL, [words], cells[:_SHOWN])]


def _found(asked: Asked, rows: Sequence[Row], dataset: Dataset) -> list[tuple[int, str, str, str]]:
    """Return row, column, text and what it may be of everything in ``rows`` that may be personal."""
    if not rows:
        return []
    frame = frame_of(asked.columns, rows, dataset.resolver) if asked.table == "operations" else pd.DataFrame(rows, dtype=str)
    if asked.table != "operations":
        frame = frame.iloc[:, : len(asked.columns)].set_axis(list(asked.columns), axis="columns").fillna("")
    tables = {"places": dataset.places, "members": dataset.members, asked.table: frame.assign(**{ROW: range(len(frame))})}
    return [(p.row, p.column, p.value, p.what) for p in check_personal(tables, by=asked.table)]


def _row_words(asked: Asked, row: Row) -> str:
    """Return what tells the row from others: its place and source, or its first filled cells."""
    named = dict(zip(asked.columns, row, strict=False))
    said = [named[name] for name in ("place", "source_title") if named.get(name)] or [cell for cell in row if cell][:2]
    return " · ".join(cell[:60] for cell in said)
