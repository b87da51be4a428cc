"""Work on each distinct thing once: tables say the same over and over."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd


def map_unique(texts: pd.Series, change: Callable[[str], Any]) -> pd.Series:
    """Return ``texts.map(change)`` for a column without missing values; ``change`` is called once for each distinct text."""
    codes, distinct = pd.factorize(texts)
    changed = pd.Series([change(text) for text in distinct], dtype=None if len(distinct) else texts.dtype)
    return changed.take(codes).set_axis(texts.index)


def factorize(rows: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray]:
    """Return the distinct rows in the order in which they come, index 0, 1, ..., and for each row which of them it is."""
    return rows.drop_duplicates(ignore_index=True), rows.groupby(list(rows.columns), sort=False).ngroup().to_numpy()


_Of = TypeVar("_Of")
_Found = TypeVar("_Found")


def once_for_each(work: Callable[[_Of], _Found]) -> Callable[[_Of], _Found]:
    """Return ``work``, whose answer is kept for as long as that of which it was asked."""
    kept: WeakKeyDictionary[_Of, _Found] = WeakKeyDictionary()

    @wraps(work)
    def answer(of: _Of) -> _Found:
        if of not in kept:
            kept[of] = work(of)
        return kept[of]

    return answer
