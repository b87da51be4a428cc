"""``python -m dashboard``: the commands."""

import sys

from dashboard.commands.cli import main

sys.exit(main())
