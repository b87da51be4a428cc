"""Sound inputs, damaged at random: the laws of ``fuzz/targets.py`` stand."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.io.boundary_files import read_boundaries
from dashboard.io.problems import TableError
from fuzz.targets import SEEDS, TARGETS, boundaries, query
from tests.conftest import examples

_BOUNDED = settings(examples(100), derandomize=True)
_BROKEN: list[Any] = [
    None, "", "Polygon", -1, 1e308, float("nan"), float("inf"), [], {}, [[]], [[[0, 0], [0, 0], [0, 0], [0, 0]]],
    [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]], [[[999, 0], [1000, 0], [1000, 1], [999, 0]]], "FeatureCollection", "AL-A",
    {"type": "Point", "coordinates": [20, 41]}, {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}},
]  # fmt: skip

pytestmark = pytest.mark.filterwarnings("ignore")  # what GDAL and shapely say of each damaged feature


def _damaged(seed: bytes) -> st.SearchStrategy[bytes]:
    """Return ``seed`` with up to five pieces replaced, put in or cut out, at any place."""
    piece = st.tuples(
        st.integers(0, len(seed)), st.integers(0, 40), st.binary(max_size=12) | st.sampled_from([b"\0", b'"', b"\r", b";", b"]]"])
    )

    def damage(pieces: list[tuple[int, int, bytes]]) -> bytes:
        made = seed
        for start, length, new in pieces:
            made = made[:start] + new + made[start + length :]
        return made

    return st.lists(piece, min_size=1, max_size=5).map(damage)


@pytest.mark.parametrize(("name", "seed"), [(name, number) for name in TARGETS for number in range(len(SEEDS[name]))])
def test_damage_anywhere_leaves_the_laws_standing(tmp_path: Path, name: str, seed: int) -> None:
    @_BOUNDED
    @given(data=_damaged(SEEDS[name][seed]))
    def holds(data: bytes) -> None:
        TARGETS[name](data, tmp_path)

    holds()


def _places(value: Any, path: tuple = ()) -> list[tuple]:
    """Return the path to every value inside ``value``."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, part in inner for place in [(*path, key), *_places(part, (*path, key))]]


_SOUND = json.loads(SEEDS["geojson"][0]) | {"crs": None}


@_BOUNDED
@given(changes=st.lists(st.tuples(st.sampled_from(_places(_SOUND)), st.sampled_from(_BROKEN)), min_size=1, max_size=3))
def test_boundaries_of_any_other_shape_are_refused_or_sound(tmp_path: Path, changes: list[tuple[tuple, Any]]) -> None:
    made = json.loads(json.dumps(_SOUND))
    for path, value in changes:
        inside = made
        try:
            for key in path[:-1]:
                inside = inside[key]
            inside[path[-1]] = value
        except (LookupError, TypeError):
            continue  # an earlier change has taken that place away
    boundaries(json.dumps(made).encode(), tmp_path)


@pytest.mark.parametrize("depth", [100, 100_000])
def test_endless_nesting_is_refused(tmp_path: Path, depth: int) -> None:
    ring = b"[[20, 41], [21, 41], [21, 42], [20, 41]]"
    assert ring in SEEDS["geojson"][0]
    nested = SEEDS["geojson"][0].replace(ring, b"[" * depth + ring + b"]" * depth, 1)
    (tmp_path / "t.geojson").write_bytes(nested)
    with pytest.raises(TableError, match=r"t\.geojson: "):
        read_boundaries(tmp_path / "t.geojson")


@_BOUNDED
@given(
    text=st.text(st.characters())
    | st.lists(st.sampled_from(["member", "=", "one", ",", "&", "%", "add", "@", "~", "?", ";", "+", "A", "sequence"])).map("".join)
)
def test_any_text_is_a_link(tmp_path: Path, text: str) -> None:
    query(text.encode("utf-8", "surrogatepass"), tmp_path)
