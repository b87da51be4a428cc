"""Rows changed in the database while they are served."""

import psycopg
import pytest

from dashboard.io.database import write_database
from dashboard.io.dataset import read_folder
from dashboard.io.watching import database_state
from dashboard.server.live import Current
from tests.conftest import SHIPPED
from tests.services.conftest import wait_for

_NEVER = 3600  # seconds: what is noticed meanwhile was told


@pytest.fixture
def filled(empty: str) -> str:
    write_database(empty, read_folder(SHIPPED))
    return empty


def _changed(address: str, statement: str) -> None:
    with psycopg.connect(address) as connection:
        connection.execute(statement.encode())


def _acronym(current: Current) -> str:
    return str(current.snapshot.dataset.members_by_id["acronym"]["vatra"])


def test_a_database_tells_of_a_change_and_it_is_shown(filled: str) -> None:
    current = Current(filled, audience="public", settle=0)
    current.watch(database_s=_NEVER)
    for acronym in ("FIRST", "SECOND"):
        _changed(filled, f"UPDATE coverage.members SET acronym = '{acronym}' WHERE member = 'vatra'")
        wait_for(lambda acronym=acronym: _acronym(current) == acronym, what="the change")


def test_where_a_database_tells_nothing_it_is_asked(filled: str) -> None:
    current = Current(filled, audience="public", settle=0)
    with psycopg.connect(filled) as connection:
        connection.execute("DROP FUNCTION coverage.tell_change CASCADE")  # as behind a proxy that passes no notice on
    current.watch(database_s=0.3)
    _changed(filled, "UPDATE coverage.members SET acronym = 'ASKED' WHERE member = 'vatra'")
    wait_for(lambda: _acronym(current) == "ASKED", what="the change")


def test_a_file_of_newer_rows_is_found_by_a_process_that_has_not_read_them(filled: str) -> None:
    current = Current(filled, audience="public", settle=0)
    _changed(filled, "UPDATE coverage.members SET acronym = 'NEWER' WHERE member = 'vatra'")
    ahead = Current(filled, audience="public", settle=0)  # as another process
    data = next(name for name in ahead.snapshot.files if name.startswith("data-"))
    assert current.file(data) is None
    found = current.sought(data)
    assert found
    assert found.plain == ahead.snapshot.files[data].plain


def test_as_long_as_no_row_changes_nothing_is_read(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    current = Current(filled, audience="public", settle=0)
    monkeypatch.setattr(current, "read", lambda: pytest.fail("it was read"))
    assert current.sought("data-000000000000.js") is None


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE coverage.operations SET note = note || '' WHERE _row = 7",
        "DELETE FROM coverage.operations WHERE _row = 7",
        "INSERT INTO coverage.themes (theme, name_sq, name_en) VALUES ('x', 'x', 'x')",
        "UPDATE coverage.boundaries SET name_en = 'x' WHERE code = 'AL-BR'",
    ],
)
def test_the_state_of_a_database_changes_with_any_row(filled: str, change: str) -> None:
    before = database_state(filled)
    assert before is not None
    assert database_state(filled) == before
    _changed(filled, change)
    assert database_state(filled) != before


def test_a_database_that_does_not_answer_has_no_state_and_hinders_nobody(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert database_state("postgresql://coverage@127.0.0.1:1/none") is None
    current = Current(filled, audience="public", settle=0)
    monkeypatch.setattr("dashboard.server.live.database_state", lambda _: None)
    assert current.sought("data-000000000000.js") is None
