"""Ids made from what people wrote."""

from __future__ import annotations

from crisis_sim.sheets.naming import plain

_LONGEST = 40


def slug(text: str, otherwise: str) -> str:
    """An id from a text: lower-case letters, digits and hyphens, cut at a word.

    >>> slug("Coupure d'eau à Mons !", "x"), slug("42", "inject"), slug("!", "inject")
    ('coupure-d-eau-a-mons', 'inject-42', 'inject')
    """
    ascii_only = "".join(c if c.isascii() and c.isalnum() else " " for c in plain(text))
    words = ascii_only.split()
    if not words:
        return otherwise
    if not words[0][0].isalpha():
        words.insert(0, otherwise)
    made = words[0][:_LONGEST]
    for word in words[1:]:
        if len(made) + 1 + len(word) > _LONGEST:
            break
        made += f"-{word}"
    return made


class Ids:
    """Ids that are taken, so that each is given once."""

    def __init__(self, taken: set[str] | None = None) -> None:
        self._taken = set(taken or ())

    def new(self, wanted: str) -> str:
        """The id, with a number behind it where it is taken."""
        made, number = wanted, 1
        while made in self._taken:
            number += 1
            made = f"{wanted}-{number}"
        self._taken.add(made)
        return made

    def __contains__(self, id: str) -> bool:
        """Whether an id is taken."""
        return id in self._taken
