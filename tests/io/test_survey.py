"""One run of the check names everything."""

import csv
import io
import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.dataset import Dataset
from dashboard.io.checks import check_operations
from dashboard.io.dataset import DataError, load_dataset
from dashboard.io.problems import TableError
from dashboard.io.survey import survey
from dashboard.io.tables import read_with_problems
from tests.conftest import SHIPPED, examples


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return shutil.copytree(SHIPPED, tmp_path / "data")


def _errors(folder: Path) -> list[tuple[str, int, str]]:
    return [(p.file, p.row, p.code) for p in survey(folder).problems if p.severity == "error"]


def test_a_file_that_cannot_be_read_hides_nothing_of_the_others(copy: Path) -> None:
    (copy / "themes.csv").unlink()
    (copy / "counties.geojson").write_text("{")
    (copy / "released.txt").write_text("soon")
    (copy / "claims.csv").write_text("claim,stated,stated\n")
    text = (copy / "operations.csv").read_text().replace("bktf,Tiranë,district,stated", "nobody,Tiranë,district,certain", 1)
    (copy / "operations.csv").write_text(text)
    found = _errors(copy)
    assert {("operations.csv", 2, "unknown-member"), ("operations.csv", 2, "not-allowed")} <= set(found)
    assert {file for file, _, _ in found} == {"themes.csv", "counties.geojson", "released.txt", "claims.csv", "operations.csv"}


def test_a_table_without_a_column_hides_nothing_of_the_others(copy: Path) -> None:
    (copy / "themes.csv").write_text("theme,name_sq\nlegal-aid,Ndihmë juridike\n")
    (copy / "partners.csv").write_text((copy / "partners.csv").read_text().replace("GRC,Greqi,bktf", "GRK,Greqi,nobody"))
    assert _errors(copy) == [
        ("partners.csv", 2, "unknown-member"),
        ("partners.csv", 2, "no-shape"),
        ("themes.csv", 1, "missing-column"),
    ]


def test_problems_come_by_file_and_row(copy: Path) -> None:
    rows = list(csv.reader((copy / "operations.csv").open(encoding="utf-8", newline="")))
    rows[50][0], rows[9][5], rows[20][1], rows[21][3] = "nobody", "soon", "Elbasanx", ""
    with (copy / "operations.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    found = [(p.file, p.row) for p in survey(copy).problems]
    assert found == sorted(found)
    assert {("operations.csv", n) for n in (10, 21, 22, 51)} <= set(found)


def test_a_country_that_is_no_code_is_said_once(copy: Path) -> None:
    (copy / "partners.csv").write_text((copy / "partners.csv").read_text().replace("GRC,Greqi,bktf", "Greece,Greqi,bktf"))
    assert _errors(copy) == [("partners.csv", 2, "not-allowed")]


def test_a_workbook_that_a_table_hides_is_said(copy: Path) -> None:
    openpyxl.Workbook().save(copy / "operations.xlsx")
    said = [(p.row, p.code, p.severity) for p in survey(copy).problems if p.file == "operations.xlsx"]
    assert said == [(0, "unread-workbook", "warning")]


@pytest.mark.parametrize(
    ("text", "what"),
    [("soon", "has 'soon' instead of a date"), ("", "has '' instead of a date"), (None, "is missing")],
)
def test_a_date_that_is_none_is_quoted(copy: Path, text: str | None, what: str) -> None:
    (copy / "released.txt").unlink() if text is None else (copy / "released.txt").write_text(text)
    (found,) = [p for p in survey(copy).problems if p.severity == "error"]
    assert (found.file, found.what, found.hint) == ("released.txt", what, "Write the date of the data in it, e.g. 2026-11-23.")


def test_a_folder_with_nothing_to_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="has no table that can be read"):
        survey(tmp_path)


def test_problems_of_a_workbook_name_the_workbook(copy: Path) -> None:
    book = openpyxl.Workbook()
    for row in csv.reader((copy / "aliases.csv").open(encoding="utf-8")):
        book.active.append(row)
    book.active.append(["Nowhere", "district", "AL-XX", "made up"])
    book.save(copy / "aliases.xlsx")
    rows = len((copy / "aliases.csv").read_text().splitlines())
    (copy / "aliases.csv").unlink()
    assert _errors(copy) == [("aliases.xlsx", rows + 1, "unknown-code")]


def test_data_whose_shapes_and_places_differ_are_not_shown(copy: Path) -> None:
    counties = json.loads((copy / "counties.geojson").read_text())
    counties["features"].pop()
    (copy / "counties.geojson").write_text(json.dumps(counties))
    with pytest.raises(DataError, match="the county has no shape"):
        load_dataset(copy)


ROWS = list(csv.reader((SHIPPED / "operations.csv").open(encoding="utf-8", newline="")))
HEADER, BODY = ROWS[0], ROWS[1:]
# column -> values that are wrong there, each for another reason
FAULTS = {
    "member": ["nobody", ""], "place": ["", "Atlantis"], "level": ["planet"], "evidence": ["sure", ""], "theme": ["dancing"],
    "year_from": ["20x4", "2016-19x9"], "visibility": [""], "source_title": [""], "source_url": ["www.example.org", ""],
}  # fmt: skip
# what people and spreadsheets do to a cell without changing what it means
DRESSES = [" {}", "{}\u00a0", "\u200b{}", "{} \u202f"]


