import pytest

from dashboard.domain.sanitize import LONGEST, sanitize


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Bashkë Kundër “Trafikimit”, 80 % – Gjirokastër", "Bashkë Kundër “Trafikimit”, 80 % – Gjirokastër"),
        ("gpj.\u202eexe", "gpj.exe"),
        ("a\u2066b\u2069c\u200bd\ufeff", "abcd"),
        ("nu\x00ll \x1b[31mred", "null [31mred"),
        ("two\nlines\tand", "two lines and"),
        ("a" * (LONGEST + 1), "a" * LONGEST + "…"),
    ],
)
def test_what_acts_on_a_reader_is_left_out_and_words_stay(text: str, kept: str) -> None:
    assert sanitize(text) == kept
