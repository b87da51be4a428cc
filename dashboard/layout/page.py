"""The page as a tree of components. The browser half fills tables, panel and sentences."""

from typing import Any

from dash import dcc, html

from dashboard.domain.dataset import Dataset
from dashboard.figures.maps import ALBANIA, CONFIG, PARTNERS, empty_map
from dashboard.layout.about import about
from dashboard.layout.filters import filters
from dashboard.layout.presenter import presenter, stage
from dashboard.layout.text import t


def _header(*, staff: bool) -> html.Header:
    tabs = [("map", "Map"), ("members", "Members"), ("claims", "Claims and gaps"), ("partners", "Partner countries"), ("about", "About")]
    links = [t(words, html.A, href=f"?view={view}", **{"data-view": view}) for view, words in tabs]
    if staff:
        links.append(t("Upkeep", html.A, href="/upkeep", id="upkeep-link"))
    return html.Header(
        [
            html.A(
                [html.Span("BKTF", className="brand-mark"), t("Coverage map", html.Span, className="brand-name")],
                href="?",
                className="brand",
                **{"data-view": "map"},
            ),
            html.Nav(links, id="view", **{"data-msg-label": "Views"}),
            html.Div(
                [
                    dcc.RadioItems(
                        id="language",
                        options=[{"label": "SQ", "value": "sq"}, {"label": "EN", "value": "en"}],
                        value="sq",
                        className="segments small",
                        inline=True,
                    ),
                    dcc.RadioItems(id="color-scheme", options=["light", "dark"], value="light", className="segments small", inline=True),
                    html.Button(t("Copy link"), id="copy-link", className="button quiet"),
                    html.Details(
                        [t("Take away", html.Summary, className="button quiet"), html.Div(id="export-list", className="menu")],
                        id="export-menu",
                    ),
                    html.Button(t("Present"), id="present", className="button"),
                ],
                className="tools",
            ),
        ],
        id="top",
    )


def _graph(graph_id: str, window: dict[str, list[float]]) -> dcc.Graph:
    return dcc.Graph(id=graph_id, figure=empty_map(window), config=CONFIG, className="graph", responsive=True)


def _map_box(graph_id: str, window: dict[str, list[float]], *, label: str) -> html.Div:
    """Return a map as one keyboard stop, with zoom buttons and a readout of the place in focus."""
    zoom = [("+", "in", "Zoom in"), ("−", "out", "Zoom out"), ("⟲", "reset", "Show the whole map")]
    buttons = [
        html.Button(sign, className="icon", **{"data-zoom": f"{graph_id}:{way}", "data-msg-label": words}) for sign, way, words in zoom
    ]
    return html.Div(
        [
            html.Div(
                _graph(graph_id, window), id=f"{graph_id}-box", className="map-box", tabIndex=0, role="application",
                **{"data-msg-label": label, "aria-describedby": f"{graph_id}-readout"},
            ),
            html.Div(buttons, className="zoom"),
            html.Div(id=f"{graph_id}-readout", className="readout", role="status"),
        ],
        className="map-frame",
    )  # fmt: skip


def _map_view() -> html.Div:
    return html.Div(
        [
            html.Div(
                [
                    html.P(id="summary", **{"aria-live": "polite"}),
                    _map_box("map", ALBANIA, label="Map of Albania: arrow keys move between neighbouring places, Enter opens the place"),
                    html.Div(id="legend", role="group", **{"data-msg-label": "Legend"}),
                    t("© OpenStreetMap contributors (ODbL 1.0), via geoBoundaries · boundaries of 2013 · presence is not coverage of need", html.P, className="attribution"),
                ],
                className="centre",
            ),
            html.Div(
                [html.Div(id="place-panel", role="region", **{"data-msg-label": "Place"}), html.Div(id="claim-80", role="region", **{"data-msg-label": "The 80 per cent"})],
                className="side",
            ),
            html.Div([t("The map in words", html.H2), html.Div(id="text-map", className="words"), t("The map as a table", html.H2), html.Div(id="place-table-box", className="table-scroll", tabIndex=0, role="region", **{"data-msg-label": "The map as a table"})], className="below"),
        ],
        id="view-map", className="view map-view",
    )  # fmt: skip


