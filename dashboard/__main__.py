"""``python -m dashboard``: the commands."""

import sys

from dashboard.cli import main

sys.exit(main())
