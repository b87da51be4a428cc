"""The ordered registry of checks. To add one: write a function, add it to ``CHECKS``."""

from collections.abc import Callable, Iterator

import pandas as pd
import pandera.errors
from rapidfuzz import process

from dashboard.domain.claims import TERRITORY
from dashboard.domain.dataset import Dataset
from dashboard.domain.gazetteer import Gazetteer, build_gazetteer, resolve_operations
from dashboard.io.problems import Problem, Severity
from dashboard.io.schemas import SCHEMAS
from dashboard.io.tables import ROW

Tables = dict[str, pd.DataFrame]


def check_columns(tables: Tables) -> Iterator[Problem]:
    """Every column that the schema names is there."""
    for name, table in tables.items():
        for column in SCHEMAS[name].columns:
            if column not in table.columns:
                yield Problem(f"{name}.csv", 1, str(column), "", "the column is missing", "Add it to the header row.")


def check_schemas(tables: Tables) -> Iterator[Problem]:
    """Every cell has the form that its column asks for. What a column says over and over is checked once."""
    for name, table in tables.items():
        for column, rule in SCHEMAS[name].columns.items():
            cells = table[[column, ROW]] if rule.unique else table[[column, ROW]].drop_duplicates(column)
            try:
                rule.validate(cells, lazy=True)
            except pandera.errors.SchemaErrors as errors:
                found = errors.failure_cases.loc[errors.failure_cases["index"].notna()]
                for case in found.itertuples(index=False):
                    rows = [table[ROW].loc[case.index]] if rule.unique else table.loc[table[column] == case.failure_case, ROW]
                    hint = f"It must satisfy {case.check}."
                    for row in rows:
                        yield Problem(f"{name}.csv", int(row), str(column), str(case.failure_case), "the value is not allowed here", hint)


def _unknown_values(frame: pd.DataFrame, *, table: str, column: str, known: set[str], what: str) -> Iterator[Problem]:
    strange = {text: [v for v in text.split(";") if v and v not in known] for text in frame[column].unique()}
    found = frame.loc[frame[column].isin([text for text, values in strange.items() if values])]
    for row, text in zip(found[ROW], found[column], strict=True):
        for value in strange[text]:
            near = [name for name, _, _ in process.extract(value.casefold(), sorted(known), limit=2, score_cutoff=75)]
            hint = (f"Did you mean: {', '.join(near)}? " if near else "") + f"Use one of: {', '.join(sorted(known)[:40])}."
            yield Problem(f"{table}.csv", int(row), column, value, what, hint)


def check_references(tables: Tables) -> Iterator[Problem]:
    """Members, themes and place codes that rows name do exist."""
    members, themes = set(tables["members"]["member"]), set(tables["themes"]["theme"])
    codes = set(tables["places"]["code"])
    yield from _operation_references(tables["operations"], members=members, themes=themes)
    yield from _unknown_values(tables["partners"], table="partners", column="member", known=members, what="no such member")
    yield from _unknown_values(tables["members"], table="members", column="themes", known=themes, what="no such theme")
    for table, column in (("aliases", "code"), ("places", "county"), ("places", "district"), ("places", "municipality")):
        yield from _unknown_values(tables[table], table=table, column=column, known=codes, what="no such place")


def _operation_references(rows: pd.DataFrame, *, members: set[str], themes: set[str]) -> Iterator[Problem]:
    yield from _unknown_values(rows, table="operations", column="member", known=members, what="no such member")
    yield from _unknown_values(rows, table="operations", column="theme", known=themes, what="no such theme")


def check_claims(tables: Tables) -> Iterator[Problem]:
    """The claim that the page weighs is there."""
    if TERRITORY not in set(tables["claims"]["claim"]):
        yield Problem("claims.csv", 0, "claim", "", f"the claim {TERRITORY} is missing", "Put its row back: the page weighs it.")


def check_years(tables: Tables) -> Iterator[Problem]:
    """No row ends before it begins."""
    rows = tables["operations"]
    for row in rows.loc[rows["year_from"].ne("") & rows["year_to"].ne("") & (rows["year_from"] > rows["year_to"])].to_dict("records"):
        yield Problem(
            "operations.csv",
            row[ROW],
            "year_to",
            row["year_to"],
            f"the year lies before year_from {row['year_from']}",
            "Swap the two years.",
        )


def check_places(tables: Tables) -> Iterator[Problem]:
    """Every written place resolves, is known to be no place, or is reported with suggestions."""
    yield from _unplaced(tables["operations"], build_gazetteer(tables["places"], tables["aliases"]))


def _unplaced(operations: pd.DataFrame, gazetteer: Gazetteer) -> Iterator[Problem]:
    rows = resolve_operations(operations, gazetteer)
    for row in rows.loc[rows["match"].isin(["unknown", "ambiguous", "no_place"])].to_dict("records"):
        wrong_level = row["match_why"].startswith("no ")
        near = f"Did you mean: {row['suggestions']}?" if row["suggestions"] else ""
        hint = {
            "no_place": "The row is kept and is on no map; nothing to do.",
            "ambiguous": "Write the place as 'Name (Municipality)', or give the level.",
            "unknown": f"{near} Correct the name or the level, or add it to aliases.csv.".strip(),
        }[row["match"]]
        severity: Severity = "error" if wrong_level else "warning"
        yield Problem("operations.csv", row[ROW], "place", row["place"], row["match_why"], hint, severity)


CHECKS: tuple[Callable[[Tables], Iterator[Problem]], ...] = (check_schemas, check_references, check_claims, check_years, check_places)


def check_tables(tables: Tables) -> list[Problem]:
    """Run every check. Without its columns a table cannot be checked further."""
    missing = list(check_columns(tables))
    return missing or [problem for check in CHECKS for problem in check(tables)]


def check_operations(rows: pd.DataFrame, dataset: Dataset) -> list[Problem]:
    """Return every problem of operations that are not on disk, against what ``dataset`` knows.

    Args:
        rows: cells as text, blank as ``""``, columns as in ``operations.csv``. Without ``_row``
            they are counted as a spreadsheet with a header row would: the first is row 2.
    """
    numbered = rows if ROW in rows.columns else rows.assign(**{ROW: range(2, len(rows) + 2)})
    tables = {"operations": numbered}
    if missing := list(check_columns(tables)):
        return missing
    members, themes = set(dataset.members["member"]), set(dataset.themes["theme"])
    return [
        *check_schemas(tables),
        *_operation_references(numbered, members=members, themes=themes),
        *check_years(tables),
        *_unplaced(numbered, dataset.gazetteer),
    ]
