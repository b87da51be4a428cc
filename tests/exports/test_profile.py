"""A profile on paper says what its page says, on a page or two, and can be read by a screen reader."""

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from dashboard.bundling import typefaces
from dashboard.commands.typefaces import set_up_paper
from dashboard.domain.dataset import Dataset
from dashboard.exports.profile import profile_pdf
from dashboard.views.profile import Profile, profile_of
from dashboard.views.profile_lines import Entry
from dashboard.views.profile_map import paper_map, paper_map_words

GAPS = ["AL-GR", "AL-KC", "AL-MK", "AL-MM", "AL-PQ", "AL-PU", "AL-SK", "AL-TE"]
URL = "https://coverage.example/map"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the folder of the project's own typefaces, unpacked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typefaces, "PAPER", tmp_path_factory.mktemp("typefaces"))
        set_up_paper()
        yield typefaces.paper_typefaces() or pytest.fail("The typefaces are not set up: run 'make bundle'.")


def _read(body: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(body))


def _plain(text: str) -> str:
    """Return a text without its spaces: where lines are broken is not what is said."""
    return re.sub(r"\s|\u00ad", "", text)


def _text(pdf: PdfReader) -> str:
    return _plain(" ".join(page.extract_text() for page in pdf.pages))


def _named(profile: Profile, *keys: str) -> list[str]:
    return [line.name for section in profile.sections if section.key in keys for line in section.lines if isinstance(line, Entry)]


def _elements(node: Any) -> Iterator[Any]:
    """Yield the elements of the structure tree, in reading order."""
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        element = child.get_object() if hasattr(child, "get_object") else child
        if isinstance(element, dict) and "/S" in element:
            yield element
            yield from _elements(element)


def test_the_gaps_are_these(shipped: Dataset) -> None:
    table = profile_of(shipped, "place", "AL-MM", "sq").view.table
    assert sorted(table.index[table["members"] == 0]) == GAPS


@pytest.mark.parametrize("lang", ["sq", "en"])
@pytest.mark.parametrize("code", GAPS)
def test_a_gap_takes_one_page_and_names_everybody_next_door(shipped: Dataset, own: Path, code: str, lang: str) -> None:
    profile = profile_of(shipped, "place", code, lang)
    for folder in (own, None):
        pdf = _read(profile_pdf(profile, url=URL, typefaces=folder))
        assert len(pdf.pages) == 1
        assert [float(side) for side in pdf.pages[0].mediabox[2:]] == pytest.approx([595.28, 841.89], abs=0.01)
        text = _text(pdf)
        for said in (profile.finding, *profile.notes, *_named(profile, "next_door"), shipped.version, "ODbL1.0"):
            assert _plain(said) in text, said


@pytest.mark.parametrize("lang", ["sq", "en"])
@pytest.mark.parametrize(("code", "members"), [("AL-DI", 7), ("AL-TR", 12), ("AL-11", 14), ("AL1105", 12)])
def test_every_member_on_record_is_named(shipped: Dataset, own: Path, code: str, members: int, lang: str) -> None:
    profile = profile_of(shipped, "place", code, lang)
    assert len(_named(profile, "members")) == members
    for folder in (own, None):
        pdf = _read(profile_pdf(profile, typefaces=folder))
        assert len(pdf.pages) == (1 if code == "AL-DI" else 2)
        text = _text(pdf)
        for said in (profile.finding, *_named(profile, "members")):
            assert _plain(said) in text, said


def test_what_there_is_no_room_for_is_counted_and_said_where_it_is(shipped: Dataset, own: Path) -> None:
    profile = profile_of(shipped, "place", "AL-TR", "en")
    printed = _text(_read(profile_pdf(profile, typefaces=own)))
    assert re.search(r"\+\d+more:seethecoveragemap", printed)
    assert re.search(r"\+\d+more:seetheaddressbelow", _text(_read(profile_pdf(profile, url=URL, typefaces=own))))
    rows = next(section.lines for section in profile.sections if section.key == "members")
    (left,) = re.findall(r"\+(\d+)more:seethecoveragemapWhoworksnextdoor", printed)
    each = [int(n) for n in re.findall(r"\+(\d+)more(?!:)", printed)]
    assert sum(each) == int(left) < sum(len(row.records) for row in rows if isinstance(row, Entry))


@pytest.mark.parametrize(
    ("member", "said"),
    [
        ("vatra", "Vatra dokumentohet në 9 nga 36 rrethet."),
        ("femijet-sot", "Fëmijët Sot nuk dokumentohet"),
        ("rmsa-icmc", "Nuk u gjet asnjë burim publik që të përmendë një vend ku punon ky anëtar."),
        ("world-vision", "në 11 nga 36 rrethet."),
    ],
)
def test_a_member_has_one_too(shipped: Dataset, own: Path, member: str, said: str) -> None:
    pdf = _read(profile_pdf(profile_of(shipped, "member", member, "sq"), typefaces=own))
    assert len(pdf.pages) == 1
    assert _plain(said) in _text(pdf)


