"""gunicorn's settings: ``gunicorn -c deploy/gunicorn.conf.py "dashboard.web:wsgi()"``. Workers share nothing; each reads the data."""

import os

bind = os.environ.get("BIND", "127.0.0.1:8050")
workers = int(os.environ.get("WORKERS", "2"))
worker_class = "gthread"
threads = 24  # of each worker; two thirds may be busy with files
limit_request_line = 8190  # the longest link and its address fit in
timeout = 60  # seconds; a worker reads, checks and prepares the data before it answers
graceful_timeout = 20
