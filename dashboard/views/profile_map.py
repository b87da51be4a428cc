"""The map of a profile for paper, as SVG: the country for a member, a place among its neighbours."""

from collections.abc import Sequence
from html import escape

import shapely

from dashboard.domain.view import View
from dashboard.figures.style import MAP_COLOURS, SANS, colour_name
from dashboard.texts.translator import Translator
from dashboard.views.profile import Profile
from dashboard.views.svg_map import Frame, outlines
from dashboard.views.words import name_of

_COARSE_DEG = 0.012  # where the country is small
_FINE_DEG = 0.003  # where a place fills the map
_PAPER = MAP_COLOURS["light"]
_ON_RECORD = "c4"  # of one member: dark enough to be told from the rest in grey
_ASPECT = 58 / 64  # width by height, of paper
_WIDTH_PT = 164.0
_NAME_PT, _COUNT_PT = 7.5, 9.0
_SHIFTS_PT = (0, 8, -8, 14, -14)  # where a name goes that lies over another one
_LETTER = 0.55  # of the size, a letter's width


def paper_map(profile: Profile) -> str:
    """Return the map for paper, whole in itself: gaps are hatched, and of a place the neighbours are named with their members."""
    return _around(profile.view, profile.id) if profile.kind == "place" else _country(profile.view)


def paper_map_words(profile: Profile) -> tuple[str, str]:
    """Return what the map for paper shows, for those who cannot see it, and how it is read."""
    view, _ = profile.view, Translator(profile.lang)
    if profile.kind == "member":
        names = [name_of(row, profile.lang) for _code, row in view.inside.loc[view.inside["members"] > 0].iterrows()]
        nowhere = _("Map of the country: {name} is on record nowhere.", name=profile.name)
        text = _("Map of the country: {name} is on record in {list}.", name=profile.name, list=names) if names else nowhere
        return text, _("Dark: where the member is on record.")
    shown = [profile.id, *view.geography.neighbours[profile.id]]
    counts = [f"{name_of(view.table.loc[code], profile.lang)} {int(view.table['members'][code])}" for code in shown]
    text = _("{place} and its neighbours on a map. Members on record: {list}.", place=profile.name, list=counts)
    return text, _("Number: members on record. Hatched: no member is on record.")


def _country(view: View) -> str:
    width, height = map(float, Frame(view.dataset.windows["map"]).box.split()[2:])
    fills = {code: _PAPER[_ON_RECORD] if n else _PAPER["quiet"] for code, n in view.table["members"].items()}
    unit = width / _WIDTH_PT
    shapes = outlines(view.dataset, view.selection.level, tolerance_deg=_COARSE_DEG)
    paths = "".join(_shape(d, fills[code], _PAPER["border"], 0.6 * unit) for code, d in shapes.items())
    edge = "".join(f'<path d="{d}" fill="none" stroke="{_PAPER["coast"]}" stroke-width="{2 * unit:.1f}"/>' for d in shapes.values())
    return _drawing((0, 0, width, height), edge + paths)


def _around(view: View, code: str) -> str:
    """Return a place in the middle, ringed, its neighbours in the colours of their classes, the others pale."""
    shapes = outlines(view.dataset, view.selection.level, tolerance_deg=_FINE_DEG)
    near = [code, *view.geography.neighbours[code]]
    box = _box(view, near)
    unit = box[2] / _WIDTH_PT
    members = view.table["members"]
    hatch = (
        f'<pattern id="gap" patternUnits="userSpaceOnUse" width="{5 * unit:.1f}" height="{5 * unit:.1f}" patternTransform="rotate(45)">'
        f'<rect width="{5 * unit:.1f}" height="{5 * unit:.1f}" fill="#fff"/>'
        f'<rect width="{1.4 * unit:.1f}" height="{5 * unit:.1f}" fill="{_PAPER["hatch"]}"/></pattern>'
    )
    drawn = [f"<defs>{hatch}</defs>"]
    for other, d in shapes.items():
        drawn.append(_shape(d, _PAPER["quiet"], _PAPER["border"], 0.6 * unit) if other not in near else "")
    for other in near:
        fill = _PAPER[colour_name(view.table["class"][other], "usual")] if members[other] else "url(#gap)"
        drawn.append(_shape(shapes[other], fill, _PAPER["coast"], 0.6 * unit))
    drawn.append(
        f'<path d="{shapes[code]}" fill="none" stroke="{_PAPER["label"]}" stroke-width="{2.4 * unit:.1f}" stroke-linejoin="round"/>'
    )
    return _drawing(box, "".join(drawn) + _names(view, near, box))


def _box(view: View, codes: Sequence[str]) -> tuple[float, float, float, float]:
    """Return left, top, width and height around places, in the shape of the map on paper."""
    frame, boundaries = Frame(view.dataset.windows["map"]), view.dataset.boundaries[view.selection.level]
    west, south, east, north = boundaries.loc[list(codes)].total_bounds
    (left, top), (right, bottom) = (map(float, frame.point(*corner).split()) for corner in ((west, north), (east, south)))
    margin = 0.04 * max(right - left, bottom - top)
    width, height = right - left + 2 * margin, bottom - top + 2 * margin
    wide, high = max(width, height * _ASPECT), max(height, width / _ASPECT)
    return (left + right - wide) / 2, (top + bottom - high) / 2, wide, high


def _names(view: View, codes: Sequence[str], box: tuple[float, float, float, float]) -> str:
    """Return the names of places with their members; one that would lie over an earlier one is moved a little, or left out."""
    frame, unit, lang = Frame(view.dataset.windows["map"]), box[2] / _WIDTH_PT, view.selection.lang
    first, *others = codes
    taken: list[shapely.Polygon] = []
    drawn = []
    for code in [first, *sorted(others, key=lambda other: -view.geography.points[other][2])]:
        name, n = name_of(view.table.loc[code], lang), int(view.table["members"][code])
        middle, above = map(float, frame.point(*view.geography.points[code][:2]).split())
        half = len(name) * _LETTER * _NAME_PT * unit / 2
        x = min(max(middle, box[0] + half), box[0] + box[2] - half)
        for shift in _SHIFTS_PT:
            y = above + shift * unit
            covers = shapely.box(x - half, y - _NAME_PT * unit, x + half, y + _COUNT_PT * unit)
            if not any(covers.intersects(other) for other in taken):
                taken.append(covers)
                drawn += [_text(name, x, y, _NAME_PT * unit, 600), _text(str(n), x, y + _COUNT_PT * unit, _COUNT_PT * unit, 700)]
                break
    return "".join(drawn)


def _text(text: str, x: float, y: float, size: float, weight: int) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="{SANS[0]}, Libertinus Serif" font-size="{size:.1f}" font-weight="{weight}" text-anchor="middle"'
        f' fill="{_PAPER["label"]}" stroke="#fff" stroke-width="{size / 3:.1f}" stroke-linejoin="round" paint-order="stroke">{escape(text)}</text>'
    )


def _shape(d: str, fill: str, line: str, width: float) -> str:
    return f'<path d="{d}" fill="{fill}" stroke="{line}" stroke-width="{width:.1f}" stroke-linejoin="round"/>'


def _drawing(box: tuple[float, float, float, float], inner: str) -> str:
    left, top, width, height = box
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.0f} {top:.0f} {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}">'
        f"{inner}</svg>"
    )
