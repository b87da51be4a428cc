"""The same data from a database as from files."""

from dataclasses import fields, replace
from pathlib import Path

import pandas as pd
import psycopg
import pytest
from pandas.testing import assert_frame_equal

from dashboard.bundling.artefacts import build_artefacts
from dashboard.commands.cli import main
from dashboard.domain.coverage import coverage_table, figures_of
from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import parse_query
from dashboard.io.database import write_database
from dashboard.io.dataset import DataError, load_dataset, read_folder
from dashboard.io.problems import TableError
from tests.conftest import SHIPPED


@pytest.fixture(scope="module")
def stored(loaded: str) -> Dataset:
    return load_dataset(loaded)


@pytest.mark.parametrize(
    "query", ["", "level=county&member=vatra", "level=municipality&evidence=direct,indirect", "theme=education&county=AL-09"]
)
def test_both_stores_give_the_same_figures(stored: Dataset, shipped: Dataset, query: str) -> None:
    selection, _ = parse_query(query, shipped.vocabulary)
    table = coverage_table(shipped, selection)
    assert_frame_equal(coverage_table(stored, selection), table, check_dtype=False)
    assert figures_of(coverage_table(stored, selection)) == figures_of(table)


def test_both_stores_hold_the_same_tables_version_and_date(stored: Dataset, shipped: Dataset) -> None:
    for name in (f.name for f in fields(Dataset) if isinstance(getattr(shipped, f.name), pd.DataFrame)):
        assert_frame_equal(getattr(stored, name), getattr(shipped, name), check_dtype=False, check_like=True)
    for level, polygons in shipped.boundaries.items():
        assert stored.boundaries[level].geometry.to_wkb().equals(polygons.geometry.to_wkb())
        assert_frame_equal(
            stored.boundaries[level].drop(columns="geometry"), polygons.drop(columns="geometry"), check_dtype=False, check_like=True
        )  # fmt: skip
    assert (stored.version, stored.released) == (shipped.version, shipped.released)


def test_the_page_gets_the_same_files_from_both_stores(stored: Dataset, shipped: Dataset) -> None:
    assert [a.name for a in build_artefacts(stored, layout={})] == [a.name for a in build_artefacts(shipped, layout={})]


def test_loading_again_replaces_and_does_not_add(empty: str, shipped: Dataset) -> None:
    assert [main(["load", "--to", empty, "--data", str(SHIPPED)]) for _ in range(2)] == [0, 0]
    assert len(load_dataset(empty).operations) == len(shipped.operations)


def test_a_row_added_in_the_database_is_read_and_makes_a_new_version(empty: str, shipped: Dataset) -> None:
    write_database(empty, replace(read_folder(SHIPPED), released="2001-01-01"))
    with psycopg.connect(empty) as connection:
        connection.execute("""
            INSERT INTO coverage.operations (member, place, level, evidence, source_title, source_url)
            VALUES ('vatra', 'Berat', 'district', 'weak', 'A report', 'https://example.org/')""")
    found = load_dataset(empty)
    assert found.released > "2001-01-01"
    assert len(found.operations) == len(shipped.operations) + 1
    assert found.operations.iloc[-1]["code"] == "AL-BR"
    assert found.version != shipped.version


_HIDDEN = "INSERT INTO coverage.operations (member, place, level, evidence, visibility, source_title, source_url) VALUES " + (
    "('vatra', 'Has', 'district', 'direct', 'staff', 'A shelter', 'https://example.org/')"
)


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        (_HIDDEN, False),
        ("UPDATE coverage.operations SET note = 'moved' WHERE visibility = 'staff'", False),
        ("DELETE FROM coverage.operations WHERE visibility = 'staff'", False),
        ("UPDATE coverage.operations SET note = 'moved' WHERE visibility = 'county'", False),
        ("UPDATE coverage.operations SET year_to = '2020' WHERE visibility = 'county'", True),
        ("UPDATE coverage.operations SET visibility = 'public' WHERE visibility = 'staff'", True),
        ("UPDATE coverage.operations SET visibility = 'staff' WHERE _row = 7", True),
        (_HIDDEN.replace("'staff'", "'public'"), True),
        ("DELETE FROM coverage.operations WHERE _row = 7", True),
        ("UPDATE coverage.members SET acronym = 'X' WHERE member = 'vatra'", True),
    ],
)
def test_a_change_is_dated_unless_readers_see_nothing_of_it(empty: str, change: str, seen: bool) -> None:
    stored = read_folder(SHIPPED)
    stored.tables["operations"].loc[100, ["visibility", "year_from", "year_to"]] = "county", "", ""
    write_database(empty, replace(stored, released="2001-01-01"))
    with psycopg.connect(empty) as connection:
        connection.execute(_HIDDEN)
    before = load_dataset(empty)
    assert before.released == "2001-01-01"
    with psycopg.connect(empty) as connection:
        assert connection.execute(change.encode()).rowcount == 1
    after = load_dataset(empty)
    assert (after.version != before.version, after.released > "2001-01-01") == (seen, seen)


