"""What tests of the domain do with the tiny invented country of ``tests/conftest.py``: other rows, shapes, and a view in few words.

Whatever is renamed in ``dashboard.domain`` is renamed here once.
"""

from dataclasses import replace
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from dashboard.domain.claims import main_claim
from dashboard.domain.coverage import Figures, coverage_table, figures_of
from dashboard.domain.dataset import Dataset
from dashboard.domain.gazetteer import Gazetteer, build_gazetteer, resolve_operations
from dashboard.domain.matrix import evidence_matrix
from dashboard.domain.selection import Selection
from dashboard.domain.view import View

ROW = ["member", "place", "level", "evidence", "theme", "year_from", "year_to"]
OFFICIAL_KM2 = 28_748.0  # the area of the country with its lakes, in coalition.toml
EVERYTHING = ("direct", "stated", "indirect", "weak")


def with_rows(dataset: Dataset, *rows: tuple[str, ...]) -> Dataset:
    """Return the country with these operations instead, each as in :data:`ROW`; what is not said at the end is empty."""
    operations = pd.DataFrame([[*row, *[""] * (len(ROW) - len(row))] for row in rows], columns=ROW)
    return replace(dataset, operations=resolve_operations(operations, dataset.gazetteer))


def with_places(dataset: Dataset, places: pd.DataFrame) -> Dataset:
    """Return the country with other places, none of them called otherwise; the operations stay where they are."""
    return replace(dataset, places=places)


def with_members(dataset: Dataset, *more: tuple[str, str, str]) -> Dataset:
    """Return the country with further members: id, kind and themes."""
    return replace(
        dataset, members=pd.concat([dataset.members, pd.DataFrame(more, columns=["member", "kind", "themes"])], ignore_index=True)
    )


def with_links(dataset: Dataset, *links: tuple[str, str, str]) -> Dataset:
    """Return the country with these links of members to other countries: country, member and evidence."""
    codes = ["ALB", "DEU", "GRC", "ITA", "XKX"]
    names = {"name_sq": [f"{code} sq" for code in codes], "name_en": [f"{code} en" for code in codes]}
    countries = gpd.GeoDataFrame(names, geometry=[shapely.Point(0, 0)] * 5, index=codes, crs="EPSG:4326")
    return replace(dataset, partners=pd.DataFrame(links, columns=["country", "member", "evidence"]), countries=countries)


def with_census(dataset: Dataset, **residents: float | None) -> Dataset:
    """Return the country with a census of 2023: code -> residents, None where there is no figure."""
    return replace(dataset, places=dataset.places.assign(population_2023=dataset.places["code"].map(pd.Series(residents, dtype=float))))


def with_shapes(dataset: Dataset) -> Dataset:
    """Return the country with its districts as squares of half a degree: Alpha, Beta east of it, Gamma south of Alpha.

    Beta and Gamma meet in a corner, which is no border. Members are called by their ids, in the capitals of a short name or as One, Three.
    """
    squares = {"A": (19.5, 41.0), "B": (20.0, 41.0), "G": (19.5, 40.5)}
    shapes = [shapely.box(west, south, west + 0.5, south + 0.5) for west, south in squares.values()]
    districts = gpd.GeoDataFrame(geometry=shapes, index=list(squares), crs="EPSG:4326")
    counties = gpd.GeoDataFrame(geometry=[shapely.box(19.5, 41.0, 20.5, 41.5), shapes[2]], index=["N", "S"], crs="EPSG:4326")
    ids = dataset.members["member"]
    members = dataset.members.assign(name_page=ids.str.capitalize(), acronym=ids.where(ids.eq("two"), "").str.upper())
    return replace(dataset, members=members, boundaries={"county": counties, "district": districts})


def view(dataset: Dataset, **chosen: Any) -> pd.DataFrame:
    """Return the table of the view that ``chosen`` selects."""
    return coverage_table(dataset, Selection(**chosen))


def totals(dataset: Dataset, **chosen: Any) -> Figures:
    """Return the totals of the view that ``chosen`` selects."""
    return figures_of(view(dataset, **chosen))


def shown(column: pd.Series) -> dict[str, Any]:
    """Return code -> value, None where there is none."""
    return {str(code): None if pd.isna(value) else value for code, value in column.items()}


def verdict(dataset: Dataset) -> str:
    """Return the verdict on the claim of the territory."""
    return main_claim(dataset).verdict


def known_share(dataset: Dataset, way: str, basis: str) -> float:
    """Return a share of the claim of the territory that is known exactly."""
    return main_claim(dataset).known(way, basis)


def gazetteer_of(places: list[tuple[str, ...]], *aliases: tuple[str, str, str], codes: pd.DataFrame | None = None) -> Gazetteer:
    """Return the gazetteer of ``places`` (code, level, name, county, district, municipality) and ``aliases`` (alias, level, code)."""
    columns = ["code", "level", "name_sq", "county", "district", "municipality"]
    table = pd.DataFrame([[*place, *[""] * (len(columns) - len(place))] for place in places], columns=columns)
    also = pd.DataFrame([(*alias, "") for alias in aliases], columns=["alias", "level", "code", "why"])
    return build_gazetteer(table.assign(name_en=table["name_sq"]), also, codes)


def matrix(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return who is where by what evidence, in the order of the page."""
    of = View(dataset, selection)
    return evidence_matrix(of.table, of.presence, of.members, wide=bool(selection.wide))
