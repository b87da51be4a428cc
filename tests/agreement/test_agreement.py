"""Both halves answer every selection alike: thousands of random ones through Python, and through the browser's modules under node."""

import json
import math
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.bundling.artefacts import page_data
from dashboard.domain.claims import Bounds, completion, measured, verdict_of
from dashboard.domain.dataset import Dataset
from dashboard.domain.parameters import PARAMETERS
from dashboard.domain.selection import parse_query, write_query
from dashboard.domain.view import View
from dashboard.exports.tables import view_table
from dashboard.figures.style import colour_name, hatch_name
from dashboard.texts.translator import Translator
from dashboard.views import report
from dashboard.views.chosen import chosen_words, finding_of
from dashboard.views.gap_lines import gap_lines
from dashboard.views.labels import map_labels, number_on_map
from dashboard.views.legend import legend_of, view_look
from dashboard.views.sentences import facts_of, legend_title, stamps_of
from dashboard.views.story import story_of
from dashboard.views.text_map import describe

ANSWER = Path(__file__).parent / "answer.mjs"
NO_NODE = "No node found: install Node.js 20 or newer (Debian: apt-get install nodejs npm). The dashboard itself runs without it."
COUNT = 1000  # for each seed
ROOMS = [(497, 648), (1200, 900), (340, 420), (600, 300), (700, 1400)]  # of a map, pixels: usual, a wall, a phone, flat, high


def random_queries(dataset: Dataset, count: int, *, seed: int) -> list[str]:
    """Return links with every parameter chosen at random, so often that most filters meet each other."""
    dice, known = random.Random(seed), dataset.vocabulary

    def some(name: str, most: int) -> str:
        values = known[name]
        chosen = set(dice.sample(values, dice.randint(0, min(most, len(values)))))
        return ",".join(v for v in values if v in chosen)

    def added() -> str:
        places = [code for code in known["place"] if code in dataset.by_code.index]
        return ",".join(dict.fromkeys(f"{dice.choice(known['member'])}@{dice.choice(places)}" for _ in range(dice.randint(1, 3))))

    most = {"member": 4, "theme": 3, "kind": 2, "county": 4, "evidence": 4, "without": 2}
    rarely = {"view": 0.1, "without": 0.2, "theme": 0.4, "kind": 0.3, "since": 0.3, "until": 0.3, "undated": 0.3, "theme_mode": 0}
    links = []
    for _ in range(count):
        chosen = {}
        for name, parameter in PARAMETERS.items():
            if dice.random() < rarely.get(name, 0.6) and known[name]:
                chosen[name] = some(name, most.get(name, 3)) if parameter.many else dice.choice(known[name])
        if dice.random() < 0.2:
            chosen["add"] = added()
        if chosen.get("view") not in (None, "partners"):
            del chosen["view"]
        links.append(as_met("&".join(f"{name}={value}" for name, value in chosen.items()), dice))
    return links


def as_met(query: str, dice: random.Random) -> str:
    """Return some links as people meet them: in capitals, twice over, within a sentence, with what others add, with what nobody knows."""
    ways = [lambda q: q.upper(), lambda q: f"{q}&{q}", lambda q: f"{q}).", lambda q: q.replace("&", "&amp;"), lambda q: f"utm_source=x&{q}",
            lambda q: f"{q}&member=nobody&colour=red"]  # fmt: skip
    return dice.choice(ways)(query) if dice.random() < 0.2 else query


def browser_answers(dataset: Dataset, queries: list[str], folder: Path) -> list[dict[str, Any]]:
    """Return what the browser half answers."""
    if not (node := shutil.which("node")):
        pytest.fail(NO_NODE)
    asked = folder / "asked.json"
    asked.write_text(json.dumps({"data": page_data(dataset), "queries": queries, "rooms": ROOMS}), "utf-8")
    done = subprocess.run([node, str(ANSWER), str(asked)], capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.split("\n")]


def plain(value: Any) -> Any:
    """Return a value as JSON has it: no NaN, no numpy."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    return value.item() if hasattr(value, "item") else value


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the cells of a file as the browser writes them: truth as a word."""
    words = frame.assign(**{c: frame[c].map({True: "True", False: "False"}) for c in frame.columns if frame[c].dtype == bool})
    return plain(words.to_dict("records"))


def off_map(dataset: Dataset, _: Translator) -> list[str]:
    """Return why each row that is on no map is on none."""
    rows = dataset.operations.loc[dataset.operations["match"] != "matched", ["place", "level"]]
    return [_(dataset.gazetteer.resolve(*row).why) for row in rows.itertuples(index=False)]


def labelled(view: View, at: int) -> list[Any]:
    """Return the labels of the map in a room that ``at`` chooses, and the size of their letters."""
    found = map_labels(view, ROOMS[at % len(ROOMS)])
    beside = {code: [label.number, *box] for code, (label, box) in found.beside.items()}
    return [found.size, *([label.code, *label.lines, label.number] for label in found.kept), beside]


