"""The sheets of an ``.xlsx`` of any writer: parts are found by the links between them, names of parts in any case, tags by theirs."""

import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dashboard.io.problems import TableError
from dashboard.io.workbook import Leaf, Looks, Row, Spot, plain_attributes, plain_tag, refuse_strict
from dashboard.texts.message import message

_CODED = re.compile("_x([0-9A-Fa-f]{4})_")  # how a letter is written that XML cannot hold
_SPOT = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,11})")
_LETTERS = 26
_PLAIN_SET = {"", "none", "gray125"}  # patterns of cells without a colour


def xlsx_properties(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return what a workbook says of itself in properties of its own."""
    found = {}
    for part in (name for name in archive.namelist() if name.lower() == "docprops/custom.xml"):
        for said in ET.fromstring(archive.read(part)):
            found[plain_attributes(said).get("name", "")] = "".join(said.itertext())
    return found


def xlsx_leaves(archive: zipfile.ZipFile, path: Path) -> Iterator[Leaf]:
    """Yield the sheets; the rows of one are read before the next is asked for. Raises TableError, and what XML raises."""
    package = _Package(archive)
    main = next((target for kind, target in package.links("").values() if kind == "officeDocument"), "xl/workbook.xml")
    book = package.tree(main)
    refuse_strict(str(book.tag), path)
    style = _Style.of(package, main)
    style.counted_from_1904 = any(
        plain_tag(e) == "workbookPr" and plain_attributes(e).get("date1904") in {"1", "true"} for e in book.iter()
    )
    links = package.links(main)
    for sheet in (plain_attributes(element) for element in book.iter() if plain_tag(element) == "sheet"):
        kind, part = links.get(sheet.get("id", ""), ("", ""))
        if kind == "worksheet":
            looks = Looks()
            yield Leaf(sheet.get("name", ""), _rows(package, part, looks, style, path.name), looks)


@dataclass
class _Package:
    archive: zipfile.ZipFile

    @cached_property
    def _names(self) -> dict[str, str]:
        return {name.replace("\\", "/").lower(): name for name in self.archive.namelist()}

    def has(self, part: str) -> bool:
        return part.lower() in self._names

    def open(self, part: str) -> "zipfile.ZipExtFile":
        return self.archive.open(self._names[part.lower()])  # type: ignore[return-value]

    def tree(self, part: str) -> ET.Element:
        with self.open(part) as file:
            return ET.parse(file).getroot()

    def links(self, part: str) -> dict[str, tuple[str, str]]:
        """Return id -> kind and target of each link from ``part``; the target of one that leads out of the workbook is its address."""
        folder, name = posixpath.split(part)
        where = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(where):
            return {}
        found = {}
        for said in map(plain_attributes, self.tree(where)):
            target = said.get("Target", "")
            inside = said.get("TargetMode") != "External"
            if inside:
                target = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
            found[said.get("Id", "")] = (said.get("Type", "").rpartition("/")[2], target)
        return found


@dataclass
class _Style:
    """The texts that cells share, and what their formats say: position of a format -> whether it is that of a date, struck, coloured."""

    texts: list[tuple[str, bool]]
    dates: list[bool]
    struck: list[bool]
    coloured: list[bool]
    counted_from_1904: bool = False

    @classmethod
    def of(cls, package: _Package, main: str) -> "_Style":
        parts = dict(package.links(main).values())
        texts = [_shared(e) for e in package.tree(parts["sharedStrings"])] if "sharedStrings" in parts else []
        if "styles" not in parts or not package.has(parts["styles"]):
            return cls(texts, [], [], [])
        groups = {plain_tag(group): list(group) for group in package.tree(parts["styles"])}
        codes = {said["numFmtId"]: said.get("formatCode", "") for said in map(plain_attributes, groups.get("numFmts", []))}
        fonts = [_is_struck(font) for font in groups.get("fonts", [])]
        fills = [_is_coloured(fill) for fill in groups.get("fills", [])]
        formats = [plain_attributes(said) for said in groups.get("cellXfs", [])]
        return cls(
            texts,
            [_is_date(said.get("numFmtId", "0"), codes) for said in formats],
            [_at(fonts, said.get("fontId", "")) for said in formats],
            [_at(fills, said.get("fillId", "")) for said in formats],
        )


def _at(flags: list[bool], position: str) -> bool:
    return position.isdecimal() and int(position) < len(flags) and flags[int(position)]


def _is_date(number: str, codes: dict[str, str]) -> bool:
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

    code = codes.get(number) or (BUILTIN_FORMATS.get(int(number), "") if number.isdecimal() else "")
    return bool(is_date_format(code))


def _is_struck(font: ET.Element) -> bool:
    return any(plain_tag(e) == "strike" and plain_attributes(e).get("val", "1") not in {"0", "false"} for e in font)


def _is_coloured(fill: ET.Element) -> bool:
    return any(plain_tag(e) == "patternFill" and plain_attributes(e).get("patternType", "") not in _PLAIN_SET for e in fill)


def _shared(item: ET.Element) -> tuple[str, bool]:
    """Return a text that may consist of pieces, and whether each of them is struck through; readings for Japanese are no part of it."""
    runs = [e for e in item if plain_tag(e) == "r"]
    pieces = [e.text or "" for part in (item, *runs) for e in part if plain_tag(e) == "t"]
    struck = bool(runs) and all(any(plain_tag(e) == "rPr" and _is_struck(e) for e in run) for run in runs)
    return _decoded("".join(pieces)), struck


def _decoded(text: str) -> str:
    return _CODED.sub(lambda found: chr(int(found[1], 16)), text).replace("\r\n", "\n") if "_x" in text else text


def _rows(package: _Package, part: str, looks: Looks, style: _Style, file: str) -> Iterator[Row]:
    links, last = package.links(part), 0
    with package.open(part) as xml:
        data: ET.Element | None = None
        for event, element in ET.iterparse(xml, events=("start", "end")):
            tag = plain_tag(element)
            if event == "start":
                data = element if tag == "sheetData" else data
            elif tag == "row":
                said = plain_attributes(element)
                number = int(said["r"]) if said.get("r", "").isdecimal() else last + 1
                if number <= last:
                    what = message("row {row} is out of order in {name}", row=str(number), name=part)
                    raise TableError(file, what, message("Save it again from the spreadsheet program."))
                last = number
                if said.get("hidden") in {"1", "true"}:
                    looks.hidden.add(number)
                yield number, _cells(element, number, looks, style)
                if data is not None:
                    data.clear()
            elif tag == "mergeCell":
                _merge(plain_attributes(element).get("ref", ""), looks)
            elif tag == "hyperlink":
                _link(plain_attributes(element), looks, links)
    for comments in (target for kind, target in links.values() if kind == "comments" and package.has(target)):
        for note in (e for e in package.tree(comments).iter() if plain_tag(e) == "comment"):
            if spot := _spot(plain_attributes(note).get("ref", "")):
                looks.comments[spot] = " ".join("".join(note.itertext()).split())


def _cells(row: ET.Element, number: int, looks: Looks, style: _Style) -> list[str]:
    cells: list[str] = []
    for element in row:
        if plain_tag(element) != "c":
            continue
        said = plain_attributes(element)
        found = _spot(said.get("r", ""))
        at = found[1] if found else len(cells)
        text, struck = _value(element, said, style)
        cells += [""] * (at + 1 - len(cells))
        cells[at] = text
        if text and (struck or _at(style.struck, said.get("s", ""))):
            looks.struck.add((number, at))
        if text and _at(style.coloured, said.get("s", "")):
            looks.coloured.add((number, at))
        if not text and (formula := next((e for e in element if plain_tag(e) == "f"), None)) is not None and said.get("t") != "str":
            looks.unsaved[number, at] = f"={formula.text or ''}"
    return cells


def _value(cell: ET.Element, said: dict[str, str], style: _Style) -> tuple[str, bool]:
    """Return what a cell shows as text, and whether the text itself is struck through."""
    kind = said.get("t", "n")
    if kind == "inlineStr":
        inline = next((e for e in cell if plain_tag(e) == "is"), None)
        return _shared(inline) if inline is not None else ("", False)
    raw = next((e.text or "" for e in cell if plain_tag(e) == "v"), "")
    if kind == "s":
        return style.texts[int(raw)] if raw else ("", False)
    if kind == "b":
        return (str(raw.strip() in {"1", "true"}) if raw else ""), False
    if kind == "n" and raw:
        return _number(raw.strip(), as_date=_at(style.dates, said.get("s", "")), style=style), False
    if kind == "d":
        return raw.removesuffix("Z").replace("T", " "), False
    return _decoded(raw), False


def _number(raw: str, *, as_date: bool, style: _Style) -> str:
    if as_date:
        from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

        with suppress(OverflowError, ValueError):
            return str(from_excel(float(raw), MAC_EPOCH if style.counted_from_1904 else WINDOWS_EPOCH))
    return number_text(raw)


def number_text(raw: str) -> str:
    """Return a number of a workbook as people write it."""
    return str(float(raw) if re.search("[.eE]", raw) else int(raw))


def _spot(reference: str) -> Spot | None:
    found = _SPOT.fullmatch(reference)
    if not found:
        return None
    at = 0
    for letter in found[1].upper():
        at = at * _LETTERS + ord(letter) - ord("A") + 1
    return int(found[2]), at - 1


def _merge(reference: str, looks: Looks) -> None:
    first, _, last = reference.partition(":")
    if (start := _spot(first)) and (end := _spot(last)):
        looks.merged.append((start[0], end[0], start[1], end[1]))


def _link(said: dict[str, str], looks: Looks, links: dict[str, tuple[str, str]]) -> None:
    spot = _spot(said.get("ref", "").partition(":")[0])
    _kind, target = links.get(said.get("id", ""), ("", ""))
    if spot and target:
        looks.links[spot] = f"{target}#{said['location']}" if said.get("location") else target
