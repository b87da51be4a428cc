import json
import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dashboard.commands.cli import main
from dashboard.domain.dataset import Dataset
from dashboard.io.checks import check_coalition, check_operations, check_tables
from dashboard.io.coalition import read_coalition
from dashboard.io.dataset import DataError, load_dataset
from dashboard.io.problems import Problem, TableError
from tests.conftest import SHIPPED, shipped_tables

NO_PAGES = (
    "javascript:alert(1)",
    "JavaScript:x",
    "data:text/html,<script>x</script>",
    "//evil.example",
    "https://a.example/ onclick=x",
    "file:///etc",
)


def _with(column: str, value: str) -> list[Problem]:
    """Return the errors after one cell of the third operation (row 4) was changed."""
    tables = shipped_tables()
    tables["operations"].loc[2, column] = value
    return [p for p in check_tables(tables) if p.severity == "error" or p.row == 4]


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        pytest.param("member", "nobody", "unknown-member", id="unknown member"),
        pytest.param("evidence", "sure", "not-allowed", id="unknown evidence"),
        pytest.param("year_from", "20x4", "not-allowed", id="no year"),
        *(pytest.param("source_url", url, "not-allowed", id=url) for url in NO_PAGES),
        pytest.param("theme", "dancing", "unknown-theme", id="unknown theme"),
        pytest.param("level", "county", "place-at-another-level", id="level that the place has not"),
        pytest.param("place", "Elbasani i Ri", "unknown-place", id="unknown place"),
    ],
)
def test_a_bad_cell_is_reported_with_file_row_and_column(column: str, value: str, code: str) -> None:
    problems = _with(column, value)
    assert [(p.file, p.row, p.code) for p in problems] == [("operations.csv", 4, code)]


def test_a_misspelt_place_comes_with_the_nearest_names() -> None:
    assert "Mallakastër (district)" in _with("place", "Malakastr")[0].hint


def test_a_value_in_many_rows_is_reported_for_each_and_a_message_stays_readable() -> None:
    operations = shipped_tables()["operations"]
    wrong = operations.assign(member="Vatr")
    problems = check_tables(shipped_tables() | {"operations": wrong})
    of_members = [p for p in problems if p.code == "unknown-member"]
    assert len(of_members) == len(operations)
    assert all(p.hint.startswith("Did you mean: vatra?") for p in of_members)
    lines = str(DataError(problems)).splitlines()
    assert len(lines) == 101
    assert lines[-1] == f"and {len(problems) - 100} more; 'python -m dashboard check' lists them all"


def test_what_a_message_quotes_cannot_act_on_a_terminal() -> None:
    problem = Problem("unknown-column", "t.csv", 1, "\x1b[2J", "a\u202eb", "the columns \x1b]0;x\x07 and y mean the same", "Delete one.")
    assert "\x1b" not in str(problem) + str(TableError("t.xlsx", "the sheets \x1b[2J are alike", "Delete one."))
    assert "\u202e" not in str(problem)


def test_a_missing_column_is_named() -> None:
    tables = shipped_tables()
    tables["members"] = tables["members"].drop(columns="kind")
    assert [(p.file, p.column) for p in check_tables(tables) if p.severity == "error"] == [("members.csv", "kind")]


@pytest.mark.parametrize(
    ("column", "value", "hint"),
    [
        ("year_from", "20x4", "Write one year with four digits, e.g. 2019, or leave the cell empty."),
        ("evidence", "sure", "Use one of these: direct, stated, indirect or weak."),
        ("source_url", "www.example.org", "Write an address that starts with http:// or https:// and has no spaces."),
        ("source_title", "", "Fill in the cell. Merged cells, and formulas whose value was not saved, count as empty."),
    ],
)
def test_a_bad_cell_comes_with_what_to_do(column: str, value: str, hint: str) -> None:
    assert [p.hint for p in _with(column, value)] == [hint]


