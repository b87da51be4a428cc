"""The typefaces of paper: matplotlib's own, cut down once to the letters that data of this part of the world have.

A PDF holds the letters that it uses; to pick them out of all that DejaVu has takes half a second each time.
"""

import atexit
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from matplotlib import get_data_path
from matplotlib.font_manager import fontManager

# What the cut ones lack is taken from the whole ones, which come with matplotlib and have every Albanian letter.
SANS, SERIF = ("Paper Sans", "DejaVu Sans"), ("Paper Serif", "DejaVu Serif")
_FILES = {"DejaVuSans": SANS[0], "DejaVuSans-Bold": SANS[0], "DejaVuSerif": SERIF[0], "DejaVuSerif-Bold": SERIF[0]}
_LETTERS = (
    range(0x20, 0x250),
    range(0x370, 0x530),
    range(0x2000, 0x2070),
    range(0x20A0, 0x20D0),
    range(0x2190, 0x2220),
    range(0x25A0, 0x2600),
)
_FAMILY_NAMES = (1, 4, 6, 16)  # of OpenType's table of names: family, full name, PostScript's name, typographic family


@cache
def set_up_typefaces() -> None:
    """Make the cut typefaces known to matplotlib, for as long as the process lives."""
    folder = tempfile.TemporaryDirectory(prefix="typefaces-")
    atexit.register(folder.cleanup)
    for path in _cut_files(Path(folder.name)):
        fontManager.addfont(path)


def _cut_files(folder: Path) -> Iterator[Path]:
    letters = [letter for part in _LETTERS for letter in part]
    for name, family in _FILES.items():
        font = TTFont(Path(get_data_path(), "fonts/ttf", f"{name}.ttf"))
        options = Options(layout_features=[], hinting=False, name_IDs=["*"])
        options.drop_tables += ["FFTM"]  # which it cannot cut
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=letters)
        subsetter.subset(font)
        for record in font["name"].names:
            if record.nameID in _FAMILY_NAMES:
                record.string = family.replace(" ", "") if record.nameID == 6 else family
        font.save(folder / f"{name}.ttf")
        yield folder / f"{name}.ttf"
