"""Levels of administrative places, and which place lies in which."""

import pandas as pd

LEVELS = ("county", "district", "municipality", "unit")
SHOWN_LEVELS = ("county", "district", "municipality")
MAIN_LEVEL = "district"  # at which the coalition says where it works
COUNTRY = "country"
# How people call the levels, beside their names in the data.
LEVEL_WORDS = {
    "county": ("qark", "qarku", "prefecture"),
    "district": ("rreth", "rrethi"),
    "municipality": ("bashki", "bashkia"),
    "unit": ("njësi administrative", "njësia administrative", "njësi", "administrative unit", "komunë", "komuna", "commune"),
}


def is_finer(level: str) -> bool:
    """Return whether a level shown is finer than that at which the coalition says where it works."""
    return SHOWN_LEVELS.index(level) > SHOWN_LEVELS.index(MAIN_LEVEL)


def at_level(places: pd.DataFrame, level: str) -> pd.DataFrame:
    """Return the places of one level, indexed by ``code``, ordered by code."""
    return places.loc[places["level"] == level].set_index("code").sort_index()


def containment(places: pd.DataFrame) -> pd.DataFrame:
    """Return which finer place lies (wholly or partly) in which coarser place.

    Args:
        places: one row per place of any level; needs ``code``, ``level`` and the parent columns
            ``county``, ``district`` and ``municipality`` (``;``-separated where several).

    Returns:
        One row per pair of places of different levels; columns ``fine``, ``fine_level``,
        ``coarse``, ``coarse_level``. A municipality that straddles two districts has two rows.
    """
    pairs = []
    for rank, coarse_level in enumerate(LEVELS[:-1]):
        finer = places.loc[places["level"].isin(LEVELS[rank + 1 :]), ["code", "level", coarse_level]]
        exploded = finer.assign(coarse=finer[coarse_level].str.split(";")).explode("coarse")
        known = exploded.loc[exploded["coarse"].fillna("").ne("")]
        pairs.append(
            known.rename(columns={"code": "fine", "level": "fine_level"}).assign(coarse_level=coarse_level)[
                ["fine", "fine_level", "coarse", "coarse_level"]
            ]
        )
    return pd.concat(pairs, ignore_index=True)
