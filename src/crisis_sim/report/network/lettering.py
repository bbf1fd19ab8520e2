"""How wide words are, roughly, and how they break into lines: an SVG can't ask the fonts of whoever looks at it."""

from __future__ import annotations

_NARROW, _WIDE = "iljtfrI.,:;'|!()[]/ -", "mwMWGOQ@%&—"


def wide(text: str, size: int) -> int:
    """Pixels that a text takes at a font size, on the safe side for the usual sans-serif fonts.

    >>> wide("ill", 10) < wide("wow", 10)
    True
    """
    tenths = 0
    for c in text:
        tenths += 4 if c in _NARROW else 9 if c in _WIDE else 7 if c.isupper() else 10 if ord(c) > 0x2E80 else 6
    return -(-tenths * size // 10)


def lines(text: str, size: int, room: int, most: int) -> list[str]:
    """The text in at most so many lines of so many pixels; what does not fit ends in an ellipsis.

    >>> lines("National Crisis Centre of Belgium", 10, 100, 2)
    ['National Crisis', 'Centre of Belgium']
    """
    found: list[str] = []
    words = text.split()
    while words:
        line = words.pop(0)
        while words and wide(f"{line} {words[0]}", size) <= room:
            line = f"{line} {words.pop(0)}"
        if wide(line, size) > room or (words and len(found) == most - 1):
            line, cut = _cut(line, size, room, more=bool(words) and len(found) == most - 1)
            if cut and len(found) < most - 1:
                words.insert(0, cut)
        found.append(line)
        if len(found) == most:
            break
    return found


def _cut(line: str, size: int, room: int, *, more: bool) -> tuple[str, str]:
    """What fits of a line, with a sign that it goes on, and the rest of it."""
    if not more and wide(line, size) <= room:
        return line, ""
    kept = line
    while kept and wide(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…", ""
