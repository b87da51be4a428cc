"""The filters. Options get their words in the browser, in the language chosen."""

from typing import Any

from dash import dcc, html

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import defaults
from dashboard.layout.text import t


def _field(label: str, control: Any, *, extra: Any = None) -> html.Div:
    """Return one labelled control. The label names the control for assistive technology too."""
    name = t(label, html.Span, className="field-label", id=f"{control.id}-label")
    return html.Div(
        [html.Div([name, extra], className="field-head"), control],
        className="field",
        role="group",
        **{"aria-labelledby": f"{control.id}-label"},
    )


def _many(control_id: str, values: tuple[str, ...]) -> dcc.Dropdown:
    return dcc.Dropdown(id=control_id, options=list(values), value=[], multi=True, searchable=True, placeholder="…", maxHeight=320)


def _one(control_id: str, values: tuple[str, ...], value: str) -> dcc.RadioItems:
    return dcc.RadioItems(id=control_id, options=list(values), value=value, className="segments", inline=True)


def filters(dataset: Dataset) -> html.Aside:
    """Return the filter column (a drawer on a phone)."""
    known, start = dataset.vocabulary, defaults()
    return html.Aside(
        [
            html.Div(
                [t("Filters", html.H2), html.Button("×", id="filters-close", className="icon", **{"data-msg-label": "Close the filters"})],
                className="drawer-head",
            ),
            html.Div(
                [
                    html.Label(t("Find a place"), htmlFor="place-search", className="field-label"),
                    html.Div(id="place-search-box"),
                ],
                className="field",
            ),
            _field("Level", _one("level", known["level"], start["level"])),
            _field("Members", _many("member-filter", known["member"]), extra=_one("match", known["match"], start["match"])),
            _field("Theme", _many("theme-filter", known["theme"])),
            _field("Kind of organisation", _many("kind-filter", known["kind"])),
            _field("County", _many("county-filter", known["county"])),
            _field(
                "Evidence",
                dcc.Checklist(id="evidence-filter", options=list(known["evidence"]), value=start["evidence"], className="checks"),
            ),
            _field(
                "What the colours show", dcc.RadioItems(id="measure", options=list(known["measure"]), value="members", className="checks")
            ),
            _field("Sources that name only a wider place", dcc.Checklist(id="wide", options=["1"], value=[], className="checks")),
            _field(
                "Years that the sources speak of", dcc.Checklist(id="undated", options=["1"], value=["1"], className="checks"), extra=None
            ),
            html.Div(id="years-box", className="field"),
            _field("What if they left?", _many("without-filter", known["without"])),
            html.Button(t("Reset the filters"), id="reset", className="button", n_clicks=0),
        ],
        id="filters",
        **{"data-msg-label": "Filters"},
    )
