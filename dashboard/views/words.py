"""What things are called in the reader's language: places, members, themes, levels, values of parameters."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from dashboard.domain.dataset import Dataset
from dashboard.domain.measures import MEASURES
from dashboard.domain.parameters import PARAMETERS, Parameter
from dashboard.texts.message import mark, render
from dashboard.texts.translator import Translator

COMPASS = {
    "n": mark("to the north"), "ne": mark("to the north-east"), "e": mark("to the east"), "se": mark("to the south-east"),
    "s": mark("to the south"), "sw": mark("to the south-west"), "w": mark("to the west"), "nw": mark("to the north-west"),
}  # fmt: skip


def name_of(row: Any, lang: str) -> str:
    """Return the name of a place, a country or a theme."""
    return str(row[f"name_{lang}"])


def alphabetical(codes: Iterable[Any], table: pd.DataFrame, _: Translator) -> list[str]:
    """Return ``codes`` of ``table`` by their names, in the order of the reader's alphabet."""
    return sorted(map(str, codes), key=lambda code: _.language.order(name_at(table, code, _.lang)))


def name_at(table: pd.DataFrame, code: Any, lang: str) -> str:
    """Return the name of the place ``code`` of a table, without taking its row apart."""
    return str(table.at[code, f"name_{lang}"])


def member_name(dataset: Dataset, member: str, lang: str) -> str:
    """Return the full name; the coalition's own spelling where no Albanian one is known."""
    row = dataset.members_by_id.loc[member]
    return str(row[f"name_{lang}"] or row["name_page"])


def member_short(dataset: Dataset, member: str, lang: str) -> str:
    """Return the short name; the acronym or the coalition's own spelling where there is none."""
    row = dataset.members_by_id.loc[member]
    return str(row.get(f"short_{lang}") or row["acronym"] or row["name_page"])


def level_count(dataset: Dataset, level: str, n: int, _: Translator) -> str:
    """Return "36 districts"."""
    return render(dataset.coalition.levels[level][_.lang].count, {"n": n}, _.language)


def level_of(dataset: Dataset, level: str, n: int, _: Translator) -> str:
    """Return "the 36 districts", of which some are meant."""
    return render(dataset.coalition.levels[level][_.lang].of, {"n": n}, _.language)


def value_word(dataset: Dataset, name: str, value: str, _: Translator) -> str:
    """Return what a value of a parameter is called."""
    parameter = PARAMETERS[name]
    if value in parameter.names:
        return _(parameter.names[value])
    if (parameter.takes or name) == "member":
        return member_short(dataset, value, _.lang)
    if name == "measure":
        return _(MEASURES[value].title)
    return _named_by_data(dataset, parameter, value, _.lang)


def _named_by_data(dataset: Dataset, parameter: Parameter, value: str, lang: str) -> str:
    if parameter.name == "need":
        return next(need.name[lang] for need in dataset.coalition.needs if need.id == value)
    if parameter.name == "theme":
        return name_of(dataset.themes.set_index("theme").loc[value], lang)
    if parameter.filters == "place":
        return str(dataset.by_code[f"name_{lang}"].get(value, value))
    return value


def theme_words(dataset: Dataset, themes: str, _: Translator) -> list[str]:
    """Return what the themes of a cell are called, which stand there with ``;`` between them."""
    return [value_word(dataset, "theme", theme, _) for theme in themes.split(";") if theme]