def _members_view() -> html.Div:
    return html.Div(
        [
            t("The 19 members", html.H1),
            t("Each strip shows the districts where a source documents the member; an empty one means that no source was found, not that the member is absent.", html.P, className="lead"),
            html.Div(id="member-cards"),
            t("Who is documented where", html.H2),
            t("Arrow keys walk through the cells, Enter opens the place on the map.", html.P, className="muted"),
            html.Div(id="matrix-order", className="choice", role="group", **{"data-msg-label": "Order of the matrix"}),
            html.Div(id="matrix-box", className="table-scroll", tabIndex=0, role="region", **{"data-msg-label": "Members by place"}),
            html.Div([t("One map for each theme", html.H2), t("A row counts under its own theme, else under those of its member. The coalition’s five orientations are not among them: no source says which member follows which.", html.P, className="muted"), html.Div(id="theme-maps")], className="themes-part"),
        ],
        id="view-members", className="view members-view", hidden=True,
    )  # fmt: skip


def _claims_view() -> html.Div:
    sections = [
        ("claims-box", "What the coalition says, weighed"),
        ("agreement-box", "Stated against documented"),
        ("gap-list", "Where nobody is documented"),
        ("dependence-box", "What hangs on one member"),
        ("copresence-box", "Who works in the same places"),
    ]
    return html.Div(
        [
            t("Does it hold, where are the gaps, who could fill them", html.H1),
            html.Div(id="scenario-box"),
            *(html.Section([t(title, html.H2), html.Div(id=box, className="table-scroll", tabIndex=0, role="region", **{"data-msg-label": title})]) for box, title in sections),
        ],
        id="view-claims", className="view claims-view", hidden=True,
    )  # fmt: skip


def _partners_view() -> html.Div:
    return html.Div(
        [
            html.Div(
                [
                    t("Partner countries", html.H1),
                    html.P(id="partner-summary", className="lead"),
                    _map_box("partner-map", PARTNERS, label="Map of partner countries: left and right arrows move between countries, Enter opens one"),
                    html.Div(id="partner-legend", role="group", **{"data-msg-label": "Legend"}),
                    t("Natural Earth (public domain). Boundaries are no opinion on status.", html.P, className="attribution"),
                    html.Div([t("The map in words", html.H2), html.Div(id="partner-words", className="words")], className="below"),
                ],
                className="centre",
            ),
            html.Div([html.Div(id="country-panel", role="region", **{"data-msg-label": "Country"}), html.Div(id="partner-list")], className="side"),
        ],
        id="view-partners", className="view partners-view", hidden=True,
    )  # fmt: skip


def page(dataset: Dataset, *, staff: bool = False) -> html.Div:
    """Return the whole page; for ``staff`` with the way to the rows."""
    stores: list[Any] = [
        dcc.Store(id=name)
        for name in ("boot", "view-store", "place-store", "since-store", "until-store", "fade-store", "add-store", "repaint")
    ]
    return html.Div(
        [
            *stores,
            t("Skip to the content", html.A, href="#main", className="skip"),
            _header(staff=staff),
            html.Div(id="notice", role="status"),
            html.Main(
                [
                    html.Div(id="paper-stamps"),
                    html.Div([t("Filters", html.Button, id="filters-open", className="button"), html.Div(id="chips")], className="bar"),
                    filters(dataset),
                    stage(),
                    html.Div([_map_view(), _members_view(), _claims_view(), _partners_view(), about()], id="views"),
                ],
                id="main",
                tabIndex=-1,
            ),
            html.Footer(id="provenance"),
            *presenter(),
        ],
        id="page",
    )
