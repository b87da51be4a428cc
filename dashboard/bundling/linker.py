"""Joins the ES modules of the browser half into one classic script, so that running and freezing need no tool of JavaScript.

Each module becomes a function that is called once, in the order of the imports, and returns its exports. An import is then a copy
of these and not a live view of them; whatever could show the difference is refused, with file and line.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import NamedTuple

_NAME = r"[A-Za-z_$][\w$]*"
_ONE = rf"{_NAME}(?:\s+as\s+{_NAME})?"
_IMPORT = re.compile(
    rf"""import\s+(?:\{{\s*(?P<names>{_ONE}(?:\s*,\s*{_ONE})*)\s*,?\s*\}}|\*\s+as\s+(?P<whole>{_NAME}))"""
    r"""\s+from\s+(["'])(?P<source>\.\.?/[^"'\n]*\.js)\3[ \t]*(?:;|(?=\n|\Z))"""
)
_EXPORT = re.compile(rf"export\s+(?=(?:const\s|class\s|(?:async\s+)?function[\s*])\s*(?P<export>{_NAME})\b)")
_STATEMENT = re.compile(r"(?<![.\w$])(?:import|export)\b(?!\s*:)")
_ALLOWED = 'import { a, b as c } from "./x.js"; import * as x from "./x.js"; export const, export function, export class'

# What is no code: comments; strings; regular expressions, where a value may begin; templates, up to the next ${ or the end.
_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.S)
_STRING = re.compile(r"""(["'])(?:\\.|(?!\1)[^\\\n])*\1""", re.S)
_REGEX = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/\w*")
_VALUE_BEGINS = re.compile(r"(?:^|[(,=:\[!&|?{};*%<>~^]|(?<!\+)\+|(?<!-)-|\b(?:return|typeof|case|in|of|delete|void|throw|else|await))$")
_TEMPLATE = re.compile(r"[`}](?:\\.|\$(?!\{)|[^`\\$])*(?:`|\$\{|\Z)", re.S)
_CODE = re.compile(r"[{}]|[^/\"'`{}]+|.", re.S)


class Import(NamedTuple):
    """One import: the file as it is written; pairs of exported and local names, or the name of all exports as a ``whole``."""

    source: str
    line: int
    names: tuple[tuple[str, str], ...]
    whole: str


class _Module(NamedTuple):
    imports: tuple[Import, ...]
    exports: tuple[str, ...]
    body: str  # as part of a classic script


def link(folder: Path, entry: str) -> str:
    """Return ``entry``, a file below ``folder``, and all that it imports as one classic script, the same for the same files.

    Raises:
        ValueError: a file is missing, asks for what no file gives, or says what does not survive the joining.
    """
    modules: dict[str, _Module] = {}
    _add(modules, folder, entry, ())
    parts = "".join(_wrapped(name, module) for name, module in modules.items())
    return f'(function () {{\n"use strict";\nconst __linked = {{}};\n{parts}}})();\n'


def imports_of(path: Path) -> tuple[Import, ...]:
    """Return what one file imports. Raises ValueError."""
    return _read(path.parent, path.name).imports


def _wrapped(name: str, module: _Module) -> str:
    body = f"{_uncommented(module.body).strip()}\nreturn Object.freeze({{ {', '.join(sorted(module.exports))} }});"
    return f"// {name}\n__linked[{json.dumps(name)}] = (() => {{\n{body}\n}})();\n"


def _add(modules: dict[str, _Module], folder: Path, name: str, waiting: tuple[str, ...]) -> None:
    """Add a module, those that it imports first; ``waiting`` are those that are not added before it is."""
    if name in waiting:
        raise ValueError(f"{folder}: these files import each other: {' -> '.join([*waiting[waiting.index(name) :], name])}")
    if name in modules:
        return
    module = _read(folder, name)
    for wish in module.imports:
        source = normpath(join(dirname(name), wish.source))
        if source.startswith("../") or not (folder / source).is_file():
            raise ValueError(f"{folder / name}:{wish.line}: there is no file {source} in {folder}")
        _add(modules, folder, source, (*waiting, name))
        if unknown := [exported for exported, _ in wish.names if exported not in modules[source].exports]:
            raise ValueError(f"{folder / name}:{wish.line}: {source} does not export {unknown[0]}")
    modules[name] = module


