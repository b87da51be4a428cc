"""Data replaced while they are served."""

import gc
import json
import os
import shutil
import threading
import time
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.io.problems import TableError
from dashboard.server.live import Current, Lanes
from dashboard.server.making import BusyError
from dashboard.server.web import create_app
from tests.conftest import SHIPPED

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> tuple[Current, Path]:
    folder = tmp_path_factory.mktemp("live") / "data"
    shutil.copytree(SHIPPED, folder)
    return Current(folder, audience="public", settle=0), folder


@pytest.fixture
def live(started: tuple[Current, Path]) -> tuple[Current, Path]:
    """Return the data being served and their folder, good again."""
    current, folder = started
    shutil.rmtree(folder, ignore_errors=True)
    folder.unlink(missing_ok=True) if not folder.is_dir() else None
    shutil.copytree(SHIPPED, folder)
    current.read()
    assert current.error == ""
    return current, folder


def _without_last_row(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), "utf-8")


def test_new_data_are_shown_and_the_files_of_the_old_are_still_served(live: tuple[Current, Path]) -> None:
    current, folder = live
    before = current.snapshot
    _without_last_row(folder / "operations.csv")
    current.read()
    after = current.snapshot
    assert len(after.dataset.operations) == len(before.dataset.operations) - 1
    assert set(after.files) != set(before.files)
    assert all(current.file(name) is not None for name in (*before.files, *after.files))
    for _ in range(3):
        _without_last_row(folder / "operations.csv")
        current.read()
    index = next(name for name in before.files if name.startswith("data-"))
    assert current.file(index) is None  # not for ever


def test_a_file_of_newer_data_is_found_by_a_process_that_has_not_read_them(live: tuple[Current, Path]) -> None:
    current, folder = live
    (folder / "released.txt").write_text("2026-05-05")
    ahead = Current(folder, audience="public", settle=0)  # as another process
    data = next(name for name in ahead.snapshot.files if name.startswith("data-"))
    assert current.file(data) is None
    found = current.sought(data)
    assert found
    assert found.plain == ahead.snapshot.files[data].plain


