"""What a competent developer writes in an afternoon: ``python -m benchmarks.naive PORT``.

The same districts and the same rows; one dropdown; the server answers each choice with the whole figure.
"""

import json
import sys
from pathlib import Path

import pandas as pd
import plotly.express as px
from dash import Dash, Input, Output, dcc, html
from waitress import serve

DATA = Path(__file__).parent.parent / "data"
# In its favour: Plotly would fetch a base map from another host, even where none is shown; here an empty one is near.
_LOCAL = {"topojsonURL": "/topojson/"}
_LAYERS = ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
_EMPTY = {"type": "Topology", "arcs": [], "objects": {name: {"type": "GeometryCollection", "geometries": []} for name in _LAYERS}}


def district_rows() -> pd.DataFrame:
    """Return (member, code) of the rows whose place is a district or a municipality, by name."""
    operations = pd.read_csv(DATA / "operations.csv")
    places = pd.read_csv(DATA / "places.csv")
    own = places.loc[places["level"] == "district"].assign(district=lambda f: f["code"])
    known = pd.concat([own, places.loc[places["level"] == "municipality"]])[["name_sq", "level", "district"]]
    joined = operations.merge(known, left_on=["place", "level"], right_on=["name_sq", "level"])
    return joined.assign(code=joined["district"].str.split(";")).explode("code")[["member", "code"]]


def create_app() -> Dash:
    """Return the application."""
    shapes = json.loads((DATA / "districts.geojson").read_text())
    for feature in shapes["features"]:  # d3 wants the outer ring clockwise
        shape = feature["geometry"]
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        for rings in polygons:
            for ring in rings:
                ring.reverse()
    rows = district_rows()
    districts = pd.DataFrame([f["properties"] for f in shapes["features"]])
    app = Dash(__name__)
    app.layout = html.Div(
        [
            html.H1("Coverage"),
            dcc.Dropdown(sorted(rows["member"].unique()), id="member", placeholder="All members"),
            dcc.Graph(id="map", config=_LOCAL),
        ]
    )

    app.server.get("/topojson/<path:name>")(lambda name: _EMPTY)

    @app.callback(Output("map", "figure"), Input("member", "value"))
    def draw(member: str | None):
        chosen = rows.loc[rows["member"] == member] if member else rows
        counts = chosen.groupby("code")["member"].nunique().reindex(districts["code"]).fillna(0).to_numpy()
        figure = px.choropleth(
            districts.assign(members=counts), geojson=shapes, locations="code", featureidkey="properties.code", color="members",
            hover_name="name_sq", fitbounds="locations", basemap_visible=False, projection="mercator", height=700,
        )  # fmt: skip
        return figure.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0})

    return app


if __name__ == "__main__":
    serve(create_app().server, host="127.0.0.1", port=int(sys.argv[1]), threads=8, _quiet=True)
