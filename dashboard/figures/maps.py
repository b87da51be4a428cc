"""Empty maps: everything but the values, which the browser fills in from the coverage index."""

from typing import Any

from dashboard.figures.style import FONT

CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
    "showSendToCloud": False,
    "displaylogo": False,
    "responsive": True,
}


def empty_map(window: dict[str, list[float]]) -> dict[str, Any]:
    """Return a figure with the window's projection and no base map, so that nothing is fetched.

    A plain mapping: a server that starts need not wait until Plotly's Python classes have checked it; a test has them do so.
    """
    layout = {
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "showlegend": False,
        "dragmode": "pan",
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13},
        "geo": {
            "visible": False,
            "fitbounds": False,
            "bgcolor": "rgba(0,0,0,0)",
            "projection": {"type": "mercator"},
            "lonaxis": {"range": window["lon"]},
            "lataxis": {"range": window["lat"]},
        },
    }
    return {"data": [], "layout": layout}
