"""The page as a tree of components. The browser half fills tables, panel and sentences."""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.domain.dataset import Dataset
from dashboard.domain.geometry import mercator
from dashboard.figures.maps import CONFIG, empty_map
from dashboard.layout.about import about
from dashboard.layout.filters import filters, segments, stores
from dashboard.layout.presenter import presenter, stage
from dashboard.layout.text import t
from dashboard.texts.message import mark


def _header(dataset: Dataset, *, staff: bool) -> html.Header:
    tabs = [  # the second words stand where there is little room
        ("map", mark("Map"), ""),
        ("members", mark("Members"), ""),
        ("claims", mark("Claims and gaps"), mark("Claims")),
        ("partners", mark("Partner countries"), mark("Abroad")),
        ("about", mark("About"), ""),
    ]
    links = [
        html.A(
            [t(words, className="long"), t(brief, className="brief")] if brief else t(words),
            href=f"?view={view}",
            **{"data-view": view},
        )
        for view, words, brief in tabs
    ]
    if staff:
        links.append(t("Edit data", html.A, href="upkeep", id="upkeep-link"))
    return html.Header(
        [
            html.A(
                [html.Span(dataset.coalition.short["en"], className="brand-mark"), t("Coverage map", html.Span, className="brand-name")],
                href="?",
                className="brand",
                **{"data-view": "map"},
            ),
            html.Nav(links, id="view", **{"data-msg-label": mark("Views")}),
            html.Div(
                [
                    html.Button(id="search-open", className="icon", **{"data-icon": "search", "data-msg-label": mark("Search")}),
                    html.Button(id="filters-open", className="icon"),
                    html.Button(
                        id="menu-open",
                        className="icon",
                        **{"data-icon": "menu", "data-msg-label": mark("Menu"), "aria-expanded": "false", "aria-controls": "tools"},
                    ),
                ],
                className="phone-tools",
            ),
            html.Div(
                [
                    segments("lang"),
                    segments("theme_mode"),
                    html.Button(t("Copy link"), id="copy-link", className="button quiet", **{"data-icon": "link"}),
                    html.Details(
                        [
                            t("Download", html.Summary, className="button quiet", **{"data-icon": "download"}),
                            html.Div(id="export-list", className="menu"),
                        ],
                        id="export-menu",
                    ),
                    html.Button(t("Present"), id="present", className="button", **{"data-icon": "present"}),
                    t("About", html.A, href="?view=about", className="about-link", **{"data-view": "about"}),
                ],
                id="tools",
                className="tools",
            ),
        ],
        id="top",
    )


def _graph(graph_id: str, window: dict[str, list[float]]) -> dcc.Graph:
    return dcc.Graph(id=graph_id, figure=empty_map(window), config=CONFIG, className="graph", responsive=True)


def _map_box(graph_id: str, window: dict[str, list[float]], *, label: str) -> html.Div:
    """Return a map as one keyboard stop, with zoom buttons and a readout of the place in focus."""
    zoom = [("plus", "in", mark("Zoom in")), ("minus", "out", mark("Zoom out")), ("reset", "reset", mark("Show the whole map"))]
    buttons = [
        html.Button(className="icon", **{"data-icon": icon, "data-zoom": f"{graph_id}:{way}", "data-msg-label": words})
        for icon, way, words in zoom
    ]
    return html.Div(
        [
            html.Div(id=f"{graph_id}-land", className="land"),
            html.Div(
                _graph(graph_id, window), id=f"{graph_id}-box", className="map-box", tabIndex=0, role="application",
                **{"data-msg-label": label, "aria-describedby": f"{graph_id}-readout"},
            ),
            html.Div(id=f"{graph_id}-names", className="names"),
            html.Div(buttons, className="zoom"),
            html.Div(id=f"{graph_id}-readout", className="hidden", role="status"),
        ],
        className="map-frame",
    )  # fmt: skip


