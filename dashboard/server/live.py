"""The data as they are served now: noticed when replaced, checked, swapped in whole. The last good data stay."""

import json
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from dash.development.base_component import Component
from plotly.io.json import to_json_plotly

from dashboard.bundling.artefacts import Artefact, build_artefacts
from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import parse_query
from dashboard.domain.view import View
from dashboard.exports.forms import FORMS, canonical_query, decks, export, social_picture
from dashboard.io.database import is_address
from dashboard.io.dataset import TO_LEARN_MORE, DataError, load_dataset, source_state, whereabouts
from dashboard.io.problems import TableError
from dashboard.io.watching import alarms, database_state, ticks
from dashboard.layout.page import page
from dashboard.server.document import Head
from dashboard.server.making import BusyError, Lane, made_once
from dashboard.texts.language import LANGUAGES
from dashboard.texts.message import message
from dashboard.views.first_content import opening

_OLDER = 2  # snapshots whose files stay served, for pages that were being loaded while the data changed
_VIEWS = 64  # kept in words
_FORMS_BYTES = 32_000_000  # of files, kept for the next who asks: of the cheap ones and of the dear ones
_AHEAD_AFTER = 2  # seconds: who waits for the page comes before files that nobody has asked for yet
_LOOK_S = 5  # seconds between two looks at a folder that nobody asks for
_ASK_S = 30  # the same of a database, which tells of most changes by itself
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


@dataclass(frozen=True)
class Lanes:
    """Where files are made, by what they cost. Together their readers leave a fifth of the server's threads to the page."""

    cheap: Lane = field(default_factory=lambda: Lane(at_once=4, most=16, patience=20))
    dear: Lane = field(default_factory=lambda: Lane(at_once=1, most=16, patience=40))  # one at a time: the cores are for the others too


def take_snapshot(dataset: Dataset, *, audience: str, lanes: Lanes) -> Snapshot:
    """Return what is served of ``dataset``; files and pictures are made in ``lanes``."""
    layout = page(dataset, audience=audience)
    scripts = build_artefacts(dataset, layout=_ordered(layout))
    opened = made_once(lambda selection, framed: opening(View(dataset, selection), framed=framed), keep=_VIEWS)
    head = Head(
        lambda query, lang, framed: opened(replace(parse_query(query, dataset.vocabulary)[0], lang=lang, theme_mode=""), framed),
        dataset.version,
        tuple(f"artefacts/{script.name}" for script in scripts),
        dataset.coalition.short,
    )
    files = {file.name: file for file in scripts}

    def kept(lane: Lane) -> Callable[[str, str], bytes]:
        return made_once(lambda name, query: export(name, dataset, query), keep=_FORMS_BYTES, size=len, lane=lane)

    cheap, dear = kept(lanes.cheap), kept(lanes.dear)
    return Snapshot(
        dataset, files, head, layout, loaded_at=datetime.now(UTC).isoformat(timespec="seconds"),
        form=lambda name, query: (dear if FORMS[name].dear else cheap)(name, query),
        decks=made_once(lambda: decks(dataset), keep=1, lane=lanes.dear),
        social=made_once(lambda lang: social_picture(dataset, lang), keep=len(LANGUAGES), lane=lanes.dear),
    )  # fmt: skip


def _taken_by_most(snapshot: Snapshot) -> Iterator[Callable[[], object]]:
    """Yield what makes each file of the start view in each language, and both presentations: what is cheap first."""
    for name in sorted(FORMS, key=lambda name: FORMS[name].dear):
        for lang in LANGUAGES:
            query, _ = canonical_query(name, f"lang={lang}", snapshot.dataset.vocabulary)
            yield partial(snapshot.form, name, query)
    yield from (partial(snapshot.social, lang) for lang in LANGUAGES)
    yield snapshot.decks


def _ordered(layout: Component) -> Any:
    """Return the page as JSON, the same in every process: Dash writes properties in an order that each start draws anew."""
    return json.loads(json.dumps(json.loads(to_json_plotly(layout)), sort_keys=True))


def _refuse_most_gone(before: Dataset, now: Dataset) -> None:
    """Raise TableError where most rows of a table are gone: one that was cut off between two rows looks like any other.

    Rows that are there and hidden from the public are not gone; nor may a log say how many they are.
    """
    if gone := _lost(before, now, more_than=0.5):
        hint = message("Restore the missing rows. If they should be removed, restart the server or send it SIGHUP.")
        raise TableError(f"{gone[0]}.csv", message("has fewer than half of its previous rows"), hint)


def _lost(before: Dataset, now: Dataset, *, more_than: float) -> list[str]:
    """Return the tables that lost more than a share of their rows."""
    return [name for name, rows in before.row_counts.items() if now.row_counts[name] < rows * (1 - more_than)]


