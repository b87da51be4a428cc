import csv
import unicodedata
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.io.problems import TableError
from dashboard.io.tables import read_table, read_with_problems
from tests.conftest import examples

ROWS = "member;place\ntlas;Kuçovë\n"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(ROWS.encode(), id="UTF-8, semicolon"),
        pytest.param(b"\xef\xbb\xbf" + ROWS.replace(";", ",").encode(), id="UTF-8 with BOM, comma"),
        pytest.param(ROWS.replace(";", "\t").encode("cp1252"), id="cp1252, tab"),
        pytest.param(ROWS.replace("\n", "\r\n").encode("cp1250"), id="cp1250, Windows line ends"),
        pytest.param(("member;place\n#org;#adm2+name\n\n tlas ;Kuçovë\u00a0\n").encode(), id="HXL row, blank row, stray spaces"),
        pytest.param(ROWS.encode("utf-16"), id="UTF-16, as Excel's Unicode text"),
        pytest.param(("sep=;\r\n" + ROWS).encode(), id="separator named in the first line"),
        pytest.param(ROWS.replace("ë", "e\u0308").replace("ç", "c\u0327").encode(), id="decomposed diacritics"),
        pytest.param(("\n;\n" + ROWS.replace("place", "place;;")).encode(), id="blank rows in front, blank columns behind"),
        pytest.param("place;member\r Kuçovë;tlas".encode(), id="columns in another order, old line ends"),
        pytest.param(ROWS.encode("utf-16-le"), id="UTF-16 without BOM"),
        pytest.param(ROWS.encode("utf-16-be"), id="UTF-16 without BOM, the other way round"),
        pytest.param(ROWS.encode("mac_roman"), id="Excel on a Mac"),
        pytest.param(ROWS.encode("cp852"), id="Excel's CSV (MS-DOS)"),
        pytest.param("Anëtari;VENDI \ntlas;Kuçovë".encode("cp1250"), id="Albanian headers"),
        pytest.param(b"Organizata,Rrethi\ntlas,Ku\xe7ov\xeb", id="other Albanian headers, cp1252"),
        pytest.param("Organisation,Place name\ntlas,Kuçovë".encode(), id="English headers"),
        pytest.param("Anetari\tBASHKIA\ntlas\tKuçovë".encode(), id="headers without diacritics"),
        pytest.param("Members, places, years;\n2026\n\nmember;place\ntlas;Kuçovë".encode(), id="titles with commas above"),
        pytest.param("member; place \ntlas;Kuçovë\n\nmember; place \n".encode(), id="the header again"),
        pytest.param(
            "member;place;problem\n“tlas”;\u200bKuçovë\u202f;no such member".encode(), id="smart quotes, invisible blanks, a marked copy"
        ),
        pytest.param("member;place\ntlas;KuÃ§ovÃ«\n".encode(), id="UTF-8 once read as cp1252"),
    ],
)
def test_a_table_reads_the_same_however_it_was_saved(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(data)
    assert read_table(path)[["member", "place"]].to_dict("records") == [{"member": "tlas", "place": "Kuçovë"}]


def test_a_workbook_is_read_where_there_is_no_csv(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["member", "year_from"], [None, None], ["tlas", 2019]):
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    assert read_table(tmp_path / "t.csv").to_dict("records") == [{"member": "tlas", "year_from": "2019", "_row": 3}]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "is missing"),
        (b"PK\x03\x04x", "is a workbook with the name of a text file"),
        (b"", "is empty"),
        (b"a\0b", "is not a text file"),
        (b"\xff\xfe\x00", "the text encoding is unknown"),
    ],
)
def test_a_file_that_is_no_table_gives_a_clear_error(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "t.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(TableError, match=rf"t\.csv: {said}"):
        read_table(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("member;place;member\ntlas;Fier;tdh\n", "the column member appears twice", id="a column twice"),
        pytest.param("Vendi;member;Vend\nFier;tdh;Fier\n", "the columns Vendi and Vend mean the same", id="two columns of one meaning"),
        pytest.param(
            "tlas;Fier\ntdh;Vlorë\n", "has no row with column names; write the names .* above the rows: member, place", id="no header"
        ),
        pytest.param("member;place\n\ntlas;Fier;lost\n", "row 3 has a value in a column without a name", id="a cell too many"),
    ],
)
def test_no_filled_cell_is_lost_in_silence(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "t.csv").write_text(text)
    with pytest.raises(TableError, match=rf"t\.csv: {said}"):
        read_table(tmp_path / "t.csv")


