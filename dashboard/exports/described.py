"""The metadata of a view in the words of each form: chunks of a PNG, Dublin Core in an SVG, properties of a PDF and of a workbook."""

from datetime import datetime
from typing import Any

from dashboard.domain.view import View
from dashboard.views.metadata import Metadata, metadata_of


def in_png(view: View) -> dict[str, str | None]:
    """Return what a PNG says of itself, by the keywords of its standard."""
    meta = metadata_of(view)
    return {
        "Title": meta.title, "Author": meta.publisher, "Description": meta.about, "Copyright": meta.rights, "Creation Time": meta.created,
        "Software": None,
    }  # fmt: skip


def in_svg(view: View) -> dict[str, str | None]:
    """Return what an SVG says of itself, as Dublin Core."""
    meta = metadata_of(view)
    return {
        "Title": meta.title, "Description": meta.about, "Publisher": meta.publisher, "Rights": meta.rights, "Date": meta.created,
        "Identifier": meta.version, "Language": meta.language, "Creator": None,
    }  # fmt: skip


def in_pdf(view: View) -> dict[str, Any]:
    """Return what a PDF says of itself."""
    meta = metadata_of(view)
    made = datetime.fromisoformat(meta.created)
    return {
        "Title": meta.title, "Author": meta.publisher, "Subject": meta.about, "Keywords": meta.rights, "CreationDate": made,
        "Creator": None,
    }  # fmt: skip


def describe_workbook(properties: Any, meta: Metadata) -> None:
    """Fill in the properties of a workbook."""
    properties.title, properties.subject, properties.description = meta.title, meta.about, meta.rights
    properties.creator, properties.language, properties.version = meta.publisher, meta.language, meta.version
    properties.created = properties.modified = datetime.fromisoformat(meta.created)
