"""Load over time: what waits at each desk and in each cell, and how many of its people are busy. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from crisis_sim.engine.staff import Staff, on_duty
from crisis_sim.model.events import Event, Line
from crisis_sim.model.index import Index


class Step(NamedTuple):
    """From this tick on so much waits and so many people are busy."""

    t: int
    waiting: int
    busy: int


def load(index: Index, lines: Sequence[Line]) -> dict[str, list[Step]]:
    """Seat, or actor with a desk: its load as a step function from STARTEX; who had nothing to do is left out.

    At a desk what waits are messages, orders to write and facts to pass on; as many are in hand as people are at work.
    A fact that somebody else passed on meanwhile leaves no trace in the log and is left out. In a cell what waits are
    messages that nobody has opened and tasks for which nobody is free; people are busy with tasks.
    """
    work = _Work(index)
    for line in lines:
        if isinstance(line, Event):
            work.take(line)
    work.over()
    end = lines[-1].t if lines else 0
    found = {seat: _cell(changes, end) for seat, changes in work.cells.items()}
    found |= {desk: _desk(index, desk, changes, end) for desk, changes in work.desks.items()}
    return {key: found[key] for key in sorted(found)}


def capacity(index: Index, key: str, until: int) -> list[tuple[int, int]]:
    """(tick, people): who is on shift in a cell or at a desk, as a step function to a tick; without those called in."""
    if key in index.seats:
        return [(0, index.people(key))]
    actor = index.actors[key]
    staff = Staff(index, actor)
    found = [(0, on_duty(index, actor, 0))]
    t = staff.next_hour(0)
    while staff.shifts and t <= until:
        people = on_duty(index, actor, t)
        if people != found[-1][1]:
            found.append((t, people))
        t += 3600
    return found


def utilisation(steps: Sequence[Step], people: Sequence[tuple[int, int]], until: int) -> float | None:
    """Share of the people's time to a tick for which they were busy; None where nobody was on shift.

    More than 1 is possible at a desk to which people are called in off hours.
    """
    busy = _area([(step.t, step.busy) for step in steps], until)
    there = _area(people, until)
    return float(Fraction(busy, there)) if there else None


def _area(steps: Sequence[tuple[int, int]], until: int) -> int:
    ends = [t for t, _ in steps[1:]] + [until]
    return sum(height * (min(end, until) - t) for (t, height), end in zip(steps, ends, strict=True) if t < until)


class _Work:
    """Changes of what is there to do, by seat and by desk."""

    def __init__(self, index: Index) -> None:
        self.cells: dict[str, list[tuple[int, int, int]]] = {}
        """(tick, change of what waits, change of who is busy)."""
        self.desks: dict[str, list[tuple[int, int]]] = {}
        """(tick, change of what is there, in hand or waiting)."""
        self._index = index
        self._learned: dict[tuple[str, str], int] = {}
        self._writing: dict[str, tuple[str, int]] = {}
        """Order: the desk that writes it, since when."""
        self._unread: dict[str, str] = {}
        """Message: the seat or the desk where it lies."""

    def take(self, event: Event) -> None:
        """One more event."""
        p, t = event.p, event.t
        match event.kind:
            case "MessageDelivered":
                self._lies(p["msg"], p["to"], t)
            case "MessageRead" | "MessageRecalled" | "MessageLost":
                self._gone(p["msg"], t)
            case "StaffCommitted":
                steps = self.cells.setdefault(p["seat"], [])
                steps += (t, 1, 0), (p["from"], -1, 1), (p["until"], 0, -1)
            case "FactLearned" if p["actor"] in self._index.duties:
                self._learned.setdefault((p["actor"], p["fact"]), t)
            case "MeasureOrdered" if p["by"] not in self._index.seat_of:
                self._writing[p["order"]] = (p["by"], t)
            case "MeasureTransmitted":
                self._written(p["order"], t)
            case "MessageSent":
                if "order" in p:
                    self._written(p["order"], t)
                elif self._is_relay(p):
                    self._there(p["from"], self._learned[p["from"], p["key"]], t)

    def _lies(self, msg: str, receiver: str, t: int) -> None:
        seat = self._index.seat_of.get(receiver)
        if msg in self._unread:
            return
        self._unread[msg] = seat or receiver
        if seat is not None:
            self.cells.setdefault(seat, []).append((t, 1, 0))
        else:
            self.desks.setdefault(receiver, []).append((t, 1))

    def _gone(self, msg: str, t: int) -> None:
        where = self._unread.pop(msg, None)
        if where in self.cells:
            self.cells[where].append((t, -1, 0))
        elif where is not None:
            self.desks[where].append((t, -1))

    def _written(self, order: str, t: int) -> None:
        if order in self._writing:
            desk, since = self._writing.pop(order)
            self._there(desk, since, t)

    def over(self) -> None:
        """What is not written yet stays there."""
        for desk, since in self._writing.values():
            self.desks.setdefault(desk, []).append((since, 1))

    def _there(self, desk: str, since: int, until: int) -> None:
        self.desks.setdefault(desk, []).extend(((since, 1), (until, -1)))

    def _is_relay(self, p: dict[str, Any]) -> bool:
        """Whether a desk passes on a fact that it has learned."""
        own = p["from"] not in self._index.seat_of and (p["from"], p.get("key", "")) in self._learned
        return own and not any(field in p for field in ("inject", "reply_to", "request", "proposal", "confirms"))


def _cell(changes: list[tuple[int, int, int]], end: int) -> list[Step]:
    waiting = busy = 0
    found = [Step(0, 0, 0)]
    for t, more, at_work in sorted(changes):
        if t > end:
            break
        waiting, busy = waiting + more, busy + at_work
        _note(found, Step(t, waiting, busy))
    return _settled(found)


def _desk(index: Index, actor: str, changes: list[tuple[int, int]], end: int) -> list[Step]:
    staff = Staff(index, index.actors[actor])
    found = [Step(0, 0, 0)]
    there, called = 0, None
    for t, more in (*sorted(changes), (end + 1, 0)):
        now = found[-1].t
        while there and staff.shifts and (now := _others_come(staff, now, called)) < min(t, end + 1):
            _note(found, _split(now, there, staff.at_work(now)))
        if t > end:
            break
        there += more
        people = staff.at_work(t)
        if there and not people:
            called = staff.call_in(t) or called
        _note(found, _split(t, there, people))
    return _settled(found)


def _others_come(staff: Staff, now: int, called: int | None) -> int:
    """The next tick at which other people may be at work."""
    hour = staff.next_hour(now)
    return min(hour, called) if called is not None and called > now else hour


def _split(t: int, there: int, people: int) -> Step:
    return Step(t, max(0, there - people), min(there, people))


def _note(found: list[Step], step: Step) -> None:
    """One step a tick: the last one counts."""
    if found[-1].t == step.t:
        found[-1] = step
    else:
        found.append(step)


def _settled(found: list[Step]) -> list[Step]:
    """Without steps that change nothing."""
    kept = found[:1]
    for step in found[1:]:
        if step[1:] != kept[-1][1:]:
            kept.append(step)
    return kept