def test_who_asks_for_what_nobody_has_is_told_at_once(live: tuple[Current, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    current, _ = live
    monkeypatch.setattr(current, "read", lambda: pytest.fail("the folder is as it was"))
    assert current.sought("data-000000000000.js") is None


def test_no_more_than_eight_wait_for_newer_data(live: tuple[Current, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    current, folder = live
    (folder / "released.txt").write_text("2026-06-06")
    read, go_on = current.read, threading.Event()
    monkeypatch.setattr(current, "read", lambda: go_on.wait(20))
    with ThreadPoolExecutor(9) as readers:
        asked = [readers.submit(current.sought, f"data-{n:012}.js") for n in range(9)]
        refused = next(as_completed(asked, 20))
        assert isinstance(refused.exception(), BusyError)
        go_on.set()
        assert [answer.result(20) for answer in asked if answer is not refused] == [None] * 8
    read()


def test_rows_for_staff_change_nothing_that_readers_could_notice(live: tuple[Current, Path]) -> None:
    current, folder = live
    before = current.snapshot
    with (folder / "operations.csv").open("a", encoding="utf-8") as file:
        file.write("vatra,Has,district,direct,,,,staff,A shelter,https://example.org/,\n")
    _unknown_member(folder)
    current.read()
    assert current.error != ""
    _without_last_row(folder / "operations.csv")
    current.read()
    assert current.error == ""
    assert current.snapshot is before  # its moment of loading too


def _emptied(folder: Path) -> None:
    (folder / "operations.csv").write_bytes(b"")


def _header_alone(folder: Path) -> None:
    path = folder / "operations.csv"
    path.write_bytes(path.read_bytes().partition(b"\n")[0] + b"\n")


def _cut(folder: Path) -> None:
    path = folder / "districts.geojson"
    path.write_bytes(path.read_bytes()[:5000])


def _gone(folder: Path) -> None:
    (folder / "members.csv").unlink()


def _a_folder(folder: Path) -> None:
    (folder / "members.csv").unlink()
    (folder / "members.csv").mkdir()


def _no_text(folder: Path) -> None:
    (folder / "places.csv").write_bytes(b"\x81\x00\xff\xfe" * 50)


def _unknown_member(folder: Path) -> None:
    with (folder / "operations.csv").open("a", encoding="utf-8") as file:
        file.write("nobody,Tiranë,district,direct,,,,public,t,https://example.org,\n")


@pytest.mark.parametrize("damage", [_emptied, _header_alone, _cut, _gone, _a_folder, _no_text, _unknown_member, shutil.rmtree])
def test_bad_data_leave_the_last_good_ones_until_they_are_mended(live: tuple[Current, Path], damage: Callable[[Path], None]) -> None:
    current, folder = live
    good = current.snapshot
    damage(folder)
    current.read()
    assert current.snapshot is good
    assert current.error != ""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SHIPPED, folder)
    current.read()
    assert current.error == ""
    assert current.snapshot.dataset.version == good.dataset.version


def test_what_changes_while_it_is_read_is_read_again(live: tuple[Current, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    current, folder = live
    rows = len(current.snapshot.dataset.operations)
    from dashboard.server import live as module

    take, shown = module.take_snapshot, []

    def interrupted(dataset: Dataset, *, audience: str, lanes: Lanes) -> module.Snapshot:
        taken = take(dataset, audience=audience, lanes=lanes)
        if not shown:
            _without_last_row(folder / "operations.csv")
        shown.append(len(taken.dataset.operations))
        return taken

    monkeypatch.setattr(module, "take_snapshot", interrupted)
    _without_last_row(folder / "operations.csv")
    current.read()
    assert shown == [rows - 1, rows - 2]
    assert len(current.snapshot.dataset.operations) == rows - 2


def test_a_clock_set_back_hides_no_change(live: tuple[Current, Path]) -> None:
    current, folder = live
    rows = len(current.snapshot.dataset.operations)
    _without_last_row(folder / "operations.csv")
    os.utime(folder / "operations.csv", (0, 0))
    current.read()
    assert len(current.snapshot.dataset.operations) == rows - 1


def test_a_request_notices_and_only_staff_are_told_what_is_wrong(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(SHIPPED, folder)
    apps = {audience: create_app(folder, audience=audience) for audience in ("public", "staff")}
    version = apps["public"].server.test_client().get("/readyz").get_json()["data_version"]
    _unknown_member(folder)
    for audience, app in apps.items():
        client = app.server.test_client()
        client.get("/healthz")  # any request notices
        for reader in [t for t in threading.enumerate() if t.name.endswith("(read)")]:
            reader.join()
        ready = client.get("/readyz").get_json()
        assert ready["data_version"] == version
        assert ("nobody" in json.dumps(ready)) == (audience == "staff")
        assert ("last_error" in ready) == (audience == "staff")


@pytest.mark.parametrize(("kept", "shown"), [(0.4, False), (0.6, True)])
def test_a_table_that_lost_most_of_its_rows_is_shown_only_where_that_is_asked_for(
    live: tuple[Current, Path], caplog: pytest.LogCaptureFixture, kept: float, shown: bool
) -> None:
    current, folder = live
    lines = (folder / "operations.csv").read_text("utf-8").splitlines(keepends=True)
    left = round(len(lines) * kept)
    (folder / "operations.csv").write_text("".join(lines[:left]), "utf-8")
    current.read()
    before, now = len(lines) - 1, left - 1
    said = "operations.csv: has fewer than half of its previous rows"
    assert len(current.snapshot.dataset.operations) == (now if shown else before)
    assert (said in caplog.text) != shown
    assert (said in current.error) != shown
    current.read_again()  # as at SIGHUP
    current.read()
    assert (len(current.snapshot.dataset.operations), current.error) == (now, "")


@pytest.mark.parametrize("name", ["partners", "claims", "aliases"])
def test_the_other_tables_are_held_as_well(live: tuple[Current, Path], name: str) -> None:
    current, folder = live
    lines = (folder / f"{name}.csv").read_text("utf-8").splitlines(keepends=True)
    (folder / f"{name}.csv").write_text("".join(lines[: len(lines) // 2]), "utf-8")
    current.read()
    assert current.error != ""


def test_the_log_says_where_rows_are_gone(live: tuple[Current, Path], caplog: pytest.LogCaptureFixture) -> None:
    current, folder = live
    lines = (folder / "operations.csv").read_text("utf-8").splitlines(keepends=True)
    for kept, said in ((0.95, 0), (0.8, 1)):
        (folder / "operations.csv").write_text("".join(lines[: round(len(lines) * kept)]), "utf-8")
        current.read()
        assert caplog.text.count("Rows are gone since the data were read last: operations. See that none is lost.") == said


def test_rows_that_are_hidden_from_the_public_are_gone_at_once(live: tuple[Current, Path]) -> None:
    current, folder = live
    text = (folder / "operations.csv").read_text("utf-8")
    (folder / "operations.csv").write_text(text.replace(",public,", ",staff,", text.count(",public,") * 3 // 4), "utf-8")
    current.read()
    assert current.error == ""
    assert len(current.snapshot.dataset.operations) * 2 < current.snapshot.dataset.row_counts["operations"]


def test_the_log_says_when_the_data_can_be_used_again(live: tuple[Current, Path], caplog: pytest.LogCaptureFixture) -> None:
    current, folder = live
    _unknown_member(folder)
    current.read()
    assert "can be used again" not in caplog.text
    _without_last_row(folder / "operations.csv")
    current.read()
    assert caplog.text.count("The data can be used again.") == 1


def test_what_most_readers_take_is_made_before_they_ask_after_each_load(
    live: tuple[Current, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    current, folder = live
    made: list[str] = []

    def make(name: str, dataset: Dataset, query: str) -> bytes:
        made.append(f"{dataset.released} {name}?{query}")
        return b"a file"

    monkeypatch.setattr("dashboard.server.live.export", make)
    monkeypatch.setattr("dashboard.server.live.social_picture", lambda dataset, lang: made.append(f"{dataset.released} social {lang}"))
    monkeypatch.setattr("dashboard.server.live.decks", lambda dataset: made.append(f"{dataset.released} decks"))

    def all_made(day: str) -> bool:
        return f"{day} decks" in made  # which come last

    (folder / "released.txt").write_text("2026-03-03")
    current.read()
    assert made == []  # nobody has asked for it, as in tests and on a staff member's own computer
    current.make_ahead(after=0)
    _wait(lambda: all_made("2026-03-03"))
    first = [
        made.index(f"2026-03-03 {what}")
        for what in ("coverage.csv?lang=en", "presentation.pptx?", "presentation.pptx?lang=en", "social sq")
    ]
    assert first == sorted(first)
    current.snapshot.form("coverage.pdf", "lang=en")
    assert made.count("2026-03-03 coverage.pdf?lang=en") == 1
    (folder / "released.txt").write_text("2026-04-04")
    current.read()
    _wait(lambda: all_made("2026-04-04"))
    current._ahead = False


def _wait(done: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not done():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_unusable_data_at_the_start_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(TableError):
        Current(tmp_path / "nothing", audience="public")


@pytest.mark.parametrize("day", ["1970-01-01", "2999-12-31"])
def test_a_date_of_the_data_from_a_wrong_clock_is_shown_as_it_is_and_changes_no_figure(live: tuple[Current, Path], day: str) -> None:
    current, folder = live
    before = current.snapshot.form("coverage.csv", "lang=en").decode()
    (folder / "released.txt").write_text(day)
    current.read()
    assert current.error == ""
    after = current.snapshot.form("coverage.csv", "lang=en").decode()
    assert current.snapshot.dataset.released == day
    assert day[:4] in after
    assert [line.split(",")[:5] for line in after.splitlines()] == [line.split(",")[:5] for line in before.splitlines()]


def test_a_million_letters_in_a_cell_are_refused_and_the_last_good_data_stay(live: tuple[Current, Path]) -> None:
    current, folder = live
    good = current.snapshot
    with (folder / "operations.csv").open("a", encoding="utf-8") as file:
        file.write(f"vatra,Has,district,direct,,,,public,t,https://example.org/,{'a' * 1_000_000}\n")
    current.read()
    assert current.snapshot is good
    assert current.error.startswith("operations.csv: ")
    assert len(current.error) < 500


def test_replaced_data_leave_nothing_behind_and_the_frozen_file_is_of_the_new_ones(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "data"))
    (folder / "released.txt").write_text("2026-01-01")
    app = create_app(folder)
    current, client = app.server.extensions["current"], app.server.test_client()

    def read() -> str:
        for address in ("/", "/?lang=en", "/data/coverage.csv", "/data/words.txt?lang=en"):
            assert client.get(address).status_code == 200
        return client.get("/download/dashboard.html").get_data(as_text=True)

    assert "2026-01-01" in read()
    before = weakref.ref(current.snapshot.dataset)
    (folder / "released.txt").write_text("2026-02-02")  # the tables stay the same
    current.read()
    html = read()
    assert "2026-02-02" in html
    assert "2026-01-01" not in html
    gc.collect()
    assert before() is None


def test_other_data_are_noticed_though_nobody_asks(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "data"))
    current = Current(folder, audience="public", settle=0)
    before = current.snapshot.dataset
    current.watch(folder_s=0.05)
    _without_last_row(folder / "operations.csv")
    end = time.monotonic() + 30
    while current.snapshot.dataset is before and time.monotonic() < end:
        time.sleep(0.05)
    assert len(current.snapshot.dataset.operations) == len(before.operations) - 1
