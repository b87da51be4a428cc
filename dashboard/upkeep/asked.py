"""Who was asked to confirm the rows, when and by whom, and what came of it: a file beside the versions, never public.

A mail that was made asks nobody until somebody says that it was sent.

Lines are only added. Of two people who write at once on a shared folder both lines stay.
"""

import json
import logging
import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from dashboard.domain.sanitize import sanitize
from dashboard.io.version_files import VERSIONS

_log = logging.getLogger(__name__)
_FILE = "asked.jsonl"
_LONGEST = 100  # characters of a name
MADE, ASKED, UNSENT, ANSWERED, OPEN, RETURNED = "made", "asked", "unsent", "answered", "open", "returned"
BY_HAND = (MADE, ASKED, UNSENT, ANSWERED, OPEN)


@dataclass(frozen=True)
class Request:
    """The last time that a member was asked. ``when`` is UTC, ISO 8601. ``answer``: ``answered`` by hand, ``returned`` as its spreadsheet
    came back, ``""`` for neither.
    """

    when: str
    who: str
    answer: str = ""

    def answered_by(self, confirmed: str) -> str:
        """Return how it was answered, if at all; ``confirmed`` is the day on which the member last confirmed a row."""
        return self.answer or ("confirmed" if confirmed >= self.when[:10] else "")


@dataclass(frozen=True)
class Requests:
    """By member: the last request to each that was ``asked``, and the last mail that was ``made`` and is not known to be sent."""

    asked: dict[str, Request] = field(default_factory=dict)
    made: dict[str, Request] = field(default_factory=dict)


class AskedLog:
    """The file of one data folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / VERSIONS / _FILE

    def note(self, what: str, member: str, *, who: str) -> None:
        """Add one line; it is on the disk when this returns. Raises OSError."""
        when = datetime.now(UTC).isoformat(timespec="seconds")
        line = {"when": when, "who": sanitize(who)[:_LONGEST], "what": what, "member": member}
        self._path.parent.mkdir(exist_ok=True)
        with self._path.open("ab") as file:
            file.write(json.dumps(line).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def requests(self) -> Requests:
        """Return whom somebody asked, or made a mail to."""
        found = Requests()
        for line in self._lines():
            what, member = line["what"], line["member"]
            made = found.made.pop(member, None) if what in (ASKED, UNSENT, RETURNED) else None
            if what == MADE:
                found.made[member] = Request(line["when"], line["who"])
            elif what == ASKED:
                found.asked[member] = Request(line["when"], line["who"])
            elif what == RETURNED and made:  # so it was sent
                found.asked[member] = Request(made.when, made.who, RETURNED)
            elif what in (ANSWERED, OPEN, RETURNED) and member in found.asked:
                request = found.asked[member]
                found.asked[member] = Request(request.when, request.who, "" if what == OPEN else what)
        return found

    def _lines(self) -> list[dict[str, str]]:
        try:
            written = self._path.read_bytes().splitlines()
        except FileNotFoundError:
            return []
        lines = []
        for text in written:
            try:
                line = json.loads(text)
                lines.append({name: str(line[name]) for name in ("when", "who", "what", "member")})
            except (ValueError, TypeError, KeyError):  # cut off by a power failure, or changed by hand
                _log.warning("%s has a line that cannot be read", self._path)
        return lines
