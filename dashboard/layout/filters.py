"""The filters. Options get their words in the browser, in the language chosen."""

from typing import Any

from dash import dcc, html

from dashboard.domain.dataset import Dataset
from dashboard.domain.parameters import PARAMETERS, Control, Parameter
from dashboard.layout.text import t
from dashboard.texts.message import mark

_FIRST = ("level", "member", "theme")  # what most readers use, at once in reach
_BESIDE = {"member": "match"}  # parameters whose control stands in the head of another


def _field(label: str, control: Any, *, extra: Any = None) -> html.Div:
    """Return one labelled control. It bears the label's words itself for assistive technology: a group would say them twice."""
    name = t(label, html.Span, className="field-label", id=f"{control.id}-label")
    return html.Div([html.Div([name, extra], className="field-head"), control], className="field")


def component(parameter: Parameter, values: tuple[str, ...]) -> Any:
    """Return the component that holds a parameter; its options get their words in the browser."""
    control, default = parameter.control, parameter.default
    if control.look == "menu":
        return dcc.Dropdown(id=control.id, options=list(values), value=[], multi=True, searchable=True, placeholder="…", maxHeight=400)
    if control.look in ("checks", "tick"):
        ticked = ["1"] if control.look == "tick" and control.ticked == default else []
        options = ["1"] if control.look == "tick" else list(values)
        return dcc.Checklist(id=control.id, options=options, value=ticked if control.look == "tick" else list(default), className="checks")
    if control.look == "store":
        return dcc.Store(id=control.id)
    segments = control.look == "segments"
    return dcc.RadioItems(
        id=control.id,
        options=["", *values] if control.empty else list(values),
        value=default,
        className="segments" if segments else "checks",
        inline=segments,
    )


def _labelled(dataset: Dataset, parameter: Parameter) -> html.Div:
    beside = PARAMETERS.get(_BESIDE.get(parameter.name, ""))
    extra = component(beside, dataset.vocabulary[beside.name]) if beside else None
    field = _field(parameter.control.label, component(parameter, dataset.vocabulary[parameter.name]), extra=extra)
    if parameter.name == "undated":
        field.children.append(html.Div(id="years-box"))
    return field


def stores() -> list[Any]:
    """Return the parameters that other parts of the page set."""
    return [component(parameter, ()) for parameter in PARAMETERS.values() if parameter.control.look == "store"]


def segments(name: str) -> Any:
    """Return the control of a parameter of the header, with its usual value."""
    parameter = PARAMETERS[name]
    values = parameter.allowed() or ()
    control: Control = parameter.control
    options = [{"label": value.upper(), "value": value} for value in values] if name == "lang" else list(values)
    return dcc.RadioItems(id=control.id, options=options, value=parameter.default or values[0], className="segments small", inline=True)


def filters(dataset: Dataset) -> html.Aside:
    """Return the filter bar (a sheet on a phone): a control for each parameter that has a label, most of them behind one button."""
    first: list[Any] = []
    more: list[Any] = []
    for parameter in PARAMETERS.values():
        if parameter.control.label:
            (first if parameter.name in _FIRST else more).append(_labelled(dataset, parameter))
    return html.Aside(
        [
            html.Div(
                [
                    t("Filters", html.H2),
                    html.Button(
                        id="filters-close", className="icon", **{"data-icon": "close", "data-msg-label": mark("Close the filters")}
                    ),
                ],
                className="drawer-head",
            ),
            html.Div(
                [
                    html.Label(t("Place, member or theme"), htmlFor="place-search", className="field-label"),
                    html.Div(id="place-search-box"),
                ],
                className="field search",
            ),
            *first,
            html.Details(
                [
                    t("More filters", html.Summary, className="button quiet", **{"data-icon": "chevron"}),
                    html.Div(more, className="more-filters"),
                ],
                id="more-filters",
            ),
            html.Div(
                [
                    html.Button(t("Clear filters"), id="filters-clear", className="button quiet"),
                    html.Button(id="filters-show", className="button"),
                ],
                className="drawer-foot",
            ),
        ],
        id="filter-bar",
        **{"data-msg-label": mark("Filters")},
    )
