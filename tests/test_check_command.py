"""The copies that ``check --annotate`` writes."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from dashboard.commands import check
from dashboard.commands.cli import main
from dashboard.exports.forms import Form
from dashboard.io.tables import read_table, read_with_problems
from tests.conftest import SHIPPED

pytestmark = pytest.mark.slow


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """Return a data folder whose operations have three faults and a cell that begins as a formula does."""
    copy = shutil.copytree(SHIPPED, tmp_path / "data")
    rows = list(csv.reader((copy / "operations.csv").open(encoding="utf-8", newline="")))
    rows[1][0], rows[2][1], rows[3][10], rows[4][3] = "bktff", "Elbasanx", "=HYPERLINK(1)", ""
    with (copy / "operations.csv").open("w", encoding="cp1250", errors="ignore", newline="") as file:
        csv.writer(file, delimiter=";").writerows([["Operations 2026"], *rows[:1], [], *rows[1:]])
    return copy


def test_the_copy_holds_every_row_with_the_faults_marked_and_reads_back_the_same(faulty: Path, tmp_path: Path, capsys) -> None:
    assert main(["check", str(faulty), "--annotate", str(tmp_path / "out")]) == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["operations.xlsx"]
    copy = tmp_path / "out" / "operations.xlsx"
    assert f"{copy}: the copy to correct" in capsys.readouterr().out
    sheet = openpyxl.load_workbook(copy).active
    assert {c.coordinate for row in sheet.iter_rows(max_row=8, max_col=13) for c in row if c.comment} == {"A4", "B5", "D7"}
    assert sheet["N2"].value == "problem"
    assert sheet["N1"].value == "warning: the row is above the header and is left out (Operations 2026). No action needed."
    assert sheet["N4"].value.startswith("error: no such member (bktff). Did you mean: bktf")
    assert not [c for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert read_table(copy).equals(read_table(faulty / "operations.csv"))


def test_everything_is_said_in_albanian_where_it_is_asked_for(faulty: Path, tmp_path: Path, capsys) -> None:
    assert main(["check", str(faulty), "--lang", "sq", "--annotate", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().out
    assert "gabim: operations.csv:4:member: nuk ka anëtar të tillë (u gjet: 'bktff'). Mos e kishit fjalën për: bktf" in said
    assert "vërejtje: operations.csv:1:: rreshti është sipër titujve dhe lihet jashtë" in said
    sheet = openpyxl.load_workbook(tmp_path / "out" / "operations.xlsx").active
    assert sheet["N4"].value.startswith("gabim: nuk ka anëtar të tillë (bktff). Mos e kishit fjalën për: bktf")


@pytest.mark.usefixtures("rows_alone")
def test_a_mended_copy_put_back_is_clean_and_needs_no_other_change(faulty: Path, tmp_path: Path) -> None:
    main(["check", str(faulty), "--annotate", str(tmp_path / "out")])
    book = openpyxl.load_workbook(tmp_path / "out" / "operations.xlsx")
    for name, text in (("A4", "bktf"), ("B5", "Elbasan"), ("D7", "stated")):
        book.active[name] = text
    book.save(faulty / "operations.xlsx")
    (faulty / "operations.csv").unlink()
    assert main(["check", str(faulty)]) == 0
    assert [p.row for p in read_with_problems(faulty / "operations.xlsx").problems] == [1]


def test_a_marked_copy_is_marked_anew_without_a_second_column(faulty: Path, tmp_path: Path) -> None:
    main(["check", str(faulty), "--annotate", str(tmp_path / "once")])
    shutil.copy(tmp_path / "once" / "operations.xlsx", faulty / "operations.xlsx")
    (faulty / "operations.csv").unlink()
    main(["check", str(faulty), "--annotate", str(tmp_path / "twice")])
    once, twice = (openpyxl.load_workbook(tmp_path / n / "operations.xlsx").active for n in ("once", "twice"))
    assert list(twice.values) == list(once.values)


def test_copies_are_not_written_among_the_data(faulty: Path, capsys) -> None:
    before = sorted(path.name for path in faulty.iterdir())
    assert main(["check", str(faulty), "--annotate", str(faulty)]) == 2
    assert "needs a folder other than the data folder" in capsys.readouterr().err
    assert sorted(path.name for path in faulty.iterdir()) == before


def test_a_table_that_cannot_be_read_has_no_copy(faulty: Path, tmp_path: Path, capsys) -> None:
    (faulty / "operations.csv").write_bytes(b"")
    assert main(["check", str(faulty), "--annotate", str(tmp_path / "out")]) == 1
    assert not (tmp_path / "out").exists()
    assert "operations.csv: cannot be read, so there is no copy of it" in capsys.readouterr().out


def test_a_column_that_is_missing_is_named_below_the_header_of_the_copy(faulty: Path, tmp_path: Path) -> None:
    text = (faulty / "operations.csv").read_text("cp1250")
    (faulty / "operations.csv").write_text(text.replace(";evidence;", ";certainty;"), "cp1250")
    main(["check", str(faulty), "--annotate", str(tmp_path / "out")])
    sheet = openpyxl.load_workbook(tmp_path / "out" / "operations.xlsx").active
    assert "error: evidence: the column is missing. Add it to the header row." in sheet["N4"].value


@pytest.mark.parametrize("encoding", ["cp1250", "cp852", "ascii"])
def test_all_is_said_in_an_encoding_that_lacks_letters(encoding: str, tmp_path: Path) -> None:
    copy = shutil.copytree(SHIPPED, tmp_path / "data")
    (copy / "themes.csv").unlink()  # so that nothing is made of it, which takes its time
    for as_json in ([], ["--json"]):
        done = subprocess.run(
            [sys.executable, "-m", "dashboard", "check", str(copy), *as_json],
            capture_output=True, env=os.environ | {"PYTHONIOENCODING": encoding}, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (1, b"")
        assert "Caritas Rr\\u0117shen" in done.stdout.decode(encoding)
        if as_json:
            assert "Caritas Rrėshen" in {problem["value"] for problem in json.loads(done.stdout)}


def test_what_cannot_be_checked_is_said_in_albanian(tmp_path: Path, capsys) -> None:
    assert main(["check", str(tmp_path / "nowhere"), "--lang", "sq"]) == 2
    assert "nuk ka tabelë që mund të lexohet (mungon)" in capsys.readouterr().err


def test_rows_are_counted(faulty: Path, capsys) -> None:
    main(["check", str(faulty)])
    *lines, last = capsys.readouterr().out.splitlines()
    assert "operations.csv: 465 rows read, 2 of them with errors; 1 left out" in lines
    assert "indicators.csv: 24 rows read, 0 of them with errors; 0 left out" in lines
    assert last.startswith(f"{faulty}: 2 errors, ")


def test_what_cannot_be_made_of_the_data_is_an_error(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    def broken(_view: object) -> bytes:
        raise ZeroDivisionError("no residents")

    monkeypatch.setattr(check, "FORMS", {"gaps.csv": Form(broken, "text/csv")})
    assert main(["check", str(SHIPPED)]) == 1
    said = "error: gaps.csv:0:: cannot be made (no residents) (found: 'ZeroDivisionError')."
    assert any(line.startswith(said) for line in capsys.readouterr().out.splitlines())
