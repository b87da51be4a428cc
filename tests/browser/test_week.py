"""The week of a coalition's office in a real browser: ask a member, take in a form, answer what is asked before it is published."""

# ruff: noqa: F811  (fixtures of the page for staff)

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import violations
from tests.browser.test_upkeep import SIZES, Served, Upkeep, served, staff  # noqa: F401

pytestmark = pytest.mark.browser

FORM = """Vulë kohore,Në cilën bashki keni punuar?,Kur filloi puna?,Linku i raportit,Titulli i raportit,Sa e sigurt?,Kush e sheh?
2026/03/05 10:22:11 AM GMT+1,Has,2019,https://a.example/1,Raporti,e drejtpërdrejtë,të gjithë
"""


@pytest.mark.parametrize("staff", SIZES, indirect=True, ids=["wide", "phone"])
def test_a_member_is_asked_by_mail_and_marked_as_having_answered(staff: Upkeep) -> None:
    page = staff.open()
    row = page.locator("tr[data-member=vatra]")
    page.fill("#asking-who", "")
    row.locator("button", has_text="Make the mail").click()
    expect(page.locator("#toast")).to_contain_text("Enter your name.")
    page.fill("#asking-who", "Ana")
    with page.expect_download() as mail:
        row.locator("button", has_text="Make the mail").click()
    assert mail.value.suggested_filename == "vatra.eml"
    expect(row).to_contain_text("by Ana · sent?")
    assert violations(page, "asking") == []
    row.locator("button", has_text="It was not sent").click()
    expect(row).not_to_contain_text("sent?")
    with page.expect_download():
        row.locator("button", has_text="Make the mail").click()
    row.locator("button", has_text="It was sent").click()
    expect(row).to_contain_text("by Ana · no answer yet")
    row.locator("button", has_text="Has answered").click()
    expect(row.locator(".asked strong")).to_have_text("answered")
    row.locator("button").first.click()
    expect(page.locator("#asking")).to_be_hidden()


def test_a_form_is_taken_in_adds_its_row_and_a_telephone_number_needs_a_reason(
    staff: Upkeep,
    served: Served,
    tmp_path: Path,
) -> None:
    page = staff.open("caritas")
    before = page.locator("#list tr.row").count()
    (tmp_path / "form.csv").write_text(FORM, "utf-8")
    page.set_input_files("#file", tmp_path / "form.csv")
    expect(page.locator("dialog h2")).to_contain_text("Which column is which")
    assert violations(page, "columns") == []
    page.locator("dialog button", has_text="Read the file so").click()
    expect(page.locator("dialog")).to_contain_text(f"{before} rows of this member are not in the file.")
    assert violations(page, "dropped") == []
    page.locator("dialog button", has_text="no row goes").click()
    expect(page.locator("#list tr.row:not(.gone)")).to_have_count(before + 1)
    page.locator("#list tr.row").last.locator("[data-column=note]").fill("tel. 069 123 4567")
    staff.publish(why="a form")
    expect(page.locator("dialog")).to_contain_text("069 123 4567", timeout=20_000)
    assert violations(page, "personal") == []
    page.keyboard.press("Escape")
    expect(page.locator("#hindrance")).to_contain_text("has to be answered first")
    assert "069 123 4567" not in (served.folder / "operations.csv").read_text("utf-8")
    page.click("#go")
    page.fill("#question-reason", "the public number of the office")
    page.locator("dialog button", has_text="Publish with this reason").click()
    expect(page.locator("#versions")).to_contain_text("a form", timeout=60_000)
