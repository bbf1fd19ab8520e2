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


def at(language: str, moment: datetime, today: datetime) -> str:
    """The time; with the day in front where it is not that of `today`.

    >>> morning = datetime(2026, 12, 10, 9, 5)
    >>> at("nl", morning, datetime(2026, 12, 10)), at("nl", morning, datetime(2026, 12, 9))
    ('09:05', '10 dec 09:05')
    """
    return time(moment) if moment.date() == today.date() else f"{day(language, moment)} {time(moment)}"


def elapsed(language: str, seconds: int) -> str:
    """The time since STARTEX; days in front where there are any.

    >>> elapsed("en", 3900), elapsed("fr", 90_000)
    ('T+01:05', 'T+1j 01:00')
    """
    days, rest = divmod(max(0, seconds), 86_400)
    return f"T+{f'{days}{_days(language)} ' if days else ''}{rest // 3600:02d}:{rest // 60 % 60:02d}"


def span(language: str, seconds: int, *, nearest: bool = False) -> str:
    """A length of time in the unit that fits: `45 s`, `12 min`, `1 h 05`, `2 d 3 h`.

    What has begun counts; or the nearest minute or hour is told.

    >>> span("en", 45), span("nl", 3900), span("fr", 183_600), span("en", 3900, nearest=True)
    ('45 s', '1 u 05', '2 j 3 h', '1 h 05')
    """
    seconds = max(0, seconds)
    if seconds < 60:
        return f"{seconds} s"
    minutes = (seconds + 30) // 60 if nearest else -(-seconds // 60)
    if minutes < 60:
        return f"{minutes} min"
    sign = "u" if language == "nl" else "h"
    if minutes < 24 * 60:
        return f"{minutes // 60} {sign} {minutes % 60:02d}"
    hours = (seconds + 1800) // 3600 if nearest else -(-seconds // 3600)
    return f"{hours // 24} {_days(language)} {hours % 24} {sign}"


def _days(language: str) -> str:
    """The sign for days."""
    return "j" if language == "fr" else "d"
