"""What the benchmarks measure must be what they say."""

from pathlib import Path

from benchmarks.generate import generate
from benchmarks.naive import district_rows
from dashboard.io.checks import check_tables
from dashboard.io.dataset import load_dataset, read_tables


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


def test_the_naive_map_places_a_municipality_in_its_district() -> None:
    rows = district_rows()
    assert ("bktf", "AL-EL") in set(rows.itertuples(index=False, name=None))
    assert rows["code"].str.match(r"^AL-[A-Z]{2}$").all()
