"""Spreadsheets as people and their programs write them: read as they are meant, or named; nothing is lost in silence."""

import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from dashboard.io.checks import check_cells
from dashboard.io.problems import TableError
from dashboard.io.tables import Table, read_table, read_with_problems

HEADER = ["member", "place", "level", "year_from", "year_to", "source_title", "source_url", "note"]
ROW = ["tlas", "Vlorë", "district", "2019", "", "Raport", "https://example.org/r", ""]


def _text(tmp_path: Path, text: str) -> Table:
    (tmp_path / "t.csv").write_bytes(text.encode())
    return read_with_problems(tmp_path / "t.csv")


def _book(*rows: list[object]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in (HEADER, *rows):
        book.active.append(row)
    return book


def _read(tmp_path: Path, book: openpyxl.Workbook) -> Table:
    book.save(tmp_path / "t.xlsx")
    return read_with_problems(tmp_path / "t.xlsx")


def _ods(path: Path, rows: str, *, styles: str = "", manifest: str = "") -> None:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style", "fo")
    )
    content = (
        f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink"><office:automatic-styles>{styles}'
        f'</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="One">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        if manifest:
            archive.writestr("META-INF/manifest.xml", manifest)


def _cells(*texts: str) -> str:
    cells = (f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in texts)
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def test_an_ods_is_read_with_its_numbers_dates_merged_cells_and_links(tmp_path: Path) -> None:
    rows = _cells("Organizata", "Vendi", "Nga viti", "Burimi", "Linku") + (
        '<table:table-row><table:table-cell table:number-rows-spanned="2" office:value-type="string">'
        "<text:p>tlas</text:p></table:table-cell>"
        '<table:table-cell office:value-type="string"><text:p>Has</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="2019"><text:p>2019</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string"><text:p><text:a xlink:href="https://a.example/">Raporti</text:a></text:p>'
        '</table:table-cell></table:table-row><table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        '<table:table-row table:visibility="filter"><table:table-cell office:value-type="string"><text:p>tdh</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string"><text:p>Mat</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2020-03-01"><text:p>1.3.2020</text:p></table:table-cell>'
        "</table:table-row>"
    )
    _ods(tmp_path / "t.ods", rows)
    found = read_with_problems(tmp_path / "t.csv")
    assert found.rows.to_numpy().tolist() == [
        ["tlas", "Has", "2019", "Raporti", "https://a.example/", 2], ["tdh", "Mat", "2020", "", "", 5],
    ]  # fmt: skip
    assert {(p.code, p.row) for p in found.problems} == {("changed-on-reading", 2), ("changed-on-reading", 5), ("hidden-rows", 5)}


@pytest.mark.parametrize(
    ("name", "said"),
    [("old.xls", "an old Excel workbook"), ("locked.xlsx", "protected with a password"), ("locked.ods", "protected with a password"),
     ("a.numbers", "a Numbers document"), ("strict.xlsx", "Strict Open XML"), ("binary.xlsx", "a binary Excel workbook")],
)  # fmt: skip
def test_a_workbook_of_another_kind_is_named_with_what_to_do(tmp_path: Path, name: str, said: str) -> None:
    path, ole = tmp_path / name, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    if name == "locked.ods":
        _ods(path, _cells("member"), manifest="<manifest:encryption-data/>")
    elif name == "strict.xlsx":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("xl/workbook.xml", '<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>')
    elif name in {"a.numbers", "binary.xlsx"}:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("Index/Document.iwa" if name == "a.numbers" else "xl/workbook.bin", "")
    else:
        path.write_bytes(ole + (b"" if name == "old.xls" else "EncryptedPackage".encode("utf-16-le")))
    with pytest.raises(TableError, match=f"{said}.*; (open|in Numbers)"):
        read_table(path)


def test_parts_in_any_case_and_coded_line_breaks_are_read(tmp_path: Path) -> None:
    _book(["tlas", "Fier_x000D_\nLushnjë", *ROW[2:]]).save(tmp_path / "made.xlsx")
    with zipfile.ZipFile(tmp_path / "made.xlsx") as sound, zipfile.ZipFile(tmp_path / "t.xlsx", "w") as odd:
        for part in sound.namelist():
            odd.writestr(part if part.startswith("[") else part.upper(), sound.read(part))
    assert read_table(tmp_path / "t.xlsx")["place"].tolist() == ["Fier; Lushnjë"]


def test_how_cells_look_is_read_or_named(tmp_path: Path) -> None:
    book = _book(ROW, ["", "Fier", *ROW[2:6], "raporti", ""], ["tdh", *ROW[1:]], ["tdh", *ROW[1:3], "=2018+1", *ROW[4:]])
    sheet = book.active
    sheet.merge_cells("A2:A3")
    sheet["G3"].hyperlink = "https://b.example/"
    sheet["B4"].font, sheet["B2"].fill = Font(strike=True), PatternFill("solid", fgColor="FFFF00")
    sheet["B3"].comment, sheet.row_dimensions[4].hidden = Comment("ask again", "Ana"), True
    found = _read(tmp_path, book)
    assert found.rows["member"].tolist() == ["tlas", "tlas", "tdh", "tdh"]
    assert found.rows["source_url"][1] == "https://b.example/"
    said = {(p.code, p.row, p.column) for p in found.problems}
    assert said == {
        ("merged-cells", 2, "member"), ("changed-on-reading", 3, "source_url"), ("struck-rows", 4, ""), ("coloured-cells", 2, ""),
        ("unread-comments", 3, ""), ("hidden-rows", 4, ""), ("unsaved-formula", 5, "year_from"),
    }  # fmt: skip


@pytest.mark.parametrize("cell", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "Err:502"])
def test_what_a_spreadsheet_could_not_work_out_is_an_error_in_any_column(tmp_path: Path, cell: str) -> None:
    rows = _read(tmp_path, _book([*ROW[:5], cell, ROW[6], cell])).rows
    assert [(p.code, p.column) for p in check_cells({"operations": rows})] == [("error-in-cell", "source_title"), ("error-in-cell", "note")]


