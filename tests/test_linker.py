"""Modules that are joined give what they give as modules, and what would not is refused with file and line."""

import json
import subprocess
from pathlib import Path

import pytest

from dashboard.bundling.linker import Import, imports_of, link

BROWSER = Path(__file__).parent.parent / "dashboard" / "browser"


def _write(folder: Path, modules: dict[str, str]) -> Path:
    for name, text in modules.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _run(script: str) -> list[object]:
    """Return what a classic script hands to ``show``."""
    head = "const shown = []; globalThis.show = (...values) => shown.push(...values);\n"
    tail = "\nprocess.stdout.write(JSON.stringify(shown));"
    command = ["node", "--input-type=commonjs", "-"]
    done = subprocess.run(command, input=head + script + tail, capture_output=True, text=True, timeout=30, check=False)
    assert not done.returncode, done.stderr
    return json.loads(done.stdout)


def _shown(folder: Path, modules: dict[str, str]) -> list[object]:
    return _run(link(_write(folder, modules), "main.js"))


def test_imports_reach_what_other_modules_export(tmp_path: Path) -> None:
    modules = {
        "main.js": 'import { add, ONE as one } from "./core/sum.js";\nimport * as words from "./words.js";\n'
        "show(add(one, 2), words.hello(), new words.Box(7).held);\n",
        "core/sum.js": 'import { ZERO } from "../zero.js";\nexport const ONE = ZERO + 1;\nexport function add(a, b) { return a + b; }\n',
        "zero.js": "export const ZERO = 0;\n",
        "words.js": 'export function hello() { return "hello"; }\nexport class Box { constructor(held) { this.held = held; } }\n',
    }
    assert _shown(tmp_path, modules) == [3, "hello", 7]


def test_imports_may_run_over_several_lines_and_have_comments_above(tmp_path: Path) -> None:
    modules = {
        "main.js": '// The page.\n/** @import { T } from "./types.js" */\nimport {\n  a,\n  b as c,\n} from "./x.js";\n\nshow(a, c);\n',
        "x.js": "export const a = 1;\nexport const b = 2;\n",
    }
    assert _shown(tmp_path, modules) == [1, 2]


def test_comments_are_left_out_and_what_only_looks_like_one_stays(tmp_path: Path) -> None:
    modules = {
        "main.js": '// told\nshow("// a", `/* b ${"//" /* told */}`, /\\/\\/ c/.source, 4 / 2); // told\n/**\n * told\n */\nshow(1);\n'
        "const kept = () => { return /* told\n */ 2; };\nshow(kept());\n",
    }
    script = link(_write(tmp_path, modules), "main.js")
    assert "told" not in script
    assert _run(script) == ["// a", "/* b //", "\\/\\/ c", 2, 1, None]  # a comment over two lines ends a return, as it did


def test_each_module_runs_once_and_after_those_that_it_imports(tmp_path: Path) -> None:
    modules = {
        "main.js": 'import * as b from "./b.js";\nimport * as a from "./a.js";\nshow("main");\n',
        "a.js": 'import * as c from "./c.js";\nshow("a");\n',
        "b.js": 'import * as c from "./c.js";\nshow("b");\n',
        "c.js": 'show("c");\n',
    }
    assert _shown(tmp_path, modules) == ["c", "b", "a", "main"]


def test_names_of_a_module_stay_its_own_and_none_reaches_the_page(tmp_path: Path) -> None:
    modules = {
        "main.js": 'import { tell } from "./x.js";\nconst secret = 1;\n'
        "show(secret, tell(), typeof globalThis.secret, this === undefined);\n",
        "x.js": "const secret = 2;\nexport function tell() {\n  return secret;\n}\n",
    }
    assert _shown(tmp_path, modules) == [1, 2, "undefined", True]


def test_exports_cannot_be_changed_and_modules_are_strict(tmp_path: Path) -> None:
    modules = {
        "main.js": 'import * as x from "./x.js";\n'
        'for (const act of [() => { x.a = 2; }, () => { undeclared = 1; }]) { try { act(); show("done"); } catch (e) { show(e.name); } }\n',
        "x.js": "export const a = 1;\n",
    }
    assert _shown(tmp_path, modules) == ["TypeError", "ReferenceError"]


@pytest.mark.parametrize(
    "kind",
    ["async function f() {}", "function* f() {}", "async function* f() {}", "function f() {}", "class f {}", "const f = () => 1;"],
)
def test_every_kind_of_function_and_class_can_be_exported(tmp_path: Path, kind: str) -> None:
    modules = {"main.js": 'import { f } from "./x.js";\nshow(typeof f);\n', "x.js": f"export {kind}\n"}
    assert _shown(tmp_path, modules) == ["function"]


