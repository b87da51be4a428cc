"""Hostile text in the data does nothing to a reader's browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.domain.parameters import VIEWS
from dashboard.server.web import create_app
from tests.browser.conftest import Visit, _serve, _visit
from tests.browser.windows import Windows
from tests.test_planted import SCRIPT, _plant

pytestmark = pytest.mark.browser


@pytest.fixture
def hostile(windows: Windows, tmp_path: Path) -> Iterator[Visit]:
    row = ["vatra", "Has", "district", "direct", "", "2020", "", "public", SCRIPT, "https://example.org/\"'><i>", SCRIPT]
    folder = _plant(tmp_path / "data", row)
    members = (folder / "members.csv").read_text("utf-8").replace("All Together", "<b data-planted onmouseover=window.ran=1>All</b>")
    (folder / "members.csv").write_text(members, "utf-8")
    for address in _serve(create_app(folder).server):
        yield from _visit(windows, address, {"locale": "en-GB"})


def test_no_text_of_the_data_becomes_an_element_or_runs(hostile: Visit) -> None:
    for query in [*(f"view={view}" for view in VIEWS), "place=AL-HA", "present=1&step=2", "embed=1&member=vatra"]:
        page = hostile.open(f"lang=en&{query}")
        page.mouse.move(640, 400)
        assert page.locator("[data-planted]").count() == 0
        assert page.evaluate("window.ran") is None
        assert page.locator("a[href^='javascript:']").count() == 0
