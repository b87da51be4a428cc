"""Figures and shapes that contradict each other are refused. Each fault is planted in a copy of the shipped data."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.commands.cli import main
from dashboard.io.dataset import load_dataset
from dashboard.io.sheet import read_sheet
from dashboard.io.survey import survey
from dashboard.io.versions import Edit, publish
from tests.conftest import SHIPPED


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(SHIPPED, tmp_path_factory.mktemp("clean") / "data", ignore=shutil.ignore_patterns("versions"))


@pytest.fixture
def folder(clean: Path, tmp_path: Path) -> Path:
    return shutil.copytree(clean, tmp_path / "data")


def _cell(code: str, column: str, change: Callable[[str], str]) -> Callable[[Path], None]:
    def plant(folder: Path) -> None:
        places = pd.read_csv(folder / "places.csv", dtype=str, keep_default_na=False)
        at = places["code"].eq(code)
        places.loc[at, column] = change(places.loc[at, column].iloc[0])
        places.to_csv(folder / "places.csv", index=False)

    return plant


def _shapes(name: str, change: Callable[[dict[str, Any]], None]) -> Callable[[Path], None]:
    def plant(folder: Path) -> None:
        path = folder / f"{name}.geojson"
        collection = json.loads(path.read_text("utf-8"))
        change({feature["id"]: feature for feature in collection["features"]})
        path.write_text(json.dumps(collection), "utf-8")

    return plant


def _moved(geometry: Any, move: Callable[[float, float], list[float]]) -> Any:
    if isinstance(geometry[0], int | float):
        return move(*geometry)
    return [_moved(part, move) for part in geometry]


def _move(move: Callable[[float, float], list[float]], *codes: str) -> Callable[[dict[str, Any]], None]:
    def change(features: dict[str, Any]) -> None:
        for code in codes or features:
            geometry = features[code]["geometry"]
            geometry["coordinates"] = _moved(geometry["coordinates"], move)

    return change


def _swap(one: str, other: str) -> Callable[[dict[str, Any]], None]:
    def change(features: dict[str, Any]) -> None:
        a, b = features[one], features[other]
        a["geometry"], b["geometry"] = b["geometry"], a["geometry"]

    return change


def _same(one: str, other: str) -> Callable[[dict[str, Any]], None]:
    return lambda features: features[one].update(geometry=features[other]["geometry"])


def _wrong_digit(code: str, *, at: int | None = None, east: float = 0.6, north: float = 0.0) -> Callable[[dict[str, Any]], None]:
    def change(features: dict[str, Any]) -> None:
        geometry = features[code]["geometry"]
        ring = geometry["coordinates"][0] if geometry["type"] == "Polygon" else geometry["coordinates"][0][0]
        point = len(ring) // 2 if at is None else at
        ring[point] = [ring[point][0] + east, ring[point][1] + north]

    return change


SUM, AREA, OVERLAP, ELSEWHERE = "figures-do-not-add-up", "area-differs", "shapes-overlap", "shape-elsewhere"
FAULTS = {
    "a district's area ten times as large": (_cell("AL-TR", "area_km2", lambda v: str(float(v) * 10)), {SUM, AREA}),
    "a municipality's area half as large": (_cell("AL0402", "area_km2", lambda v: str(float(v) / 2)), {SUM, AREA}),
    "a unit's area with one wrong digit": (_cell("75397710B14849970990417", "area_km2", lambda v: f"1{v}"), {SUM}),
    "a county's area a thousandth off": (_cell("AL-04", "area_km2", lambda v: str(float(v) * 1.001)), {SUM}),
    "a municipality's residents ten times as many": (_cell("AL1004", "population", lambda v: f"{v}0"), {SUM}),
    "a hundred residents more in one census": (_cell("AL-KU", "population_2023", lambda v: str(int(float(v)) + 100)), {SUM}),
    "a municipality's residents blank": (_cell("AL1004", "population", lambda _: ""), {"missing-residents"}),
    "a municipality under another county": (_cell("AL0402", "county", lambda _: "AL-04"), {"parents-differ", SUM}),
    "a unit under another municipality": (_cell("75397710B14849970990417", "municipality", lambda _: "AL0402"), {"parents-differ"}),
    "latitude and longitude exchanged": (_shapes("districts", _move(lambda x, y: [y, x])), {"out-of-the-country", ELSEWHERE}),
    "everything moved by ten degrees east": (_shapes("counties", _move(lambda x, y: [x + 10, y])), {"out-of-the-country"}),
    "one district moved north": (_shapes("districts", _move(lambda x, y: [x, y + 0.5], "AL-KC")), {ELSEWHERE, OVERLAP}),
    "codes of two districts exchanged": (_shapes("districts", _swap("AL-HA", "AL-DL")), {ELSEWHERE, AREA}),
    "a district shrunk to a dot": (_shapes("districts", _move(lambda x, y: [20 + x / 1e4, 41 + y / 1e4], "AL-TR")), {AREA}),
    "two districts with one shape": (_shapes("districts", _same("AL-HA", "AL-KU")), {OVERLAP, AREA}),
    "one wrong digit in a coordinate": (_shapes("municipalities", _wrong_digit("AL1004")), {AREA}),
    "a wrong digit that hardly changes the area": (_shapes("districts", _wrong_digit("AL-TR", at=3, east=0.1)), {OVERLAP}),
    "a wrong digit that leaves a hole": (_shapes("districts", _wrong_digit("AL-HA", at=5, east=0.0, north=0.1)), {"levels-differ"}),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_what_contradicts_itself_is_an_error(folder: Path, fault: str) -> None:
    plant, codes = FAULTS[fault]
    plant(folder)
    found = {p.code for p in survey(folder).problems if p.severity == "error"}
    assert codes <= found


def test_the_shipped_data_do_not_contradict_themselves(clean: Path) -> None:
    assert [p for p in survey(clean).problems if p.severity == "error"] == []


def test_places_whose_residents_are_all_known_are_read_like_others(folder: Path) -> None:
    places = pd.read_csv(folder / "places.csv", dtype=str, keep_default_na=False)
    places.loc[places["population"].eq(""), "population"] = "1"  # whole numbers throughout
    places.to_csv(folder / "places.csv", index=False)
    dataset = load_dataset(folder)
    assert dataset.places["population"].dtype == float


@pytest.mark.usefixtures("rows_alone")
def test_check_counts_the_rows_of_every_table(capsys: pytest.CaptureFixture[str], clean: Path) -> None:
    assert main(["check", str(clean)]) == 0
    said = capsys.readouterr().out
    assert "operations.csv: 465 rows read, 0 of them with errors; 0 left out" in said
    assert "claims.csv: 4 rows read" in said


@pytest.mark.usefixtures("rows_alone")
def test_check_names_the_members_that_lost_all_rows_since_the_last_publication(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    before = read_sheet((folder / "operations.csv").read_bytes())
    last = before.rows[-1]
    edit = Edit(before.columns, [last], [(*last[:10], "seen again", *last[11:])], lambda row: row[0] == last[0])
    publish(folder, edit, who="A.", why="a note")
    main(["check", str(folder)])
    assert "no row is left" not in capsys.readouterr().out
    rows = pd.read_csv(folder / "operations.csv", dtype=str, keep_default_na=False)
    rows.loc[~rows["member"].isin(["sos", "npf"])].to_csv(folder / "operations.csv", index=False)
    assert main(["check", str(folder), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [p["value"] for p in found if p["code"] == "member-without-rows"] == ["npf", "sos"]


@pytest.mark.usefixtures("rows_alone")
def test_a_strict_check_fails_on_a_place_that_nobody_knows_and_not_on_one_known_to_be_none(folder: Path) -> None:
    rows = pd.read_csv(folder / "operations.csv", dtype=str, keep_default_na=False)
    assert main(["check", str(folder), "--strict"]) == 1  # two places are called Mollas
    rows = rows.loc[rows["place"] != "Mollas"]
    rows.to_csv(folder / "operations.csv", index=False)
    assert main(["check", str(folder), "--strict"]) == 0  # dioceses stay, with their reason
    rows.assign(place=rows["place"].replace("Berat", "Beratx")).to_csv(folder / "operations.csv", index=False)
    assert main(["check", str(folder)]) == 0
    assert main(["check", str(folder), "--strict"]) == 1
