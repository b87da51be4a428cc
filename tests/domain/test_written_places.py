"""What a written name means, in a country where names are short, shared and misspelt."""

import pandas as pd
import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.gazetteer import Gazetteer, Match, build_gazetteer, resolve_operations
from tests.domain.country import gazetteer_of

PLACES = [
    ("N", "county", "Veriu", "N"),
    ("S", "county", "Jugu", "S"),
    ("A", "district", "Alpha", "N", "A"),
    ("B", "district", "Beta", "N", "B"),
    ("G", "district", "Gama", "S", "G"),
    ("a", "municipality", "Alpha", "N", "A", "a"),
    ("g", "municipality", "Gama", "S", "G", "g"),
    ("d", "municipality", "Delta", "S", "G", "d"),
    ("c", "municipality", "Balç", "N", "A", "c"),
    ("a1", "unit", "Alpha", "N", "A", "a"),
    ("k1", "unit", "Klos", "N", "A;B", "a"),
    ("k2", "unit", "Klos", "S", "G", "g"),
    ("g1", "unit", "Gama", "S", "G", "g"),
    ("d1", "unit", "Delta", "S", "G", "d"),
    ("e", "unit", "Bale", "N", "A", "c"),
    ("r", "unit", "Njësia Administrative Ro", "N", "A", "c"),
]


@pytest.fixture
def written() -> Gazetteer:
    return gazetteer_of(
        PLACES,
        ("Beta", "district", "A"),
        ("Old Beta", "district", "B"),
        ("Ro", "county", "N"),
        ("Dioqeza", "", ""),
    )


@pytest.mark.parametrize(
    ("name", "level", "match"),
    [
        pytest.param("Beta", "district", Match("matched", "B", "district"), id="a place's own name goes before another place's alias"),
        pytest.param("old-beta", "", Match("matched", "B", "district"), id="an alias"),
        pytest.param("Ro", "county", Match("matched", "N", "county"), id="an alias that is another place's name at another level"),
        pytest.param("anything", "country", Match("country", level="country", why="the row is about the whole country"), id="the country"),
        pytest.param(
            "Alpha",
            "",
            Match("ambiguous", why="the name exists at several levels: district, municipality and unit", candidates=("A", "a", "a1")),
            id="of several levels: somebody has to say",
        ),
        pytest.param("Alpha", "unit", Match("matched", "a1", "unit"), id="at the level given, nothing is told"),
        pytest.param("Ro", "unit", Match("matched", "r", "unit"), id="the name of a place without the word for its kind"),
        pytest.param("Rrethi i Alpha", "district", Match("matched", "A", "district"), id="a word for the kind that is not in the name"),
        pytest.param("Gama (bashki)", "", Match("matched", "g", "municipality"), id="the level behind the name"),
        pytest.param("Gama (bashki)", "municipality", Match("matched", "g", "municipality"), id="the level behind the name and in the row"),
        pytest.param(
            "Klos",
            "",
            Match("ambiguous", why="2 places at level unit have this name", candidates=("k1", "k2")),
            id="two of one name",
        ),
        pytest.param("Klos (Gama)", "", Match("matched", "k2", "unit", "the one of that name in Gama"), id="the one in a place around it"),
        pytest.param("Klos, Beta", "unit", Match("matched", "k1", "unit", "the one of that name in Beta"), id="in the second of two"),
        pytest.param(
            "Klos, Bashkia Gama", "", Match("matched", "k2", "unit", "the one of that name in Bashkia Gama"), id="in a place with its kind"
        ),
        pytest.param("Delta (Jugu)", "", Match("matched", "d1", "unit", "the one of that name in Jugu"), id="the finest one in it"),
        pytest.param(
            "Delta (Jugu)", "municipality", Match("matched", "d", "municipality", "the one of that name in Jugu"), id="or that of the level"
        ),
        pytest.param("Delta (Veriu)", "", Match("unknown", why="not in the list of places"), id="not in a place that it does not lie in"),
        pytest.param("Zzz", "", Match("unknown", why="not in the list of places"), id="no such name"),
        pytest.param("Zzz", "unit", Match("unknown", why="not in the list of places"), id="no such name at any level"),
        pytest.param("Zzz (Gama)", "", Match("unknown", why="not in the list of places"), id="no such name in a place"),
        pytest.param("", "unit", Match("unknown", why="not in the list of places"), id="no name at all"),
        pytest.param("B?ta", "", Match("matched", "B", "district"), id="a letter lost"),
        pytest.param("D?lta", "unit", Match("matched", "d1", "unit"), id="a letter lost, at the level given"),
        pytest.param("Bashkia D?lta", "municipality", Match("matched", "d", "municipality"), id="a letter lost, behind its kind"),
        pytest.param("Bal?", "municipality", Match("matched", "c", "municipality"), id="a lost letter that could be two at two levels"),
        pytest.param("Bal?", "unit", Match("matched", "e", "unit"), id="the other of the two"),
        pytest.param(
            "D?lt?", "", Match("unknown", why="not in the list of places"), id="a lost letter that is none of those that get lost"
        ),
    ],
)
def test_a_written_name_means_this(written: Gazetteer, name: str, level: str, match: Match) -> None:
    found = written.resolve(name, level)
    assert (found.status, found.code, found.level, found.why) == (match.status, match.code, match.level, match.why)
    assert match.status == "unknown" or found.candidates == match.candidates


