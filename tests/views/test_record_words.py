"""One thing has one name: on the page for staff, in the spreadsheet of a member, in the annual report, in what changed."""

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.texts.translator import Translator
from dashboard.upkeep.column_step import ColumnStep
from dashboard.upkeep.columns import columns
from dashboard.views.member_template import member_template
from dashboard.views.workbook import report_of
from tests.conftest import SHIPPED

HEADERS = {
    "sq": {
        "member": "Anëtari", "place": "Vendi", "level": "Niveli", "evidence": "Prova", "theme": "Fusha", "year_from": "Nga viti",
        "year_to": "Deri në vitin", "visibility": "Kush e sheh", "source_title": "Burimi", "source_url": "Adresa e burimit",
        "note": "Shënim", "note_sq": "Shënim (SQ)", "confirmed_on": "Konfirmuar nga anëtari më",
    },
    "en": {
        "member": "Member", "place": "Place", "level": "Level", "evidence": "Evidence", "theme": "Theme", "year_from": "Year from",
        "year_to": "Year to", "visibility": "Visible to", "source_title": "Source", "source_url": "Source address", "note": "Note",
        "note_sq": "Note (SQ)", "confirmed_on": "Confirmed by the member on",
    },
}  # fmt: skip
VISIBLE = {
    "sq": ["të gjithë", "të gjithë, vetëm qarkun", "vetëm stafi"],
    "en": ["everyone", "everyone, county only", "staff only"],
}


@pytest.mark.parametrize("lang", ["sq", "en"])
def test_columns_are_called_the_same(shipped: Dataset, lang: str) -> None:
    words = Translator(lang, staff=True)
    page = {column["name"]: column["label"] for column in columns("operations", shipped, words)}
    asked = {one["id"]: one["name"] for one in ColumnStep(SHIPPED, shipped)._choices(words)}
    assert {name: page[name] for name in HEADERS[lang]} == HEADERS[lang]
    assert {name: asked[name] for name in HEADERS[lang]} == HEADERS[lang]
    assert member_template(shipped, "tlas", lang=lang).headers == HEADERS[lang]
    records = report_of(View(shipped, Selection(lang=lang))).sheets[-1]
    assert {heading.words for heading in records.columns} <= set(HEADERS[lang].values())


@pytest.mark.parametrize("lang", ["sq", "en"])
@pytest.mark.parametrize("member", ["tlas", "bktf"])
def test_what_may_be_chosen_is_called_the_same(shipped: Dataset, lang: str, member: str) -> None:
    page = {column["name"]: column["choices"] for column in columns("operations", shipped, Translator(lang, staff=True))}
    template = member_template(shipped, member, lang=lang).choices
    assert [*page["visibility"].values()] == [word for word, _ in template["visibility"]] == VISIBLE[lang]
    assert {word for word, _ in template["evidence"]} <= set(page["evidence"].values())
