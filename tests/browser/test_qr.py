"""QR codes against an independent encoder, module by module."""

from collections.abc import Iterator

import pytest
import qrcode
from playwright.sync_api import Page
from qrcode.util import MODE_8BIT_BYTE, QRData

from tests.browser.conftest import _visit
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser
# Capacities in bytes of level M, from the table of the standard: the last text of a version and the first of the next.
EDGES = [14, 15, 26, 27, 106, 107, 122, 123, 180, 181, 213, 214, 1059, 1060, 1125, 1126, 2331]
LINK = "https://coverage.example/?lang=en&level=municipality&member=vatra,tlas&match=all&place=AL-DI"
TEXTS = [LINK, "https://coverage.example/?present=1&step=10", "Çështje të fëmijëve në Shqipëri"]


@pytest.fixture(scope="module")
def page(windows: Windows, server_address: str) -> Iterator[Page]:
    """Return the page once for all tests: they call what gives the same for the same text and changes nothing."""
    for visit in _visit(windows, server_address, {}):
        yield visit.open("view=about")


def _mask_of(rows: list[list[bool]]) -> int:
    """Return the mask that the format bits name: bits 12 to 10 beside the upper left finder, less those of 0x5412."""
    return (rows[8][2] << 2 | rows[8][3] << 1 | rows[8][4]) ^ 0b101


def _expected(text: str, mask: int | None = None) -> list[list[bool]]:
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0, mask_pattern=mask)
    code.add_data(QRData(text.encode(), mode=MODE_8BIT_BYTE))
    code.make(fit=True)
    return [[bool(on) for on in row] for row in code.modules]


@pytest.mark.parametrize("text", ["A", *TEXTS, *("x" * n for n in EDGES)], ids=lambda t: f"{t[:12]}-{len(t)}")
def test_every_module_is_the_one_that_the_standard_asks_for(page: Page, text: str) -> None:
    rows = page.evaluate("t => coverage.modules(t)", text)
    assert rows == _expected(text, _mask_of(rows))


# Encoders count rule 3 of the penalties differently at the edge of the code, so not every text gives the same mask.
@pytest.mark.parametrize("text", TEXTS[:2])
def test_the_mask_is_the_one_with_the_least_penalty(page: Page, text: str) -> None:
    rows = page.evaluate("t => coverage.modules(t)", text)
    assert rows == _expected(text)


def test_a_text_that_no_code_holds_gives_none(page: Page) -> None:
    assert page.evaluate("coverage.modules('x'.repeat(2332))") is None
    assert page.evaluate("coverage.qrSvg('x'.repeat(2332), 'too long')") is None


def test_the_drawing_has_a_quiet_zone_and_a_name(page: Page) -> None:
    svg = page.evaluate("coverage.qrSvg('A', 'my code').outerHTML")
    assert 'viewBox="0 0 29 29"' in svg  # version 1 has 21 modules, and 4 of white on each side
    assert 'role="img" aria-label="my code"' in svg
    assert 'd="M4,4h1v1h-1z' in svg  # the corner of the first finder
