"""Texts of the interface in English, Dutch and French."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {}
CODES: dict[str, tuple[str, str, str]] = {}
DAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "nl": ("ma", "di", "wo", "do", "vr", "za", "zo"),
    "fr": ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
}
MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "fr": ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
}
_PLACE = {"nl": 0, "fr": 1}


def say(language: str, english: str, **values: object) -> str:
    """A text of the interface in a language; English where there is no other."""
    text = english
    if language in _PLACE and english in TEXTS:
        text = TEXTS[english][_PLACE[language]]
    return text.format(**values) if values else text


def code(language: str, key: str) -> str:
    """A code of the engine in words; unknown ones with spaces for hyphens."""
    found = CODES.get(key)
    if found is None:
        return key.replace("-", " ")
    return found[("en", "nl", "fr").index(language) if language in _PLACE else 0]
