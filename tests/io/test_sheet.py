"""A CSV edited by row keeps all that nobody touched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.io.problems import TableError
from dashboard.io.schemas import REQUIRED
from dashboard.io.sheet import read_sheet, write_sheet
from tests.conftest import SHIPPED

HEADER = ",".join(REQUIRED["operations"])
CELL = st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)


def test_the_shipped_file_is_written_back_to_the_letter() -> None:
    data = (SHIPPED / "operations.csv").read_bytes()
    sheet = read_sheet(data)
    assert len(sheet.rows) == 465
    assert write_sheet(sheet, sheet.rows) == data


@pytest.mark.parametrize(
    ("separator", "newline", "start"), [(",", "\n", ""), (";", "\r\n", "\ufeff"), ("\t", "\n", ""), (";", "\r\n", "sep=;\r\n")]
)
def test_quotes_blanks_and_separators_of_untouched_rows_stay(separator: str, newline: str, start: str) -> None:
    body = ['"vatra"', "  Has ", '"dis""trict"', "direct", "", "", "", '"public"', '"a\nb"', "u", "n"]
    lines = [
        start + HEADER.replace(",", separator),
        separator.join(body),
        separator.join(["#org", *[""] * 10]),
        "",
        separator.join(["x"] * 11),
    ]
    data = newline.join([*lines, ""]).encode()
    sheet = read_sheet(data)
    assert sheet.rows[0][:3] == ("vatra", "  Has ", 'dis"trict')
    assert write_sheet(sheet, sheet.rows) == data
    new = ("y", "a,b;c\td", *[""] * 9)
    written = write_sheet(sheet, [*sheet.rows[:3], new])
    assert written.startswith(newline.join(lines[:4]).encode())
    assert read_sheet(written).rows == [*sheet.rows[:3], new]


@settings(deadline=None)
@given(st.lists(st.tuples(*[CELL] * 11), max_size=6), st.sampled_from(",;\t"))
def test_whatever_is_written_is_read_back_cell_by_cell(rows: list[tuple[str, ...]], separator: str) -> None:
    sheet = read_sheet(HEADER.replace(",", separator).encode())
    assert read_sheet(write_sheet(sheet, rows)).rows == rows


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a,b\n1,2\n",
        b"\xff\xfe\x00",
        HEADER.replace("place,", "").encode(),
        f"{HEADER},vendi".encode(),
        f"{HEADER},,x".encode(),
        HEADER.encode() + b'tlas,"Has',
    ],
)
def test_what_cannot_be_edited_without_loss_is_refused(data: bytes) -> None:
    with pytest.raises(TableError, match="cannot be edited here"):
        read_sheet(data)


def test_headers_in_albanian_and_a_title_above_them_stay_as_they_are_and_are_understood() -> None:
    head = (
        "Anëtarët e koalicionit\nanëtari,vendi,niveli,prova,tema,viti_nga,viti_deri,dukshmëria,titulli_i_burimit,adresa_e_burimit,shënim\n"
    )
    sheet = read_sheet((head + "vatra,Has,rreth,direct,,,,public,t,u,n\n").encode())
    assert sheet.columns == tuple(HEADER.split(","))
    assert write_sheet(sheet, sheet.rows).decode().startswith(head)


def test_cells_behind_the_last_column_are_kept() -> None:
    data = f"{HEADER},,\n{','.join('abcdefghijk')},,\n".encode()
    sheet = read_sheet(data)
    assert sheet.columns == tuple(HEADER.split(","))
    assert write_sheet(sheet, [*sheet.rows, tuple("lmnopqrstuv")]) == data + b"l,m,n,o,p,q,r,s,t,u,v\n"
