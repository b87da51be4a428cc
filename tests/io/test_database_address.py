import pytest

from dashboard.io.database import without_password


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        pytest.param("postgresql://staff:secret@host/coverage", "postgresql://staff:***@host/coverage", id="a plain password"),
        pytest.param("postgresql://staff:p@ss/w:rd@host/coverage", "postgresql://staff:***@host/coverage", id="signs of an address in it"),
        pytest.param("postgresql://host/coverage", "postgresql://host/coverage", id="no password"),
        pytest.param("data", "data", id="a folder"),
    ],
)
def test_no_password_is_printed(address: str, printed: str) -> None:
    assert without_password(address) == printed
