"""What the benchmarks measure must be what they say."""

import itertools
import shutil
import time
from pathlib import Path
from typing import Any

import pytest
import shapely

from benchmarks import quiet
from benchmarks.generate import generate
from benchmarks.goals import judged
from benchmarks.naive import district_rows
from benchmarks.report import table
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


def test_each_goal_is_said_to_be_met_or_not_or_not_measured() -> None:
    found: dict[str, Any] = {
        "selection_ms": {"ours": {"median": 33.0, "p95": 50.1}},
        "selection_line_ms": {"ours": {"median": 20.0}, "naive": {"median": 110.0}},
        "flood": {"p95_ms": 200.0, "refused": 1},
        "disturbance": {"flood": {"disturbed": True}},
    }
    said = {words: (value, met) for words, _, value, met in judged(found)}
    assert said["selection to painted frame, median, ms"] == ("33", "met")
    assert said["the same, p95, ms"] == ("50", "not met")
    assert said["the same at 40 ms of line: times as fast as naive"] == ("5.5", "met")
    assert said["cheap files in a flood of dear ones: p95, ms"] == ("200", "met, disturbed")
    assert said["cheap files in a flood of dear ones: refused"] == ("1", "not met, disturbed")
    assert said["visits broken while the data are swapped"] == ("", "not measured")


def test_what_others_disturb_is_measured_again_and_the_quietest_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quiet, "_BEFORE_S", 0)
    measured = iter(["first", "second", "third", "fourth"])

    def others(*busy: float) -> None:
        left = iter(busy)  # before and during, in turn
        monkeypatch.setattr(quiet._Others, "busy", lambda _: next(left))

    others(0.0, 0.1)
    found, disturbance = quiet.quietly(lambda: next(measured))
    assert (found, disturbance.tries, disturbance.disturbed) == ("first", 1, False)
    others(0.1, 0.9, 0.2, 0.3, 0.6, 0.1)
    found, disturbance = quiet.quietly(lambda: next(measured))
    assert (found, disturbance.tries, disturbance.disturbed) == ("third", 3, True)
    assert (disturbance.before, disturbance.during) == (0.2, 0.3)


def test_ones_own_work_is_not_that_of_others() -> None:
    before, begun = quiet._own_seconds(), time.process_time()
    while time.process_time() - begun < 0.3:
        pass
    assert 0.2 < quiet._own_seconds() - before < 1


def test_the_table_has_every_measurement_and_names_what_was_disturbed() -> None:
    sides = {name: {"median": 30.0, "p95": 40.0} for name in ("ours", "naive", "floor")}
    first = {
        "shown_ms": 1.0,
        "live_ms": 2.0,
        "lcp_ms": 3.0,
        "cls": 0.0,
        "blocked_ms": 4.0,
        "bytes": 5e5,
        "font_bytes": 1e5,
        "requests": 5,
        "foreign": 0,
    }
    visit = {name: {"first": first, "second": first} for name in sides}
    load = {"per_second": 100.0, "p95_ms": 5.0, "failed": 0}
    took = {"load_s": 1.0, "index_s": 1.0, "memory_mb": 1, "index_brotli_bytes": 1e6}
    found: dict[str, Any] = {
        "date": "2026-12-01", "machine": {"cpu": "c", "cores": 2, "memory_gb": 4, "python": "3"}, "busy_before": 0.0,
        "selection_ms": sides, "selection_line_ms": {"ours": sides["ours"], "naive": {"median": 150.0, "p95": 160.0}},
        "visits": {"plain": visit, "10 Mbps, 40 ms": visit}, "taps": {"plain": {"ours": {"answer_ms": 700.0, "tap_ms": 40.0}}},
        "early_taps": {"slow 4G, 4x CPU": {"answer_ms": 900.0, "tap_ms": 400.0}, "plain": {"answer_ms": 90.0, "tap_ms": 40.0}},
        "memory_mb": {"ours": 100}, "load": {"ours /": load}, "export_s": {"coverage.csv": 0.1}, "deck_s": {"with each member": 2.5},
        "flood": {"files": 9, "p95_ms": 12.0, "refused": 0}, "swaps": {}, "start_s": {"ours": 1.0, "naive": 0.7},
        "freeze": {"seconds": 1.0, "bytes": 1e6, "brotli_bytes": 1e6}, "big": {"start_s": None},
        "growth": {"sizes": {"50000": took}, "exponent": 0.9},
        "disturbance": {"first tap, plain": {"before": 0.0, "during": 1.4, "tries": 3, "disturbed": True}},
    }  # fmt: skip
    lines = table(found).splitlines()
    assert "| first tap, plain: a place's answer, ms from the beginning | 700 |  |  |  |" in lines
    assert "| the same at 40 ms of line: times as fast as naive | at least 5 | 5.0 | met |" in lines
    assert "| first visit besides the typefaces, kB | at most 600 | 400 | met |" in lines
    assert "| the presentation with each member, s | at most 2 | 2.5 | not met |" in lines
    assert any(line.endswith("processors busy): first tap, plain (0 before, 1.4 during, 3 tries).") for line in lines)
