"""Every figure of every page of a place or a member is that of the index, from which the dashboard counts; worked out here once more."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.index import build_index
from dashboard.domain.places import SHOWN_LEVELS
from dashboard.texts.language import LANGUAGES
from dashboard.texts.translator import Translator
from dashboard.views.profile_html import member_page, place_page

pytestmark = pytest.mark.slow

Row = dict[str, Any]


@pytest.fixture(scope="module")
def index(shipped: Dataset) -> Row:
    return build_index(shipped)


@pytest.fixture(scope="module")
def rows(index: Row) -> list[Row]:
    """The operations with ``at``, the position of the place that each names."""
    groups = index["operations"]
    written = next(group for group in groups if "place" in group["columns"])["at"]
    found = [{"at": at} for at in written]
    for group in groups:
        for row, at in zip(found, group["at"], strict=True):
            row.update(zip(group["columns"], group["rows"][at], strict=True))
    return found


def _on_record(index: Row, rows: list[Row], level: str) -> dict[str, list[Row]]:
    """Return code -> the rows with direct evidence that count there."""
    places, reach = index["levels"][level]["places"], index["levels"][level]["reach"]
    found: dict[str, list[Row]] = {place["code"]: [] for place in places}
    for row in rows:
        if row["evidence"] == "direct":
            for position in reach[row["at"]][0]:
                found[places[position]["code"]].append(row)
    return found


def _sections(body: str) -> dict[str, str]:
    return {html.unescape(found[1]): found[2] for found in re.finditer(r"<section><h2>(.*?)</h2>(.*?)</section>", body, re.S)}


def _years(row: Row, undated: str) -> str:
    return "–".join(dict.fromkeys(filter(None, [row["year_from"], row["year_to"]]))) or undated


def _told(rows: list[Row], lang: str) -> list[Row]:
    """Return the first of the rows of which a source says the same of a member: they are told once, with all their places."""
    same = ("member", "year_from", "year_to", "evidence", "theme", "source_title", "source_url", "confirmed_on")
    notes = ((lang == "sq" and row.get("note_sq")) or row.get("note") for row in rows)
    return [*{(*(row.get(column) for column in same), note): row for row, note in zip(rows, notes, strict=True)}.values()]


def _dated(section: str) -> Counter[str]:
    return Counter(html.unescape(said).split(" · ")[1] for said in re.findall(r"<small>([^<]* · [^<]*)</small>", section))


def _pages(dataset: Dataset, index: Row, rows: list[Row], level: str, lang: str) -> Iterator[tuple[Row, list[Row], str, dict[str, str]]]:
    found = _on_record(index, rows, level)
    for place in index["levels"][level]["places"]:
        body = place_page(dataset, place["code"], lang).body
        yield place, found[place["code"]], body, _sections(body)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("level", SHOWN_LEVELS)
def test_members_records_and_years_of_every_place(shipped: Dataset, index: Row, rows: list[Row], level: str, lang: str) -> None:
    _ = Translator(lang)
    for place, here, body, sections in _pages(shipped, index, rows, level, lang):
        section = sections.get(_("Members on record"), "")
        assert set(re.findall(r'<h3><a href="\.\./member/([^?]+)', section)) == {row["member"] for row in here}, place["code"]
        told = _told(here, lang)
        assert section.count("<li>") == len(told), place["code"]
        assert _dated(section) == Counter(_years(row, _("undated")) for row in told), place["code"]
        heading = re.search(r"<h1>(.*?)</h1>", body)
        members = len({row["member"] for row in here})
        assert heading
        assert (str(members) in heading[1]) == (members > 1), place["code"]  # one and none are words


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("level", SHOWN_LEVELS)
def test_neighbours_and_who_works_there(shipped: Dataset, index: Row, rows: list[Row], level: str, lang: str) -> None:
    _ = Translator(lang)
    found = _on_record(index, rows, level)
    members = {code: {row["member"] for row in here} for code, here in found.items()}
    for place, here, _body, sections in _pages(shipped, index, rows, level, lang):
        lines = re.findall(r'<li><a href="\.\./place/([^?]+)[^>]*>[^<]*</a> <small>(.*?)</small>', sections.get(_("Neighbours"), ""))
        assert {code for code, _said in lines} == set(place["neighbours"]), place["code"]
        for code, said in lines:
            counted = re.match(r"(\d+) ", said)
            assert int(counted[1] if counted else 0) == len(members[code]), (place["code"], code)
        next_door = set(re.findall(r"/member/([^?]+)", sections.get(_("Who works next door"), "")))
        around = set().union(*(members[code] for code in place["neighbours"])) - {row["member"] for row in here}
        assert next_door == around, place["code"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("level", SHOWN_LEVELS)
def test_the_rank_of_every_gap_and_the_residents(shipped: Dataset, index: Row, rows: list[Row], level: str, lang: str) -> None:
    _ = Translator(lang)
    found = _on_record(index, rows, level)
    gaps = sorted((p for p in index["levels"][level]["places"] if not found[p["code"]]), key=lambda p: -p["population"])
    for place, here, body, _sections_found in _pages(shipped, index, rows, level, lang):
        assert f"{_.number(place['population'])} " in html.unescape(body), place["code"]
        text = "By residents ({census} census), this is gap {rank} of {total}."
        ranked = [_(text, census="2011", rank=gaps.index(place) + 1, total=len(gaps))] if not here else []
        said = re.findall(r"<p>([^<]*)</p>", body.split("</h1>")[1].split("<footer>")[0])
        assert [text for text in said if re.search(r"\d", text)][:1] == ranked, place["code"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("level", SHOWN_LEVELS)
def test_the_figures_of_need_with_their_years(shipped: Dataset, index: Row, rows: list[Row], level: str, lang: str) -> None:
    _ = Translator(lang)
    for place, _here, body, _sections_found in _pages(shipped, index, rows, level, lang):
        for figure in index["indicators"]:
            if figure["code"] in (place["code"], place["county"]):
                value = float(figure["value"])
                number = _.percent(value / 100) if figure["unit"] == "percent" else _.number(value)
                assert f"{number} ({figure['year']})" in html.unescape(body), (place["code"], figure["indicator"])
                assert html.escape(figure["source_url"]) in body


@pytest.mark.parametrize("lang", LANGUAGES)
def test_places_records_and_years_of_every_member(shipped: Dataset, index: Row, rows: list[Row], lang: str) -> None:
    _ = Translator(lang)
    found = _on_record(index, rows, "district")
    for member in shipped.member_ids:
        sections = _sections(member_page(shipped, member, lang).body)
        where = set(re.findall(r"/place/([^?]+)", sections.get(_("Where it is on record"), "")))
        assert where == {code for code, here in found.items() if any(row["member"] == member for row in here)}, member
        alone = set(re.findall(r"/place/([^?]+)", sections.get(_("Places where no other member is on record"), "")))
        assert alone == {code for code, here in found.items() if {row["member"] for row in here} == {member}}, member
        own = [row for row in rows if row["member"] == member]
        for title, direct in (("Sources with direct evidence", True), ("Weaker evidence, not counted", False)):
            section = sections.get(_(title), "")
            wanted = [row for row in own if (row["evidence"] == "direct") == direct]
            told = _told(wanted, lang)
            assert section.count("<li>") == len(told), member
            assert _dated(section) == Counter(_years(row, _("undated")) for row in told), member
            assert all(html.escape(row["place"]) in section for row in wanted), member
        partners = {row["country"] for row in index["partners"] if row["member"] == member}
        assert sections.get(_("Partner countries"), "").count("<li>") == len(partners), member
