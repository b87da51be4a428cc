"""Pages of places and members are whole without a script, and say what the dashboard says; on paper too."""

import html
import json
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.domain.dataset import Dataset
from dashboard.domain.places import SHOWN_LEVELS
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.server.web import create_app
from dashboard.views.profile_html import member_page, place_page
from tests.conftest import SHIPPED


def _text(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.parametrize("lang", ["sq", "en"])
@pytest.mark.parametrize("level", SHOWN_LEVELS)
def test_every_page_of_a_place_has_the_members_and_the_sources_of_the_dashboard(shipped: Dataset, level: str, lang: str) -> None:
    view = View(shipped, Selection(level=level))
    for code, members in view.table["members"].items():
        body = place_page(shipped, str(code), lang).body
        named = set(re.findall(r'<h3><a href="\.\./member/([^?]+)\?', body))
        assert named == set(view.who.get(str(code), []))
        assert len(named) == members


def test_a_page_without_a_member_says_so_and_what_is_not_certain(shipped: Dataset) -> None:
    page = place_page(shipped, "AL-MM", "en")
    said = _text(page.body)
    assert "No member is on record in Malësi e Madhe (district)" in said
    assert "30,823 residents (2011 census) · 21,684 residents (2023 census) · 960 km²" in said
    assert "By residents (2011 census), this is gap 1 of 8." in said
    assert "Not certain, and not counted" in said
    assert "Who works next door Terre des hommes next door in Shkodër" in said
    assert re.search(r"What is not known Public sources do not say how many children", said)
    assert page.about["@type"] == "Place"


def test_a_page_of_a_member_names_its_places_and_what_depends_on_it(shipped: Dataset) -> None:
    said = _text(member_page(shipped, "vatra", "en").body)
    assert "Vatra is on record in 9 of the 36 districts." in said
    assert re.search(r"Places where no other member is on record Berat ", said)
    assert re.search(r"Where it is on record Berat undated Dibër undated", said)
    assert "Psycho-Social Centre “Vatra” · National NGO" in said
    assert "qendravatra.org.al" in said
    # One source names nine districts in the same words; another one, of 2017, speaks of two themes.
    assert re.search(
        r"direct · undated Berat, Dibra, Durres, Fier, Gjirokastra, Lezha, Lushnje, Shkodra, Vlora\. One of the districts", said
    )
    assert "direct · 2017 · Anti-trafficking, Child rights and participation Vlora" in said
    assert re.search(r"Partner countries Norway Psycho-Social Centre “Vatra”: report", said)


@pytest.mark.parametrize("path", ["/place/AL-DI", "/member/vatra", "/place/", "/member/"])
def test_a_page_is_light_has_both_languages_and_no_script_that_runs(app: Dash, path: str) -> None:
    client = app.server.test_client()
    for lang in ("sq", "en"):
        answer = client.get(f"{path}?lang={lang}")
        assert (answer.status_code, answer.mimetype) == (200, "text/html")
        assert f'<html lang="{lang}">' in answer.text
        assert len(answer.data) <= 60_000
        without_the_code = re.sub(r"<details.*?</details><script>.*?</script>", "", answer.text, flags=re.S)  # copying needs a script
        assert re.findall(r"<script(?! type=\"application/ld\+json\")", without_the_code) == []
        assert answer.text.count("<h1>") == 1


def test_every_address_in_a_page_of_ours_leads_somewhere(app: Dash) -> None:
    client = app.server.test_client()
    for path in ("place/AL-DI", "member/vatra", "place/", "member/"):
        for address in set(re.findall(r'href="((?:\.\./|\./)[^"]*)"', client.get(f"/{path}?lang=en").text)):
            target = html.unescape(address).removeprefix("../") if address.startswith("../") else path.split("/")[0] + address[1:]
            assert client.get(f"/{target}").status_code == 200, address


@pytest.mark.parametrize(("path", "offered"), [("/place/Krujë", "AL-KR"), ("/place/AL-XX", ""), ("/member/nobody", ""), ("/place/<b>", "")])
def test_an_unknown_page_is_404_and_offers_what_was_meant(app: Dash, path: str, offered: str) -> None:
    answer = app.server.test_client().get(f"{path}?lang=en")
    assert answer.status_code == 404
    assert (f"../place/{offered}?" in answer.text) == bool(offered)
    assert 'href="./?lang=en"' in answer.text  # the list of all
    assert "<b>" not in answer.text


def test_what_the_data_say_is_never_read_as_html(shipped: Dataset) -> None:
    rows = shipped.operations.assign(note="<script>window.ran=1</script>", source_url="javascript:alert(1)", source_title='"><img>')
    body = place_page(replace(shipped, operations=rows), "AL-TR", "en").body
    assert "<script>" not in body
    assert 'href="javascript:' not in body
    assert "<img" not in body


def test_the_sitemap_lists_every_page_where_the_address_is_known(app: Dash, shipped: Dataset) -> None:
    unknown = app.server.test_client().get("/sitemap.xml")
    assert (unknown.status_code, unknown.mimetype) == (404, app.server.test_client().get("/nothing.xml").mimetype)
    client = create_app(SHIPPED, url="https://coverage.example/map/").server.test_client()
    listed = [e.text for e in ET.fromstring(client.get("/sitemap.xml").data).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(listed) == 2 * (3 + 12 + 36 + 61 + len(shipped.member_ids))
    assert "https://coverage.example/map/place/AL-MM?lang=sq" in listed
    robots = client.get("/robots.txt").text.splitlines()
    assert {"Disallow: /map/place/*.pdf", "Sitemap: https://coverage.example/map/sitemap.xml"} < set(robots)  # of the whole host
    page = client.get("/place/AL-MM?lang=sq").text
    assert '<link rel="canonical" href="https://coverage.example/map/place/AL-MM?lang=sq">' in page
    (about,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert json.loads(about)["identifier"] == "AL-MM"


def test_whoever_shares_a_page_shows_its_finding_and_whoever_corrects_one_finds_the_way(app: Dash) -> None:
    page = app.server.test_client().get("/place/AL-DI?lang=en").text
    assert '<meta property="og:description" content="7 members are on record in Dibër (district): Terre des hommes Albania, ' in page
    assert '<a href="https://bktfcoalition.org" rel="noopener noreferrer">https://bktfcoalition.org</a></p></footer>' in page


def test_a_letter_about_a_place_is_one_click_away(app: Dash) -> None:
    client = app.server.test_client()
    assert 'href="AL-MM.docx?lang=sq"' in client.get("/place/AL-MM?lang=sq").text
    answer = client.get("/place/AL-MM.docx?lang=sq")
    assert answer.data.startswith(b"PK")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="AL-MM-sq.docx"'
    assert client.get("/place/nowhere.docx").status_code == 404


@pytest.mark.parametrize(("kind", "name"), [("place", "AL-MM"), ("member", "vatra")])
def test_a_page_for_print_is_one_click_away_and_kept_by_who_has_it(app: Dash, kind: str, name: str) -> None:
    client = app.server.test_client()
    page = client.get(f"/{kind}/{name}?lang=sq").text
    assert f'<a href="{name}.pdf?lang=sq">' in page
    assert f'<link rel="alternate" type="application/pdf" href="{name}.pdf?lang=sq">' in page
    answer = client.get(f"/{kind}/{name}.pdf?lang=sq")
    assert (answer.status_code, answer.mimetype, answer.data[:5]) == (200, "application/pdf", b"%PDF-")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}-sq.pdf"'
    assert answer.headers["Vary"] == "Accept-Language"
    assert client.get(f"/{kind}/{name}.pdf?lang=sq", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    head = client.head(f"/{kind}/{name}.pdf?lang=sq")
    assert (head.data, head.headers["ETag"]) == (b"", answer.headers["ETag"])
    assert client.get(f"/{kind}/{name}.pdf?lang=en").headers["ETag"] != answer.headers["ETag"]


@pytest.mark.parametrize("path", ["/place/Krujë.pdf", "/place/AL-XX.pdf", "/member/nobody.pdf"])
def test_what_is_not_there_has_no_page_for_print(app: Dash, path: str) -> None:
    answer = app.server.test_client().get(f"{path}?lang=en")
    assert (answer.status_code, answer.mimetype) == (404, "text/html")
    assert ("../place/AL-KR?" in answer.text) == ("Kruj" in path)


def test_where_the_public_address_is_known_a_page_has_a_picture_for_previews_and_its_code_for_paper() -> None:
    client = create_app(SHIPPED, url="https://coverage.example").server.test_client()
    page = client.get("/place/AL-MM?lang=sq").text
    assert (
        '<meta property="og:image" content="https://coverage.example/data/coverage.png?place=AL-MM&amp;level=district&amp;lang=sq">' in page
    )
    assert page.count('<div class="qr" aria-hidden="true"><svg') == 1
    assert client.get("/data/coverage.png?place=AL-MM&level=district&lang=sq").mimetype == "image/png"
    assert 'class="qr"' not in client.get("/place/?lang=sq").text  # a list is not printed


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


def _said(client: FlaskClient, address: str) -> str:
    return re.sub(r"<[^>]+>", " ", client.get(address).get_data(as_text=True))


def test_a_municipality_says_what_the_coalition_names_around_it_and_leads_to_its_district(client: FlaskClient) -> None:
    page = client.get("/place/AL0102?lang=en").get_data(as_text=True)  # Kuçovë; the coalition names both districts in which it lies
    assert "names the districts of Berat and Kuçovë, in which it lies, but not the municipality itself." in page
    assert "not named by the coalition." not in page
    assert re.search(r'<a href="\.\./place/AL-KC\?lang=en">Kuçovë \(district\)</a>', page)
    assert "names the district" not in client.get("/place/AL1002?lang=en").get_data(as_text=True)  # Malësi e Madhe is not named
    district = client.get("/place/AL-MM?lang=sq").get_data(as_text=True)
    assert re.search(r'<a href="\.\./place/AL1002\?lang=sq">Malësi e Madhe \(bashki\)</a>', district)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("place/al-di", "place/AL-DI"),
        ("place/Diber", "place/AL-DI"),
        ("place/AL-XX", "All places"),
        ("member/Vatra", "member/vatra"),
        ("member/vatraa", "member/vatra"),
        ("place/AL-DI/", "place/AL-DI"),
    ],
)
def test_what_was_nearly_asked_for_is_offered(client: FlaskClient, asked: str, meant: str) -> None:
    answer = client.get(f"/{asked}?lang=en")
    assert (answer.status_code, meant in answer.get_data(as_text=True)) == (200 if asked.endswith("/") else 404, True)


def test_places_of_one_name_are_told_apart_by_their_level(client: FlaskClient) -> None:
    said = _said(client, "/place/Diber?lang=en")
    assert all(f"Dibër ({level})" in said for level in ("county", "district", "municipality"))


def test_members_are_listed_with_how_much_is_on_record(client: FlaskClient) -> None:
    said = _said(client, "/member/?lang=en")
    assert re.search(r"“Vatra”\s+on record in 9 of the 36 districts", said)
    assert re.search(r"Tirana Legal Aid Society \(TLAS\)\s+on record in 6 of the 36 districts", said)
    assert re.search(r"“Children Today”\s+on record in none of the 36 districts", said)
    places = re.findall(r'place/AL-\w\w\?lang=sq">([^<]+)', client.get("/place/?lang=sq").get_data(as_text=True))
    districts = places[-36:] if len(places) >= 36 else places
    assert districts.index("Delvinë") < districts.index("Dibër")  # Dh and Ç are letters; D comes before Dh


def test_a_source_says_whose_pages_it_is_from_where_its_title_does_not(shipped: Dataset) -> None:
    page = place_page(shipped, "AL-DI", "sq").body
    assert 'rel="noopener noreferrer">About Us</a> <small>partnereperfemijet.org</small>' in page  # as it is without "www."
    assert "<small>wvi.org</small>" in page  # of https://www.wvi.org/albania, whose title is "World Vision Albania"


def test_a_page_begins_with_whose_it_is(client: FlaskClient) -> None:
    for path, whose in (
        ("place/AL-MM?lang=sq", "Bashkë Kundër Trafikimit të Fëmijëve"),
        ("member/?lang=en", "All Together Against Child Trafficking"),
    ):
        assert f'<header><p class="whose"><strong>BKTF</strong> {whose}</p>' in client.get(f"/{path}").text
