"""What the benchmarks measure must be what they say."""

import itertools
import shutil
from pathlib import Path

import pytest
import shapely

from benchmarks.generate import generate
from benchmarks.naive import district_rows
from benchmarks.soak import replacements
from dashboard.domain.geometry import neighbours
from dashboard.io.checks import check_tables
from dashboard.io.dataset import load_dataset, read_tables
from tests.conftest import SHIPPED


def test_made_up_data_are_sound_and_as_many_as_asked_for(tmp_path: Path) -> None:
    generate(tmp_path, members=50, operations=400)
    assert [p for p in check_tables(read_tables(tmp_path)) if p.severity == "error"] == []
    dataset = load_dataset(tmp_path)
    assert (len(dataset.member_ids), len(dataset.operations)) == (50, 400)
    assert dataset.operations["match"].eq("matched").all()


def test_the_same_seed_makes_the_same_data(tmp_path: Path) -> None:
    for name in ("a", "b"):
        generate(tmp_path / name, members=20, operations=100, seed=3)
    assert (tmp_path / "a/operations.csv").read_bytes() == (tmp_path / "b/operations.csv").read_bytes()


def test_boundaries_get_as_many_vertices_as_asked_for_and_stay_where_they_are(tmp_path: Path) -> None:
    generate(tmp_path, members=5, operations=40, vertices=30_000)
    found, shipped = ({level: load_dataset(f).boundaries[level] for level in ("county", "district")} for f in (tmp_path, SHIPPED))
    levels = {level: load_dataset(tmp_path).boundaries[level] for level in ("county", "district", "municipality")}
    assert sum(int(shapely.get_num_coordinates(frame.geometry.values).sum()) for frame in levels.values()) >= 30_000
    for level, frame in found.items():
        assert frame.index.tolist() == shipped[level].index.tolist()
        moved = shapely.symmetric_difference(frame.geometry.values, shipped[level].geometry.values)
        assert (shapely.area(moved) / shapely.area(frame.geometry.values)).max() < 1e-4
    assert neighbours(found["district"]).tolist() == neighbours(shipped["district"]).tolist()


def test_the_naive_map_places_a_municipality_in_its_district() -> None:
    rows = district_rows()
    assert ("bktf", "AL-EL") in set(rows.itertuples(index=False, name=None))
    assert rows["code"].str.match(r"^AL-[A-Z]{2}$").all()


def test_what_the_data_are_replaced_with_is_as_good_or_bad_as_it_says(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "data"))
    versions = set()
    for kind, data in itertools.islice(replacements(folder), 8):
        (folder / "operations.csv").write_bytes(data)
        if kind == "good":
            versions.add(load_dataset(folder).version)
        else:
            with pytest.raises(ValueError, match=r"operations\.csv"):
                load_dataset(folder)
    assert len(versions) == 2
