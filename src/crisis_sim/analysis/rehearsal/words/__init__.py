"""The sentences of findings in three languages: for each code a title, and for each of its forms what it says."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """One code in one language. A form without advice of its own has that of the empty form."""

    title: str
    says: dict[str, str]
    advice: dict[str, str]
