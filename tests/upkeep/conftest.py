"""A data folder that staff keep, served to them."""

import json
import shutil
from pathlib import Path

import pytest
from werkzeug.test import Client

from dashboard.io.version_files import KEPT, VERSIONS
from dashboard.server.live import Current
from dashboard.upkeep.staff import staff_app
from tests.conftest import SHIPPED

HERE = "http://127.0.0.1:8050"
TRACES = (*KEPT, "released.txt")


class Staff:
    """A staff member's browser, as far as requests go."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        auth, self.current = staff_app(folder, port=8050)
        self._client = Client(auth)
        self._client.get(f"/?token={auth.token}", base_url=HERE)

    def get(self, address: str) -> object:
        return self._client.get(address, base_url=HERE)

    def json(self, address: str) -> dict:  # type: ignore[type-arg]
        answer = self._client.get(address, base_url=HERE)
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return dict(answer.get_json())

    def post(self, path: str, body: object) -> tuple[int, dict]:  # type: ignore[type-arg]
        answer = self._client.post(
            f"/upkeep/{path}?lang=en", base_url=HERE, headers={"Origin": HERE}, data=json.dumps(body), content_type="application/json"
        )
        return answer.status_code, dict(answer.get_json())

    def edit(self, member: str) -> dict:  # type: ignore[type-arg]
        rows = self.json(f"/upkeep/rows?member={member}")
        return {"member": member, "columns": rows["columns"], "before": rows["rows"], "after": [list(row) for row in rows["rows"]]}

    def table(self, table: str) -> dict:  # type: ignore[type-arg]
        rows = self.json(f"/upkeep/rows?table={table}")
        return {"table": table, "columns": rows["columns"], "before": rows["rows"], "after": [list(row) for row in rows["rows"]]}


@pytest.fixture(scope="session")
def _served(tmp_path_factory: pytest.TempPathFactory) -> Staff:
    folder = tmp_path_factory.mktemp("staff") / "data"
    shutil.copytree(SHIPPED, folder)
    return Staff(folder)


@pytest.fixture
def staff(_served: Staff, monkeypatch: pytest.MonkeyPatch) -> Staff:
    """Return a staff member before the shipped rows, with nothing published; the data served stay those of the start."""
    shutil.rmtree(_served.folder / VERSIONS, ignore_errors=True)
    for name in TRACES:
        if (SHIPPED / name).exists():
            shutil.copy(SHIPPED / name, _served.folder / name)
        else:
            (_served.folder / name).unlink(missing_ok=True)
    monkeypatch.setattr(Current, "notice", lambda _: None)
    _served.current.failure = None
    return _served
