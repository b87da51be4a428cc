"""The index that the browser gets says each thing once, and loses nothing by it."""

from typing import Any

import pandas as pd

from dashboard.domain.dataset import Dataset
from dashboard.domain.index import build_index
from dashboard.domain.unique import map_unique


def _operations(index: dict[str, Any]) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = [{} for _ in index["operations"][0]["at"]]
    for group in index["operations"]:
        for row, at in zip(rows, group["at"], strict=True):
            row |= dict(zip(group["columns"], group["rows"][at], strict=True))
    return rows


def test_packed_operations_are_those_of_the_data_in_their_order(shipped: Dataset) -> None:
    columns = ["member", "place", "level", "match", "match_why", "evidence", "year_from", "year_to", "source_title", "source_url", "note"]
    found = [{name: row[name] for name in columns} for row in _operations(build_index(shipped))]
    assert found == shipped.operations[columns].to_dict("records")


def test_a_distinct_row_is_shipped_once(shipped: Dataset) -> None:
    for group in build_index(shipped)["operations"]:
        assert len({tuple(row) for row in group["rows"]}) == len(group["rows"])


def test_a_written_place_reaches_the_places_where_the_rules_of_presence_put_it(shipped: Dataset) -> None:
    index = build_index(shipped)
    written = next(group for group in index["operations"] if "place" in group["columns"])
    at = next(i for i, row in enumerate(written["rows"]) if row[:2] == ["Kukes", "county"])
    district = index["levels"]["district"]
    names = [[district["places"][i]["sq"] for i in positions] for positions in district["reach"][at]]
    assert names == [[], ["Has", "Kukës", "Tropojë"]]  # somewhere in the county, and in no district for certain


def test_each_distinct_text_is_changed_once() -> None:
    asked: list[str] = []
    texts = pd.Series(["a", "b", "a"], index=[5, 6, 9])
    changed = map_unique(texts, lambda text: asked.append(text) or text.upper())  # type: ignore[func-returns-value]
    assert changed.to_dict() == {5: "A", 6: "B", 9: "A"}
    assert asked == ["a", "b"]


def test_a_column_without_rows_stays_one() -> None:
    assert map_unique(pd.Series([], dtype="str"), str.upper).tolist() == []
