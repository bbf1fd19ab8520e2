"""Spaces that a line may not break at, as a language wants them."""

from __future__ import annotations

import re

_BEFORE, _AFTER = re.compile(r" (?=[;:!?»%€])"), re.compile(r"(?<=«) ")


def bound(language: str, text: str) -> str:
    """The text with French marks tied to their words, so that no line begins with one.

    >>> bound("fr", "Refusé : trop tard ; « non »").count(chr(0xA0))
    4
    """
    return _AFTER.sub("\u00a0", _BEFORE.sub("\u00a0", text)) if language == "fr" else text
