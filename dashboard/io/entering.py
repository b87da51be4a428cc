"""Put several files into force as one act: all of them, or none.

Each is first written beside its place. Then a mark says which version is being put into force, the files take their places, and the mark
goes. Who reads the folder while the mark is there waits; where the power went meanwhile, the next who publishes finishes it.
"""

import json
import logging
from contextlib import suppress
from pathlib import Path

from dashboard.io.version_files import KEPT, UNFINISHED, VERSIONS, Files, VersionError, contents, files_in_force, fingerprint
from dashboard.safe_write import keep_names, write_beside, write_whole

_log = logging.getLogger(__name__)


def enter(folder: Path, files: Files, *, instead_of: Files, version: str) -> None:
    """Put ``files`` in the place of ``instead_of``.

    Args:
        version: the name under which they are kept.

    Raises:
        OSError: a file cannot be written or replaced; those that were replaced are put back.
    """
    changed = [name for name in KEPT if files.get(name) != instead_of.get(name)]
    if len(changed) == 1 and changed[0] in files:
        write_whole(folder / changed[0], files[changed[0]], like=folder / KEPT[0])
    elif changed:
        _enter_several(folder, changed, files, instead_of=instead_of, version=version)


def _enter_several(folder: Path, changed: list[str], files: Files, *, instead_of: Files, version: str) -> None:
    mark = folder / VERSIONS / UNFINISHED
    beside: dict[str, Path] = {}
    done: list[str] = []
    try:
        for name in changed:
            if name in files:
                beside[name] = write_beside(_place(folder / name), files[name], like=folder / KEPT[0])
        about = {"version": version, "instead_of": {name: fingerprint(data) for name, data in instead_of.items()}}
        write_whole(mark, json.dumps(about).encode())
        for name in changed:
            done.append(name)
            _take_place(_place(folder / name), beside.get(name))
    except OSError:
        for path in beside.values():
            path.unlink(missing_ok=True)
        _put_back(folder, done, instead_of)
        mark.unlink(missing_ok=True)
        raise
    keep_names(folder)
    mark.unlink()
    keep_names(mark.parent)


def _place(path: Path) -> Path:
    """Return where a file stands: a link stays one, its target is written."""
    return path.resolve() if path.is_symlink() else path


def _take_place(path: Path, beside: Path | None) -> None:
    if beside:
        beside.replace(path)
    else:
        path.unlink(missing_ok=True)


def _put_back(folder: Path, names: list[str], files: Files) -> None:
    for name in names:
        if name in files:
            write_whole(folder / name, files[name])
        else:
            (folder / name).unlink(missing_ok=True)


def finish(folder: Path) -> None:
    """Finish what was being put into force when the program ended. A file that was saved by other means since stays. Raises OSError."""
    mark = folder / VERSIONS / UNFINISHED
    if not mark.exists():
        return
    with suppress(ValueError, KeyError, TypeError, AttributeError, VersionError):  # else what is there is looked at as it is
        about = json.loads(mark.read_bytes())
        files, now, before = contents(folder, about["version"]), files_in_force(folder), about["instead_of"]
        for name in KEPT:
            if name in now and fingerprint(now[name]) != before.get(name):
                continue
            if name in files and files[name] != now.get(name) and (name in now or name not in before):
                write_whole(folder / name, files[name], like=folder / KEPT[0])
            elif name in now and name not in files:
                (folder / name).unlink()
        _log.warning("The publication of version %s was interrupted and is finished now", about["version"])
    mark.unlink()
    keep_names(mark.parent)
