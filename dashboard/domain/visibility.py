"""What the public may see of the operations: all of a row, its county alone, or nothing."""

import pandas as pd

from dashboard.domain.gazetteer import Gazetteer

VISIBILITIES = ("public", "county", "staff")


def for_public(operations: pd.DataFrame, places: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return ``operations`` without the rows for staff; of rows with visibility ``county``, the county alone, without the notes.

    A ``county`` row whose place is not known has no county, and is left out like a row for staff. Those that are shown stand at the end,
    sorted by what is shown: where they stood between others could tell their places.
    """
    names = {str(code): str(name) for code, name in places.loc[places["level"] == "county", ["code", "name_sq"]].itertuples(index=False)}
    shown = operations.loc[operations["visibility"] != "staff"].copy()
    coarse = shown["visibility"] == "county"
    written = shown.loc[coarse, ["place", "level"]].itertuples(index=False, name=None)
    shown.loc[coarse, "place"] = [_county(place, level, names, gazetteer) for place, level in written]
    shown.loc[coarse, "level"] = "county"
    shown.loc[coarse, shown.columns.intersection(["note", "note_sq"])] = ""
    coarsened = shown.loc[coarse & shown["place"].ne("")]
    ordered = coarsened.sort_values([column for column in coarsened.columns if not column.startswith("_")], kind="stable")
    return pd.concat([shown.loc[~coarse], ordered], ignore_index=True)


def _county(place: str, level: str, names: dict[str, str], gazetteer: Gazetteer) -> str:
    """Return the name of the county that a written place lies in; empty where that is not known."""
    inside = sorted(gazetteer.parents.get(gazetteer.resolve(place, level).code, frozenset()) & names.keys())
    return names[inside[0]] if inside else ""
