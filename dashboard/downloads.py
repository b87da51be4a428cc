"""The view as a file: the same table that the map shows, with its selection and its sources."""

import io
import json
from collections.abc import Callable

import geopandas as gpd
import pandas as pd

from dashboard.domain.coverage import coverage_table
from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection, parse_query

ATTRIBUTION = "© OpenStreetMap contributors (ODbL 1.0), via geoBoundaries"
_COLUMNS = ["code", "name_sq", "name_en", "county", "members", "ids", "stated", "evidence", "class", "area_km2", "population"]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def neutralise(value: object) -> object:
    """Return text that a spreadsheet would take for a formula with a quote in front of it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _coverage(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    table = coverage_table(dataset, selection)
    return table.loc[table["inside"]].reset_index()[_COLUMNS]


def _operations(dataset: Dataset, _: Selection) -> pd.DataFrame:
    return dataset.operations.drop(columns=["_row"])


def _csv(frame: pd.DataFrame) -> bytes:
    return ("\ufeff" + frame.map(neutralise).to_csv(index=False, lineterminator="\r\n")).encode()


def _xlsx(frame: pd.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame.map(neutralise).to_excel(buffer, index=False, freeze_panes=(1, 0), sheet_name="coverage")
    return buffer.getvalue()


def _geojson(dataset: Dataset, selection: Selection) -> bytes:
    """Join the table to the boundaries: one feature per place inside the selection."""
    frame = _coverage(dataset, selection).set_index("code")
    shapes = dataset.boundaries[selection.level][["geometry"]]
    joined = gpd.GeoDataFrame(frame.join(shapes), geometry="geometry", crs="EPSG:4326").reset_index()
    return json.dumps({**json.loads(joined.to_json()), "attribution": ATTRIBUTION}, ensure_ascii=False).encode()


DOWNLOADS: dict[str, tuple[Callable[[Dataset, Selection], bytes], str]] = {
    "coverage.csv": (lambda d, s: _csv(_coverage(d, s)), "text/csv"),
    "coverage.xlsx": (
        lambda d, s: _xlsx(_coverage(d, s)),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "coverage.geojson": (_geojson, "application/geo+json"),
    "operations.csv": (lambda d, s: _csv(_operations(d, s)), "text/csv"),
    "members.csv": (lambda d, s: _csv(d.members), "text/csv"),
}


def download(name: str, dataset: Dataset, query: str) -> tuple[bytes, str]:
    """Return the bytes and the media type of download ``name`` for the selection in ``query``."""
    make, mimetype = DOWNLOADS[name]
    selection, _ = parse_query(query, dataset.vocabulary)
    return make(dataset, selection), mimetype
