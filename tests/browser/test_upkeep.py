"""Upkeep in a real browser, on a copy of the data: edit, look, publish, roll back."""

import io
import logging
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from playwright.sync_api import Page, expect
from werkzeug.serving import make_server

from dashboard.upkeep.staff import staff_app
from tests.browser.conftest import until, violations
from tests.browser.windows import Windows
from tests.conftest import SHIPPED

pytestmark = pytest.mark.browser

HOSTILE = '<img src=x onerror="window.ran=1" data-planted>"\'><script>window.ran=1</script>'


@dataclass
class Served:
    """The staff's dashboard on loopback, its data folder, and the address that lets in."""

    root: str
    folder: Path
    entrance: str


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("upkeep") / "data"
    shutil.copytree(SHIPPED, folder)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, None, threaded=True)  # the auth must know the port
    auth, _ = staff_app(folder, port=server.server_port)
    server.app = auth
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}"
    yield Served(root, folder, f"{root}/?token={auth.token}")
    server.shutdown()


class Upkeep:
    """One staff member at the page."""

    def __init__(self, page: Page, served: Served) -> None:
        self.page, self.served = page, served

    def open(self, member: str = "", query: str = "lang=en") -> Page:
        self.page.goto(f"{self.served.root}/upkeep?{query}" + (f"&member={member}" if member else ""))
        until(self.page, "document.documentElement.dataset.ready === '1'")
        return self.page

    def checked(self, words: str) -> None:
        expect(self.page.locator("#words")).to_contain_text(words, timeout=20_000)

    def add(self, place: str) -> None:
        """Add a row and find its place by typing."""
        self.page.click("#add")
        self.page.keyboard.type(place)
        self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Enter")
        row = self.page.locator("#list tr.row").last
        assert [row.locator(f"[data-column={name}]").input_value() for name in ("evidence", "visibility")] == [
            "",
            "",
        ]  # nothing is taken for granted
        row.locator("[data-column=evidence]").select_option("direct")
        row.locator("[data-column=visibility]").select_option("public")
        row.locator("[data-column=source_title]").fill("A report")
        row.locator("[data-column=source_url]").fill("https://example.org/")

    def publish(self, *, why: str) -> None:
        self.page.fill("#who", "Ana")
        self.page.fill("#why", why)
        self.page.click("#go")

    def shown(self, number: int) -> None:
        until(self.page, f"document.documentElement.dataset.shown === '{number}'", seconds=60)


@pytest.fixture
def staff(windows: Windows, served: Served, request: pytest.FixtureRequest) -> Iterator[Upkeep]:
    with windows.one(f"{served.root}/", getattr(request, "param", {}), but="status of 409") as window:
        window.page.goto(served.entrance, wait_until="commit")
        yield Upkeep(window.page, served)


def _members(page: Page, served: Served, code: str) -> str:
    """Return how many members the dashboard's table shows in a place."""
    page.goto(f"{served.root}/?lang=en")
    until(page, "document.documentElement.dataset.ready === '1'")
    return str(page.locator(f"#place-table tr[data-code={code}]").get_attribute("data-members"))


def test_a_row_added_is_previewed_published_counted_and_rolled_back(staff: Upkeep, served: Served) -> None:
    page = staff.page
    before = int(_members(page, served, "AL-HA"))
    page.click("#upkeep-link")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("/upkeep?lang=en")
    staff.open("tlas")
    staff.add("has")
    staff.checked("Has")
    assert page.locator("#map path.appears").get_attribute("data-code") == "AL-HA"
    assert page.locator("#map text.appears").text_content() == "+"
    expect(page.locator("#words")).to_contain_text(f"members {before} → {before + 1}")
    staff.publish(why="a new office")
    staff.shown(2)
    assert int(_members(page, served, "AL-HA")) == before + 1
    staff.open("tlas")
    assert "a new office" in str(page.locator("[data-version='2']").text_content())
    page.locator("[data-version='2'] button", has_text="What changed").click()
    expect(page.locator("[data-version='2'] .changes")).to_contain_text("Has · district · direct")
    assert violations(page, "versions") == []
    page.locator("[data-version='1'] button", has_text="Restore this version").click()
    expect(page.locator("[data-version='1'] .changes li.goes")).to_contain_text("Has · district")  # first what it would change
    assert (served.folder / "operations.csv").read_bytes() != (SHIPPED / "operations.csv").read_bytes()
    page.locator("[data-version='1'] button", has_text="Cancel").click()
    expect(page.locator("[data-version='1'] .diff")).to_be_hidden()
    page.locator("[data-version='1'] button", has_text="Restore this version").click()
    page.locator("[data-version='1'] button", has_text="Restore version 1").click()
    staff.shown(3)
    assert (served.folder / "operations.csv").read_bytes() == (SHIPPED / "operations.csv").read_bytes()
    assert int(_members(page, served, "AL-HA")) == before


