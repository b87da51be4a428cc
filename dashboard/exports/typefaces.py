"""The typefaces of paper: matplotlib's own, cut down to the letters of this part of the world where ``compress`` has run.

A PDF holds the letters that it uses; to pick them out of all that DejaVu has takes half a second each time.
"""

from functools import cache
from pathlib import Path

from matplotlib.font_manager import fontManager

CUT = Path(__file__).parents[2] / "build/cut-typefaces"
# What the cut ones lack is taken from the whole ones, which come with matplotlib and have every Albanian letter.
_IS_CUT = CUT.is_dir()
SANS = ("Paper Sans", "DejaVu Sans") if _IS_CUT else ("DejaVu Sans",)
SERIF = ("Paper Serif", "DejaVu Serif") if _IS_CUT else ("DejaVu Serif",)


@cache
def set_up_typefaces() -> None:
    """Make the cut typefaces known to matplotlib."""
    for path in sorted(CUT.glob("*.ttf")):
        fontManager.addfont(path)
