"""The card of a place or a member in the page of another site, and the code that puts it there."""

import html
import re
from base64 import b64encode
from hashlib import sha256

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.bundling.policy import hashes_of
from dashboard.bundling.static_pages import asking, page_files, served_pages
from dashboard.domain.dataset import Dataset
from dashboard.views.addresses import Addresses, FileAddresses


@pytest.fixture(scope="module")
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


def _said(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", page, flags=re.S)).split())


def test_a_card_of_a_gap_says_what_the_page_says_and_who_is_next_door(client: FlaskClient) -> None:
    said = _said(client.get("/place/AL-MM?embed=1&lang=en").text)
    assert "No member is on record in Malësi e Madhe (district) No member on record, and not named by the coalition." in said
    assert "Who works next door Terre des hommes Save the Children World Vision Vatra" in said
    assert "Data as of 23 November 2026" in said
    assert "© OpenStreetMap contributors (ODbL 1.0)" in said


def test_a_card_names_the_members_or_the_places(client: FlaskClient) -> None:
    tirana = client.get("/place/AL-TR?embed=1&lang=en").text
    assert len(re.findall(r'<li><a href="\.\./member/', tirana)) == 12
    vatra = client.get("/member/vatra?embed=1&lang=sq").text
    assert re.findall(r'<li><a href="\.\./place/([A-Z-]+)\?', vatra) == [
        "AL-BR", "AL-DI", "AL-DR", "AL-FR", "AL-GJ", "AL-LE", "AL-LU", "AL-SH", "AL-VL",
    ]  # fmt: skip


@pytest.mark.parametrize("path", ["/place/AL-TR", "/member/caritas", "/member/femijet-sot", "/place/AL-11"])
def test_a_card_may_be_framed_and_keeps_nothing(client: FlaskClient, path: str) -> None:
    answer = client.get(f"{path}?embed=1&lang=en")
    assert answer.status_code == 200
    rules = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in rules
    assert "Set-Cookie" not in answer.headers
    assert not re.search(r"cookie|localStorage|sessionStorage|indexedDB", answer.text.split("</footer>")[1])
    assert len(answer.data) < 60_000
    links = re.findall(r"<a [^>]*>", answer.text)
    assert links
    assert all('target="_blank"' in link for link in links)
    (script,) = re.findall(r"<script>(.*?)</script>", answer.text, re.S)
    assert f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" in rules  # else the browser would not run it


@pytest.mark.parametrize("path", ["/place/AL-TR", "/member/vatra", "/place/AL-TR?embed=2", "/place/AL-TR.pdf?embed=1", "/place/?lang=en"])
def test_nothing_else_of_a_place_may_be_framed(client: FlaskClient, path: str) -> None:
    assert "frame-ancestors 'none'" in client.get(path).headers["Content-Security-Policy"]


def test_a_link_may_set_the_colour_scheme_of_a_card(client: FlaskClient) -> None:
    assert "prefers-color-scheme" in client.get("/place/AL-TR?embed=1").text
    assert "prefers-color-scheme" not in client.get("/place/AL-TR?embed=1&theme_mode=dark").text


@pytest.mark.parametrize(("kind", "name"), [("place", "AL-MM"), ("member", "vatra")])
def test_a_page_offers_the_code_in_at_most_twelve_lines(client: FlaskClient, kind: str, name: str) -> None:
    page = client.get(f"/{kind}/{name}?lang=sq", base_url="https://map.example/").text
    (offered,) = re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.S)
    code = html.unescape(offered)
    assert len(code.splitlines()) <= 12
    (address,) = re.findall(r'src="([^"]*)"', code)
    assert html.unescape(address) == f"https://map.example/{kind}/{name}?embed=1&lang=sq"
    assert "event.source" in code  # only the frame itself says how high it is
    assert "<button hidden" in page  # until the script that copies has run


def test_a_name_cannot_end_the_code(shipped: Dataset) -> None:
    from dataclasses import replace

    from dashboard.views.embedding import offer
    from dashboard.views.profile import place_profile

    profile = replace(place_profile(shipped, "AL-TR", "en"), finding='"><script>x</script>')
    (code,) = re.findall(r"<textarea[^>]*>(.*?)</textarea>", offer(profile, addresses=Addresses("https://map.example")), re.S)
    assert 'title="&quot;&gt;&lt;script&gt;x' in html.unescape(code)


def _files(app: Dash, *, url: str) -> dict[str, str]:
    client = asking(app, FileAddresses(url))
    return page_files(client, served_pages(client), cards=bool(url))


@pytest.mark.slow
def test_a_static_site_has_the_cards_beside_its_pages(app: Dash) -> None:
    files = _files(app, url="https://map.example/here")
    page, card = files["member/vatra.en.html"], files["member/vatra.card.en.html"]
    (code,) = re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.S)
    assert 'src="https://map.example/here/member/vatra.card.en.html"' in html.unescape(code)
    assert 'href="vatra.en.html"' in card  # "Sources and more about Vatra"
    assert 'href="../place/AL-BR.en.html"' in card
    assert "coverageHeight" in card
    for text in (page, card):  # the policy lets the scripts run that are there, and no others
        allowed = re.findall(r"'sha256-[^']*'", re.findall(r'Content-Security-Policy" content="([^"]*)"', text)[0])
        assert allowed == hashes_of(text) != []
    assert "url(../assets/" in page or "woff2" not in page


@pytest.mark.slow
def test_pages_on_a_stick_offer_no_code_as_nobody_could_load_their_cards(app: Dash) -> None:
    files = _files(app, url="")
    assert not any("<textarea" in text or re.search(r"<script>", text) for text in files.values())
    assert not any(".card." in name for name in files)
