"""Countries under a selection."""

from dataclasses import replace

import geopandas as gpd
import pandas as pd
import shapely

from dashboard.domain.dataset import Dataset
from dashboard.domain.partners import partner_table
from dashboard.domain.selection import Selection

LINKS = pd.DataFrame(
    [("GRC", "bktf", "stated"), ("ITA", "bktf", "stated"), ("GRC", "one", "direct"), ("GRC", "two", "weak"), ("DEU", "two", "direct")],
    columns=["country", "member", "evidence"],
)


def _with_countries(tiny: Dataset) -> Dataset:
    codes = ["ALB", "DEU", "GRC", "ITA", "XKX"]
    shapes = gpd.GeoDataFrame({"name_sq": codes, "name_en": codes}, geometry=[shapely.Point(0, 0)] * 5, index=codes, crs="EPSG:4326")
    return replace(tiny, partners=LINKS, countries=shapes)


def test_countries_are_told_apart_by_who_names_them(tiny: Dataset) -> None:
    table = partner_table(_with_countries(tiny), Selection())
    assert table["class"].to_dict() == {"ALB": "home", "DEU": "found", "GRC": "both", "ITA": "page", "XKX": "land"}
    assert table["members"].to_dict() == {"ALB": 0, "DEU": 1, "GRC": 2, "ITA": 0, "XKX": 0}


def test_a_member_filter_keeps_what_the_page_names(tiny: Dataset) -> None:
    table = partner_table(_with_countries(tiny), Selection(member=("one",)))
    assert table["class"].to_dict() == {"ALB": "home", "DEU": "land", "GRC": "both", "ITA": "page", "XKX": "land"}
