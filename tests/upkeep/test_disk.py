"""A disk that takes no more is said as what it is, in both languages."""

import errno
import os
from typing import Any

import pytest

from dashboard.upkeep.routes import upkeep_app


class _Failing:
    """Stands in for the edit service."""

    def __init__(self, number: int) -> None:
        self._number = number

    def publish(self, *_: Any) -> Any:
        raise OSError(self._number, os.strerror(self._number))


@pytest.mark.parametrize(
    ("number", "lang", "said"),
    [
        (errno.ENOSPC, "en", "The disk is full, so nothing was saved."),
        (errno.EDQUOT, "en", "The disk is full, so nothing was saved."),
        (errno.ENOSPC, "sq", "Disku është plot, prandaj nuk u ruajt asgjë."),
        (errno.EROFS, "en", "The data folder is read-only, so nothing was saved."),
        (errno.EROFS, "sq", "Në dosjen e të dhënave nuk lejohet shkrimi, prandaj nuk u ruajt asgjë."),
        (errno.EACCES, "en", "The data folder does not let this program write, so nothing was saved."),
        (errno.ENOENT, "en", "The data folder cannot be reached, so nothing was saved."),
        (errno.ESTALE, "sq", "Dosja e të dhënave nuk arrihet, prandaj nuk u ruajt asgjë."),
        (errno.ELOOP, "en", "In the data folder a link leads back to itself, so nothing was saved."),
        (errno.EMFILE, "en", "The file was not saved: Too many open files."),
    ],
)
def test_why_nothing_was_saved(number: int, lang: str, said: str) -> None:
    client = upkeep_app(_Failing(number), style="", notice=lambda: None).test_client()  # type: ignore[arg-type]
    answer = client.post(f"/upkeep/publish?lang={lang}", json={})
    assert answer.status_code == 507
    assert answer.get_json()["words"].startswith(said)
