import pandas as pd
import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.gazetteer import Gazetteer, build_gazetteer, resolve_operations
from tests.domain.country import gazetteer_of


@pytest.mark.parametrize(
    ("name", "level", "code"),
    [
        pytest.param("alpha", "district", "A", id="own name, other case"),
        pytest.param("Rrethi i Alphës", "", "A", id="kind word and alias"),
        pytest.param("Gama", "municipality", "g", id="the row's level decides"),
        pytest.param("Rrethit të Gamës", "", "G", id="a kind word decides, in any form"),
        pytest.param("Bashkia Gama", "", "g", id="another kind word decides otherwise"),
        pytest.param("A", "", "A", id="a code"),
        pytest.param("Gamë qytet", "municipality", "g", id="alias without its dash"),
        pytest.param("Gama (municipality)", "", "g", id="the level behind the name"),
        pytest.param("Gama (rreth)", "district", "G", id="the level behind the name, in Albanian"),
    ],
)
def test_a_known_name_resolves_to_one_place(tiny: Dataset, name: str, level: str, code: str) -> None:
    match = tiny.gazetteer.resolve(name, level)
    assert (match.status, match.code) == ("matched", code)


def test_a_choice_between_levels_is_said(tiny: Dataset) -> None:
    match = tiny.gazetteer.resolve("Gama")
    assert (match.status, match.code, match.candidates) == ("ambiguous", "", ("G", "g"))
    assert match.why == "the name exists at several levels: district and municipality"


def test_a_near_name_is_suggested_and_never_taken(tiny: Dataset) -> None:
    match = tiny.gazetteer.resolve("Alpa", "district")
    assert match.status == "unknown"
    assert match.code == ""
    assert "Alpha (district)" in match.candidates


def test_a_name_that_lacks_at_the_level_given_is_an_error_that_names_the_others(tiny: Dataset) -> None:
    match = tiny.gazetteer.resolve("Alpha", "county")
    assert (match.status, match.why) == ("unknown", "no county of this name; it exists as district")


def test_a_level_behind_the_name_that_the_row_contradicts_is_no_match(tiny: Dataset) -> None:
    assert tiny.gazetteer.resolve("Gama (district)", "municipality").status == "unknown"


@pytest.mark.parametrize(
    ("name", "level", "says", "candidates"),
    [
        pytest.param("Bashkia Alpha", "district", "municipality", ("A",), id="of the row's level there is one"),
        pytest.param("Bashkia Gama", "district", "municipality", ("G", "g"), id="of both levels there is one"),
        pytest.param("Bashkia Gama", "unit", "municipality", ("g",), id="of the level that the name says there is one"),
        pytest.param("A", "municipality", "district", (), id="a code of another level"),
    ],
)
def test_a_name_and_a_row_that_say_different_levels_are_told(
    tiny: Dataset, name: str, level: str, says: str, candidates: tuple[str, ...]
) -> None:
    match = tiny.gazetteer.resolve(name, level)
    assert (match.status, match.code, match.candidates) == ("ambiguous", "", candidates)
    assert match.why == f"the name says {says}, the level of the row is {level}"


def test_where_neither_level_has_the_name_it_is_unknown(tiny: Dataset) -> None:
    assert tiny.gazetteer.resolve("Bashkia Askund", "district").status == "unknown"


def test_a_word_for_a_level_may_belong_to_the_name() -> None:
    places = [("D", "district", "Qyteti i Ri"), ("m", "municipality", "Ri"), ("u", "unit", "Ri")]
    gazetteer = gazetteer_of(places)
    assert gazetteer.resolve("Qyteti i Ri").code == "D"
    assert gazetteer.resolve("Qyteti i Ri", "municipality").code == "m"
    assert gazetteer.resolve("Qyteti i Ri", "unit").code == "u"


def test_a_diocese_is_known_to_be_no_place(tiny: Dataset) -> None:
    match = tiny.gazetteer.resolve("Dioqeza e Jugut")
    assert (match.status, match.why) == ("no_place", "a diocese, not an administrative place")


def test_a_name_that_two_units_bear_is_ambiguous_until_its_parent_is_given() -> None:
    gazetteer = Gazetteer(
        codes={("unit", "klos"): frozenset({"k1", "k2"}), ("district", "mat"): frozenset({"M"})},
        no_place={},
        parents={"k1": frozenset({"M"}), "k2": frozenset({"E"})},
        labels={},
    )
    assert gazetteer.resolve("Klos", "unit").status == "ambiguous"
    assert gazetteer.resolve("Klos (Mat)", "unit").code == "k1"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Burrel", "AL-MT"), ("Rrëshen", "AL-MR"), ("Laç", "AL-KB"), ("Shkodra", "AL-SH"), ("Tirana", "AL-TR"),
        ("MALESI E MADHE", "AL-MM"), ("Scutari", "AL-SH"),
    ],
)  # fmt: skip
def test_seats_definite_and_foreign_forms_find_their_district(shipped: Dataset, written: str, code: str) -> None:
    assert shipped.gazetteer.resolve(written, "district").code == code


@pytest.mark.parametrize(
    ("written", "status", "code"),
    [
        pytest.param("Tiran?", "matched", "AL-TR", id="at the end"),
        pytest.param("Durr\ufffds", "matched", "AL-DR", id="as the replacement sign"),
        pytest.param("Ku?ov?", "matched", "AL-KC", id="twice"),
        pytest.param("Fi?r?", "unknown", "", id="no known name fits"),
    ],
)
def test_a_letter_lost_in_saving_is_read_where_one_name_fits(shipped: Dataset, written: str, status: str, code: str) -> None:
    match = shipped.gazetteer.resolve(written, "district")
    assert (match.status, match.code) == (status, code)


