"""The rule of a column as Table Schema says it: https://datapackage.org/standard/table-schema."""

import re
from collections.abc import Sequence
from typing import Any

import pandera.pandas as pa

from dashboard.io.schemas import DAY, NUMBER, SHORT, WEB, WHOLE, YEAR

# Pattern of a cell -> what its column holds. Any other pattern is given as it is.
_TYPES: dict[str, dict[str, Any]] = {
    WEB: {"type": "string", "format": "uri"},
    YEAR: {"type": "year"},
    NUMBER: {"type": "number"},
    WHOLE: {"type": "integer"},
    DAY: {"type": "date"},
    SHORT: {"type": "string", "constraints": {"maxLength": 22}},
}


def field_of(column: str, rule: pa.Column) -> dict[str, Any]:
    """Return the field that ``column`` is by its ``rule``."""
    kind: dict[str, Any] = {"type": "string"}
    limits: dict[str, Any] = {}
    for check in rule.checks:
        said = check.statistics or {}
        if "allowed_values" in said:
            limits |= one_of(said["allowed_values"])
        elif said.get("min_value"):
            limits["required"] = True
        elif said["pattern"] in _TYPES:
            kind = dict(_TYPES[said["pattern"]])
            limits |= kind.pop("constraints", {})
        else:
            limits["pattern"] = re.sub(r"^\^|\$$", "", said["pattern"])
    limits |= {"unique": True} if rule.unique else {}
    return {"name": column, **kind, "description": rule.description, **({"constraints": limits} if limits else {})}


def one_of(values: Sequence[str]) -> dict[str, Any]:
    """Return the constraints of a column that holds one of ``values``; without an empty one it is filled in."""
    return {"enum": [value for value in values if value], **({} if "" in values else {"required": True})}
