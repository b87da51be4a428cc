from dataclasses import replace

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.places import containment


def _who(tiny: Dataset, level: str, *, wide: bool) -> set[tuple[str, str, str]]:
    rows = tiny.presence[level]
    rows = rows.loc[rows["wide"] == wide]
    return set(rows[["member", "code", "evidence"]].itertuples(index=False, name=None))


def test_a_municipality_that_straddles_two_districts_is_present_in_both(tiny: Dataset) -> None:
    assert {("one", "A", "direct"), ("one", "B", "direct")} <= _who(tiny, "district", wide=False)


def test_finer_counts_in_coarser(tiny: Dataset) -> None:
    found = _who(tiny, "county", wide=False)
    assert found == {
        ("bktf", "N", "stated"), ("bktf", "S", "stated"), ("one", "N", "direct"), ("one", "N", "weak"),
        ("two", "N", "direct"), ("two", "S", "direct"),
    }  # fmt: skip


def test_coarser_is_said_but_not_counted_in_finer(tiny: Dataset) -> None:
    assert ("two", "G", "direct") not in _who(tiny, "district", wide=False)
    assert _who(tiny, "district", wide=True) == {("two", "G", "direct")}


def test_a_row_on_no_place_is_present_nowhere_and_still_in_the_data(tiny: Dataset) -> None:
    assert all(6 not in set(rows["operation"]) for rows in tiny.presence.values())
    assert tiny.operations.loc[6, "match"] == "no_place"


def test_an_operation_of_nobody_is_credited_to_nobody(tiny: Dataset) -> None:
    with pytest.raises(ValueError, match="of no member"):
        _ = replace(tiny, operations=tiny.operations.assign(member="one;two")).presence


def test_containment_lists_every_parent_of_a_straddling_municipality(tiny: Dataset) -> None:
    pairs = containment(tiny.places)
    assert set(pairs.loc[pairs["fine"] == "m", "coarse"]) == {"N", "A", "B"}
