"""Shared fixtures: the shipped data, and one tiny invented country.

The invented country has 2 counties and 3 districts: North holds Alpha (10 km2) and Beta (30 km2),
South holds Gamma (60 km2). The municipality Middle straddles Alpha and Beta, so that a presence
there must count in both; the unit Tip lies in Gamma.
"""

import gc
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from dash import Dash
from filelock import FileLock
from hypothesis import HealthCheck, settings

from dashboard.bundling.freeze import freeze_site
from dashboard.domain.dataset import Dataset
from dashboard.domain.gazetteer import build_gazetteer, resolve_operations
from dashboard.io.checks import Tables
from dashboard.io.coalition import read_coalition
from dashboard.io.dataset import load_dataset, read_tables
from dashboard.server.web import create_app

# How long one example takes says nothing on a busy machine. In CI each run tries the same ones.
settings.register_profile("project", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("project")

# Python's collector walks through all that the tests keep, a tenth of the time: it looks more rarely.
gc.set_threshold(50_000, 20, 20)

SHIPPED = Path(__file__).parent.parent / "data"


def examples(count: int) -> settings:
    """Return how often a property is tried: ``count`` times, with ``THOROUGH=1`` in the environment ten times as often."""
    often = count * (10 if "THOROUGH" in os.environ else 1)
    return settings(max_examples=often, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def shipped_tables() -> Tables:
    """Return the shipped tables, for a test to change: they are read once."""
    return {name: table.copy() for name, table in _shipped_tables().items()}


@cache
def _shipped_tables() -> Tables:
    return read_tables(SHIPPED)


@pytest.fixture
def rows_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let ``check`` look at the rows and not make every file of them, which takes seconds; that is tested with the shipped data."""
    monkeypatch.setattr("dashboard.commands.check._not_made", lambda _source: iter(()))


@pytest.fixture(scope="session")
def shipped() -> Dataset:
    return load_dataset(SHIPPED)


@pytest.fixture(scope="session")
def app() -> Dash:
    return create_app(SHIPPED)


@pytest.fixture(scope="session")
def site(app: Dash, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the static site, only to be read."""
    return once_per_run(tmp_path_factory, "site", lambda folder: freeze_site(app, folder))


def once_per_run(temporary: pytest.TempPathFactory, name: str, fill: Callable[[Path], object]) -> Path:
    """Return a folder that whoever asks for it first fills, while the other processes of the run wait."""
    base = temporary.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"once-{name}"
    with FileLock(folder.with_suffix(".lock")):
        if not folder.exists():
            fill(made := temporary.mktemp(name))
            made.rename(folder)
    return folder


@pytest.fixture(scope="session")
def tiny_places() -> pd.DataFrame:
    columns = ["code", "level", "name_sq", "name_en", "seat", "county", "district", "municipality", "area_km2", "population"]
    rows = [
        ("N", "county", "Veriu", "North", "", "N", "", "", 40, 400),
        ("S", "county", "Jugu", "South", "", "S", "", "", 60, 600),
        ("A", "district", "Alpha", "Alpha", "", "N", "A", "", 10, 100),
        ("B", "district", "Beta", "Beta", "", "N", "B", "", 30, 300),
        ("G", "district", "Gama", "Gamma", "", "S", "G", "", 60, 600),
        ("m", "municipality", "Mesi", "Middle", "", "N", "A;B", "m", 40, 400),
        ("g", "municipality", "Gama", "Gamma", "", "S", "G", "g", 60, 600),
        ("t", "unit", "Maja", "Tip", "", "S", "G", "g", 60, None),
        ("u", "unit", "Mesi", "Middle", "", "N", "A", "m", 10, None),
    ]
    return pd.DataFrame(rows, columns=columns)


@pytest.fixture(scope="session")
def tiny_aliases() -> pd.DataFrame:
    rows = [
        ("Alphës", "district", "A", "genitive form"),
        ("Gamë-qytet", "municipality", "g", "seat town"),
        ("Dioqeza e Jugut", "", "", "a diocese, not an administrative place"),
    ]
    return pd.DataFrame(rows, columns=["alias", "level", "code", "why"])


@pytest.fixture(scope="session")
def tiny(tiny_places: pd.DataFrame, tiny_aliases: pd.DataFrame) -> Dataset:
    gazetteer = build_gazetteer(tiny_places, tiny_aliases)
    operations = pd.DataFrame(
        [
            ("bktf", "Alpha", "district", "stated", ""),
            ("bktf", "Gama", "district", "stated", ""),
            ("one", "Mesi", "municipality", "direct", ""),
            ("one", "Alpha", "district", "weak", ""),
            ("two", "Beta", "district", "direct", "school"),
            ("two", "Jugu", "county", "direct", ""),
            ("three", "Dioqeza e Jugut", "", "indirect", ""),
        ],
        columns=["member", "place", "level", "evidence", "theme"],
    ).assign(
        year_from=["", "", "2015", "", "2020", "", ""],
        year_to=["", "", "2018", "", "", "", ""],
    )
    members = pd.DataFrame(
        [
            ("bktf", "coalition", ""), ("one", "national_ngo", "law"),
            ("two", "faith_based", "law;food"), ("three", "national_ngo", "food"),
        ],
        columns=["member", "kind", "themes"],
    )  # fmt: skip
    empty = gpd.GeoDataFrame(geometry=[shapely.Point(0, 0)], crs="EPSG:4326")
    return Dataset(
        members=members,
        operations=resolve_operations(operations, gazetteer),
        partners=pd.DataFrame(),
        claims=pd.DataFrame({"claim": ["territory-80"], "stated": ["80"]}),
        themes=pd.DataFrame({"theme": ["law", "food", "school"]}),
        places=tiny_places,
        gazetteer=gazetteer,
        boundaries={},
        countries=empty,
        version="0",
        released="2026-01-01",
        confidential=False,
        coalition=read_coalition(SHIPPED),
    )
