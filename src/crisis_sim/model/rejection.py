"""Why a command is refused."""

from __future__ import annotations

from typing import Any


class Rejected(Exception):  # noqa: N818 - it is an answer, not an error
    """A command that is not carried out. `code` is stable; `why` is for people, in English.

    `says` and `values` are what it is made of, so that a screen can say it in another language.
    """

    def __init__(self, code: str, says: str, /, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.says = says
        self.values = values
        self.why = says.format(**values) if values else says

    def told(self) -> dict[str, Any]:
        """The reason as the log keeps it: its parts only where there are any."""
        parts = {"says": self.says, "values": self.values} if self.values else {}
        return {"code": self.code, "why": self.why, **parts}
