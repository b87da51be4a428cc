"""The search box finds what the gazetteer resolves: names as people write them, through Python and through the browser's modules."""

import json
import random
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz import fuzz

from dashboard.bundling.artefacts import page_data
from dashboard.domain.dataset import Dataset
from dashboard.domain.gazetteer import LEVEL_PREFERENCE
from dashboard.domain.inflection import inflected
from dashboard.domain.names import fold, split_kind
from dashboard.domain.places import LEVELS
from dashboard.io.dataset import read_tables
from tests.agreement.test_agreement import NO_NODE
from tests.conftest import SHIPPED

SEARCH = Path(__file__).parent / "search.mjs"
KINDS = {
    "county": ("Qarku i {}", "{} County"), "district": ("Rrethi i {}", "district of {}"),
    "municipality": ("Bashkia e {}", "{} municipality"), "unit": ("Njësia administrative {}", "{} commune"),
}  # fmt: skip


def asked_of_browser(dataset: Dataset, folder: Path, **asked: Any) -> dict[str, Any]:
    if not (node := shutil.which("node")):
        pytest.fail(NO_NODE)
    file = folder / "asked.json"
    file.write_text(json.dumps({"data": page_data(dataset), **asked}), "utf-8")
    done = subprocess.run([node, str(SEARCH), str(file)], capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def ways_to_write() -> list[str]:
    """Return every name of the data, some of its forms, and both with words for their levels: a few thousand."""
    tables, dice = read_tables(SHIPPED), random.Random(8)
    names = {(row["name_sq"], row["level"]) for row in tables["places"].to_dict("records")}
    names |= {(row["alias"], row["level"]) for row in tables["aliases"].to_dict("records") if row["code"]}
    found = {name for name, _ in names}
    for name, level in sorted(names):
        if not split_kind(name)[1]:
            form = dice.choice(sorted(inflected(name)))
            found |= {form, *(kind.format(said) for kind in KINDS[level] for said in (name, form))}
    return sorted(found)


def is_name(text: str) -> bool:
    """Return whether it is one name, as people write it: what is longer, or holds several, is read in parts."""
    return len(text.split()) <= 6 and "," not in text and "(" not in text


def places_meant(dataset: Dataset, name: str) -> list[list[str]]:
    """Return the places that the gazetteer finds: of a unit its name and district, it has no code in the browser."""
    match = dataset.gazetteer.resolve(name)
    codes = [match.code] if match.status == "matched" else list(match.candidates) if match.status == "ambiguous" else []
    units, levels = _places_of(dataset)
    return [units.get(str(code)) or [levels[str(code)], str(code)] for code in codes]


@cache
def _places_of(dataset: Dataset) -> tuple[dict[str, list[str]], dict[str, str]]:
    units = dataset.at["unit"][["name_sq", "district"]].itertuples(name=None)
    levels = {str(code): level for level in LEVELS for code in dataset.at[level].index}
    return {str(code): ["unit", name, district] for code, name, district in units}, levels


def near_pairs(dataset: Dataset) -> list[tuple[str, str]]:
    """Return pairs of names drawn by lot, and names with their own misspelling."""
    dice, keys = random.Random(9), sorted({key for _, key in dataset.gazetteer.codes})
    pairs = [(dice.choice(keys), dice.choice(keys)) for _ in range(500)]
    for key in dice.sample(keys, 500):  # a letter lost, doubled or moved
        at = dice.randrange(len(key))
        pairs.append((key, dice.choice([key[:at] + key[at + 1 :], key[:at] + key[at] + key[at:], key[1:] + key[0]])))
    return pairs


def test_a_place_as_it_is_written_is_what_the_gazetteer_resolves(shipped: Dataset, tmp_path: Path) -> None:
    names = [name for name in ways_to_write() if is_name(name)]
    found = asked_of_browser(shipped, tmp_path, texts=names)["places"]
    known, wrong = {key for _, key in shipped.gazetteer.codes}, {}  # of an inflected form the browser may know one place too many
    for name, meant in zip(names, found, strict=True):
        expected = places_meant(shipped, name)
        more = [place for place in meant if place not in expected] if fold(name) in known else []
        if expected and (more or any(place not in meant for place in expected)):
            wrong[name] = (expected, meant)
    assert len(names) > 4000
    assert wrong == {}


def test_both_halves_call_the_same_words_near(shipped: Dataset, tmp_path: Path) -> None:
    pairs = near_pairs(shipped)
    found = asked_of_browser(shipped, tmp_path, pairs=pairs)["ratios"]
    assert found == pytest.approx([fuzz.ratio(*pair) for pair in pairs])


# What the shipped data mean by a phrase; the first option, at the level of the districts. Names of members and themes as in their tables.
PHRASES = {
    "vatra vlorë": {"member": ["vatra"], "view": "map", "place": "AL-VL"},
    "fëmijë rruge Dibër": {"theme": ["street-children"], "view": "map", "place": "AL-DI"},
    "who works in Has": {"view": "map", "place": "AL-HA"},
    "kush punon në Has": {"view": "map", "place": "AL-HA"},
    "roma education korce": {"theme": ["education", "roma-egyptian"], "view": "map", "place": "AL-KO"},
    "anti trafficking shkoder": {"theme": ["anti-trafficking"], "view": "map", "place": "AL-SH"},
    "kush punon me fëmijët në rrugë në Dibër": {"theme": ["street-children"], "view": "map", "place": "AL-DI"},
    "organizatë ndërkombëtare në Korçë": {"kind": ["international_ngo"], "view": "map", "place": "AL-KO"},
    "bashkia e Durrësit": {"view": "map", "level": "municipality", "place": "AL0301"},
    "arsis itali": {"member": ["arsis"], "view": "partners", "place": "ITA"},
    "CILSP": {"member": ["qshpli"]},
    "dhuna me bazë gjinore": {"theme": ["gender-violence"]},
}


def test_phrases_mean_what_the_shipped_data_say(shipped: Dataset, tmp_path: Path) -> None:
    found = asked_of_browser(shipped, tmp_path, texts=list(PHRASES))["first"]
    assert dict(zip(PHRASES, found, strict=True)) == PHRASES


def test_names_of_two_places_are_two_options(shipped: Dataset, tmp_path: Path) -> None:
    twice = ["Mollas", "Golem", "Dajç", "Shushicë"]
    found = asked_of_browser(shipped, tmp_path, texts=twice)["places"]
    for name, meant in zip(twice, found, strict=True):
        codes = shipped.gazetteer.codes["unit", fold(name)]
        assert sorted(meant) == sorted(["unit", name, shipped.by_code.loc[code, "district"]] for code in codes)
        assert not any((level, fold(name)) in shipped.gazetteer.codes for level in LEVEL_PREFERENCE if level != "unit")