def test_problems_stand_at_the_cell_and_a_button_mends_them(staff: Upkeep) -> None:
    page = staff.open("tlas")
    first = page.locator("#list tr.row").first
    first.locator("[data-column=level]").select_option("")
    first.locator("[data-column=place]").fill("Malakaster")
    first.locator("[data-column=year_from]").fill("20x1")
    expect(page.locator("#list tr.problems .error")).to_contain_text("four digits", timeout=20_000)
    assert first.locator("[data-column=year_from]").get_attribute("aria-invalid") == "true"
    page.locator("#list tr.problems .fix", has_text="Mallakastër · district").click()
    staff.checked("Mallakastër")
    assert (first.locator("[data-column=place]").input_value(), first.locator("[data-column=level]").input_value()) == (
        "Mallakastër",
        "district",
    )
    staff.publish(why="no")
    expect(page.locator("#hindrance")).to_contain_text("still have errors")
    for _ in range(4):
        page.click("#undo")
    staff.checked("No changes yet")
    assert page.locator("#undo").is_disabled()


def test_a_row_removed_is_struck_through_marked_on_the_map_and_can_be_put_back(staff: Upkeep) -> None:
    page = staff.open("roma-active")
    while page.locator("#list tr.row:not(.gone)").count():
        page.locator("#list tr.row:not(.gone) [data-act=remove]").first.click()
    staff.checked("Removed from the map")
    assert page.locator("#map path.goes").count() >= 1
    assert page.locator("#map text.goes").first.text_content() == "−"
    page.locator("#list .gone button").first.click()
    assert page.locator("#list tr.row:not(.gone)").count() == 1


def test_a_spreadsheet_chosen_takes_the_place_of_the_rows(staff: Upkeep, served: Served) -> None:
    page = staff.open("tlas")
    frame = pd.read_csv(served.folder / "operations.csv", dtype=str, keep_default_na=False)
    buffer = io.BytesIO()
    frame.to_excel(buffer, index=False)
    page.set_input_files("#file", {"name": "all.xlsx", "mimeType": "application/octet-stream", "buffer": buffer.getvalue()})
    expect(page.locator("#read-notes")).to_contain_text("11 rows were read", timeout=20_000)
    staff.checked("No changes yet")
    book = openpyxl.load_workbook(buffer)
    book.worksheets[0].cell(int(frame.index[frame["member"] == "tlas"][0]) + 2, 11).value = "by telephone"
    again = io.BytesIO()
    book.save(again)
    page.set_input_files("#file", {"name": "all.xlsx", "mimeType": "application/octet-stream", "buffer": again.getvalue()})
    staff.checked("1 row changed")
    page.evaluate(DROPPED)
    expect(page.locator("#read-notes")).to_contain_text("cannot be read as a workbook")
    staff.checked("1 row changed")


def test_of_a_row_that_two_changed_both_are_shown_and_kept_as_chosen(staff: Upkeep, served: Served) -> None:
    page = staff.open("arsis")
    other = page.context.new_page()
    them = Upkeep(other, served)
    them.open("arsis")
    page.locator("#list tr.row").first.locator("[data-column=note]").fill("mine")
    other.locator("#list tr.row").first.locator("[data-column=note]").fill("theirs")
    them.publish(why="theirs")
    expect(other.locator("#toast")).to_contain_text("published and on the map", timeout=20_000)
    other.close()
    staff.publish(why="mine")
    conflict = page.locator("#conflicts")
    expect(conflict).to_contain_text("Also changed by someone else", timeout=20_000)
    assert {text.strip() for text in conflict.locator("ins").all_text_contents()} == {"mine", "theirs"}
    page.locator("#grid").evaluate("e => e.scrollLeft = 0")  # else the first column lies over part of a heading
    assert violations(page, "conflict") == []
    conflict.locator("button", has_text="Keep both").click()
    staff.publish(why="both")
    expect(page.locator("#toast")).to_contain_text("published and on the map", timeout=20_000)
    text = (served.folder / "operations.csv").read_text("utf-8")
    assert (text.count(",mine,"), text.count(",theirs,")) == (1, 1)


