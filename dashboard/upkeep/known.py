"""What the page needs to know before anything is edited: members, themes, places, tables and their columns, texts."""

from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

from dashboard.domain.dataset import Dataset
from dashboard.io.editing import sheet_in
from dashboard.io.problems import TableError
from dashboard.io.schemas import SCHEMAS
from dashboard.io.sheet import read_sheet
from dashboard.io.version_files import FILE, files_in_force
from dashboard.texts.translator import Translator
from dashboard.upkeep.columns import columns
from dashboard.upkeep.edits import UNKNOWN, is_record, member_of
from dashboard.upkeep.places import search_list, shapes


def known(folder: Path, dataset: Dataset, _: Translator) -> dict[str, Any]:
    """Return it as JSON, in the language of ``_``. Raises TableError: the operations cannot be edited by row."""
    files = files_in_force(folder)
    operations = read_sheet(files[FILE])
    rows = {"operations": list(filter(is_record, operations.rows))}
    for table in SCHEMAS:
        with suppress(TableError):  # it is said when it is opened
            rows[table] = list(filter(is_record, sheet_in(files, table, folder=folder).rows))
    at = operations.columns.index("member")
    count = Counter(member_of(row[at], dataset.resolver) for row in rows["operations"])
    ending = f"_{_.lang}"
    return {
        "members": [
            {"id": m["member"], "name": m[f"name{ending}"] or m["name_page"], "rows": count[m["member"]]}
            for m in dataset.members.to_dict("records")
        ],
        "coalition": dataset.coalition.id,
        "lost": count[UNKNOWN],
        "themes": [{"id": t["theme"], "name": t[f"name{ending}"]} for t in dataset.themes.to_dict("records")],
        "countries": {str(code): str(row[f"name{ending}"]) for code, row in dataset.countries.iterrows()},
        "levels": {level: names[_.lang].one for level, names in dataset.coalition.levels.items()},
        "tables": {table: columns(table, dataset, _) for table in SCHEMAS},
        "counts": {table: len(records) for table, records in rows.items()},
        "places": search_list(dataset),
        "shapes": shapes(dataset),
        "messages": _.known,
        "language": _.language.shipped(),
    }
