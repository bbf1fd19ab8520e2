"""Did you mean ...?"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from difflib import get_close_matches

LISTED = 12
"""So many names are listed in full; of more, only the nearest are named."""
MANY, COMPARED = 200, 30
"""Of more than so many names only those near in the alphabet are compared, so many to either side: a file may name
thousands wrongly."""


def nearest(word: object, names: Iterable[str]) -> str | None:
    """The name most like `word`, if one is like it at all.

    >>> nearest("chanel", ["channel", "title"])
    'channel'
    """
    sought, known = str(word)[:64].lower(), list(names)
    if len(known) > MANY:
        known.sort()
        at = bisect(known, sought)
        known = known[max(0, at - COMPARED) : at + COMPARED]
    found = get_close_matches(sought, known, n=1, cutoff=0.6)
    return found[0] if found else None


def advise(word: object, names: Iterable[str], otherwise: str = "") -> str:
    """What to do about an unknown name: the nearest one, else all there are, else `otherwise`."""
    known = sorted(set(names))
    if near := nearest(word, known):
        return f"did you mean `{near}`?"
    if known and len(known) <= LISTED:
        return f"there is only `{known[0]}`" if len(known) == 1 else "choose from " + ", ".join(known)
    return otherwise


def one_of(words: Iterable[object]) -> str:
    """`a, b or c`, for sentences."""
    *most, last = [f"`{word}`" for word in words]
    return f"{', '.join(most)} or {last}" if most else last