@pytest.mark.parametrize("lang", ["sq", "en"])
@pytest.mark.parametrize(("kind", "name"), [("place", "AL-MM"), ("place", "AL-TR"), ("member", "tdh")])
def test_a_screen_reader_finds_its_way(shipped: Dataset, own: Path, kind: str, name: str, lang: str) -> None:
    profile = profile_of(shipped, kind, name, lang)
    pdf = _read(profile_pdf(profile, url=URL, typefaces=own))
    root: Any = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == lang
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert pdf.metadata is not None
    assert pdf.metadata.title == f"{profile.name}: {profile.finding}"
    elements = list(_elements(root["/StructTreeRoot"]))
    kinds = [element["/S"] for element in elements]
    assert kinds.count("/H1") == 1
    on_paper = [section for section in profile.sections if section.key not in ("around", "within", "unknown")]
    assert kinds.count("/H2") == len(on_paper) + bool(profile.questions)
    assert ("/TH" in kinds) == (name != "AL-MM")
    described = [str(element["/Alt"]) for element in elements if element["/S"] == "/Figure"]
    assert described[0] == paper_map_words(profile)[0]
    assert described[1].endswith(f"{URL}/{kind}/{name}?lang={lang}")
    assert len(described) == 2


def _embedded(pdf: PdfReader) -> dict[str, bool]:
    """Return font -> whether its letters are in the file."""
    found = {}
    for page in pdf.pages:
        for font in page["/Resources"]["/Font"].values():
            below = font.get_object()["/DescendantFonts"][0].get_object()
            found[str(below["/BaseFont"]).split("+")[1]] = any(f"/FontFile{n}" in below["/FontDescriptor"] for n in ("", 2, 3))
    return found


def test_the_typefaces_are_in_the_file(shipped: Dataset, own: Path) -> None:
    profile = profile_of(shipped, "place", "AL-DI", "sq")
    with_own, without = (_embedded(_read(profile_pdf(profile, typefaces=folder))) for folder in (own, None))
    assert all(with_own.values()) and all(without.values())
    assert {name.split("-")[0] for name in with_own} >= {"SourceSans3", "SourceSerif4"}
    assert {name.split("-")[0] for name in without} == {"LibertinusSerif"}


def _addresses(pdf: PdfReader) -> set[str]:
    notes = [note.get_object() for page in pdf.pages for note in page.get("/Annots", [])]
    return {str(note["/A"]["/URI"]) for note in notes if note["/Subtype"] == "/Link"}


def test_sources_are_links_and_pages_of_the_dashboard_where_its_address_is_known(shipped: Dataset) -> None:
    profile = profile_of(shipped, "place", "AL-MM", "en")
    sources = {record.source.url for section in profile.sections if section.key == "weaker" for record in section.lines}
    unknown, known = (_addresses(_read(profile_pdf(profile, url=url))) for url in ("", f"{URL}/"))
    assert len(sources) >= 3
    assert sources <= unknown
    assert known - unknown == {
        f"{URL}/place/AL-MM?lang=en", f"{URL}/place/AL-SH?lang=en",
        *(f"{URL}/member/{member}?lang=en" for member, _ in profile.view.next_door("AL-MM")),
    }  # fmt: skip


def test_the_same_profile_is_the_same_bytes(shipped: Dataset) -> None:
    profile = profile_of(shipped, "place", "AL-MM", "en")
    assert profile_pdf(profile) == profile_pdf(profile)


def test_what_the_data_say_is_never_read_as_markup(shipped: Dataset) -> None:
    note = '#panic("x") *b* _i_ $x^2$ ] #import "@preview/x:1.0.0" <label> @ref \\'
    profile = profile_of(replace(shipped, operations=shipped.operations.assign(note=note, source_title="= #x")), "place", "AL-TR", "en")
    assert _plain(note) in _text(_read(profile_pdf(profile)))


def test_however_much_there_is_to_say_it_takes_two_pages(shipped: Dataset) -> None:
    long = shipped.operations.assign(note="Long words about everything. " * 170)
    rows = long["note"] + [str(n) for n in range(len(long))]  # no two the same
    for kind, name in (("place", "AL-TR"), ("member", "tdh")):
        profile = profile_of(replace(shipped, operations=long.assign(note=rows.to_list())), kind, name, "en")
        pdf = _read(profile_pdf(profile))
        assert len(pdf.pages) == 2
        assert "Howtoreadit" in _plain(pdf.pages[1].extract_text())


@pytest.mark.parametrize(("code", "hatched", "alt"), [
    ("AL-MM", 1, "Malësi e Madhe and its neighbours on a map. Members on record: Malësi e Madhe 0 and Shkodër 9."),
    ("AL-PQ", 1, "Peqin and its neighbours on a map. Members on record: Peqin 0, Elbasan 7, Kavajë 1, Lushnjë 2 and Tirana 12."),
    ("AL-DI", 0, "Dibër and its neighbours on a map. Members on record: Dibër 7, Bulqizë 1, Kukës 2, Mirditë 2 and Mat 1."),
])  # fmt: skip
def test_a_map_hatches_the_gaps_among_the_neighbours_and_says_what_it_shows(shipped: Dataset, code: str, hatched: int, alt: str) -> None:
    profile = profile_of(shipped, "place", code, "en")
    drawn = paper_map(profile)
    assert drawn.count('fill="url(#gap)"') == hatched
    assert paper_map_words(profile)[0] == alt
    for name in re.findall(r"([A-ZÇË][\w ]+?) \d", alt.split(": ")[1].replace(" and ", ", ")):
        assert f">{name}</text>" in drawn


def test_a_server_starts_without_what_sets_it() -> None:
    code = "import sys, dashboard.server.web; print({'typst', 'segno'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
