"""Figures in what people write: `1 200`, `1.200`, `1,200`, `12,5 %`, `twaalf`."""

from __future__ import annotations

import re
from fractions import Fraction

_WORDS = (
    "zero nul zéro", "one een un", "two twee deux", "three drie trois", "four vier quatre", "five vijf cinq",
    "six zes six", "seven zeven sept", "eight acht huit", "nine negen neuf", "ten tien dix", "eleven elf onze",
    "twelve twaalf douze",
)  # fmt: skip
_VALUE = {word: number for number, words in enumerate(_WORDS) for word in words.split()}
_SPACES = " \u00a0\u202f'’"
_GROUPED = rf"\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d)|\d{{1,3}}(?:\.\d{{3}})+(?!\d)|\d{{1,3}}(?:,\d{{3}})+(?!\d)"
_FIGURE = re.compile(rf"(?<![\w.,:])([-−]?)({_GROUPED}|\d{{1,15}})(?:[.,](\d{{1,6}})(?![\d]))?(?![\d:]|\s?h\b)")
_WORD = re.compile(r"[^\W\d_]+")
LONGEST = 2_000
"""Characters of a text that are looked at."""


def first_figure(text: str) -> Fraction | None:
    """The first figure of a text, whichever way it is written in English, Dutch or French; None without any.

    A point or comma before groups of three digits separates thousands, any other one decimals; a time of day is no
    figure. Without digits a number in words up to twelve counts.

    >>> [str(first_figure(text)) for text in ("about 1 200", "1.200", "1,5 km", "at 14:30, 7 boats", "zeven", "no")]
    ['1200', '1200', '3/2', '7', '7', 'None']
    """
    text = text[:LONGEST]
    found = _FIGURE.search(text)
    if found is not None:
        sign, whole, decimals = found.groups()
        digits = "".join(c for c in whole if c.isdecimal())
        value = Fraction(int(digits)) + (Fraction(int(decimals), 10 ** len(decimals)) if decimals else 0)
        return -value if sign else value
    words = (word.group().lower() for word in _WORD.finditer(text))
    return next((Fraction(_VALUE[word]) for word in words if word in _VALUE), None)
