"""The page that shows the pictures of the gallery side by side: a row for each view, a column for each width."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

_TEMPLATE = Path(__file__).parent / "gallery.html"
PLAIN = "as it opens"


class Pictured(Protocol):
    """What the page must know of a picture."""

    @property
    def view(self) -> str: ...
    @property
    def window(self) -> tuple[int, int]: ...
    @property
    def language(self) -> str: ...
    @property
    def scheme(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def name(self) -> str: ...


def _filter(name: str, values: Iterable[str]) -> str:
    options = "".join(f"<option>{value}</option>" for value in values)
    return f'<label>{name} <select name="{name}"><option value="">all</option>{options}</select></label>'


def _cell(picture: Pictured | None, width: int) -> str:
    if not picture:
        return f'<td data-width="{width}"></td>'
    file, shape = f"{picture.name}.png", "{} / {}".format(*picture.window)
    image = f'<img loading="lazy" src="{file}" alt="{picture.name}" style="aspect-ratio: {shape}">'
    return f'<td data-width="{width}"><a href="{file}">{image}</a></td>'


def index_page(pictures: Sequence[Pictured]) -> str:
    """Return the page; its links are relative, to files beside it."""
    widths = sorted({picture.window[0] for picture in pictures})
    rows: dict[tuple[str, str, str, str], dict[int, Pictured]] = {}
    for picture in pictures:
        rows.setdefault((picture.view, picture.state or PLAIN, picture.language, picture.scheme), {})[picture.window[0]] = picture
    keys = sorted(rows)
    names = ("view", "state", "language", "scheme")
    filters = [_filter(name, sorted({key[n] for key in keys})) for n, name in enumerate(names)]
    filters.append(_filter("width", map(str, widths)))
    lines = []
    for key in keys:
        data = " ".join(f'data-{name}="{value}"' for name, value in zip(names, key, strict=True))
        cells = "".join(_cell(rows[key].get(width), width) for width in widths)
        lines.append(f'<tr {data}><th scope="row">{"<br>".join(key)}</th>{cells}</tr>')
    heads = "".join(f'<th scope="col" data-width="{width}">{width}</th>' for width in widths)
    parts = {"filters": "\n".join(filters), "heads": heads, "rows": "\n".join(lines)}
    text = _TEMPLATE.read_text("utf-8")
    for name, part in parts.items():
        text = text.replace(f"<!-- {name} -->", part)
    return text
