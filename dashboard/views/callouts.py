"""Where the names of partner countries stand that find no room in their own: around it, each with a line to it.

``browser/core/callouts.js`` places them by the same rules.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from dashboard.views.boxes import Box, apart, holds, inside, nearest

CALLS = {
    "call_near": 1.6,  # how near to the middle of its country a name stands beside it, in sizes,
    "call_step": 1.3,  # how much further with each step,
    "call_steps": 12,  # of so many
    "call_ways": 24,  # in so many directions
    "call_dot": 1.15,  # room for the dot in the country, in sizes
    "call_rounds": 3,  # each chooses, and once more when all others have
    "call_over": 0.8,  # steps that it rather goes further than stand with a corner or its middle over another country that is named,
    "call_cross": 20,  # or than have its line run through a name, or cross another
}
Point = tuple[float, float]
Circle = tuple[float, float, float]  # x, y and radius
_Line = tuple[Point, Point]


def callouts(
    names: Mapping[str, Box],
    taken: Sequence[Box],
    land: Mapping[str, Sequence[Circle]],
    *,
    room: Point,
    size: float,
) -> dict[str, Box]:
    """Return where each of ``names`` stands; without one that finds no place.

    Each stands as near to its country as it can, over no other name and no other dot. It goes further rather than over land that is named,
    than have its line run through a name, or cross the line of another.

    Args:
        names: code -> the box that its name would fill in the middle of its country, in the order in which they choose.
        taken: where names stand already. land: code of a country that is named -> circles that fill most of it.
        room: width and height of the map. size: of the letters. All in pixels.
    """
    dot = size * CALLS["call_dot"]
    dots = {code: (x, y, dot, dot) for code, (x, y, *_size) in names.items()}
    found: dict[str, Box] = {}
    for code in [*names] * int(CALLS["call_rounds"]):
        found.pop(code, None)
        others = [*taken, *found.values(), *(box for other, box in dots.items() if other != code)]
        circles = [circle for other, within in land.items() if other != code for circle in within]
        lines = [_line(names[other], box) for other, box in found.items()]
        least = math.inf
        for step, box in _around(names[code], size):
            if step >= least:
                break
            if not inside(box, room, margin=size / 2) or not all(apart(box, other) for other in (*others, dots[code])):
                continue
            cost = step + CALLS["call_over"] * sum(_on(corner, circles) for corner in _corners(box))
            if cost < least - 1e-9:
                cost += CALLS["call_cross"] * _crossings(box, _line(names[code], box), others, lines, step=size / 2)
            if cost < least - 1e-9:
                least, found[code] = cost, box
    return found


def _around(own: Box, size: float) -> Iterator[tuple[int, Box]]:
    """Yield the boxes around the middle of a country, the nearest first, each with how far it is away."""
    x, y, wide, high = own
    for step, way in product(range(int(CALLS["call_steps"])), range(int(CALLS["call_ways"]))):
        turn, reach = 2 * math.pi * way / CALLS["call_ways"], (CALLS["call_near"] + step * CALLS["call_step"]) * size
        yield step, (x + math.cos(turn) * (reach + wide / 2), y + math.sin(turn) * (reach + high / 2 - size), wide, high)


def _crossings(box: Box, line: _Line, others: Sequence[Box], lines: Sequence[_Line], *, step: float) -> int:
    """Return how many names and dots a line runs through, how many lines it crosses, and how many its name covers."""
    along = _along(line, step)
    through = sum(any(holds(other, point) for point in along) for other in others)
    return through + sum(_cross(line, other) + any(holds(box, point) for point in _along(other, step)) for other in lines)


def _line(own: Box, box: Box) -> _Line:
    """Return the line from the middle of a country to its name."""
    return own[:2], nearest(box, own[:2])


def _corners(box: Box) -> list[Point]:
    x, y, wide, high = box
    return [(x, y), *((x + across * wide / 2, y + down * high / 2) for across, down in product((-1, 1), repeat=2))]


def _on(point: Point, circles: Sequence[Circle]) -> bool:
    return any(math.hypot(point[0] - x, point[1] - y) < radius for x, y, radius in circles)


def _along(line: _Line, step: float) -> list[Point]:
    """Return points of a line that are at most ``step`` apart, without its ends."""
    (x, y), (to_x, to_y) = line
    parts = math.ceil(math.hypot(to_x - x, to_y - y) / step)
    return [(x + (to_x - x) * i / parts, y + (to_y - y) * i / parts) for i in range(1, parts)]


def _cross(one: _Line, other: _Line) -> bool:
    return all(_side(line, ends[0]) * _side(line, ends[1]) < 0 for line, ends in ((one, other), (other, one)))


def _side(line: _Line, point: Point) -> float:
    """Return on which side of a line a point lies: above or below zero."""
    (x, y), (to_x, to_y) = line
    return (to_x - x) * (point[1] - y) - (to_y - y) * (point[0] - x)
