"""Commands: parse, call, print."""

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from dashboard.domain.coverage import coverage_table, figures_of, selected_members
from dashboard.domain.places import SHOWN_LEVELS
from dashboard.domain.selection import Selection
from dashboard.io.checks import check_tables
from dashboard.io.dataset import BOUNDARY_FILES, DataError, load_dataset, read_boundaries, read_tables
from dashboard.io.tables import TableError

DEFAULT_DATA = Path(__file__).parent.parent / "data"


def data_folder() -> Path:
    """Return the data folder that the environment names, else the one shipped with the project."""
    return Path(os.environ.get("COVERAGE_DATA") or DEFAULT_DATA)


def check(folder: Path) -> int:
    """Print every problem of the data; 0 clean (warnings allowed), 1 errors."""
    problems = check_tables(read_tables(folder))
    for name in (*BOUNDARY_FILES.values(), "countries"):
        read_boundaries(folder / f"{name}.geojson")
    for problem in problems:
        print(problem)
    errors = sum(p.severity == "error" for p in problems)
    print(f"{folder}: {errors} errors, {len(problems) - errors} warnings")
    return 1 if errors else 0


def summary(folder: Path, *, level: str, members: list[str], as_json: bool) -> int:
    """Print the figures of a view."""
    dataset = load_dataset(folder, audience=os.environ.get("COVERAGE_AUDIENCE", "public"))
    if unknown := [m for m in members if m not in dataset.member_ids]:
        print(f"no such member: {', '.join(unknown)}; use one of {', '.join(dataset.member_ids)}", file=sys.stderr)
        return 2
    selection = Selection(level=level, member=tuple(members))
    figures = asdict(figures_of(coverage_table(dataset, selection)))
    years = dataset.places.loc[dataset.places["level"] == level, "population_year"].unique()
    answer = {
        "level": level, "members": selected_members(dataset, selection), **figures,
        "population_year": int(years[0]), "data_version": dataset.version,
    }  # fmt: skip
    print(json.dumps(answer, ensure_ascii=False) if as_json else "\n".join(f"{k}: {v}" for k, v in answer.items()))
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 2 where it cannot run."""
    parser = argparse.ArgumentParser(prog="python -m dashboard")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="print every problem of the data")
    checking.add_argument("folder", nargs="?", type=Path)
    summing = commands.add_parser("summary", help="print the figures of a view")
    summing.add_argument("--level", choices=SHOWN_LEVELS, default="district")
    summing.add_argument("--member", action="append", default=[])
    summing.add_argument("--json", action="store_true")
    for command in (checking, summing):
        command.add_argument("--data", type=Path, default=data_folder())
    chosen = parser.parse_args(arguments)
    try:
        if chosen.command == "check":
            return check(chosen.folder or chosen.data)
        return summary(chosen.data, level=chosen.level, members=chosen.member, as_json=chosen.json)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    except TableError as error:
        print(error, file=sys.stderr)
        return 2