def test_a_lost_letter_is_not_guessed_where_two_names_fit() -> None:
    columns = ["code", "level", "name_sq", "name_en", "county", "district", "municipality"]
    places = pd.DataFrame([("X", "unit", "Bale", "", "", "", ""), ("Y", "unit", "Balç", "", "", "", "")], columns=columns)
    aliases = pd.DataFrame(columns=["alias", "level", "code", "why"])
    assert build_gazetteer(places, aliases).resolve("Bal?", "unit").status == "unknown"


def test_a_level_that_is_none_is_quoted_whatever_stands_in_it(tiny: Dataset) -> None:
    assert tiny.gazetteer.resolve("Alpha", "{x}").why == "no {x} of this name; it exists as district"


def test_no_operation_at_all_is_presence_nowhere(tiny: Dataset) -> None:
    none = resolve_operations(tiny.operations.iloc[:0], tiny.gazetteer)
    assert [len(tiny.presence_of(none, level)) for level in ("county", "district", "municipality")] == [0, 0, 0]


@pytest.mark.parametrize(
    ("written", "level", "named"),
    [
        pytest.param("Tiranë, Durrës", "district", "Tiranë and Durrës", id="not the archdiocese, which is written with a dash"),
        pytest.param("Tirane dhe Durres", "", "Tirane and Durres", id="and, in Albanian"),
        pytest.param("Shkodër; Lezhë / Pukë", "district", "Shkodër, Lezhë and Pukë", id="three"),
        pytest.param("Has, Kukës", "district", "Has and Kukës", id="two districts, though one lies in the county of the other’s name"),
        pytest.param("Fier & Xanadu & Vlorë", "", "Fier and Vlorë", id="one of them not known"),
    ],
)
def test_several_places_in_one_cell_are_told_and_not_taken_for_one(shipped: Dataset, written: str, level: str, named: str) -> None:
    match = shipped.gazetteer.resolve(written, level)
    n = named.count(",") + 2
    assert (match.status, match.code, match.why) == ("several", "", f"names {n} places: {named}")


@pytest.mark.parametrize(
    ("written", "level", "status"),
    [
        pytest.param("Tiranë – Durrës", "district", "no_place", id="the archdiocese"),
        pytest.param("Sauk, Tirana", "", "matched", id="a village and its town"),
        pytest.param("Kamëz, Tiranë", "", "matched", id="a municipality and its county"),
        pytest.param("Otllak, Berat", "unit", "matched", id="a unit and its municipality, where there is a unit of that name too"),
        pytest.param("“Bashkisë së Durrësit”", "municipality", "matched", id="in quotation marks"),
        pytest.param("Has (Kukës)", "district", "matched", id="in brackets"),
        pytest.param("Xanadu, Tiranë", "district", "unknown", id="one known place alone"),
    ],
)
def test_a_place_with_the_one_that_it_lies_in_is_one(shipped: Dataset, written: str, level: str, status: str) -> None:
    assert shipped.gazetteer.resolve(written, level).status == status


def test_each_unit_and_each_municipality_may_be_written_with_what_it_lies_in(shipped: Dataset) -> None:
    names = shipped.by_code["name_sq"]
    for level, around in (("unit", "municipality"), ("municipality", "county")):
        for code, place in shipped.at[level].iterrows():
            match = shipped.gazetteer.resolve(f"{names[code]}, {names[place[around]]}", level)
            assert (match.code == code) or match.status == "ambiguous", names[code]


PLACES = [("H", "district", "Has"), ("I", "district", "Hasin"), ("D", "district", "Elbasan"), ("m", "municipality", "Elbasan")]


@pytest.mark.parametrize(
    ("written", "level", "code"),
    [
        pytest.param("Hasit", "district", "H", id="an inflected form"),
        pytest.param("Elbasanit", "district", "D", id="a form of a district"),
        pytest.param("Elbasanit", "municipality", "m", id="the same form of a municipality"),
        pytest.param("Valbonës", "district", "H", id="a form of another name"),
        pytest.param("Hasin", "district", "I", id="a name goes before the form of another"),
        pytest.param("Rrethi i Hasit", "", "H", id="a form behind a word for its level"),
    ],
)
def test_a_name_is_known_in_its_forms(written: str, level: str, code: str) -> None:
    gazetteer = gazetteer_of(PLACES, ("Valbonë", "district", "H"))
    assert gazetteer.resolve(written, level).code == code
    assert "Has" in gazetteer.written["has"]


def test_a_place_is_known_by_its_codes_of_other_lists_where_they_are_none_of_another_place() -> None:
    codes = pd.DataFrame(
        [("D", "AL-03", "AL012", "3"), ("H", "", "AL015", "4"), ("gone", "AL-99", "", "5"), ("I", "H", "", "6")],
        columns=["code", "iso_3166_2", "nuts3", "instat"],
    )
    gazetteer = gazetteer_of(PLACES, codes=codes)
    known = {written: gazetteer.resolve(written).code for written in ("AL-03", "AL012", " AL015 ", "H", "AL-99", "5", "")}
    assert known == {"AL-03": "D", "AL012": "D", " AL015 ": "H", "H": "H", "AL-99": "", "5": "", "": ""}
