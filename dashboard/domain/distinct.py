"""Work on each distinct thing once: tables say the same over and over."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd


def mapped(texts: pd.Series, change: Callable[[str], Any]) -> pd.Series:
    """Return ``texts.map(change)`` for a column without missing values; ``change`` is called once for each distinct text."""
    codes, distinct = pd.factorize(texts)
    changed = pd.Series([change(text) for text in distinct], dtype=None if len(distinct) else texts.dtype)
    return changed.take(codes).set_axis(texts.index)


def grouped(rows: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray]:
    """Return the distinct rows in the order in which they come, index 0, 1, ..., and for each row which of them it is."""
    return rows.drop_duplicates(ignore_index=True), rows.groupby(list(rows.columns), sort=False).ngroup().to_numpy()
