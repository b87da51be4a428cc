"""A page as a screen reader is told it: Chromium's accessibility tree as indented text, in the order in which it is read.

A line is the role of a part with its name and states; text begins with a colon.
"""

from typing import Any

from playwright.sync_api import Page

SILENT = {"none", "generic", "InlineTextBox", "LineBreak", "ListMarker", "LabelText", "MenuListPopup"}
# What has its words from what is in it: they are not written twice.
NAMED = {
    "button", "cell", "checkbox", "columnheader", "DisclosureTriangle", "gridcell", "heading", "image", "link", "option", "radio",
    "rowheader",
}  # fmt: skip
STATES = ("level", "checked", "pressed", "expanded", "selected", "disabled", "hasPopup", "live")
MANY = {"row", "listitem", "option", "gridcell", "columnheader", "cell"}
FEW = 2  # of many that are alike, so many are written


def spoken_page(page: Page) -> str:
    """Return the page as it is now."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    known = {node["nodeId"]: node for node in nodes}
    return "\n".join(_lines(nodes[0], known, 0, inside=False)) + "\n"


def _value(node: dict[str, Any], key: str) -> str:
    return str(node.get(key, {}).get("value") or "")


def _is_heard(node: dict[str, Any]) -> bool:
    role = _value(node, "role")
    return not node.get("ignored") and role not in SILENT and bool(role != "StaticText" or _value(node, "name").strip())


def _heard(node: dict[str, Any], known: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what is heard directly in ``node``, whatever boxes lie between."""
    found: list[dict[str, Any]] = []
    for child in (known[i] for i in node.get("childIds", []) if i in known):
        if _value(child, "role") in ("InlineTextBox", "LineBreak", "ListMarker"):
            continue
        found += [child] if _is_heard(child) else _heard(child, known)
    boxes = [child for child in found if _value(child, "role") in ("radio", "checkbox")]
    return boxes if boxes and _value(node, "role") == "LabelText" else found  # the label of a box is the box's name


def _line(node: dict[str, Any]) -> str:
    name, role = _value(node, "name"), _value(node, "role")
    states = {state["name"]: state["value"].get("value") for state in node.get("properties", [])}
    # The level of an entry of a list says what the indent says.
    told = [f"{key}={states[key]}" for key in STATES if states.get(key) not in (None, "", "false") and (key, role) != ("level", "listitem")]
    if (value := _value(node, "value")) and value != name:
        told.append(f"value={value}")
    if (description := _value(node, "description")) and description != name:  # screen readers leave out what they have just said
        told.append(f"described: {description}")
    words = "" if not name or role == "row" else f": {name}" if role == "StaticText" else f'{role} "{name}"'
    return (words or role) + (f" ({', '.join(told)})" if told else "")


def _lines(node: dict[str, Any], known: dict[str, dict[str, Any]], depth: int, *, inside: bool) -> list[str]:
    role = _value(node, "role")
    lines = ["  " * depth + _line(node)]
    named = inside or (role in NAMED and bool(_value(node, "name")))
    count: dict[str, int] = {}
    for child in _heard(node, known):
        kind = _value(child, "role")
        if named and kind in ("StaticText", "strong", "emphasis", "paragraph", "superscript"):
            continue
        count[kind] = count.get(kind, 0) + 1
        if kind not in MANY or count[kind] <= FEW:
            lines += _lines(child, known, depth + 1, inside=named)
    lines += [f"{'  ' * (depth + 1)}… and more: {kind}" for kind, n in count.items() if kind in MANY and n > FEW]
    return lines
