"""Problems with logs and disks, in words for people."""

from __future__ import annotations

from crisis_sim.language.catalogue import say
from crisis_sim.language.typography import colon


class LogError(Exception):
    """A log cannot be read, written or replayed. `code` is stable, `advice` says what to do.

    Message and advice name their values in braces, so that a screen can say them in another language.
    """

    def __init__(self, code: str, message: str, advice: str, where: str = "", /, **values: object) -> None:
        super().__init__(message)
        self.code = code
        self.where = where
        self._message, self._advice, self._values = message, advice, values

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return say("en", self._message, **self._values)

    @property
    def advice(self) -> str:
        """What to do, in English."""
        return say("en", self._advice, **self._values)

    def told(self, language: str) -> str:
        """All of it in a language."""
        place = f"{self.where}{colon(language)} " if self.where else ""
        values = {key: say(language, value) if isinstance(value, str) else value for key, value in self._values.items()}
        message, advice = (say(language, text, **values) for text in (self._message, self._advice))
        return f"{place}{self.code} {message} — {advice}"

    def __str__(self) -> str:
        return self.told("en")
