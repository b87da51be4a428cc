"""The ordered registry of checks. To add one: write a function, add it to ``CHECKS``."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

import pandas as pd
import pandera.errors
import pandera.pandas as pa
from rapidfuzz import fuzz, process

from dashboard.domain.coalition import Coalition
from dashboard.domain.dataset import Dataset
from dashboard.domain.evidence import DOCUMENTING
from dashboard.domain.gazetteer import Gazetteer, Match, build_gazetteer, resolve_operations
from dashboard.domain.names import LOST, fold, parts
from dashboard.domain.resolver import spellings
from dashboard.io.cells import MEANINGS
from dashboard.io.personal_checks import check_personal
from dashboard.io.problems import LOOK, Problem, either
from dashboard.io.schemas import HINTS, REQUIRED, SCHEMAS, YEAR
from dashboard.io.tables import ROW
from dashboard.io.unchanged import hash_of_tables, once
from dashboard.texts.message import message

Tables = dict[str, pd.DataFrame]
_FORMS = {
    "not-allowed": message("the value is not allowed here"),
    "repeated-value": message("the value is not allowed here"),
    "empty-cell": message("the cell is empty"),
}
_PLANNED = 10  # years
_NEAR = 80  # of 100: how much of a spelling must be right
_SINGLE = ("member", "code")  # columns of one value; the others that name what stands elsewhere are lists between semicolons

# table, column -> table and column where its values stand, and the code of a value that is not there
REFERENCES = {
    ("operations", "member"): ("members", "member", "unknown-member"),
    ("operations", "theme"): ("themes", "theme", "unknown-theme"),
    ("partners", "member"): ("members", "member", "unknown-member"),
    ("members", "themes"): ("themes", "theme", "unknown-theme"),
    ("contacts", "member"): ("members", "member", "unknown-member"),
    ("codes", "code"): ("places", "code", "unknown-code"),
    ("indicators", "code"): ("places", "code", "unknown-code"),
    ("aliases", "code"): ("places", "code", "unknown-code"),
    ("places", "county"): ("places", "code", "unknown-code"),
    ("places", "district"): ("places", "code", "unknown-code"),
    ("places", "municipality"): ("places", "code", "unknown-code"),
}
_UNKNOWN = {
    "unknown-member": message("no such member"),
    "unknown-theme": message("no such theme"),
    "unknown-code": message("no such place"),
}


def check_columns(tables: Tables) -> Iterator[Problem]:
    """Every column that the schema names is there."""
    for name, table in tables.items():
        for column in REQUIRED[name]:
            if column not in table.columns:
                what, hint = message("the column is missing"), message("Add it to the header row.")
                yield Problem("missing-column", f"{name}.csv", 1, column, "", what, hint)


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
                hint = message("Did you mean: {near}?", near=either(near))
            code = "empty-cell" if not value else "repeated-value" if str(case.check) == "field_uniqueness" else "not-allowed"
            for row in [table[ROW].loc[case.index]] if rule.unique else rows[value]:
                yield Problem(code, f"{name}.csv", int(row), column, value, _FORMS[code], hint)


_FAILED = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|NV|BEZUG!|WERT!)|Err:\d{3}", re.IGNORECASE)


def check_cells(tables: Tables) -> Iterator[Problem]:
    """No cell holds what a spreadsheet failed to work out, as #N/A."""
    for name, table in tables.items():
        for column in table.columns.drop(ROW):
            for row, text in table.loc[table[column].str.fullmatch(_FAILED), [ROW, column]].to_numpy():
                what = message("a spreadsheet could not work out this cell")
                yield Problem("error-in-cell", f"{name}.csv", int(row), column, text, what, message("Write the value that is meant."))


def check_references(tables: Tables, *, by: str = "") -> Iterator[Problem]:
    """Members, themes and place codes that rows (of table ``by`` alone) name do exist, as far as the tables with them are there."""
    for (table, column), (other, _key, _code) in REFERENCES.items():
        if table in tables and other in tables and by in ("", table):
            rows = tables[other]
            if (table, other) == ("places", "places"):  # a parent is of the level that its column names
                rows = rows.loc[rows["level"] == column]
            yield from _unknown_values(tables[table], table=table, column=column, rows=rows)


