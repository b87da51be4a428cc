"""What `make bundle` sets up once so that the page is light. Without it all works, with more bytes."""

import hashlib
from pathlib import Path

import brotli
from plotly.offline import get_plotlyjs, get_plotlyjs_version

BUILD = Path(__file__).parents[2] / "build"
# It knows the three kinds of trace that the maps use, in a third of the bytes.
LEAN = BUILD / "node_modules" / "plotly.js-geo-dist-min" / "plotly-geo.min.js"
# The one part of Dash's polyfills that its scripts need in a browser of today: the others are for browsers before 2022.
RUNTIME = BUILD / "node_modules" / "regenerator-runtime" / "runtime.js"
COMPRESSED = BUILD / "compressed"


def plotly_script(lean: Path = LEAN) -> str:
    """Return the source of Plotly.

    Raises:
        RuntimeError: the lean bundle is of another version than the installed package draws for.
    """
    if not lean.exists():
        return str(get_plotlyjs())
    text = lean.read_text(encoding="utf-8")
    if f"v{get_plotlyjs_version()}" not in text[:300]:
        raise RuntimeError(f"{lean} is not plotly.js {get_plotlyjs_version()}: run 'make bundle', or delete it to use the full bundle")
    return text


def runtime_script(runtime: Path = RUNTIME) -> str:
    """Return what stands in for Dash's polyfills; empty where it was not set up."""
    return runtime.read_text(encoding="utf-8") if runtime.exists() else ""


def compressed_path(data: bytes) -> Path:
    """Return where ``data`` lie as small as brotli makes them, once ``python -m dashboard compress`` has run: found by content."""
    return COMPRESSED / f"{hashlib.sha256(data).hexdigest()}.br"


def compressed_of(digest: str) -> bytes | None:
    """Return what ``compress`` made of the data whose fingerprint begins with ``digest``, uncompressed: of this edition, or one before."""
    found = next(iter(COMPRESSED.glob(f"{digest}*.br")), None)
    data = brotli.decompress(found.read_bytes()) if found else None
    return data if data is not None and hashlib.sha256(data).hexdigest().startswith(digest) else None
