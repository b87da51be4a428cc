import pytest

from dashboard.domain.names import fold, split_qualified, without_kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Fushë-Arrëz", "FUSHE ARREZ", id="case, diacritics and dash"),
        pytest.param("Shën-Koll", "Shënkoll", id="with and without dash"),
        pytest.param("Kuc\u0327ove\u0308", "Kuçovë", id="decomposed and composed"),
        pytest.param("Tiranë\u00a0 ", "Tirana"[:5] + "ë", id="non-breaking space"),
    ],
)
def test_spellings_of_one_name_fold_to_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_names_keep_different_keys() -> None:
    assert fold("Klos") != fold("Kolos")


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("Bashkia e Durrësit", "durresit"),
        ("Qarku i Shkodrës", "shkodres"),
        ("Rrethi i Matit", "matit"),
        ("Komuna Bubq", "bubq"),
        ("Njësinë Administrative Rrashbull", "rrashbull"),
        ("regions of ... Elbasan", "elbasan"),
        ("Vlora Municipality", "vlora"),
        ("Mat", "mat"),
    ],
)
def test_words_for_the_kind_of_place_fall_away(written: str, bare: str) -> None:
    assert without_kind(written) == bare


def test_a_parent_given_with_the_name_is_split_off() -> None:
    assert split_qualified("Shushicë (Vlorë)") == ("Shushicë", "Vlorë")
    assert split_qualified("Sauk, Tirana") == ("Sauk", "Tirana")
    assert split_qualified("Tirana") is None