def _unknown_values(frame: pd.DataFrame, *, table: str, column: str, rows: pd.DataFrame) -> Iterator[Problem]:
    """Report what ``column`` of ``frame`` names and is not among ``rows``, which are those of the table that it refers to."""
    _, key, code = REFERENCES[table, column]
    single, known, meanings = column in _SINGLE, set(rows[key]), spellings(rows, key)
    strange = {text: [v for v in ([text] if single else text.split(";")) if v and v not in known] for text in frame[column].unique()}
    found = frame.loc[frame[column].isin([text for text, values in strange.items() if values])]
    hints = {value: _hint(value, meanings, single=single) for values in strange.values() for value in values}
    for row, text in zip(found[ROW], found[column], strict=True):
        for value in strange[text]:
            yield Problem(code, f"{table}.csv", int(row), column, value, _UNKNOWN[code], hints[value])


def _hint(value: str, meanings: Mapping[str, str], *, single: bool) -> str:
    """Return what to do about a ``value`` that means nothing; ``single``: whether one is wanted, or several between semicolons."""
    if ";" in value or (len(named := parts(value)) > 1 and all(fold(name) in meanings for name in named)):
        return message("Write one row for each of them.") if single else message("Separate them with semicolons.")
    if near := _nearest(value, meanings):
        return message("Did you mean: {near}?", near=either(near))
    return message("Use one of these: {names}.", names=either(sorted(set(meanings.values()))[:40]))


def _nearest(value: str, meanings: Mapping[str, str]) -> list[str]:
    """Return the ids of which a spelling is nearly ``value``, the nearest first."""
    found = process.extract(fold(value), list(meanings), scorer=fuzz.WRatio, limit=4, score_cutoff=_NEAR)
    return list(dict.fromkeys(meanings[spelling] for spelling, _, _ in found))[:2]


def check_coalition(tables: Tables, coalition: Coalition) -> Iterator[Problem]:
    """What ``coalition.toml`` names is there: the main claim, the coalition's own row, the columns of the censuses."""
    named = (
        ("missing-claim", "claims", "claim", coalition.main_claim, message("Restore its row: the map tests this claim.")),
        ("missing-coalition", "members", "member", coalition.id, message("Restore its row, or correct id in coalition.toml.")),
    )
    for code, table, column, name, hint in named:
        if table in tables and name not in set(tables[table][column]):
            yield Problem(code, f"{table}.csv", 0, column, "", message("the row {name} is missing", name=name), hint)
    yield from _unnamed_indicators(tables, coalition)
    for census in coalition.censuses:
        if "places" in tables and census.column not in tables["places"].columns:
            what = message("the column {name} of a census is missing", name=census.column)
            yield Problem("missing-census", "places.csv", 1, census.column, "", what, message("Add it, or correct coalition.toml."))


def _unnamed_indicators(tables: Tables, coalition: Coalition) -> Iterator[Problem]:
    """A figure of need has its name, and the unit that goes with it, in coalition.toml."""
    units = {need.id: need.unit for need in coalition.needs}
    for figure in tables["indicators"].to_dict("records") if "indicators" in tables else ():
        row, known = int(figure[ROW]), units.get(figure["indicator"])
        if known is None:
            what = message("the figure has no name")
            hint = message("Add a [[need]] table with this id to coalition.toml, or correct the cell.")
            yield Problem("unknown-indicator", "indicators.csv", row, "indicator", figure["indicator"], what, hint)
        elif figure["unit"] != known:
            what, hint = message("coalition.toml gives the figure another unit"), message("Write {unit}.", unit=known)
            yield Problem("indicator-in-another-unit", "indicators.csv", row, "unit", figure["unit"], what, hint)


def check_residents(tables: Tables) -> Iterator[Problem]:
    """The residents that the claims are weighed by are known: a share with an unknown in it is none."""
    if (places := tables.get("places")) is None:
        return
    known = places.loc[places["level"].eq("municipality"), "population"].ne("").any()  # a level is known whole, or not at all
    levels_of = {"population": ["county", "district", *(["municipality"] if known else [])], "population_2023": ["county"]}
    for column, levels in levels_of.items():
        for row in places.loc[places["level"].isin(levels) & places[column].eq(""), ROW]:
            what, hint = message("the claims are tested against this number"), message("Fill in the cell.")
            yield Problem("missing-residents", "places.csv", int(row), column, "", what, hint)


