"""The document of ``/`` answers before its scripts: the finding, the map, the gaps, the places and the members, with their pages."""

import re
from collections import Counter
from html.parser import HTMLParser

import brotli
import pytest
from dash import Dash
from flask.testing import FlaskClient
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.test import Client

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import parse_query
from dashboard.domain.view import View
from dashboard.figures.style import PAGE_COLOURS
from tests.conftest import SHIPPED

GAPS = ["Malësi e Madhe", "Kuçovë", "Mallakastër", "Peqin", "Gramsh", "Tepelenë", "Pukë", "Skrapar"]  # most residents first
STYLES = SHIPPED.parent / "dashboard" / "assets"


class _Reader(HTMLParser):
    """The words of each element and the addresses of each link, by the elements and classes around them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.path: list[tuple[str, str]] = []
        self.links: list[tuple[str, str, str]] = []  # where, address, words
        self.words: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.feed(html)

    @property
    def where(self) -> str:
        return " ".join(f"{tag}.{kind}" if kind else tag for tag, kind in self.path)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [found["id"]] if found.get("id") else []
        if tag not in ("meta", "link", "br", "img"):
            self.path.append((tag, found.get("class") or ""))
        if tag == "a":
            self.links.append((self.where, found.get("href") or "", found.get("aria-label") or ""))

    def handle_endtag(self, tag: str) -> None:
        while self.path and self.path.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words.append((self.where, data))
            where, address, words = self.links[-1] if self.links else ("", "", "")
            if any(tag == "a" for tag, _ in self.path) and "title" not in self.where:
                self.links[-1] = (where, address, words + data)

    def said(self, where: str) -> list[str]:
        return [words for at, words in self.words if re.search(where, at)]

    def leading(self, where: str) -> dict[str, str]:
        """Return address -> words of the links that stand there; each once."""
        found = [(address, words) for at, address, words in self.links if re.search(where, at)]
        assert len(dict(found)) == len(found)
        return dict(found)


def _read(client: FlaskClient | Client, query: str, **headers: str) -> _Reader:
    return _Reader(client.get(f"/{query}", headers=headers).get_data(as_text=True))


@pytest.fixture(scope="module")
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


@pytest.mark.parametrize(
    ("asked", "finding", "figures", "place"),
    [
        pytest.param(
            ("", "sq"), "Anëtarët e BKTF dokumentohen në 28 nga 36 rrethet. Në tetë, asnjë.", ["28", "82,4%", "8"],
            "Tiranë: 12 anëtarë të dokumentuar", id="sq",
        ),
        pytest.param(
            ("", "en-GB"), "BKTF members are on record in 28 of the 36 districts. In eight, none is.", ["28", "82.4%", "8"],
            "Tirana: 12 members on record", id="en",
        ),
        pytest.param(
            ("?lang=en&member=vatra", "sq"), "Vatra is on record in 9 of the 36 districts.", ["9", "29.4%", "1"],
            "Berat: 1 member on record", id="a filter",
        ),
    ],
)  # fmt: skip
def test_the_finding_the_figures_and_the_map_stand_in_the_document(
    client: FlaskClient, *, asked: tuple[str, str], finding: str, figures: list[str], place: str
) -> None:
    page = _read(client, asked[0], **{"Accept-Language": asked[1]})
    assert "".join(page.said(r"\bh1\b")) == finding
    assert page.said(r"div.figures .*\bb$") == figures
    assert place in page.leading(r"\bsvg\b").values()


def test_a_level_shows_its_own_places(client: FlaskClient) -> None:
    page = _read(client, "?lang=en&level=county")
    assert page.said(r"\bh1\b") == ["BKTF members are on record in 12 of the 12 counties."]
    assert len(page.leading(r"\bsvg\b")) == 12


@pytest.mark.parametrize("query", ["lang=sq", "lang=en", "lang=en&member=vatra", "lang=sq&level=municipality", "lang=en&county=AL-11"])
def test_map_and_table_say_what_the_view_says(client: FlaskClient, shipped: Dataset, query: str) -> None:
    view, page = View(shipped, parse_query(query, shipped.vocabulary)[0]), _read(client, f"?{query}")
    lang = view.selection.lang
    drawn, rows = page.leading(r"\bsvg\b"), page.leading(r"\btbody\b")
    assert set(drawn) == {f"place/{code}?lang={lang}" for code in view.table.index}
    assert rows == {f"place/{code}?lang={lang}": row[f"name_{lang}"] for code, row in view.inside.iterrows()}
    counted = dict(zip(rows, map(int, page.said(r"td.number$")), strict=True))
    assert counted == {f"place/{code}?lang={lang}": n for code, n in view.inside["members"].items()}
    for address, words in drawn.items():
        n = int(view.table.loc[address[6:].split("?")[0], "members"])
        assert (f": {n} " in words) == (n > 0)
    listed = set(page.leading(r"ul.columns\b"))
    assert {address for address in listed if address.startswith("member/")} == {f"member/{member}?lang={lang}" for member in view.members}
    named = {f"place/{code}?lang={lang}" for code in view.table.index[view.table["stated"]]}
    assert {address for address in listed if address.startswith("place/")} == named


def test_each_district_and_each_member_leads_to_a_page_that_is_there(client: FlaskClient) -> None:
    page = _read(client, "?lang=en")
    places, members = page.leading(r"\bsvg\b"), page.leading(r"ul.columns\b")
    assert (len(places), len(members)) == (36, 19 + 26)  # 26 districts are those that the coalition names
    for address in [*places, *members]:
        assert client.get(f"/{address}").status_code == 200, address
    assert {address.split("?")[0] for _, address, _ in page.links} >= {"place/", "member/"}


def test_the_gaps_are_named_the_largest_first_where_all_members_are_meant(client: FlaskClient) -> None:
    for lang in ("sq", "en"):
        page = _read(client, f"?lang={lang}")
        assert list(page.leading(r"ul.gaps\b").values()) == GAPS
        assert page.leading(r"ul.gaps\b")[f"place/AL-PU?lang={lang}"] == "Pukë"
    assert _read(client, "?lang=en&member=vatra").leading(r"ul.gaps\b") == {}


def test_the_map_is_drawn_in_the_classes_of_the_legend(client: FlaskClient) -> None:
    html = client.get("/?lang=en").get_data(as_text=True)
    kinds = Counter(re.findall(r'<path (?:class="(\w+)"|fill="url\(#hatch-stated-en\)") d="M\d+ \d+l', html))
    # Members 1, 2, 3-4, 5-8, 9+; nobody known; only named by the coalition, which is hatched and has no class.
    assert kinds == {"c1": 10, "c2": 7, "c3": 4, "c4": 5, "c5": 2, "none": 4, "": 4}
    assert html.count('id="hatch-stated-en"') == 1


def test_it_says_what_is_missing_without_scripts_and_no_id_stands_twice(client: FlaskClient) -> None:
    page = _read(client, "?lang=en")
    assert any("the filters, the other views, the presentation" in words for words in page.said(r"noscript p$"))
    assert [name for name, n in Counter(page.ids).items() if n > 1] == []


def test_a_presentation_begins_with_its_own_step_and_is_readable_without_scripts(client: FlaskClient) -> None:
    html = client.get("/?lang=en&present=1").get_data(as_text=True)
    assert '<noscript><div id="first">' in html
    # A browser with scripts skips all up to the first end tag: nothing of the content may stand behind it.
    assert html[html.index('<div id="first">') :].split("</noscript>")[0].count("<section") == html.count('<section class="first"') == 1
    assert html.index("</noscript>", html.index('<div id="first">')) > html.index("</section>")


def test_in_a_frame_of_another_page_nothing_leads_to_a_page_that_may_not_stand_there(client: FlaskClient) -> None:
    page = _read(client, "?lang=en&embed=1&level=county")
    assert page.leading(r"\bsection\b") == {"?level=county&lang=en": "Open in the coverage map"}
    assert 'target="_blank"' in client.get("/?lang=en&embed=1").get_data(as_text=True)


@pytest.mark.parametrize("query", ["lang=sq", "lang=en", "lang=sq&level=municipality"])
def test_the_document_is_light(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/?{query}", headers={"Accept-Encoding": "br"})
    assert len(answer.get_data()) <= 20_000
    assert brotli.decompress(answer.get_data()).startswith(b"<!DOCTYPE html>")


def test_below_the_path_of_another_site_its_links_stay_there(app: Dash) -> None:
    client = Client(DispatcherMiddleware(lambda *_: pytest.fail("outside"), {"/coverage": app.server}))
    page = _Reader(client.get("/coverage/?lang=en").get_data(as_text=True))
    for address in [*page.leading(r"\bsvg\b"), *page.leading(r"\bnav\b")]:
        assert not address.startswith("/")
        assert client.get(f"/coverage/{address}").status_code == 200


def test_what_the_data_say_is_never_read_as_html(client: FlaskClient) -> None:
    for query in ("?lang=en&place=<img>", "?lang=en&member=<script>x</script>"):
        assert "<img" not in client.get(f"/{query}").get_data(as_text=True).split('id="first"')[1].split('id="react-entry-point"')[0]


def test_its_colours_are_those_of_the_style_sheet(client: FlaskClient) -> None:
    sheet = (STYLES / "10-page.css").read_text("utf-8")
    for mode, selector in (("light", ":root {"), ("dark", ':root[data-theme="dark"] {')):
        block = sheet[sheet.index(selector) :].split("}")[0]
        assert {name: re.search(rf"--{name}: (#\w+);", block)[1] for name in PAGE_COLOURS[mode]} == PAGE_COLOURS[mode]  # type: ignore[index]
    asked = client.get("/?lang=en&theme_mode=dark").get_data(as_text=True)
    assert "prefers-color-scheme" not in asked
    assert "color-scheme:dark" in asked


def test_the_claim_is_weighed_by_both_bases_without_a_script(client: FlaskClient) -> None:
    shares = _read(client, "?lang=en").said(r"td.share$")
    # Land, official area, districts, residents: named by the coalition and by direct evidence, as on the card.
    assert shares == ["74.6%", "82.4%", "73.5%", "81.2%", "72.2%", "77.8%", "89.0%", "93.2%"]
