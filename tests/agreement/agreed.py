"""``python -m tests.agreement.agreed FILE``: writes some selections and texts with the answers on which both halves agree.

Faults planted in the browser half are held against them, under node alone.
"""

import json
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl

from dashboard.bundling.artefacts import page_data
from dashboard.domain.claims import measured
from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import parse_query, write_query
from dashboard.io.dataset import load_dataset
from tests.agreement.test_agreement import COUNT, ROOMS, browser_answers, differences, random_queries, server_answer
from tests.agreement.test_search import PHRASES, asked_of_browser, is_name, near_pairs, places_meant, ways_to_write
from tests.conftest import SHIPPED

NAMES, PAIRS = 60, 60


def telling(dataset: Dataset, queries: list[str]) -> Iterator[str]:
    """Yield the queries that choose something that none before them did, and each kind of map in each room; of places and suppositions
    there are too many.
    """
    taken = 0
    seen: set[tuple[str, str]] = set()
    for query in queries:
        selection, _ignored = parse_query(query, dataset.vocabulary)
        chosen = {
            (name, value)
            for name, values in parse_qsl(write_query(selection))
            if name not in ("place", "add")
            for value in values.split(",")
        } | {(selection.view, str(taken % len(ROOMS)))}
        if new := chosen - seen:
            seen |= new
            taken += 1
            yield query


def agreed(dataset: Dataset) -> dict[str, object]:
    """Return what the browser half is asked, and its answers; each is what Python answers, else it fails."""
    queries = list(telling(dataset, random_queries(dataset, COUNT, seed=20)))
    some = random.Random(22).sample([name for name in ways_to_write() if is_name(name)], 2 * NAMES)
    pairs = near_pairs(dataset)[-PAIRS:]
    shares = [share for m in measured(dataset) if (share := m.shares["direct"])]
    with tempfile.TemporaryDirectory() as folder:
        answers = browser_answers(dataset, queries, Path(folder))
        phrases = asked_of_browser(dataset, Path(folder), texts=list(PHRASES), pairs=pairs)
        places = asked_of_browser(dataset, Path(folder), texts=some)["places"]
    for at, (query, answer) in enumerate(zip(queries, answers, strict=True)):
        assert not differences(answer, server_answer(dataset, query, shares, at=at)), query
    assert phrases["first"] == list(PHRASES.values())
    alike = {
        name: sorted(meant)
        for name, meant in zip(some, places, strict=True)
        if meant and sorted(meant) == sorted(places_meant(dataset, name))
    }
    return {
        "asked": {"data": page_data(dataset), "queries": queries, "rooms": ROOMS},
        "answers": answers,
        "places": dict(list(alike.items())[:NAMES]),
        "phrases": PHRASES,
        "ratios": list(zip(pairs, phrases["ratios"], strict=True)),
    }


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(agreed(load_dataset(SHIPPED))), "utf-8")
