"""The sheets of an ``.ods``, as LibreOffice and others save it."""

import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from itertools import repeat

from dashboard.io.workbook import Leaf, Looks, Row, plain_attributes, plain_tag
from dashboard.io.xlsx import number_text

_MOST_REPEATED = 20_000  # of one cell across or one row down: what is beyond is the blank rest of the sheet


def ods_properties(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return what a workbook says of itself in properties of its own."""
    if "meta.xml" not in archive.namelist():
        return {}
    said = (e for e in ET.fromstring(archive.read("meta.xml")).iter() if plain_tag(e) == "user-defined")
    return {plain_attributes(e).get("name", ""): "".join(e.itertext()) for e in said}


def ods_leaves(archive: zipfile.ZipFile) -> Iterator[Leaf]:
    """Yield the sheets. Raises what XML raises."""
    root = ET.fromstring(archive.read("content.xml"))
    styles = [e for e in root.iter() if plain_tag(e) == "style"]
    struck = {_name(style) for style in styles if _says(style, "text-properties", "text-line-through-style", "none")}
    coloured = {_name(style) for style in styles if _says(style, "table-cell-properties", "background-color", "transparent")}
    for table in [e for e in root.iter() if plain_tag(e) == "table"]:
        looks = Looks()
        yield Leaf(plain_attributes(table).get("name", ""), _rows(table, looks, struck, coloured), looks)


def _name(style: ET.Element) -> str:
    return plain_attributes(style).get("name", "")


def _says(style: ET.Element, group: str, name: str, nothing: str) -> bool:
    return any(plain_tag(e) == group and plain_attributes(e).get(name, nothing) != nothing for e in style)


def _rows(table: ET.Element, looks: Looks, struck: set[str], coloured: set[str]) -> Iterator[Row]:
    number = 1
    for element in (e for e in table.iter() if plain_tag(e) == "table-row"):
        said = plain_attributes(element)
        times = int(said.get("number-rows-repeated", "1"))
        once = Looks()
        cells = _cells(element, once, struck, coloured)
        for row in range(number, number + (times if cells else 0)):
            _take(looks, once, row)
            if said.get("visibility", "visible") != "visible":
                looks.hidden.add(row)
            yield row, list(cells)
        number += times


def _take(looks: Looks, once: Looks, row: int) -> None:
    """Add to ``looks`` what the cells of one row, counted as row 0, say."""
    looks.merged.extend((row, row + high, left, right) for _, high, left, right in once.merged)
    for name in ("links", "unsaved", "comments"):
        getattr(looks, name).update({(row, at): text for (_, at), text in getattr(once, name).items()})
    for name in ("struck", "coloured"):
        getattr(looks, name).update({(row, at) for _, at in getattr(once, name)})


def _cells(row: ET.Element, looks: Looks, struck: set[str], coloured: set[str]) -> list[str]:
    """Return the cells of a row up to the last that is filled or says something, and add what they say to ``looks``."""
    cells: list[str] = []
    at = 0
    for cell in (e for e in row if plain_tag(e) in {"table-cell", "covered-table-cell"}):
        said = plain_attributes(cell)
        times = int(said.get("number-columns-repeated", "1"))
        text = _value(cell, said)
        if text:
            cells += [*repeat("", at - len(cells)), *repeat(text, min(times, _MOST_REPEATED))]
            looks.struck.update((0, n) for n in range(at, len(cells)) if said.get("style-name") in struck)
            looks.coloured.update((0, n) for n in range(at, len(cells)) if said.get("style-name") in coloured)
        _looks_of(cell, said, at, looks, text)
        at += times
    return cells + [""] * (1 if not cells and (looks.unsaved or looks.comments) else 0)


def _looks_of(cell: ET.Element, said: dict[str, str], at: int, looks: Looks, text: str) -> None:
    wide, high = int(said.get("number-columns-spanned", "1")), int(said.get("number-rows-spanned", "1"))
    if wide > 1 or high > 1:
        looks.merged.append((0, high - 1, at, at + wide - 1))
    if not text and "formula" in said and "value-type" not in said:
        looks.unsaved[0, at] = said["formula"].removeprefix("of:")
    for part in cell.iter():
        if plain_tag(part) == "a":
            looks.links[0, at] = plain_attributes(part).get("href", "")
        elif plain_tag(part) == "annotation":
            looks.comments[0, at] = " ".join(_written(e) for e in part.iter() if plain_tag(e) == "p")


def _value(cell: ET.Element, said: dict[str, str]) -> str:
    kind = said.get("value-type", "")
    if kind in {"float", "currency", "percentage"} and "value" in said:
        return number_text(said["value"])
    if kind == "date" and "date-value" in said:
        return said["date-value"].replace("T", " ")
    if kind == "boolean" and "boolean-value" in said:
        return str(said["boolean-value"] == "true")
    lines = [_written(e) for e in cell if plain_tag(e) == "p"]
    return "\n".join(lines) or said.get("string-value", "")


def _written(element: ET.Element) -> str:
    """Return the text of a paragraph; blanks and breaks are elements of their own in it."""
    signs = {"s": " " * int(plain_attributes(element).get("c", "1")) if plain_tag(element) == "s" else "", "tab": "\t", "line-break": "\n"}
    inside = signs.get(plain_tag(element), element.text or "")
    if plain_tag(element) == "annotation":
        inside = ""
    else:
        inside += "".join(_written(e) + (e.tail or "") for e in element)
    return inside
