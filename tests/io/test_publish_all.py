"""Several tables put into force as one act: all of them or none, whatever happens meanwhile."""

import errno
import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from dashboard.io.dataset import load_dataset, source_state
from dashboard.io.editing import Edit, differences
from dashboard.io.problems import TableError
from dashboard.io.survey import survey
from dashboard.io.version_files import UNFINISHED, VERSIONS, VersionError, contents, files_in_force, versions
from dashboard.io.versions import finish_interrupted, publish_all
from tests.conftest import SHIPPED
from tests.io.test_versions import Step

pytestmark = pytest.mark.slow

THEMES = ("theme", "name_sq", "name_en")
CLAIMS = b"claim,text_sq,text_en,measure,stated,unit,source_title,source_url\n"
OLD = {
    "operations.csv": (SHIPPED / "operations.csv").read_bytes().split(b"\n")[0] + b"\n",
    "claims.csv": CLAIMS,
    "themes.csv": b"theme,name_sq,name_en\nlegal-aid,Ndihma,Aid\n",
    "about.en.md": b"# Old\n",
}
NEW = OLD | {"themes.csv": OLD["themes.csv"] + b"dance,Vallja,Dance\n", "about.en.md": b"# New\n", "contacts.csv": b"member,name\n"}
EDITS = [
    Edit(THEMES, [("legal-aid", "Ndihma", "Aid")], [("legal-aid", "Ndihma", "Aid"), ("dance", "Vallja", "Dance")], bool, "themes"),
    Edit(("text",), [("# Old\n",)], [("# New\n",)], bool, "about.en.md"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "data"
    place.mkdir()
    for name, data in OLD.items():
        (place / name).write_bytes(data)
    (place / "released.txt").write_text("2026-01-01")
    return place


def test_several_tables_are_one_version_that_holds_all(folder: Path) -> None:
    made = publish_all(folder, EDITS, who="A.", why="both")
    assert files_in_force(folder) == OLD | {name: NEW[name] for name in ("themes.csv", "about.en.md")}
    assert (made.number, made.tables, made.added, made.removed) == (2, {"themes": [1, 0], "about.en.md": [1, 1]}, 2, 1)
    assert contents(folder, made.parent) == OLD
    named = [(table.table, [(c.before, c.after) for c in table.changes]) for table in differences(OLD, files_in_force(folder))]
    assert named == [
        ("themes", [(None, ("dance", "Vallja", "Dance"))]),
        ("about.en.md", [(("# Old",), None), (None, ("# New",))]),
    ]


def _copy(folder: Path, step: int) -> Path:
    return Path(shutil.copytree(folder, folder.parent / f"step{step}"))


def _dies_at(step: int, folder: Path) -> bool:
    child = os.fork()
    if child == 0:
        sys.setprofile(Step(step, lambda: os._exit(9)))
        publish_all(folder, EDITS, who="A.", why="both")
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def test_power_lost_between_two_tables_is_noticed_and_made_good(folder: Path) -> None:
    new = OLD | {name: NEW[name] for name in ("themes.csv", "about.en.md")}
    half = 0
    for step in range(1, 2000):
        place = _copy(folder, step)
        died = _dies_at(step, place)
        marked = (place / VERSIONS / UNFINISHED).exists()
        now = files_in_force(place)
        assert now in (OLD, new) or marked  # what is neither is marked as such
        if marked:
            half += now not in (OLD, new)
            with pytest.raises(TableError, match="a publication is not finished"):
                load_dataset(place)
            assert "a publication is not finished" in {problem.what for problem in survey(place).problems}
        if not died:
            break
        finish_interrupted(place)
        assert files_in_force(place) == (new if marked else now)
        assert not (place / VERSIONS / UNFINISHED).exists()
        assert not [path.name for path in place.iterdir() if path.name.endswith(".unfinished")] or not marked
        shutil.rmtree(place)
    assert half >= 1


def test_a_disk_that_fails_between_two_tables_leaves_the_old_ones(folder: Path) -> None:
    new = OLD | {name: NEW[name] for name in ("themes.csv", "about.en.md")}

    def full() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    left = []
    for number in range(1, 2000):
        place, step = _copy(folder, number), Step(number, full)
        sys.setprofile(step)
        try:
            publish_all(place, EDITS, who="A.", why="")
        except (OSError, TableError, VersionError):
            pass
        finally:
            sys.setprofile(None)
        finish_interrupted(place)
        left.append(files_in_force(place))
        shutil.rmtree(place)
        if not step.reached:
            break
    assert all(files in (OLD, new) for files in left)
    assert {len(files) for files in left} == {4}
    assert OLD in left and left[-1] == new


def test_what_was_saved_by_hand_after_an_interruption_stays(folder: Path) -> None:
    made = publish_all(folder, EDITS, who="A.", why="")
    (folder / "themes.csv").write_bytes(OLD["themes.csv"])
    (folder / "about.en.md").write_bytes(b"# By hand\n")
    old = next(v for v in versions(folder) if v.name == made.parent).files
    (folder / VERSIONS / UNFINISHED).write_text(json.dumps({"version": made.name, "instead_of": old}))
    finish_interrupted(folder)
    assert (folder / "themes.csv").read_bytes() == NEW["themes.csv"]
    assert (folder / "about.en.md").read_bytes() == b"# By hand\n"


def test_a_mark_that_nobody_can_read_hinders_nobody(folder: Path) -> None:
    (folder / VERSIONS).mkdir()
    (folder / VERSIONS / UNFINISHED).write_text("[")
    assert source_state(folder) != source_state(SHIPPED)
    publish_all(folder, EDITS, who="A.", why="")
    assert not (folder / VERSIONS / UNFINISHED).exists()


def test_a_reader_notices_when_a_publication_begins_and_ends(folder: Path) -> None:
    before = source_state(folder)
    (folder / VERSIONS).mkdir()
    (folder / VERSIONS / UNFINISHED).write_text("{}")
    assert source_state(folder) != before
    (folder / VERSIONS / UNFINISHED).unlink()
    assert source_state(folder) == before
