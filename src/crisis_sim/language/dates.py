"""Dates and times in the form of a language."""

from __future__ import annotations

from datetime import datetime

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


def time(moment: datetime) -> str:
    """`14:05`: Belgium writes it so in each of its languages."""
    return f"{moment:%H:%M}"


def day(language: str, moment: datetime) -> str:
    """`4 May`.

    >>> day("nl", datetime(2027, 5, 4)), day("fr", datetime(2027, 5, 1))
    ('4 mei', '1er mai')
    """
    first = "1er" if language == "fr" and moment.day == 1 else moment.day
    return f"{first} {MONTHS.get(language, MONTHS['en'])[moment.month - 1]}"


def date(language: str, moment: datetime) -> str:
    """`Tue 4 May 2027`.

    >>> date("nl", datetime(2027, 5, 4)), date("fr", datetime(2027, 5, 4))
    ('di 4 mei 2027', 'mar. 4 mai 2027')
    """
    return f"{DAYS.get(language, DAYS['en'])[moment.weekday()]} {day(language, moment)} {moment.year}"


def span(language: str, seconds: int) -> str:
    """A length of time in the unit that fits: `45 s`, `12 min`, `1 h 05`, `2 d 3 h`; what has begun counts.

    >>> span("en", 45), span("en", 3900), span("fr", 183_600)
    ('45 s', '1 h 05', '2 j 3 h')
    """
    seconds = max(0, seconds)
    if seconds < 60:
        return f"{seconds} s"
    minutes = -(-seconds // 60)
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 24 * 60:
        return f"{minutes // 60} h {minutes % 60:02d}"
    hours = -(-seconds // 3600)
    return f"{hours // 24} {'j' if language == 'fr' else 'd'} {hours % 24} h"
