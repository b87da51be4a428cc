"""Tests of the domain that read the shipped data are marked, so that ``make mutants`` can leave them out: it runs the others very often."""

import os

import pytest
from hypothesis import Phase, settings

# A fault planted by mutmut need only be found: the smallest example that finds it is not looked for.
settings.register_profile(
    "mutants", settings.get_profile("project"), derandomize=True, max_examples=25, phases=(Phase.explicit, Phase.generate), database=None
)
if "MUTANT_UNDER_TEST" in os.environ:
    settings.load_profile("mutants")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "shipped: reads the shipped data")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "shipped" in getattr(item, "fixturenames", ()):
            item.add_marker("shipped")
