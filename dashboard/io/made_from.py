"""Which table a spreadsheet was made from, as it says itself."""

import io
from contextlib import suppress

from dashboard.domain.merge import MADE_FROM


def made_from(workbook: bytes) -> str:
    """Return the fingerprint of the table that ``workbook`` was made from; empty where it says nothing."""
    import openpyxl

    with suppress(Exception):  # openpyxl raises many kinds; what cannot be read says nothing
        for said in openpyxl.load_workbook(io.BytesIO(workbook), read_only=True).custom_doc_props.props:
            if said.name == MADE_FROM:
                return str(said.value)
    return ""
