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
from tests.agreement.test_search import PHRASES, asked_of_browser, near_pairs, places_meant, ways_to_write
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
    names = [name for name in ways_to_write() if len(name.split()) <= 6 and "," not in name and "(" not in name]
    names = [name for name in random.Random(22).sample(names, 2 * NAMES) if places_meant(dataset, name)][:NAMES]
    shares = [share for m in measured(dataset) if (share := m.shares["direct"])]
    asked = {"texts": [*PHRASES, *names], "pairs": near_pairs(dataset)[-PAIRS:]}
    with tempfile.TemporaryDirectory() as folder:
        answers = browser_answers(dataset, queries, Path(folder))
        meant = asked_of_browser(dataset, Path(folder), **asked)
    for at, (query, answer) in enumerate(zip(queries, answers, strict=True)):
        assert not differences(answer, server_answer(dataset, query, shares, at=at)), query
    assert meant["first"][: len(PHRASES)] == list(PHRASES.values())
    for name, found in zip(names, meant["places"][len(PHRASES) :], strict=True):
        assert all(place in found for place in places_meant(dataset, name)), name
    return {"asked": {"data": page_data(dataset), "queries": queries, "rooms": ROOMS, **asked}, "answers": answers, "meant": meant}


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(agreed(load_dataset(SHIPPED))), "utf-8")
