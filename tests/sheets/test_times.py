"""Times as people write them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis_sim.sheets.times import Reading, month_first, read_duration, read_time

H = 3600
MAY = date(2026, 5, 4)
READ: dict[object, tuple[str, int, date | None, int]] = {
    "T+1h30m": ("offset", 5400, None, 0),
    "T+01:30": ("offset", 5400, None, 0),
    "T + 26:15": ("offset", 94500, None, 0),
    "t+90": ("offset", 5400, None, 0),
    "H+2": ("offset", 2 * H, None, 0),
    "+15": ("offset", 900, None, 0),
    "+15 min": ("offset", 900, None, 0),
    "STARTEX + 45 min": ("offset", 2700, None, 0),
    "01:30": ("clock", 5400, None, 0),
    "14u15": ("clock", 51300, None, 0),
    "14h15": ("clock", 51300, None, 0),
    "14 h 15": ("clock", 51300, None, 0),
    "9u": ("clock", 9 * H, None, 0),
    "10.30": ("clock", 37800, None, 0),
    "0930": ("clock", 34200, None, 0),
    "2:15 PM": ("clock", 51300, None, 0),
    "vers 10h": ("clock", 10 * H, None, 0),
    "09:00 - 09:15": ("clock", 9 * H, None, 0),
    "04/05/2026 10:30": ("moment", 37800, MAY, 0),
    "4-5-26 10:00": ("moment", 36000, MAY, 0),
    "4 mei 2026 14u15": ("moment", 51300, MAY, 0),
    "lundi 4 mai 2026 à 14h15": ("moment", 51300, MAY, 0),
    "1er décembre 2026": ("day", 0, date(2026, 12, 1), 0),
    "May 4, 2026 2:15 pm": ("moment", 51300, MAY, 0),
    "2026-05-04T10:30:00+02:00": ("moment", 37800, MAY, 0),
    "2026-05-04": ("day", 0, MAY, 0),
    "D+1 06:00": ("daytime", 6 * H, None, 2),
    "J+1 6h30": ("daytime", 23400, None, 2),
    "Dag 2 08:00": ("daytime", 8 * H, None, 2),
    "jour 1 - 9h": ("daytime", 9 * H, None, 1),
    "46146.4375": ("moment", 37800, MAY, 0),
    46146: ("day", 0, MAY, 0),
    46146.4375: ("moment", 37800, MAY, 0),
    0.4375: ("clock", 37800, None, 0),
    10.3: ("clock", 37800, None, 0),
    930: ("clock", 34200, None, 0),
    datetime(2026, 5, 4, 10, 30): ("moment", 37800, MAY, 0),
    datetime(1900, 1, 1, 10, 30): ("clock", 37800, None, 0),
    time(10, 30): ("clock", 37800, None, 0),
    timedelta(hours=30): ("offset", 30 * H, None, 0),
}


@pytest.mark.parametrize("written", READ, ids=str)
def test_a_time_is_read(written: object) -> None:
    reading = read_time(written)  # type: ignore[arg-type]
    assert reading is not None
    assert (reading.kind, reading.seconds, reading.day, reading.number) == READ[written]


@pytest.mark.parametrize("written", ["TBD", "99:99", "12", "31/02/2026", "4 mei", "", "x" * 500, True, -5, 3])
def test_what_is_no_time_is_none(written: object) -> None:
    assert read_time(written) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("written", ["t+90", "vers 10h", "09:00 - 09:15", "12/24/2026", 10.3, 46146])
def test_doubt_is_told(written: object) -> None:
    reading = read_time(written)  # type: ignore[arg-type]
    assert reading is not None
    assert reading.doubt


def test_days_come_first_unless_a_column_shows_otherwise() -> None:
    assert not month_first(["04/05/2026", "05/06/2026"])
    assert not month_first(["13/05/2026", "05/13/2026"])
    assert month_first(["04/05/2026", "05/24/2026"])
    assert read_time("04/05/2026", month_first=True) == Reading(
        "day", day=date(2026, 4, 5), doubt="`04/05/2026`, read with the month first"
    )


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("50m", 3000), ("1h30", 5400), ("0:50", 3000), (50, 3000), ("1u 15", 4500), ("2 d", 172800), (time(0, 50), 3000)],
)
def test_a_duration_is_read(written: object, seconds: int) -> None:
    assert read_duration(written) == seconds  # type: ignore[arg-type]


@given(st.one_of(st.text(max_size=60), st.floats(), st.integers(), st.text("0123456789:.hu+-/ tTdDmM", max_size=20)))
def test_nothing_is_too_odd(value: str | float) -> None:
    reading = read_time(value)
    assert reading is None or 0 <= reading.seconds < 400 * 86_400 + 1
    read_duration(value)
