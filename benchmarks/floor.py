"""The least that could do: a bare page, the districts as inline SVG, a script that sets fills: ``python -m benchmarks.floor PORT``."""

import json
import sys

import geopandas as gpd
import shapely
from flask import Flask, Response
from waitress import serve

from benchmarks.naive import DATA, district_rows

_SCALE = 260


def page() -> str:
    """Return the page; ``window.choose(member)`` sets the fills."""
    districts = gpd.read_file(DATA / "districts.geojson").set_index("code")
    west, _, _, north = districts.total_bounds
    drawn = shapely.transform(districts.geometry.values, lambda xy: (xy * [0.75, -1] - [west * 0.75, -north]) * _SCALE)
    paths = "".join(f'<path id="{code}" d="{_path(shape)}"/>' for code, shape in zip(districts.index, drawn, strict=True))
    rows = district_rows()
    where = json.dumps({str(m): sorted(set(group)) for m, group in rows.groupby("member")["code"]})
    return f"""<!DOCTYPE html><html lang="en"><title>Floor</title><link rel="icon" href="data:,">
<style>path{{fill:#eee;stroke:#fff}}</style>
<h1>Coverage</h1><svg id="ready-floor" width="560" height="820" viewBox="0 0 420 820">{paths}</svg>
<script>const where={where};window.choose=(m)=>{{for(const p of document.querySelectorAll("path"))p.style.fill=
where[m].includes(p.id)?"#0f5c64":"#eee"}};
choose(Object.keys(where)[0]);</script></html>"""


def _path(shape) -> str:
    rings = [ring for part in shapely.get_parts(shape) for ring in (part.exterior, *part.interiors)]
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring.coords) + "Z" for ring in rings)


def create_server() -> Flask:
    """Return the server of the one page."""
    server, body = Flask(__name__), page()
    server.get("/")(lambda: Response(body, mimetype="text/html"))
    return server


if __name__ == "__main__":
    serve(create_server(), host="127.0.0.1", port=int(sys.argv[1]), threads=8, _quiet=True)
