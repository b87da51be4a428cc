"""The public process reads: no route takes anything, no code that it reaches writes a file, runs a command or evaluates text."""

import ast
import copy
import subprocess
import sys
from pathlib import Path

import pytest
from dash import Dash

ROOT = Path(__file__).parent.parent
WRITING = {
    "open", "write", "writelines", "write_text", "write_bytes", "to_file", "to_csv", "to_excel", "fsync", "mkdir", "makedirs", "touch",
    "symlink_to", "hardlink_to", "unlink", "remove", "rmdir", "rmtree", "rename", "renames", "chmod", "truncate", "copy2", "copyfile",
    "copytree", "move", "mkstemp", "system", "popen", "fork", "save", "savefig", "dump", "savetxt",
    "extractall", "to_parquet", "tofile", "copymode", "symlink", "link",
}  # fmt: skip
EVALUATING = {"eval", "exec", "compile", "__import__"}
FORBIDDEN = {"pickle", "marshal", "shelve", "subprocess", "ctypes", "tempfile"}
# These names also mean what stays in memory: opened to be read, columns renamed, a list shortened, words drawn on a figure,
# bytes made, pictures and decks saved into a buffer.
HARMLESS = {
    "exports.tables.csv": {"to_csv"}, "exports.tables.coverage_xlsx": {"to_excel"},
    "texts.catalogue.read_catalogue": {"open"}, "io.workbook.refuse_other_kinds": {"open"},
    **{f"io.xlsx.{name}": {"open"} for name in ("_rows", "open", "tree")},
    "exports.paper.draw_picture": {"open", "save"}, "exports.paper._saved": {"savefig"},
    "exports.workbook.report_xlsx": {"save"},
    "exports.slides.slides": {"save"}, "exports.letter.letter_docx": {"save"}, "exports.profile.qr_svg": {"save"},
    "exports.native._painted": {"remove"}, "exports.native.outline": {"remove"},
    "domain.places.containment": {"rename"}, "views.report.matrix_table": {"rename"},
    "domain.matrix.by_cluster": {"remove"}, "exports.slides._lighten": {"remove"},
    **{f"exports.paper.{name}": {"write"} for name in ("_figures", "_finding", "_gaps", "_legend", "draw_social", "legend", "stamps")},
}  # fmt: skip
# The static site is written by a command; a route asks only for the one file, in memory.
COMMANDS = {f"bundling.freeze.{name}" for name in ("freeze_site", "_publish", "_write")} | {
    "safe_write.write_whole",
    "safe_write.write_beside",
    "safe_write.keep_names",
    "safe_write._allow_as",
}


def _reached(start: str) -> dict[str, ast.Module]:
    """Return the modules of the dashboard that ``start`` imports, directly or not."""
    found: dict[str, ast.Module] = {}
    waiting = [start]
    while waiting:
        name = waiting.pop()
        path = ROOT / f"{name.replace('.', '/')}.py"
        if name in found or not path.exists():
            continue
        found[name] = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(found[name]):
            if isinstance(node, ast.ImportFrom) and node.module:
                waiting += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            elif isinstance(node, ast.Import):
                waiting += [alias.name for alias in node.names]
    return found


def _outside(tree: ast.Module) -> set[str]:
    names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    return {name.split(".")[0] for name in names | {str(n.module) for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}}


def _calls(tree: ast.AST) -> set[str]:
    called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    attributes = {f.attr for f in called if isinstance(f, ast.Attribute)} & WRITING
    return attributes | {f.id for f in called if isinstance(f, ast.Name)} & ({"open", "write_whole"} | EVALUATING)


class _WithoutFunctions(ast.NodeTransformer):
    def visit_FunctionDef(self, _: ast.FunctionDef) -> None:
        """Leave it out: what remains runs on import, or stands in a lambda."""


def _acting(name: str, tree: ast.Module) -> dict[str, set[str]]:
    """Return function -> what it calls of what acts; the rest of the module under its own name."""
    functions = {f"{name}.{f.name}": f for f in ast.walk(tree) if isinstance(f, ast.FunctionDef)}
    parts: dict[str, ast.AST] = {**functions, name: _WithoutFunctions().visit(copy.deepcopy(tree))}
    return {part: called for part, code in parts.items() if (called := _calls(code))}


def test_nothing_that_the_server_reaches_writes_runs_or_evaluates() -> None:
    reached = _reached("dashboard.server.web") | _reached("dashboard.server.serving")
    assert len(reached) > 20
    acting: dict[str, set[str]] = {}
    for module, tree in reached.items():
        acting |= _acting(module.removeprefix("dashboard."), tree)
    assert {name: called for name, called in acting.items() if name not in COMMANDS} == HARMLESS
    assert {name: _outside(tree) & FORBIDDEN for name, tree in reached.items() if _outside(tree) & FORBIDDEN} == {}


@pytest.mark.parametrize(
    "line",
    ["Path('x').open('wb')", "open('x', 'w')", "file.write(b'')", "os.rename('x', 'y')", "shutil.copyfile('x', 'y')", "eval('x')",
     "os.system('x')", "frame.to_csv('x')", "book.save('x')", "figure.savefig('x')", "json.dump(1, file)", "np.savetxt('x', [])",
     "archive.extractall()", "save = lambda: book.save('x')", "class A:\n    def f(self):\n        file.write('')"],
)  # fmt: skip
def test_what_writes_runs_or_evaluates_would_be_seen(line: str) -> None:
    assert _acting("module", ast.parse(line))


def test_a_route_reaches_only_the_frozen_file_in_memory() -> None:
    tree = _reached("dashboard.server.web")["dashboard.server.web"]
    taken = {a.name for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module == "dashboard.bundling.freeze" for a in n.names}
    assert taken == {"freeze_file"}


def test_the_routes_are_these(app: Dash) -> None:
    own = {str(rule) for rule in app.server.url_map.iter_rules() if not str(rule).startswith(("/_", "/<path:path>", "/static/"))}
    assert own == {
        "/", "/healthz", "/readyz", "/openapi.json", "/artefacts/<name>", "/assets/<path:filename>", "/data/<name>",
        "/social/<lang>-<version>.png", "/download/decks.json", "/download/dashboard.html", "/robots.txt", "/.well-known/security.txt",
        "/sitemap.xml", "/place/<code>.docx", "/<any(place, member):kind>/",
        "/<any(place, member):kind>/<name>", "/<any(place, member):kind>/<name>.pdf",
        "/datapackage.json", "/changes", "/changes.atom",
    }  # fmt: skip


def test_no_route_takes_anything(app: Dash) -> None:
    of_dash = {"/_dash-update-component"}  # refused, see test_guard.py
    taken = {str(rule) for rule in app.server.url_map.iter_rules() if (rule.methods or set()) - {"GET", "HEAD", "OPTIONS"}}
    assert taken <= of_dash


def test_a_public_process_never_loads_what_writes() -> None:
    serve = """
import sys
import app
app.listen = app.serve = lambda *_, **__: None
assert app.main([]) == 0
print(*[name for name in sys.modules if name.startswith(("dashboard.upkeep", "dashboard.io.versions", "dashboard.io.sheet", "filelock"))])
"""
    done = subprocess.run(
        [sys.executable, "-c", serve], cwd=ROOT, capture_output=True, text=True, check=True, env={"COVERAGE_AUDIENCE": "public"}
    )
    assert done.stdout.splitlines()[-1].strip() == ""
    assert len(done.stdout.splitlines()) == 2