# finer level, coarser level, columns that must add up; what is known of some finer places only is not compared
_SUMS = (
    ("unit", "municipality", ("area_km2",)), ("unit", "district", ("area_km2",)), ("unit", "county", ("area_km2",)),
    ("municipality", "county", ("area_km2", "population", "population_2023")),
    ("district", "county", ("area_km2", "population", "population_2023")),
)  # fmt: skip
_SUM_TOLERANCE, _SUM_ROUNDING = 0.0002, 0.01  # of the coarser figure; and in its unit, what rounding of each finer one may leave


def check_sums(tables: Tables) -> Iterator[Problem]:
    """The figures of finer places add up to those of the coarser ones: else a share would be of something else than it says."""
    if (places := tables.get("places")) is None or _parent_unknown(places):
        return
    for fine, coarse, columns in _SUMS:
        below = places.loc[places["level"].eq(fine)]
        shared = {code for cell in below[coarse] if ";" in cell for code in cell.split(";")}
        above = places.loc[places["level"].eq(coarse) & ~places["code"].isin(shared)]
        for column in columns:
            yield from _sums_of(below, above, column)


def _sums_of(below: pd.DataFrame, above: pd.DataFrame, column: str) -> Iterator[Problem]:
    if below.empty or above.empty:
        return
    fine, coarse = str(below["level"].iloc[0]), str(above["level"].iloc[0])
    numbers = _figures(below[column]).groupby(below[coarse])
    sums = numbers.sum().where(numbers.count() == numbers.size())  # unknown where one is
    for (code, text, row), whole in zip(above[["code", column, ROW]].itertuples(index=False), _figures(above[column]), strict=True):
        found = sums.get(code, float("nan"))
        if abs(whole - found) > max(_SUM_TOLERANCE * whole, _SUM_ROUNDING * numbers.size()[code] if code in sums.index else 0):
            what = message("the places of level {level} in it add up to {sum}", level=message(fine), sum=f"{found:.10g}")
            hint = message("Correct this figure, or those of the places in it.")
            yield Problem("figures-do-not-add-up", "places.csv", int(row), column, str(text), what, hint)


def _figures(cells: pd.Series) -> pd.Series:
    """Return the numbers in ``cells``, NaN where a cell has not the form that its column asks for: that is reported of itself."""
    rule = SCHEMAS["places"].columns[str(cells.name)].checks[0]
    return pd.to_numeric(cells.where(cells.str.fullmatch(rule.statistics["pattern"])), errors="coerce")


def _parent_unknown(places: pd.DataFrame) -> bool:
    """Return whether a place lies in none that is there: what follows from it would only repeat that."""
    return any(
        True
        for column in ("county", "district", "municipality")
        for _ in _unknown_values(places, table="places", column=column, rows=places.loc[places["level"] == column])
    )


# level of a place, what it lies in, and what both then lie in
_CHAINS = (
    ("municipality", "district", "county"), ("unit", "district", "county"), ("unit", "municipality", "county"),
    ("unit", "municipality", "district"),
)  # fmt: skip


def check_parents(tables: Tables) -> Iterator[Problem]:
    """A place lies in a county that its district, and its municipality, lie in as well."""
    if (places := tables.get("places")) is None or _parent_unknown(places):
        return
    inside = {
        column: {code: set(cell.split(";")) - {""} for code, cell in zip(places["code"], places[column], strict=True)}
        for column in ("county", "district")
    }
    for fine, through, column in _CHAINS:
        for place in places.loc[places["level"].eq(fine)].to_dict("records"):
            around = [inside[column].get(code, set()) for code in place[through].split(";") if code]
            own = inside[column].get(place["code"], set())
            if around and own and not own <= set().union(*around):
                other = either(sorted(set().union(*around)))
                what = message("the {level} of the place lies elsewhere, in {other}", level=message(through), other=other)
                hint = message("Correct one of the two.")
                yield Problem("parents-differ", "places.csv", int(place[ROW]), column, place[column], what, hint)


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
            what, hint = message("the place belongs to another level"), message("Write {level}.", level=right)
            yield Problem("alias-at-another-level", "aliases.csv", int(row), "level", level, what, hint)


