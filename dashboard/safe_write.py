"""Write a file whole or not at all."""

import errno
import os
import shutil
from pathlib import Path

# What systems and network drives answer that cannot save a folder's list of names by itself.
_NOT_HERE = {errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF, errno.EISDIR}


def write_whole(path: Path, data: bytes, *, like: Path | None = None) -> None:
    """Put ``data`` at ``path``, making its folder; where that fails, what was there before stays. A link stays one: its target is written.

    Args:
        like: whoever may read this file may read a new one; else that is as the system does it. Of a file that was there, it stays.

    Raises:
        OSError: with the file's name, as when the disk is full.
    """
    if path.is_symlink():
        path = path.resolve()
    unfinished = write_beside(path, data, like=like)
    try:
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise OSError(error.errno, f"{error.strerror}; nothing was changed", str(path)) from error
    keep_names(path.parent)


def write_beside(path: Path, data: bytes, *, like: Path | None = None) -> Path:
    """Write ``data`` beside ``path``, ready to take its place, and return where; see :func:`write_whole`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with unfinished.open("wb") as file:
            if (model := path if path.exists() else like) and model.exists():
                _allow_as(model, unfinished)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise OSError(error.errno, f"{error.strerror}; nothing was changed", str(path)) from error
    return unfinished


def _allow_as(model: Path, made: Path) -> None:
    try:
        shutil.copymode(model, made)
    except OSError as error:  # a network drive that says itself who may read
        if error.errno not in _NOT_HERE:
            raise


def keep_names(folder: Path) -> None:
    """Have the names in ``folder`` on the disk before going on, so that a rename outlives a power loss; nothing where that cannot be."""
    try:
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
    except OSError as error:
        if error.errno not in _NOT_HERE:
            raise
