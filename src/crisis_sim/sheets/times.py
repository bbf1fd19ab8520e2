"""Times as people write them in sheets: `T+1h30`, `14u15`, `04/05/2026 10:30`, `d2 06:00`, serial numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from crisis_sim.sheets.files.grid import Value

DAY = 86_400
LONGEST = 400 * DAY
"""An offset beyond this is no time of an exercise."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januari janvier januar jan",
            "february februari fevrier februar feb fev",
            "march maart mars mar mrt",
            "april avril apr avr", "may mei mai", "june juni juin jun", "july juli juillet jul juil",
            "august augustus aout aug", "september septembre sep sept", "october oktober octobre oct okt",
            "november novembre nov", "december decembre dezember dec dez",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_DAYS = "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_WEEKDAY = re.compile(
    rf"^(?:{_DAYS}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|ma|di|wo|do|vr|za|zo)"
    r"[.,]?\s+(?=\d|[a-z])"
)
_ABOUT = re.compile(r"^(?:±|~|ca\.?|circa|around|about|rond|omstreeks|vers|environ|approx\.?)\s*")
_RANGE = re.compile(r"\s*(?:–|—|\btot\b|\buntil\b|(?<=\d)\s*-\s*(?=\d{1,2}\s*[:.hu]))\s*.*$")
_CLOCK = re.compile(
    r"(\d{1,2})\s*(?:[:.hu]\s*(\d{2})(?:[:.](\d{2}))?\s*(?:uur|u|h|hrs?|hours?|heures?)?|"
    r"(?:h|u|uur|hrs?|heures?|o'?clock)?)\s*(am|pm|a\.m\.|p\.m\.)?\Z"
)
_MILITARY = re.compile(r"([01]\d|2[0-3])([0-5]\d)\s*(?:h|hrs?|hours?|u|uur)?\Z")
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_NAMED = re.compile(r"(\d{1,2})(?:er|e|ste|de|st|nd|rd|th)?[\s-]+(?:of\s+)?([a-zéûä]{3,9})\.?,?[\s-]+(\d{4})")
_ENGLISH = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_OFFSET = re.compile(r"(?:startex|start|t|h)\s*\+\s*(.+)\Z")
_PLUS = re.compile(r"\+\s*(.+)\Z")
_DAYTIME = re.compile(
    r"(?:(?:d|j)\s*\+\s*(?P<plus>\d{1,3})|(?:dag|day|jour|d|j)\s*(?P<day>\d{1,3}))[\s,:-]*(?P<rest>.*)\Z"
)
_UNITS = {
    "d": DAY, "j": DAY, "dag": DAY, "dagen": DAY, "day": DAY, "days": DAY, "jour": DAY, "jours": DAY,
    "h": 3600, "u": 3600, "uur": 3600, "uren": 3600, "hr": 3600, "hrs": 3600, "hour": 3600, "hours": 3600,
    "heure": 3600, "heures": 3600,
    "m": 60, "min": 60, "mins": 60, "minuut": 60, "minuten": 60, "minute": 60, "minutes": 60, "'": 60,
    "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1, "seconde": 1, "secondes": 1, "seconden": 1,
}  # fmt: skip
_TOKEN = re.compile(r"(\d+(?:[.,]\d+)?)\s*([a-z']*)\.?\s*")

Kind = Literal["moment", "day", "clock", "offset", "daytime"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a time in a sheet says. `seconds` count from midnight, or from STARTEX for an offset."""

    kind: Kind
    seconds: int = 0
    day: date | None = None
    number: int = 0
    """Of the exercise's day, for `daytime`."""
    doubt: str = ""
    """What else it could mean."""


def read_time(value: Value, *, month_first: bool = False) -> Reading | None:
    """The time that a cell holds; None where it holds none that can be told."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, datetime) and value.year < 1990:
        return Reading("clock", _of_day(value.time()))  # a time of day that a spreadsheet keeps as its first days
    if isinstance(value, datetime):
        if value.time() == time():
            return Reading("day", day=value.date())
        return Reading("moment", _of_day(value.time()), value.date())
    if isinstance(value, date):
        return Reading("day", day=value)
    if isinstance(value, time):
        return Reading("clock", _of_day(value))
    if isinstance(value, timedelta):
        seconds = int(value.total_seconds())
        return Reading("clock", seconds) if 0 <= seconds < DAY else _offset(seconds)
    if isinstance(value, (int, float)):
        return _number(value)
    return _text(value, month_first)


def read_duration(value: Value) -> int | None:
    """Seconds of a length of time; a bare number counts minutes. None where there is none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, timedelta):
        return int(value.total_seconds())
    if isinstance(value, time):
        return _of_day(value)
    if isinstance(value, (int, float)):
        seconds = value * DAY if isinstance(value, float) and 0 < value < 1 else value * 60
        return round(seconds) if 0 <= seconds <= LONGEST else None
    return None if isinstance(value, (datetime, date)) else _duration(_tidy(value))


def month_first(values: list[Value]) -> bool:
    """Whether the dates of a column are written month first: one of them can't be read otherwise, and none only so."""
    seen = [found for value in values if isinstance(value, str) and (found := _NUMERIC.search(value))]
    return any(int(f[3]) > 12 for f in seen) and not any(int(f[1]) > 12 for f in seen)


def _of_day(value: time) -> int:
    return value.hour * 3600 + value.minute * 60 + value.second


def _offset(seconds: int, doubt: str = "") -> Reading | None:
    return Reading("offset", seconds, doubt=doubt) if abs(seconds) <= LONGEST else None


