"""What the public may see of the operations: all of a row, its county alone, or nothing."""

import pandas as pd

from dashboard.domain.gazetteer import Gazetteer

VISIBILITIES = ("public", "county", "staff")


def for_public(operations: pd.DataFrame, places: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return ``operations`` without the rows for staff; of rows with visibility ``county``, the county alone, without the note.

    A ``county`` row whose place is not known has no county, and is left out like a row for staff.
    """
    names = places.loc[places["level"] == "county"].set_index("code")["name_sq"].to_dict()
    rows = []
    for row in operations.loc[operations["visibility"] != "staff"].to_dict("records"):
        if row["visibility"] == "county":
            inside = sorted(gazetteer.parents.get(gazetteer.resolve(row["place"], row["level"]).code, frozenset()) & names.keys())
            if not inside:
                continue
            row |= {"place": names[inside[0]], "level": "county", "note": ""}
        rows.append(row)
    return pd.DataFrame(rows, columns=operations.columns)
