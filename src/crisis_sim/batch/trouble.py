"""What can go wrong with a batch as a whole: one clear message, and what to do."""

from __future__ import annotations

from crisis_sim.scenario.text import clean


class BatchError(Exception):
    """A batch that can't begin or go on. What was kept so far stays valid."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message, advice)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        """The message and what to do, free of control characters."""
        return clean(f"{self.message} — {self.advice}" if self.advice else self.message)


class DiskError(BatchError):
    """The disk refuses."""
