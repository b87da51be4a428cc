"""Every file says the same numbers as the sentence, and carries the stamps."""

import io
import json

import openpyxl
import pandas as pd
import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.exports.forms import export
from dashboard.exports.tables import csv, neutralise, source_table
from dashboard.views.sentences import Stamps, stamps_of

# Counted by hand in the data: Berat, Dibër, Durrës, Elbasan, Fier, Gjirokastër, Korçë, Kurbin, Lezhë, Librazhd, Lushnjë, Mirditë,
# Shkodër, Tiranë and Vlorë are 15 districts with direct evidence of one of the two.
VIEW = "lang=en&member=vatra,world-vision&level=district"


def _stamps(dataset: Dataset) -> Stamps:
    return stamps_of(View(dataset, Selection(lang="en", member=("vatra", "world-vision"))))


def _frames(dataset: Dataset) -> dict[str, pd.DataFrame]:
    features = json.loads(export("coverage.geojson", dataset, VIEW))["features"]
    return {
        "csv": pd.read_csv(io.BytesIO(export("coverage.csv", dataset, VIEW)), encoding="utf-8-sig"),
        "xlsx": pd.read_excel(io.BytesIO(export("coverage.xlsx", dataset, VIEW)), sheet_name="coverage"),
        "geojson": pd.DataFrame([feature["properties"] for feature in features]),
    }


def test_every_table_adds_up_to_the_sentence(shipped: Dataset) -> None:
    assert _stamps(shipped).sentence.startswith("Public sources place 2 members in 15 of the 36 districts: 52.1% of the land area")
    for name, frame in _frames(shipped).items():
        reached = frame["members"] > 0
        assert (len(frame), int(reached.sum())) == (36, 15), name
        assert frame.loc[reached, "area_km2"].sum() / frame["area_km2"].sum() == pytest.approx(0.521, abs=0.0005), name
        assert frame["code"].is_unique, name


def test_the_tables_of_all_forms_are_equal(shipped: Dataset) -> None:
    frames = _frames(shipped)
    columns = ["code", "members", "ids", "class", "area_km2", "population"]
    for name in ("xlsx", "geojson"):
        other = frames[name][columns].fillna("").replace("", None)
        pd.testing.assert_frame_equal(frames["csv"][columns].fillna("").replace("", None), other, check_dtype=False, obj=name)


def test_the_csv_carries_the_stamps_behind_the_figures(shipped: Dataset) -> None:
    frame = _frames(shipped)["csv"]
    for name, text in vars(_stamps(shipped)).items():
        assert set(frame[name]) == {text}


def test_the_geojson_carries_the_stamps_and_joins_by_code(shipped: Dataset) -> None:
    collection = json.loads(export("coverage.geojson", shipped, VIEW))
    assert collection["sentence"] == _stamps(shipped).sentence
    assert "ODbL" in collection["attribution"]
    assert all(feature["id"] == feature["properties"]["code"] for feature in collection["features"])
    assert {feature["geometry"]["type"] for feature in collection["features"]} <= {"Polygon", "MultiPolygon"}


def test_the_workbook_has_typed_columns_a_frozen_header_sources_and_the_selection(shipped: Dataset) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export("coverage.xlsx", shipped, VIEW)))
    assert book.sheetnames == ["coverage", "selection", "sources", "claims", "gaps", "dependence", "pairs", "matrix"]
    assert all(sheet.freeze_panes == "A2" for sheet in book)
    first = {cell.value: book["coverage"].cell(2, cell.column).value for cell in book["coverage"][1]}
    assert (first["code"], first["members"], first["population"]) == ("AL-BR", 1, 97942)
    assert isinstance(first["area_km2"], float)
    assert {cell.number_format for cell in book["coverage"][2] if isinstance(cell.value, float)} == {"#,##0.00"}
    assert book.properties.title == _stamps(shipped).title
    said = dict(book["selection"].iter_rows(min_row=2, values_only=True))
    assert said["sentence"] == _stamps(shipped).sentence
    assert (said["places_reached"], said["places_total"]) == (15, 36)
    members = {row[0] for row in book["sources"].iter_rows(min_row=2, values_only=True)}
    assert members == {"bktf", "vatra", "world-vision"}


def test_the_sources_are_those_of_the_view(shipped: Dataset) -> None:
    only = source_table(View(shipped, Selection(member=("vatra",), county=("AL-12",), evidence=("direct",))))
    assert set(only["member"]) == {"vatra"}
    assert set(only["evidence"]) == {"direct"}
    assert len(source_table(View(shipped, Selection(member=("vatra", "rmsa-icmc"), match="all", evidence=("direct",))))) == 0


def test_the_partner_view_is_taken_away_as_countries(shipped: Dataset) -> None:
    frame = pd.read_csv(io.BytesIO(export("coverage.csv", shipped, "view=partners")), encoding="utf-8-sig").set_index("code")
    assert frame.loc["XKX", "class"] == "both"
    assert len(frame) == 28  # Albania, 12 that the page names, 15 more


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("=HYPERLINK(1)", "'=HYPERLINK(1)", id="formula"),
        pytest.param("+355 4", "'+355 4", id="plus"),
        pytest.param("-1", "'-1", id="text that looks negative"),
        pytest.param("@SUM", "'@SUM", id="at"),
        pytest.param("\x00x", "'\x00x", id="control character"),
        pytest.param("Tiranë", "Tiranë", id="a name stays"),
        pytest.param(-1, -1, id="a number stays a number"),
    ],
)
def test_what_a_spreadsheet_would_run_is_neutralised(value: object, expected: object) -> None:
    assert neutralise(value) == expected


def test_a_neutralised_cell_reaches_the_file() -> None:
    assert csv(pd.DataFrame({"note": ["=1+1"]})).decode("utf-8-sig") == "note\r\n'=1+1\r\n"
