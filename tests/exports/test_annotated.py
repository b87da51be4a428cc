import io

import openpyxl
import pytest

from dashboard.exports.annotated import Mark, annotated_xlsx

ROWS = [(1, ["title"]), (3, ["member", "place", "year_from"]), (4, ["tlas", "=1+1", "2019"]), (6, ["nobody", "Atlantis", "0201"])]
MARKS = [
    Mark(6, 0, "error: no such member. Did you mean: tlas?", severe=True),
    Mark(6, 1, "warning: not in the gazetteer. Correct it.", severe=False),
    Mark(4, None, "warning: odd. Look.", severe=False),
    Mark(3, 1, "warning: the column is not known.", severe=False),
]


@pytest.fixture(scope="module")
def sheet() -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(io.BytesIO(annotated_xlsx(ROWS, MARKS, header=3, column="problem"))).active


def test_every_row_stands_where_it_stood_with_what_it_held(sheet) -> None:
    values = [list(row[:3]) for row in sheet.iter_rows(values_only=True)]
    assert values == [
        ["title", None, None], [None] * 3, ["member", "place", "year_from"], ["tlas", "=1+1", 2019],
        [None] * 3, ["nobody", "Atlantis", "0201"],
    ]  # fmt: skip


def test_a_cell_at_fault_is_filled_and_says_why_and_no_other_is(sheet) -> None:
    marked = {cell.coordinate: cell.fill.fgColor.rgb for row in sheet.iter_rows() for cell in row if cell.fill.fill_type}
    assert marked == {"A6": "00F4B6B6", "B6": "00FFE699", "D6": "00F4B6B6", "D4": "00FFE699", "B3": "00FFE699", "D3": "00FFE699"}
    said = {c.coordinate: c.comment.text for row in sheet.iter_rows() for c in row if c.comment}
    assert said == {"A6": MARKS[0].text, "B6": MARKS[1].text, "B3": MARKS[3].text, "D3": MARKS[3].text}
    assert [sheet[name].font.bold for name in ("A6", "B6", "D6", "D4")] == [True, False, True, False]


def test_the_last_column_says_all_of_a_row_and_the_header_stays_in_sight(sheet) -> None:
    assert [sheet.cell(row, 4).value for row in (3, 4, 6)] == ["problem", MARKS[2].text, f"{MARKS[0].text}\n{MARKS[1].text}"]
    assert sheet.freeze_panes == "A4"


def test_text_that_looks_like_a_formula_stays_text(sheet) -> None:
    assert sheet["B4"].data_type == "s"
    assert sheet["B4"].quotePrefix
