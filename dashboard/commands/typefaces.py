"""The typefaces of paper: the page's own as TrueType for the profiles, and matplotlib's cut down for maps."""

import io
from collections.abc import Iterator
from typing import Any

from dashboard.bundling.typefaces import paper_files
from dashboard.exports.typefaces import CUT
from dashboard.safe_write import write_whole

_FAMILIES = {
    "DejaVuSans": "Paper Sans", "DejaVuSans-Bold": "Paper Sans", "DejaVuSerif": "Paper Serif", "DejaVuSerif-Bold": "Paper Serif",
}  # fmt: skip
_LETTERS = (
    range(0x20, 0x250),
    range(0x370, 0x530),
    range(0x2000, 0x2070),
    range(0x20A0, 0x20D0),
    range(0x2190, 0x2220),
    range(0x25A0, 0x2600),
)
_FAMILY_NAMES = (1, 4, 6, 16)  # of OpenType's table of names: family, full name, PostScript's name, typographic family


def set_up_paper() -> None:
    """Write the typefaces for paper; part of ``compress``."""
    from fontTools.ttLib import TTFont

    for packed, path in paper_files().items():
        font = TTFont(packed, recalcTimestamp=False)
        font.flavor = None
        write_whole(path, _saved(font))
    for name, content in cut_typefaces():
        write_whole(CUT / name, content)


def cut_typefaces() -> Iterator[tuple[str, bytes]]:
    """Yield matplotlib's own typefaces, cut down to some scripts and without rules for setting them: name of the file, content."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from matplotlib import get_data_path

    options = Options(layout_features=[], hinting=False, name_IDs=["*"])
    options.drop_tables += ["FFTM"]  # which it cannot cut
    for name, family in _FAMILIES.items():
        font = TTFont(f"{get_data_path()}/fonts/ttf/{name}.ttf", recalcTimestamp=False)
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=[letter for part in _LETTERS for letter in part])
        subsetter.subset(font)
        for record in font["name"].names:
            if record.nameID in _FAMILY_NAMES:
                record.string = family.replace(" ", "") if record.nameID == 6 else family
        yield f"{name}.ttf", _saved(font)


def _saved(font: Any) -> bytes:
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()
