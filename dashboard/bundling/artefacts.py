"""Prebuilt, hashed files that the page loads once: the index, the shapes and the words."""

import gzip
import hashlib
import json
import re
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any

import brotli

from dashboard.bundling.plotly_js import compressed_of, compressed_path, plotly_script
from dashboard.domain.dataset import Dataset
from dashboard.domain.index import build_geometry, build_index
from dashboard.domain.selection import Selection, write_query
from dashboard.figures import style
from dashboard.layout.callbacks import worded
from dashboard.texts.catalogue import catalogue
from dashboard.texts.choices import CHOICES, TEXTS
from dashboard.texts.language import LANGUAGES, language
from dashboard.views import embedding
from dashboard.views.columns import columns, decimals
from dashboard.views.labels import RULES, SHIFTS
from dashboard.views.steps import BASIS_WORDS, Step, steps_in
from dashboard.views.words import COMPASS

_DIGITS = 12  # of the fingerprint in a file's name
QUALITY = 6  # the best one, 11, needs a hundred times as long for a tenth less


@dataclass(frozen=True)
class Artefact:
    """One file under ``/artefacts/``, compressed once. Its name changes with its content."""

    name: str
    plain: bytes
    brotli: bytes

    @cached_property
    def gzip(self) -> bytes:
        """The content for readers without brotli, made when the first of them asks."""
        return gzip.compress(self.plain, 9, mtime=0)


def artefact(name: str, data: bytes, *, suffix: str) -> Artefact:
    """Return ``data`` as a file whose name carries its fingerprint."""
    digest = hashlib.sha256(data).hexdigest()[:_DIGITS]
    return Artefact(f"{name}-{digest}.{suffix}", data, _brotli(data))


def kept(name: str) -> Artefact | None:
    """Return a script or style of another edition of the page that is still on the disk, as while a new one is started beside it.

    Never data: rows that were taken back, or are for staff, are nobody's.
    """
    named = re.fullmatch(rf"(?!data-)([a-z-]+)-([0-9a-f]{{{_DIGITS}}})\.(js|css)", name)
    data = compressed_of(named[2]) if named else None
    file = artefact(named[1], data, suffix=named[3]) if named and data is not None else None
    return file if file and file.name == name else None


def _brotli(data: bytes) -> bytes:
    """Return ``data`` as small as it was made beforehand, else as small as it gets in a moment."""
    made = compressed_path(data)
    return made.read_bytes() if made.exists() else brotli.compress(data, quality=QUALITY)


def script_json(value: Any) -> str:
    """Return ``value`` as JSON that may stand inside a script element: no text in it can end or open one."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).replace("<", "\\u003c")


def _script(values: dict[str, Any]) -> Artefact:
    parts = [f"window.coverage.{name}={script_json(value)};" for name, value in values.items()]
    return artefact("data", ("window.coverage=window.coverage||{};" + "".join(parts)).encode(), suffix="js")


def _step(step: Step) -> dict[str, Any]:
    query = write_query(replace(step.selection, lang=Selection.lang))  # the same view in either language
    notes = [{"text": note.text, "url": note.url} for note in step.notes]
    said = {"title": step.title, "figure": step.figure, "finding": step.finding, "more": step.more}
    noted = {"sentence": step.sentence, "notes": notes}
    shown = {"bars": asdict(step.bars) if step.bars else None, "grid": [member for member, _view in step.grid], "columns": step.columns}
    return {"key": step.key, "number": step.number, "aside": step.aside, "query": query, **said, **noted, **shown}


def page_data(dataset: Dataset) -> dict[str, Any]:
    """Return what the browser half works with, whatever the page: the index, the registries, the texts and how languages write."""
    look = {
        "colours": style.MAP_COLOURS, "shared": style.SHARED_COLOURS, "order": style.CLASS_ORDER,
        "inverse": style.INVERSE_LABELS, "hatches": style.HATCHES, "looks": style.LOOKS, "font": style.FONT,
    }  # fmt: skip
    return {
        "index": build_index(dataset),
        "decimals": decimals(),
        "columns": [asdict(column) for column in columns()],
        "choices": {name: [list(choice) for choice in choices] for name, choices in CHOICES.items()},
        "texts": TEXTS,
        "words": {"compass": COMPASS, "bases": BASIS_WORDS},
        "messages": {lang: catalogue(lang) for lang in LANGUAGES},
        "languages": {lang: language(lang).shipped() for lang in LANGUAGES},
        "style": look,
        "windows": dataset.windows,
        "labels": RULES | {"shifts": SHIFTS},
        "embedding": {"code": embedding.CODE, "about": embedding.ABOUT},
    }


def build_artefacts(dataset: Dataset, *, layout: Any) -> list[Artefact]:
    """Return the scripts in the order in which the page loads them: the data with all that is made of them, then Plotly.

    Args:
        layout: the page as Dash's server would answer it.
    """
    data = {
        **page_data(dataset),
        "geometry": build_geometry(dataset),
        "presentation": {lang: [_step(step) for step in steps] for lang, steps in steps_in(dataset, LANGUAGES).items()},
        "worded": worded(),
        "layout": {"_dash-layout": layout},
    }
    return [_script(data), artefact("plotly", plotly_script().encode(), suffix="js")]