@pytest.mark.parametrize(
    ("column", "year", "found"),
    [
        ("year_from", 0, []),
        ("year_from", 1, ["future-year"]),
        pytest.param("year_to", 10, [], id="a project that is planned to end"),
        ("year_to", 11, ["future-year"]),
    ],
)
def test_a_year_to_come_is_doubted(column: str, year: int, found: list[str]) -> None:
    problems = _with(column, str(date.today().year + year))
    assert [(p.code, p.severity) for p in problems] == [(code, "warning") for code in found]


@pytest.mark.parametrize(("table", "column", "hint"), [("operations", "member", "Write one row for each of them."),
                                                       ("partners", "member", "Write one row for each of them."),
                                                       ("aliases", "code", "Write one row for each of them.")])  # fmt: skip
def test_two_in_a_cell_of_one_are_an_error(table: str, column: str, hint: str) -> None:
    tables = shipped_tables()
    both = ";".join(tables[table][column].loc[tables[table][column].ne("")].unique()[:2])
    tables[table].loc[30, column] = both
    found = [(p.file, p.row, p.column, p.value, p.hint) for p in check_tables(tables) if p.severity == "error"]
    assert found == [(f"{table}.csv", 32, column, both, hint)]


def _of_operation(**cells: str) -> list[tuple[str, str, str]]:
    """Return column, code and severity of the problems of the row 100, a member's, with other ``cells``."""
    tables = shipped_tables()
    for column, cell in cells.items():
        tables["operations"].loc[98, column] = cell
    return [(p.column, p.code, p.severity) for p in check_tables(tables) if p.row == 100 and p.file == "operations.csv"]


def test_nobody_but_the_coalition_states_and_what_it_does_itself_counts_nowhere() -> None:
    assert _of_operation(member="tlas", evidence="stated") == [("evidence", "stated-of-a-member", "error")]
    assert _of_operation(member="bktf", evidence="direct") == [("evidence", "coalition-as-member", "warning")]
    assert _of_operation(member="bktf", evidence="stated") == _of_operation(member="tlas", evidence="direct") == []


def test_a_row_about_the_whole_country_has_no_county_to_be_shown_as() -> None:
    assert _of_operation(level="country", visibility="county") == [("visibility", "country-without-county", "warning")]
    assert _of_operation(level="country", visibility="public") == []


def _of_cell(table: str, key: str, column: str, cell: str) -> list[tuple[str, str, str, str]]:
    """Return file, column, code and what to do of the errors after ``cell`` was written into the row of a place or an alias."""
    tables = shipped_tables()
    frame = tables[table]
    frame.loc[frame[frame.columns[0]].eq(key), column] = cell
    return [(p.file, p.column, p.code, p.hint) for p in check_tables(tables) if p.severity == "error"]


@pytest.mark.parametrize(
    ("code", "column"),
    [
        ("AL-TR", "population"),
        ("AL-11", "population"),
        ("AL-11", "population_2023"),
        ("AL-01", "population_2023"),
        ("AL0101", "population"),
    ],
)
def test_an_unknown_that_a_claim_is_weighed_by_is_an_error(code: str, column: str) -> None:
    assert _of_cell("places", code, column, "") == [("places.csv", column, "missing-residents", "Fill in the cell.")]


def test_residents_that_no_claim_asks_for_may_be_unknown() -> None:
    assert _of_cell("places", "AL-TR", "population_2023", "") == []


@pytest.mark.parametrize("number", ["757.361", "757,361", "757 361", "757.000", "7.5e5", "-1"])
def test_residents_with_a_point_between_thousands_are_no_number(number: str) -> None:
    what = "Write a whole number without spaces, points or commas, e.g. 757361."
    assert _of_cell("places", "AL-TR", "population", number) == [("places.csv", "population", "not-allowed", what)]


