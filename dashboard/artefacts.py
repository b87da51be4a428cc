"""Prebuilt, hashed files that the page loads once: the index, the shapes and the words."""

import gzip
import hashlib
import json
from dataclasses import dataclass
from typing import Any

import brotli

from dashboard.callbacks import CONTROLS
from dashboard.domain.dataset import Dataset
from dashboard.domain.index import build_geometry, build_index
from dashboard.figures import style
from dashboard.i18n import albanian


@dataclass(frozen=True)
class Artefact:
    """One file under ``/artefacts/``, compressed once. Its name changes with its content."""

    name: str
    plain: bytes
    brotli: bytes
    gzip: bytes


def _script(name: str, value: Any) -> Artefact:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).replace("</", "<\\/")
    data = f"window.coverage=window.coverage||{{}};window.coverage.{name}={text};".encode()
    digest = hashlib.sha256(data).hexdigest()[:12]
    return Artefact(f"{name}-{digest}.js", data, brotli.compress(data, quality=9), gzip.compress(data, 9))


def build_artefacts(dataset: Dataset) -> list[Artefact]:
    """Return the scripts in the order in which the page loads them."""
    look = {"colours": style.MAP_COLOURS, "order": style.CLASS_ORDER, "inverse": style.INVERSE_LABELS, "font": style.FONT}
    return [
        _script("index", build_index(dataset)),
        _script("geometry", build_geometry(dataset)),
        _script("messages", {"sq": albanian()}),
        _script("style", {**look, "controls": list(CONTROLS)}),
    ]
