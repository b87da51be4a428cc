"""Which names stand on a map: those that fit over the largest circle inside their place, in its middle or near it, the roomiest first, none
over another.

A place whose name finds no room bears its number alone, where that does.

``browser/core/labels.js`` keeps the same ones by the same :data:`RULES` and :data:`SHIFTS`, so that page, paper and slides name the same places.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dashboard.domain.evidence import STATED
from dashboard.domain.geometry import latitude, mercator
from dashboard.domain.partners import NO_LINK
from dashboard.domain.view import View
from dashboard.texts.translator import Translator
from dashboard.views.boxes import Box, apart, inside
from dashboard.views.callouts import CALLS, callouts
from dashboard.views.words import name_of

RULES = {
    "share": 1 / 64,  # size of the letters: of the height of the map,
    "least": 9,  # between so many pixels
    "most": 15,  # and so many;
    "country": 1.5,  # so much larger on the map of countries, which has more room for them,
    "country_least": 11,  # and at least so many pixels; space at both sides of a name there, in sizes
    "country_clear": 0.5,
    "letter": 0.5,  # width of a letter, in sizes
    "line": 1.15,  # height of a line, in sizes
    "fits": 0.28,  # half a letter and a little: how much of a name must lie over its circle, overhang apart
    "overhang": 1.9,  # how much wider than its circle a name may be
    "gap_overhang": 2.8,  # and a name without a number below it, once more: gaps must be named
    "gap_line": 34,  # pixels from one name beside the map to the next
    "gap_room": 64,  # and how much of it such a name needs at either side
    "call_room": 520,  # pixels of width from which countries are named beside themselves; on a phone the list below names them
    "call_spelt": 640,  # and from which their numbers have a unit there; else, as on a slide, they stand beside the name
    **CALLS,
}
SHIFTS = ((0, 0), (0, 0.5), (0, -0.5), (0.5, 0), (-0.5, 0))  # where in its circle a district's label is tried, in radii east and north

_JOINTS = (" & ", "-")  # behind which the name of a country is broken as well


@dataclass(frozen=True)
class Label:
    """The name of a place in its lines, the number below it (empty where there is none), and where both stand.

    ``point``: lon, lat and radius of the largest circle inside the place, degrees. ``unit``: of a country, what stands below instead of
    the number where there is room.
    """

    code: str
    lines: list[str]
    number: str
    point: list[float]
    unit: str = ""

    @property
    def spelt(self) -> "Label":
        """The same with its unit."""
        return replace(self, number=self.unit) if self.unit else self

    @property
    def short(self) -> "Label":
        """The same with its number beside its name."""
        return replace(self, lines=[*self.lines[:-1], f"{self.lines[-1]} {self.number}"], number="") if self.number else self


@dataclass(frozen=True)
class Labels:
    """The names of a map of some size.

    Attributes:
        kept: those that stand in their own place; one without lines is a number alone. size: of their letters, pixels.
        beside: code of a partner country -> where its name stands around it; pixels from the top left corner.
    """

    kept: list[Label]
    size: float
    beside: dict[str, tuple[Label, Box]]


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
    size = _size(view, height)
    kept: list[tuple[Label, Box]] = []
    others: list[Label] = []

    def at(lon: float, lat: float) -> tuple[float, float]:
        return (lon - left) * per_degree, (top - mercator(lat)) * per_degree

    def boxed(label: Label) -> Box:
        return _box(label, at(*label.point[:2]), size, clear=RULES["country_clear"] if view.partners else 0)

    def keep(label: Label) -> bool:
        """Take the label where it first finds room, if it does."""
        for moved in [label.spelt, label] if view.partners else [_shifted(label, *shift) for shift in SHIFTS]:
            box = boxed(moved)
            whole = not view.partners or inside(box, room, margin=0)  # the window cuts countries off
            if whole and _fits(moved, size, per_degree, partners=view.partners) and _free(box, kept):
                kept.append((moved, box))
                return True
        return False

    for label in sorted((label for label in _labels(view) if label.code not in but), key=lambda label: -label.point[2]):
        if not keep(label):
            others.append(label)
    beside = {}
    if view.partners and width * by >= RULES["call_room"]:
        land = {
            label.code: [(*at(lon, lat), radius * per_degree) for lon, lat, radius in view.dataset.country_circles[label.code]]
            for label in (*(label for label, _ in kept), *others)
        }
        roomy = width >= RULES["call_spelt"]
        spelt = {label.code: label.spelt if roomy else label.short for label in reversed(others)}
        found = callouts({code: boxed(label) for code, label in spelt.items()}, [box for _, box in kept], land, room=room, size=size)
        beside = {code: (spelt[code], box) for code, box in found.items()}
    for label in others if not view.partners else []:
        if label.number:
            keep(replace(label, lines=[]))
    return Labels([label for label, _ in kept], size, beside)


def least_size(view: View) -> float:
    """Return how small letters get on a map, pixels."""
    return RULES["country_least"] if view.partners else RULES["least"]


def _size(view: View, height: float) -> float:
    share = RULES["share"] * (RULES["country"] if view.partners else 1)
    return min(max(height * share, least_size(view)), RULES["most"])


def _shifted(label: Label, across: float, up: float) -> Label:
    """Return a label moved within its circle."""
    lon, lat, radius = label.point
    return replace(label, point=[lon + across * radius, latitude(mercator(lat) + up * radius), radius])


def _longest(label: Label) -> int:
    return max(len(words) for words in (label.lines or []) + [label.number])


def _box(label: Label, at: tuple[float, float], size: float, *, clear: float) -> Box:
    lines = len(label.lines) + (1 if label.number else 0)
    return (*at, (_longest(label) * RULES["letter"] + 2 * clear) * size, lines * size * RULES["line"])


def _fits(label: Label, size: float, per_degree: float, *, partners: bool) -> bool:
    overhang = RULES["overhang"] * (1 if label.number or partners else RULES["gap_overhang"])
    return _longest(label) * size * RULES["fits"] <= label.point[2] * per_degree * overhang


def _free(box: Box, kept: list[tuple[Label, Box]]) -> bool:
    return all(apart(box, other) for _, other in kept)


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
        return _country_labels(view, Translator(lang))
    points = view.geography.points
    return [
        Label(str(code), _broken(name_of(row, lang)), number_on_map(view, str(code)), points[str(code)])
        for code, row in view.inside.iterrows()
    ]


def _country_labels(view: View, _: Translator) -> list[Label]:
    linked, points = view.countries.loc[view.countries["class"] != NO_LINK], view.dataset.country_points
    found = view.links.loc[view.links["evidence"].ne(STATED)]
    members: dict[Any, int] = found.loc[found["member"].ne(view.dataset.coalition.id)].groupby("country")["member"].nunique().to_dict()

    def unit(code: str) -> str:
        if code in members:
            return _("{n, plural, one {# member} other {# members}}", n=members[code])
        return _("coalition") if code in set(found["country"]) else ""  # which is none of its members

    return [
        Label(
            str(code),
            _broken(name_of(row, _.lang), *_JOINTS),
            _.number(members[code]) if code in members else "",
            points[str(code)],
            unit(str(code)),
        )
        for code, row in linked.iterrows()
    ]


def _broken(name: str, *joints: str) -> list[str]:
    for joint in (" e ", *joints):
        name = name.replace(joint, f"{joint.rstrip()}\n")
    return name.split("\n")


def number_on_map(view: View, code: str) -> str:
    """Return the number that the colour of a place shows, ``?`` where it is not known, empty where no member is on record."""
    value = view.value(code)
    if value is None or value == "":
        return "?" if value is None else ""
    if view.measure.kind == "latest":
        return f"{value:.0f}"  # a year has no groups of digits
    return Translator(view.selection.lang).number(float(value), view.measure.digits)
