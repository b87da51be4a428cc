"""Serve the dashboard: ``python app.py`` (``HOST`` and ``PORT`` change the address)."""

import os
import sys

from dashboard.io.dataset import DataError, data_source
from dashboard.io.problems import TableError
from dashboard.serving import serve
from dashboard.web import create_app


def main() -> int:
    """Build the application and serve it until stopped; 2 where the data cannot be used."""
    host, port = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8050"))
    try:
        app = create_app(data_source(), audience=os.environ.get("COVERAGE_AUDIENCE", "public"), url=os.environ.get("COVERAGE_URL", ""))
    except (DataError, TableError) as error:
        print(f"The data cannot be used:\n{error}", file=sys.stderr)
        return 2
    print(f"Serving on http://{host}:{port}", flush=True)
    serve(app.server, host=host, port=port, on_hangup=app.server.extensions["current"].read_again)
    return 0


if __name__ == "__main__":
    sys.exit(main())