def told(view: View, _: Translator) -> list[Any]:
    """Return the story of the map in plain lists."""
    story = story_of(view, _)
    figures = [[figure.number, figure.unit, figure.words, figure.is_gap, figure.is_supposed] for figure in story.figures]
    return [[list(sentence) for sentence in story.finding], story.said, figures]


def server_answer(dataset: Dataset, query: str, shares: list[Bounds], *, at: int) -> dict[str, Any]:
    """Return the same by Python, which is the authority; of each fifth also what costs most of the time."""
    selection, ignored = parse_query(query, dataset.vocabulary)
    view, _ = View(dataset, selection), Translator(selection.lang)
    common: dict[str, Any] = {
        "ignored": list(ignored),
        "link": write_query(selection),
        "stamps": vars(stamps_of(view)),
        "story": told(view, _),
        "slide": {**vars(finding_of(view, _)), "chosen": chosen_words(view, _)},
        "words": describe(view),
        "offMap": off_map(dataset, _),
        "labels": labelled(view, at),
    }
    legend = [[item.class_id, item.words, item.count] for item in legend_of(view)]
    colours = [[name(class_id, view_look(view)) for name in (colour_name, hatch_name)] for class_id, *_words in legend]
    if view.partners:
        return {**common, "legend": legend, "colours": colours, "table": records(view_table(view))}
    columns = ["members", "ids", "stated", "evidence", "recency", "far", "wide", "related_ids", "class"]
    most = {
        **common,
        "legend": [legend_title(view, _), *legend],
        "colours": colours,
        "rows": plain(view.table.reset_index()[["code", *columns]].astype(object).to_numpy().tolist()),
        "numbers": [number_on_map(view, str(code)) for code in view.table.index],
        "figures": plain(vars(view.figures)),
        "ages": plain([[age.key, part.places, part.area_share, part.population_share] for age, part in view.ages.items()]),
        "scope": _.choose("claim_scope", facts_of(view, _)),
        "gapLines": [[line.code, line.kind, line.name, line.residents, line.near] for line in gap_lines(view, _)],
    }
    if at % 5:
        return most
    area, gaps, table = view.table["area_km2"], report.gap_table(view), view_table(view)
    return {
        **most,
        "table": records(table),
        "gaps": records(gaps),
        "near": plain([view.next_door(code) for code in gaps["code"]]),
        "dependence": plain([[m, row["places"], row["population"], row["area_km2"]] for m, row in view.dependence.iterrows()]),
        "pairs": plain(view.pairs[["one", "other", "shared", "either"]].to_numpy().tolist()),
        "matrix": records(report.matrix_table(view)),
        "needed": [completion(area, view.table.index[view.table["stated"]], target=t * float(area.sum())) for t in (0.5, 0.8, 0.95)],
        "verdicts": [verdict_of(goal, shares) for goal in (0.5, 0.745, 0.8, 0.9)],
        "csv": [len(table) + 2, [*(table.columns if len(table) else ()), *common["stamps"]]],
    }


def differences(one: Any, other: Any, where: str = "") -> list[str]:
    """Return where two answers differ; numbers may by what floating point does to a sum."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = [f"{where}: {sorted(one.keys() ^ other.keys())}"] if one.keys() != other.keys() else []
        return keys + [d for key in one.keys() & other.keys() for d in differences(one[key], other[key], f"{where}.{key}")]
    if isinstance(one, list) and isinstance(other, list):
        if len(one) != len(other):
            return [f"{where}: {len(one)} and {len(other)} of them"]
        return [d for i, pair in enumerate(zip(one, other, strict=True)) for d in differences(*pair, f"{where}[{i}]")]
    if isinstance(one, float) or isinstance(other, float):
        near = one is not None and other is not None and math.isclose(float(one), float(other), rel_tol=1e-9, abs_tol=1e-9)
        return [] if near or one == other else [f"{where}: {one} and {other}"]
    same = one == other or (where.endswith("population_year") and str(one or "") == str(other or ""))
    return [] if same else [f"{where}: {one!r} and {other!r}"]


@pytest.mark.parametrize("seed", [20, 21])
def test_both_halves_answer_every_selection_alike(shipped: Dataset, tmp_path: Path, seed: int) -> None:
    queries = random_queries(shipped, COUNT, seed=seed)
    found = browser_answers(shipped, queries, tmp_path)
    shares = [share for m in measured(shipped) if (share := m.shares["direct"])]
    wrong = {}
    for at, (query, answer) in enumerate(zip(queries, found, strict=True)):
        if different := differences(answer, server_answer(shipped, query, shares, at=at)):
            wrong[query] = different[:3]
    assert len(found) == COUNT
    assert wrong == {}