# Each says "import" or "export", or what begins a text of another kind, where it is no statement.
@pytest.mark.parametrize(
    "value",
    [
        '"export default 1; import(x)"',
        "'it\\'s an export let x'",
        "`one\nexport default ${[1].map((n) => `\nimport y ${n > 0 ? `}` : '`'}`)}\nexport let z`",
        "`\\`export var a = \\${import(b)}`",
        "/export default [/`'\"]/.source",
        "[/[/]`/, 4].length / 2 + /* import x from 'x' */ 6 / 2",
        "{ import: 1, export: 2 }.import",
        "((n) => n++ / 2 + '/'.length)(1)",
        '((x) => { const o = { a: `${{ b: "}" }.b}` }; return /export/.test(x) || o.a; })("import")',
    ],
)
def test_what_only_looks_like_a_statement_is_left_as_it_is(tmp_path: Path, value: str) -> None:
    modules = {"main.js": 'import { made } from "./x.js";\nshow(made);\n', "x.js": f"// export let it\nexport const made = ({value});\n"}
    assert _shown(tmp_path, modules) == _run(f"show({value})")


def test_the_same_files_give_the_same_script(tmp_path: Path) -> None:
    modules = {"main.js": 'import { b, a } from "./x.js";\nshow(a, b);\n', "x.js": "export const b = 1;\nexport const a = 2;\n"}
    x = '// x.js\n__linked["x.js"] = (() => {\nconst b = 1;\nconst a = 2;\nreturn Object.freeze({ a, b });\n})();\n'
    main = (
        '// main.js\n__linked["main.js"] = (() => {\nconst { b, a } = __linked["x.js"];\nshow(a, b);\nreturn Object.freeze({  });\n})();\n'
    )
    assert link(_write(tmp_path, modules), "main.js") == f'(function () {{\n"use strict";\nconst __linked = {{}};\n{x}{main}}})();\n'


@pytest.mark.parametrize(
    "line",
    [
        "export let a = 1;",
        "export var a = 1;",
        "export default 1;",
        "export default function f() {}",
        "export { a };",
        'export { a } from "./x.js";',
        'export * from "./x.js";',
        "export const { a } = { a: 1 };",
        'const later = () => import("./x.js");',
        "const here = import.meta.url;",
        'import x from "./x.js";',
        'import { a } from "x";',
        'import { a } from "./x";',
        'import { a } from "/x.js";',
        'import { a } from "https://example.org/x.js";',
        'import "./x.js";',
        'import {} from "./x.js";',
        'import { "a b" as a } from "./x.js";',
        'import y, { a } from "./x.js";',
        'import { a } from "./x.js" with { type: "json" };',
    ],
)
def test_what_cannot_be_joined_is_refused(tmp_path: Path, line: str) -> None:
    folder = _write(tmp_path, {"main.js": f"// first\n\n{line}\n", "x.js": "export const a = 1;\n"})
    with pytest.raises(ValueError, match=r"main\.js:3: only these can be joined: .*; found: ") as refused:
        link(folder, "main.js")
    assert str(refused.value).startswith(str(folder))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('import * as y from "./y.js";', "main.js:1: there is no file y.js in"),
        ('\nimport { a } from "../x.js";', "main.js:2: there is no file ../x.js in"),
        ('import { b } from "./x.js";', "main.js:1: x.js does not export b"),
        ('import { b as a } from "./x.js";', "main.js:1: x.js does not export b"),
        ('show(1);\nimport { a } from "./x.js";', "main.js:2: an import below other code: import"),
        ('import * as m from "./main.js";', "these files import each other: main.js -> main.js"),
        ('import * as q from "./loop/q.js";', "these files import each other: loop/q.js -> loop/p.js -> loop/q.js"),
    ],
)
def test_what_cannot_be_found_is_refused(tmp_path: Path, text: str, words: str) -> None:
    loop = {"loop/p.js": 'import * as q from "./q.js";\n', "loop/q.js": 'import * as p from "../loop/p.js";\n'}
    folder = _write(tmp_path, {"main.js": text, "x.js": "export const a = 1;\n", **loop})
    with pytest.raises(ValueError) as refused:
        link(folder, "main.js")
    assert words in str(refused.value)


def test_the_imports_of_a_file_are_told(tmp_path: Path) -> None:
    folder = _write(tmp_path, {"views/map.js": 'import { a, b as c } from "../core/x.js";\n\nimport * as h from "./h.js";\n'})
    assert imports_of(folder / "views" / "map.js") == (
        Import("../core/x.js", 1, (("a", "a"), ("b", "c")), ""),
        Import("./h.js", 3, (), "h"),
    )


@pytest.mark.parametrize("path", sorted(BROWSER.rglob("*.js")), ids=lambda path: str(path.relative_to(BROWSER)))
def test_every_module_of_the_browser_half_can_be_joined(path: Path) -> None:
    script = link(BROWSER, path.relative_to(BROWSER).as_posix())
    assert _run(f"new Function({json.dumps(script)});") == []
