"""Every text of the source has its translation, and a catalogue that lacks one is refused with file and line."""

import re
from pathlib import Path

import pytest

from dashboard.texts.catalogue import PAGE, STAFF, CatalogueError, catalogue, read_catalogue
from dashboard.texts.choices import CHOICES, TEXTS
from dashboard.texts.extract import found_texts
from dashboard.texts.message import blanks

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize("name", [PAGE, STAFF])
def test_the_catalogue_holds_the_texts_of_the_source_and_no_other(name: str) -> None:
    assert set(catalogue("sq", name)) == set(found_texts(DATA)[name])


def test_every_text_that_a_script_asks_for_is_in_a_catalogue() -> None:
    known = set(catalogue("sq", PAGE)) | set(catalogue("sq", STAFF))
    scripts = (DATA.parent / "dashboard").rglob("*.js")
    asked = {(path.name, text) for path in scripts for text in re.findall(r'\b_\(\s*"((?:[^"\\]|\\.)+)"', path.read_text("utf-8"))}
    assert len(asked) > 200
    assert {(name, text) for name, text in asked if text not in known} == set()


def test_the_public_page_carries_no_text_for_staff_alone() -> None:
    assert "Choose who may see the row." in catalogue("sq", STAFF)
    assert not set(catalogue("sq", PAGE)) & set(catalogue("sq", STAFF))


@pytest.mark.parametrize(
    ("entry", "wrong"),
    [
        pytest.param('msgid "Map"\nmsgstr ""', "not translated", id="no translation"),
        pytest.param('#, fuzzy\nmsgid "Map"\nmsgstr "Harta"', "not translated", id="a guess"),
        pytest.param('msgid "{n} places"\nmsgstr "vende"', "the blank {n} is missing", id="a blank is missing"),
        pytest.param('msgid "places"\nmsgstr "{n} vende"', "the blank {n} is not in the English text", id="a blank too many"),
        pytest.param('msgid "{n} places"\nmsgstr "{n vende"', "is missing at 3", id="a brace that is not closed"),
        pytest.param('msgid "{n} a"\nmsgstr "{n, plural, one {a}}"', "no variant 'other'", id="a plural without the rest"),
    ],
)
def test_a_broken_entry_is_named_with_file_and_line(tmp_path: Path, entry: str, wrong: str) -> None:
    path = tmp_path / "messages.po"
    path.write_text(f'msgid ""\nmsgstr ""\n"Language: sq\\n"\n\n{entry}\n', "utf-8")
    with pytest.raises(CatalogueError) as error:
        read_catalogue(path)
    assert str(error.value).startswith(f"{path}:5: ") or str(error.value).startswith(f"{path}:6: ")
    assert wrong in str(error.value)


def test_each_sentence_has_a_last_choice_for_whatever_else_there_is() -> None:
    assert [name for name, choices in CHOICES.items() if choices[-1][0]] == []
    assert all(blanks(text) is not None for choices in CHOICES.values() for _, text in choices)
    assert all(blanks(text) is not None for text in TEXTS.values())
