"""A planner's new times, as changes of `at`, `suggest` and `delay`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.time import format_duration, local, tick
from crisis_sim.scenario.triggers import Order
from crisis_sim.sheets.back.named import NotAppliedError
from crisis_sim.sheets.files.grid import Value
from crisis_sim.sheets.msel.rows import planned
from crisis_sim.sheets.times import DAY, read_duration, read_time


@dataclass(slots=True)
class Wish:
    """What a planner changed about the time of one inject: a tick, a delay, or both."""

    at: int | None = None
    delay: int | None = None


def asked(value: Value, start: str, near: int = 0) -> int:
    """The tick that a cell of the columns for times asks for; a time without a day is of the day of the tick `near`.

    Raises:
        NotAppliedError: it holds no time, or one before the start.
    """
    reading = read_time(value)
    if reading is None:
        raise NotAppliedError("X030", f"`{value}` is no time", "write 2026-05-04 10:30, 10:30 or T+1:30")
    if reading.kind == "offset":
        at = reading.seconds
    elif reading.kind == "clock":
        midnight = local(near, start).replace(hour=0, minute=0, second=0)
        at = int((midnight - local(0, start)).total_seconds()) + reading.seconds
    elif reading.kind == "daytime":
        at = tick(f"d{reading.number} {_clock(reading.seconds)}", start)
    else:
        assert reading.day is not None
        moment = datetime.combine(reading.day, time())
        begin = local(0, start).replace(tzinfo=None)
        at = int((moment - begin).total_seconds()) + reading.seconds
    if at < 0:
        raise NotAppliedError(
            "X035", "this lies before the start", f"the exercise starts at {start[:16].replace('T', ' ')}"
        )
    return at


def delayed(value: Value) -> int:
    """The delay that a cell asks for.

    Raises:
        NotAppliedError: it holds none.
    """
    seconds = read_duration(value)
    if seconds is None or seconds < 0:
        raise NotAppliedError("X030", f"`{value}` is no length of time", "write 45s, 30m or 1h30m")
    return seconds


def applied(wishes: dict[str, Wish], scenario: Scenario) -> dict[str, str | NotAppliedError]:
    """Inject: its new `at`, `suggest` or `delay` as the scenario writes it, or why it can't have one.

    The time of an inject that comes after another is relative: it moves with its cause, so only what a planner moved
    it beyond that changes its delay.
    """
    before = planned(scenario)
    injects = {inject.id: inject for inject in scenario.injects}
    moved: dict[str, int] = {}
    found: dict[str, str | NotAppliedError] = {}
    for id in Order(scenario).sorted:
        inject, wish = injects[id], wishes.get(id)
        cause = moved.get((inject.after.inject or inject.after.decision or "") if inject.after else "", 0)
        moved[id] = cause
        if wish is None:
            continue
        if inject.after:
            delay = wish.delay
            if delay is None and wish.at is not None and id in before:
                delay = inject.after.delay + wish.at - before[id] - cause
            if delay is None:
                found[id] = NotAppliedError("X066", "its time depends on what happens", "change its delay instead")
            elif delay < 0:
                found[id] = NotAppliedError("X066", "it would come before what it follows", "move that too")
            else:
                moved[id] = cause + delay - inject.after.delay
                found[id] = format_duration(delay) if delay else "0m"
        elif wish.delay is not None:
            found[id] = NotAppliedError("X066", "it comes after nothing, so it has no delay", "change its time instead")
        elif wish.at is not None and (inject.at is not None or inject.manual):
            was = inject.at if inject.at is not None else inject.manual.suggest.at if inject.manual else 0
            moved[id] = wish.at - before[id]
            found[id] = moment_like(was, wish.at, scenario.start)
        else:
            found[id] = NotAppliedError("X066", "it has no time of its own", "change its trigger in the scenario")
    return found


def moment_like(was: int | str, at: int, start: str) -> str:
    """A moment in the way that the author wrote the old one: a duration, or day and time."""
    when = local(at, start)
    if isinstance(was, str) and not when.second:
        midnight = local(0, start).replace(hour=0, minute=0, second=0)
        return f"d{int((when - midnight).total_seconds()) // DAY + 1} {when:%H:%M}"
    return format_duration(at) if at else "0m"


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}"
