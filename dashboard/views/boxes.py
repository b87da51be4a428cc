"""Boxes in which words stand on a map: x and y of the middle, width, height; pixels."""

Box = tuple[float, float, float, float]


def apart(one: Box, other: Box) -> bool:
    """Return whether two boxes have nothing in common."""
    return abs(one[0] - other[0]) * 2 >= one[2] + other[2] or abs(one[1] - other[1]) * 2 >= one[3] + other[3]


def inside(box: Box, room: tuple[float, float], *, margin: float) -> bool:
    """Return whether a box lies in a map of ``room`` (width and height), ``margin`` from its edges."""
    return all(abs(box[i] - room[i] / 2) * 2 + box[i + 2] <= room[i] - 2 * margin for i in (0, 1))


def holds(box: Box, point: tuple[float, float]) -> bool:
    """Return whether a point lies in a box."""
    return abs(point[0] - box[0]) * 2 < box[2] and abs(point[1] - box[1]) * 2 < box[3]


def nearest(box: Box, point: tuple[float, float]) -> tuple[float, float]:
    """Return the point of a box that is the nearest to ``point``."""
    x, y = (min(max(point[i], box[i] - box[i + 2] / 2), box[i] + box[i + 2] / 2) for i in (0, 1))
    return x, y
