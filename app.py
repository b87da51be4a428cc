"""Serve the dashboard: ``python app.py`` (``HOST`` and ``PORT`` change the address), ``--audience staff`` to keep the data."""

import argparse
import logging
import sys
from functools import partial

from dashboard.errors import UserError
from dashboard.io.dataset import data_source, start_failure
from dashboard.server.serving import listen, port_of, serve
from dashboard.server.web import create_app
from dashboard.settings import Settings, current_settings


def main(arguments: list[str] | None = None) -> int:
    """Build the application and serve it until stopped; 2 where that cannot be."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    settings = current_settings()
    options = _options(settings).parse_args(arguments)
    try:
        return _serve(settings, audience=options.audience, browser=not options.no_browser)
    except UserError as error:
        print(start_failure(error, audience=options.audience), file=sys.stderr)
        return 2


def _serve(settings: Settings, *, audience: str, browser: bool) -> int:
    host, port, source = settings.host, port_of(settings.port), data_source(settings.data)
    if audience == "staff":
        from dashboard.upkeep.staff import serve_staff  # a public process never loads what writes

        serve_staff(source, host=host, port=port, browser=browser, announce=partial(print, flush=True))
        return 0
    app = create_app(source, url=settings.url)
    listening = listen(app.server, host=host, port=port)
    current = app.server.extensions["current"]
    print(f"Serving on http://{host}:{port}", flush=True)
    current.watch()
    current.make_ahead()
    serve(listening, on_hangup=current.read_again)
    return 0


def _options(settings: Settings) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Serve the coverage dashboard.")
    help_ = "staff: on this computer alone, with upkeep"
    parser.add_argument("--audience", choices=["public", "staff"], default=settings.audience, help=help_)
    parser.add_argument("--no-browser", action="store_true", help="staff: print the address, open nothing")
    return parser


if __name__ == "__main__":
    sys.exit(main())
