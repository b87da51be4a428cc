"""What the environment says: the one place that reads it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """The environment of a process.

    Attributes:
        data: ``COVERAGE_DATA``, a folder or the address of a database; empty for the folder shipped with the project.
        audience: ``COVERAGE_AUDIENCE``, ``public`` or ``staff``. url: ``COVERAGE_URL``, the public address.
        host, port: ``HOST`` and ``PORT``, where ``python app.py`` listens. bind, workers: ``BIND`` and ``WORKERS``, the same for gunicorn.
    """

    data: str = ""
    audience: str = "public"
    url: str = ""
    host: str = "127.0.0.1"
    port: str = "8050"
    bind: str = "127.0.0.1:8050"
    workers: str = "2"


_VARIABLES = {
    "data": "COVERAGE_DATA", "audience": "COVERAGE_AUDIENCE", "url": "COVERAGE_URL", "host": "HOST", "port": "PORT", "bind": "BIND",
    "workers": "WORKERS",
}  # fmt: skip


def settings_from(environ: Mapping[str, str]) -> Settings:
    """Return the settings in ``environ``; whatever is not set there has its default."""
    return Settings(**{name: environ[variable] for name, variable in _VARIABLES.items() if variable in environ})


def current_settings() -> Settings:
    """Return the settings of this process."""
    return settings_from(os.environ)
