"""Nothing of a page vanishes, moves or changes its colour without being meant to. After a change that is: ``make looks``."""

import os
from pathlib import Path

import numpy as np
import pytest

from tests.browser.conftest import Visit
from tests.browser.looks import cells_of, difference, one_face, read_cells, write_cells

KEPT = Path(__file__).parent / "looks"
WIDE = {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"}
PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"}
LOOKS = {
    "map": (WIDE, "lang=en"),
    "claims": (WIDE, "view=claims&lang=en"),
    "members-dark": (WIDE | {"color_scheme": "dark"}, "view=members&lang=sq"),
    "partners": (WIDE, "view=partners&lang=en"),
    "map-phone": (PHONE, "lang=en"),
}


@pytest.mark.browser
@pytest.mark.parametrize(("name", "visit", "query"), [(n, o, q) for n, (o, q) in LOOKS.items()], indirect=["visit"], ids=list(LOOKS))
def test_a_page_looks_as_it_did(visit: Visit, name: str, query: str, tmp_path: Path) -> None:
    visit.page.add_init_script(one_face())
    page = visit.open(query)
    page.evaluate("document.fonts.ready.then(() => 1)")
    picture = tmp_path / f"{name}.png"
    columns, rows = (16, 34) if page.viewport_size == PHONE["viewport"] else (32, 20)
    found = cells_of(page.screenshot(path=picture, animations="disabled", caret="hide"), columns, rows)
    kept = KEPT / f"{name}.json"
    if "RENEW_LOOKS" in os.environ:
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(write_cells(found))
    assert difference(found, read_cells(kept.read_text())) == "", f"see {picture}; if it is meant, 'make looks' keeps it"


GREY = np.full((20, 32, 3), 100, dtype=np.uint8)


def test_what_is_kept_is_read_as_it_was() -> None:
    cells = np.arange(2 * 3 * 3, dtype=np.uint8).reshape(2, 3, 3)
    assert write_cells(cells).splitlines()[1] == ' "000102 030405 060708",'
    assert np.array_equal(read_cells(write_cells(cells)), cells)


def test_a_shade_everywhere_and_a_few_cells_are_let_pass_more_are_not() -> None:
    found = GREY + np.uint8(12)
    found[4, 10:22, 2] = 200  # twelve cells of 640, less than one in fifty
    assert difference(found, GREY) == ""
    found[4, 22, 2] = 113
    assert difference(found, GREY) == "13 of 640 cells differ, from the left 31% to 72%, from the top 20% to 25%"


def test_another_grid_is_told() -> None:
    assert difference(GREY[:10], GREY) == "a grid of (10, 32) cells, where (20, 32) are kept"
