"""Serve the dashboard: ``python app.py`` (``HOST`` and ``PORT`` change the address), ``--audience staff`` to keep the data."""

import argparse
import os
import sys

from dashboard.io.dataset import DataError, data_source, unusable
from dashboard.io.problems import TableError
from dashboard.serving import PortError, listen, port_of, serve
from dashboard.web import create_app


def main(arguments: list[str] | None = None) -> int:
    """Build the application and serve it until stopped; 2 where that cannot be."""
    options = _options().parse_args(arguments)
    host = os.environ.get("HOST", "127.0.0.1")
    try:
        port = port_of(os.environ.get("PORT", "8050"))
        if options.audience == "staff":
            return _staff(host=host, port=port, browser=not options.no_browser)
        app = create_app(data_source(), url=os.environ.get("COVERAGE_URL", ""))
        listening = listen(app.server, host=host, port=port)
    except (DataError, TableError) as error:
        print(unusable(error), file=sys.stderr)
        return 2
    except PortError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"Serving on http://{host}:{port}", flush=True)
    serve(listening, on_hangup=app.server.extensions["current"].read_again)
    return 0


def _staff(*, host: str, port: int, browser: bool) -> int:
    from dashboard.upkeep.staff import StaffError, serve_staff  # a public process never loads what writes

    try:
        serve_staff(data_source(), host=host, port=port, browser=browser)
    except StaffError as error:
        print(error, file=sys.stderr)
        return 2
    except (DataError, TableError) as error:  # here, where the rows for staff may be quoted
        print(f"The data cannot be used:\n{error}", file=sys.stderr)
        return 2
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Serve the coverage dashboard.")
    asked = os.environ.get("COVERAGE_AUDIENCE", "public")
    parser.add_argument("--audience", choices=["public", "staff"], default=asked, help="staff: on this computer alone, with upkeep")
    parser.add_argument("--no-browser", action="store_true", help="staff: print the address, open nothing")
    return parser


if __name__ == "__main__":
    sys.exit(main())
