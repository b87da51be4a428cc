"""The address that WSGI servers are given: ``gunicorn "dashboard.web:wsgi()"``."""

from dashboard.server.web import wsgi

__all__ = ["wsgi"]
