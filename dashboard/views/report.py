"""The answers behind a view as plain tables: claims, gaps, dependence, who is where."""

from typing import Any

import pandas as pd

from dashboard.domain.ages import ANY
from dashboard.domain.claims import BASES, Bounds, completion, main_claim, verdict_of
from dashboard.domain.evidence import STRONGEST
from dashboard.domain.view import View
from dashboard.texts.translator import Translator
from dashboard.views.columns import rounded
from dashboard.views.words import member_short

_NEAREST = 3  # members next door that a gap names


def gap_table(view: View) -> pd.DataFrame:
    """Return the gap list, key ``code``, with the members at work next door: ``Name (place, place); ...``."""
    names = view.table[f"name_{view.selection.lang}"]

    def near(code: str) -> str:
        found = view.next_door(code)[:_NEAREST]
        return "; ".join(
            f"{member_short(view.dataset, m, view.selection.lang)} ({', '.join(names[other] for other in others)})" for m, others in found
        )

    gaps = view.gaps if view.selection.need else view.gaps.drop(columns="need")
    return rounded(gaps.assign(next_door=[near(str(code)) for code in gaps.index]).rename_axis("code").reset_index())


def matrix_table(view: View) -> pd.DataFrame:
    """Return member by place with the evidence in the cells, similar members side by side; columns named by place."""
    names = view.table[f"name_{view.selection.lang}"].to_dict()
    return view.matrix.rename(columns=names).reset_index()


def claim_table(view: View) -> pd.DataFrame:
    """Return the share of the country by each measure, basis and age of the evidence; ``low`` and ``high`` differ where a part is unknown, NaN where nothing is said."""
    unknown = Bounds(float("nan"), float("nan"))
    scope = Translator(view.selection.lang).text("whole_record")
    rows: list[tuple[object, ...]] = []
    for m in view.measured:
        said = (m.measure, m.year, m.denominator)
        rows += [(*said, basis, ANY.key, *(m.shares[basis] or unknown), scope) for basis in BASES]
        rows += [(*said, STRONGEST, age, *bounds, scope) for age, bounds in m.ages.items() if age != ANY.key]
    return rounded(pd.DataFrame(rows, columns=["measure", "year", "denominator", "basis", "age", "low", "high", "scope"]))


def territory_answer(view: View) -> dict[str, Any]:
    """Return the verdict on the main claim for each basis, and the shortest list of districts that would make it true by land.

    ``view`` shows the districts as they are, without filters.
    """
    share = main_claim(view.dataset).share
    area = view.table["area_km2"]
    return {
        "scope": Translator(view.selection.lang).text("whole_record"),
        "stated_share": share,
        "verdict": {basis: verdict_of(share, [b for m in view.measured if (b := m.shares[basis])]) for basis in BASES},
        "would_make_it_true": completion(area, view.table.index[view.table["stated"]], target=share * float(area.sum())),
    }
