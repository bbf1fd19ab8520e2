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

    >>> amount("en", 84, "%"), amount("en", 5, "of 12"), amount("nl", 3)
    ('84%', '5 of 12', '3')
    """
    figure = number(language, value, decimals)
    if unit == "%":
        return f"{figure}\u00a0%" if language == "fr" else f"{figure}%"
    return f"{figure} {unit}".strip()
