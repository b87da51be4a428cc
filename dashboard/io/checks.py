"""The ordered registry of checks. To add one: write a function, add it to ``CHECKS``."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

import pandas as pd
import pandera.errors
import pandera.pandas as pa
from rapidfuzz import fuzz, process

from dashboard.domain.called import spellings
from dashboard.domain.claims import TERRITORY
from dashboard.domain.classes import DOCUMENTING
from dashboard.domain.dataset import COALITION, Dataset
from dashboard.domain.gazetteer import Gazetteer, Match, build_gazetteer, resolve_operations
from dashboard.domain.names import LOST, fold, parts
from dashboard.domain.said import say
from dashboard.io.cells import MEANINGS
from dashboard.io.problems import Problem, Severity
from dashboard.io.schemas import HINTS, SCHEMAS, YEAR
from dashboard.io.tables import LOOK, ROW

Tables = dict[str, pd.DataFrame]
NOT_ALLOWED = say("the value is not allowed here")
EMPTY = say("the cell is empty")
_PLANNED = 10  # years
_NEAR = 80  # of 100: how much of a spelling must be right
_SINGLE = ("member", "code")  # columns of one value; the others that name what stands elsewhere are lists between semicolons
_AT_ANOTHER = "no "  # so begins what the gazetteer says of a name that is known, but not at the level that the row gives

# table, column -> table and column where its values stand, and what a value that is not there is
REFERENCES = {
    ("operations", "member"): ("members", "member", say("no such member")),
    ("operations", "theme"): ("themes", "theme", say("no such theme")),
    ("partners", "member"): ("members", "member", say("no such member")),
    ("members", "themes"): ("themes", "theme", say("no such theme")),
    ("aliases", "code"): ("places", "code", say("no such place")),
    ("places", "county"): ("places", "code", say("no such place")),
    ("places", "district"): ("places", "code", say("no such place")),
    ("places", "municipality"): ("places", "code", say("no such place")),
}


def check_columns(tables: Tables) -> Iterator[Problem]:
    """Every column that the schema names is there."""
    for name, table in tables.items():
        for column in SCHEMAS[name].columns:
            if column not in table.columns:
                yield Problem(f"{name}.csv", 1, str(column), "", say("the column is missing"), say("Add it to the header row."))


def check_schemas(tables: Tables) -> Iterator[Problem]:
    """Every cell has the form that its column asks for. What a column says over and over is checked once."""
    for name, table in tables.items():
        for column, rule in SCHEMAS[name].columns.items():
            if column in table.columns:
                yield from _misformed(table, name, str(column), rule)


def _misformed(table: pd.DataFrame, name: str, column: str, rule: pa.Column) -> Iterator[Problem]:
    cells = table[[column, ROW]] if rule.unique else table[[column, ROW]].drop_duplicates(column)
    try:
        rule.validate(cells, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        found = errors.failure_cases.loc[errors.failure_cases["index"].notna()]
        rows = table.loc[table[column].isin(found["failure_case"])].groupby(column)[ROW].agg(list)
        for case in found.itertuples(index=False):
            value, hint = str(case.failure_case), HINTS[str(case.check)]
            if near := _nearest(value, MEANINGS.get(column, {})):
                hint = say("Did you mean: {near}?", near=near)
            for row in [table[ROW].loc[case.index]] if rule.unique else rows[value]:
                yield Problem(f"{name}.csv", int(row), column, value, NOT_ALLOWED if value else EMPTY, hint)


def check_references(tables: Tables, *, by: str = "") -> Iterator[Problem]:
    """Members, themes and place codes that rows (of table ``by`` alone) name do exist, as far as the tables with them are there."""
    for (table, column), (other, _key, _what) in REFERENCES.items():
        if table in tables and other in tables and by in ("", table):
            rows = tables[other]
            if (table, other) == ("places", "places"):  # a parent is of the level that its column names
                rows = rows.loc[rows["level"] == column]
            yield from _unknown_values(tables[table], table=table, column=column, rows=rows)


def _unknown_values(frame: pd.DataFrame, *, table: str, column: str, rows: pd.DataFrame) -> Iterator[Problem]:
    """Report what ``column`` of ``frame`` names and is not among ``rows``, which are those of the table that it refers to."""
    _, key, what = REFERENCES[table, column]
    single, known, meanings = column in _SINGLE, set(rows[key]), spellings(rows, key)
    strange = {text: [v for v in ([text] if single else text.split(";")) if v and v not in known] for text in frame[column].unique()}
    found = frame.loc[frame[column].isin([text for text, values in strange.items() if values])]
    hints = {value: _hint(value, meanings, single=single) for values in strange.values() for value in values}
    for row, text in zip(found[ROW], found[column], strict=True):
        for value in strange[text]:
            yield Problem(f"{table}.csv", int(row), column, value, what, hints[value])


def _hint(value: str, meanings: Mapping[str, str], *, single: bool) -> str:
    """Return what to do about a ``value`` that means nothing; ``single``: whether one is wanted, or several between semicolons."""
    if ";" in value or (len(named := parts(value)) > 1 and all(fold(name) in meanings for name in named)):
        return say("Write a row for each of them.") if single else say("Divide them by semicolons.")
    if near := _nearest(value, meanings):
        return say("Did you mean: {near}?", near=near)
    return say("Use one of: {names}.", names=sorted(set(meanings.values()))[:40])


def _nearest(value: str, meanings: Mapping[str, str]) -> list[str]:
    """Return the ids of which a spelling is nearly ``value``, the nearest first."""
    found = process.extract(fold(value), list(meanings), scorer=fuzz.WRatio, limit=4, score_cutoff=_NEAR)
    return list(dict.fromkeys(meanings[spelling] for spelling, _, _ in found))[:2]


def check_claims(tables: Tables) -> Iterator[Problem]:
    """The claim that the page weighs is there."""
    if "claims" in tables and TERRITORY not in set(tables["claims"]["claim"]):
        yield Problem(
            "claims.csv", 0, "claim", "", say("the claim {name} is missing", name=TERRITORY), say("Put its row back: the page weighs it.")
        )


def check_residents(tables: Tables) -> Iterator[Problem]:
    """The residents that the claims are weighed by are known: a share with an unknown in it is none."""
    if (places := tables.get("places")) is None:
        return
    for column, levels in (("population", ("county", "district")), ("population_2023", ("county",))):
        for row in places.loc[places["level"].isin(levels) & places[column].eq(""), ROW]:
            yield Problem("places.csv", int(row), column, "", say("the claims are weighed by this number"), say("Fill in the cell."))


def check_aliases(tables: Tables) -> Iterator[Problem]:
    """Each other name of a place says its level, which is that of the place: else it would be looked up in vain."""
    if not {"aliases", "places"} <= tables.keys():
        return
    aliases, levels = tables["aliases"], tables["places"].set_index("code")["level"]
    levels = levels.loc[~levels.index.duplicated()]
    known = aliases.loc[aliases["code"].isin(levels.index)]
    actual = levels[known["code"]].to_numpy()
    for row, level, right in zip(known[ROW], known["level"], actual, strict=True):
        if level != right:
            yield Problem("aliases.csv", int(row), "level", level, say("the place is of another level"), say("Write {level}.", level=right))


def check_speakers(tables: Tables) -> Iterator[Problem]:
    """What is stated, the coalition says itself; what its members do stands with them. Else the claim would be weighed by both."""
    if not {"operations", "members"} <= tables.keys():
        return
    rows = tables["operations"].loc[tables["operations"]["member"].isin(tables["members"]["member"])]
    stated, coalition = rows["evidence"].eq("stated"), rows["member"].eq(COALITION)
    for row in rows.loc[stated & ~coalition, ROW]:
        what = say("stated is what the coalition’s own page says, and names no member")
        hint = say("Choose how strong the evidence for the member is, or write {member} as the member.", member=COALITION)
        yield Problem("operations.csv", int(row), "evidence", "stated", what, hint)
    for row, evidence in rows.loc[coalition & rows["evidence"].isin(DOCUMENTING), [ROW, "evidence"]].to_numpy():
        what = say("the coalition is no member, so the row counts in no figure")
        yield Problem("operations.csv", int(row), "evidence", evidence, what, say("Name the member, or write stated."), "warning")


def check_years(tables: Tables) -> Iterator[Problem]:
    """No row ends before it begins, and none speaks of a year to come; what is planned may end later."""
    if (rows := tables.get("operations")) is None:
        return
    rows = rows.loc[rows["year_from"].ne("") | rows["year_to"].ne("")]
    for row in rows.loc[rows["year_to"].ne("") & (rows["year_from"] > rows["year_to"])].to_dict("records"):
        what, hint = say("the year lies before year_from {year}", year=row["year_from"]), say("Swap the two years.")
        yield Problem("operations.csv", row[ROW], "year_to", row["year_to"], what, hint)
    this = date.today().year
    for column, last in (("year_from", this), ("year_to", this + _PLANNED)):
        for row in rows.loc[rows[column].str.fullmatch(YEAR) & rows[column].gt(str(last))].to_dict("records"):
            what, hint = say("the year is still to come"), say("Correct the year, or leave it if the source says so.")
            yield Problem("operations.csv", row[ROW], column, row[column], what, hint, "warning")


def check_filled(tables: Tables) -> Iterator[Problem]:
    """There are operations: a table that was cut off below its header must not take the place of a whole one."""
    if "operations" in tables and tables["operations"].empty:
        yield Problem("operations.csv", 0, "", "", say("the table has no rows"), say("Put its rows back."))


def check_repeats(tables: Tables) -> Iterator[Problem]:
    """No operation is there twice."""
    if (rows := tables.get("operations")) is None:
        return
    columns = list(rows.columns.drop(ROW))
    same = rows.loc[rows.duplicated(columns, keep=False)]
    for _, copies in same.groupby(columns, sort=False)[ROW]:
        first, *others = map(int, copies)
        for row in others:
            what, hint = say("the row says the same as row {row}", row=first), say("Delete one of them.")
            yield Problem("operations.csv", row, "", "", what, hint, "warning")


def check_places(tables: Tables) -> Iterator[Problem]:
    """Every written place resolves, is known to be no place, or is reported with suggestions."""
    if {"operations", "places", "aliases"} <= tables.keys():
        yield from _unplaced(tables["operations"], build_gazetteer(tables["places"], tables["aliases"]), tables["places"])


def _unplaced(operations: pd.DataFrame, gazetteer: Gazetteer, places: pd.DataFrame) -> Iterator[Problem]:
    named = operations.loc[operations["place"].ne("")]  # an empty cell is reported as such
    rows = resolve_operations(named, gazetteer)
    mended = rows["match"].eq("matched") & rows["place"].str.contains(LOST)
    names = dict(zip(places["code"], places["name_sq"], strict=True))
    for row in rows.loc[rows["match"].isin(["unknown", "ambiguous", "several", "no_place"]) | mended].to_dict("records"):
        match = gazetteer.resolve(row["place"], row["level"])
        yield Problem("operations.csv", row[ROW], "place", row["place"], *_what_became(match, names))
    for row in rows.loc[rows["match"].eq("country") & rows["visibility"].eq("county"), ROW]:
        what = say("the whole country lies in no county, so readers see nothing of the row")
        yield Problem("operations.csv", int(row), "visibility", "county", what, say("Write public or staff."), "warning")


def _what_became(match: Match, names: dict[str, str]) -> tuple[str, str, Severity]:
    """Return what is wrong with a written place, what to do and how bad it is."""
    if match.status == "matched":
        read = say("letters lost in a wrong encoding, read as {text}", text=names[match.code])
        return read, LOOK, "warning"
    if match.status == "no_place":
        return match.why, say("The row is kept and is on no map; nothing to do."), "warning"
    if match.status == "ambiguous":
        hint = say("Write the place as 'Name (Municipality)', as far as the source says which one; else leave it: the row is kept.")
        return match.why, hint, "warning"
    if match.status == "several":
        return (
            match.why,
            say("Write a row for each of them; if one lies in the other, write it as 'Name (Municipality)'. Until then it is on no map."),
            "warning",
        )
    hint = say("Correct the name or the level, or add it to aliases.csv.")
    if match.candidates:
        hint = say("Did you mean: {near}? Correct the name or the level, or add it to aliases.csv.", near=match.candidates)
    return match.why, hint, "error" if match.why.startswith(_AT_ANOTHER) else "warning"


CHECKS: tuple[Callable[[Tables], Iterator[Problem]], ...] = (
    check_schemas,
    check_references,
    check_residents,
    check_aliases,
    check_claims,
    check_speakers,
    check_filled,
    check_repeats,
    check_years,
    check_places,
)


def check_tables(tables: Tables) -> list[Problem]:
    """Run every check. A table without all its columns is checked no further; nor is what other tables say of its rows."""
    missing = list(check_columns(tables))
    lacking = {problem.file.removesuffix(".csv") for problem in missing}
    whole = {name: table for name, table in tables.items() if name not in lacking}
    return [*missing, *(problem for check in CHECKS for problem in check(whole))]


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
    known = {"members": dataset.members, "themes": dataset.themes} | tables
    return [
        *check_schemas(tables),
        *check_references(known, by="operations"),
        *check_speakers(known),
        *check_repeats(tables),
        *check_years(tables),
        *_unplaced(numbered, dataset.gazetteer, dataset.places),
    ]