def test_a_name_known_to_be_no_place_says_why(tiny_places: pd.DataFrame, tiny_aliases: pd.DataFrame) -> None:
    gazetteer = build_gazetteer(tiny_places, tiny_aliases)
    assert gazetteer.resolve("dioqeza e jugut") == Match("no_place", why="a diocese, not an administrative place")
    assert gazetteer.resolve("Alphës") == Match("matched", "A", "district")


@pytest.mark.parametrize(
    ("name", "level", "code"),
    [("Gama", "district", "G"), ("Gamma", "district", "G"), ("Mesi", "municipality", "m"), ("Middle", "municipality", "m"),
     ("Maja", "", "t"), ("Tip", "", "t")],
)  # fmt: skip
def test_both_languages_name_a_place(tiny_places: pd.DataFrame, tiny_aliases: pd.DataFrame, name: str, level: str, code: str) -> None:
    assert build_gazetteer(tiny_places, tiny_aliases).resolve(name, level).code == code


def test_a_place_without_a_name_in_one_language_is_not_meant_by_an_empty_cell(
    tiny_places: pd.DataFrame, tiny_aliases: pd.DataFrame
) -> None:
    gazetteer = build_gazetteer(tiny_places.assign(name_en=""), tiny_aliases)
    assert gazetteer.resolve("", "district").status == "unknown"
    assert gazetteer.resolve("Alpha", "district").code == "A"


@pytest.mark.parametrize(
    ("name", "level", "why"),
    [
        pytest.param("Alpha, Beta", "district", "names 2 places: Alpha and Beta", id="two"),
        pytest.param("Alpha; Beta / Gama", "", "names 3 places: Alpha, Beta and Gama", id="three"),
        pytest.param("Alpha, Zzz, Gama", "", "names 2 places: Alpha and Gama", id="one of three is not known"),
        pytest.param("Alpha dhe Klos", "", "names 2 places: Alpha and Klos", id="one of two could be several itself"),
        pytest.param("Alpha, Gama", "municipality", "names 2 places: Alpha and Gama", id="two municipalities, neither inside the other"),
    ],
)
def test_several_names_in_one_cell_are_told(written: Gazetteer, name: str, level: str, why: str) -> None:
    assert written.resolve(name, level) == Match("several", why=why)


@pytest.mark.parametrize(
    ("name", "level", "status", "code"),
    [
        pytest.param("Klos, Gama", "", "matched", "k2", id="a unit and a place around it"),
        pytest.param("Klos, Gama", "unit", "matched", "k2", id="the same, at the level given"),
        pytest.param("Delta, Gama", "municipality", "matched", "d", id="a municipality and its district"),
        pytest.param("Delta, Gama", "unit", "matched", "d1", id="a unit and its municipality, though a unit is called so too"),
        pytest.param("Gama, Jugu", "", "matched", "g1", id="a place and its county"),
        pytest.param("Gama, Jugu", "district", "matched", "G", id="the district of that name and its county"),
        pytest.param("Alpha, Alpha", "district", "matched", "A", id="one place twice"),
        pytest.param("Beta, Alpha", "municipality", "unknown", "", id="only one of them is a municipality"),
        pytest.param("Zzz, Alpha", "", "unknown", "", id="only one is known"),
    ],
)
def test_a_name_with_what_it_lies_in_is_not_several(written: Gazetteer, name: str, level: str, status: str, code: str) -> None:
    match = written.resolve(name, level)
    assert (match.status, match.code) == (status, code)


