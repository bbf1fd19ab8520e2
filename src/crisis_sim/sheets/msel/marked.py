"""Texts behind marks in a cell, options or expectations: `[told] The crisis centre knew (Governor, within 30m)`."""

from __future__ import annotations

import re

_MARK = re.compile(r"^\s*\[([a-z0-9-]{1,64})\][ \t]*", re.MULTILINE)


def parts(cell: str) -> tuple[str, dict[str, str]]:
    """What stands before the first mark, and the text behind each.

    >>> parts("Answer within 5m\\n[yes] We go\\n[no] We stay\\nat home")
    ('Answer within 5m', {'yes': 'We go', 'no': 'We stay\\nat home'})
    """
    pieces = _MARK.split(cell)
    texts: dict[str, str] = {}
    for id, text in zip(pieces[1::2], pieces[2::2], strict=True):
        texts.setdefault(id, text.strip())
    return pieces[0].strip(), texts


def bare(text: str, exported: str, own: str) -> str:
    """A text without the bracket that was written behind it: `exported` is `own` with that bracket.

    >>> bare("They knew early (Governor, within 30m)", "They knew (Governor, within 30m)", "They knew")
    'They knew early'
    """
    behind = exported.removeprefix(own)
    if behind and text.endswith(behind.strip()):
        return text[: -len(behind.strip())].rstrip()
    if behind and (found := re.search(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)\s*\Z", text)):
        return text[: found.start()]
    return text