@pytest.mark.parametrize("level", ["municipality", ""])
def test_an_alias_of_another_level_than_its_place_would_be_looked_up_in_vain(level: str) -> None:
    tables = shipped_tables()
    alias = tables["aliases"].set_index("alias").query("level == 'district'").index[0]
    tables["aliases"].loc[tables["aliases"]["alias"].eq(alias) & tables["aliases"]["level"].eq("district"), "level"] = level
    found = [(p.file, p.column, p.code, p.hint) for p in check_tables(tables) if p.file == "aliases.csv"]
    assert ("aliases.csv", "level", "alias-at-another-level", "Write district.") in found


def test_a_row_that_is_there_three_times_is_said_of_the_later_two() -> None:
    tables = shipped_tables()
    rows = tables["operations"]
    tables["operations"] = pd.concat([rows, rows.iloc[[4, 4]].assign(_row=[900, 901])], ignore_index=True)
    found = [p for p in check_tables(tables) if p.code == "repeated-row"]
    assert [(p.row, p.what, p.severity) for p in found] == [(n, "the row says the same as row 6", "warning") for n in (900, 901)]


def test_a_table_cut_off_below_its_header_is_an_error() -> None:
    tables = shipped_tables()
    tables["operations"] = tables["operations"].iloc[:0]
    assert [(p.file, p.code) for p in check_tables(tables) if p.severity == "error"] == [("operations.csv", "no-rows")]


def test_an_empty_place_is_said_once() -> None:
    assert [(p.column, p.code) for p in _with("place", "")] == [("place", "empty-cell")]


def test_a_place_whose_letters_were_lost_is_read_and_said() -> None:
    found = _with("place", "Tiran?")
    assert [(p.code, p.what) for p in found] == [("lost-letters", "letters lost through a wrong encoding; read as Tiranë")]


def test_what_coalition_toml_names_is_missed() -> None:
    tables = shipped_tables()
    tables["claims"] = tables["claims"].iloc[:0]
    tables["members"] = tables["members"].query("member != 'bktf'")
    tables["places"] = tables["places"].drop(columns="population_2023")
    found = [(p.file, p.code) for p in check_coalition(tables, read_coalition(SHIPPED))]
    assert found == [("claims.csv", "missing-claim"), ("members.csv", "missing-coalition"), ("places.csv", "missing-census")]


@pytest.mark.slow
def test_the_shipped_data_are_clean() -> None:
    assert main(["check", str(SHIPPED)]) == 0


def test_the_command_fails_on_an_error_and_cannot_run_without_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 2
    copy = shutil.copytree(SHIPPED, tmp_path / "data")
    text = (copy / "operations.csv").read_text()
    (copy / "operations.csv").write_text(text.replace("bktf,Tiranë,district,stated", "bktf,Tiranë,district,certain", 1))
    assert main(["check", str(copy)]) == 1
    assert "error: operations.csv:2:evidence" in capsys.readouterr().out
    assert main(["check", str(copy), "--json"]) == 1
    errors = [p for p in json.loads(capsys.readouterr().out) if p["severity"] == "error"]
    assert [(p["code"], p["file"], p["row"], p["column"], p["value"]) for p in errors] == [
        ("not-allowed", "operations.csv", 2, "evidence", "certain")
    ]


_GOOD = {
    "member": "tlas", "place": "Kuçovë", "level": "district", "evidence": "direct", "theme": "", "year_from": "2019", "year_to": "",
    "visibility": "public", "source_title": "Report", "source_url": "https://tlas.example/", "note": "",
}  # fmt: skip


def test_rows_that_are_not_on_disk_are_checked_all_at_once(shipped: Dataset) -> None:
    rows = pd.DataFrame([_GOOD, _GOOD | {"member": "tlass", "place": "Malakaster"}, _GOOD | {"year_to": "2018"}])
    found = {(p.row, p.column): p for p in check_operations(rows, shipped)}
    assert set(found) == {(3, "member"), (3, "place"), (4, "year_to")}
    assert found[3, "member"].hint.startswith("Did you mean: tlas?")
    assert "Mallakastër (district)" in found[3, "place"].hint


