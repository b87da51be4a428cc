"""The wiring. Every callback runs in the browser, so the page needs no server after it has loaded."""

from dash import ClientsideFunction, Dash, Input, Output, State

# Link parameter -> the component and property that hold it, in the order of the callbacks.
CONTROLS = {
    "level": ("level", "value"),
    "member": ("member-filter", "value"),
    "match": ("match", "value"),
    "theme": ("theme-filter", "value"),
    "kind": ("kind-filter", "value"),
    "county": ("county-filter", "value"),
    "evidence": ("evidence-filter", "value"),
    "measure": ("measure", "value"),
    "wide": ("wide", "value"),
    "lang": ("language", "value"),
    "theme_mode": ("color-scheme", "value"),
    "view": ("view-store", "data"),
    "place": ("place-store", "data"),
    "since": ("since-store", "data"),
    "until": ("until-store", "data"),
    "undated": ("undated", "value"),
    "without": ("without-filter", "value"),
    "fade": ("fade-store", "data"),
    "add": ("add-store", "data"),
}
WORDED = (
    "level",
    "member-filter",
    "match",
    "theme-filter",
    "kind-filter",
    "county-filter",
    "evidence-filter",
    "measure",
    "wide",
    "color-scheme",
    "undated",
    "without-filter",
)
SEARCHED = ("member-filter", "theme-filter", "kind-filter", "county-filter", "without-filter")


def register(app: Dash) -> None:
    """Connect the controls with the browser half in ``assets/``."""
    outputs = [Output(*target) for target in CONTROLS.values()]
    app.clientside_callback(ClientsideFunction("coverage", "fromLink"), outputs, Input("boot", "data"))
    app.clientside_callback(
        ClientsideFunction("coverage", "words"),
        [*(Output(control, "options") for control in WORDED), *(Output(control, "placeholder") for control in SEARCHED)],
        Input("language", "value"),
    )
    app.clientside_callback(
        ClientsideFunction("coverage", "paint"),
        [Output("map", "figure"), Output("partner-map", "figure")],
        [*(Input(*target) for target in CONTROLS.values()), Input("repaint", "data")],
        [State("map", "figure"), State("partner-map", "figure")],
    )
    app.clientside_callback(
        ClientsideFunction("coverage", "reset"), Output("boot", "data"), Input("reset", "n_clicks"), prevent_initial_call=True
    )