def _sheet() -> html.Div:
    """Return the place chosen: a panel, on a phone a sheet from below with a handle."""
    handle = html.Button(id="sheet-handle", type="button", **{"aria-controls": "place-panel"})
    return html.Div(
        [handle, html.Div(id="place-panel")], id="sheet", className="bottom-sheet", role="region", **{"data-msg-label": mark("Place")}
    )


def _map_view(dataset: Dataset) -> html.Div:
    return html.Div(
        [
            html.Div(
                [
                    html.Div(
                        [
                            html.P(id="whose", className="kicker"),
                            html.H1(id="headline"),
                            html.P(id="summary", className="hidden", **{"aria-live": "polite"}),  # read out after each change
                            html.P(id="lede"),
                            html.Div(id="big-figures", role="group", **{"data-msg-label": mark("The finding in figures")}),
                            html.Div(id="next-step"),
                            html.Div(id="compare"),
                        ],
                        id="story",
                    ),
                    _map_box("map", dataset.windows["map"], label=mark("Map. Arrow keys move to neighbouring places; Enter opens a place.")),
                    html.Div(id="legend", role="group", **{"data-msg-label": mark("Legend")}),
                    html.P([html.Span(id="data-of"), html.Span(dataset.coalition.boundary_attribution), " · ", t("Presence does not mean that needs are met.")], className="attribution"),
                ],
                className="centre",
            ),
            html.Div(
                [_sheet(), html.Div(id="claim-80", role="region", **{"data-msg-label": mark("The main claim")})],
                className="side",
            ),
            html.Div([t("The map in words", html.H2), html.Div(id="text-map", className="words"), t("The map as a table", html.H2), html.Div(id="place-table-box", className="table-scroll", tabIndex=0, role="region", **{"data-msg-label": mark("The map as a table")})], className="below"),
        ],
        id="view-map", className="view map-view",
    )  # fmt: skip


def _members_view() -> html.Div:
    matrix = html.Section(
        [
            html.Div([t("Who is on record where", html.H2), html.Div(id="matrix-order", className="choice", role="group", **{"data-msg-label": mark("Order of the table")})], className="field-head"),
            html.Div(id="matrix-key", className="plot-key"),
            html.Div(id="matrix-box", className="table-scroll"),
            t("Use the arrow keys to move between cells. Press Enter to open the place on the map.", html.P, className="muted"),
        ],
        className="matrix-part",
    )  # fmt: skip
    themes = html.Section(
        [
            t("What they work on", html.H2),
            t(
                "Districts where a source says that a member worked on the theme. Choose one to see it on the map.",
                html.P,
                className="muted",
            ),
            html.Div(id="theme-maps"),
        ],
        className="themes-part",
    )
    cards = [
        t("Each member’s districts", html.H2),
        t("An empty map means that no source was found, not that the member is absent.", html.P, className="muted"),
        html.Div(id="member-cards"),
    ]
    return html.Div(
        [
            html.P(id="members-count", className="kicker"),
            html.H1(id="members-headline"),
            html.Div([matrix, themes], className="matrix-and-themes"),
            *cards,
        ],
        id="view-members",
        className="view members-view",
        hidden=True,
    )


def _answer(box: str, title: str, *, heading: str = "") -> list[Component]:
    """Return the heading of an answer and its place, which the browser fills."""
    head = html.H2(id=heading) if heading else t(title, html.H2)
    return [head, html.Div(id=box, className="table-scroll", tabIndex=0, role="region", **{"data-msg-label": title})]


