"""The spreadsheet that a member fills in."""

import io
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from dashboard.commands.cli import main
from dashboard.domain.dataset import Dataset
from dashboard.exports.template import template_xlsx
from dashboard.io.checks import check_operations
from dashboard.io.tables import read_table, read_with_problems
from dashboard.views.member_template import member_template
from tests.conftest import SHIPPED

COLUMNS = list(pd.read_csv(SHIPPED / "operations.csv", nrows=0).columns)


@pytest.fixture(scope="module", params=["sq", "en"])
def every(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(request.param)
    assert main(["template", "--all", "--lang", request.param, "--out", str(folder)]) == 0
    return folder


def test_each_members_spreadsheet_read_back_gives_the_same_rows_and_no_problem(every: Path, shipped: Dataset) -> None:
    assert {path.stem for path in every.iterdir()} == set(shipped.members["member"])
    for path in every.iterdir():
        found = read_with_problems(path)
        own = shipped.operations.loc[shipped.operations["member"] == path.stem, COLUMNS]
        assert found.problems == []
        assert shipped.resolver.resolve_table(found.rows)[COLUMNS].to_dict("records") == own.to_dict("records")
        assert [p for p in check_operations(shipped.resolver.resolve_table(found.rows), shipped) if p.severity == "error"] == []


@pytest.mark.parametrize("lang", ["sq", "en"])
def test_each_place_of_the_list_is_that_place_and_no_other(shipped: Dataset, lang: str) -> None:
    labels = [label for label, _ in member_template(shipped, "tlas", lang=lang).choices["place"]]
    matches = [shipped.gazetteer.resolve(label) for label in labels]
    assert [label for label, match in zip(labels, matches, strict=True) if match.status != "matched"] == []
    assert sorted(match.code for match in matches) == sorted(shipped.places["code"])


@pytest.mark.parametrize(
    ("lang", "chosen"),
    [
        (
            "sq",
            [
                "tlas",
                "Kuçovë (rreth)",
                "rreth",
                "i tërthortë",
                "Ndihmë juridike",
                2019,
                2021,
                "vetëm stafi",
                "Raport",
                "https://tlas.example/",
                None,
            ],
        ),
        (
            "en",
            [
                "TLAS",
                "Kuçovë (district)",
                None,
                "indirect",
                "legal aid and access to justice",
                2019,
                2021,
                "staff",
                "Report",
                "https://tlas.example/",
                None,
            ],
        ),
    ],
)
def test_a_row_chosen_from_the_lists_is_sound(tmp_path: Path, shipped: Dataset, lang: str, chosen: list) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_xlsx(shipped, "tlas", lang=lang)))
    own = int((shipped.operations["member"] == "tlas").sum())
    for at, value in enumerate(chosen, 1):
        book.worksheets[0].cell(own + 2, at, value)
    book.save(tmp_path / "tlas.xlsx")
    rows = shipped.resolver.resolve_table(read_table(tmp_path / "tlas.xlsx"))
    assert [p for p in check_operations(rows, shipped) if p.row == own + 2] == []
    last = rows.iloc[-1]
    assert (last["evidence"], last["visibility"], last["year_from"]) == ("indirect", "staff", "2019")
    assert shipped.gazetteer.resolve(last["place"], last["level"]).code == "AL-KC"


def test_filled_and_empty_cells_offer_the_lists(shipped: Dataset) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_xlsx(shipped, "tlas", lang="sq")))
    own = int((shipped.operations["member"] == "tlas").sum())
    offered = {str(v.sqref): v for v in book.worksheets[0].data_validations.dataValidation}
    assert set(offered) == {f"{letter}2:{letter}{own + 201}" for letter in "ABCDEH"}
    lists = book["listat"]
    place = offered[f"B2:B{own + 201}"]
    assert place.formula1 == f"='listat'!$C$2:$C${len(shipped.places) + 1}"
    assert "Mallakastër (rreth)" in {cell.value for cell in lists["C"]}
    assert (place.showErrorMessage, offered[f"D2:D{own + 201}"].showErrorMessage) == (False, True)
    assert book.sheetnames == ["veprimtaritë", "listat", "udhëzime"]
    assert book["udhëzime"]["A1"].value.startswith("TLAS: vendet ku punon")


def test_nobody_but_the_coalition_is_offered_what_it_states(shipped: Dataset) -> None:
    offered = {member: [word for word, _ in member_template(shipped, member, lang="en").choices["evidence"]] for member in ("tlas", "bktf")}
    assert offered == {"tlas": ["direct", "indirect", "weak"], "bktf": ["stated by the coalition"]}


def test_the_rows_are_those_of_the_data_and_not_what_the_public_sees(tmp_path: Path) -> None:
    for path in filter(Path.is_file, SHIPPED.iterdir()):
        text = path.read_bytes()
        (tmp_path / path.name).write_bytes(text.replace(b",public,", b",county,") if path.name == "operations.csv" else text)
    assert main(["template", "--data", str(tmp_path), "--member", "vatra", "--out", str(tmp_path / "v.xlsx")]) == 0
    rows = read_table(tmp_path / "v.xlsx")
    assert set(rows["visibility"]) == {"county"}
    assert "municipality" in set(rows["level"])


@pytest.mark.parametrize(
    ("asked", "said"), [(["--member", "vatre"], "no such member: vatre; --member takes bktf"), ([], "--member or --all")]
)
def test_what_cannot_be_made_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: list[str], said: str) -> None:
    assert main(["template", *asked, "--out", str(tmp_path / "t.xlsx")]) == 2
    assert said in capsys.readouterr().err
