"""The past in a real browser: one change taken back, who changed what, the log, and the public page of a draft."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import until
from tests.browser.test_upkeep import Served, Upkeep, served, staff

pytestmark = pytest.mark.browser
__all__ = ["served", "staff"]  # fixtures


def test_one_change_is_undone_and_the_later_one_stays(staff: Upkeep, served: Served) -> None:
    page = staff.open("vatra")
    for number, place in ((2, "Has"), (3, "Pukë")):
        staff.add(place)
        staff.checked("1 row added")
        staff.publish(why=f"adds {place}")
        staff.shown(number)
    entry = page.locator("#versions > li[data-version='2']")
    entry.get_by_role("button", name="Undo this change").click()
    expect(entry.locator(".diff .changes li")).to_have_count(1)
    expect(entry.locator(".diff")).to_contain_text("Has")
    entry.get_by_role("button", name="Undo and publish").click()
    staff.shown(4)
    table = (served.folder / "operations.csv").read_text("utf-8")
    assert "vatra,Pukë,district,direct" in table and "vatra,Has,district,direct,,,,public,A report" not in table
    page.click("#row-history summary")
    page.select_option("#history-member", "vatra")
    expect(page.locator("#history-steps > li")).to_have_count(3)
    expect(page.locator("#history-steps > li").first).to_contain_text("Undid version 2")
    step = page.locator("#history-steps > li").nth(1)
    step.get_by_role("button", name="Put this row back").click()
    expect(step.locator(".diff")).to_contain_text("Pukë")
    step.get_by_label("Reason for the change").fill("not yet")
    step.get_by_role("button", name="Undo and publish").click()
    staff.shown(5)
    assert "vatra,Pukë,district,direct,,,,public,A report" not in (served.folder / "operations.csv").read_text("utf-8")
    expect(page.locator("#versions > li[data-version='5'] .about")).to_contain_text("Ana: not yet")
    page.locator("#list tr.row").first.locator("[data-act=history]").click()
    expect(page.locator("#history-row")).to_have_value("0")
    expect(page.locator("#history-steps")).to_contain_text("Nothing was changed here since the versions begin.")
    page.click("#activity summary")
    until(page, "document.querySelectorAll('.log tbody tr').length > 4")
    expect(page.locator(".log tr[data-what=current]").first).to_contain_text("Ana")


def test_readers_page_with_what_is_not_published_yet(staff: Upkeep, served: Served) -> None:
    before = (served.folder / "operations.csv").read_bytes()
    page = staff.open("vatra")
    staff.add("Skrapar")
    staff.checked("1 row added")
    page.click("#see-draft")
    link = page.locator("#open-draft")
    expect(link).to_be_visible(timeout=90_000)
    with page.context.expect_page() as opened:
        link.click()
    draft = opened.value
    until(draft, "document.documentElement.dataset.ready === '1'", seconds=60)
    expect(draft.locator("#shown-to-staff")).to_contain_text("Nothing is published yet.")
    expect(draft.locator("#place-table tr[data-code=AL-SK]")).to_have_attribute("data-members", "1")
    assert draft.locator("#upkeep-link").count() == 0
    assert (served.folder / "operations.csv").read_bytes() == before
