"""What was wanted, against what a run found."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Found = dict[str, Any]


@dataclass(frozen=True)
class Goal:
    """``figure`` takes the figure from what was found; it is to be at most ``limit``, or at least. ``of``: the measurement it is from."""

    words: str
    of: str
    figure: Callable[[Found], float]
    limit: float
    at_least: bool = False
    form: str = "{:,.0f}"

    def met(self, value: float) -> bool:
        """Return whether ``value`` is as wanted."""
        return value >= self.limit if self.at_least else value <= self.limit


def _visit(line: str, key: str) -> Callable[[Found], float]:
    return lambda found: found["visits"][line]["ours"]["first"][key]


def _dearest(found: Found) -> float:
    return max(found["export_s"].values())


_LINE = "10 Mbps, 40 ms"
GOALS = (
    Goal("selection to painted frame, median, ms", "selection", lambda f: f["selection_ms"]["ours"]["median"], 33),
    Goal("the same, p95, ms", "selection", lambda f: f["selection_ms"]["ours"]["p95"], 50),
    Goal("the same at 40 ms of line: times as fast as naive", f"selection, {_LINE}",
         lambda f: f["selection_line_ms"]["naive"]["median"] / f["selection_line_ms"]["ours"]["median"], 5, at_least=True, form="{:.1f}"),
    Goal("map that answers, loopback, ms", "first visit, plain", _visit("plain", "live_ms"), 600),
    Goal("map that answers, 10 Mbps, ms", f"first visit, {_LINE}", _visit(_LINE, "live_ms"), 1000),
    Goal("a place's page before the scripts, slow 4G, ms from the first byte", "tap before the scripts, slow 4G, 4x CPU",
         lambda f: f["early_taps"]["slow 4G, 4x CPU"]["answer_ms"], 1200),
    Goal("a place's answer on loopback, ms from the tap", "first tap, plain", lambda f: f["taps"]["plain"]["ours"]["tap_ms"], 300),
    Goal("first visit besides the typefaces, kB", "first visit, plain",
         lambda f: (_visit("plain", "bytes")(f) - _visit("plain", "font_bytes")(f)) / 1000, 600),
    Goal("10,000 members: selection, median, ms", "10,000 members", lambda f: f["big"]["selection_ms"]["big"]["median"], 50),
    Goal("10,000 members: start, s", "10,000 members", lambda f: f["big"]["start_s"], 5, form="{:.1f}"),
    Goal("start of the shipped data, s", "start", lambda f: f["start_s"]["ours"], 1.2, form="{:.2f}"),
    Goal("the presentation with one member, s", "export", lambda f: f["deck_s"]["with one member"], 2, form="{:.1f}"),
    Goal("the presentation with each member, s", "export", lambda f: f["deck_s"]["with each member"], 2, form="{:.1f}"),
    Goal("the slowest of the other files, s", "export", _dearest, 0.5, form="{:.2f}"),
    Goal("cheap files in a flood of dear ones: p95, ms", "flood", lambda f: f["flood"]["p95_ms"], 1000),
    Goal("cheap files in a flood of dear ones: refused", "flood", lambda f: f["flood"]["refused"], 0),
    Goal("visits broken while the data are swapped", "swaps", lambda f: f["swaps"]["broken"], 0),
)  # fmt: skip


def judged(found: Found) -> Iterator[tuple[str, str, str, str]]:
    """Yield each goal with what was wanted, what was found, and whether that is met; what was not measured is said to be so."""
    for goal in GOALS:
        wanted = f"{'at least' if goal.at_least else 'at most'} {goal.limit:g}"
        try:
            value = float(goal.figure(found))
        except (KeyError, TypeError, ValueError, ZeroDivisionError):
            yield goal.words, wanted, "", "not measured"
            continue
        disturbed = found.get("disturbance", {}).get(goal.of, {}).get("disturbed")
        met = "met" if goal.met(value) else "not met"
        yield goal.words, wanted, goal.form.format(value), f"{met}, disturbed" if disturbed else met