def test_of_a_row_that_a_workbook_and_others_changed_publishing_asks(staff: Upkeep, served: Served, tmp_path: Path) -> None:
    page = staff.open("adra")
    with page.expect_download() as taken:
        page.click("#take-workbook")
    book = openpyxl.load_workbook(io.BytesIO(taken.value.path().read_bytes()))
    book.worksheets[0]["K2"] = "of the workbook"
    book.save(tmp_path / "adra.xlsx")
    page.locator("#list tr.row").first.locator("[data-column=note]").fill("of the page")
    staff.publish(why="meanwhile")
    expect(page.locator("#toast")).to_contain_text("published and on the map", timeout=20_000)
    page.set_input_files("#file", tmp_path / "adra.xlsx")
    expect(page.locator("#read-notes")).to_contain_text("you will be asked which one to keep")
    staff.checked("1 row changed")
    staff.publish(why="the workbook")
    page.locator("#conflicts button", has_text="Keep mine").click()
    staff.publish(why="the workbook holds")
    expect(page.locator("#versions")).to_contain_text("the workbook holds", timeout=20_000)
    text = (served.folder / "operations.csv").read_text("utf-8")
    assert ("of the workbook" in text, "of the page" in text) == (True, False)


def test_steps_back_stay_with_their_member_and_typing_with_choosing_is_one(staff: Upkeep) -> None:
    page = staff.open("tlas")
    first = page.locator("#list tr.row").first.locator("[data-column=place]")
    before = first.input_value()
    first.press("Control+a")
    page.keyboard.type("kuke")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(first).to_have_value("Kukës")
    page.select_option("#member", "vatra")
    expect(page.locator("#title")).to_contain_text("Vatra")
    places = page.locator("#list [data-column=place]").evaluate_all("all => all.map((one) => one.value)")
    page.locator("#list tr.row").first.locator("[data-column=note]").fill("of Vatra")
    page.click("#undo")
    assert page.locator("#list [data-column=place]").evaluate_all("all => all.map((one) => one.value)") == places
    assert page.locator("#undo").is_disabled()
    page.select_option("#member", "tlas")
    expect(first).to_have_value("Kukës")
    page.click("#undo")
    expect(first).to_have_value(before)
    assert page.locator("#undo").is_disabled()


def test_what_is_being_edited_outlives_a_reload_and_another_language(staff: Upkeep) -> None:
    page = staff.open("tlas")
    page.locator("#list tr.row").first.locator("[data-column=note]").fill("half done")
    page.locator("#list tr.row").nth(1).locator("[data-act=remove]").click()
    staff.checked("1 row changed")
    page.click("[data-lang=sq]")
    until(page, "document.documentElement.dataset.ready === '1'")
    expect(page.locator("html")).to_have_attribute("lang", "sq")
    expect(page.locator("#list tr.row").first.locator("[data-column=note]")).to_have_value("half done")
    expect(page.locator("#list tr.row.gone")).to_have_count(1)
    expect(page.locator("#list tr.row[data-state=edited]")).to_have_count(1)
    page.click("#discard")
    page.reload()
    until(page, "document.documentElement.dataset.ready === '1'")
    expect(page.locator("#list tr.row.gone")).to_have_count(0)


def test_the_file_of_several_members_is_read_at_once_and_leads_to_what_is_to_be_corrected(staff: Upkeep, tmp_path: Path) -> None:
    page = staff.open("*")
    text = "member,place,level,evidence,visibility\ntlas,Has,district,direct,\nvatra,Kukës,district,direct,public\n"
    (tmp_path / "both.csv").write_text(text, "utf-8")
    page.set_input_files("#file", tmp_path / "both.csv")
    page.click("dialog[open] .button:not(.quiet)")
    staff.checked("2 rows added")
    staff.checked("rows have errors. Correct them")
    fresh = page.locator("#list tr.row[data-state=new]")
    expect(fresh).to_have_count(2)  # on the last of several pages, where it leads
    page.locator("#grid").evaluate("grid => grid.scrollTo(0, 0)")
    page.click("#going .error")
    expect(fresh.first.locator("[data-column=visibility]")).to_be_focused()
    expect(page.locator("#list tr.problems").first).to_be_in_viewport()


