"""The view as a table: CSV, Excel and GeoJSON. All say the same numbers, and all carry the stamps."""

import csv as python_csv
import io
import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd

from dashboard.domain.coverage import chosen_operations
from dashboard.domain.partners import NO_LINK
from dashboard.domain.view import View
from dashboard.exports.described import describe_workbook
from dashboard.views import report
from dashboard.views.columns import columns_of, rounded, rounded_values
from dashboard.views.metadata import metadata_of
from dashboard.views.sentences import stamps_of
from dashboard.views.text_map import describe
from dashboard.views.words import member_short

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_SOURCES = ["member", "place", "level", "evidence", "theme", "year_from", "year_to", "source_title", "source_url", "note", "note_sq",
            "confirmed_on"]  # fmt: skip
# What a spreadsheet would take for a formula or a command, and what its file format cannot hold.
_DECIMAL = re.compile(r"-?\d+\.\d+")
_ADM = {"county": "adm1", "district": "adm2", "municipality": "adm3", "country": "country"}
_HXL = {
    "code": "#{adm}+code", "name_sq": "#{adm}+name+i_sq", "name_en": "#{adm}+name+i_en", "county": "#adm1+code", "members": "#org+num",
    "ids": "#org+code+list", "names": "#org+name+list", "evidence": "#indicator+evidence", "area_km2": "#geo+area+km2",
    "population": "#population", "population_year": "#date+year+population", "member": "#org+code", "place": "#loc+name",
    "level": "#loc+type", "theme": "#sector+list", "year_from": "#date+start", "year_to": "#date+end", "source_title": "#meta+source",
    "source_url": "#meta+url", "note": "#description+i_en", "note_sq": "#description+i_sq", "country": "#country+code",
    "recency": "#date+year+latest",
}  # fmt: skip
_FORMULA = re.compile(r"[=+\-@\x00-\x1f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def neutralise(value: Any) -> Any:
    """Return text that a spreadsheet would take for a formula with a quote in front of it."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def view_table(view: View) -> pd.DataFrame:
    """Return one row per place inside the selection, or per country with a link in the partner view; key ``code``."""
    if view.partners:
        return view.countries.loc[view.countries["class"] != NO_LINK].reset_index(names="code")
    table, dataset = view.inside.reset_index(), view.dataset
    names = {member: member_short(dataset, member, view.selection.lang) for member in dataset.member_ids}
    years = dataset.by_code["population_year"]
    listed = table["ids"].map(lambda ids: "; ".join(names[m] for m in ids.split(";") if m))
    full = table.assign(names=listed, population_year=table["code"].map(years))
    shown = [c.key for c in columns_of(view.selection) if c.in_files]
    return _typed(rounded(full[shown]), "recency", "population", "population_year")


def source_table(view: View) -> pd.DataFrame:
    """Return the source rows behind the view, as they stand in the data."""
    return view.links if view.partners else _typed(view.operations[_SOURCES], "year_from", "year_to")


def _typed(frame: pd.DataFrame, *whole: str) -> pd.DataFrame:
    """Return ``frame`` with the columns ``whole`` as whole numbers, unknown left empty."""
    return frame.assign(**{name: pd.to_numeric(frame[name], errors="coerce").round().astype("Int64") for name in whole})


def csv(frame: pd.DataFrame) -> bytes:
    """Return ``frame`` as CSV that Excel opens in UTF-8."""
    return ("\ufeff" + frame.map(neutralise).to_csv(index=False, lineterminator="\r\n")).encode()


def coverage_csv(view: View) -> bytes:
    """Return the view; the stamps stand in columns behind it, so that sorting and filtering keep them."""
    return stamped_csv(view_table(view), view)


def operations_csv(view: View) -> bytes:
    """Return the rows of the data that the filters keep."""
    return csv(chosen_operations(view.dataset, view.selection).drop(columns=["_row"]))


def members_csv(view: View) -> bytes:
    """Return the members that the filters keep, and the coalition where there is no filter over members."""
    kept = [*view.members, *([] if view.selection.narrowed else [view.dataset.coalition.id])]
    return csv(view.dataset.members.loc[view.dataset.members["member"].isin(kept)])


def for_excel(body: bytes) -> bytes:
    """Return a CSV as Excel with Albanian settings opens it: semicolons between cells, commas before decimals."""
    rows = python_csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""))
    file = io.StringIO(newline="")
    python_csv.writer(file, delimiter=";", lineterminator="\r\n").writerows(
        [cell.replace(".", ",") if _DECIMAL.fullmatch(cell) else cell for cell in row] for row in rows
    )
    return ("\ufeff" + file.getvalue()).encode()


def with_hxl(body: bytes, *, places: str) -> bytes:
    """Return a CSV with the row of HXL tags under its header, see https://hxlstandard.org; columns that HXL has no tag for stay without.

    Args:
        places: what the codes are of: a level, ``country``, or empty where they are of several.
    """
    header, rest = body.decode("utf-8-sig").split("\r\n", 1)
    tags = [_HXL.get(column, "").format(adm=_ADM.get(places, "loc")) for column in next(python_csv.reader([header]))]
    return ("\ufeff" + "\r\n".join([header, ",".join(tags), rest])).encode()


def stamped_csv(frame: pd.DataFrame, view: View) -> bytes:
    """Return any table about a view with the stamps of the view in columns behind it."""
    return csv(frame.assign(**asdict(stamps_of(view))))


def gaps_csv(view: View) -> bytes:
    """Return the gap list, residents as whole numbers as in every file."""
    return stamped_csv(_typed(report.gap_table(view), "population"), view)


def words_txt(view: View) -> bytes:
    """Return the view in words: title, paragraphs and stamps, as plain text in UTF-8."""
    stamps = stamps_of(view)
    parts = [stamps.title, *describe(view), stamps.selection, stamps.data, stamps.sources, stamps.disclaimer]
    return ("\ufeff" + "\r\n\r\n".join(parts) + "\r\n").encode()


def coverage_xlsx(view: View) -> bytes:
    """Return the view as a workbook: ``coverage``, ``selection``, ``sources``; of places also the answers of ``views.report``."""
    about = asdict(stamps_of(view)) | ({} if view.partners else rounded_values(asdict(view.figures)))
    sheets = {
        "coverage": view_table(view),
        "selection": pd.DataFrame({"what": list(about), "value": list(about.values())}),
        "sources": source_table(view),
    }
    if not view.partners:
        sheets |= {
            "claims": report.claim_table(view), "gaps": report.gap_table(view), "dependence": rounded(view.dependence.reset_index()),
            "pairs": rounded(view.pairs), "matrix": report.matrix_table(view),
        }  # fmt: skip
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="openpyxl") as writer:
        for name, frame in sheets.items():
            frame.map(_cell).to_excel(writer, sheet_name=name, index=False, freeze_panes=(1, 0))
            _dress(writer.sheets[name])
        describe_workbook(writer.book.properties, metadata_of(view))
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


def coverage_geojson(view: View) -> bytes:
    """Join the table to the boundaries: one feature per place inside the selection, feature ``id`` = ``code``."""
    frame = view_table(view)
    shapes = view.dataset.countries if view.partners else view.dataset.boundaries[view.selection.level]
    joined = gpd.GeoDataFrame(frame, geometry=shapes["geometry"].reindex(frame["code"]).to_numpy(), crs="EPSG:4326")
    collection = json.loads(joined.set_index("code", drop=False).to_json())
    stamps = {
        **asdict(stamps_of(view)),
        "attribution": view.dataset.coalition.boundary_attribution,
        "metadata": metadata_of(view).shown(),
    }
    return json.dumps({"type": collection["type"], **stamps, "features": collection["features"]}, ensure_ascii=False).encode()
