"""Read a table as people write it: CSV of any common encoding and separator, or ``.xlsx``."""

import csv
import io
from pathlib import Path

import pandas as pd

ROW = "_row"  # the row as a spreadsheet counts it; the header is row 1


class TableError(ValueError):
    """The file cannot be read as a table; the message says which, why and what to do."""


def read_table(path: Path) -> pd.DataFrame:
    """Return the rows of ``path`` as text, blank cells as ``""``, plus their row number ``_row``.

    UTF-8 with or without BOM, cp1250 or cp1252; comma, semicolon or tab; blank rows and an HXL tag
    row are left out. A sibling with the ending ``.xlsx`` is read where there is no ``.csv``.

    Raises:
        TableError: missing, empty or unreadable file.
    """
    if not path.exists() and path.with_suffix(".xlsx").exists():
        path = path.with_suffix(".xlsx")
    try:
        rows = _xlsx_rows(path) if path.suffix == ".xlsx" else _csv_rows(path)
    except OSError as error:
        raise TableError(f"{path}: cannot be read ({error.strerror}); put the file there") from error
    if not rows:
        raise TableError(f"{path.name}: is empty; it needs a header row with the column names")
    header = [cell.strip() for cell in rows[0][1]]
    body = [(number, cells) for number, cells in rows[1:] if not _is_hxl(cells)]
    records = [{**dict(zip(header, cells, strict=False)), ROW: number} for number, cells in body]
    return pd.DataFrame(records, columns=[*header, ROW]).fillna("")


def _decode(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252", "cp1250"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TableError("the text is in no known encoding; save the file as CSV UTF-8")


def _csv_rows(path: Path) -> list[tuple[int, list[str]]]:
    text = _decode(path.read_bytes())
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return [(n, [_tidy(c) for c in cells]) for n, cells in enumerate(rows, 1) if any(c.strip() for c in cells)]


def _xlsx_rows(path: Path) -> list[tuple[int, list[str]]]:
    import openpyxl

    sheet = openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets[0]
    rows = enumerate(sheet.iter_rows(values_only=True), 1)
    texts = [(n, ["" if c is None else _tidy(str(c)) for c in cells]) for n, cells in rows]
    return [(n, cells) for n, cells in texts if any(cells)]


def _tidy(cell: str) -> str:
    return cell.replace("\u00a0", " ").strip()


def _is_hxl(cells: list[str]) -> bool:
    filled = [c for c in cells if c]
    return bool(filled) and all(c.startswith("#") for c in filled)
