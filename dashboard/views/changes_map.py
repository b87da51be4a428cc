"""What changed as a map: where a record came, went, or was confirmed by its member; told apart by pattern, so that it holds in grey."""

from collections.abc import Iterable, Mapping
from html import escape

from dashboard.domain.changes import Changes, Record
from dashboard.domain.dataset import Dataset
from dashboard.domain.places import MAIN_LEVEL
from dashboard.texts.message import mark
from dashboard.texts.translator import Translator
from dashboard.views.svg_map import Frame, outlines
from dashboard.views.words import name_of

# The strongest first: what a place is drawn as where several are so.
KINDS = {"gone": mark("a record went"), "came": mark("a record came"), "confirmed": mark("a record was confirmed")}
_PATTERNS = {
    "gone": '<rect width="12" height="12"/><path d="M0 0l12 12M12 0l-12 12"/>',
    "came": '<rect width="12" height="12"/>',
    "confirmed": '<rect width="12" height="12"/><circle cx="6" cy="6" r="3"/>',
}


def places_of(changes: Changes, dataset: Dataset) -> dict[str, str]:
    """Return code of a district -> what happened there; a place that lies in several is in each, a county in none of its districts."""
    found: dict[str, str] = {}
    records: Mapping[str, Iterable[Record]] = {"gone": changes.gone, "came": changes.added, "confirmed": changes.confirmed}
    for kind, each in records.items():
        for record in each:
            for code in _districts(record["code"], dataset):
                found.setdefault(code, kind)
    return found


def _districts(code: str, dataset: Dataset) -> list[str]:
    known = dataset.at[MAIN_LEVEL].index
    return [code] if code in known else [parent for parent in dataset.gazetteer.parents.get(code, ()) if parent in known]


def changes_map(changes: Changes, dataset: Dataset, _: Translator, *, name: str) -> str:
    """Return the map with its legend; nothing where no district is concerned. ``name`` tells its patterns from those of other maps."""
    found = places_of(changes, dataset)
    if not found:
        return ""
    patterns = "".join(
        f'<pattern id="{kind}-{name}" class="{kind}" width="12" height="12" patternUnits="userSpaceOnUse">{drawn}</pattern>'
        for kind, drawn in _PATTERNS.items()
        if kind in found.values()
    )
    shapes = outlines(dataset, MAIN_LEVEL)
    plain = "".join(f'<path d="{outline}"/>' for code, outline in shapes.items() if code not in found)
    drawn = "".join(_place(shapes[code], kind, name, _said(code, kind, dataset, _)) for code, kind in found.items())
    label = _("Where records changed: {list}.", list=[_said(code, kind, dataset, _) for code, kind in found.items()])
    keys = "".join(
        f'<li><svg class="key" viewBox="0 0 32 18" aria-hidden="true"><rect width="32" height="18" fill="url(#{kind}-{name})"/></svg>'
        f"{escape(_(words))}</li>"
        for kind, words in KINDS.items()
        if kind in found.values()
    )
    return (
        f'<figure><svg viewBox="{Frame(dataset.windows["map"]).box}" role="img" aria-label="{escape(label)}"><defs>{patterns}</defs>'
        f"{plain}{drawn}</svg><figcaption><ul>{keys}</ul></figcaption></figure>"
    )


def _place(outline: str, kind: str, name: str, said: str) -> str:
    return f'<path style="fill:url(#{kind}-{name})" d="{outline}"><title>{escape(said)}</title></path>'


def _said(code: str, kind: str, dataset: Dataset, _: Translator) -> str:
    return f"{name_of(dataset.at[MAIN_LEVEL].loc[code], _.lang)} ({_(KINDS[kind])})"
