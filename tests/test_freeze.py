"""The page without a server: its size, its files, and that they are the same twice."""

import gzip
import json
import re
from html import unescape
from pathlib import Path

import brotli
import pytest
from dash import Dash

from dashboard.bundling import static_pages
from dashboard.bundling.artefacts import script_json
from dashboard.bundling.freeze import freeze_file, freeze_site
from dashboard.bundling.plotly_js import LEAN, plotly_script
from dashboard.exports.profile import qr_svg
from dashboard.server.web import create_app
from tests.conftest import SHIPPED

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site whose public address is known."""
    folder, url = tmp_path_factory.mktemp("published"), "https://map.example/coverage/"
    freeze_site(create_app(SHIPPED, url=url), folder, url=url)
    return folder


@pytest.fixture(scope="module")
def frozen(app: Dash) -> bytes:
    return freeze_file(app)


def _links(html: str) -> list[str]:
    return [unescape(address) for address in re.findall(r'<a [^>]*?href="([^"]*)"', html)]


def _first(html: str) -> str:
    return html[html.index('<div id="first">') : html.index('<div id="react-entry-point">')]


def test_the_file_is_light_enough_to_mail(frozen: bytes) -> None:
    if not LEAN.exists():
        pytest.fail("The lean Plotly bundle is not set up: run 'make bundle'.")
    # A quarter of it is Plotly, a seventh the slides in two languages, a seventh the pages of places and members: they are part of what is
    # mailed. 12 kB, compressed, are what is read without scripts, as on a phone that only previews the file.
    assert len(frozen) <= 5_200_000
    assert len(gzip.compress(frozen, 9)) <= 1_500_000


def test_the_file_names_no_script_style_or_picture_outside_itself(frozen: bytes) -> None:
    html = frozen.decode()
    head = html[: html.index("<body>")]
    assert re.findall(r'(?:src|href)="(?!data:)[^"]*"', head) == []
    assert re.findall(r'<(?:script|img)[^>]* src="[^"]*"', html) == []
    assert "og:image" not in head


def _policy(html: str) -> dict[str, str]:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', html)
    assert found
    assert html.index(found[0]) < html.index("<script")  # it holds for what follows
    return dict(rule.split(" ", 1) for rule in found[1].split("; "))


def test_the_file_lets_its_own_scripts_run_and_nothing_else(frozen: bytes) -> None:
    rules = _policy(frozen.decode())
    assert (rules["default-src"], rules["connect-src"], rules["img-src"]) == ("'none'", "'none'", "data: blob:")
    allowed = rules["script-src"].split()
    assert len(allowed) >= 5
    assert all(re.fullmatch(r"'sha256-[\w+/]{43}='", one) for one in allowed)


def test_the_site_lets_its_own_files_run_and_loads_no_presentation_that_nobody_asked_for(site: Path) -> None:
    html = (site / "index.html").read_text("utf-8")
    rules = _policy(html)
    assert rules["script-src"].split()[0] == "'self'"
    assert "unsafe" not in rules["script-src"]
    (decks,) = (site / "assets").glob("decks-*.js")
    assert decks.read_text().startswith('window.coverage.frozen.decks={"sq":"UEs')
    (boot,) = (site / "assets").glob("boot-*.js")
    assert f'"decks":"assets/{decks.name}"' in boot.read_text()
    assert decks.name not in html
    assert boot.stat().st_size < 2000


def test_the_same_data_give_the_same_file(app: Dash, frozen: bytes) -> None:
    assert freeze_file(app) == frozen


def test_the_site_holds_hashed_precompressed_files_and_the_frozen_file(site: Path) -> None:
    html = (site / "index.html").read_text("utf-8")
    named = re.findall(r'(?:src|href)="(assets/[^"]+\.(?:js|css))"', html)
    assert [re.sub(r"-[0-9a-f]{12}", "", name) for name in named] == [
        "assets/page.css", "assets/boot.js", "assets/data.js", "assets/plotly.js", "assets/dash-renderer.js",
    ]  # fmt: skip
    fonts = re.findall(r'<link rel="preload" href="(assets/[^"]+-[0-9a-f]{12}\.woff2)"', html)
    for name in [*named, *fonts, "index.html", "place/AL-MM.sq.html", "download/dashboard.html"]:
        plain = (site / name).read_bytes()
        assert gzip.decompress((site / f"{name}.gz").read_bytes()) == plain
        assert brotli.decompress((site / f"{name}.br").read_bytes()) == plain
    assert all(re.search(r"-[0-9a-f]{12}\.(js|css)$", name) for name in named)
    assert {path.name for path in site.iterdir()} >= {"_headers", "nginx.conf.example"}
    assert "og:image" not in html


def test_a_site_with_a_public_address_brings_its_preview_picture(published: Path) -> None:
    html = (published / "index.html").read_text("utf-8")
    picture = re.search(r'og:image" content="https://map.example/coverage/(assets/social-sq-[^"]+)"', html)
    assert picture
    assert 'og:url" content="https://map.example/coverage/"' in html
    assert (published / picture[1]).read_bytes().startswith(b"\x89PNG")
    page = (published / "place" / "AL-MM.sq.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://map.example/coverage/place/AL-MM.sq.html">' in page


_OWN = "https://map.example/coverage/"


def _named(html: str) -> set[str]:
    """Return every address of the site in a page, wherever it stands: as it is, or in the code for other sites."""
    return set(re.findall(rf"{_OWN}[^\s\"<>\\]*", unescape(unescape(html))))


def test_every_address_of_the_site_in_its_pages_is_a_file_that_is_there(published: Path) -> None:
    pages = [published / "index.html", *published.glob("place/*.html"), *published.glob("member/*.html")]
    assert (
        len(pages) == 1 + 2 * (2 * (12 + 36 + 61 + 19) + 2) + 2
    )  # a page and a card of each in both languages; the lists, once more for hosts
    for page in pages:
        for address in _named(page.read_text("utf-8")):
            file, _, query = address.removeprefix(_OWN).partition("?")
            assert (published / (file or "index.html")).is_file(), (page.name, address)
            assert not query or (not file and re.fullmatch("lang=(sq|en)", query)), (page.name, address)  # only the dashboard reads one


def test_a_page_of_a_published_site_names_itself_its_other_language_and_its_code_for_paper(published: Path) -> None:
    here = f"{_OWN}place/AL-DI.en.html"
    page = (published / "place" / "AL-DI.en.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{here}"><meta property="og:url" content="{here}">' in page
    assert re.findall(r'hreflang="([\w-]+)" href="(https:[^"]*)"', page) == [
        ("sq", f"{_OWN}place/AL-DI.sq.html"), ("en", here), ("x-default", f"{_OWN}place/AL-DI.sq.html"),
    ]  # fmt: skip
    assert f'<div class="qr" aria-hidden="true">{qr_svg(here)}<p>{here}</p></div>' in page
    (about,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert json.loads(about)["url"] == here
    assert re.search(rf'og:image" content="{_OWN}assets/social-en-[0-9a-f]+\.png"', page)
    assert "AL-DI.pdf" not in page
    within = (published / "download" / "dashboard.html").read_text("utf-8")
    assert script_json(f"<p>{here}") in within  # who prints it from the frozen file is led there, too


def test_every_code_for_paper_leads_to_the_file_on_which_it_is_printed(published: Path) -> None:
    printed = [page for page in published.glob("member/*.html") if 'class="qr"' in page.read_text("utf-8")]
    assert len(printed) == 2 * 19
    for page in printed:
        assert f">{qr_svg(f'{_OWN}member/{page.name}')}<p>" in page.read_text("utf-8")


def test_only_a_published_site_tells_search_engines_of_its_pages(published: Path, site: Path) -> None:
    listed = re.findall("<loc>(.*?)</loc>", (published / "sitemap.xml").read_text("utf-8"))
    assert len(listed) == len(set(listed)) == 2 * (3 + 12 + 36 + 61 + 19)
    assert listed[:6] == [
        f"{_OWN}?lang=sq", f"{_OWN}?lang=en", f"{_OWN}place/index.sq.html", f"{_OWN}place/index.en.html",
        f"{_OWN}member/index.sq.html", f"{_OWN}member/index.en.html",
    ]  # fmt: skip
    assert all((published / address.removeprefix(_OWN)).is_file() for address in listed[2:])
    assert (published / "robots.txt").read_text() == (
        "User-agent: *\nDisallow: /coverage/download/\nSitemap: https://map.example/coverage/sitemap.xml\n"
    )
    assert not (site / "sitemap.xml").exists()
    assert not (site / "robots.txt").exists()
    assert not list((site / "assets").glob("social-*"))


def test_the_site_has_every_page_in_both_languages_and_each_link_leads_to_a_file(site: Path) -> None:
    for kind, n in (("place", 12 + 36 + 61), ("member", 19)):
        assert len(list((site / kind).glob("*.html"))) == 2 * (n + 1) + 1  # with the lists, and the one that a host shows for the folder
    for page in [site / "index.html", *site.glob("place/*.html"), *site.glob("member/*.html")]:
        for address in _links(page.read_text("utf-8")):
            path = address.split("?")[0].split("#")[0]
            assert address.startswith("https://") or address.startswith("http://") or not path or (page.parent / path).is_file(), address
            assert not address.startswith(("?", "/"))


def test_a_page_of_the_site_leads_to_its_neighbours_in_its_language_and_to_the_map(site: Path) -> None:
    html = (site / "place" / "AL-PU.en.html").read_text("utf-8")
    assert {"../index.html?lang=en", "index.en.html", "AL-PU.sq.html", "AL-SH.en.html", "../member/vatra.en.html"} <= set(_links(html))
    assert "../index.html?place=AL-PU&level=district&lang=en" in _links(html)
    assert '<link rel="alternate" hreflang="sq" href="AL-PU.sq.html">' in html
    assert "docx" not in html  # what only a server makes
    assert _policy(html)["default-src"] == "'none'"


def test_the_site_answers_in_both_languages_without_a_script_and_leads_to_its_pages(site: Path) -> None:
    first = _first((site / "index.html").read_text("utf-8"))
    assert re.findall(r"<h1>(.*?) <", first) == [
        "Anëtarët e BKTF dokumentohen në 28 nga 36 rrethet.", "BKTF members are on record in 28 of the 36 districts.",
    ]  # fmt: skip
    for lang in ("sq", "en"):
        assert first.count(f'<a href="place/AL-PU.{lang}.html" aria-label="Pukë: ') == 1
        assert f'href="member/vatra.{lang}.html"' in first
        assert f'href="#first-{lang}"' in first  # the other language
    ids = re.findall(r' id="([^"]+)"', first)
    assert len(ids) == len(set(ids))


def test_the_file_answers_without_a_script_and_leads_to_no_page_that_is_not_there(frozen: bytes) -> None:
    first = _first(frozen.decode())
    assert re.findall(r"<b>(.*?)</b>", first) == ["28", "82,4%", "8", "28", "82.4%", "8"]
    assert {address for address in _links(first) if not address.startswith("#")} == set()
    assert first.count("<title>Tiranë: 12 anëtarë të dokumentuar</title>") == 1
    assert "<nav" not in first


def test_the_file_holds_every_page_as_it_is_served_and_each_link_leads_to_one_of_them(app: Dash, frozen: bytes) -> None:
    found = re.search(r'<script type="application/json" id="own-pages">(.*?)</script>', frozen.decode())
    assert found
    within = json.loads(found[1])
    pages = {address: "".join(within["parts"][i] for i in row) for address, row in within["pages"].items()}
    assert len(pages) == 2 * (12 + 36 + 61 + 19 + 2)
    led = {address for page in pages.values() for address in _links(page) if not address.startswith("http")}
    assert {address[0] for address in led} == {"#", "?"}
    assert {address[1:] for address in led if address.startswith("#")} == set(pages)
    for address, at in {"place/AL-MM.sq": "/place/AL-MM?lang=sq", "member/vatra.en": "/member/vatra?lang=en"}.items():
        served = app.server.test_client().get(at).get_data(as_text=True)
        within_file = _heard(pages[address])
        assert [line for line in _heard(served) if line not in within_file] == _SERVED_ALONE[at]
    assert "?place=AL-MM&level=district&lang=sq" in _links(pages["place/AL-MM.sq"])
    assert ".c1{fill:var(--map-c1)}" in within["style"]
    assert "url(" not in within["style"]


_SERVED_ALONE = {
    "/place/AL-MM?lang=sq": ["Kjo faqe për ta shtypur (PDF)", "·", "Skica e një letre për këtë vend (Word)"],
    "/member/vatra?lang=en": ["This page to print (PDF)"],
}  # files, and the code for other sites, that a server makes


def _heard(html: str) -> list[str]:
    body = re.sub(r"<details.*?</details><script>.*?</script>|.*<body>", "", html, flags=re.S)
    return [line.strip() for line in re.split(r"<[^>]+>", body) if line.strip()]


def test_a_link_to_what_no_file_holds_loses_itself_and_not_its_words() -> None:
    led = static_pages._led
    assert led('<p class="live"><a href="AL-MM.docx?lang=sq">Letter</a> · <a href="AL-MM.pdf">PDF</a></p>', lambda _: None) == ""
    assert led('<p>See <a class="x" href="b?c=1&amp;d=2" lang="sq">it</a>.</p>', lambda _: None) == "<p>See it.</p>"
    assert led('<p>See <a class="x" href="b?c=1&amp;d=2">it</a>.</p>', lambda a: f"{a}&e") == (
        '<p>See <a class="x" href="b?c=1&amp;d=2&amp;e">it</a>.</p>'
    )


def test_the_nginx_example_frames_the_embed_alone_and_loses_no_header(site: Path) -> None:
    example = (site / "nginx.conf.example").read_text()
    assert example.count("\n    add_header") == 4
    assert "location" not in example.split("server {")[1]  # a location with headers of its own would inherit none
    assert "frame-ancestors $framed_by" in example


def test_a_lean_bundle_of_another_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plotly-geo.min.js").write_text("/* plotly.js (geo - minified) v1.0.0 */")
    with pytest.raises(RuntimeError, match=r"is not plotly\.js \d.*make bundle"):
        plotly_script(tmp_path / "plotly-geo.min.js")


def test_without_a_lean_bundle_the_full_one_draws(tmp_path: Path) -> None:
    assert len(plotly_script(tmp_path / "none.js")) > 3_000_000


def test_no_text_ends_the_script_that_it_stands_in() -> None:
    assert script_json({"a": "</script><!--<script>"}) == '{"a":"\\u003c/script>\\u003c!--\\u003cscript>"}'
