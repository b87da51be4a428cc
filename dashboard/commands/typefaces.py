"""The typefaces of the page for paper: browsers take them packed, the library that sets the profiles does not."""

import io

from dashboard.bundling.typefaces import paper_files
from dashboard.safe_write import write_whole


def unpack_typefaces() -> None:
    """Write the typefaces that were set up as TrueType, for paper; part of ``compress``."""
    from fontTools.ttLib import TTFont

    for packed, path in paper_files().items():
        font, buffer = TTFont(packed, recalcTimestamp=False), io.BytesIO()
        font.flavor = None
        font.save(buffer)
        write_whole(path, buffer.getvalue())
