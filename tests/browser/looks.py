"""A page as a coarse grid of mean colours: what a test of its looks compares, without keeping pictures.

A cell is about 40 pixels wide. Antialiasing hardly moves the mean of one; that the machine's typefaces do not either, every text is set in
a face that comes with matplotlib, at the width of the page's own.
"""

import base64
import io
import json
from pathlib import Path

import matplotlib
import numpy as np
from PIL import Image

TOLERANCE = 12  # of 255, in the channel that differs most
SHARE = 0.02  # of the cells that may differ by more: a line that wraps elsewhere
_FACES = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
_ONE_FACE = """
for (const [data, weight] of %s) {
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  document.fonts.add(new FontFace("One Face", bytes.buffer, { weight, sizeAdjust: "86%%" }));
}
const style = new CSSStyleSheet();
style.replaceSync(`:root { --sans: "One Face" !important; --serif: "One Face" !important } * { font-family: "One Face" !important }`);
addEventListener("DOMContentLoaded", () => document.adoptedStyleSheets.push(style));
"""


def one_face() -> str:
    """Return the script, to be run before a page's own, that sets every text in the same face on every machine."""
    files = (("DejaVuSans.ttf", "100 549"), ("DejaVuSans-Bold.ttf", "550 900"))
    return _ONE_FACE % json.dumps([(base64.b64encode((_FACES / name).read_bytes()).decode(), weight) for name, weight in files])


def cells_of(png: bytes, columns: int, rows: int) -> np.ndarray:
    """Return the mean colour of each cell of a picture, ``rows`` x ``columns`` x 3."""
    with Image.open(io.BytesIO(png)) as picture:
        return np.asarray(picture.convert("RGB").resize((columns, rows), Image.Resampling.BOX))


def write_cells(cells: np.ndarray) -> str:
    """Return cells as JSON, a line for each row of the grid."""
    return json.dumps([" ".join(bytes(cell).hex() for cell in row) for row in cells], indent=1) + "\n"


def read_cells(text: str) -> np.ndarray:
    """Return the cells that :func:`write_cells` wrote."""
    return np.array([[list(bytes.fromhex(cell)) for cell in row.split()] for row in json.loads(text)], dtype=np.uint8)


def difference(found: np.ndarray, kept: np.ndarray) -> str:
    """Return what differs, and in which part of the window; empty where the two look alike."""
    if found.shape != kept.shape:
        return f"a grid of {found.shape[:2]} cells, where {kept.shape[:2]} are kept"
    off = np.abs(found.astype(int) - kept.astype(int)).max(axis=2) > TOLERANCE
    if off.mean() <= SHARE:
        return ""
    (rows, columns), (height, width) = np.nonzero(off), off.shape
    across, down = (f"{low / of:.0%} to {(high + 1) / of:.0%}" for low, high, of in
                    ((columns.min(), columns.max(), width), (rows.min(), rows.max(), height)))  # fmt: skip
    return f"{off.sum()} of {off.size} cells differ, from the left {across}, from the top {down}"