def test_rows_that_are_not_on_disk_keep_their_own_row_numbers(shipped: Dataset) -> None:
    rows = pd.DataFrame([_GOOD | {"evidence": "sure", "_row": 17}])
    assert [(p.row, p.column) for p in check_operations(rows, shipped)] == [(17, "evidence")]


def test_no_rows_have_no_problems_and_a_missing_column_is_named(shipped: Dataset) -> None:
    assert check_operations(pd.DataFrame(columns=list(_GOOD)), shipped) == []
    assert [p.column for p in check_operations(pd.DataFrame([_GOOD]).drop(columns="level"), shipped)] == ["level"]


def test_a_parent_is_of_the_level_that_its_column_names() -> None:
    sound = shipped_tables()
    places = sound["places"]
    wrong = places.assign(county=places["county"].mask(places["code"] == "AL-EL", "AL-BR"))  # a district
    found = [p for p in check_tables(sound | {"places": wrong}) if p.severity == "error"]
    assert [(p.file, p.column, p.value, p.code) for p in found] == [("places.csv", "county", "AL-BR", "unknown-code")]


def test_a_value_that_many_rows_say_is_reported_for_each() -> None:
    sound = shipped_tables()
    rows = sound["operations"]
    wrong = rows.assign(evidence=rows["evidence"].mask(rows.index < 3, "sure"), visibility=rows["visibility"].mask(rows.index == 5, "all"))
    found = [p for p in check_tables(sound | {"operations": wrong}) if p.severity == "error"]
    assert [(p.row, p.column, p.value) for p in found] == [
        (2, "evidence", "sure"),
        (3, "evidence", "sure"),
        (4, "evidence", "sure"),
        (7, "visibility", "all"),
    ]


@pytest.mark.parametrize(
    ("column", "value", "hint"),
    [
        pytest.param("member", "Vatr", "Did you mean: vatra?", id="an id"),
        pytest.param("member", "terre des homes", "Did you mean: tdh?", id="a name"),
        pytest.param("member", "tdh, Vatra", "Write one row for each of them.", id="two members"),
        pytest.param("theme", "arsimm", "Did you mean: education?", id="a theme in Albanian"),
        pytest.param("theme", "education, youth", "Separate them with semicolons.", id="two themes"),
        pytest.param("evidence", "direkt", "Did you mean: direct or indirect?", id="a word of a vocabulary"),
        pytest.param("evidence", "", "Use one of these: direct, stated, indirect or weak.", id="nothing"),
    ],
)
def test_what_is_nearly_right_comes_with_what_is_meant(column: str, value: str, hint: str) -> None:
    assert [(p.column, p.hint, p.severity) for p in _with(column, value)] == [(column, hint, "error")]


def test_two_places_in_a_cell_are_reported_as_such() -> None:
    (found,) = _with("place", "Tiranë, Durrës")
    assert (found.code, found.what) == ("several-places", "names 2 places: Tiranë and Durrës")
    assert found.hint.startswith("Write one row for each of them")


def test_members_and_themes_may_be_called_by_their_names(tmp_path: Path) -> None:
    for path in filter(Path.is_file, SHIPPED.iterdir()):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    tables = shipped_tables()
    names = dict(zip(tables["members"]["member"], tables["members"]["name_sq"], strict=True))
    themes = dict(zip(tables["themes"]["theme"], tables["themes"]["name_en"].str.upper(), strict=True))
    for name, column in (("operations", "theme"), ("members", "themes"), ("partners", "")):
        written = tables[name].drop(columns="_row")
        if name != "members":
            written["member"] = [names[member] or member for member in written["member"]]
        if column:
            written[column] = ["; ".join(themes.get(theme, theme) for theme in cell.split(";")) for cell in written[column]]
        written.to_csv(tmp_path / f"{name}.csv", index=False)
    assert load_dataset(tmp_path).version == load_dataset(SHIPPED).version
