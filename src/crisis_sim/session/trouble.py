"""Problems with logs and disks, in words for people."""

from __future__ import annotations


class LogError(Exception):
    """A log cannot be read, written or replayed. `code` is stable, `advice` says what to do."""

    def __init__(self, code: str, message: str, advice: str, where: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.advice = advice
        self.where = where

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.code} {self.message} — {self.advice}"
