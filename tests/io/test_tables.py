from pathlib import Path

import openpyxl
import pytest

from dashboard.io.tables import TableError, read_table

ROWS = "member;place\ntlas;Kuçovë\n"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(ROWS.encode(), id="UTF-8, semicolon"),
        pytest.param(b"\xef\xbb\xbf" + ROWS.replace(";", ",").encode(), id="UTF-8 with BOM, comma"),
        pytest.param(ROWS.replace(";", "\t").encode("cp1252"), id="cp1252, tab"),
        pytest.param(ROWS.replace("\n", "\r\n").encode("cp1250"), id="cp1250, Windows line ends"),
        pytest.param(("member;place\n#org;#adm2+name\n\n tlas ;Kuçovë\u00a0\n").encode(), id="HXL row, blank row, stray spaces"),
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


@pytest.mark.parametrize(("content", "said"), [(None, "cannot be read"), (b"", "is empty")])
def test_a_file_that_is_no_table_gives_a_clear_error(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "t.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(TableError, match=rf"t\.csv: {said}"):
        read_table(path)
