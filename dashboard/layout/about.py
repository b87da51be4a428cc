"""What the coalition's page says of the coalition, how the map was made, and its limits."""

from typing import Any

from dash import html

from dashboard.layout.text import t


def _list(*items: str, tag: Any = html.Ul) -> Any:
    return tag([t(item, html.Li) for item in items])


def about() -> html.Div:
    """Return the About view; the sources and the rows on no map are filled in by the browser."""
    return html.Div(
        [
            t("About the coalition and this map", html.H1),
            html.Div([_coalition(), _method()], className="columns"),
            t("Rows on no map", html.H2),
            t("These rows stay in the data with the reason why they are on no map. Nothing is dropped.", html.P),
            html.Div(id="unplaced", className="table-scroll", tabIndex=0, role="region", **{"data-msg-label": "Rows on no map"}),
        ],
        id="view-about", className="view about-view", hidden=True,
    )  # fmt: skip


def _coalition() -> html.Div:
    return html.Div(
        [
            t("The coalition", html.H2),
            t(
                "“Bashkë Kundër Trafikimit të Fëmijëve” (BKTF, All Together Against Child Trafficking) is a coalition of 19 organisations.",
                html.P,
            ),
            _list(
                "Work on the statute began in November 2001; founded on 2 September 2002.",
                "Registered on 19 February 2003 at the Tirana District Court, decision no. 535.",
                "Three bodies: the General Assembly, the Steering Committee, the Secretariat.",
            ),
            t("Its five orientations", html.H3),
            _list(
                "To advocate and lobby for laws, policies and strategies that protect children, and for their implementation.",
                "To help strengthen the child protection system, local and central.",
                "To promote practices and models that deal with child protection in Albania.",
                "To help include children and communities socially in development and change, so that children’s rights are protected.",
                "To build the capacities of children, civil society and communities in the protection of children’s rights.",
                tag=html.Ol,
            ),
            html.P(
                [
                    t("Source:"),
                    " ",
                    html.A("bktfcoalition.org/rreth-nesh-2", href="https://bktfcoalition.org/rreth-nesh-2/", rel="noopener"),
                ]
            ),
        ]
    )


def _method() -> html.Div:
    return html.Div(
        [
            t("How the map was made", html.H2),
            t("The coalition’s page names 27 places but not who works there. Public sources about each member were read for places; each row keeps its source, its year and the strength of its evidence.", html.P),
            _list(
                "Direct: the member itself has an office, centre, service or target area there.",
                "Stated: the coalition’s own page names the place; the member is not named.",
                "Indirect: sub-grants, a diocese, an inferred identity.",
                "Weak: one event, an address only.",
            ),
            t("A member in a municipality is also present in its district and county. A source that names only a county makes nobody present in its districts; it is shown apart.", html.P),
            t("Limits", html.H3),
            _list(
                "Presence is not coverage of need: a dot of work in a district does not mean that every child there is reached.",
                "None known means looked for and not found; it does not mean that nobody works there.",
                "Many rows are undated or old; the year stands beside each.",
                "Residents are of the 2011 census, the last one known for every place; boundaries are of 2013.",
                "The units cover 28,323 km²; the country has officially 28,748 km², lakes and lagoons included.",
                "Boundaries are no opinion on status.",
            ),
            t("Licences and corrections", html.H3),
            t("Code: MIT. Boundaries: © OpenStreetMap contributors (ODbL 1.0), via geoBoundaries; countries: Natural Earth (public domain).", html.P),
            t("To correct a row, change it in data/operations.csv, name the source, and run the check described in the README.", html.P),
        ]
    )  # fmt: skip
