"""Work on each distinct text of a column once: tables say the same things over and over."""

from collections.abc import Callable
from typing import Any

import pandas as pd


def mapped(texts: pd.Series, change: Callable[[str], Any]) -> pd.Series:
    """Return ``texts.map(change)`` for a column without missing values; ``change`` is called once for each distinct text."""
    codes, distinct = pd.factorize(texts)
    changed = pd.Series([change(text) for text in distinct], dtype=None if len(distinct) else texts.dtype)
    return changed.take(codes).set_axis(texts.index)