def test_a_name_with_a_comma_in_it_is_one_place() -> None:
    gazetteer = gazetteer_of([("B", "district", "Beta"), ("M", "district", "Alpha dhe Beta"), ("A", "district", "Alpha")])
    assert gazetteer.resolve("Alpha and Beta", "district").status == "several"
    assert gazetteer.resolve("Alpha dhe Beta", "district") == Match("matched", "M", "district")


def test_what_lies_in_the_other_at_another_level_alone_makes_them_two() -> None:
    gazetteer = gazetteer_of(
        [
            ("x", "municipality", "Iks", "N", "A", "x"),
            ("y", "municipality", "Ypsilon", "S", "G", "y"),
            ("u", "unit", "Iks", "S", "G", "y"),
        ]
    )
    assert gazetteer.resolve("Iks, Ypsilon", "municipality") == Match("several", why="names 2 places: Iks and Ypsilon")
    assert gazetteer.resolve("Iks, Ypsilon", "unit").code == "u"


@pytest.mark.parametrize("level", ["", "district"])
def test_two_districts_are_several_though_one_lies_in_a_county_of_the_name_of_the_other(level: str) -> None:
    gazetteer = gazetteer_of([("K", "county", "Kuks", "K"), ("K1", "district", "Kuks", "K", "K1"), ("H", "district", "Has", "K", "H")])
    assert gazetteer.resolve("Has, Kuks", level) == Match("several", why="names 2 places: Has and Kuks")


@pytest.mark.parametrize(
    ("name", "level", "why"),
    [
        pytest.param("Balc", "county", "no county of this name; it exists as municipality", id="one level"),
        pytest.param("Rrethi Delta", "county", "no county of this name; it exists as municipality and unit", id="two levels"),
        pytest.param("Balc", "planet", "no planet of this name; it exists as municipality", id="a level that is none"),
    ],
)
def test_a_name_that_lacks_at_its_level_is_told_with_the_levels_where_it_is(written: Gazetteer, name: str, level: str, why: str) -> None:
    assert written.resolve(name, level).why == why


def test_the_levels_where_a_name_is_a_place_are_kept_with_it_and_can_be_translated(written: Gazetteer) -> None:
    match = written.resolve("Delta", "county")
    assert match.elsewhere == ("municipality", "unit")
    assert match.why.values["level"].pattern == "county"  # type: ignore[attr-defined]
    assert (written.resolve("Zzz", "county").elsewhere, written.resolve("Zzz").elsewhere) == ((), ())


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        pytest.param("Komuna Gamak", ("Gamar (unit)", "Gamas (unit)", "Gamat (unit)"), id="the three nearest"),
        pytest.param("Alfavi", ("Alfa (unit)",), id="eight letters of ten are the same"),
        pytest.param("Alfavil", (), id="eight of eleven are not enough"),
    ],
)
def test_near_names_are_suggested(name: str, candidates: tuple[str, ...]) -> None:
    names = ["Alfa", "Gamar", "Gamas", "Gamat", "Gamax"]
    gazetteer = gazetteer_of([(name, "unit", name) for name in names])
    assert gazetteer.resolve(name).candidates == candidates


def test_each_operation_says_what_became_of_its_place(written: Gazetteer) -> None:
    operations = pd.DataFrame(
        {"place": ["Klos", "Beta", "Gama", "Gamas", "Klos", "Gama"], "level": ["", "district", "", "unit", "", "municipality"]},
        index=[3, 5, 8, 9, 10, 11],
    )
    found = resolve_operations(operations, written)
    assert found.index.tolist() == [3, 5, 8, 9, 10, 11]
    assert found.to_dict("list") == {
        "place": ["Klos", "Beta", "Gama", "Gamas", "Klos", "Gama"],
        "level": ["", "district", "", "unit", "", "municipality"],
        "code": ["", "B", "", "", "", "g"],
        "matched_level": ["", "district", "", "", "", "municipality"],
        "match": ["ambiguous", "matched", "ambiguous", "unknown", "ambiguous", "matched"],
        "match_why": [
            "2 places at level unit have this name",
            "",
            "the name exists at several levels: district, municipality and unit",
            "not in the list of places",
            "2 places at level unit have this name",
            "",
        ],
        "suggestions": ["k1; k2", "", "G; g; g1", "Gama (district); Gama (municipality); Gama (unit)", "k1; k2", ""],
    }


def test_where_no_operation_is_known_the_columns_are_texts_all_the_same(tiny: Dataset, written: Gazetteer) -> None:
    none = resolve_operations(tiny.operations[["member", "place", "level"]].iloc[:0], written)
    assert {str(dtype) for dtype in none.dtypes[["code", "matched_level", "match", "match_why", "suggestions"]]} == {"str"}
