"""The laws that any input must leave standing: each target takes bytes, reads them as a reader's or staff's, and fails where a law breaks.

Shared by the tests, which try a fixed number of inputs, and by ``python -m fuzz``, which searches for as long as it is let.
"""

import csv
import io
import json
import math
import re
import unicodedata
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl

import openpyxl
import pandas as pd
import shapely

from dashboard.domain.selection import PAGE_PARAMETERS, Vocabulary, parse_query, sequence_of, vocabulary, write_query
from dashboard.io.boundary_files import read_boundaries
from dashboard.io.tables import ROW, TableError, read_table

DATA = Path(__file__).parent.parent / "data"
_BETWEEN = re.compile(r'[\s,;"\u0085\u00a0]+')  # what a CSV puts between and around its cells
_SHEET = "xl/worksheets/sheet1.xml"


def csv_table(data: bytes, folder: Path) -> None:
    """Any bytes as a CSV: an error that names the file, or a table that holds every letter of it, in its order."""
    table = _read(data, folder / "t.csv")
    if table is not None:
        text = _text_of(data)
        if not re.match(r"sep=", text) and "#" not in text:  # a separator line and an HXL row are no rows of the table
            assert _letters("".join([*table.columns.drop(ROW), *table.drop(columns=ROW).to_numpy().ravel()])) == _letters(text)


def workbook(data: bytes, folder: Path) -> None:
    """Any bytes as a workbook, or as the sheet inside a sound one: an error that names the file, or every filled row of it."""
    made = data if data[:2] == b"PK" else _with_sheet(data)
    table = _read(made, folder / "t.xlsx")
    if table is not None:
        rows = openpyxl.load_workbook(folder / "t.xlsx", data_only=True).worksheets[0].iter_rows(values_only=True)
        filled = [row for row in rows if any(str(cell).replace("\u00a0", " ").strip() for cell in row if cell is not None)]
        tags = sum(all(str(cell).strip().startswith("#") for cell in row if cell is not None) for row in filled[1:])
        assert len(table) + 1 + tags == len(filled)


def boundaries(data: bytes, folder: Path) -> None:
    """Any bytes as GeoJSON: an error that names the file, or valid polygons on the globe, one for each code."""
    path = folder / "t.geojson"
    path.write_bytes(data)
    try:
        frame = read_boundaries(path)
    except TableError as error:
        assert "t.geojson: " in str(error)
        return
    assert len(frame) > 0
    assert frame.crs == "EPSG:4326"
    assert frame.index.is_unique
    assert all(isinstance(code, str) and code for code in frame.index)
    assert shapely.is_valid(frame.geometry.values).all()
    west, south, east, north = frame.total_bounds
    assert all(math.isfinite(side) for side in (west, south, east, north))
    assert -180 <= west < east <= 180
    assert -90 <= south < north <= 90


def query(data: bytes, _folder: Path) -> None:
    """Any text as the query of a link: a selection that a link can hold, and nothing unknown is ignored in silence."""
    text, known = data.decode("utf-8", "replace"), small_vocabulary()
    selection, ignored = parse_query(text, known)
    assert parse_query(write_query(selection), known) == (selection, ())
    names = {name for name, _ in parse_qsl(text.removeprefix("?"), keep_blank_values=True)}
    for name in names - set(known) - set(PAGE_PARAMETERS):
        assert any(part.startswith(f"{name}=") for part in ignored)
    assert all(view == parse_query(write_query(view), known)[0] for view in sequence_of(text, known))


@cache
def small_vocabulary() -> Vocabulary:
    """Return what a link may say of a country with two members and two places."""
    known = {
        "member": ["one", "two"],
        "theme": ["law"],
        "kind": ["network"],
        "county": ["N"],
        "place": ["A", "B"],
        "year": ["2015", "2016"],
    }
    return vocabulary(known)


def _read(data: bytes, path: Path) -> pd.DataFrame | None:
    """Return the table in ``data``; None where it is refused as documented."""
    path.write_bytes(data)
    try:
        table = read_table(path)
    except TableError as error:
        assert path.name in str(error)
        return None
    assert table[ROW].is_monotonic_increasing
    assert table[ROW].is_unique
    assert all(isinstance(cell, str) for cell in table.drop(columns=ROW).to_numpy().ravel())
    return table


def _text_of(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1250")


def _letters(text: str) -> str:
    return unicodedata.normalize("NFD", _BETWEEN.sub("", text))


@cache
def _sound_workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in (["member", "place"], ["tlas", "Kuçovë"], ["tdh", 2019]):
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _with_sheet(sheet: bytes) -> bytes:
    """Return a sound workbook whose sheet is ``sheet``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_sound_workbook())) as sound, zipfile.ZipFile(buffer, "w") as made:
        for name in sound.namelist():
            made.writestr(name, sheet if name == _SHEET else sound.read(name))
    return buffer.getvalue()


def _seed_sheet() -> bytes:
    with zipfile.ZipFile(io.BytesIO(_sound_workbook())) as sound:
        return sound.read(_SHEET)


def _seed_rows() -> bytes:
    lines = (DATA / "operations.csv").read_text("utf-8").splitlines(keepends=True)
    return "".join(lines[:6]).encode()


def _seed_boundaries() -> bytes:
    """Return two small squares as the shipped files write them."""
    squares = [[[20, 41], [21, 41], [21, 42], [20, 41]], [[21, 41], [22, 41], [22, 42], [21, 41]]]
    features = [
        {"type": "Feature", "id": code, "properties": {"code": code, "name_sq": code, "area_km2": 1.5, "population": 7},
         "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for code, ring in zip(("AL-A", "AL-B"), squares, strict=True)
    ]  # fmt: skip
    return json.dumps({"type": "FeatureCollection", "attribution": "nobody", "features": features}).encode()


def _semicolons() -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([("member", "place"), ("tlas", 'Kuçovë; "re"'), ("tdh", "a\nb")])
    return text.getvalue().encode("utf-16")


TARGETS: dict[str, Callable[[bytes, Path], None]] = {"csv": csv_table, "xlsx": workbook, "geojson": boundaries, "query": query}
SEEDS: dict[str, tuple[bytes, ...]] = {
    "csv": (_seed_rows(), _semicolons(), "sep=,\na,b\né,ë\n".encode("cp1252")),
    "xlsx": (_seed_sheet(), _sound_workbook()),
    "geojson": (_seed_boundaries(), (DATA / "counties.geojson").read_bytes()),
    "query": (
        b"level=county&member=one,two&match=all&evidence=direct,weak&wide=1&place=A&since=2015",
        b"?sequence=member%3Done~view%3Dmap&add=one@A,two@B&undated=0&colour=red&lang=",
    ),
}
