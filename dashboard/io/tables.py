"""Read a table as people write it: CSV of any common encoding and separator, or ``.xlsx``."""

import codecs
import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from dashboard.domain.distinct import mapped

ROW = "_row"  # the row as a spreadsheet counts it; the header is row 1
LARGEST_BYTES = 200_000_000  # a million operations need 120 MB
_UNPACKED_SMALL = 10_000_000  # below this a high ratio does no harm: repeated rows pack well
_LARGEST_RATIO = 100
_SEPARATOR_LINE = re.compile(r"sep=(?P<separator>[,;\t])\s*(?:\r?\n|$)")

Rows = list[list[str]]


class TableError(ValueError):
    """The file cannot be read as a table; the message says which, why and what to do."""


def read_table(path: Path) -> pd.DataFrame:
    """Return the rows of ``path`` as text, blank cells as ``""``, plus their row number ``_row``.

    UTF-8 or UTF-16, cp1250 or cp1252; comma, semicolon or tab, also named by a first line ``sep=;``;
    letters composed (NFC); blank rows and an HXL tag row are left out. A sibling with the ending
    ``.xlsx`` is read where there is no ``.csv``.

    Raises:
        TableError: missing, empty, too large or unreadable file; a column name that is there twice;
            a filled cell under no column name. Nothing that is filled is left out in silence.
    """
    if not path.exists() and path.with_suffix(".xlsx").exists():
        path = path.with_suffix(".xlsx")
    try:
        refuse_oversize(path)
        rows = _cells(*(_xlsx_rows(path) if path.suffix == ".xlsx" else _csv_rows(path)))
    except OSError as error:
        raise TableError(f"{path}: cannot be read ({error.strerror or error}); put the file there") from error
    return _framed(rows.loc[(rows != "").any(axis=1)], path.name)


def refuse_oversize(path: Path) -> None:
    """Raise TableError where ``path`` is larger than any file of the data; nothing is read."""
    if (size := path.stat().st_size) > LARGEST_BYTES:
        raise TableError(f"{path.name}: is too large ({size / 1e6:.0f} MB; at most {LARGEST_BYTES / 1e6:.0f} MB); put the right file there")


def _cells(first: int, rows: Sequence[Sequence[str | None]]) -> pd.DataFrame:
    """Return the tidied cells of ``rows``, those that a short row lacks as ``""``; index = row number, from ``first`` on."""
    frame = pd.DataFrame(list(rows), dtype=object).fillna("")
    return frame.apply(mapped, change=_tidy).set_axis(range(first, first + len(frame)))


def _framed(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return ``rows`` under the names of the first; every filled cell must have one, and only one."""
    if rows.empty:
        raise TableError(f"{name}: is empty; it needs a header row with the column names")
    header = [str(cell) for cell in rows.iloc[0]]
    if repeated := sorted({c for c in header if c and header.count(c) > 1}):
        raise TableError(f"{name}: the column {repeated[0]} is there twice; delete or rename one")
    body = rows.iloc[1:]
    body = body.loc[~_is_hxl(body)]
    unnamed = (body.loc[:, [not c for c in header]] != "").any(axis=1)
    if unnamed.any():
        raise TableError(f"{name}: row {unnamed.idxmax()} has a filled cell under no column name; name the column or empty the cell")
    named = body.loc[:, [bool(c) for c in header]].set_axis([c for c in header if c], axis=1)
    return named.astype("str").assign(**{ROW: body.index}).reset_index(drop=True)


def _decode(data: bytes, name: str) -> str:
    encodings = ("utf-16",) if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else ("utf-8-sig", "cp1252", "cp1250")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TableError(f"{name}: the text is in no known encoding; save the file as CSV UTF-8")


def _csv_rows(path: Path) -> tuple[int, Rows]:
    text = _decode(path.read_bytes(), path.name)
    if "\0" in text:
        raise TableError(f"{path.name}: is no text (it holds NUL bytes); save the file as CSV UTF-8")
    named = _SEPARATOR_LINE.match(text)
    first = re.split(r"[\r\n]", text.lstrip("\r\n"), maxsplit=1)[0]
    separator = named["separator"] if named else max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise TableError(f"{path.name}: cannot be read as CSV ({error}); save it anew as CSV UTF-8") from error
    return 1 + bool(named), rows[bool(named) :]


def _xlsx_rows(path: Path) -> tuple[int, Rows]:
    import openpyxl

    try:
        _refuse_zip_bomb(path)
        sheet = openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets[0]
        rows = [["" if c is None else str(c) for c in cells] for cells in sheet.iter_rows(values_only=True)]
    except (OSError, TableError):
        raise
    except Exception as error:  # openpyxl raises many kinds on a broken workbook; all mean the same to the reader
        raise TableError(f"{path.name}: cannot be read as a workbook; save it anew as .xlsx or as CSV UTF-8") from error
    return 1, rows


def _refuse_zip_bomb(path: Path) -> None:
    """Raise TableError where the directory of the archive promises more than any real workbook holds."""
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > LARGEST_BYTES or unpacked > max(_UNPACKED_SMALL, path.stat().st_size * _LARGEST_RATIO):
        raise TableError(f"{path.name}: unpacks to {unpacked / 1e6:.0f} MB, more than a workbook would; save it anew from the spreadsheet")


def _tidy(cell: str) -> str:
    return unicodedata.normalize("NFC", cell.replace("\u00a0", " ").strip())


def _is_hxl(rows: pd.DataFrame) -> pd.Series:
    """Return which rows hold HXL tags and nothing else."""
    tags = rows.iloc[:, 0].str.match("#|$").to_numpy(bool, copy=True)
    tags[tags] = rows.loc[tags].apply(mapped, change=lambda cell: not cell or cell.startswith("#")).all(axis=1)
    return pd.Series(tags, index=rows.index)