def _number(value: int | float) -> Reading | None:
    """A bare number: a serial date of a spreadsheet, a part of a day, or a time without its colon."""
    if 20_000 <= value < 80_000:
        at = datetime(1899, 12, 30) + timedelta(seconds=round(value * DAY))
        doubt = "a bare number, read as a date"
        kind: Kind = "day" if at.time() == time() else "moment"
        return Reading(kind, _of_day(at.time()), at.date(), doubt=doubt)
    if isinstance(value, float) and 0 < value < 1:
        return Reading("clock", round(value * DAY) % DAY)
    if not 0 < value < 2400:
        return None
    hours, minutes = divmod(round(value * 100), 100)
    if isinstance(value, float) and not value.is_integer() and hours < 24 and minutes < 60:
        return Reading("clock", hours * 3600 + minutes * 60, doubt=f"{value:g}, read as {hours}:{minutes:02d}")
    if float(value).is_integer() and 100 <= value < 2400 and value % 100 < 60:
        hours, minutes = divmod(int(value), 100)
        return Reading("clock", hours * 3600 + minutes * 60, doubt=f"{value:g}, read as {hours}:{minutes:02d}")
    return None


def _tidy(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").replace("\u202f", " ").replace("−", "-").split()).lower()


def _text(raw: str, us: bool) -> Reading | None:
    text = _tidy(raw)[:80]
    bare = _ABOUT.sub("", text)
    doubt = f"`{text}`, read as exact" if bare != text else ""
    text = _WEEKDAY.sub("", bare).strip()
    number = float(text) if re.fullmatch(r"\d{1,8}(?:\.\d+)?", text) else None
    reading = _dated(text, us) or _relative(text) or (None if number and number < 1 else _clock(text))
    if reading is None and number is not None:
        reading = _number(number)
    if reading is None and (cut := _RANGE.sub("", text)) and cut != text:
        doubt = f"`{text}`, read as its beginning"
        reading = _dated(cut, us) or _relative(cut) or _clock(cut)
    if reading and doubt and not reading.doubt:
        return Reading(reading.kind, reading.seconds, reading.day, reading.number, doubt)
    return reading


def _dated(text: str, us: bool) -> Reading | None:
    for pattern in (_ISO, _NUMERIC, _NAMED, _ENGLISH):
        found = pattern.match(text)
        day, doubt = _day(found, pattern, us) if found else (None, "")
        if found is None or day is None:
            continue
        rest = re.sub(r"^(?:t(?=\d)|[\s,]*(?:om|at|à|a|-|,)?\s*)", "", text[found.end() :]).rstrip("z").strip()
        rest = re.sub(r"[+-]\d\d:?\d\d\Z", "", rest)
        if not rest:
            return Reading("day", day=day, doubt=doubt)
        clock = _clock(rest)
        return Reading("moment", clock.seconds, day, doubt=doubt) if clock else None
    return None


def _day(found: re.Match[str], pattern: re.Pattern[str], us: bool) -> tuple[date | None, str]:
    doubt = ""
    if pattern is _ISO:
        year, month, number = (int(part) for part in found.groups())
    elif pattern is _NUMERIC:
        number, month, year = int(found[1]), int(found[3]), int(found[4])
        if us or (month > 12 >= number):
            number, month, doubt = month, number, f"`{found[0]}`, read with the month first"
        year += 2000 if year < 100 else 0
    else:
        name, number = (found[1], int(found[2])) if pattern is _ENGLISH else (found[2], int(found[1]))
        month = _MONTHS.get(name.translate(str.maketrans("éûä", "eua")), 0)
        year = int(found[3])
    try:
        return (date(year, month, number), doubt) if 1990 <= year <= 2100 else (None, "")
    except ValueError:
        return None, ""


def _relative(text: str) -> Reading | None:
    if found := _OFFSET.match(text):
        if found[1].isdigit():
            unit, name = (3600, "hours") if text.startswith("h") else (60, "minutes")
            return _offset(int(found[1]) * unit, f"`{text}`, read as {found[1]} {name}")
        seconds = _duration(found[1])
        return None if seconds is None else _offset(seconds)
    if found := _PLUS.match(text):
        seconds = _duration(found[1])
        if seconds is None:
            return None
        return _offset(seconds, f"`{text}`, read as minutes" if found[1].isdigit() else "")
    if found := _DAYTIME.match(text):
        number = int(found["plus"]) + 1 if found["plus"] else int(found["day"])
        clock = _clock(found["rest"])
        if clock and 1 <= number <= 400:
            return Reading("daytime", clock.seconds, number=number)
    return None


def _clock(text: str) -> Reading | None:
    if found := _MILITARY.match(text):
        return Reading("clock", int(found[1]) * 3600 + int(found[2]) * 60)
    found = _CLOCK.match(text)
    if not found or text.isdigit():
        seconds = _duration(text) if re.search(r"\d\s*(?:min|')", text) else None
        return None if seconds is None else _offset(seconds, f"`{text}`, read as a time since the start")
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[:3])
    half = (found[4] or "").replace(".", "")
    if half and 1 <= hours <= 12:
        hours = hours % 12 + (12 if half == "pm" else 0)
    if hours > 23 or minutes > 59 or seconds > 59:
        return None
    return Reading("clock", hours * 3600 + minutes * 60 + seconds)


def _duration(text: str) -> int | None:
    if found := re.fullmatch(r"(\d{1,4}):(\d{2})(?::(\d{2}))?", text):
        return int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3] or 0)
    total, unit, position = 0.0, 0, 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if not found:
            return None
        bare = 60 if unit in (0, 3600) else 1 if unit == 60 else 0  # 1h30, or minutes alone
        unit = _UNITS.get(found[2], 0) if found[2] else bare
        if not unit or len(found[1]) > 9:
            return None
        total += float(found[1].replace(",", ".")) * unit
        position = found.end()
    return round(total) if position and total <= LONGEST else None
