"""From the times of rows to ticks: where STARTEX lies, which day a time belongs to, what has no time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from crisis_sim.scenario.time import format_duration
from crisis_sim.sheets.files.grid import words
from crisis_sim.sheets.findings import Findings
from crisis_sim.sheets.foreign.cells import Record
from crisis_sim.sheets.foreign.lexicon import listed
from crisis_sim.sheets.foreign.mapping import Map
from crisis_sim.sheets.naming import plain
from crisis_sim.sheets.times import DAY, Reading, month_first, read_time

PLACEHOLDER = datetime(2027, 1, 4, 9, 0)
"""STARTEX of a sheet that names no day: a Monday."""
_BACK = 12 * 3600
"""A time of day that falls back by more belongs to the next day."""
_TIMES = ("time", "clock", "offset")


@dataclass(slots=True)
class Timed:
    """When everything happens."""

    start: datetime
    """STARTEX on the players' clock."""
    ticks: dict[int, int]
    """Row: seconds since STARTEX; missing where the row has no time."""
    end: int | None = None
    """ENDEX, where a row says so."""


@dataclass(slots=True)
class _Row:
    record: Record
    offset: int | None = None
    day: date | None = None
    clock: int | None = None
    number: int = 0


def timed(records: list[Record], made: Map, found: Findings) -> Timed:
    """The ticks of all rows; whatever had to be guessed is reported."""
    where = {choice.field: choice.column for choice in made.columns}
    us = month_first([r.values.get(name) for r in records for name in ("time", "day")])
    rows = [_read(record, where, us, found) for record in records]
    _whether_offsets(rows, where, found)
    _days(rows, found)
    start = _start(rows, made, found)
    result = Timed(start, {})
    for row in rows:
        at = _tick(row, start)
        if at is None:
            continue
        if at < 0:
            message = f"this is {format_duration(-at)} before the start, {start:%Y-%m-%d %H:%M}"
            found.add("X035", message, "it comes at the start", row=row.record.row, column=where.get("time"))
            at = 0
        result.ticks[row.record.row] = at
        if is_word(row.record, "endex"):
            result.end = at
    return result


def is_word(record: Record, section: str) -> bool:
    """Whether a row is STARTEX or ENDEX: its title or text says that and nothing else."""
    said = plain(record.text("title") or record.text("text"))
    return said in listed(section)


def _read(record: Record, where: dict[str, int], us: bool, found: Findings) -> _Row:
    row = _Row(record)
    for name in ("day", *_TIMES):
        value = record.values.get(name)
        if value is None:
            continue
        reading = read_time(value, month_first=us)
        if reading is None:
            if plain(words(value)) not in listed("no_time"):
                message = f"`{words(value)[:60]}` is no time that can be read"
                found.add(
                    "X030", message, "write 2026-05-04 10:30, 10:30 or T+1:30", row=record.row, column=where[name]
                )
            continue
        if reading.doubt:
            found.add("X031", reading.doubt, "", row=record.row, column=where[name])
        _take(row, reading, name)
    return row


def _take(row: _Row, reading: Reading, name: str) -> None:
    if reading.kind == "offset" or (name == "offset" and reading.kind == "clock"):
        row.offset = reading.seconds if row.offset is None else row.offset
    elif reading.kind == "daytime":
        row.number, row.clock = reading.number, reading.seconds
    else:
        row.day = reading.day or row.day
        if reading.kind != "day":
            row.clock = reading.seconds


def _whether_offsets(rows: list[_Row], where: dict[str, int], found: Findings) -> None:
    """Times of day that begin at midnight and have no date are times since the start."""
    clocks = [row.clock for row in rows if row.clock is not None]
    if not clocks or "clock" in where or any(row.day or row.number or row.offset is not None for row in rows):
        return
    if clocks[0] <= 1800 and min(clocks) == clocks[0] and max(clocks) < DAY / 2:
        message = "these times begin at midnight and have no date, so they are read as times since the start"
        found.add("X031", message, "if they are times of day, say `is: clock` in the map", column=where.get("time"))
        for row in rows:
            row.offset, row.clock = row.clock, None


def _days(rows: list[_Row], found: Findings) -> None:
    """Give every time of day its day: the last one named, or the next when the clock falls back by half a day."""
    day: date | None = None
    last: int | None = None
    shift = 0
    for row in rows:
        if row.day is not None:
            day, last, shift = row.day, row.clock, 0
        if row.clock is None or row.number:
            continue
        if last is not None and row.day is None and row.clock < last - _BACK:
            shift += 1
            found.add("X033", "the clock has passed midnight: this is the next day", row=row.record.row)
        last = row.clock
        if row.day is None and day is not None:
            row.day = day + timedelta(days=shift)
        elif row.day is None:
            row.number = shift + 1


def _start(rows: list[_Row], made: Map, found: Findings) -> datetime:
    """STARTEX: as the map says, the row that is called so, an absolute and a relative time of one row, or the first."""
    if made.start:
        try:
            return datetime.fromisoformat(made.start).replace(tzinfo=None, second=0)
        except ValueError:
            advice = "write date, time and offset, as in 2027-03-09T09:00+01:00"
            raise found.refuse("X012", f"`start: {made.start}` is no start", advice) from None
    moments = [(row, _moment(row)) for row in rows]
    known = [(row, at) for row, at in moments if at is not None]
    for row, at in known:
        if is_word(row.record, "startex"):
            return at.replace(second=0)
    for row, at in known:
        if row.offset is not None:
            return (at - timedelta(seconds=row.offset)).replace(second=0)
    first = min((at for _, at in known), default=None)
    if first is not None:
        return first.replace(second=0)
    clocks = [row.clock for row in rows if row.clock is not None and row.number <= 1]
    start = PLACEHOLDER
    if clocks:
        start = datetime.combine(PLACEHOLDER.date(), datetime.min.time()) + timedelta(seconds=min(clocks) // 60 * 60)
    message = f"the sheet names no day: the exercise starts on {start:%Y-%m-%d} at {start:%H:%M}"
    found.add("X034", message, "give --start 2027-03-09T09:00, or change `start` in the scenario")
    return start


def _moment(row: _Row) -> datetime | None:
    if row.day is None:
        return None
    return datetime.combine(row.day, datetime.min.time()) + timedelta(seconds=row.clock or 0)


def _tick(row: _Row, start: datetime) -> int | None:
    if row.offset is not None:
        return row.offset
    if (at := _moment(row)) is not None:
        if row.clock is None and at.date() == start.date():
            return None  # only the day is known
        return int((at - start).total_seconds())
    if row.clock is not None:
        midnight = datetime.combine(start.date(), datetime.min.time())
        return int((midnight - start).total_seconds()) + (max(1, row.number) - 1) * DAY + row.clock
    return None


def with_offset(start: datetime) -> str:
    """STARTEX as a scenario has it, with the offset from UTC of Belgian time on that day.

    >>> with_offset(datetime(2027, 7, 1, 9)), with_offset(datetime(2027, 1, 4, 9))
    ('2027-07-01T09:00+02:00', '2027-01-04T09:00+01:00')
    """
    summer = (
        _last_sunday(start.year, 3) + timedelta(hours=2) <= start < _last_sunday(start.year, 10) + timedelta(hours=3)
    )
    return f"{start:%Y-%m-%dT%H:%M}+0{2 if summer else 1}:00"


def _last_sunday(year: int, month: int) -> datetime:
    end = datetime(year, month, 31)
    return end - timedelta(days=(end.weekday() + 1) % 7)
