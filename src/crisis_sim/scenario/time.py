"""Exercise time: whole seconds since STARTEX, written `1h30m` or `d2 06:00`."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

_DURATION = re.compile(r"^(?:(\d{1,4})d)?(?:(\d{1,5})h)?(?:(\d{1,6})m)?(?:(\d{1,8})s)?$")
_DAYTIME = re.compile(r"^d(\d{1,3}) (\d{1,2}):(\d{2})$")
_UNITS = (86400, 3600, 60, 1)


def parse_duration(value: Any) -> int:
    """Seconds of a duration such as `30m`, `1h30m`, `2d`, `90s`.

    >>> parse_duration("1h30m")
    5400

    Raises:
        ValueError: not a duration.
    """
    if value == 0 and not isinstance(value, bool):
        return 0
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        raise ValueError(f"a duration needs a unit: write {value}m for minutes or {value}s for seconds")
    found = _DURATION.match(value) if isinstance(value, str) else None
    if not found or not value:
        raise ValueError("not a duration: write 45s, 30m, 4h, 1h30m or 2d")
    return sum(int(part) * unit for part, unit in zip(found.groups(), _UNITS, strict=True) if part)


def format_duration(seconds: int) -> str:
    """The shortest way to write a duration: the inverse of `parse_duration`.

    >>> format_duration(5400)
    '1h30m'
    """
    parts = []
    for unit, letter in zip(_UNITS, "dhms", strict=True):
        count, seconds = divmod(seconds, unit)
        if count:
            parts.append(f"{count}{letter}")
    return "".join(parts) or "0s"


def parse_moment(value: Any) -> int | str:
    """Seconds since STARTEX, or a day and time in canonical form.

    Raises:
        ValueError: not a moment.
    """
    if isinstance(value, str) and (found := _DAYTIME.match(value)):
        day, hour, minute = (int(part) for part in found.groups())
        if day < 1 or hour > 23 or minute > 59:
            raise ValueError("not a moment: days count from d1, times run from 00:00 to 23:59")
        return f"d{day} {hour:02d}:{minute:02d}"
    try:
        return parse_duration(value)
    except ValueError as problem:
        raise ValueError(f"{problem}; or a day and time such as d2 06:00 (d1 is the day of the start)") from None


def _write_moment(value: int | str) -> str:
    return value if isinstance(value, str) else format_duration(value)


Duration = Annotated[
    int,
    BeforeValidator(parse_duration),
    PlainSerializer(format_duration, return_type=str),
    WithJsonSchema({"type": "string", "pattern": _DURATION.pattern, "examples": ["30m", "1h30m"]}),
]
"""Seconds, written with units."""

Moment = Annotated[
    int | str,
    BeforeValidator(parse_moment),
    PlainSerializer(_write_moment, return_type=str),
    WithJsonSchema({"type": "string", "examples": ["15m", "d2 06:00"]}),
]
"""A point of exercise time: a duration since STARTEX, or a day and local time."""


def _parse_start(value: Any) -> str:
    try:
        when = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        when = None
    if when is None or when.tzinfo is None:
        raise ValueError("not a start: write date, time and offset, as in 2026-05-04T10:45+02:00")
    if when.second or when.microsecond:
        raise ValueError("a start has whole minutes: write 2026-05-04T10:45+02:00")
    return when.isoformat(timespec="minutes")


Start = Annotated[str, BeforeValidator(_parse_start), WithJsonSchema({"type": "string", "format": "date-time"})]
"""STARTEX: ISO date and time with one UTC offset, which holds for the whole exercise."""


def tick(moment: int | str, start: str) -> int:
    """Seconds since STARTEX of a moment; negative when it lies before.

    >>> tick("d2 06:00", "2026-05-04T10:45+02:00")
    69300
    """
    if isinstance(moment, int):
        return moment
    found = _DAYTIME.match(moment)
    assert found is not None, moment
    day, hour, minute = (int(part) for part in found.groups())
    begin = datetime.fromisoformat(start)
    return (day - 1) * 86400 + (hour - begin.hour) * 3600 + (minute - begin.minute) * 60


def local(t: int, start: str) -> datetime:
    """Date and time on the players' clock at tick `t`."""
    return datetime.fromisoformat(start) + timedelta(seconds=t)
