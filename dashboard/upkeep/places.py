"""The places as the page needs them: to be found by any spelling, and drawn."""

from collections import defaultdict
from typing import Any

from dashboard.domain import geometry
from dashboard.domain.dataset import Dataset
from dashboard.domain.places import SHOWN_LEVELS
from dashboard.views.svg_map import Frame, outlines


def search_list(dataset: Dataset) -> list[dict[str, Any]]:
    """Return one entry per place: what to write for it, where it lies, and every folded spelling that means it."""
    spelt: dict[str, set[str]] = defaultdict(set)
    for (_, key), codes in dataset.gazetteer.codes.items():
        for code in codes:
            spelt[code].add(key)
    names = dataset.by_code["name_sq"].to_dict()
    return [
        {
            "code": place["code"], "level": place["level"], "write": written(dataset, place["code"]), "sq": place["name_sq"],
            "en": place["name_en"], "inside": names[place["county"]], "keys": sorted(spelt[place["code"]]),
        }
        for place in dataset.places.to_dict("records")
    ]  # fmt: skip


def written(dataset: Dataset, code: str) -> str:
    """Return the name under which a row finds the place: with its municipality where others of its level bear the same."""
    places = dataset.by_code
    name, level, *parents = (str(places.at[code, column]) for column in ("name_sq", "level", "county", "district", "municipality"))
    if dataset.gazetteer.resolve(name, level).code == code:
        return name
    around = parents[2] if level == "unit" else parents[1] or parents[0]
    return f"{name} ({places['name_sq'].get(around.split(';')[0], '')})"


def shapes(dataset: Dataset) -> dict[str, Any]:
    """Return for each level shown the outline of each place as an SVG path, and the middle of it."""
    return {"box": Frame(dataset.windows["map"]).box, "levels": {level: _level(dataset, level) for level in SHOWN_LEVELS}}


def _level(dataset: Dataset, level: str) -> dict[str, Any]:
    frame, middles = Frame(dataset.windows["map"]), geometry.label_points(dataset.boundaries[level])
    return {code: {"path": path, "at": frame.point(*middles[code][:2])} for code, path in outlines(dataset, level).items()}
