"""Who did what to the data: one line for each act, added at the end and never changed."""

import json
import logging
import os
import platform
from datetime import UTC, datetime
from pathlib import Path

from dashboard.domain.sanitize import sanitize
from dashboard.io.version_files import VERSIONS

_log = logging.getLogger(__name__)
_LOG = "audit.log"
_LONGEST = 300  # characters of what people write
Line = dict[str, str]
_REFUSALS = 1000  # lines for what was refused since the start: whoever asks without end does not fill the disk


class Audit:
    """The log of one data folder: JSON lines with ``when`` (UTC), ``computer``, ``who``, ``what`` and ``about``."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / VERSIONS / _LOG
        self._left = _REFUSALS

    def note(self, what: str, *, who: str = "", about: str = "") -> None:
        """Add one act; it is on the disk when this returns. Text of people is data in it: no line break, no control character.

        Raises:
            OSError: the log cannot be written; what is to be logged must then not be done.
        """
        line = {
            "when": datetime.now(UTC).isoformat(timespec="seconds"), "computer": platform.node(),
            "who": sanitize(who)[:_LONGEST], "what": what, "about": sanitize(about)[:_LONGEST],
        }  # fmt: skip
        self._path.parent.mkdir(exist_ok=True)
        with self._path.open("ab") as file:
            file.write(json.dumps(line).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def lines(self) -> list[Line]:
        """Return every act, the oldest first; lines that were damaged are left out, and a log that cannot be read has none."""
        found = []
        try:
            written = self._path.read_bytes().splitlines()
        except OSError:
            return []
        for line in written:
            try:
                act = json.loads(line)
                found.append({name: str(act[name]) for name in ("when", "computer", "who", "what", "about")})
            except (ValueError, KeyError, TypeError):
                continue
        return found

    def refused(self, about: str, *, who: str = "") -> None:
        """Add what was refused, the first thousand times. It is refused as well where the log cannot be written."""
        if self._left > 0:
            self._left -= 1
            try:
                self.note("refused", who=who, about=about)
            except OSError as error:
                _log.error("The audit log cannot be written (%s). Refused: %s", error.strerror, about)
