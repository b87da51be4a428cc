"""A catalogue that lacks a text or a blank is refused, with the file and the line."""

from pathlib import Path

import pytest

from dashboard.texts.catalogue import PAGE, STAFF, CatalogueError, catalogue, path_of, read_catalogue

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "All"\nmsgstr "Të gjitha"\n\n'


def _written(folder: Path, text: str) -> Path:
    path = folder / "messages.po"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def test_the_messages_are_found_by_their_english(tmp_path: Path) -> None:
    text = (
        '#. for the legend\nmsgid "{n, plural, one {# row} other {# rows}}"\nmsgstr "{n, plural, one {# rresht} "\n"other {# rreshta}}"\n'
    )
    assert read_catalogue(_written(tmp_path, text)) == {
        "All": "Të gjitha",
        "{n, plural, one {# row} other {# rows}}": "{n, plural, one {# rresht} other {# rreshta}}",
    }


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('msgid "None"\nmsgstr ""\n', "not translated: None"),
        ('#, fuzzy\nmsgid "None"\nmsgstr "Asnjë"\n', "not translated: None"),
        ('msgid "{n} of {m}"\nmsgstr "{n} nga"\n', "the blank {m} is missing: {n} of {m}"),
        ('msgid "{n} rows"\nmsgstr "{n} {m}"\n', "the blank {m} is not in the English text: {n} rows"),
        ('msgid "{n, plural, other {# of {m}}}"\nmsgstr "{n, plural, other {#}}"\n', "the blank {m} is missing"),
        ('msgid "{n} rows"\nmsgstr "{n"\n', "a brace is not closed in: {n: {n} rows"),
        ('msgid "{n, plural, one {#}}"\nmsgstr "{n}"\n', "{n} has no variant 'other' in: {n, plural, one {#}}"),
        ('msgid "{n} rows"\nmsgstr "{n, money}"\n', "unknown kind 'money' in: {n, money}: {n} rows"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(tmp_path: Path, text: str, wrong: str) -> None:
    path = _written(tmp_path, text)
    line = HEAD.count("\n") + 1 + text.startswith("#")
    with pytest.raises(CatalogueError) as refused:
        read_catalogue(path)
    assert str(refused.value).startswith(f"{path}:{line}: {wrong}")


def test_english_has_no_catalogue() -> None:
    assert catalogue("en") == catalogue("en", STAFF) == {}


def test_the_shipped_catalogues_can_be_read() -> None:
    assert path_of("sq").name == PAGE
    assert len(catalogue("sq")) > 200
    assert len(catalogue("sq", STAFF)) > 100