def _claims_view() -> html.Div:
    sections = [
        ("agreement-box", mark("The coalition’s list against the sources")),
        ("dependence-box", mark("Places that depend on a single member")),
        ("statements-box", mark("What else the coalition says")),
        ("copresence-box", mark("Who works in the same places")),
    ]
    figures = html.Div(id="claims-box", className="table-scroll", tabIndex=0, role="region", **{"data-msg-label": mark("Every figure")})
    return html.Div(
        [
            html.Div(id="scenario-box"),
            html.Div(
                [
                    html.Div(id="claim-story"),
                    html.Section([t("The same claim, measured in several ways", html.H2), html.Div(id="claim-plot")]),
                    html.Section([t("How old the evidence is", html.H2), html.Div(id="evidence-age")]),
                    html.Section(_answer("gap-list", mark("Where no member is on record"), heading="gap-title"), id="gap-part"),
                ],
                className="claim-grid",
            ),
            html.Details([t("Every figure, and how it is calculated", html.Summary), figures], className="every-figure"),
            html.Div([html.Section(_answer(box, title)) for box, title in sections], className="further"),
        ],
        id="view-claims", className="view claims-view", hidden=True,
    )  # fmt: skip


def _partners_view(dataset: Dataset) -> html.Div:
    window = dataset.windows["partner-map"]
    (west, east), (south, north) = window["lon"], (mercator(lat) for lat in window["lat"])
    return html.Div(
        [
            html.Div(
                [
                    t("Partner countries", html.P, className="kicker"),
                    html.H1(id="partner-headline"),
                    html.P(id="partner-summary", className="lead"),
                    html.Div(id="partner-legend", role="group", **{"data-msg-label": mark("Legend")}),
                    _map_box("partner-map", dataset.windows["partner-map"], label=mark(
                                                                "Map of partner countries. Left and right arrows move between countries; Enter opens one."
                                                            )),
                    t("Natural Earth (public domain). Boundaries do not imply any opinion on legal status.", html.P, className="attribution"),
                    html.Div([t("The map in words", html.H2), html.Div(id="partner-words", className="words")], className="below"),
                ],
                className="centre",
            ),
            html.Div([html.Div(id="country-panel", role="region", **{"data-msg-label": mark("Country")}), html.Div(id="partner-list")], className="side"),
        ],
        id="view-partners", className="view partners-view", hidden=True, style={"--aspect": f"{(east - west) / (north - south):.3f}"},
    )  # fmt: skip


_SHOWN_TO_STAFF = {
    "staff": mark("You are seeing what staff see."),
    "readers": mark("You are seeing what readers see."),
    "draft": mark("You are seeing what readers would see after your changes. Nothing is published yet."),
}


def _shown_to_staff(audience: str) -> list[html.Div]:
    """Return what says to staff whose page this is, and the way to the other one; nothing for readers themselves."""
    if audience not in _SHOWN_TO_STAFF:
        return []
    other = (
        t("See what readers see", html.A, href="readers/", id="readers-link", className="link")
        if audience == "staff"
        else t("Back to the view for staff", html.A, href="../", id="staff-link", className="link")
    )
    return [html.Div([t(_SHOWN_TO_STAFF[audience], html.Strong), " ", other], id="shown-to-staff", role="status")]


def page(dataset: Dataset, *, audience: str = "public") -> html.Div:
    """Return the whole page; for ``staff`` with the way to the rows, for ``readers`` and ``draft`` with the way back to theirs."""
    staff = audience == "staff"
    return html.Div(
        [
            dcc.Store(id="boot"),
            dcc.Store(id="repaint"),
            *stores(),
            t("Skip to the content", html.A, href="#main", className="skip"),
            *_shown_to_staff(audience),
            _header(dataset, staff=staff),
            html.Div(id="notice", role="status"),
            html.Div(id="downloads", role="group", **{"data-msg-label": mark("Downloads")}),
            html.Main(
                [
                    html.Div(id="paper-stamps"),
                    filters(dataset),
                    html.Div(
                        [html.Div(id="chips"), html.Button(t("Clear filters"), id="reset", className="link", n_clicks=0)],
                        id="bar",
                        className="bar",
                    ),
                    stage(),
                    html.Div([_map_view(dataset), _members_view(), _claims_view(), _partners_view(dataset), about(dataset)], id="views"),
                ],
                id="main",
                tabIndex=-1,
            ),
            html.Div(id="tooltip", role="tooltip", hidden=True),
            html.Footer(id="provenance"),
            *presenter(),
        ],
        id="page",
    )
