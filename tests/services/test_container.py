"""The container: its file is sound, and what it runs answers; built and run where there is a tool, else its steps in a fresh folder."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.services.conftest import ROOT, answers, free_port, running, wait_for

FILE = ROOT / "deploy" / "Containerfile"


def _steps() -> list[tuple[str, str]]:
    lines = [line for line in FILE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [(words[0], words[1]) for words in (line.split(maxsplit=1) for line in lines)]


def _of(kind: str) -> list[str]:
    return [rest for step, rest in _steps() if step == kind]


def _environment() -> dict[str, str]:
    return dict(pair.split("=", 1) for line in _of("ENV") for pair in shlex.split(line))


def _command(kind: str) -> list[str]:
    (line,) = _of(kind)
    return list(json.loads(line[line.index("[") :]))


def _taken() -> list[str]:
    """Return what is copied out of the project, not out of the stage before."""
    return [source for line in _of("COPY") if not line.startswith("--from") for source in line.split()[:-1]]


def test_the_base_is_of_one_version_nobody_is_root_and_the_health_is_asked() -> None:
    bases = [line.split()[0] for line in _of("FROM")]
    assert len(set(bases)) == 1  # else what the first stage made might not run in the second
    assert re.fullmatch(r"docker\.io/library/python:3\.13\.\d+-slim-\w+", bases[0])
    assert _of("USER")[-1] == "10001"  # a number: who forbids root can tell that it is none
    assert [step for step, _ in _steps()].index("USER") < [step for step, _ in _steps()].index("CMD")
    assert "/readyz" in " ".join(_command("HEALTHCHECK"))
    assert "ADD" not in {step for step, _ in _steps()}


def test_what_is_copied_is_there_and_nothing_else_is_sent() -> None:
    refused, *let_in = [line for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert refused == "*"
    allowed = [line.removeprefix("!") for line in let_in if line.startswith("!")]
    assert sorted(allowed) == sorted({*_taken()})
    assert all((ROOT / source).exists() for source in _taken())
    left_out = [line for line in let_in if not line.startswith("!")]
    assert any(fnmatch("data/contacts.csv", pattern) for pattern in left_out)


def test_what_serves_the_database_is_a_role_that_cannot_write_and_images_have_versions() -> None:
    yaml = pytest.importorskip("yaml")
    services = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text("utf-8"))["services"]
    for name in ("app-1", "app-2"):
        assert services[name]["environment"]["COVERAGE_DATA"].startswith("postgresql://reader:")
        assert "DB_PASSWORD" not in json.dumps(services[name]["environment"])
        assert services[name]["read_only"] is True
        assert services[name]["cap_drop"] == ["ALL"]
    assert [image for image in (s.get("image", ":1") for s in services.values()) if not re.search(r":\d[\w.-]*$", image)] == []
    assert "./reader.sql:/docker-entrypoint-initdb.d/reader.sql:ro" in services["db"]["volumes"]


def _tool() -> str | None:
    for name in ("podman", "docker"):
        if shutil.which(name) and subprocess.run([name, "info"], capture_output=True, timeout=60, check=False).returncode == 0:
            return name
    return None


def test_it_starts_and_is_healthy(tmp_path: Path) -> None:
    port, tool = free_port(), _tool()
    if tool:
        shape = ["--format", "docker"] if tool == "podman" else []
        subprocess.run([tool, "build", *shape, "-q", "-f", str(FILE), "-t", "coverage-test", str(ROOT)], check=True, timeout=1200)
        options = ["--rm", "--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL", "-p", f"127.0.0.1:{port}:8050"]
        with running([tool, "run", *options, "coverage-test"], log=tmp_path / "log"):
            wait_for(lambda: answers(f"http://127.0.0.1:{port}/readyz"), what="the container", seconds=90)
        return
    _start_in(tmp_path / "srv", port, tmp_path / "log")


def _start_in(folder: Path, port: int, log: Path) -> None:
    """Run the steps in a folder that holds what is copied and no more; what is installed and set up comes from this machine."""
    for source in _taken():
        copy = shutil.copytree if (ROOT / source).is_dir() else shutil.copy
        (folder / source).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / source, folder / source)
    if (ROOT / "build" / "node_modules").exists():
        (folder / "build").mkdir()
        (folder / "build" / "node_modules").symlink_to((ROOT / "build" / "node_modules").resolve())
    python = Path(sys.executable).parent
    here = {**os.environ, **_environment(), "PATH": f"{python}:{os.environ['PATH']}", "BIND": f"127.0.0.1:{port}"}
    subprocess.run(["python", "-m", "dashboard", "compress"], cwd=folder, env=here, check=True, capture_output=True)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    (folder / "start.sh").write_text(f"cd {shlex.quote(str(folder))} && exec {shlex.join(_command('CMD'))}")
    with running(["sh", str(folder / "start.sh")], log=log, **{k: here[k] for k in ("PATH", "BIND", *_environment())}):
        wait_for(lambda: answers(f"http://127.0.0.1:{port}/readyz"), what="what the container runs", seconds=90)
        check = [word.replace("8050", str(port)) for word in _command("HEALTHCHECK")]
        assert subprocess.run(check, env=here, timeout=30, check=False).returncode == 0
        assert answers(f"http://127.0.0.1:{port}/?lang=en", seconds=20)
    after = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file() and path.name != "start.sh"}
    assert after == before  # nothing is written: it may be mounted to be read alone
    assert subprocess.run(check, env=here, timeout=30, check=False, capture_output=True).returncode != 0  # nobody serves now
