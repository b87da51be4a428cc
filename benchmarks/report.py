"""The measures as a table in Markdown and as a picture."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.goals import judged
from benchmarks.quiet import MOST

Row = tuple[str, str, str, str, str]  # what, ours, naive, floor, naive : ours


def table(found: dict[str, Any]) -> str:
    """Return what was measured, one line each."""
    machine = found["machine"]
    head = (
        f"Measured {found['date']} on {machine['cpu']}, {machine['cores']} cores, {machine['memory_gb']} GB, Python {machine['python']}; "
        f"load of the machine before: {found['busy_before']:.1f}.\n\n| what | ours | naive | floor | naive : ours |\n"
        "| --- | ---: | ---: | ---: | ---: |\n"
    )
    rows = [*_selections(found), *_visits(found), *_taps(found), *_server(found), *_files(found), *_held(found), *_big(found)]
    goals = "".join(f"| {' | '.join(goal)} |\n" for goal in judged(found))
    body = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    return f"{head}{body}\n{_disturbed(found)}\n| wanted | | found | |\n| --- | --- | ---: | --- |\n{goals}"


def _disturbed(found: dict[str, Any]) -> str:
    """Say which figures others disturbed, though they were measured again."""
    said = [
        f"{name} ({one['before']:g} before, {one['during']:g} during, {one['tries']} tries)"
        for name, one in found["disturbance"].items()
        if one["disturbed"]
    ]
    kept = "; ".join(said) or "none"
    return f"Disturbed, though measured again (others kept more than {MOST:g} processors busy): {kept}.\n"


def _sides(what: str, values: dict[str, Any], *, form: str = "{:,.0f}") -> Row:
    said = [form.format(values[name]) if values.get(name) is not None else "" for name in ("ours", "naive", "floor")]
    ours, naive = values.get("ours"), values.get("naive")
    return (what, said[0], said[1], said[2], f"{naive / ours:.1f}" if ours and naive else "")


def _selections(found: dict[str, Any]) -> Iterator[Row]:
    for key in ("median", "p95"):
        yield _sides(f"selection to painted frame, ms, {key}", {name: f[key] for name, f in found["selection_ms"].items()})

    for key in ("median", "p95"):
        line = {name: f[key] for name, f in found["selection_line_ms"].items()}
        yield _sides(f"selection, 10 Mbps, 40 ms: to painted frame, ms, {key}", line)


def _taps(found: dict[str, Any]) -> Iterator[Row]:
    for line, tap in found["early_taps"].items():
        yield _sides(f"tap before the scripts, {line}: a place's page, ms from the first byte", {"ours": tap["answer_ms"]})
    for line, sites in found["taps"].items():
        yield _sides(f"first tap, {line}: a place's answer, ms from the beginning", {name: tap["answer_ms"] for name, tap in sites.items()})
        yield _sides(f"first tap, {line}: ms from the tap", {name: tap["tap_ms"] for name, tap in sites.items()})


def _held(found: dict[str, Any]) -> Iterator[Row]:
    flood, swaps = found["flood"], found["swaps"]
    said = f"{flood['files']} files, p95 {flood['p95_ms']:,.0f} ms, {flood['refused']} refused"
    yield ("flood: cheap files beside 16 clients who ask for dear ones", said, "", "", "")
    if swaps:
        said = f"{swaps['visits']:,} visits, {swaps['loaded once again']} loaded once again, {swaps['broken']} broken"
        yield (f"swaps: {swaps['swaps']} of the data under 2 x 2 workers, {swaps['restarts']} restarts", said, "", "", "")


_FIRST = {
    "shown_ms": "map painted, ms", "live_ms": "map that answers, ms", "lcp_ms": "LCP, ms", "cls": "CLS",
    "blocked_ms": "total blocking time, ms", "bytes": "kB on the wire", "font_bytes": "kB of typefaces",
    "brotli_bytes": "kB, were all of it brotli",
    "requests": "requests", "foreign": "requests to other hosts",
}  # fmt: skip


def _visits(found: dict[str, Any]) -> Iterator[Row]:
    for line, sites in found["visits"].items():
        for key, words in _FIRST.items():
            if line == "plain" or key.endswith("_ms") or key == "cls":
                values = {name: _scaled(key, site["first"].get(key)) for name, site in sites.items()}
                if any(v is not None for v in values.values()):
                    yield _sides(f"first visit, {line}: {words}", values, form="{:.3f}" if key == "cls" else "{:,.0f}")
    for key in ("bytes", "requests"):
        sites = found["visits"]["plain"]
        yield _sides(f"second visit: {_FIRST[key]}", {name: _scaled(key, site["second"][key]) for name, site in sites.items()})


def _scaled(key: str, value: float | None) -> float | None:
    return value / 1000 if value is not None and key.endswith("bytes") else value


def _server(found: dict[str, Any]) -> Iterator[Row]:
    yield _sides("start to the first answer, s", found["start_s"], form="{:.2f}")
    yield _sides("memory of the server, MB", found["memory_mb"])
    for name, load in found["load"].items():
        if load:
            said = f"{load['per_second']:,.0f} a second, p95 {load['p95_ms']:,.0f} ms, {load['failed']:.0f} failed"
            said = said if load["per_second"] else "none answered in 5 s"
            side, path = name.split()
            yield (f"200 readers of `{path}`", *(said if side == s else "" for s in ("ours", "naive", "floor")), "")  # type: ignore[misc]


def _files(found: dict[str, Any]) -> Iterator[Row]:
    freeze = found["freeze"]
    said = f"{freeze['seconds']:.1f} s, {freeze['bytes'] / 1e6:.1f} MB, brotli {freeze['brotli_bytes'] / 1e6:.1f} MB"
    yield ("freeze into one file", said, "", "", "")
    for form, took in found["export_s"].items():
        yield (f"export {form}, s", f"{took:.2f}", "", "", "")
    for deck, took in found["deck_s"].items():
        yield (f"export presentation.pptx, {deck}, s", f"{took:.2f}", "", "", "")


def _big(found: dict[str, Any]) -> Iterator[Row]:
    big = found["big"]
    if big["start_s"] is None:
        yield ("10,000 members, 200,000 operations: start, s", "not within 45", "", "", "")
    else:
        yield ("10,000 members, 200,000 operations: start, s", f"{big['start_s']:.1f}", "", "", "")
        yield ("the same: memory, MB", f"{big['memory_mb']:,.0f}", "", "", "")
        yield ("the same: index, compressed, MB", f"{big['index_bytes'] / 1e6:.2f}", "", "", "")
        yield ("the same: first visit, map that answers, ms", f"{big['visit']['live_ms']:,.0f}", "", "", "")
        for key in ("median", "p95"):
            yield (f"the same: selection to painted frame, ms, {key}", f"{big['selection_ms']['big'][key]:.0f}", "", "", "")
    growth = found["growth"]
    for size, took in growth["sizes"].items():
        said = f"{took['load_s']:.1f} + {took['index_s']:.1f} s, {took['memory_mb']:,.0f} MB, "
        said += f"index {took['index_brotli_bytes'] / 1e6:.1f} MB brotli"
        yield (f"{int(size):,} operations: load and check + index", said, "", "", "")
    yield ("growth: time ~ rows to the power of", f"{growth['exponent']:.2f}", "", "", "")


def draw(found: dict[str, Any], path: Path) -> None:
    """Draw selections, first visits and growth side by side."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    figure = Figure(figsize=(12, 4), layout="constrained")
    left, middle, right = figure.subplots(1, 3)
    colours = {"ours": "#0f5c64", "naive": "#b5651d", "floor": "#8a9a9b"}
    for place, (name, took) in enumerate(found["selection_ms"].items()):
        left.bar(place, took["median"], color=colours[name], yerr=[[0], [took["p95"] - took["median"]]], capsize=4)
    left.set(title="Selection to painted frame, ms\n(median, line to p95)", xticks=range(3), xticklabels=list(found["selection_ms"]))
    for shift, name in enumerate(colours):
        seconds = [sites[name]["first"]["shown_ms"] / 1000 for sites in found["visits"].values()]
        middle.bar([place + 0.27 * (shift - 1) for place in range(len(seconds))], seconds, width=0.25, color=colours[name], label=name)
    middle.set(title="First visit: map painted, s", xticks=range(len(found["visits"])), xticklabels=list(found["visits"]))
    middle.legend(frameon=False)
    sizes = found["growth"]["sizes"]
    right.loglog([int(s) for s in sizes], [t["load_s"] + t["index_s"] for t in sizes.values()], "o-", color=colours["ours"])
    right.set(title=f"Load, check, index, s\n(power {found['growth']['exponent']:.2f})", xlabel="operations")
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "benchmarks"}):
        figure.savefig(path, metadata={"Date": None})
