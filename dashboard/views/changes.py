"""What changed from one publication to the next, in words: for the page, the feed and the command."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.domain.changes import Correction, Publication, Record
from dashboard.domain.coverage import Figures
from dashboard.domain.dataset import Dataset
from dashboard.domain.places import COUNTRY
from dashboard.domain.selection import Selection
from dashboard.texts.translator import Translator
from dashboard.views.changes_map import changes_map
from dashboard.views.record_words import RECORD_COLUMNS
from dashboard.views.words import level_of, member_short, value_word

# Who made a record, and where its source is, its line says. The other language's remark is not for the reader.
_UNSAID = {"member", "visibility", "source_url", "note", "note_sq"}
_COLUMNS = {name: words for name, words in RECORD_COLUMNS.items() if name not in _UNSAID}
_NOTE = RECORD_COLUMNS["note"]
_OF_NOTE = {"en": "note", "sq": "note_sq"}
_NOTHING = "–"


@dataclass(frozen=True)
class Line:
    """One record: who and where, what is said of it, and its source."""

    text: str
    details: tuple[str, ...]
    source: str
    address: str


@dataclass(frozen=True)
class Entry:
    """One publication in words: its day as a title, what it did to the figures, heading -> records, and a map as HTML.

    ``since`` is the version before it.
    """

    version: str
    since: str
    when: str
    title: str
    figures: tuple[str, ...]
    groups: Mapping[str, Sequence[Line]]
    map: str


def entry_of(publication: Publication, dataset: Dataset, _: Translator) -> Entry:
    """Return a publication in the language of ``_``."""
    made = publication.changes
    groups = {
        _("{n, plural, one {# record added} other {# records added}}", n=len(made.added)): [_line(r, dataset, _) for r in made.added],
        _("{n, plural, one {# record removed} other {# records removed}}", n=len(made.gone)): [_line(r, dataset, _) for r in made.gone],
        _("{n, plural, one {# record corrected} other {# records corrected}}", n=len(made.corrected)): [
            _line(c.after, dataset, _, corrected=c) for c in made.corrected
        ],
        _("{n, plural, one {# record confirmed by its member} other {# records confirmed by their members}}", n=len(made.confirmed)): [
            _line(r, dataset, _) for r in made.confirmed
        ],
    }
    moved = tuple(figures_moved(publication.before, publication.after, dataset, _))
    return Entry(
        publication.version,
        publication.since,
        publication.when,
        _.date(publication.when[:10]),
        moved or (_("The figures of the map stay the same."),),
        {heading: lines for heading, lines in groups.items() if lines},
        changes_map(made, dataset, _, name=publication.version),
    )


def figures_moved(before: Figures, after: Figures, dataset: Dataset, _: Translator) -> list[str]:
    """Return a sentence for each figure of the start view that moved."""
    said = []
    if before.places_reached != after.places_reached:
        places = level_of(dataset, Selection.level, after.places_total, _)
        reached = {"after": after.places_reached, "before": before.places_reached}
        said.append(_("Members are on record in {after} of {of_places}; before, in {before}.", of_places=places, **reached))
    if before.area_share != after.area_share:
        land = {"after": _.percent(after.area_share), "before": _.percent(before.area_share)}
        said.append(_("These places make up {after} of the land area; before, {before}.", **land))
    if before.members_documented != after.members_documented:
        members = {"after": after.members_documented, "before": before.members_documented}
        said.append(_("{after, plural, one {# member is on record} other {# members are on record}}; before, {before}.", **members))
    return said


def _line(record: Record, dataset: Dataset, _: Translator, *, corrected: Correction | None = None) -> Line:
    details = _differences(corrected, dataset, _) if corrected else _facts(record, dataset, _)
    return Line(f"{_member(record, dataset, _)}: {_place(record, dataset, _)}", details, record["source_title"], record["source_url"])


def _member(record: Record, dataset: Dataset, _: Translator) -> str:
    known = record["member"] in dataset.members_by_id.index  # one that left since is called by its id
    return member_short(dataset, record["member"], _.lang) if known else record["member"]


def _place(record: Record, dataset: Dataset, _: Translator) -> str:
    """Return the place by its own name with its level; as it was written where none was found."""
    level = record["matched_level"]
    if not record["code"] or level == COUNTRY:
        return record["place"]
    return f"{dataset.by_code[f'name_{_.lang}'][record['code']]} ({dataset.coalition.levels[level][_.lang].one})"


def _facts(record: Record, dataset: Dataset, _: Translator) -> tuple[str, ...]:
    years = "–".join(dict.fromkeys(filter(None, [record["year_from"], record["year_to"]])))
    found = [value_word(dataset, "evidence", record["evidence"], _), years or _("undated")]
    return (*found, *([_("confirmed on {day, date}", day=record["confirmed_on"])] if record["confirmed_on"] else []))


def _differences(corrected: Correction, dataset: Dataset, _: Translator) -> tuple[str, ...]:
    """Return each cell that differs, before and after."""
    found = []
    for column in corrected.columns:
        heading = _COLUMNS.get(column, _NOTE if column == _OF_NOTE[_.lang] else "")
        if heading:
            before, after = (_cell(column, row[column], dataset, _) for row in (corrected.before, corrected.after))
            found.append(f"{_(heading)}: {before} → {after}")
    return tuple(found or [_("The note was revised in another language.")])


def _cell(column: str, value: str, dataset: Dataset, _: Translator) -> str:
    if not value:
        return _NOTHING
    if column == "evidence":
        return value_word(dataset, column, value, _)
    if column == "theme":
        return ", ".join(
            value_word(dataset, column, theme, _) if theme in set(dataset.themes["theme"]) else theme for theme in value.split(";")
        )
    if column == "level":
        return dataset.coalition.levels[value][_.lang].one
    return _.date(value) if column == "confirmed_on" else value