def test_the_same_checks_hold_for_both_stores(empty: str) -> None:
    write_database(empty, read_folder(SHIPPED))
    with psycopg.connect(empty) as connection:
        connection.execute("UPDATE coverage.operations SET member = 'nobody' WHERE _row = 7")
    with pytest.raises(DataError, match=r"operations.csv:7:member: no such member \(found: 'nobody'\)"):
        load_dataset(empty)


def test_data_with_errors_do_not_replace_good_ones(
    empty: str, tmp_path: Path, shipped: Dataset, capsys: pytest.CaptureFixture[str]
) -> None:
    write_database(empty, read_folder(SHIPPED))
    for path in filter(Path.is_file, SHIPPED.iterdir()):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "themes.csv").write_text("theme,name_sq,name_en\nlaw,ligji,law\n")
    assert main(["load", "--to", empty, "--data", str(tmp_path)]) == 1
    assert "no such theme" in capsys.readouterr().err
    assert load_dataset(empty).version == shipped.version


def test_a_failure_amid_the_load_leaves_all_as_it_was(empty: str, shipped: Dataset) -> None:
    good = read_folder(SHIPPED)
    write_database(empty, good)
    good.boundaries["county"] = pd.concat([good.boundaries["county"]] * 2)  # the database refuses a place twice
    with pytest.raises(TableError, match="cannot be written"):
        write_database(empty, good)
    assert load_dataset(empty).version == shipped.version


def test_an_empty_database_is_said_without_its_password(empty: str) -> None:
    with pytest.raises(TableError, match="cannot be read") as raised:
        load_dataset(empty.replace("coverage@", "coverage:secret@"))
    assert "secret" not in str(raised.value)


def test_the_commands_take_an_address_too(loaded: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--data", loaded]) == 0
    assert "0 errors" in capsys.readouterr().out


def test_filling_leaves_a_database_alone_that_holds_any_row_even_in_disorder(empty: str, capsys: pytest.CaptureFixture[str]) -> None:
    fill = ["load", "--fill", "--data", str(SHIPPED), "--to", empty]
    assert main(fill) == 0
    with psycopg.connect(empty) as connection:
        connection.execute("UPDATE coverage.operations SET note = 'theirs' WHERE _row = 7")
        connection.execute("DELETE FROM coverage.release")  # now it cannot be read
    capsys.readouterr()
    assert main(fill) == 0
    assert "holds data, left as it is" in capsys.readouterr().out
    with psycopg.connect(empty) as connection:
        assert connection.execute("SELECT note FROM coverage.operations WHERE _row = 7").fetchone() == ("theirs",)


def test_what_could_act_on_a_reader_is_left_out_of_the_database_too(empty: str) -> None:
    write_database(empty, read_folder(SHIPPED))
    with psycopg.connect(empty) as connection:
        connection.execute("UPDATE coverage.operations SET note = E'a\\u202Eb\\u001Bc' || repeat('x', 9000) WHERE _row = 7")
    note = load_dataset(empty, audience="staff").operations.set_index("_row").loc[7, "note"]
    assert note.startswith("abcx")
    assert len(note) < 5010


def test_a_shape_that_cannot_be_drawn_is_refused(empty: str) -> None:
    write_database(empty, read_folder(SHIPPED))
    bow_tie = "POLYGON((19 40, 20 41, 20 40, 19 41, 19 40))"
    with psycopg.connect(empty) as connection:
        connection.execute(f"UPDATE coverage.boundaries SET geometry = ST_Multi(ST_GeomFromText('{bow_tie}', 4326)) WHERE code = 'AL-BR'")
    with pytest.raises(TableError, match="boundaries of the level district: polygon missing, invalid or given twice: AL-BR"):
        load_dataset(empty)
