"""What was worked out of the same content before is used again: one publication reads and checks the same files several times."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Container, Hashable, Mapping
from pathlib import Path
from typing import TypeVar

import pandas as pd

T = TypeVar("T")
_MOST = 40  # results that are kept: two states of every table and boundary file, and what the checks find in them
_LARGEST = 4_000_000  # bytes of a file whose content is kept

_kept: OrderedDict[Hashable, object] = OrderedDict()
_keeping = threading.Lock()


def once(key: Hashable, make: Callable[[], T], *, keep: Callable[[], bool] = lambda: True) -> T:
    """Return what ``make`` gives, or gave for the same ``key`` before. It is shared: nobody may change it.

    Args:
        keep: whether what was made just now is to be kept.

    Raises what ``make`` raises; then nothing is kept.
    """
    with _keeping:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]  # type: ignore[return-value]
    made = make()
    if keep():
        with _keeping:
            _kept[key] = made
            while len(_kept) > _MOST:
                _kept.popitem(last=False)
    return made


def read_once(path: Path, read: Callable[[], T], *about: Hashable) -> T:
    """Return what ``read`` makes of the file, or made of the same content under the same name; see :func:`once`.

    Args:
        about: what is read, and what else ``read`` depends on.
    """
    content = _content(path)
    if not content:
        return read()
    return once((*about, path.name, content), read, keep=lambda: _content(path) == content)  # nobody wrote it meanwhile


def hash_of_tables(tables: Mapping[str, pd.DataFrame], *, but: Container[str] = ()) -> str:
    """Return what tells tables from others, whatever they are kept in and in whatever order; ``but``: columns that do not count."""
    digest = hashlib.sha256()
    for name, table in sorted(tables.items()):
        for column in sorted(column for column in table.columns if column not in but):
            digest.update("\0".join([name, column, *map(str, table[column])]).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _content(path: Path) -> bytes:
    """Return the hash of a file; empty where there is none, or it is too large to be kept."""
    try:
        return hashlib.sha256(path.read_bytes()).digest() if path.stat().st_size <= _LARGEST else b""
    except OSError:
        return b""