def test_a_separator_line_counts_as_a_row(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("sep=;\nmember\ntlas\n")
    assert list(read_table(tmp_path / "t.csv")["_row"]) == [3]


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx"])
def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("wb") as file:
        file.truncate(500_000_000)  # sparse: takes no room on the disk
    with pytest.raises(TableError, match=r"is too large \(500 MB; the limit is 200 MB\)"):
        read_table(tmp_path / name)


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx"])
def test_a_folder_in_the_place_of_a_file_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(TableError, match="cannot be read"):
        read_table(tmp_path / name)


def test_a_file_without_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "t.csv").write_text(ROWS)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(TableError, match=r"t\.csv: cannot be read \(Permission denied\)"):
        read_table(tmp_path / "t.csv")


def test_a_zip_bomb_is_refused_by_its_directory(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "t.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(50_000_000))
    with pytest.raises(TableError, match="unpacks to 50 MB"):
        read_table(tmp_path / "t.xlsx")


def test_a_truncated_workbook_is_named(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "t.xlsx")
    whole = (tmp_path / "t.xlsx").read_bytes()
    (tmp_path / "t.xlsx").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(TableError, match=r"t\.xlsx: cannot be read as a workbook"):
        read_table(tmp_path / "t.xlsx")


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx"])
@examples(100)
@given(data=st.binary(max_size=300) | st.text(alphabet=';,\t\n\r"aë\0#', max_size=60).map(str.encode))
def test_any_bytes_give_a_table_or_a_clear_error(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    try:
        table = read_table(tmp_path / name)
    except TableError as error:
        assert name in str(error)
    else:
        assert "_row" in table.columns


_CELLS = st.text(alphabet="aZë\u0308çÇ;,\t\n\"' \u00a0“”7-", max_size=8)
_TABLES = st.lists(st.tuples(_CELLS, _CELLS), max_size=8)


def _filled(rows: list[tuple[str, str]]) -> list[list[str]]:
    tidy = [[unicodedata.normalize("NFC", cell.replace("\u00a0", " ").strip()) for cell in row] for row in rows]
    tidy = [[title, "" if note in {"-", "--"} else note] for title, note in tidy]  # a dash in a note says that there is none
    return [row for row in tidy if row != ["", ""]]


@examples(100)
@given(rows=_TABLES, separator=st.sampled_from(",;\t"), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_no_row_and_no_cell_of_a_csv_is_lost(tmp_path: Path, rows: list[tuple[str, str]], separator: str, encoding: str) -> None:
    with (tmp_path / "t.csv").open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=separator).writerows([("source_title", "note"), *rows])
    assert read_table(tmp_path / "t.csv")[["source_title", "note"]].to_numpy().tolist() == _filled(rows)


@examples(100)
@given(rows=_TABLES)
def test_no_row_and_no_cell_of_a_workbook_is_lost(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    book = openpyxl.Workbook()
    for row in [("source_title", "note"), *rows]:
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    assert read_table(tmp_path / "t.xlsx")[["source_title", "note"]].to_numpy().tolist() == _filled(rows)


def _read(tmp_path: Path, text: str) -> tuple[list[dict], list[tuple[int, str, str]]]:
    (tmp_path / "t.csv").write_text(text)
    found = read_with_problems(tmp_path / "t.csv")
    return found.rows.to_dict("records"), [(p.row, p.column, p.value) for p in found.problems]


def test_what_is_left_out_or_not_known_is_said_with_its_row(tmp_path: Path) -> None:
    rows, said = _read(
        tmp_path, "Coalition, 2026\n\nmember,place,colour\n#org,#adm2,#x_colour\ntlas,Fier,red\nmember,place,colour\ntdh,Vlorë,\n"
    )
    assert rows == [
        {"member": "tlas", "place": "Fier", "colour": "red", "_row": 5}, {"member": "tdh", "place": "Vlorë", "colour": "", "_row": 7},
    ]  # fmt: skip
    assert said == [(1, "", "Coalition | 2026"), (3, "colour", ""), (6, "", "member | place | colour")]


def test_a_header_in_other_letters_is_the_header_again(tmp_path: Path) -> None:
    rows, said = _read(tmp_path, "Anëtari,Vendi\ntlas,Fier\nANETARI , vendi\ntdh,Vlorë\n")
    assert [row["member"] for row in rows] == ["tlas", "tdh"]
    assert said == [(3, "", "ANETARI | vendi")]


def test_cells_that_a_spreadsheet_failed_to_work_out_are_no_hxl_tags(tmp_path: Path) -> None:
    rows, _ = _read(tmp_path, "member,place\n#REF!,#N/A\n#org,#adm2\n")
    assert [row["member"] for row in rows] == ["#REF!", "#org"]


def test_a_row_wider_than_any_spreadsheet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("member,place\ntlas" + "," * 1_000_000 + "\ntlas,Fier\n")
    with pytest.raises(TableError, match="more rows or cells than a spreadsheet can hold \\(row 2\\)"):
        read_table(tmp_path / "t.csv")


@pytest.mark.parametrize("row", ["99999999999", "1048577"])
def test_a_row_far_below_the_others_neither_takes_for_ever_nor_is_lost(tmp_path: Path, row: str) -> None:
    _workbook(tmp_path / "t.xlsx", f'<row r="2"><c r="A2"><v>1</v></c></row><row r="{row}"><c r="A{row}"><v>7</v></c></row>')
    if len(row) > 7:
        with pytest.raises(TableError, match="more rows or cells than a spreadsheet can hold"):
            read_table(tmp_path / "t.xlsx")
    else:
        assert read_table(tmp_path / "t.xlsx")["_row"].tolist() == [2, 1_048_577]


@pytest.mark.parametrize("numbers", [(3, 2), (2, 2)])
def test_rows_out_of_order_are_not_left_out_in_silence(tmp_path: Path, numbers: tuple[int, int]) -> None:
    _workbook(tmp_path / "t.xlsx", "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in numbers))
    with pytest.raises(TableError, match=rf"row {numbers[1]} is out of order in xl/worksheets/sheet1.xml"):
        read_table(tmp_path / "t.xlsx")


def test_small_files_that_would_fill_the_memory_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("grid", "tables"):
        monkeypatch.setattr(f"dashboard.io.{module}.MOST_CELLS", 500_000)  # a hundredth, and so is the time
    names = ",".join(f"c{n}" for n in range(16_000))
    (tmp_path / "t.csv").write_text(f"member,place,{names}\n" + "x\n" * 40)
    with pytest.raises(TableError, match="the header in row 1 names 16,002 columns"):
        read_table(tmp_path / "t.csv")
    blank, filled = "," * 15_999 + "\n", "x" + "," * 15_999 + "\n"
    (tmp_path / "t.csv").write_text("member,place\n" + blank * 100 + filled * 40)
    # 16,000 cells in each of 31 rows, and 2 in the header, fit into 500,000; the next row does not.
    with pytest.raises(TableError, match=r"more rows or cells than a spreadsheet can hold \(row 133\);"):
        read_table(tmp_path / "t.csv")


@pytest.mark.parametrize("row", ['tlas,"Has', 'tlas,"Has" or Mat'])
def test_a_quotation_mark_that_hides_the_rows_below_it_is_an_error(tmp_path: Path, row: str) -> None:
    (tmp_path / "t.csv").write_text(f"member,place\ntdh,Mat\n{row}\nvatra,Fier\n")
    with pytest.raises(TableError, match=r"t\.csv: cannot be read as CSV from row 3 on"):
        read_table(tmp_path / "t.csv")


def _workbook(path: Path, rows: str) -> None:
    """Write a workbook with the header of ``member`` and ``rows`` as XML behind it."""
    book = openpyxl.Workbook()
    book.active.append(["member"])
    book.save(path.with_name("made.xlsx"))
    with zipfile.ZipFile(path.with_name("made.xlsx")) as sound, zipfile.ZipFile(path, "w") as odd:
        for name in sound.namelist():
            odd.writestr(name, sound.read(name).replace(b"</sheetData>", f"{rows}</sheetData>".encode()))


def test_merged_header_rows_and_a_cover_sheet_are_passed_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Please fill in the second sheet"])
    sheet = book.create_sheet("Të dhënat")
    sheet.append(["Kush dhe ku", None, "Kur", None])
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("C1:D1")
    for row in (["Organizata", "Vendi", "Nga viti", "Deri në vitin"], ["tlas", "Fier", datetime(2019, 3, 1), 2021.0]):
        sheet.append(row)
    book.save(tmp_path / "t.xlsx")
    found = read_with_problems(tmp_path / "t.xlsx")
    assert found.rows.to_dict("records") == [{"member": "tlas", "place": "Fier", "year_from": "2019", "year_to": "2021", "_row": 3}]
    assert [(p.row, p.column, p.severity) for p in found.problems] == [(0, "", "warning"), (1, "", "warning"), (3, "year_from", "warning")]


@pytest.mark.parametrize("other", [["member", "place", "level"], ["member", "place"]])
def test_sheets_of_two_years_are_not_read_by_halves(tmp_path: Path, other: list[str]) -> None:
    book = openpyxl.Workbook()
    for sheet, header in ((book.active, ["member", "place", "level"]), (book.create_sheet("2020"), other)):
        sheet.append(header)
        sheet.append(["tlas", "Fier", "district"][: len(header)])
    book.save(tmp_path / "t.xlsx")
    with pytest.raises(TableError, match="rows of the table on the sheets Sheet and 2020; put all rows on one sheet"):
        read_table(tmp_path / "t.xlsx")


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        pytest.param("2021", [["member", "place", "level"]], id="an empty one for next year"),
        pytest.param("Contacts", [["member", "telephone", "street"], ["tlas", "1", "2"]], id="another table"),
    ],
)
def test_a_sheet_without_rows_of_the_table_is_passed_over(tmp_path: Path, title: str, rows: list[list[str]]) -> None:
    book = openpyxl.Workbook()
    first = book.create_sheet(title, 0)
    for row in rows:
        first.append(row)
    for row in (["member", "place", "level"], ["tlas", "Has", "district"]):
        book.worksheets[1].append(row)
    book.save(tmp_path / "t.xlsx")
    assert read_table(tmp_path / "t.xlsx").to_dict("records") == [{"member": "tlas", "place": "Has", "level": "district", "_row": 2}]


def test_rows_between_two_headers_are_not_left_out_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "operations.csv"
    path.write_text("Years,,\nmember,place,\ntlas,Has,\narsis,Mat,\nmember,place,level\ntdh,Peqin,district\n", "utf-8")
    with pytest.raises(TableError, match="has rows between the header rows 2 and 5; keep one header row, above all other rows"):
        read_with_problems(path)


def test_a_workbook_full_of_unfinished_rows_is_looked_through_at_once(tmp_path: Path) -> None:
    path = tmp_path / "operations.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"<row " * 1_500_000)  # with a pattern that looks back it takes days
    with pytest.raises(TableError, match="cannot be read as a workbook"):
        read_table(path)


def test_a_cell_of_more_letters_than_readers_see_is_kept_and_said(tmp_path: Path) -> None:
    path = tmp_path / "operations.csv"
    path.write_text(f"member,note\ntlas,{'a' * 5000}\ntlas,{'b' * 5001}\n", "utf-8")
    found = read_with_problems(path)
    assert [(p.row, p.column, p.what, p.severity) for p in found.problems] == [
        (3, "note", "the cell has more than 5,000 characters", "warning")
    ]
    assert found.rows["note"][1] == "b" * 5001


@pytest.mark.parametrize("claimed", ["A1", "A1:B2", "A1:C3"])
def test_a_workbook_that_says_it_is_smaller_than_it_is_loses_nothing(tmp_path: Path, claimed: str) -> None:
    path, made = tmp_path / "operations.xlsx", tmp_path / "made.xlsx"
    book = openpyxl.Workbook()
    rows = [("member", "place", "level"), ("tlas", "Has", "district"), ("tdh", "Peqin", "district"), ("arsis", "Mat", "district")]
    for row in rows:
        book.active.append(row)
    book.save(made)
    with zipfile.ZipFile(made) as sound, zipfile.ZipFile(path, "w") as wrong:
        for name in sound.namelist():
            data = sound.read(name)
            wrong.writestr(name, data.replace(b'<dimension ref="A1:C4"', f'<dimension ref="{claimed}"'.encode()))
    assert f'ref="{claimed}"'.encode() in zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")
    assert [tuple(row) for row in read_table(path)[["member", "place", "level"]].to_numpy()] == rows[1:]


def test_one_endless_row_does_not_widen_the_others(tmp_path: Path) -> None:
    path = tmp_path / "operations.csv"
    path.write_text("member,place\n" + "tlas,Has\n" * 2000 + "tdh,Mat" + "," * 16_000 + "x\n", "utf-8")
    found = read_with_problems(path)
    assert found.rows.shape == (2001, 3)
    assert [(p.row, p.value, p.severity) for p in found.problems] == [(2002, "x", "error")]


def test_a_row_number_from_the_database_is_counted_anew(tmp_path: Path) -> None:
    path = tmp_path / "operations.csv"
    path.write_text("_row,member,place\n17,tlas,Has\n", "utf-8")
    found = read_with_problems(path)
    assert found.rows.to_dict("records") == [{"member": "tlas", "place": "Has", "_row": 2}]
    assert found.problems == []


def test_rows_on_another_sheet_without_a_header_are_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["member", "place", "level"], ["tlas", "Has", "district"]):
        book.active.append(row)
    for title in ("continued", "Udhëzime", "Listat", "Lists", "blank"):
        book.create_sheet(title)
    book["Listat"].append(["what may be chosen"])
    book["Lists"].append(["tlas", "Lezhë"])
    for row in (["tlas", "Fier", "district"], [None], ["tlas", "Vlorë", "district"]):
        book["continued"].append(row)
    book["Udhëzime"].append(["what a template says"])
    book.save(tmp_path / "t.xlsx")
    found = read_with_problems(tmp_path / "t.xlsx")
    assert list(found.rows["place"]) == ["Has"]
    assert [(p.row, p.what, p.severity) for p in found.problems] == [
        (0, f"the sheet {sheet} is not read; it has {rows}", "warning") for sheet, rows in (("continued", "2 rows"), ("Lists", "1 row"))
    ]


def test_a_line_break_stands_between_two_places_and_two_themes(tmp_path: Path) -> None:
    rows = ['"Tiranë\r\n Durrës","law \n food","a\nb"', '"Otllak\n(Berat)","a,\nb",c', '"Tiranë,\nDurrës",,']
    (tmp_path / "t.csv").write_bytes("\r\n".join(["place,theme,note", *rows, ""]).encode())
    assert read_table(tmp_path / "t.csv").to_numpy().tolist() == [
        ["Tiranë; Durrës", "law;food", "a\nb", 2], ["Otllak (Berat)", "a, b", "c", 3], ["Tiranë, Durrës", "", "", 4],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("end", "cut"),
    [
        pytest.param("tlas,Fi", True, id="within a row"),
        pytest.param("tlas,Fi\n", False, id="a short row with its end"),
        pytest.param("tlas,Fier,", False, id="whole without its end"),
    ],
)
def test_a_file_that_ends_within_a_row_was_cut_off(tmp_path: Path, end: str, cut: bool) -> None:
    (tmp_path / "t.csv").write_text(f"member,place,note\ntlas,Has,\n{end}", "utf-8")
    assert [(p.row, p.severity) for p in read_with_problems(tmp_path / "t.csv").problems] == ([(3, "error")] if cut else [])


def test_a_header_of_two_rows_is_one(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["member", "place", "years", None, "note"], [None, None, "from", "to", None], ["tlas", "Has", 2019, 2021, "a"]):
        book.active.append(row)
    book.active.merge_cells("C1:D1")
    book.save(tmp_path / "t.xlsx")
    found = read_with_problems(tmp_path / "t.xlsx")
    row = {"member": "tlas", "place": "Has", "year_from": "2019", "year_to": "2021", "note": "a", "_row": 3}
    assert (found.rows.to_dict("records"), found.problems) == ([row], [])


def test_a_row_of_words_that_are_names_of_columns_is_no_second_header(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("member,place,note\nwho,where,\ntlas,Has,a\n", "utf-8")
    assert list(read_table(tmp_path / "t.csv")["member"]) == ["who", "tlas"]


def test_an_address_in_the_place_of_a_title_is_read_as_the_address_and_said(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        "member,place,source_title,source_url\ntlas,Has,https://www.a.example/r/1.pdf,\ntdh,Mat,www.b.example,\n"
        "vatra,Fier,A report,\narsis,Berat,https://c.example/,https://d.example/\n"
    )
    found = read_with_problems(tmp_path / "t.csv")
    assert found.rows[["source_title", "source_url"]].to_numpy().tolist() == [
        ["a.example", "https://www.a.example/r/1.pdf"], ["b.example", "https://www.b.example"],
        ["A report", ""], ["https://c.example/", "https://d.example/"],
    ]  # fmt: skip
    said = [(p.row, p.column, p.value) for p in found.problems if p.code == "changed-on-reading"]
    assert said == [(2, "source_title", "https://www.a.example/r/1.pdf"), (3, "source_title", "www.b.example")]


def test_a_list_with_addresses_alone_gets_a_column_for_them(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("Organisation,Bashkia,Source\ntlas,Has,https://a.example/\n")
    rows = read_table(tmp_path / "t.csv")
    assert rows[["source_title", "source_url"]].to_numpy().tolist() == [["a.example", "https://a.example/"]]
