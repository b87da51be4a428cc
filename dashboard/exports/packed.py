"""Archives as small as they get, and the same each time they are made."""

import io
import zipfile


def packed(archive: bytes) -> bytes:
    """Return a ZIP archive with the same files, which say nothing of when they were made."""
    full, made = zipfile.ZipFile(io.BytesIO(archive)), io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as smaller:
        for entry in full.infolist():
            smaller.writestr(zipfile.ZipInfo(entry.filename), full.read(entry), zipfile.ZIP_DEFLATED)
    return made.getvalue()
