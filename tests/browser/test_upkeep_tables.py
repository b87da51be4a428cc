"""The tables of the data folder in a real browser: a member added with its rows, cells pasted, many rows at once, texts."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import until, violations
from tests.browser.test_upkeep import Served, Upkeep, served, staff

__all__ = ["served", "staff"]
pytestmark = pytest.mark.browser
SLOW = 60_000


def _open(staff: Upkeep, table: str, lang: str = "en") -> Page:
    """Open a table, which is checked first."""
    page = staff.open(query=f"lang={lang}&table={table}")
    until(page, "document.documentElement.dataset.checked !== undefined", seconds=60)
    return page


def _cell(row: Locator, column: str) -> Locator:
    return row.locator(f"[data-column={column}]")


def _paste(page: Page, cell: Locator, text: str) -> None:
    cell.focus()
    page.evaluate(
        """(text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        text,
    )


def test_a_member_and_where_it_works_are_published_in_one_act(staff: Upkeep, served: Served) -> None:
    page = _open(staff, "members")
    page.click("#add")
    row = page.locator("#list tr.row").last
    page.keyboard.type("Qendra Shembull")
    page.keyboard.press("Tab")
    _cell(row, "name_en").fill("Example Centre")
    expect(_cell(row, "member")).to_have_value("qendra-shembull")
    _cell(row, "kind").select_option("national_ngo")
    expect(page.locator("#figures")).to_contain_text("The coalition has 20 members; before, 19.", timeout=SLOW)
    row.locator("[data-act=open]").click()
    expect(page.locator("#title")).to_have_text("Qendra Shembull")
    staff.add("has")
    expect(page.locator("#going li")).to_have_count(2)
    expect(page.locator("#map path.appears")).to_have_count(1, timeout=SLOW)
    expect(page.locator("#list tr.problems")).to_have_count(0)
    seen = "window.emptied ||= !document.querySelector('#list tr.row')"
    page.evaluate(f"new MutationObserver(() => ({seen})).observe(document, {{ childList: true, subtree: true }})")
    staff.publish(why="a new member")
    expect(page.locator("#toast")).to_contain_text("published and on the map", timeout=SLOW)
    assert not page.evaluate("window.emptied")  # the rows of a member that the map does not know yet stay in sight
    expect(page.locator("#versions li").first).to_contain_text("Members +1 −0 and Operations +1 −0")
    assert "qendra-shembull,Qendra Shembull" in (served.folder / "members.csv").read_text("utf-8")
    assert "qendra-shembull,Has" in (served.folder / "operations.csv").read_text("utf-8")
    with page.expect_download() as taken:
        page.click("#take-workbook")
    assert taken.value.suggested_filename == "qendra-shembull.xlsx"
    page.goto(f"{served.root}/member/qendra-shembull?lang=en")
    expect(page.locator("h1")).to_have_text("Qendra Shembull is on record in 1 of the 36 districts.")


def test_rows_are_found_sorted_chosen_and_changed_together(staff: Upkeep) -> None:
    page = staff.open("tdh")
    rows = page.locator("#list tr.row")
    expect(rows).to_have_count(50)
    expect(page.locator("#pager")).to_contain_text("Page 1 of 2")
    page.locator("[aria-label='Next page']").click()
    expect(rows).to_have_count(37)
    page.fill("#search", "cerrik")
    found = rows.count()
    assert found > 1
    assert set(rows.locator("[data-column=place]").evaluate_all("all => all.map((one) => one.value)")) == {"Cërrik"}
    page.check("#choose-all")
    expect(page.locator("#bulk-count")).to_have_text(f"{found} rows chosen")
    page.select_option("#bulk-column", "year_to")
    page.fill("#bulk-value", "2024")
    page.click("#bulk-set")
    assert set(rows.locator("[data-column=year_to]").evaluate_all("all => all.map((one) => one.value)")) == {"2024"}
    page.click("#undo")
    assert set(rows.locator("[data-column=year_to]").evaluate_all("all => all.map((one) => one.value)")) != {"2024"}
    page.fill("#search", "")
    page.locator("[data-name=place] button").click()
    page.locator("[data-name=place] button").click()
    assert page.locator("[data-name=place]").get_attribute("aria-sort") == "descending"
    page.locator("[aria-label='Filter by Level']").fill("=district")
    assert set(rows.locator("[data-column=level]").evaluate_all("all => all.map((one) => one.value)")) == {"district"}


