"""Why a command is refused."""

from __future__ import annotations


class Rejected(Exception):  # noqa: N818 - it is an answer, not an error
    """A command that is not carried out. `code` is stable; `why` is for people."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(code)
        self.code = code
        self.why = why
