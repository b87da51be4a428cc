"""The page's typefaces: the ones that `make bundle` sets up, and what stands in for them without moving a line."""

from pathlib import Path

from dashboard.bundling.artefacts import Artefact, artefact
from dashboard.bundling.plotly_js import BUILD
from dashboard.figures.style import SANS, SERIF

# Each holds all letters of Albanian, in all weights.
_FILES = {
    family: BUILD / "node_modules/@fontsource-variable" / slug / f"files/{slug}-latin-wght-normal.woff2"
    for family, slug in ((SANS[0], "source-sans-3"), (SERIF[0], "source-serif-4"))
}
# The same as paper takes them, once `python -m dashboard compress` has unpacked them.
PAPER = BUILD / "typefaces"
# Typefaces of the machine, as wide and as high as ours: name in the style sheet -> their names there, size, ascent, descent (percent).
# Worked out from the letters of the page's own texts.
_STAND_INS = {
    SANS[1]: (("Arial", "Liberation Sans"), 93.6, 109.4, 42.7),
    SANS[2]: (("Noto Sans",), 88.3, 116.0, 45.3),
    SANS[3]: (("DejaVu Sans",), 82.0, 124.9, 48.8),
    SERIF[1]: (("Noto Serif",), 99.7, 103.9, 33.6),
    SERIF[2]: (("Times New Roman", "Liberation Serif"), 118.3, 87.6, 28.3),
    SERIF[3]: (("DejaVu Serif",), 92.8, 111.6, 36.1),
}


def typefaces(*, folder: str = "") -> tuple[list[Artefact], str]:
    """Return the files of the typefaces that were set up, and the style sheet that names them and what stands in for them.

    Args:
        folder: where they lie, as seen from the style sheet.
    """
    found = {family: path for family, path in _FILES.items() if path.exists()}
    files = {family: artefact(path.name.split("-latin")[0], path.read_bytes(), suffix="woff2") for family, path in found.items()}
    addresses = {family: f'url({folder}{file.name}) format("woff2")' for family, file in files.items()}
    rules = [_face(family, address, "font-weight:200 900;font-display:swap") for family, address in addresses.items()]
    for family, (names, size, ascent, descent) in _STAND_INS.items():
        sized = f"size-adjust:{size}%;ascent-override:{ascent}%;descent-override:{descent}%;line-gap-override:0%"
        rules.append(_face(family, ",".join(f'local("{name}")' for name in names), sized))
    stacks = {"--sans": (*SANS, "sans-serif"), "--serif": (*SERIF, "serif")}
    stacked = ";".join(f"{name}:{','.join(map(_quoted, stack))}" for name, stack in stacks.items())
    return list(files.values()), "".join([*rules, f":root{{{stacked}}}"])


def paper_files() -> dict[Path, Path]:
    """Return the files that were set up -> where they lie for paper."""
    return {path: _paper_file(path) for path in _FILES.values() if path.exists()}


def paper_typefaces() -> Path | None:
    """Return the folder of the typefaces for paper; None where they were not unpacked, and paper has those of its library."""
    return PAPER if all(_paper_file(path).exists() for path in _FILES.values()) else None


def _paper_file(path: Path) -> Path:
    return PAPER / f"{path.name.split('-latin')[0]}.ttf"


def _face(family: str, source: str, rest: str) -> str:
    return f'@font-face{{font-family:"{family}";src:{source};{rest}}}'


def _quoted(family: str) -> str:
    return f'"{family}"' if " " in family else family