def check_indicators(tables: Tables) -> Iterator[Problem]:
    """Each figure of need stands at the level of its place and is said once; a share lies between 0 and 100."""
    if not {"indicators", "places"} <= tables.keys():
        return
    figures, levels = tables["indicators"], tables["places"].drop_duplicates("code").set_index("code")["level"]
    repeated = figures.duplicated(["code", "indicator", "year"])
    for figure, again in zip(figures.to_dict("records"), repeated, strict=True):
        row, right = int(figure[ROW]), levels.get(figure["code"], figure["level"])
        if figure["level"] != right:
            what, hint = message("the place belongs to another level"), message("Write {level}.", level=right)
            yield Problem("indicator-at-another-level", "indicators.csv", row, "level", figure["level"], what, hint)
        if again:
            what, hint = message("the place has this figure twice"), message("Correct or delete one of them.")
            yield Problem("repeated-indicator", "indicators.csv", row, "indicator", figure["indicator"], what, hint)
        if figure["unit"] == "percent" and pd.to_numeric(figure["value"], errors="coerce") > 100:
            what, hint = message("a share cannot be above 100 percent"), message("Correct the cell.")
            yield Problem("indicator-out-of-range", "indicators.csv", row, "value", figure["value"], what, hint)


def check_speakers(tables: Tables) -> Iterator[Problem]:
    """What is stated, the coalition says itself; what its members do stands with them. Else the claim would be weighed by both."""
    if not {"operations", "members"} <= tables.keys():
        return
    rows, members = tables["operations"].loc[tables["operations"]["member"].isin(tables["members"]["member"])], tables["members"]
    speakers = list(members.loc[members["kind"] == "coalition", "member"])
    stated, coalition = rows["evidence"].eq("stated"), rows["member"].isin(speakers)
    for row in rows.loc[stated & ~coalition, ROW]:
        what = message("stated is for places that the coalition’s website names; it names no member")
        hint = message("Choose how strong the evidence is, or enter {member} as the member.", member=either(speakers))
        yield Problem("stated-of-a-member", "operations.csv", int(row), "evidence", "stated", what, hint)
    for row, evidence in rows.loc[coalition & rows["evidence"].isin(DOCUMENTING), [ROW, "evidence"]].to_numpy():
        what = message("the coalition is not a member, so the row counts in no figure")
        hint = message("Enter the member, or the word stated.")
        yield Problem("coalition-as-member", "operations.csv", int(row), "evidence", evidence, what, hint)


def check_years(tables: Tables) -> Iterator[Problem]:
    """No row ends before it begins, and none speaks of a year to come; what is planned may end later."""
    if (rows := tables.get("operations")) is None:
        return
    rows = rows.loc[rows["year_from"].ne("") | rows["year_to"].ne("")]
    for row in rows.loc[rows["year_to"].ne("") & (rows["year_from"] > rows["year_to"])].to_dict("records"):
        what, hint = message("the year is before year_from {year}", year=row["year_from"]), message("Swap the two years.")
        yield Problem("years-swapped", "operations.csv", row[ROW], "year_to", row["year_to"], what, hint)
    this = date.today().year
    for column, last in (("year_from", this), ("year_to", this + _PLANNED)):
        for row in rows.loc[rows[column].str.fullmatch(YEAR) & rows[column].gt(str(last))].to_dict("records"):
            what, hint = message("the year is in the future"), message("Correct the year, or leave it if that is what the source says.")
            yield Problem("future-year", "operations.csv", row[ROW], column, row[column], what, hint)


def check_filled(tables: Tables) -> Iterator[Problem]:
    """There are operations: a table that was cut off below its header must not take the place of a whole one."""
    if "operations" in tables and tables["operations"].empty:
        yield Problem("no-rows", "operations.csv", 0, "", "", message("the table has no rows"), message("Restore its rows."))


def check_repeats(tables: Tables) -> Iterator[Problem]:
    """No operation is there twice."""
    if (rows := tables.get("operations")) is None:
        return
    columns = list(rows.columns.drop(ROW))
    same = rows.loc[rows.duplicated(columns, keep=False)]
    for _, copies in same.groupby(columns, sort=False)[ROW]:
        first, *others = map(int, copies)
        for row in others:
            what, hint = message("the row says the same as row {row}", row=str(first)), message("Delete one of them.")
            yield Problem("repeated-row", "operations.csv", row, "", "", what, hint)


