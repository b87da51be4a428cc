"""Which names stand on a map: those that fit over the largest circle inside their place, in its middle or near it, the roomiest first, none
over another.

A place whose name finds no room bears its number alone, where that does.

``browser/core/labels.js`` keeps the same ones by the same :data:`RULES` and :data:`SHIFTS`, so that page, paper and slides name the same places.
"""

import math
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from itertools import product

from dashboard.domain.evidence import STATED
from dashboard.domain.geometry import latitude, mercator
from dashboard.domain.partners import NO_LINK
from dashboard.domain.view import View
from dashboard.texts.translator import Translator
from dashboard.views.words import name_of

RULES = {
    "share": 1 / 64,  # size of the letters: of the height of the map,
    "least": 9,  # between so many pixels
    "most": 15,  # and so many;
    "country": 1.25,  # so much larger on the map of countries, which has more room for them
    "letter": 0.5,  # width of a letter, in sizes
    "line": 1.15,  # height of a line, in sizes
    "fits": 0.28,  # half a letter and a little: how much of a name must lie over its circle, overhang apart
    "overhang": 1.9,  # how much wider than its circle a name may be
    "gap_overhang": 2.8,  # and a name without a number below it, once more: gaps must be named
    "gap_line": 34,  # pixels from one name beside the map to the next
    "gap_room": 64,  # and how much of it such a name needs at either side
    "call_room": 520,  # pixels of width from which countries are named beside themselves; on a phone the list below names them
    "call_near": 1.6,  # a country's name beside it: how near to its middle, in sizes,
    "call_step": 1.3,  # how much further with each step,
    "call_steps": 9,  # of so many
    "call_ways": 24,  # in so many directions
    "call_over": 2.5,  # steps that it rather goes further than stand over another country that is named
}
SHIFTS = ((0, 0), (0, 0.5), (0, -0.5), (0.5, 0), (-0.5, 0))  # where in its circle a district's label is tried, in radii east and north
_Box = tuple[float, float, float, float]  # x and y of the middle, width, height; pixels


@dataclass(frozen=True)
class Label:
    """The name of a place in its lines, the number below it (empty where there is none), and where both stand.

    ``point``: lon, lat and radius of the largest circle inside the place, degrees.
    """

    code: str
    lines: list[str]
    number: str
    point: list[float]


@dataclass(frozen=True)
class Labels:
    """The names of a map of some size.

    Attributes:
        kept: those that stand in their own place; one without lines is a number alone. size: of their letters, pixels.
        beside: code of a partner country -> where its name stands around it, the middle; pixels from the top left corner.
    """

    kept: list[Label]
    size: float
    beside: dict[str, tuple[Label, tuple[float, float]]]


def map_labels(view: View, room: tuple[float, float], *, by: float = 1, but: Container[str] = ()) -> Labels:
    """Return the labels that a map of ``room`` (width and height, pixels) bears, which is shown ``by`` so much larger.

    Args:
        but: codes of the places that are named beside the map, and so take no room in it.
    """
    width, height = room
    shown = view.dataset.windows["partner-map" if view.partners else "map"]
    (west, east), (south, north) = shown["lon"], (mercator(lat) for lat in shown["lat"])
    per_degree = min(width / (east - west), height / (north - south))
    left, top = (west + east) / 2 - width / 2 / per_degree, (south + north) / 2 + height / 2 / per_degree
    share = RULES["share"] * (RULES["country"] if view.partners else 1)
    size = min(max(height * share, RULES["least"]), RULES["most"])
    kept: list[tuple[Label, _Box]] = []
    others: list[tuple[Label, _Box]] = []

    def boxed(label: Label) -> _Box:
        lon, lat, _radius = label.point
        return _box(label, ((lon - left) * per_degree, (top - mercator(lat)) * per_degree), size)

    def keep(label: Label) -> bool:
        """Take the label where it first finds room, if it does."""
        for moved in (_shifted(label, *shift) for shift in (SHIFTS[:1] if view.partners else SHIFTS)):
            box = boxed(moved)
            whole = not view.partners or _inside(box, room, margin=0)  # the window cuts countries off
            if whole and _fits(moved, size, per_degree) and _free(box, kept):
                kept.append((moved, box))
                return True
        return False

    for label in sorted((label for label in _labels(view) if label.code not in but), key=lambda label: -label.point[2]):
        if not keep(label):
            others.append((label, boxed(label)))
    beside = (
        _callouts(kept, others, room=room, size=size, per_degree=per_degree) if view.partners and width * by >= RULES["call_room"] else {}
    )
    for label, _own in others if not view.partners else []:
        if label.number:
            keep(replace(label, lines=[]))
    return Labels([label for label, _ in kept], size, beside)


def _shifted(label: Label, across: float, up: float) -> Label:
    """Return a label moved within its circle."""
    lon, lat, radius = label.point
    return replace(label, point=[lon + across * radius, latitude(mercator(lat) + up * radius), radius])


def _longest(label: Label) -> int:
    return max(map(len, label.lines or [label.number]))


def _box(label: Label, at: tuple[float, float], size: float) -> _Box:
    lines = len(label.lines) + (1 if label.number else 0)
    return (*at, _longest(label) * size * RULES["letter"], lines * size * RULES["line"])


