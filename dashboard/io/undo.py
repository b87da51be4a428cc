"""Take back what one version changed in the operations, as a new version; what was changed later stays."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dashboard.domain.merge import Row
from dashboard.domain.undo import Later
from dashboard.domain.undo import undo as undo_rows
from dashboard.io.sheet import Sheet, read_sheet, write_sheet
from dashboard.io.version_files import FILE, Files, Version, VersionError, content, files_in_force, state_of, versions
from dashboard.io.versions import put
from dashboard.texts.message import message


@dataclass(frozen=True)
class Undone:
    """What taking a version back would give: the table ``now``, the hash ``seen`` of what is in force, and ``rows``."""

    now: Sheet
    seen: str
    rows: list[Row]


def undone(folder: Path, name: str, *, later: Later) -> Undone:
    """Return the rows as they would be without what the version ``name`` changed.

    Raises:
        VersionError: there is no such version, or nothing is known of what it changed, or it changed other tables too.
        MergeConflictError: see ``dashboard.domain.undo``.
    """
    return _undone(files_in_force(folder), folder, name, later=later)


def _undone(files: Files, folder: Path, name: str, *, later: Later) -> Undone:
    version = next((v for v in versions(folder) if v.name == name), None)
    if version is None or not version.parent:
        raise VersionError(message("Nothing is known of what version {name} changed.", name=name))
    if version.tables.keys() - {"operations"}:
        text = message(
            "Version {name} also changed other tables, which cannot be undone alone. Correct its rows by hand: "
            "“What changed” shows them. Restoring an earlier version would also take back everything later.",
            name=name,
        )
        raise VersionError(text)
    before, after, now = (read_sheet(part) for part in (content(folder, version.parent), content(folder, name), files[FILE]))
    if not before.columns == after.columns == now.columns:
        raise VersionError(message("The table has other columns since then. Restore a whole version instead."))
    return Undone(now, state_of(files), undo_rows(before.rows, after.rows, now.rows, later=later))


def undo(folder: Path, name: str, *, later: Later, seen: str, who: str, why: str, refuse: Callable[[Undone], None]) -> Version:  # noqa: PLR0913
    """Put into force what is left without the change of the version ``name``, as a new version.

    Args:
        seen: hash of what was in force when this was decided. refuse: raises where the rows cannot be published.

    Raises:
        MergeConflictError, VersionError: as :func:`undone`; nothing is written.
    """
    refuse(undone(folder, name, later=later))

    def made(now: Files) -> Files:
        found = _undone(now, folder, name, later=later)
        return {**now, FILE: write_sheet(found.now, found.rows)}

    return put(folder, made, seen=seen, who=who, why=why)
