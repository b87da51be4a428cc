"""What stands in the annual report as a workbook: a front sheet and tables whose headers and values are words of the reader's language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from dashboard.domain.ages import ANY
from dashboard.domain.claims import BASES
from dashboard.domain.evidence import STRONGEST
from dashboard.domain.parameters import KINDS
from dashboard.domain.view import View
from dashboard.texts.translator import Translator
from dashboard.views.columns import columns_of
from dashboard.views.member_template import level_words
from dashboard.views.record_words import headers_of, visibility_words
from dashboard.views.report import gap_table
from dashboard.views.sentences import Stamps, claim_measure, stamps_of
from dashboard.views.steps import BASIS_WORDS
from dashboard.views.words import alphabetical, member_name, member_short, name_of, theme_words, value_word

Kind = Literal["text", "count", "decimal", "share", "year", "date", "link"]
Value = str | int | float | None  # None: empty; a share is 0..1, a date ISO 8601


@dataclass(frozen=True)
class Heading:
    """The header of a column, and what its values are. ``digits``: decimals of a ``decimal``."""

    words: str
    kind: Kind = "text"
    digits: int = 1


@dataclass(frozen=True)
class Sheet:
    """One table; ``about`` says on the front sheet what it holds."""

    name: str
    about: str
    columns: tuple[Heading, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True)
class Report:
    """The workbook. ``figures``: label, value, what it is; ``machine``: name of the last sheet, which is for programs, and what it holds."""

    stamps: Stamps
    lang: str
    contents: str
    figures: tuple[tuple[str, Value, Kind], ...]
    labels: dict[str, str]
    sheets: tuple[Sheet, ...]
    machine: tuple[str, str]


def report_of(view: View) -> Report:
    """Return the report about a view, in the language of its selection."""
    _ = Translator(view.selection.lang)
    return Report(
        stamps=stamps_of(view),
        lang=_.lang,
        contents=_("Sheets in this workbook"),
        figures=tuple(_figures(view, _)),
        labels={
            "selection": _("What is shown"), "data": _("Date and version"), "sources": _("Sources and licences"), "disclaimer": _("Please note"),
        },
        sheets=(_places(view, _), _members(view, _), _matrix(view, _), _gaps(view, _), _claims(view, _), _partners(view, _), _records(view, _)),
        machine=(_("For programs"), _("The first table once more, with the column names and codes that programs read.")),
    )  # fmt: skip


def _figures(view: View, _: Translator) -> Iterator[tuple[str, Value, Kind]]:
    figures, census = view.figures, view.dataset.coalition.census_year
    yield _("Members on record"), figures.members_documented, "count"
    title = view.dataset.coalition.levels[view.selection.level][_.lang].title
    yield _("{level_title} with a member on record", level_title=title), figures.places_reached, "count"
    yield _("{level_title} in all", level_title=title), figures.places_total, "count"
    yield _("Share of the land area in them"), _share(figures.area_share), "share"
    yield _("Share of the residents in them ({census} census)", census=census), _share(figures.population_share), "share"


def _share(value: float | None) -> float | None:
    return None if value is None else round(float(value), 4)


def _number(value: Any, digits: int = 0) -> float | int | None:
    if pd.isna(value):
        return None
    return round(float(value), digits) if digits else round(float(value))


def _year(value: Any) -> int | None:
    return int(value) if str(value) not in ("", "nan", "<NA>") else None


def _name(view: View, code: str, _: Translator) -> str:
    return name_of(view.dataset.by_code.loc[code], _.lang)


def _places(view: View, _: Translator) -> Sheet:
    """Return the table of the page, with the names of the members."""
    shown = [column for column in columns_of(view.selection) if column.heading]
    kinds: dict[str, Kind] = {"number": "count", "year": "year"}
    census = view.dataset.coalition.census_year
    headings = [Heading(_(c.heading, census=census), "decimal" if c.digits else kinds.get(c.form, "text"), c.digits) for c in shown]
    headings.append(Heading(_("Members on record, by name")))
    rows = []
    for code in alphabetical(view.inside.index, view.inside, _):
        row: Any = view.inside.loc[code]
        names = [member_short(view.dataset, member, _.lang) for member in str(row["ids"]).split(";") if member]
        rows.append((*(_place_value(view, code, row, column, _) for column in shown), "; ".join(names)))
    title = view.dataset.coalition.levels[view.selection.level][_.lang].title
    return Sheet(title, _("Each place with its members, evidence, residents and land area."), tuple(headings), tuple(rows))


def _place_value(view: View, code: str, row: pd.Series, column: Any, _: Translator) -> Value:
    if column.form in ("name", "county"):
        return _name(view, code if column.form == "name" else str(row["county"]), _)
    value = row[column.key]
    if column.form == "evidence":
        return value_word(view.dataset, "evidence", str(value), _) if value else ""
    if column.form == "flag":
        return _("yes") if value else _("no")
    if column.form == "year":
        return _year(_number(value)) if not pd.isna(value) else _("undated") if row["members"] else ""
    return _number(value, column.digits) if column.form == "number" else str(value)


def _members(view: View, _: Translator) -> Sheet:
    dataset, alone = view.dataset, view.dependence["places"].to_dict()
    whole = not view.selection.narrowed  # of some members alone nobody can say that one is the only one
    headings = (
        Heading(_("Member")), Heading(_("Kind of organisation")), Heading(_("Places on record"), "count"),
        *([Heading(_("Places where it is the only one"), "count")] if whole else []), Heading(_("Records"), "count"), Heading(_("Latest year in a source"), "year"),
        Heading(_("Works on")), Heading(_("Website"), "link"),
    )  # fmt: skip
    rows = []
    for member in view.members:
        row, own = dataset.members_by_id.loc[member], view.operations.loc[view.operations["member"] == member]
        years = sorted({*own["year_from"], *own["year_to"]} - {""})
        rows.append((
            member_name(dataset, member, _.lang), _(KINDS.get(str(row["kind"]), str(row["kind"]))),
            sum(member in ids for ids in view.who.values()), *([int(alone.get(member, 0))] if whole else []), len(own), _year(years[-1] if years else ""),
            "; ".join(theme_words(dataset, str(row["themes"]), _)), str(row["website"]),
        ))  # fmt: skip
    return Sheet(_("Members"), _("Each member with its places, records and themes."), headings, tuple(rows))


def _matrix(view: View, _: Translator) -> Sheet:
    words = {name: value_word(view.dataset, "evidence", name, _) for name in view.dataset.vocabulary["evidence"]}
    headings = (Heading(_("Member")), *(Heading(_name(view, str(code), _)) for code in view.matrix.columns))
    rows = tuple(
        (member_short(view.dataset, str(member), _.lang), *(words.get(str(cell), "") for cell in cells))
        for member, *cells in view.matrix.itertuples(name=None)
    )
    return Sheet(_("Who works where"), _("Members by place; each cell says by what evidence."), headings, rows)


def _gaps(view: View, _: Translator) -> Sheet:
    table, census = gap_table(view), view.dataset.coalition.census_year
    headings = (
        Heading(_("Place")), Heading(_("Residents ({census} census)", census=census), "count"), Heading(_("Area, km²"), "count"),
        Heading(_("Named by the coalition")), Heading(_("Who works next door")),
    )  # fmt: skip
    rows = tuple(
        (
            _name(view, str(row.code), _),
            _number(row.population),
            _number(row.area_km2),
            _("yes") if row.stated else _("no"),
            str(row.next_door),
        )
        for row in table.itertuples()
    )
    return Sheet(_("Gaps"), _("Places where no member is on record, those with most residents first."), headings, rows)


def _claims(view: View, _: Translator) -> Sheet:
    headings = (Heading(_("Measured by")), Heading(_("What counts")), Heading(_("At least"), "share"), Heading(_("At most"), "share"))
    rows: list[tuple[Value, ...]] = []
    for measured in view.measured:
        by = claim_measure(view.dataset, measured, _)
        known = [(_(BASIS_WORDS[basis]), measured.shares[basis]) for basis in BASES]
        rows += [(by, words, _share(share.low), _share(share.high)) for words, share in known if share]
        rows += [
            (by, f"{_(BASIS_WORDS[STRONGEST])}: {_.choose('age_word', {'key': key, 'year': key})}", _share(share.low), _share(share.high))
            for key, share in measured.ages.items() if key != ANY.key
        ]  # fmt: skip
    about = _("What share of the country is covered, by each way to measure it. No filter changes these figures.")
    return Sheet(_("Claims"), about, headings, tuple(rows))


def _partners(view: View, _: Translator) -> Sheet:
    names = view.dataset.countries[f"name_{_.lang}"]
    headers = headers_of(_)
    columns = ("evidence", "year_from", "year_to", "source_title", "source_url")
    headings = (Heading(_("Country")), Heading(headers["member"]), *_headings(headers, columns), Heading(headers["note"]))
    rows = tuple(
        (str(names[row["country"]]), member_short(view.dataset, row["member"], _.lang), *_values(view, row, columns, _), _note(row, _))
        for row in view.links.to_dict("records")
    )
    return Sheet(_("Partner countries"), _("Links of the coalition and its members to other countries, with sources."), headings, rows)


def _records(view: View, _: Translator) -> Sheet:
    """Return the rows of the data behind the view; who may see them, where not everyone may."""
    headers, hidden = headers_of(_), ("visibility",) if view.dataset.confidential else ()
    columns = ("level", "evidence", "theme", "year_from", "year_to", *hidden, "source_title", "source_url", "confirmed_on")
    headings = (Heading(headers["member"]), Heading(headers["place"]), *_headings(headers, columns), Heading(headers["note"]))
    rows = tuple(
        (member_short(view.dataset, row["member"], _.lang), row["place"], *_values(view, row, columns, _), _note(row, _))
        for row in view.operations.to_dict("records")
    )
    return Sheet(_("Records"), _("Every record behind the figures, with its source."), headings, rows)


def _headings(headers: dict[str, str], columns: Sequence[str]) -> Iterator[Heading]:
    kinds: dict[str, Kind] = {"year_from": "year", "year_to": "year", "confirmed_on": "date", "source_url": "link"}
    yield from (Heading(headers[column], kinds.get(column, "text")) for column in columns)


def _values(view: View, row: dict[Any, Any], columns: Sequence[str], _: Translator) -> Iterator[Value]:
    for column in columns:
        cell = str(row.get(column, ""))
        if column in ("year_from", "year_to"):
            yield _year(cell)
        elif column == "evidence":
            yield value_word(view.dataset, "evidence", cell, _)
        elif column == "level":
            yield level_words(_).get(cell, cell)
        elif column == "theme":
            yield "; ".join(theme_words(view.dataset, cell, _))
        elif column == "visibility":
            yield visibility_words(_).get(cell, cell)
        else:
            yield cell


def _note(row: dict[Any, Any], _: Translator) -> str:
    """Return the note in the reader's language; the other one where that is missing."""
    notes = (str(row.get("note", "")), str(row.get("note_sq", "")))
    return next(filter(None, reversed(notes) if _.lang == "sq" else notes), "")
