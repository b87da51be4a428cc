"""A workbook as its sheets: the values, and what else its cells say. ``xlsx.py`` and ``ods.py`` read one kind each."""

import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.io.problems import TableError
from dashboard.texts.message import message

ENDINGS = (".xlsx", ".ods")
ALTERNATIVES = (*ENDINGS, ".xls", ".xlsb", ".numbers")  # that may stand in the place of a CSV, to be read or to be named
SAVE_ANEW = message("Open it, choose File, Save as, and save it as “Excel workbook (.xlsx)” or “CSV UTF-8”.")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an old workbook, or one with a password
_PASSWORD = "EncryptedPackage".encode("utf-16-le")

Row = tuple[int, list[str]]  # the row as a spreadsheet counts it, and its cells
Spot = tuple[int, int]  # a row as a spreadsheet counts it, and a column from 0


@dataclass(frozen=True)
class Looks:
    """What the cells of a sheet say beside their values; it is filled in while the rows are read.

    Attributes:
        merged: first row, last row, first column and last column of merged cells. links: where a click on a cell leads.
        unsaved: formulas without a value. comments: what stands in the notes of cells. struck, coloured: filled cells that are.
        hidden: rows that are.
    """

    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    links: dict[Spot, str] = field(default_factory=dict)
    unsaved: dict[Spot, str] = field(default_factory=dict)
    comments: dict[Spot, str] = field(default_factory=dict)
    struck: set[Spot] = field(default_factory=set)
    coloured: set[Spot] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Leaf:
    """One sheet of a workbook; its ``rows`` can be read once, blank ones may be among them."""

    title: str
    rows: Iterator[Row]
    looks: Looks


def refuse_other_kinds(path: Path) -> None:
    """Raise TableError where ``path``, by what it holds or by its name, is a workbook of a kind that is not read: by its own name."""
    with path.open("rb") as file:
        start = file.read(len(_OLE))
        locked = start == _OLE and _PASSWORD in start + file.read()
    ending = path.suffix.lower()
    if locked:
        raise _other(path, message("is protected with a password"), message("Open it, remove the password, and save it again."))
    if start == _OLE:
        raise _other(path, message("is an old Excel workbook (.xls)"), SAVE_ANEW)
    if ending in {".numbers", ".xlsb"} or start.startswith(b"PK"):
        with suppress(zipfile.BadZipFile), zipfile.ZipFile(path) as archive:
            _refuse_archive(archive, path)
    if ending == ".numbers":
        raise _other(path, *_NUMBERS)


_NUMBERS = (
    message("is a Numbers document"),
    message("In Numbers, choose File, Export To, Excel or CSV, and give the file that this makes."),
)


def _refuse_archive(archive: zipfile.ZipFile, path: Path) -> None:
    names = {name.lower() for name in archive.namelist()}
    if any(name.endswith(".iwa") for name in names):
        raise _other(path, *_NUMBERS)
    if "xl/workbook.bin" in names:
        raise _other(path, message("is a binary Excel workbook (.xlsb)"), SAVE_ANEW)
    manifest = next((name for name in archive.namelist() if name.lower() == "meta-inf/manifest.xml"), "")
    if manifest and b"encryption-data" in archive.read(manifest):
        raise _other(path, message("is protected with a password"), message("Open it, remove the password, and save it again."))


def refuse_strict(root: str, path: Path) -> None:
    """Raise TableError where the tag of a workbook's ``root`` is that of Strict Open XML."""
    if "purl.oclc.org/ooxml" in root:
        hint = message("Open it, choose File, Save as, and save it as “Excel workbook (.xlsx)”, not as “Strict Open XML”.")
        raise _other(path, message("is a workbook in Strict Open XML"), hint)


def _other(path: Path, what: str, hint: str) -> TableError:
    return TableError(path.name, what, hint)


def plain_tag(element: ET.Element) -> str:
    """Return the name of ``element`` without its namespace: each writer has its own prefixes."""
    return str(element.tag).rpartition("}")[2]


def plain_attributes(element: ET.Element) -> dict[str, str]:
    """Return the attributes of ``element`` without namespaces."""
    return {name.rpartition("}")[2]: value for name, value in element.attrib.items()}
