"""gunicorn's settings: ``gunicorn -c deploy/gunicorn.conf.py "dashboard.web:wsgi()"``. Workers share nothing; each reads the data."""

import logging
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # gunicorn reads this file before it looks for the application

from dashboard.server.serving import SWITCH_S, THREADS
from dashboard.settings import current_settings

_settings = current_settings()
bind = _settings.bind
workers = int(_settings.workers)
worker_class = "gthread"
threads = THREADS  # of each worker
limit_request_line = 8190  # the longest link and its address fit in
timeout = 60  # seconds; a worker reads, checks and prepares the data before it answers
graceful_timeout = 20


def _without_reader(record: logging.LogRecord) -> bool:
    """Take the address of the reader out of what gunicorn says of requests that are none."""
    record.msg, record.args = re.sub(r"(from ip=)\S*?(:? |$)", r"\1-\2", record.getMessage()), ()
    return True


def post_worker_init(_: object) -> None:
    """Let an answer that is short go before a file that takes seconds; log no addresses of readers."""
    sys.setswitchinterval(SWITCH_S)
    logging.getLogger("gunicorn.error").addFilter(_without_reader)
