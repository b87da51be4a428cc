"""Countries with a link to the coalition or its members, under a selection."""

import pandas as pd

from dashboard.domain.coverage import selected_members
from dashboard.domain.dataset import Dataset
from dashboard.domain.measures import BOTH, FOUND_ONLY
from dashboard.domain.parameters import filters_over
from dashboard.domain.selection import Selection

HOME, PAGE_ONLY, NO_LINK = "home", "page", "land"


def links(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return the rows of ``partners`` that the member and kind filters keep; what the page names always stays."""
    rows = dataset.partners
    chosen = set(selected_members(dataset, selection))
    if not any(selection[parameter.name] for parameter in filters_over("member")):
        chosen.add(dataset.coalition.id)
    return rows.loc[rows["evidence"].eq("stated") | rows["member"].isin(chosen)]


def partner_table(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return one row per country of the partner map.

    Returns:
        Index ``code`` (ISO 3166-1 alpha-3; Kosovo ``XKX``): ``name_sq``, ``name_en``, ``members``
        (distinct documented members and coalition) and ``class``: ``home``, ``both`` (named by the
        page and documented), ``page``, ``found`` (documented, not named) or ``land`` (no link known).
    """
    rows = links(dataset, selection)
    named = set(rows.loc[rows["evidence"] == "stated", "country"])
    documented = rows.loc[rows["evidence"] != "stated"].groupby("country")["member"].nunique()
    table = pd.DataFrame(dataset.countries[["name_sq", "name_en"]])
    kinds = [_class(str(code), home=dataset.coalition.home_code, named=named, documented=set(documented.index)) for code in table.index]
    return table.assign(members=documented.reindex(table.index).fillna(0).astype(int), **{"class": kinds})


def _class(code: str, *, home: str, named: set[str], documented: set[str]) -> str:
    if code == home:
        return HOME
    if code in named:
        return BOTH if code in documented else PAGE_ONLY
    return FOUND_ONLY if code in documented else NO_LINK
