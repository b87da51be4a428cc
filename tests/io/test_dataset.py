"""A data folder as people leave it."""

import shutil
from pathlib import Path

import pytest

from dashboard.io.dataset import load_dataset, read_folder, read_released, source_state
from tests.conftest import SHIPPED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "data"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_the_date_of_the_data_is_read_as_notepad_and_powershell_write_it(folder: Path, encoding: str) -> None:
    (folder / "released.txt").write_bytes("2026-11-24\r\n".encode(encoding))
    assert read_released(folder) == "2026-11-24"


def test_what_programs_leave_beside_the_files_is_not_the_data(folder: Path) -> None:
    version, state = read_folder(folder).version, source_state(folder)
    (folder / "~$operations.xlsx").write_bytes(b"\x05owner")
    (folder / "operations-old.csv").write_text("member,place\n")
    (folder / ".#operations.csv").symlink_to(folder / "nowhere")
    assert source_state(folder) == state
    assert load_dataset(folder).version == version
    (folder / "operations.csv").write_bytes((folder / "operations.csv").read_bytes() + b"\n")
    assert source_state(folder) != state
    assert read_folder(folder).version != version
