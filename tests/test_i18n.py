"""Every text of the page has its Albanian."""

import ast
import json
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from dashboard.domain.dataset import Dataset
from dashboard.i18n import CATALOGUE, UPKEEP, albanian
from dashboard.layout.page import page

ASSETS = Path(__file__).parent.parent / "dashboard" / "assets"
_STRING = r'"((?:[^"\\]|\\.)+)"'


def _layout_texts(dataset: Dataset) -> set[str]:
    tree = json.dumps(page(dataset, staff=True).to_plotly_json(), default=lambda o: o.to_plotly_json(), ensure_ascii=False)
    found = re.findall(rf'"data-msg(?:-label)?": {_STRING}', tree)
    return {json.loads(f'"{text}"') for text in found}


def _script_texts(folder: Path = ASSETS) -> set[str]:
    calls = rf"\b(?:_|words|ngettext)\({_STRING}"
    return {text for path in folder.glob("*.js") for text in re.findall(calls, path.read_text())}


def _python_texts(folder: Path = ASSETS.parent / "views") -> set[str]:
    """Return the texts in ``_("...")`` and the singular ones in ``_.count("...", "...", n)``."""
    return {text for path in folder.glob("*.py") for text in _said(path, "_", "_.count", "_words()")}


def _said(path: Path, *calls: str) -> set[str]:
    marked = [
        c for c in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(c, ast.Call) and ast.unparse(c.func) in calls and c.args
    ]
    return {str(call.args[0].value) for call in marked if isinstance(call.args[0], ast.Constant)}


def _upkeep_texts() -> set[str]:
    home = ASSETS.parent
    said = {text for path in home.rglob("*.py") for text in _said(path, "say", "_.count")}
    return said | _python_texts(home / "upkeep") | _script_texts(home / "upkeep" / "own")


def _reasons(dataset: Dataset) -> set[str]:
    """Return the reasons why names are no place: the data's own texts, shown in the About view."""
    return set(dataset.gazetteer.no_place.values())


def test_every_text_of_the_page_has_an_albanian_translation(shipped: Dataset) -> None:
    texts = _layout_texts(shipped) | _script_texts() | _python_texts() | _reasons(shipped)
    assert len(texts) > 150
    assert texts - set(albanian()) == set()


def test_no_translation_is_left_over(shipped: Dataset) -> None:
    assert set(albanian()) - _layout_texts(shipped) - _script_texts() - _python_texts() - _reasons(shipped) == set()


def test_every_text_for_staff_has_an_albanian_translation_and_none_is_left_over() -> None:
    assert len(_upkeep_texts()) > 70
    assert _upkeep_texts() - set(albanian()) == set(albanian(UPKEEP))


@pytest.mark.parametrize("path", [CATALOGUE, UPKEEP], ids=lambda path: path.stem)
def test_translations_keep_the_placeholders(path: Path) -> None:
    with path.open("rb") as file:
        for message in read_po(file, locale="sq"):
            if message.id:
                ids = message.id if isinstance(message.id, tuple) else (message.id,)
                strings = message.string if isinstance(message.string, tuple) else (message.string,)
                wanted = {name for text in ids for name in re.findall(r"\{\w+\}", text)}
                assert {n for text in strings for n in re.findall(r"\{\w+\}", str(text))} == wanted, message.id
