"""Values of columns for which a scenario has no key: lines `[Heading] value` at the end of an inject's notes."""

from __future__ import annotations

import re
from collections.abc import Mapping

_LINE = re.compile(r"\[([^\[\]\n]{1,80})\] (.+)")


def parted(notes: str) -> tuple[str, dict[str, str]]:
    """The author's own notes, and the values kept in them by heading.

    >>> parted("Watch.\\n[Budget] 300\\n[State] draft")
    ('Watch.', {'Budget': '300', 'State': 'draft'})
    """
    own = notes.split("\n")
    kept: list[tuple[str, str]] = []
    while own and (found := _LINE.fullmatch(own[-1])):
        kept.append((found[1], found[2]))
        own.pop()
    return "\n".join(own).rstrip(), dict(reversed(kept))


def joined(notes: str, kept: Mapping[str, str]) -> str:
    """Notes with these values in them: the inverse of `parted`.

    >>> joined("Watch.", {"Budget": "300"})
    'Watch.\\n[Budget] 300'
    """
    lines = [notes.rstrip()] if notes.strip() else []
    for heading, value in kept.items():
        name = " ".join(re.sub(r"[\[\]]", " ", heading).split())[:80] or "Column"
        if text := " / ".join(line.strip() for line in value.split("\n") if line.strip()):
            lines.append(f"[{name}] {text}")
    return "\n".join(lines)