@st.composite
def _mutated(draw: st.DrawFn) -> tuple[list[list[str]], dict[int, list[str]], dict[int, str], set[int]]:
    """Return a grid, the sound rows by number, the faulty rows with the column at fault, and rows that are to be left out."""
    chosen = draw(st.lists(st.sampled_from(BODY), min_size=1, max_size=12))
    grid, sound, faulty, left_out = [HEADER], {}, {}, set()
    if draw(st.booleans()):
        grid, left_out = [["Members and places", "2026"], HEADER], {1}
    for row in chosen:
        what = draw(st.sampled_from(["sound", "dressed", "faulty", "blank before", "header before"]))
        if what == "blank before":
            grid.append(["", " "])
        elif what == "header before":
            grid.append(HEADER)
            left_out.add(len(grid))
        cells = list(row)
        if what == "faulty":
            column = draw(st.sampled_from(sorted(FAULTS)))
            cells[HEADER.index(column)] = draw(st.sampled_from(FAULTS[column]))
            faulty[len(grid) + 1] = column
        else:
            sound[len(grid) + 1] = row
        grid.append([draw(st.sampled_from(DRESSES)).format(cell) for cell in cells] if what == "dressed" else cells)
    return grid, sound, faulty, left_out


def _csv_bytes(grid: list[list[str]], separator: str, encoding: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(grid)
    return text.getvalue().encode(encoding)


def _xlsx_bytes(grid: list[list[str]]) -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in grid:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


@examples(30)
@given(mutated=_mutated(), form=st.sampled_from([",utf-8", ";utf-16", "\tutf-8-sig", "xlsx"]))
def test_rows_in_are_rows_used_and_rows_reported(tmp_path: Path, shipped: Dataset, mutated: tuple, form: str) -> None:
    grid, sound, faulty, left_out = mutated
    name = "t.xlsx" if form == "xlsx" else "t.csv"
    (tmp_path / name).write_bytes(_xlsx_bytes(grid) if form == "xlsx" else _csv_bytes(grid, form[0], form[1:]))
    (tmp_path / ("t.csv" if form == "xlsx" else "t.xlsx")).unlink(missing_ok=True)
    found = read_with_problems(tmp_path / name)
    problems = check_operations(found.rows, shipped)
    reported = {(p.row, p.column) for p in problems if p.code != "unknown-code"}
    assert {p.row for p in found.problems} == left_out
    assert set(found.rows["_row"]) == sound.keys() | faulty.keys()
    assert {row for row, _ in reported} >= faulty.keys()
    assert {(row, column) for row, column in faulty.items()} <= reported
    assert {p.row for p in problems if p.severity == "error"} <= faulty.keys()
    read = found.rows.set_index("_row")[HEADER].T.to_dict("list")
    assert {row: read[row] for row in sound} == sound


def test_rows_are_counted_as_read_faulty_and_left_out(copy: Path) -> None:
    header, first, *rest = (copy / "operations.csv").read_text().splitlines()
    faulty = first.replace("bktf", "nobody", 1).replace("stated", "sure", 1)
    (copy / "operations.csv").write_text("\n".join(["Title", header, faulty, header, *rest, ""]))
    rows = survey(copy).rows["operations.csv"]
    assert (rows.read, rows.faulty, rows.left_out) == (len(rest) + 1, 1, 2)


def test_errors_at_a_start_are_those_of_the_workbook_that_was_read_in_order(copy: Path) -> None:
    rows = [line.split(",") for line in (copy / "themes.csv").read_text().splitlines()]
    (copy / "themes.csv").unlink()
    book = openpyxl.Workbook()
    for row in [rows[0], ["Two Translator", "a", "b"], ["", "c", "d"], *rows[1:], ["Law Aid", "e", "f"]]:
        book.active.append(row)
    book.save(copy / "themes.xlsx")
    with pytest.raises(DataError) as raised:
        load_dataset(copy)
    assert {p.file for p in raised.value.problems} == {"themes.xlsx"}
    at = [p.row for p in raised.value.problems]
    assert at == sorted(at)
    assert set(at) == {2, 3, len(rows) + 3}


def test_names_of_members_are_known_though_the_themes_cannot_be_read(copy: Path) -> None:
    (copy / "themes.csv").write_bytes(b"")
    text = (copy / "operations.csv").read_text()
    (copy / "operations.csv").write_text(text.replace("\nvatra,", "\nVATRA,"))
    assert {file for file, _, _ in _errors(copy)} == {"themes.csv"}


def test_a_member_and_a_theme_that_lost_letters_are_read_and_said(copy: Path) -> None:
    header, first, *rest = (copy / "operations.csv").read_text().splitlines()
    row = "Terre des hommes Shqip?ri,Has,district,direct,Ndihm? juridike,,,public,A,https://example.org/,"
    (copy / "operations.csv").write_text("\n".join([header, row, first, *rest, ""]))
    found = [(p.column, p.what) for p in survey(copy).problems if p.row == 2 and p.file == "operations.csv"]
    said = "letters lost through a wrong encoding; read as "
    assert found == [("member", f"{said}tdh"), ("theme", f"{said}legal-aid")]
