"""What stands in the spreadsheet that a member fills in: its rows, the words to choose from, and how to do it."""

from dataclasses import dataclass

import pandas as pd

from dashboard.domain.dataset import Dataset
from dashboard.domain.evidence import EVIDENCE
from dashboard.domain.names import fold
from dashboard.domain.places import COUNTRY, LEVELS
from dashboard.domain.visibility import VISIBILITIES
from dashboard.texts.translator import Translator
from dashboard.views.record_words import evidence_words, headers_of, visibility_words
from dashboard.views.words import member_short

_IDS = {"level": (*LEVELS, COUNTRY), "evidence": EVIDENCE, "visibility": VISIBILITIES}

Choices = list[tuple[str, str]]  # what to write in a cell, and what it means


@dataclass(frozen=True)
class MemberTemplate:
    """A member's operations to fill in, in one language.

    Attributes:
        sheets: names of the sheets for rows, lists and instructions. headers: column -> its header. rows: text, columns as in ``headers``.
        choices: column -> what it may hold. free: columns that may hold other text as well. instructions: one sentence a row. refusal: what a cell
            that is not free says to other text.
    """

    sheets: tuple[str, str, str]
    headers: dict[str, str]
    rows: pd.DataFrame
    choices: dict[str, Choices]
    free: frozenset[str]
    instructions: list[str]
    refusal: str


def member_template(dataset: Dataset, member: str, *, lang: str) -> MemberTemplate:
    """Return the operations of ``member`` as they stand in the data, with all that may be chosen. Raises KeyError: no such member."""
    _ = Translator(lang)
    name, headers, sheets = member_short(dataset, member, _.lang), headers_of(_), (_("operations"), _("lists"), _("instructions"))
    choices = {"member": [(member, name)], "place": _places(dataset, _), **_vocabularies(_)}
    named = zip(dataset.themes["theme"], map(str, dataset.themes[f"name_{lang}"]), strict=True)
    themes = {
        theme: name if dataset.resolver.themes.get(fold(name)) == theme else theme for theme, name in named
    }  # else it is another's too
    choices["theme"] = [(name, "") for name in themes.values()]
    rows = dataset.operations.loc[dataset.operations["member"] == member, list(headers)]
    words = {column: dict(zip(ids, (word for word, _meaning in choices[column]), strict=True)) for column, ids in _IDS.items()}
    said = zip(EVIDENCE, choices["evidence"], strict=True)  # what is stated, the coalition says itself; all else is of its members
    choices["evidence"] = [choice for evidence, choice in said if (evidence == "stated") == (member == dataset.coalition.id)]
    return MemberTemplate(
        sheets=sheets,
        headers=headers,
        rows=rows.assign(
            theme=[";".join(themes.get(theme, theme) for theme in cell.split(";")) for cell in rows["theme"]],
            **{column: rows[column].replace(known) for column, known in words.items()},
        ),
        choices=choices,
        free=frozenset({"place", "theme"}),
        instructions=_instructions(_, name=name, date=_.date(dataset.released), lists=sheets[1]),
        refusal=_("Choose from the list."),
    )


def level_words(_: Translator) -> dict[str, str]:
    """Return level -> its name, those that no map shows too."""
    return {
        "county": _("county"),
        "district": _("district"),
        "municipality": _("municipality"),
        "unit": _("administrative unit"),
        "country": _("whole country"),
    }


def _vocabularies(_: Translator) -> dict[str, Choices]:
    strength, seen = evidence_words(_), visibility_words(_)
    return {
        "level": [(word, "") for word in level_words(_).values()],
        "evidence": [
            (strength["direct"], _("Direct: the member itself has an office, centre, service or target area there.")),
            (strength["stated"], _("Stated: the coalition’s website names the place but not the member.")),
            (strength["indirect"], _("Indirect: a sub-grant, a diocese, or an identity inferred from the source.")),
            (strength["weak"], _("Weak: a single event, or only an address.")),
        ],
        "visibility": [
            (seen["public"], _("Everyone sees the row.")),
            (seen["county"], _("The public sees only the county, without the note; staff see the place.")),
            (seen["staff"], _("Only the coalition’s staff see the row.")),
        ],
    }


def _places(dataset: Dataset, _: Translator) -> Choices:
    """Return every place as its name with its level behind it, or with what it lies in where others of its level bear the name."""
    names = dataset.by_code[f"name_{_.lang}"]
    found: Choices = []
    for level in ("district", "municipality", "county", "unit"):
        word = level_words(_)[level]
        table = dataset.at[level]
        table = table.assign(name=names, around=table["municipality" if level == "unit" else "county"].map(names))
        table["label"] = table["name"] + " (" + table["around"].where(table["name"].duplicated(keep=False), word) + ")"
        inside = [word if level == "county" else f"{word}, {_('in {county} county', county=c)}" for c in table["county"].map(names)]
        found += sorted(zip(table["label"], inside, strict=True))
    return found


def _instructions(_: Translator, *, name: str, date: str, lists: str) -> list[str]:
    return [
        _("{member}: where it works, as recorded in the map on {date}.", member=name, date=date),
        _("Correct the rows, add new ones below them, and send the file back. Leave the header row as it is."),
        _("Each row is one place where one source shows your organisation at work."),
        _(
            (
                "Choose places, levels, evidence, themes and who may see the row from the lists. The sheet “{lists}” explains "
                "each choice. Separate several themes with semicolons."
            ),
            lists=lists,
        ),
        _("You may also write a place as its source does; then choose its level."),
        _("Each row needs a source: a title and an address that starts with https://."),
        _("Write years with four digits. Leave the cell empty where the source gives no year."),
        _("To remove a row, delete it."),
    ]
