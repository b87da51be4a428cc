"""Figures of need and codes of other lists: what is wrong with them is said with what to do, and a folder may lack them."""

import shutil
from pathlib import Path

import pytest

from dashboard.io.checks import check_coalition, check_tables
from dashboard.io.coalition import read_coalition
from dashboard.io.dataset import load_dataset
from dashboard.io.problems import Problem, TableError
from tests.conftest import SHIPPED, shipped_tables


def _after(column: str, value: str, *, row: int = 0) -> list[tuple[str, int, str, str]]:
    """Return the errors after one cell of the figures was changed."""
    tables = shipped_tables()
    tables["indicators"].loc[row, column] = value
    found: list[Problem] = [*check_tables(tables), *check_coalition(tables, read_coalition(SHIPPED))]
    return [(p.column, p.row, p.code, str(p.hint)) for p in found if p.severity == "error"]


@pytest.mark.parametrize(
    ("column", "value", "row", "code", "hint"),
    [
        ("value", "17.150,0", 0, "not-allowed", "Write a number without spaces, with a point before the decimals, e.g. 1852.57."),
        ("value", "", 0, "empty-cell", "Fill in the cell. Merged cells, and formulas whose value was not saved, count as empty."),
        ("value", "101", 12, "indicator-out-of-range", "Correct the cell."),
        ("year", "2017/18", 12, "not-allowed", "Write a year with four digits, or two as 2017-18."),
        ("indicator", "children", 0, "unknown-indicator", "Add a [[need]] table with this id to coalition.toml, or correct the cell."),
        ("unit", "percent", 0, "indicator-in-another-unit", "Write persons."),
        ("level", "district", 0, "indicator-at-another-level", "Write county."),
        ("code", "AL-02", 0, "repeated-indicator", "Correct or delete one of them."),
    ],
)  # fmt: skip
def test_a_wrong_figure_is_an_error(column: str, value: str, row: int, code: str, hint: str) -> None:
    at = 3 if code == "repeated-indicator" else row + 2
    found = [p for p in _after(column, value, row=row) if p[2] == code]
    assert [(at, code, hint)] == [(where, what, todo) for _column, where, what, todo in found]


def test_a_figure_of_a_place_that_is_not_there_is_an_error() -> None:
    assert ("code", 2, "unknown-code") in [p[:3] for p in _after("code", "AL-99")]


def test_a_folder_may_lack_figures_and_codes(tmp_path: Path) -> None:
    folder = shutil.copytree(SHIPPED, tmp_path / "data", ignore=shutil.ignore_patterns("versions", "codes.csv", "indicators.csv"))
    dataset = load_dataset(folder)
    assert dataset.vocabulary["need"] == ()
    assert dataset.gazetteer.resolve("AL03").status == "unknown"


def test_an_unknown_unit_in_the_settings_is_named_with_its_line(tmp_path: Path) -> None:
    text = (SHIPPED / "coalition.toml").read_text("utf-8").replace('unit = "persons"', 'unit = "heads"')
    (tmp_path / "coalition.toml").write_text(text, "utf-8")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "heads" in row)
    with pytest.raises(TableError, match=rf"coalition.toml:{line}: need.unit is none of persons"):
        read_coalition(tmp_path)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("AL03", "AL-02"), ("AL0403", "AL0403"), ("AL012", "AL-02"), ("AL213", "AL0403"), ("AL-BR", "AL-BR"), ("AL-11", "AL-11"),
    ],
)  # fmt: skip
def test_codes_of_other_lists_are_understood(written: str, code: str) -> None:
    # OCHA counts the counties otherwise than ISO: AL03 is Durrës, ISO AL-02. AL012 is Durrës in NUTS 3, AL213 Elbasan in LAU.
    match = load_dataset(SHIPPED).gazetteer.resolve(written)
    assert (match.status, match.code) == ("matched", code)


@pytest.mark.parametrize("written", ["11", "1101"])
def test_a_bare_number_is_no_code(written: str) -> None:
    assert load_dataset(SHIPPED).gazetteer.resolve(written).status == "unknown"
