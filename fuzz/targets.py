"""The laws that any input must leave standing: each target takes bytes, reads them as a reader's or staff's, and fails where a law breaks.

Shared by the tests, which try a fixed number of inputs, and by ``python -m fuzz``, which searches for as long as it is let.
"""

import csv
import io
import json
import math
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl

import openpyxl
import shapely

from dashboard.domain.names import fold
from dashboard.domain.selection import PAGE_PARAMETERS, Vocabulary, parse_query, sequence_of, vocabulary, write_query
from dashboard.io.boundary_files import read_boundaries
from dashboard.io.cells import clean_text
from dashboard.io.column_names import CELL_WORDS
from dashboard.io.grid import read_grid
from dashboard.io.headers import find_whole_header
from dashboard.io.problems import TableError
from dashboard.io.tables import ROW, read_with_problems

DATA = Path(__file__).parent.parent / "data"
_WORDS = {fold(word) for ids in CELL_WORDS.values() for key, words in ids.items() for word in (key, *words)}  # read as what they mean
_SHEET = "xl/worksheets/sheet1.xml"


def csv_table(data: bytes, folder: Path) -> None:
    """Any bytes as a CSV: an error that names the file, or a table that accounts for every filled row of it."""
    _accounts(data, folder / "t.csv")


def workbook(data: bytes, folder: Path) -> None:
    """Any bytes as a workbook, or as the sheet inside a sound one: an error that names the file, or every filled row of it."""
    _accounts(data if data[:2] == b"PK" else _with_sheet(data), folder / "t.xlsx")


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


def _accounts(data: bytes, path: Path) -> None:
    """Hold that each filled row is used, reported, the header or the tags, and that a used row keeps each cell or has it reported."""
    path.write_bytes(data)
    try:
        found, grid = read_with_problems(path), read_grid(path, "operations").rows
    except TableError as error:
        assert path.name in str(error)
        return
    rows, reported = found.rows.set_index(ROW), {problem.row for problem in found.problems}
    assert rows.index.is_monotonic_increasing
    assert rows.index.is_unique
    assert all(isinstance(cell, str) for cell in rows.to_numpy().ravel())
    assert {n for n, _ in grid} >= set(rows.index)
    top, _header, high = find_whole_header([cells for _, cells in grid], "operations")
    tags = [n for n, cells in grid[top + high : top + high + 1] if all(cell.strip().startswith("#") for cell in cells if cell.strip())]
    blank = {n for n, cells in grid if not any(map(clean_text, cells))}  # nothing but what cannot be seen
    assert {n for n, _ in grid} - set(rows.index) - reported - blank <= {*(n for n, _ in grid[top : top + high]), *tags}
    if any(problem.severity == "error" and problem.row == grid[top][0] for problem in found.problems):
        return  # a header that cannot be trusted: the whole file is refused
    for number, cells in grid:
        if number in rows.index and number not in reported:
            kept = {*rows.loc[number], *map(fold, rows.loc[number])}
            assert not {clean_text(cell) for cell in cells if fold(cell) not in _WORDS and fold(cell) not in kept} - kept - {""}


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
