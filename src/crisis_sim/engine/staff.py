"""Who is at work at an actor's desk: shifts by hour and weekday, and who is called in off hours."""

from __future__ import annotations

from crisis_sim.model.index import Index, times
from crisis_sim.scenario.time import local
from crisis_sim.scenario.world import Actor

MOBILISATION = 3600
"""Seconds until somebody is at work off hours, unless the actor says (a training default)."""
UNSAID = 2
"""People at work round the clock where the actor says nothing (a training default)."""


class Staff:
    """The people of one desk. Off hours who was called in stays until the next shift."""

    def __init__(self, index: Index, actor: Actor) -> None:
        self._index = index
        self._actor = actor
        self.shifts = isinstance(actor.staff, tuple)
        self._always = 0 if self.shifts else on_duty(index, actor, 0)
        self._called_in: int | None = None

    def at_work(self, now: int) -> int:
        """People at work. Ask at ticks in order: it remembers who was called in."""
        return self._always or self._now(now)

    def _now(self, now: int) -> int:
        index, actor, called_in = self._index, self._actor, self._called_in
        if called_in is not None and any(on_duty(index, actor, t) for t in (*range(called_in, now, 3600), now)):
            self._called_in = called_in = None
        if called_in is not None and called_in <= now:
            return max(1, least_staff(actor))
        return on_duty(index, actor, now)

    def call_in(self, now: int) -> int | None:
        """Have somebody come, unless somebody is on the way. Returns the tick at which they are there."""
        if self._called_in is not None:
            return None
        mobilisation = self._actor.mobilisation
        self._called_in = now + (MOBILISATION if mobilisation is None else mobilisation)
        return self._called_in

    def next_hour(self, now: int) -> int:
        """The next full hour of the day, when another shift may begin."""
        clock = local(now, self._index.scenario.start)
        return now + 3600 - clock.minute * 60 - clock.second


def on_duty(index: Index, actor: Actor, t: int) -> int:
    """People on shift at a tick, at this difficulty; somebody stays at least one body where anybody is."""
    staff = actor.staff
    if staff is None:
        return UNSAID
    if isinstance(staff, int):
        people = staff
    else:
        now = local(t, index.scenario.start)
        people = sum(shift.staff for shift in staff if shift.covers(now.hour, now.weekday() >= 5))
    return max(1, times(people, index.compiled.factors.staff)) if people else 0


def least_staff(actor: Actor) -> int:
    """The smallest shift that has anybody: who can be called in."""
    if isinstance(actor.staff, tuple):
        return min((shift.staff for shift in actor.staff if shift.staff), default=1)
    return 1
