"""What is taken from the dashboard for staff says that it is for staff, in both halves."""

from pathlib import Path

import pytest

from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.io.dataset import load_dataset
from dashboard.server.web import create_app
from dashboard.views.sentences import stamps_of
from tests.browser.conftest import _serve, _visit
from tests.browser.windows import Windows
from tests.conftest import SHIPPED
from tests.test_planted import SECRET, _plant

WARNING = {"en": "Contains rows for staff only. Do not share.", "sq": "Përmban rreshta vetëm për stafin. Mos e shpërndani."}


@pytest.mark.browser
@pytest.mark.parametrize("audience", ["staff", "public"])
def test_the_page_and_what_the_browser_makes_of_it_warn(windows: Windows, tmp_path: Path, audience: str) -> None:
    app = create_app(_plant(tmp_path / "data", *SECRET), audience=audience)
    for address in _serve(app.server):
        for visit in _visit(windows, address, {"locale": "en-GB"}):
            for lang, warning in WARNING.items():
                page = visit.open(f"lang={lang}")
                assert (warning in str(page.locator("#provenance").text_content())) == (audience == "staff")


@pytest.mark.parametrize("lang", ["en", "sq"])
def test_files_warn_where_rows_for_staff_are_among_the_data_and_only_there(tmp_path: Path, lang: str) -> None:
    folder = _plant(tmp_path / "data", *SECRET)

    def said(source: Path, audience: str) -> bool:
        return WARNING[lang] in stamps_of(View(load_dataset(source, audience=audience), Selection(lang=lang))).data

    assert said(folder, "staff")
    assert not said(folder, "public")
    assert not said(SHIPPED, "staff")
