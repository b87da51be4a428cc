"""The script that draws the maps: the lean bundle where it was set up, else the full one of the Plotly package."""

from pathlib import Path

from plotly.offline import get_plotlyjs, get_plotlyjs_version

# `make bundle` puts it there; it knows the three kinds of trace that the maps use, in a third of the bytes.
LEAN = Path(__file__).parent.parent / "build" / "node_modules" / "plotly.js-geo-dist-min" / "plotly-geo.min.js"


def plotly_script(lean: Path = LEAN) -> str:
    """Return the source of Plotly.

    Raises:
        RuntimeError: the lean bundle is of another version than the installed package draws for.
    """
    if not lean.exists():
        return str(get_plotlyjs())
    text = lean.read_text(encoding="utf-8")
    if f"v{get_plotlyjs_version()}" not in text[:300]:
        raise RuntimeError(f"{lean} is not plotly.js {get_plotlyjs_version()}: run 'make bundle', or delete it to use the full bundle")
    return text
