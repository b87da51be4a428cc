"""The live page below a path of another site: a request outside that path fails the visit."""

from collections.abc import Iterator

import pytest
from dash import Dash
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from tests.browser.conftest import Visit, _serve, _visit
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser


@pytest.fixture
def below(windows: Windows, app: Dash) -> Iterator[Visit]:
    def stripped(environ, start):  # as a proxy that leaves the path out
        return app.server({**environ, "SCRIPT_NAME": ""}, start)

    for address in _serve(DispatcherMiddleware(lambda *_: pytest.fail("outside"), {"/coverage": stripped})):
        yield from _visit(windows, f"{address}coverage/", {"locale": "en-GB"})


def test_map_files_and_links_stay_below_the_path(below: Visit) -> None:
    page = below.open("member=vatra")
    page.locator("#export-menu summary").click()
    links = page.locator("#export-menu a[download], #export-menu a[href*=openapi]")
    found = page.evaluate("[...document.querySelectorAll('#export-menu a')].map((a) => a.href)")
    assert links.count() == len(found) > 10
    assert {address.startswith(below.address) for address in found} == {True}
    with page.expect_request(lambda request: "gaps.csv" in request.url) as asked, page.expect_download() as download:
        page.get_by_text("Gaps (CSV)").click()
    assert asked.value.url.startswith(f"{below.address}data/gaps.csv?") and "member=vatra" in asked.value.url
    assert download.value.suggested_filename == "gaps.csv"
    assert page.evaluate("coverage.addressOf({ page: false })").startswith(f"{below.address}?")
    below.painted(lambda: page.locator("#view a[data-view=partners]").click())
    assert page.url.startswith(f"{below.address}?")
