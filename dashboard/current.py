"""The data as they are served now: noticed when replaced, checked, swapped in whole. The last good data stay."""

import json
import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dash.development.base_component import Component
from plotly.io.json import to_json_plotly

from dashboard.artefacts import Artefact, build_artefacts
from dashboard.document import Head
from dashboard.domain.dataset import Dataset
from dashboard.domain.said import say
from dashboard.domain.selection import LANGUAGES, parse_query
from dashboard.exports.forms import decks, export, social_picture
from dashboard.io.dataset import TO_LEARN_MORE, DataError, load_dataset, source_state, whereabouts
from dashboard.io.problems import TableError
from dashboard.layout.page import page
from dashboard.making import Bulkhead, made_once
from dashboard.views.sentences import stamps_of
from dashboard.views.sketch import sketch_map

_OLDER = 2  # snapshots whose files stay served, for pages that were being loaded while the data changed
_VIEWS = 64  # kept in words
_FORMS_BYTES = 64_000_000  # of files, kept for the next who asks
PATIENCE = 5  # seconds that a reader waits for a file that is being made for another
_IN_LINE = 20  # seconds that a file waits until it is its turn
_AT_ONCE = 4  # files being made
_WAITING = 12  # files that wait; with those being made two thirds of the server's threads
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Snapshot:
    """Everything that is served of one state of the data folder."""

    dataset: Dataset
    files: dict[str, Artefact]  # by name below /artefacts/
    head: Head
    layout: Component
    loaded_at: str
    form: Callable[[str, str], bytes]  # (name, query of a link) -> the file
    decks: Callable[[], str]
    social: Callable[[str], bytes]  # language -> the picture of link previews


def take_snapshot(source: Path | str, *, audience: str, bulkhead: Bulkhead) -> Snapshot:
    """Return what is served of the data in ``source``; files and pictures are made behind ``bulkhead``. Raises TableError, DataError."""
    dataset = load_dataset(source, audience=audience)
    layout = page(dataset, staff=audience == "staff")
    scripts = build_artefacts(dataset, layout=_ordered(layout))
    head = Head(
        made_once(lambda query, lang: stamps_of(dataset, replace(parse_query(query, dataset.vocabulary)[0], lang=lang)), keep=_VIEWS),
        dataset.version,
        tuple(f"/artefacts/{script.name}" for script in scripts),
        sketch_map(dataset),
    )
    files = {file.name: file for file in scripts}

    def form(name: str, query: str) -> bytes:
        with bulkhead:
            return export(name, dataset, query)

    def social(lang: str) -> bytes:
        with bulkhead:
            return social_picture(dataset, lang)

    return Snapshot(
        dataset, files, head, layout, loaded_at=datetime.now(UTC).isoformat(timespec="seconds"),
        form=made_once(form, keep=_FORMS_BYTES, size=len, patience=PATIENCE),
        decks=made_once(lambda: decks(dataset), keep=1, patience=PATIENCE),
        social=made_once(social, keep=len(LANGUAGES), patience=PATIENCE),
    )  # fmt: skip


def _ordered(layout: Component) -> Any:
    """Return the page as JSON, the same in every process: Dash writes properties in an order that each start draws anew."""
    return json.loads(json.dumps(json.loads(to_json_plotly(layout)), sort_keys=True))


def _refuse_most_gone(before: Dataset, now: Dataset) -> None:
    """Raise TableError where most rows of a table are gone: one that was cut off between two rows looks like any other.

    Rows that are there and hidden from the public are not gone; nor may a log say how many they are.
    """
    if gone := _lost(before, now, more_than=0.5):
        hint = say("Put the others back. If they are to go, start the server again or send it SIGHUP.")
        raise TableError(f"{gone[0]}.csv", say("holds less than half of the rows that it held before"), hint)


def _lost(before: Dataset, now: Dataset, *, more_than: float) -> list[str]:
    """Return the tables that lost more than a share of their rows."""
    return [name for name, rows in before.kept.items() if now.kept[name] < rows * (1 - more_than)]


class Current:
    """The snapshot that is served. ``still`` is held where it may not change; ``failure`` says why newer data are not shown; behind
    ``bulkhead`` files are made.

    Args:
        settle: seconds for which the folder must be unchanged before it is read, so that nothing half-written is.
    """

    def __init__(self, source: Path | str, *, audience: str, settle: float = 1.0) -> None:
        self._source, self._audience, self._settle = source, audience, settle
        self._reading = threading.Lock()
        self._older: deque[dict[str, Artefact]] = deque(maxlen=_OLDER)
        self.still = threading.Lock()
        self.failure: Exception | None = None
        self._seen = source_state(source)
        self._asked = False  # to read whatever is there
        self.bulkhead = Bulkhead(at_once=_AT_ONCE, waiting=_WAITING, patience=_IN_LINE)
        self.snapshot = take_snapshot(source, audience=audience, bulkhead=self.bulkhead)

    @property
    def error(self) -> str:
        """Return ``failure`` in English, empty where there is none."""
        return str(self.failure or "")

    def file(self, name: str) -> Artefact | None:
        """Return a prebuilt file of this snapshot or of one shortly before it."""
        return next((files[name] for files in (self.snapshot.files, *self._older) if name in files), None)

    def notice(self) -> None:
        """Read the folder in the background if it has changed; costs a look at the folder if not."""
        if source_state(self._source) != self._seen and not self._reading.locked():
            threading.Thread(target=self.read, daemon=True).start()

    def read_again(self) -> None:
        """Read the folder in the background, changed or not, and take it even where most operations are gone."""
        self._seen, self._asked = None, True
        self.notice()

    def read(self) -> None:
        """Read the folder until what was read is what is there, and show it if it is good."""
        with self._reading:
            while (state := self._settled()) != self._seen:
                self._seen = state
                asked, self._asked = self._asked, False
                try:
                    taken = take_snapshot(self._source, audience=self._audience, bulkhead=self.bulkhead)
                    if not asked:
                        _refuse_most_gone(self.snapshot.dataset, taken.dataset)
                except Exception as error:  # whatever is wrong with the new data, the good ones go on being served
                    self.failure = error
                    where = ", ".join(whereabouts(error).splitlines())
                    more = TO_LEARN_MORE if isinstance(error, DataError) else ""  # other errors say what to do themselves
                    _log.error("The new data cannot be used (%s). Those of %s are still served. %s", where, self.snapshot.loaded_at, more)
                    continue
                if source_state(self._source) == state:
                    self._show(taken)

    def _settled(self) -> tuple[tuple[str, int, int, int], ...] | None:
        state = source_state(self._source)
        while True:
            time.sleep(self._settle)
            before, state = state, source_state(self._source)
            if before == state:
                return state

    def _show(self, taken: Snapshot) -> None:
        with self.still:
            if self.failure:
                _log.warning("The data can be used again.")
            if fewer := _lost(self.snapshot.dataset, taken.dataset, more_than=0.1):
                _log.warning("Rows are gone since the data were read last: %s. See that none is lost.", ", ".join(fewer))
            self.failure = None  # and nothing else where readers see the same: they may not learn that rows for staff changed
            if taken.head.state != self.snapshot.head.state:
                self._older.appendleft(self.snapshot.files)
                self.snapshot = taken