def check_places(tables: Tables) -> Iterator[Problem]:
    """Every written place resolves, is known to be no place, or is reported with suggestions."""
    if {"operations", "places", "aliases"} <= tables.keys():
        gazetteer = build_gazetteer(tables["places"], tables["aliases"], tables.get("codes"))
        yield from _unplaced(tables["operations"], gazetteer, tables["places"])


def _unplaced(operations: pd.DataFrame, gazetteer: Gazetteer, places: pd.DataFrame) -> Iterator[Problem]:
    named = operations.loc[operations["place"].ne("")]  # an empty cell is reported as such
    rows = resolve_operations(named, gazetteer)
    mended = rows["match"].eq("matched") & rows["place"].str.contains(LOST)
    names = dict(zip(places["code"], places["name_sq"], strict=True))
    for row in rows.loc[rows["match"].isin(["unknown", "ambiguous", "several", "no_place"]) | mended].to_dict("records"):
        match = gazetteer.resolve(row["place"], row["level"])
        code, what, hint = _what_became(match, names, gazetteer)
        yield Problem(code, "operations.csv", row[ROW], "place", row["place"], what, hint)
    for row in rows.loc[rows["match"].eq("country") & rows["visibility"].eq("county"), ROW]:
        what = message("the whole country lies in no county, so readers do not see the row")
        hint = message("Write public or staff.")
        yield Problem("country-without-county", "operations.csv", int(row), "visibility", "county", what, hint)


def _what_became(match: Match, names: dict[str, str], gazetteer: Gazetteer) -> tuple[str, str, str]:
    """Return the code of what is wrong with a written place, what that is and what to do."""
    if match.status == "matched":
        return "lost-letters", message("letters lost through a wrong encoding; read as {text}", text=names[match.code]), LOOK
    if match.status == "no_place":
        return "not-on-the-map", match.why, message("The row is kept but does not appear on the map. No action needed.")
    if match.status == "ambiguous":
        hint = message("If the source says which one it is, write 'Name (Municipality)'. Otherwise leave it: the row is kept.")
        if len({gazetteer.levels[code] for code in match.candidates}) > 1:
            hint = message("Fill in the level that the source means. Otherwise leave it: the row is kept but does not appear on the map.")
        return "ambiguous-place", match.why, hint
    if match.status == "several":
        hint = message(
            "Write one row for each of them. If one lies in the other, write it as 'Name (Municipality)'. Until then the "
            "row does not appear on the map."
        )
        return "several-places", match.why, hint
    hint = message("Correct the name or the level, or add it to aliases.csv.")
    if match.candidates:
        near = either(match.candidates)
        hint = message("Did you mean: {near}? Correct the name or the level, or add it to aliases.csv.", near=near)
    return "place-at-another-level" if match.elsewhere else "unknown-place", match.why, hint


CHECKS: tuple[Callable[[Tables], Iterator[Problem]], ...] = (
    check_cells,
    check_schemas,
    check_references,
    check_residents,
    check_sums,
    check_parents,
    check_aliases,
    check_indicators,
    check_speakers,
    check_filled,
    check_repeats,
    check_years,
    check_places,
    check_personal,
)


def check_tables(tables: Tables) -> list[Problem]:
    """Run every check. A table without all its columns is checked no further; nor is what other tables say of its rows."""
    columns = ((name, *table.columns) for name, table in tables.items())  # in their order, which is that of the problems
    key = ("checks", *CHECKS, date.today(), *columns, hash_of_tables(tables))
    return list(once(key, lambda: tuple(_checked(tables))))


def _checked(tables: Tables) -> list[Problem]:
    missing = list(check_columns(tables))
    lacking = {problem.file.removesuffix(".csv") for problem in missing}
    whole = {name: table for name, table in tables.items() if name not in lacking}
    found = [problem for check in CHECKS for problem in check(whole)]
    failed = {(p.file, p.row, p.column) for p in found if p.code == "error-in-cell"}
    return [*missing, *(p for p in found if p.code == "error-in-cell" or (p.file, p.row, p.column) not in failed)]


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
        *check_cells(tables),
        *check_schemas(tables),
        *check_references(known, by="operations"),
        *check_speakers(known),
        *check_repeats(tables),
        *check_years(tables),
        *_unplaced(numbered, dataset.gazetteer, dataset.places),
        *check_personal(known | {"places": dataset.places}, by="operations"),
    ]
