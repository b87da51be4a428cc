"""What the search box is shipped: how places are written, how their names end, and the words around them."""

import re
from dataclasses import replace
from typing import Any

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.gazetteer import build_gazetteer
from dashboard.domain.names import fold
from dashboard.domain.resolver import spellings
from dashboard.domain.search import search_index


@pytest.fixture(scope="module")
def found(tiny: Dataset) -> dict[str, Any]:
    return search_index(tiny)


@pytest.fixture(scope="module")
def of_shipped(shipped: Dataset) -> dict[str, Any]:
    return search_index(shipped)


def test_a_spelling_is_all_places_that_it_means_the_widest_first(found: dict[str, Any]) -> None:
    assert found["units"] == [["Maja", "G", "g"], ["Mesi", "A", "m"]]
    assert {spelling: places for spelling, (_, *places) in found["spellings"].items()} == {
        "veriu": ["N"], "north": ["N"], "jugu": ["S"], "south": ["S"],
        "alpha": ["A"], "alphes": ["A"], "beta": ["B"],
        "gama": ["G", "g"], "gamma": ["G", "g"], "gameqytet": ["g"],
        "mesi": ["m", 1], "middle": ["m", 1], "maja": [0], "tip": [0],
    }  # fmt: skip


def test_a_spelling_of_two_places_of_a_level_is_both(tiny: Dataset) -> None:
    codes = tiny.gazetteer.codes | {("unit", "alpha"): frozenset({"t", "u"})}
    assert search_index(replace(tiny, gazetteer=replace(tiny.gazetteer, codes=codes)))["spellings"]["alpha"][1:] == ["A", 0, 1]


def test_endings_make_the_inflected_forms_of_a_name(of_shipped: dict[str, Any]) -> None:
    def forms(name: str) -> set[str]:
        endings = of_shipped["endings"][of_shipped["spellings"][name][0]].split()
        parts = [re.fullmatch(r"(\d+)(\w*)", ending) for ending in endings]
        return {name[: len(name) - int(part[1])] + part[2] for part in parts if part}

    assert forms("shkoder") == {"shkodra", "shkodren", "shkodres", "shkoderi", "shkoderin", "shkoderit"}
    assert forms("has") == {"hasi", "hasin", "hasit"}
    assert forms("malesiemadhe") >= {"malesisesemadhe", "malesiaemadhe"}


def test_a_name_with_a_word_for_its_level_is_not_shipped_beside_the_name(tiny: Dataset, of_shipped: dict[str, Any]) -> None:
    assert {"bashkiaberat", "beratcounty", "qarkuidibres", "rrethiidibres"} & of_shipped["spellings"].keys() == set()
    assert "qytetistalin" in of_shipped["spellings"]  # Kuçovë is called so with the word alone
    aliases = tiny.places.iloc[:1].assign(alias="County Beta", code="N", why="")[["alias", "level", "code", "why"]]
    other = replace(tiny, gazetteer=build_gazetteer(tiny.places, aliases))
    assert search_index(other)["spellings"]["countybeta"][1:] == ["N"]  # Beta is no county: the whole name is needed


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        pytest.param("rrethi", ["district"], id="Albanian, definite"),
        pytest.param("bashkise", ["municipality"], id="Albanian, genitive"),
        pytest.param("qarkun", ["county"], id="Albanian, accusative"),
        pytest.param("district of", ["district"], id="English before the name"),
        pytest.param("county", ["county"], id="English behind the name"),
        pytest.param("qyteti", ["municipality", "unit"], id="a town"),
        pytest.param("njesia administrative", ["unit"], id="two words"),
        pytest.param("rrethina", [], id="a word that only begins so"),
        pytest.param("bashke", [], id="together, of the coalition's own name"),
    ],
)
def test_words_for_a_kind_of_place_mean_its_levels(of_shipped: dict[str, Any], words: str, levels: list[str]) -> None:
    assert next((meant for known, meant in of_shipped["levels"] if re.fullmatch(known, words)), []) == levels


@pytest.mark.parametrize(
    "word", ["who", "works", "in", "the", "of", "near", "kush", "punon", "punojne", "ne", "e", "per", "dhe", "organisations"]
)
def test_words_of_a_question_name_nothing(of_shipped: dict[str, Any], word: str) -> None:
    assert re.fullmatch(of_shipped["fillers"], word)


def test_nothing_is_called_by_words_that_name_nothing(shipped: Dataset, of_shipped: dict[str, Any]) -> None:
    names = [*of_shipped["spellings"], *spellings(shipped.members, "member"), *spellings(shipped.themes, "theme")]
    names += [fold(name) for name in [*shipped.countries["name_sq"], *shipped.countries["name_en"]]]
    assert len(names) > 700
    assert [name for name in names if re.fullmatch(of_shipped["fillers"], name)] == ["rrethinat"]  # the unit Rrethinat


def test_the_columns_that_hold_names_and_how_near_a_name_must_be_are_those_of_python(found: dict[str, Any]) -> None:
    assert found["names"]["theme"] == ("name_sq", "name_en")
    assert "also_known_as" in found["names"]["member"]
    assert (found["near"], found["most_near"]) == (80, 3)
