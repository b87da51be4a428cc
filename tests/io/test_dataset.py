"""A data folder as people leave it."""

import shutil
from pathlib import Path

import geopandas
import pytest

from dashboard.io.dataset import load_dataset, read_released, source_state
from tests.conftest import SHIPPED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "data"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_the_date_of_the_data_is_read_as_notepad_and_powershell_write_it(folder: Path, encoding: str) -> None:
    (folder / "released.txt").write_bytes("2026-11-24\r\n".encode(encoding))
    assert read_released(folder) == "2026-11-24"


def test_what_programs_leave_beside_the_files_is_not_the_data(folder: Path) -> None:
    version, state = load_dataset(folder).version, source_state(folder)
    (folder / "~$operations.xlsx").write_bytes(b"\x05owner")
    (folder / "operations-old.csv").write_text("member,place\n")
    (folder / ".#operations.csv").symlink_to(folder / "nowhere")
    assert source_state(folder) == state
    assert load_dataset(folder).version == version
    (folder / "operations.csv").write_bytes((folder / "operations.csv").read_bytes() + b"\n")
    assert source_state(folder) != state


def _edited(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("operations.csv", "Peqin", "Pukë"),
        ("members.csv", "All Together", "All together"),
        ("aliases.csv", "Agii Saranda", "Agia Saranda"),
        ("countries.geojson", "Italy", "Italia"),
    ],
)
def test_the_version_tells_each_change_of_what_is_seen(folder: Path, name: str, old: str, new: str) -> None:
    before = load_dataset(folder).version
    _edited(folder, name, old, new)
    assert load_dataset(folder).version != before


def test_the_version_tells_that_a_boundary_was_moved(folder: Path) -> None:
    before = load_dataset(folder).version
    frame = geopandas.read_file(folder / "districts.geojson")
    frame.set_geometry(frame.translate(xoff=1e-6)).to_file(folder / "districts.geojson")
    assert load_dataset(folder).version != before


def test_shapes_need_no_names_of_their_own(folder: Path) -> None:
    frame = geopandas.read_file(folder / "districts.geojson")
    frame.drop(columns=["name_sq"]).assign(name_en=None).to_file(folder / "districts.geojson")
    assert list(load_dataset(folder).boundaries["district"].index) == sorted(frame["code"])


def test_the_version_is_of_what_the_data_say_and_not_of_how_they_are_saved(folder: Path) -> None:
    before = load_dataset(folder).version
    text = (folder / "operations.csv").read_text("utf-8")
    (folder / "operations.csv").write_text(text.replace("\n", "\r\n"), "utf-16")
    (folder / "released.txt").write_text("2026-01-01")
    assert load_dataset(folder).version == before


def test_rows_for_staff_make_another_version_for_staff_alone(folder: Path) -> None:
    before = [load_dataset(folder, audience=audience).version for audience in ("public", "staff")]
    with (folder / "operations.csv").open("a", encoding="utf-8") as file:
        file.write("vatra,Has,district,direct,,,,staff,A shelter,https://example.org/,\n")
    public, staff = (load_dataset(folder, audience=audience).version for audience in ("public", "staff"))
    assert public == before[0]
    assert staff != before[1]
