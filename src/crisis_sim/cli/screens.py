"""Whether there are screens to show anything on; where there are none, commands print."""

from __future__ import annotations

import sys
from importlib.util import find_spec


def shown() -> bool:
    """Whether somebody sits at a terminal, and the package was installed with its screens."""
    return sys.stdin.isatty() and sys.stdout.isatty() and find_spec("crisis_sim.tui") is not None
