"""Commands for the folder that staff keep: old versions made smaller, a lock taken away that a crashed computer left."""

import argparse
from pathlib import Path
from typing import Any

from dashboard.errors import UserError
from dashboard.io.folder_lock import release
from dashboard.io.thin import NEVER, thin
from dashboard.texts.message import message
from dashboard.upkeep.audit import Audit


class FolderError(UserError):
    """There is no folder to work on."""


FOLDER_COMMANDS = ("thin", "unlock")


def add_folder_commands(commands: Any) -> list[argparse.ArgumentParser]:
    """Add the commands to the parser's ``commands`` and return theirs."""
    thinning = commands.add_parser("thin", help="take the rows of old versions away; who published what, when and why stays")
    thinning.add_argument("--keep", type=int, default=NEVER, metavar="N", help=f"newest versions that stay whole, at least {NEVER}")
    thinning.add_argument("--dry-run", action="store_true", help="only say which")
    unlocking = commands.add_parser("unlock", help="take away the lock that a crashed computer left in the data folder")
    return [thinning, unlocking]


def run_folder_command(chosen: argparse.Namespace) -> int:
    """Carry out the command ``chosen`` on its data folder. Raises FolderError: it is a database; UserError, OSError."""
    if not isinstance(chosen.data, Path):
        raise FolderError(message("{command} needs a data folder, not a database.", command=chosen.command))
    folder = chosen.data
    if chosen.command == "unlock":
        holder = release(folder)
        Audit(folder).note("unlock", about=f"{holder.computer} {holder.since}")
        print(f"The lock of {holder.computer} ({holder.who or '?'}, {holder.clock}) is gone.")
        return 0
    found = thin(folder, keep=chosen.keep, really=not chosen.dry_run)
    if found and not chosen.dry_run:
        Audit(folder).note("thin", about=f"{found[0].name} {found[-1].name}")
    for version in found:
        print(f"{version.name} ({version.when[:10]}, {version.who}: {version.why})")
    print(f"{len(found)} versions {'would lose' if chosen.dry_run else 'have lost'} their rows; who, when and why stays.")
    return 0