def test_what_stands_below_the_table_is_left_out_and_named_and_rows_are_not(tmp_path: Path) -> None:
    found = _text(tmp_path, "member,place,note\ntlas,Has,\n,Mat,\nPërgatiti: Ana,,\nTotali,2,\n")
    assert found.rows["place"].tolist() == ["Has", "Mat"]
    assert [(p.code, p.row) for p in found.problems] == [("row-below-table", 4), ("row-below-table", 5)]


@pytest.mark.parametrize(
    ("header", "row", "place", "level"),
    [
        ("member,County,District,Municipality", "tlas,Vlorë,Vlorë,Himarë", "Himarë", "municipality"),
        ("member,County,District,Municipality", "tlas,Tiranë,Tiranë,", "Tiranë", "district"),
        ("member,Prefektura", "tlas,Vlorë", "Vlorë", "county"),
        ("member,Vendi (bashkia ose rrethi)", "tlas,Vlorë", "Vlorë", None),
        ("member,group_xy/Bashkia", "tlas,Vlorë", "Vlorë", "municipality"),
        ("Organisation,#ADM2+NAME", "tlas,Vlorë", "Vlorë", "district"),
        ("Qui,Où\n#ORG,#ADM3+name", "tlas,Himarë", "Himarë", "municipality"),
        ("#org,#adm1+name\nQui,Département", "tlas,Vlorë", "Vlorë", "county"),
        ("member,Qyteti", "tlas,Vlorë", "Vlorë", None),
    ],
)
def test_the_headers_of_other_lists_say_where(tmp_path: Path, header: str, row: str, place: str, level: str | None) -> None:
    rows = _text(tmp_path, f"{header}\n{row}\n").rows.to_dict("records")
    assert [(r["member"], r["place"], r.get("level")) for r in rows] == [("tlas", place, level)]


