"""The role that serves reads what was loaded, and can change none of it."""

import os
import subprocess
from pathlib import Path

import psycopg
import pytest

from dashboard.commands.cli import main
from dashboard.io.dataset import data_source, load_dataset
from tests.services.conftest import ROOT, program


def test_the_reader_reads_and_cannot_write(empty: str) -> None:
    psql = program("psql", *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True))
    with psycopg.connect(empty, autocommit=True) as owner:
        try:
            env = {**os.environ, "READER_PASSWORD": "read'er"}
            subprocess.run([psql, "--quiet", "--no-psqlrc", empty, "--file", str(ROOT / "deploy" / "reader.sql")], check=True, env=env)
            assert main(["load", "--to", empty]) == 0
            address = empty.replace("//coverage@", "//reader:read'er@")
            assert len(load_dataset(data_source(address)).members) == 20  # the coalition and its 19 members
            for act in ("DELETE FROM coverage.operations", "UPDATE coverage.members SET note = 'x'", "CREATE TABLE coverage.own (x int)"):
                with psycopg.connect(address, autocommit=True) as reader:
                    reader.execute("SET default_transaction_read_only = off")  # it may say so, and still not write
                    with pytest.raises(psycopg.errors.InsufficientPrivilege):
                        reader.execute(act.encode())
        finally:
            owner.execute("DROP OWNED BY reader; DROP ROLE reader")
