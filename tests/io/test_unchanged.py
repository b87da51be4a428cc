"""What is read of the same content again: once, and never of another."""

from pathlib import Path

import pytest

from dashboard.io import unchanged
from dashboard.io.checks import check_tables
from dashboard.io.tables import read_table
from dashboard.io.unchanged import read_once
from tests.conftest import shipped_tables


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "a.csv").write_text("one")
    return tmp_path / "a.csv"


def test_the_same_content_is_read_once_and_another_anew(path: Path) -> None:
    read: list[str] = []

    def text() -> str:
        read.append(path.read_text())
        return read[-1]

    assert [read_once(path, text, "kind"), read_once(path, text, "kind")] == ["one", "one"]
    path.write_text("two")
    assert read_once(path, text, "kind") == "two"
    path.write_text("one")
    assert read_once(path, text, "kind") == "one"
    assert read == ["one", "two"]
    assert read_once(path, text, "other kind") == "one"  # what else it depends on tells it apart
    assert read == ["one", "two", "one"]


def test_what_was_written_while_it_was_read_is_not_kept(path: Path) -> None:
    def slow() -> str:
        path.write_text("two")
        return "half of both"

    assert read_once(path, slow, "slow") == "half of both"
    path.write_text("one")
    assert read_once(path, lambda: "whole", "slow") == "whole"


def test_what_cannot_be_read_is_tried_again(path: Path) -> None:
    def fails() -> str:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        read_once(path, fails, "failing")
    assert read_once(path, lambda: "mended", "failing") == "mended"
    assert read_once(path.with_name("none.csv"), lambda: "nothing there", "failing") == "nothing there"


def test_no_more_is_kept_than_a_publication_needs(path: Path) -> None:
    for n in range(100):
        path.write_text(str(n))
        read_once(path, lambda: "x" * 10, "many")
    assert len(unchanged._kept) <= 40


def test_who_changes_a_table_changes_it_for_nobody_else(tmp_path: Path) -> None:
    (tmp_path / "operations.csv").write_text("member,place\ntlas,Has\n")
    first = read_table(tmp_path / "operations.csv")
    first.loc[0, "place"] = "Mat"
    first["note"] = "x"
    assert read_table(tmp_path / "operations.csv")[["member", "place"]].to_numpy().tolist() == [["tlas", "Has"]]


def test_a_table_that_was_changed_is_checked_anew() -> None:
    tables = shipped_tables()
    before = check_tables(tables)
    tables["operations"].loc[0, "member"] = "nobody"
    assert [p for p in check_tables(tables) if p not in before]
    tables["operations"].loc[0, "member"] = shipped_tables()["operations"].loc[0, "member"]
    assert check_tables(tables) == before