def test_cells_of_a_spreadsheet_are_pasted_over_rows_and_below_them(staff: Upkeep) -> None:
    page = staff.open("tlas")
    rows = page.locator("#list tr.row")
    n = rows.count()
    _paste(page, _cell(rows.nth(n - 1), "year_from"), "2019\t2020\n2021\t2022\n")
    expect(rows).to_have_count(n + 1)
    assert [_cell(rows.nth(n - 1), "year_from").input_value(), _cell(rows.nth(n), "year_to").input_value()] == ["2019", "2022"]
    _cell(rows.nth(n - 1), "year_from").press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == _cell(rows.nth(n - 2), "year_from").get_attribute("id")
    theme = rows.nth(0).locator("details.several")
    theme.locator("summary").click()
    theme.get_by_role("checkbox", name="Legal aid").set_checked(True)
    theme.get_by_role("checkbox", name="Youth").set_checked(True)
    page.keyboard.press("Escape")
    expect(_cell(rows.nth(0), "theme")).to_contain_text("Youth")
    page.click("#discard")
    expect(rows).to_have_count(n)


@pytest.mark.parametrize("staff", [{"viewport": {"width": 1366, "height": 768}}], indirect=True)
def test_a_list_of_themes_is_all_in_reach_and_the_press_that_closes_it_is_not_lost(staff: Upkeep) -> None:
    page = _open(staff, "members")
    row = page.locator("#list tr.row").nth(4)
    row.locator("details.several summary").click()
    last = row.locator(".several-list label").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=1)
    box = last.bounding_box()
    last.click(position={"x": box["width"] - 4, "y": box["height"] / 2})  # its words, not its box
    expect(last.locator("input")).to_be_checked()
    expect(last).to_be_visible()
    page.locator("#grid thead button").first.click()
    expect(last).to_be_hidden()
    expect(page.locator("#grid thead th[aria-sort=ascending]")).to_have_count(1)
    page.click("#discard")


def test_a_text_is_seen_as_readers_will_and_a_fault_is_said_with_its_line(staff: Upkeep, served: Served) -> None:
    page = _open(staff, "about.en.md")
    expect(page.locator("#text-preview h1")).to_be_visible(timeout=SLOW)
    page.fill("#text", "# A new text\n\n<b>bold</b>\n")
    expect(page.locator("#text-problems")).to_contain_text("about.en.md, line 3", timeout=SLOW)
    page.fill("#text", "# A new text\n\n- **bold**\n")
    expect(page.locator("#text-preview li strong")).to_have_text("bold", timeout=SLOW)
    expect(page.locator("#text-problems p")).to_have_count(0)
    page.locator("#text").blur()
    page.click("#undo")
    expect(page.locator("#text")).to_have_value((served.folder / "about.en.md").read_text("utf-8"))
    expect(page.locator("#discard")).to_be_disabled()


@pytest.mark.parametrize("staff", [{"viewport": {"width": 1366, "height": 768}}], indirect=True)
@pytest.mark.parametrize("table", ["members", "coalition.toml", "operations"])
def test_the_box_to_publish_is_in_reach_and_the_page_is_accessible(staff: Upkeep, table: str) -> None:
    page = staff.open("tdh", "lang=sq") if table == "operations" else _open(staff, table, "sq")
    until(page, "document.documentElement.dataset.checked !== undefined", seconds=60)
    for scrolled in (0, 10_000):
        page.evaluate("(to) => document.getElementById('grid').scrollTo(0, to)", scrolled)
        box = page.locator("#go").bounding_box()
        assert box and box["y"] + box["height"] <= 768
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate("document.getElementById('grid').scrollTo(0, 0)")  # what is under the head of the table is in nobody's reach
    assert violations(page, table) == []