def test_a_header_that_is_nearly_known_is_named_with_what_it_may_be(tmp_path: Path) -> None:
    (problem,) = _text(tmp_path, "member,place,Burimii\ntlas,Has,x\n").problems
    assert (problem.code, problem.column) == ("unknown-column", "Burimii")
    assert "Did you mean: burimi?" in problem.hint


def test_the_times_of_a_form_are_no_years(tmp_path: Path) -> None:
    found = _text(tmp_path, "start,end,member,place,_uuid\n2026-03-01T09:11:02,2026-03-01T09:15:00,tlas,Has,x\n")
    assert not {"year_from", "year_to"} & set(found.rows.columns)


@pytest.mark.parametrize(
    ("first", "last", "read"),
    [("mars 2021", "", ("2021", "")), ("2019–2021", "", ("2019", "2021")), ("2019 e në vazhdim", "", ("2019", "")),
     ("2019", "n/a", ("2019", "")), ("2019", "në vazhdim", ("2019", "")), ("mars 2019 - maj 2021", "", ("2019", "2021")),
     ("2021–2019", "", ("2021–2019", "")), ("rreth 2019", "", ("rreth 2019", ""))],
)  # fmt: skip
def test_years_in_words_are_read_and_said(tmp_path: Path, first: str, last: str, read: tuple[str, str]) -> None:
    found = _text(tmp_path, f"member,place,year_from,year_to\ntlas,Has,{first},{last}\n")
    assert tuple(found.rows.loc[0, ["year_from", "year_to"]]) == read
    assert bool(found.problems) == (read != (first, last))


@pytest.mark.parametrize(("cell", "years"), [("2019", ("2019", "2019")), ("2019-2021", ("2019", "2021")), ("2019 e tutje", ("2019", ""))])
def test_one_column_of_years_is_two(tmp_path: Path, cell: str, years: tuple[str, str]) -> None:
    found = _text(tmp_path, f"Organizata;Bashkia;Viti\nTLAS;Vlorë;{cell}\n")
    assert tuple(found.rows.loc[0, ["year_from", "year_to"]]) == years


@pytest.mark.parametrize(
    ("cell", "day"),
    [("2026-03-31 00:00:00", "2026-03-31"), ("31.3.2026", "2026-03-31"), ("31/03/2026", "2026-03-31"), ("1/2/2026", "1/2/2026")],
)
def test_a_day_is_read_unless_it_may_be_two(tmp_path: Path, cell: str, day: str) -> None:
    assert _text(tmp_path, f"member,place,confirmed_on\ntlas,Has,{cell}\n").rows["confirmed_on"].tolist() == [day]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('member,place,note\n"tlas,Has,""a, b; c"""\n', id="lines in one cell"),
        pytest.param('"member,place,note"\n"tlas,Has,""a, b";" c"""\n', id="and a cell taken for two"),
        pytest.param("member|place|note\ntlas|Has|a, b; c\n", id="strokes"),
        pytest.param('member,place,note\r\ntlas,Has,"a, b; c"\r\n\x1a', id="the end mark of MS-DOS"),
    ],
)
def test_a_text_that_a_program_saved_in_its_own_way_is_read_as_it_was(tmp_path: Path, text: str) -> None:
    assert read_table_of(tmp_path, text) == [["tlas", "Has", "a, b; c"]]


def read_table_of(tmp_path: Path, text: str) -> list[list[str]]:
    return _text(tmp_path, text).rows[["member", "place", "note"]].to_numpy().tolist()


def test_too_many_rows_are_refused_as_soon_as_they_are_counted(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("member,place\n" + "tlas,Has\n" * 30, "utf-8")
    with pytest.raises(TableError, match="has more than 20 rows, too many to edit here"):
        read_with_problems(tmp_path / "t.csv", most_rows=20)
