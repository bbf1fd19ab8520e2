"""Whether there are screens to show anything on; where there are none, commands print."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec


def shown() -> bool:
    """Whether somebody sits at a terminal that can draw screens, and the package was installed with them."""
    return seated() and not dumb() and find_spec("crisis_sim.tui") is not None


def seated() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def dumb() -> bool:
    """Whether the terminal says of itself that it can place nothing on a screen."""
    return os.environ.get("TERM", "") in ("dumb", "unknown")
