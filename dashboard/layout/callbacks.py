"""The wiring. Every callback runs in the browser, so the page needs no server after it has loaded."""

from dash import ClientsideFunction, Dash, Input, Output, State

from dashboard.domain.parameters import PARAMETERS

_WORDED = ("menu", "segments", "radios", "checks", "tick")  # looks whose options get their words in the browser


def controls() -> dict[str, tuple[str, str]]:
    """Return link parameter -> the component and property that hold it, in the order of the callbacks."""
    return {name: (parameter.control.id, parameter.control.prop) for name, parameter in PARAMETERS.items()}


def worded() -> list[tuple[str, str, str]]:
    """Return (parameter, component, property) for each text that a control shows in the reader's language."""
    shown = [p for p in PARAMETERS.values() if p.control.look in _WORDED and p.name != "lang"]
    options = [(p.name, p.control.id, "options") for p in shown]
    return options + [(p.name, p.control.id, prop) for p in shown if p.control.look == "menu" for prop in ("placeholder", "labels")]


def register(app: Dash) -> None:
    """Connect the controls with the browser half in ``browser/dash.js``."""
    held = controls().values()
    app.clientside_callback(ClientsideFunction("coverage", "fromLink"), [Output(*target) for target in held], Input("boot", "data"))
    app.clientside_callback(
        ClientsideFunction("coverage", "words"), [Output(control, prop) for _name, control, prop in worded()], Input("language", "value")
    )
    app.clientside_callback(
        ClientsideFunction("coverage", "paint"),
        [Output("map", "figure"), Output("partner-map", "figure")],
        [*(Input(*target) for target in held), Input("repaint", "data")],
        [State("map", "figure"), State("partner-map", "figure")],
    )
    app.clientside_callback(
        ClientsideFunction("coverage", "reset"), Output("boot", "data"), Input("reset", "n_clicks"), prevent_initial_call=True
    )
