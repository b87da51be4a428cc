"""Place names as sentences have them; the forms worked out by hand."""

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.inflection import inflected

# name: definite, genitive, accusative
FORMS = {
    "Berat": ("Berati", "Beratit", "Beratin"),
    "Kukës": ("Kukësi", "Kukësit", "Kukësin"),
    "Gramsh": ("Gramshi", "Gramshit", "Gramshin"),
    "Cërrik": ("Cërriku", "Cërrikut", "Cërrikun"),
    "Shijak": ("Shijaku", "Shijakut", "Shijakun"),
    "Tiranë": ("Tirana", "Tiranës", "Tiranën"),
    "Lushnjë": ("Lushnja", "Lushnjës", "Lushnjën"),
    "Shkodër": ("Shkodra", "Shkodrës", "Shkodrën"),
    "Gjirokastër": ("Gjirokastra", "Gjirokastrës", "Gjirokastrën"),
    "Kamëz": ("Kamza", "Kamzës", "Kamzën"),
    "Peshkopi": ("Peshkopia", "Peshkopisë", "Peshkopinë"),
    "Memaliaj": ("Memaliaj", "Memaliajt", "Memaliajn"),
    "Fushë-Arrëz": ("Fushë-Arrëzi", "Fushë-Arrëzit", "Fushë-Arrëzin"),
    "Malësi e Madhe": ("Malësia e Madhe", "Malësisë së Madhe", "Malësinë e Madhe"),
    "Vau i Dejës": ("Vaut të Dejës", "Vaun e Dejës"),
    "Ura Vajgurore": ("Urës Vajgurore", "Urën Vajgurore"),
}


@pytest.mark.parametrize(("name", "forms"), FORMS.items())
def test_a_name_has_these_forms(name: str, forms: tuple[str, ...]) -> None:
    assert set(forms) <= inflected(name)


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("Bashkia e Shkodrës", "AL1004"), ("bashkinë e Kuçovës", "AL0102"), ("Bashkisë Malësi e Madhe", "AL1002"),
        ("Bashkia e Malësisë së Madhe", "AL1002"), ("Bashkia Vau i Dejës", "AL1005"), ("Rrethit të Dibrës", "AL-DI"),
        ("rrethi i Kukësit", "AL-KU"), ("në rrethin e Hasit", "AL-HA"), ("Qarku i Vlorës", "AL-12"), ("qarkut të Beratit", "AL-01"),
        ("prefektura e Lezhës", "AL-08"), ("qyteti i Korçës", "AL0703"), ("në qytetin e Cërrikut", "AL0402"), ("Dibra County", "AL-09"),
        ("the district of Lushnja", "AL-LU"),
        ("Municipality of Shkodra", "AL1004"), ("Kukës district", "AL-KU"), ("Region of Fier", "AL-04"), ("AL-EL", "AL-EL"),
    ],
)  # fmt: skip
def test_a_phrase_means_this_place(shipped: Dataset, phrase: str, code: str) -> None:
    assert shipped.gazetteer.resolve(phrase).code == code


@pytest.mark.parametrize(
    ("phrase", "level"),
    [("Njësia administrative Tiranë", "unit"), ("Komuna Peshkopi", "unit"), ("njësisë administrative të Shupenzës", "unit")],
)
def test_the_word_for_the_kind_sets_the_level(shipped: Dataset, phrase: str, level: str) -> None:
    match = shipped.gazetteer.resolve(phrase)
    assert (match.status, match.level) == ("matched", level)


@pytest.mark.parametrize(
    "phrase", ["në Tiranë", "pranë Fierit", "zona e Lushnjës", "Malësisë së Madhe", "nga Saranda", "Dibrës", "near Fier"]
)
def test_a_name_of_several_levels_is_asked_about(shipped: Dataset, phrase: str) -> None:
    match = shipped.gazetteer.resolve(phrase)
    assert (match.status, match.code) == ("ambiguous", "")
    assert len(match.candidates) > 1
    assert shipped.gazetteer.resolve(phrase, "district").status == "matched"


def test_a_kind_and_a_level_that_differ_are_asked_about(shipped: Dataset) -> None:
    match = shipped.gazetteer.resolve("Dibra County", "district")
    assert (match.status, match.candidates) == ("ambiguous", ("AL-09", "AL-DI"))
    assert match.why == "the name says county, the level of the row is district"


@pytest.mark.parametrize("name", ["Kosovë", "Prizren", "Albania", "Shqipëri", "Prishtina", "Shkup", "Athinë", "Roma"])
def test_what_only_looks_alike_is_not_suggested(shipped: Dataset, name: str) -> None:
    match = shipped.gazetteer.resolve(name)
    assert (match.status, match.candidates) == ("unknown", ())


@pytest.mark.parametrize(
    ("typo", "name"),
    [("Malakaster", "Mallakastër"), ("Elbasanx", "Elbasan"), ("Tirna", "Tiranë"), ("Pogradc", "Pogradec"), ("Librashd", "Librazhd")],
)
def test_a_typo_is_answered_with_the_name(shipped: Dataset, typo: str, name: str) -> None:
    assert shipped.gazetteer.resolve(typo).candidates[0].startswith(f"{name} (")