def _fits(label: Label, size: float, per_degree: float) -> bool:
    overhang = RULES["overhang"] * (1 if label.number else RULES["gap_overhang"])
    return _longest(label) * size * RULES["fits"] <= label.point[2] * per_degree * overhang


def _free(box: _Box, kept: list[tuple[Label, _Box]]) -> bool:
    return all(_apart(box, other) for _, other in kept)


def _callouts(
    kept: list[tuple[Label, _Box]], left: list[tuple[Label, _Box]], *, room: tuple[float, float], size: float, per_degree: float
) -> dict[str, tuple[Label, tuple[float, float]]]:
    """Return where the names stand that find no room in their own country.

    Each is at the nearest place around it that is free, rather over land that is not named.
    """
    dot = size * RULES["line"]
    circles = [(box[0], box[1], label.point[2] * per_degree) for label, box in (*kept, *left)]
    taken = [*(box for _, box in kept), *((x, y, dot, dot) for _, (x, y, *_size) in left)]
    found: dict[str, tuple[Label, tuple[float, float]]] = {}
    for label, own in left:
        least, best = math.inf, None
        for step, way in product(range(int(RULES["call_steps"])), range(int(RULES["call_ways"]))):
            turn, reach = 2 * math.pi * way / RULES["call_ways"], (RULES["call_near"] + step * RULES["call_step"]) * size
            x = own[0] + math.cos(turn) * (reach + own[2] / 2)
            y = own[1] + math.sin(turn) * (reach + own[3] / 2 - size)
            box = (x, y, own[2], own[3])
            if not _inside(box, room, margin=size / 2) or not all(_apart(box, other) for other in taken):
                continue
            over = sum(math.hypot(x - cx, y - cy) < radius + own[3] / 2 for cx, cy, radius in circles)
            if (cost := step + RULES["call_over"] * over) < least - 1e-9:
                least, best = cost, box
        if best:
            found[label.code] = (label, best[:2])
            taken.append(best)
    return found


def _inside(box: _Box, room: tuple[float, float], *, margin: float) -> bool:
    return all(abs(box[i] - room[i] / 2) * 2 + box[i + 2] <= room[i] - 2 * margin for i in (0, 1))


def beside(
    points: Mapping[str, tuple[float, float]], *, middle: float, top: float, bottom: float, line: float
) -> dict[str, tuple[bool, float]]:
    """Return for each code on which side of the map its name stands (True: the left), and the y of its middle.

    Each stands at the nearer side, as high as its place where there is room, ``line`` apart from the next, in the order of the places, so
    that no line to a place crosses another. Empty where they do not all find room.

    Args:
        points: x and y of each place, y downwards. middle: x between the sides. top, bottom: between which y the middles may stand.
    """
    most = int((bottom - top) // line) + 1
    across = sorted(points, key=lambda code: points[code][0])
    left = min(max(sum(points[code][0] < middle for code in across), len(across) - most), most)
    if len(across) > 2 * most:
        return {}
    found: dict[str, tuple[bool, float]] = {}
    for is_left, side in ((True, across[:left]), (False, across[left:])):
        down = sorted(side, key=lambda code: points[code][1])
        heights = _apart_by(line, [points[code][1] for code in down], top, bottom)
        found |= {code: (is_left, y) for code, y in zip(down, heights, strict=True)}
    return found


def _apart_by(line: float, wanted: list[float], top: float, bottom: float) -> list[float]:
    """Return the nearest places to those wanted (sorted) that are at least ``line`` apart."""
    placed: list[float] = []
    for y in wanted:
        placed.append(max(y, placed[-1] + line if placed else top))
    for i in reversed(range(len(placed))):
        placed[i] = min(placed[i], placed[i + 1] - line if i + 1 < len(placed) else bottom)
    return placed


def _labels(view: View) -> list[Label]:
    """Return what could be written: the places inside the selection with their numbers, or the countries with a link."""
    lang = view.selection.lang
    if view.partners:
        linked, points = view.countries.loc[view.countries["class"] != NO_LINK], view.dataset.country_points
        own = view.links.loc[view.links["evidence"].ne(STATED) & view.links["member"].ne(view.dataset.coalition.id)]
        members = own.groupby("country")["member"].nunique()  # the coalition itself is none of its members
        numbers = {code: Translator(lang).number(int(members[code])) if code in members else "" for code in map(str, linked.index)}
        return [
            Label(code, _broken(name_of(row, lang)), numbers[code], points[code])
            for code, (_, row) in zip(numbers, linked.iterrows(), strict=True)
        ]
    points = view.geography.points
    return [
        Label(str(code), _broken(name_of(row, lang)), number_on_map(view, str(code)), points[str(code)])
        for code, row in view.inside.iterrows()
    ]


def _broken(name: str) -> list[str]:
    return name.replace(" e ", " e\n").split("\n")


def _apart(one: _Box, other: _Box) -> bool:
    return abs(one[0] - other[0]) * 2 >= one[2] + other[2] or abs(one[1] - other[1]) * 2 >= one[3] + other[3]


def number_on_map(view: View, code: str) -> str:
    """Return the number that the colour of a place shows, ``?`` where it is not known, empty where no member is on record."""
    value = view.value(code)
    if value is None or value == "":
        return "?" if value is None else ""
    if view.measure.kind == "latest":
        return f"{value:.0f}"  # a year has no groups of digits
    return Translator(view.selection.lang).number(float(value), view.measure.digits)
