"""A word on stderr now and then, for work that takes longer than people like to wait without one."""

from __future__ import annotations

from time import monotonic

from crisis_sim.cli.exits import note

FIRST = 2.0
"""Seconds without a word."""
EVERY = 5.0


class Patience:
    """Call `step` often; it says something after two seconds, then every five."""

    def __init__(self) -> None:
        self._next = monotonic() + FIRST

    def step(self, doing: str) -> None:
        """What is being done right now."""
        now = monotonic()
        if now >= self._next:
            self._next = now + EVERY
            note(f"… {doing}")
