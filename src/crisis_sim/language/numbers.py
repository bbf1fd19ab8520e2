"""Numbers in the form of a language."""

from __future__ import annotations

_MARKS = {"en": (",", "."), "nl": (".", ","), "fr": ("\u00a0", ",")}
"""Between thousands, before decimals. French has a no-break space: every terminal has it, one cell wide."""


def number(language: str, value: float, decimals: int = 0) -> str:
    """A number with its thousands apart.

    >>> number("en", 1234.5, 1), number("nl", 1234.5, 1), number("fr", -12)
    ('1,234.5', '1.234,5', '-12')
    """
    thousands, point = _MARKS.get(language, _MARKS["en"])
    whole, _, part = f"{value:,.{decimals}f}".partition(".")
    return whole.replace(",", thousands) + (point + part if part else "")


def amount(language: str, value: float, unit: str = "", decimals: int = 0) -> str:
    """A figure with its unit.

    >>> amount("en", 5, "of 12"), amount("nl", 3), amount("en", 84, "%") == "84" + chr(0xA0) + "%"
    ('5 of 12', '3', True)
    """
    figure = number(language, value, decimals)
    return f"{figure}\u00a0%" if unit == "%" else f"{figure} {unit}".strip()


def times(language: str, factor: float) -> str:
    """A factor, as short as it can be told: from three on with one decimal at most, below that with two.

    >>> times("en", 6), times("nl", 7.333), times("fr", 0.75), times("nl", 1200)
    ('×6', '×7,3', '×0,75', '×1.200')
    """
    _, point = _MARKS.get(language, _MARKS["en"])
    shown = number(language, factor, 1 if factor >= 3 else 2)
    return f"×{shown.rstrip('0').removesuffix(point)}"