def test_what_is_held_back_stays_so_after_a_reload(staff: Upkeep) -> None:
    page = staff.open("tlas")
    page.locator("#list tr.row").first.locator("[data-column=note]").fill("half done")
    staff.checked("1 row changed")
    page.uncheck("#going input")
    page.reload()
    until(page, "document.documentElement.dataset.ready === '1'")
    expect(page.locator("#going input")).not_to_be_checked()
    expect(page.locator("#go")).to_be_disabled()
    page.click("#discard")


def test_a_file_that_is_refused_looks_so_and_changes_nothing(staff: Upkeep, tmp_path: Path) -> None:
    page = staff.open("tlas")
    before = page.locator("#list tr.row").count()
    (tmp_path / "tlas.csv").write_text("hello\nthere\n")
    page.set_input_files("#file", tmp_path / "tlas.csv")
    expect(page.locator("#read-notes[role=alert].bad")).to_contain_text("Nothing was read from tlas.csv.")
    assert page.locator("#list tr.row").count() == before
    with page.expect_download() as taken:
        page.click("#take-workbook")
    assert taken.value.suggested_filename == "tlas.xlsx"
    taken.value.save_as(tmp_path / "tlas.xlsx")
    page.set_input_files("#file", tmp_path / "tlas.xlsx")
    expect(page.locator("#read-notes[role=status]:not(.bad)")).to_contain_text(f"{before} rows were read")
    expect(page.locator("#discard")).to_be_disabled()


def test_a_roll_back_keeps_what_is_being_edited(staff: Upkeep) -> None:
    page = staff.open("tlas")
    staff.add("has")
    staff.publish(why="to be taken back")
    expect(page.locator("#toast")).to_contain_text("published and on the map", timeout=60_000)
    page.locator("#list tr.row").first.locator("[data-column=note]").fill("half done")
    page.locator("#versions button", has_text="Restore this version").first.click()
    page.locator("#versions button", has_text="Restore version").click()
    expect(page.locator("#toast")).to_contain_text("is saved. The", timeout=20_000)
    expect(page.locator("#list tr.row").first.locator("[data-column=note]")).to_have_value("half done")
    staff.checked("1 row changed")


def test_hostile_text_is_a_value_and_nothing_else(staff: Upkeep, served: Served) -> None:
    page = staff.open("paqe")
    row = page.locator("#list tr.row").first
    for column in ("note", "source_title", "place"):
        row.locator(f"[data-column={column}]").fill(HOSTILE)
    expect(page.locator("#list tr.problems").first).to_contain_text("Unknown name", timeout=20_000)
    row.locator("[data-column=place]").fill("Tiranë")
    page.wait_for_timeout(500)
    page.fill("#why", HOSTILE)
    page.fill("#who", HOSTILE[:90])
    page.click("#go")
    expect(page.locator("#toast")).to_contain_text("published and on the map", timeout=20_000)
    page.locator("#versions button", has_text="What changed").first.click()
    expect(page.locator(".diff").first).to_contain_text("data-planted")
    assert page.locator("[data-planted]").count() == 0
    assert page.evaluate("window.ran") is None


DROPPED = """() => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(["no workbook"], "a.xlsx"));
  document.getElementById("drop").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}"""
SIZES = [{"viewport": {"width": 1280, "height": 900}}, {"viewport": {"width": 360, "height": 740}}]


@pytest.mark.parametrize("staff", SIZES, indirect=True, ids=["wide", "phone"])
@pytest.mark.parametrize(
    "query", ["lang=sq&theme_mode=light", "lang=en&theme_mode=dark", "lang=sq&theme_mode=dark", "lang=en&theme_mode=light"]
)
def test_the_page_is_accessible_and_nothing_is_cut_off(staff: Upkeep, query: str) -> None:
    page = staff.open(query=query)
    found = violations(page, "members")
    page = staff.open("tlas", query)
    page.locator("#list tr.row").first.locator("[data-column=year_from]").fill("x")
    page.locator("#list tr.row").nth(1).locator("[data-act=remove]").click()
    staff.add("has")
    expect(page.locator("#map path.appears")).to_have_count(1, timeout=20_000)
    expect(page.locator(".problems .error")).to_have_count(1, timeout=20_000)
    page.locator("#grid").evaluate("grid => grid.scrollLeft = 0")  # else the column that stays covers half of another
    found += violations(page, "rows")
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
