import pytest

from dashboard.domain.names import fold
from dashboard.io.column_names import CELL_WORDS, COLUMN_NAMES
from dashboard.io.headers import columns_of, find_header
from dashboard.io.schemas import SCHEMAS


@pytest.mark.parametrize("table", SCHEMAS)
def test_every_column_of_a_table_can_be_named_in_words_and_each_word_means_one(table: str) -> None:
    assert set(COLUMN_NAMES[table]) >= set(SCHEMAS[table].columns)
    assert all(COLUMN_NAMES[table].values())
    folded = [fold(word) for column, words in COLUMN_NAMES[table].items() for word in {column, *words}]
    assert len(folded) == len(set(folded))


@pytest.mark.parametrize("column", CELL_WORDS)
def test_each_word_of_a_vocabulary_means_one_of_its_ids(column: str) -> None:
    folded = [fold(word) for key, words in CELL_WORDS[column].items() for word in (key, *words)]
    assert len(folded) == len(set(folded))
    (check,) = SCHEMAS["operations"].columns[column].checks
    assert set(CELL_WORDS[column]) == set(check.statistics["allowed_values"]) - {""}


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("Organizata", "member"), ("Anëtari", "member"), ("Vendi", "place"), ("RRETHI", "at_district"), ("Niveli", "level"),
        ("Dëshmia", "evidence"), ("Provat", "evidence"), ("Tema", "theme"), ("Nga viti", "year_from"), ("Deri ne vitin", "year_to"),
        ("Dukshmeria", "visibility"), ("Burimi", "source_title"),
        ("Adresa e burimit", "source_url"), ("Shënim", "note"), ("Year  from", "year_from"),
        ("An?tari", "member"), ("AnÃ«tari", "member"), ("Deri nÃ« vitin", "year_to"),
        ("D\ufffdshmia", "evidence"), ("Source?", "source_title"), ("?", "?"),
        ("source-URL", "source_url"), ("sour" + "?" * 3000 + "x", "sour" + "?" * 3000 + "x"),
    ],
)  # fmt: skip
def test_a_header_is_known_by_its_meaning(written: str, column: str) -> None:
    assert columns_of([written], "operations").names == [column]


def test_a_word_means_what_it_means_in_its_table() -> None:
    assert columns_of(["Rrethi", "Vendi"], "places").names == ["district", "Vendi"]
    assert columns_of(["Vendi"], "partners").names == ["country"]


def test_the_header_is_the_first_row_that_names_most_columns_and_must_stand_near_the_top() -> None:
    title, header, row = ["Who works where"], ["who", "where"], ["tlas", "Fier"]
    assert find_header([title, ["place"], header, row, header], "operations") == 2
    assert find_header([row] * 29 + [header], "operations") == 29
    assert find_header([row] * 30 + [header], "operations") == 0
    assert find_header([row], "operations") == 0
