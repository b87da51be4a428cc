"""A document that needs none of the dashboard's scripts: pages of places and members, their cards, and what changed."""

from functools import cache
from html import escape
from pathlib import Path

from dashboard.bundling.typefaces import typefaces
from dashboard.figures.style import colour_sheet


def styled(*names: str, root: str = "../", mode: str = "") -> str:
    """Return the style element of a page: the dashboard's typefaces and colours, and style sheets that lie beside this module.

    Args:
        names: of the style sheets; ``frame`` dresses what all pages with the head and the foot of the house have in common.
        root: of the dashboard, as seen from the page. mode: the colour scheme; that of the reader where none is given.
    """
    return f"<style>{_faces(f'{root}artefacts/')}{colour_sheet(mode=mode)}{''.join(map(_sheet, names))}</style>"


@cache
def _faces(folder: str) -> str:
    return typefaces(folder=folder)[1]


@cache
def _sheet(name: str) -> str:
    return Path(__file__).with_name(f"{name}.css").read_text("utf-8")


def plain_page(title: str, body: str, *, lang: str, head: str) -> str:
    """Return a document; ``body``, and ``head``, which is what else stands there, are HTML."""
    return f"""<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
{head}
</head>
<body>{body}</body>
</html>
"""


def described(title: str, description: str, *, kind: str) -> str:
    """Return what search engines and link previews are told of a page."""
    said = escape(description)
    return (
        f'<meta name="description" content="{said}">\n<meta property="og:title" content="{escape(title)}">'
        f'<meta property="og:description" content="{said}"><meta property="og:type" content="{kind}">'
    )
