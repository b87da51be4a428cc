"""The annual report as a workbook: in words, rounded, with the map; the columns for programs come last."""

import io
from dataclasses import replace
from datetime import datetime
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl import Workbook

from dashboard.domain.dataset import Dataset
from dashboard.exports.forms import export

SHEETS = [
    "Çfarë tregohet", "Rrethet", "Anëtarët", "Kush punon ku", "Boshllëqet", "Pohimet", "Shtetet partnere", "Të dhënat",
    "Për programe kompjuterike",
]  # fmt: skip
MACHINE = "Për programe kompjuterike"


@pytest.fixture(scope="module")
def body(shipped: Dataset) -> bytes:
    return export("report.xlsx", shipped, "lang=sq")


@pytest.fixture(scope="module")
def book(body: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(body))


def _row(book: Workbook, sheet: str, first: str) -> dict[str, object]:
    rows = book[sheet].iter_rows(values_only=True)
    header = next(rows)
    return dict(zip(header, next(row for row in rows if row[0] == first), strict=True))


def test_it_begins_with_what_is_shown_when_and_by_which_sources_and_the_map(book: Workbook, body: bytes) -> None:
    assert book.sheetnames == SHEETS
    front = book[SHEETS[0]]
    said = {row[0]: row[1] for row in front.iter_rows(values_only=True) if row[0]}
    assert front["A1"].value == "Ku punon koalicioni BKTF, sipas rretheve"
    assert (said["Anëtarë të dokumentuar"], said["Rrethet me anëtar të dokumentuar"], said["Rrethet gjithsej"]) == (17, 28, 36)
    assert "ODbL" in str(said["Burimet dhe licencat"])
    assert "2026" in str(said["Data dhe versioni"])
    assert set(SHEETS[1:]) <= set(said)  # each sheet is named, with what it holds
    pictures = [name for name in ZipFile(io.BytesIO(body)).namelist() if name.startswith("xl/media/")]
    assert len(pictures) == 1


def test_headers_and_values_are_words_of_the_language(book: Workbook) -> None:
    assert _row(book, "Rrethet", "Bulqizë") == {
        "Vendi": "Bulqizë", "Qarku": "Dibër", "Anëtarët": 1, "E përmend koalicioni": "po", "Prova më e fortë": "e drejtpërdrejtë",
        "Burimi më i fundit": 2024, "Në zonë, vendi i saktë nuk dihet": 4, "Për 100\u00a0000 banorë": 3.2, "Sipërfaqja, km²": 709,
        "Banorë (Censi 2011)": 31210, "Anëtarët e dokumentuar, me emër": "Terre des hommes",
    }  # fmt: skip
    assert _row(book, "Shtetet partnere", "Greqi")["Prova"] == "e deklaruar nga koalicioni"
    themes = {row[4] for row in book["Të dhënat"].iter_rows(min_row=2, values_only=True)}
    assert "Ndihmë juridike" in themes and "legal-aid" not in themes


def test_shares_are_rounded_and_shown_as_percentages(book: Workbook) -> None:
    shares = [cell for row in book["Pohimet"].iter_rows(min_row=2, min_col=3, max_col=4) for cell in row if cell.value is not None]
    assert shares and {cell.number_format for cell in shares} == {"0.0%"}
    assert book["Pohimet"]["C3"].value == 0.8237  # 82.4 % of the land, as the page says
    numbers = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, float)]
    assert all(len(str(value)) <= len("28748.123") for value in numbers)


def test_no_column_for_programs_stands_before_the_last_sheet(book: Workbook) -> None:
    header = [cell.value for cell in book[MACHINE][1]]
    assert header[:5] == ["code", "name_sq", "name_en", "county", "members"]
    assert [book[MACHINE].cell(2, at).value for at in (1, 5)] == ["AL-BR", 1]
    first = {cell.value for name in SHEETS[1:-1] for cell in book[name][1]}
    assert not first & {"code", "members", "ids", "evidence", "area_share", "low"}


def test_a_text_is_never_a_formula_and_a_day_is_a_day(shipped: Dataset) -> None:
    rows = shipped.operations.copy()
    first = rows.index[rows["evidence"] == "direct"][0]
    rows.loc[first, ["source_title", "confirmed_on"]] = ["=HYPERLINK(1)", "2026-03-04"]
    changed = replace(shipped, operations=rows)
    sheet = openpyxl.load_workbook(io.BytesIO(export("report.xlsx", changed, "lang=en")))["Records"]
    titles = {cell.value: cell for cell in sheet["H"]}
    assert titles["=HYPERLINK(1)"].data_type == "s"
    days = [cell for cell in sheet["J"] if isinstance(cell.value, datetime)]
    assert [(cell.value, cell.number_format) for cell in days] == [(datetime(2026, 3, 4), "d mmm yyyy")]


def test_it_follows_the_view(shipped: Dataset) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export("report.xlsx", shipped, "lang=en&member=vatra,tdh&level=county")))
    assert book.sheetnames[1] == "Counties"
    assert [row[0] for row in book["Members"].iter_rows(min_row=2, values_only=True)] == [
        "Terre des hommes Albania", "Psycho-Social Centre “Vatra”"
    ]  # fmt: skip
    assert "Places where it is the only one" not in {cell.value for cell in book["Members"][1]}
    members = {row[0] for row in book["Records"].iter_rows(min_row=2, values_only=True)}
    assert members <= {"Terre des hommes", "Vatra", "BKTF"}


@pytest.mark.parametrize("lang", ["sq", "en"])
def test_members_have_as_many_records_as_the_sheet_of_records_and_places_follow_the_alphabet(shipped: Dataset, lang: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export("report.xlsx", shipped, f"lang={lang}")))
    districts, members, records = (book.worksheets[at] for at in (1, 2, 7))
    listed = [row[0] for row in districts.iter_rows(min_row=2, values_only=True)]
    assert listed[:8] == ["Berat", "Bulqizë", "Delvinë", "Devoll", "Dibër", "Durrës", "Elbasan", "Fier"]
    assert listed[8:10] == {"sq": ["Gramsh", "Gjirokastër"], "en": ["Gjirokastër", "Gramsh"]}[lang]  # Gj is a letter behind G
    at = [cell.value for cell in members[1]].index({"sq": "Të dhënat", "en": "Records"}[lang])
    counted = [row[at] for row in members.iter_rows(min_row=2, values_only=True)]
    behind = [row[0] for row in records.iter_rows(min_row=2, values_only=True)]
    assert sum(counted) == len(behind) - behind.count("BKTF")
    assert max(counted) == max(behind.count(name) for name in set(behind) - {"BKTF"})