class Current:
    """The snapshot that is served. ``still`` is held where it may not change; ``failure`` says why newer data are not shown; files
    are made in ``lanes``.

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
        self._stored = database_state(str(source)) if is_address(source) else None  # before it is read
        self._asked = False  # to read whatever is there
        self._ahead = False  # whether files are made before anybody asks
        self.lanes = Lanes()
        self._seeking = Lane(at_once=1, most=8, patience=0)  # readers of a newer page, while its data are being read
        self.snapshot = self._taken(load_dataset(source, audience=audience))

    def _taken(self, dataset: Dataset) -> Snapshot:
        return take_snapshot(dataset, audience=self._audience, lanes=self.lanes)

    @property
    def error(self) -> str:
        """Return ``failure`` in English, empty where there is none."""
        return str(self.failure or "")

    @property
    def up_to_date(self) -> bool:
        """Whether the snapshot is of what is in the folder now."""
        return not self.failure and not self._reading.locked() and source_state(self._source) == self._seen

    def file(self, name: str) -> Artefact | None:
        """Return a prebuilt file of this snapshot or of one shortly before it."""
        return next((files[name] for files in (self.snapshot.files, *self._older) if name in files), None)

    def sought(self, name: str) -> Artefact | None:
        """Return a prebuilt file; where there is none, look once more at the folder: another process may have read newer data first.

        Raises:
            BusyError: many wait for that already.
        """
        found = self.file(name)
        if found or not (self._stored or self._behind()):
            return found
        with self._seeking:
            self._look()
            if self._behind():
                self.read()
        return self.file(name)

    def _look(self) -> None:
        """Ask a database, which is not asked on each request, whether it holds something else than was read."""
        stored = self._stored and database_state(str(self._source))
        if stored and stored != self._stored:
            self._stored, self._seen = stored, None

    def _behind(self) -> bool:
        return self._reading.locked() or source_state(self._source) != self._seen

    def notice(self) -> None:
        """Read the folder in the background if it has changed; costs a look at the folder if not."""
        if source_state(self._source) != self._seen and not self._reading.locked():
            threading.Thread(target=self.read, daemon=True).start()

    def watch(self, *, folder_s: float = _LOOK_S, database_s: float = _ASK_S) -> None:
        """Notice other data without a reader who asks: a folder looked at so often; a database when it tells, and asked so often."""
        looks = alarms(str(self._source), every=database_s) if self._stored else ticks(folder_s)
        threading.Thread(target=self._watch, args=[looks], daemon=True).start()

    def _watch(self, looks: Iterator[None]) -> None:
        for _ in looks:
            self._look()
            self.notice()

    def make_ahead(self, *, after: float = _AHEAD_AFTER) -> None:
        """Make in the background what most readers take; from now on after each load of other data too."""
        self._ahead = True
        making = threading.Timer(after, self._make_ahead, [self.snapshot])
        making.daemon = True
        making.start()

    def _make_ahead(self, snapshot: Snapshot) -> None:
        for make in _taken_by_most(snapshot):
            if self.snapshot is not snapshot:
                return
            with suppress(BusyError):  # then it is made when it is asked for
                make()

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
                    dataset, served = load_dataset(self._source, audience=self._audience), self.snapshot
                    if not asked:
                        _refuse_most_gone(served.dataset, dataset)
                    taken = served if dataset.shows_the_same_as(served.dataset) else self._taken(dataset)
                except Exception as error:  # whatever is wrong with the new data, the good ones go on being served
                    self.failure = error
                    where = ", ".join(whereabouts(error).splitlines())
                    more = TO_LEARN_MORE if isinstance(error, DataError) else ""  # other errors say what to do themselves
                    _log.error("The new data cannot be used (%s). Those of %s are still served. %s", where, self.snapshot.loaded_at, more)
                    continue
                if source_state(self._source) == state:
                    self._show(taken, dataset)

    def _settled(self) -> tuple[tuple[str, int, int, int], ...] | None:
        state = source_state(self._source)
        while True:
            time.sleep(self._settle)
            before, state = state, source_state(self._source)
            if before == state:
                return state

    def _show(self, taken: Snapshot, dataset: Dataset) -> None:
        with self.still:
            if self.failure:
                _log.warning("The data can be used again.")
            if fewer := _lost(self.snapshot.dataset, dataset, more_than=0.1):
                _log.warning("Rows are gone since the data were read last: %s. See that none is lost.", ", ".join(fewer))
            self.failure = None  # and nothing else where readers see the same: they may not learn that rows for staff changed
            if taken is not self.snapshot:
                self._older.appendleft(self.snapshot.files)
                self.snapshot = taken
                if self._ahead:
                    self.make_ahead()
