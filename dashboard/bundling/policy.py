"""What a browser may load for the page: as a header where there is a server, inside the page where there is none."""

import re
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256

_INLINE = re.compile(r"<script(?![^>]* src=)[^>]*>(.*?)</script>", re.S)


def policy(hashes: Sequence[str], *, own: str = "'self'", fonts: str = "") -> str:
    """Return the content security policy of a page.

    Args:
        hashes: of its inline scripts. own: where its files come from; empty where it has none. fonts: where its typefaces come
            from, if elsewhere.
    """
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(filter(None, [own, *hashes])),
        "style-src": f"{own} 'unsafe-inline'".strip(),  # Plotly and Dash set styles on elements
        "img-src": f"{own} data: blob:".strip(),  # pictures of a view are drawn in the browser
        "connect-src": own or "'none'",
        "font-src": fonts or own or "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def hashes_of(html: str) -> list[str]:
    """Return the hashes of the inline scripts of ``html``, as a policy names them."""
    return [f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in _INLINE.findall(html)]
