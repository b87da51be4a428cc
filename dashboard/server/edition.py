"""What every file says of itself: which data it holds, and what page belongs to it. Who has an older page open is told so."""

from flask import Response, request

from dashboard.server.document import Document
from dashboard.server.live import Current

_VERSION, _EDITION = "Coverage-Version", "Coverage-Edition"


def tell_edition(app: Document, current: Current) -> None:
    """Say it in the headers, where pages elsewhere may read them too."""

    @app.server.after_request
    def tell(response: Response) -> Response:
        if request.path.startswith(("/data/", "/download/")):
            response.headers[_VERSION] = current.snapshot.dataset.version
            response.headers[_EDITION] = app.edition
            response.headers["Access-Control-Expose-Headers"] = f"{_VERSION}, {_EDITION}, Retry-After"
        return response