def _read(folder: Path, name: str) -> _Module:
    text = (folder / name).read_text("utf-8")
    imports, exports, body, done = [], [], "", 0
    for found in _statements(text, folder / name):
        body, done = body + text[done : found.start()], found.end()
        if found.re is _EXPORT:
            exports.append(found["export"])
        else:
            imports.append(_import(found))
            body += _destructured(imports[-1], normpath(join(dirname(name), found["source"])))
    return _Module(tuple(imports), tuple(exports), body + text[done:])


def _import(found: re.Match[str]) -> Import:
    names = [re.split(r"\s+as\s+", one.strip()) for one in (found["names"] or "").split(",") if one.strip()]
    line = found.string.count("\n", 0, found.start()) + 1
    return Import(found["source"], line, tuple((one[0], one[-1]) for one in names), found["whole"] or "")


def _destructured(wish: Import, source: str) -> str:
    names = ", ".join(exported if exported == local else f"{exported}: {local}" for exported, local in wish.names)
    return f"const {wish.whole or f'{{ {names} }}'} = __linked[{json.dumps(source)}];"


def _statements(text: str, path: Path) -> Iterator[re.Match[str]]:
    """Yield every import and export. Raises ValueError: one cannot be joined."""
    code, top = _code(text), 0
    for word in _STATEMENT.finditer(code):
        found = _IMPORT.match(text, word.start()) or _EXPORT.match(text, word.start())
        low = found and found.re is _IMPORT and code[top : word.start()].strip()
        if not found or low:
            wrong = "an import below other code" if low else f"only these can be joined: {_ALLOWED}; found"
            line = text.count("\n", 0, word.start()) + 1
            raise ValueError(f"{path}:{line}: {wrong}: {text[word.start() :].splitlines()[0]}")
        top = found.end()
        yield found


def _code(text: str) -> str:
    """Return ``text``, as long as it was, with all blanked out that is no code."""
    return "".join(map(_blanked, _pieces(text)))


def _uncommented(text: str) -> str:
    """Return ``text`` without its comments: they are for those who read the source, and a fifth of what browsers would load."""
    return "".join("\n" * ("\n" in piece[0]) or " " if piece.re is _COMMENT else piece[0] for piece in _pieces(text))


def _pieces(text: str) -> Iterator[re.Match[str]]:
    """Yield what ``text`` is made of: code, comments, strings, regular expressions, templates between what is filled in."""
    code, at, braces = "", 0, [0]  # braces: how many are open, in each ${ that is open
    while at < len(text):
        found = _piece(text, at, code, inside=len(braces) > 1 and not braces[-1])
        at, code = found.end(), code + _blanked(found)
        if found.re is _CODE:
            braces[-1] += (found[0] == "{") - (found[0] == "}")
        elif found.re is _TEMPLATE:
            braces = (braces if found[0][0] == "`" else braces[:-1]) + ([0] if found[0].endswith("${") else [])
        yield found


def _blanked(piece: re.Match[str]) -> str:
    """Return the same length of blanks; a value ends in a quote, so that a slash behind it divides."""
    last = " " if piece.re is _COMMENT else "(" if piece[0].endswith("${") else '"'
    return piece[0] if piece.re is _CODE else re.sub(r"[^\n]", " ", piece[0][:-1]) + last


def _piece(text: str, at: int, code: str, *, inside: bool) -> re.Match[str]:
    """Return what begins at ``at``; ``code`` stands before it. ``inside`` a template, a closing brace leads back to its words."""
    if text[at] == "`" or (inside and text[at] == "}"):
        kinds = [_TEMPLATE]
    else:
        kinds = [_COMMENT, _STRING, *([_REGEX] if text[at] == "/" and _VALUE_BEGINS.search(code.rstrip()[-12:]) else []), _CODE]
    return next(filter(None, (kind.match(text, at) for kind in kinds)))
