"""How much of the machine others took while something was measured; what was disturbed is measured again."""

import os
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

MOST = 0.15  # processors that others may keep busy, before and during; above it a figure is called disturbed
_TRIES = 3
_BEFORE_S = 2.0
_TICKS = os.sysconf("SC_CLK_TCK")
Found = TypeVar("Found")


@dataclass(frozen=True)
class Disturbance:
    """Processors that others kept busy before a measurement and during it, and how often it was made."""

    before: float
    during: float
    tries: int

    @property
    def disturbed(self) -> bool:
        """Whether that is more than a figure bears."""
        return max(self.before, self.during) > MOST


def quietly(measure: Callable[[], Found], *, tries: int = _TRIES) -> tuple[Found, Disturbance]:
    """Return what ``measure`` finds, and how far others disturbed it: again where they did, and then the try that they disturbed least."""
    best: tuple[Found, Disturbance] | None = None
    for turn in range(1, tries + 1):
        before = _Others()
        time.sleep(_BEFORE_S)
        said, during = before.busy(), _Others()
        found = measure()
        disturbance = Disturbance(said, during.busy(), turn)
        if best is None or max(disturbance.before, disturbance.during) < max(best[1].before, best[1].during):
            best = found, disturbance
        if not disturbance.disturbed:
            break
    assert best
    return best[0], Disturbance(best[1].before, best[1].during, turn)


def noted(disturbances: dict[str, Disturbance]) -> dict[str, Any]:
    """Return them as JSON."""
    return {name: asdict(one) | {"disturbed": one.disturbed} for name, one in disturbances.items()}


class _Others:
    """What all processes but this one and its children have used since it was made."""

    def __init__(self) -> None:
        self._begun, self._all, self._own = time.monotonic(), _all_seconds(), _own_seconds()

    def busy(self) -> float:
        """Return the processors that they kept busy on average."""
        took = time.monotonic() - self._begun
        others = (_all_seconds() - self._all) - (_own_seconds() - self._own)
        return max(0.0, round(others / took, 2))


def _all_seconds() -> float:
    """Return the seconds of work of all processors since the start of the machine: all but waiting."""
    user, nice, system, _idle, _waiting, *rest = map(int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:8])
    return (user + nice + system + sum(rest)) / _TICKS


def _own_seconds() -> float:
    """Return the same of this process and all that it began, as far as they still run or were waited for."""
    took: dict[int, int] = {}
    children: dict[int, list[int]] = defaultdict(list)
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        process = int(path.parent.name)
        took[process] = sum(map(int, fields[11:15]))  # user, system, and the same of its children that have ended
        children[int(fields[1])].append(process)
    waiting, total = [os.getpid()], 0
    while waiting:
        process = waiting.pop()
        total += took.get(process, 0)
        waiting += children[process]
    return total / _TICKS
