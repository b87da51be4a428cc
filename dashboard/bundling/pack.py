"""The page's own scripts and styles as one file each, compressed once: few requests on the first visit, none on the second."""

import json
import re
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

from dash import Dash

from dashboard.bundling.artefacts import Artefact, artefact, script_json
from dashboard.bundling.linker import link
from dashboard.bundling.plotly_js import runtime_script
from dashboard.bundling.typefaces import typefaces

# Chunks that webpack would fetch when a graph or a dropdown is first drawn; behind the bundles it finds them loaded.
_CHUNKS = ("async-graph", "async-dropdown")
_CHUNKS_FOLLOW = "/dcc/dash_core_components-shared"
_POLYFILLS = "/deps/polyfill@"
BROWSER = Path(__file__).parents[1] / "browser"


@dataclass(frozen=True)
class Packed:
    """What every page loads, whatever the data."""

    style: Artefact
    script: Artefact
    fonts: list[Artefact]
    icon: str  # as a data address: else it would be the one thing to ask for again at each visit

    @property
    def files(self) -> dict[str, Artefact]:
        """All of it by name."""
        return {file.name: file for file in (self.style, self.script, *self.fonts)}


def pack(app: Dash) -> Packed:
    """Return the style sheets and scripts that the page of ``app`` names, except the prebuilt ones, in their order."""
    client = app.server.test_client()

    def body(address: str) -> str:
        if _POLYFILLS in address and (runtime := runtime_script()):
            return runtime
        response = client.get(address)
        if response.status_code != 200:
            raise RuntimeError(f"{address} answers {response.status_code}")
        return response.get_data(as_text=True)

    page = body("/")
    styles = re.findall(r'<link rel="stylesheet" href="([^"]+)">', page)
    scripts: list[str] = []
    for address in re.findall(r'<script src="([^"]+)">', page):
        if not address.startswith("artefacts/"):
            follow = _CHUNKS if _CHUNKS_FOLLOW in address else ()
            scripts += [address, *(f"/_dash-component-suites/dash/dcc/{chunk}.js" for chunk in follow)]
    callbacks = script_json({"_dash-dependencies": json.loads(body("/_dash-dependencies"))})
    ours = link(BROWSER, "main.js")
    texts = [f"window.coverage=window.coverage||{{}};window.coverage.callbacks={callbacks}", *map(body, scripts), ours]
    fonts, faces = typefaces()
    style = "\n".join([faces, *map(body, styles)])
    # Dash insists that the page names a script of its renderer, which is in this one.
    icon = f"data:image/svg+xml;base64,{b64encode(body('/assets/icon.svg').encode()).decode()}"
    script = artefact("dash-renderer", ";\n".join(texts).encode(), suffix="js")
    return Packed(artefact("page", style.encode(), suffix="css"), script, fonts, icon)
