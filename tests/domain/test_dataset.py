"""Whether readers see the same of two states of the data."""

from dataclasses import replace

import pytest

from dashboard.domain.dataset import Dataset


def test_data_with_the_same_public_rows_show_the_same_whatever_else_they_hold(tiny: Dataset) -> None:
    assert tiny.shows_the_same_as(replace(tiny, operations=tiny.operations.iloc[:1]))


@pytest.mark.parametrize(
    "other",
    [
        {"version": "1"},
        {"released": "2026-01-02"},
        {"coalition": None},
        {"about": {"sq": "Tjetër", "en": "Another"}},
        {"confidential": True},
    ],
    ids=lambda other: next(iter(other)),
)
def test_data_with_other_rows_or_words_or_for_other_readers_do_not(tiny: Dataset, other: dict) -> None:
    assert not tiny.shows_the_same_as(replace(tiny, **other))
