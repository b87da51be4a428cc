import pytest

from dashboard.io.coalition import read_coalition
from dashboard.io.database import read_database, without_password
from dashboard.io.problems import TableError
from tests.conftest import SHIPPED


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        pytest.param("postgresql://staff:secret@host/coverage", "postgresql://staff:***@host/coverage", id="a plain password"),
        pytest.param("postgresql://staff:p@ss/w:rd@host/coverage", "postgresql://staff:***@host/coverage", id="signs of an address in it"),
        pytest.param("postgresql://host/coverage", "postgresql://host/coverage", id="no password"),
        pytest.param("postgresql://host/c?password=secret&user=staff", "postgresql://host/c?password=***&user=staff", id="as a parameter"),
        pytest.param("data", "data", id="a folder"),
    ],
)
def test_no_password_is_printed(address: str, printed: str) -> None:
    assert without_password(address) == printed


def test_an_address_that_is_none_is_said_without_its_password() -> None:
    with pytest.raises(TableError) as refused:
        read_database("postgresql://staff:secret@host:notaport/coverage", coalition=read_coalition(SHIPPED))
    assert "check that the database is running and the address is right" in str(refused.value)
    assert "secret" not in str(refused.value)
