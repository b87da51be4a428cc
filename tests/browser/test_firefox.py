"""The main journeys in Firefox, and what it prints."""

import io
from collections.abc import Iterator

import pytest
from pypdf import PdfReader

from tests.browser.firefox import Firefox, firefox

pytestmark = pytest.mark.browser
DURRES = "#map .choroplethlayer path:nth-child(5)"  # of the districts in the order of their codes
ONE_MEMBER = b"0.803922 0.886275 0.878431 rg"  # #cde2e0, the colour of places with one member, as PDF sets it to fill with


@pytest.fixture(scope="module")
def window(server_address: str) -> Iterator[Firefox]:
    with firefox() as opened:
        opened.address = server_address
        yield opened


@pytest.fixture
def page(window: Firefox) -> Iterator[Firefox]:
    """Return the window at the size of a laptop; a page that complained has failed the test."""
    window.size(1280, 900)
    window.complaints()
    yield window
    assert window.complaints() == []


def test_the_map_opens_in_the_language_of_the_browser(page: Firefox) -> None:
    page.open()
    assert page.js("document.documentElement.lang") == "sq"
    page.says("#summary", "Burimet publike dokumentojnë 17 anëtarë në 28 nga 36 rrethet")
    assert page.js("document.querySelectorAll('#map .choroplethlayer path').length") == 36


def test_a_place_says_itself_under_the_pointer_and_opens_with_a_click(page: Firefox) -> None:
    page.open("lang=en")
    page.point(DURRES, click=False)
    page.says("#tooltip", "7 members on record")
    page.point(DURRES)
    page.until("location.search.includes('place=AL-DR')")
    page.says("#place-panel h2", "Durrës")


def test_a_member_is_chosen_and_the_views_follow(page: Firefox) -> None:
    page.open("lang=en")
    page.point("#member-filter")
    page.until("document.activeElement.matches('.dash-dropdown-search')")
    page.type("vatra")
    page.until("document.querySelectorAll('[role=option]').length === 1")
    page.type("ArrowDown")
    page.until("document.activeElement.type === 'checkbox'")
    page.type(" ")
    page.until("location.search.includes('member=vatra')")
    page.says("#headline", "Vatra is on record in 9 of the 36 districts.")
    page.type("Escape")
    for view, heading in [
        ("members", "1 member"),
        ("claims", "It depends"),
        ("partners", "Sources show links"),
        ("about", "About the coalition"),
    ]:
        page.point(f"#view a[data-view={view}]")
        page.until(f"location.search.includes('view={view}')")
        page.says("#main", heading)
    page.point("#view a[data-view=map]")
    page.says("#headline", "Vatra is on record in 9")


def test_the_search_box_takes_another_spelling(page: Firefox) -> None:
    page.open("lang=en")
    page.point("#place-search")
    page.type("peshkopi")
    page.says("#place-names", "Dibër")
    page.type("Enter")
    page.says("#place-panel h2", "Dibër")


def test_on_a_phone_nothing_scrolls_sideways_and_a_place_comes_from_below(page: Firefox) -> None:
    page.size(390, 844)
    for view in ("map", "members", "claims", "partners", "about"):
        page.open(f"lang=sq&view={view}")
        assert page.js("document.documentElement.scrollWidth <= innerWidth"), view
    page.open("lang=en")
    page.point(DURRES)
    page.says("#sheet h2", "Durrës")
    page.until("document.querySelector('#sheet').getBoundingClientRect().top < innerHeight * 0.6")


def test_the_presentation_goes_through_its_steps(page: Firefox) -> None:
    page.open("lang=en")
    page.type("p")
    page.says("#step-count", "1 / 8")
    page.type("ArrowRight")
    page.says("#step-title", "Where the coalition says it works")
    page.type("ArrowRight")
    page.says("#step-count", "3 / 8")
    page.type("p")  # Escape leaves the full screen first, and the presentation then
    page.until("!document.documentElement.hasAttribute('data-present')")


@pytest.mark.parametrize("lang", ["sq", "en"])
def test_a_view_prints_on_one_page_of_a4_with_its_map(page: Firefox, lang: str) -> None:
    for query, with_one_member in [
        ("", 10),
        ("level=municipality&place=AL-TR&theme_mode=dark", 13),
        ("view=members", 0),
        ("view=claims&level=municipality", 0),
        ("view=partners", 0),
        ("view=about", 0),
    ]:
        page.open(f"lang={lang}&{query}")
        (sheet,) = PdfReader(io.BytesIO(page.paper())).pages
        assert [round(side / 72 * 25.4) for side in sheet.mediabox[2:]] == [210, 297]
        assert sheet.get_contents().get_data().count(ONE_MEMBER) >= with_one_member, query
    assert page.js("document.querySelectorAll('.paper-map').length") == 0


def test_a_box_in_the_list_of_members_is_called_as_it_is_read(page: Firefox) -> None:
    page.open("lang=sq")
    page.point("#member-filter")
    page.until("document.activeElement.matches('.dash-dropdown-search')")
    page.type("vatra")
    boxes = "[...document.querySelectorAll('[role=option]')].map((o) => [o.querySelector('input').ariaLabel, o.textContent])"
    page.until(f"{boxes}.length === 1 && {boxes}[0][0] === {boxes}[0][1]")
    assert "Vatra" in page.js(boxes)[0][0]
    assert page.js("document.querySelector('.dash-dropdown-search').ariaLabel") == "Kërko"
