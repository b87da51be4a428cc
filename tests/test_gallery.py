"""What the gallery takes, and the page that shows it."""

import re

from benchmarks.gallery import Picture, chosen, pictures
from benchmarks.gallery_page import index_page


def test_every_view_is_taken_at_every_width_in_both_languages_and_schemes() -> None:
    names = [picture.name for picture in pictures()]
    assert len(names) == len(set(names)) == 15 * 8 * 2 * 2 + 16 + 12  # hover and menu on two maps, the reader's own colours on three views
    assert {"claims-320-sq-dark", "map-compare-1920-en-light", "map-390-en-dark-menu", "members-1280-sq-light-forced"} <= set(names)


def test_words_narrow_what_is_taken() -> None:
    assert {p.name for p in chosen(pictures(), ["claims", "320,390", "en"])} == {
        "claims-320-en-light", "claims-320-en-dark", "claims-390-en-light", "claims-390-en-dark",
    }  # fmt: skip
    assert {p.view for p in chosen(pictures(), ["present"])} == {"present-1", "present-4", "present-5", "present-26"}
    assert chosen(pictures(), ["claim"]) == []


def test_a_link_asks_for_the_language() -> None:
    assert Picture("map-member", (320, 700), "sq", "dark").link == "?member=vatra&lang=sq"
    assert Picture("place-page", (320, 700), "en", "dark").link == "place/AL-DI?lang=en"


def test_the_page_has_a_row_for_each_view_and_a_column_for_each_width() -> None:
    taken = chosen(pictures(), ["claims", "320,390", "en"])
    page = index_page(taken)
    rows = re.findall(r'<tr data-view="claims" data-state="([^"]*)" data-language="en" data-scheme="(\w+)">(.*?)</tr>', page)
    assert [(state, scheme) for state, scheme, _ in rows] == [("as it opens", "dark"), ("as it opens", "light")]
    assert re.findall(r'href="([^"]*)"', rows[0][2]) == ["claims-320-en-dark.png", "claims-390-en-dark.png"]
    assert "<!-- " not in page
