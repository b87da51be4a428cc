"""The view as a table: CSV, Excel and GeoJSON. All say the same numbers, and all carry the stamps."""

import io
import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd

from dashboard.domain.coverage import counted, coverage_table, figures_of
from dashboard.domain.dataset import Dataset
from dashboard.domain.partners import links, partner_table
from dashboard.domain.selection import Selection
from dashboard.views import report
from dashboard.views.sentences import member_short, stamps_of
from dashboard.views.text_map import describe

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ATTRIBUTION = "© OpenStreetMap contributors (ODbL 1.0), via geoBoundaries"
_COLUMNS = [
    "code", "name_sq", "name_en", "county", "members", "ids", "names", "stated", "evidence", "recency", "wide",
    "per_100k", "class", "area_km2", "population", "population_year",
]  # fmt: skip
_SOURCES = ["member", "place", "level", "evidence", "theme", "year_from", "year_to", "source_title", "source_url", "note"]
# What a spreadsheet would take for a formula or a command, and what its file format cannot hold.
_FORMULA = re.compile(r"[=+\-@\x00-\x1f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def neutralise(value: Any) -> Any:
    """Return text that a spreadsheet would take for a formula with a quote in front of it."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def view_table(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return one row per place inside the selection, or per country with a link in the partner view; key ``code``."""
    if selection.view == "partners":
        table = partner_table(dataset, selection)
        return table.loc[table["class"] != "land"].reset_index(names="code")
    table = coverage_table(dataset, selection)
    table = table.loc[table["inside"]].reset_index()
    names = {member: member_short(dataset, member) for member in dataset.member_ids}
    years = dataset.by_code["population_year"]
    listed = table["ids"].map(lambda ids: "; ".join(names[m] for m in ids.split(";") if m))
    return _typed(
        table.assign(names=listed, population_year=table["code"].map(years))[_COLUMNS], "recency", "population", "population_year"
    )


def source_table(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return the source rows behind the view, as they stand in the data."""
    if selection.view == "partners":
        return links(dataset, selection)
    table = coverage_table(dataset, selection)
    rows = counted(dataset, selection)
    near = rows.loc[rows["code"].isin(table.index[table["inside"]]) & (bool(selection.wide) | ~rows["wide"]) & rows["operation"].ge(0)]
    kept = near.loc[near["evidence"].eq("stated") | near["code"].isin(table.index[table["members"] > 0])]
    return _typed(dataset.operations.loc[sorted(set(kept["operation"])), _SOURCES], "year_from", "year_to")


def _typed(frame: pd.DataFrame, *whole: str) -> pd.DataFrame:
    """Return ``frame`` with the columns ``whole`` as whole numbers, unknown left empty."""
    return frame.assign(**{name: pd.to_numeric(frame[name], errors="coerce").round().astype("Int64") for name in whole})


def csv(frame: pd.DataFrame) -> bytes:
    """Return ``frame`` as CSV that Excel opens in UTF-8."""
    return ("\ufeff" + frame.map(neutralise).to_csv(index=False, lineterminator="\r\n")).encode()


def coverage_csv(dataset: Dataset, selection: Selection) -> bytes:
    """Return the view; the stamps stand in columns behind it, so that sorting and filtering keep them."""
    return stamped_csv(view_table(dataset, selection), dataset, selection)


def stamped_csv(frame: pd.DataFrame, dataset: Dataset, selection: Selection) -> bytes:
    """Return any table about a view with the stamps of the view in columns behind it."""
    return csv(frame.assign(**asdict(stamps_of(dataset, selection))))


def words_txt(dataset: Dataset, selection: Selection) -> bytes:
    """Return the view in words: title, paragraphs and stamps, as plain text in UTF-8."""
    stamps = stamps_of(dataset, selection)
    parts = [stamps.title, *describe(dataset, selection), stamps.selection, stamps.data, stamps.sources, stamps.disclaimer]
    return ("\ufeff" + "\r\n\r\n".join(parts) + "\r\n").encode()


def coverage_xlsx(dataset: Dataset, selection: Selection) -> bytes:
    """Return the view as a workbook: ``coverage``, ``selection``, ``sources``; of places also the answers of ``views.report``."""
    about = asdict(stamps_of(dataset, selection))
    if selection.view != "partners":
        about |= asdict(figures_of(coverage_table(dataset, selection)))
    sheets = {
        "coverage": view_table(dataset, selection),
        "selection": pd.DataFrame({"what": list(about), "value": list(about.values())}),
        "sources": source_table(dataset, selection),
    }
    if selection.view != "partners":
        sheets |= {
            "claims": report.claim_table(dataset), "gaps": report.gap_table(dataset, selection),
            "dependence": report.dependence_table(dataset, selection),
            "pairs": report.pair_table(dataset, selection), "matrix": report.matrix_table(dataset, selection),
        }  # fmt: skip
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="openpyxl") as writer:
        for name, frame in sheets.items():
            frame.map(_cell).to_excel(writer, sheet_name=name, index=False, freeze_panes=(1, 0))
            _dress(writer.sheets[name])
        writer.book.properties.title = about["title"]
    return buffer.getvalue()


def _cell(value: Any) -> Any:
    return _CONTROL.sub("\ufffd", neutralise(value)) if isinstance(value, str) else value


def _dress(sheet: "Worksheet") -> None:
    """Make the columns as wide as what they hold, up to a line's length, and wrap what is longer."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(sheet.iter_cols(), start=1):
        width = max(len(str(cell.value or "")) for cell in column)
        sheet.column_dimensions[get_column_letter(number)].width = min(max(width + 2, 8), 70)
        for cell in column:
            cell.alignment = Alignment(vertical="top", wrap_text=width > 70)
            if isinstance(cell.value, float):
                cell.number_format = "#,##0.00"
        column[0].font = Font(bold=True)
    sheet.auto_filter.ref = sheet.dimensions


def coverage_geojson(dataset: Dataset, selection: Selection) -> bytes:
    """Join the table to the boundaries: one feature per place inside the selection, feature ``id`` = ``code``."""
    frame = view_table(dataset, selection)
    shapes = dataset.countries if selection.view == "partners" else dataset.boundaries[selection.level]
    joined = gpd.GeoDataFrame(frame, geometry=shapes["geometry"].reindex(frame["code"]).to_numpy(), crs="EPSG:4326")
    collection = json.loads(joined.set_index("code", drop=False).to_json())
    stamps = {**asdict(stamps_of(dataset, selection)), "attribution": ATTRIBUTION}
    return json.dumps({"type": collection["type"], **stamps, "features": collection["features"]}, ensure_ascii=False).encode()
