"""Means: how many units are free, at work, resting or off duty. They are taken and given back here only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crisis_sim.scenario.means import Means
from crisis_sim.scenario.time import local

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core

HOUR = 3600
Crew = tuple[int, int]
"""Seconds that units have worked since their last rest, and how many units they are."""


class _Pool:
    """One kind of means. Free is what is on duty and neither taken nor resting; who works when a shift ends stays."""

    def __init__(self, means: Means, on_duty: int) -> None:
        self.means = means
        self.on_duty = on_duty
        self.taken = 0
        self.at_work = 0
        self.resting = 0
        self._worked: dict[int, int] = {0: means.count} if means.rest else {}
        """Seconds of work since the last rest: how many units that are not taken have done so much."""

    @property
    def free(self) -> int:
        return max(0, self.on_duty - self.taken - self.resting)

    def pick(self, count: int) -> list[Crew]:
        """The most rested units leave."""
        picked = []
        for worked in sorted(self._worked):
            units = min(count, self._worked[worked])
            if units:
                picked.append((worked, units))
                self.put(worked, -units)
                count -= units
        return picked

    def put(self, worked: int, units: int) -> None:
        """Units that have worked so long are there again, or with a minus no longer."""
        self._worked[worked] = self._worked.get(worked, 0) + units
        if not self._worked[worked]:
            del self._worked[worked]


class Pools:
    """Everything that there is only so much of."""

    def __init__(self, engine: Core) -> None:
        self._engine = engine
        self._pools = {key: _Pool(means, engine.state.means[key]) for key, means in engine.index.scenario.means.items()}
        self._out: dict[str, list[tuple[int, Crew]]] = {key: [] for key in self._pools}
        """Units on loan: (tick since which, seconds that they had worked before and how many they are)."""
        engine.react("ExerciseStarted", lambda event: self._watch_shifts(event.seq))

    def has(self, means: str) -> bool:
        """Whether the scenario has such means."""
        return means in self._pools

    def free(self, means: str) -> int:
        """Units that could be taken now."""
        return self._pools[means].free

    def take(self, means: str, count: int, until: int | None, cause: int, at_work: bool = True) -> int | None:
        """Take units out of what is free; those that travel first are not `at_work` yet.

        Returns the line that did, or None when there are too few.
        """
        pool = self._pools[means]
        if pool.free < count:
            return None
        pool.taken += count
        if pool.means.rest:
            self._out[means] += [(self._engine.now, crew) for crew in pool.pick(count)]
        p = self._shown(means) | {"count": count, "free": pool.free}
        if at_work:
            pool.at_work += count
            p["at_work"] = pool.at_work
        if until is not None:
            p["until"] = until
        return self._engine.emit("MeansCommitted", cause, p).seq

    def arrive(self, means: str, count: int, cause: int) -> None:
        """Units that travelled are at work."""
        pool = self._pools[means]
        pool.at_work += count
        self._engine.emit("MeansArrived", cause, self._shown(means) | {"count": count, "at_work": pool.at_work})

    def give_back(self, means: str, count: int, cause: int) -> None:
        """Units come back from work; those that have worked long enough rest first."""
        pool = self._pools[means]
        pool.taken -= count
        pool.at_work = max(0, pool.at_work - count)
        tired = self._tired(means, pool, count)
        if tired:
            assert pool.means.rest is not None
            pool.resting += tired
            until = self._engine.now + pool.means.rest.for_
            p = self._shown(means) | {"count": tired, "free": pool.free, "at_work": pool.at_work, "until": until}
            resting = self._engine.emit("MeansResting", cause, p)
            self._engine.kernel.at(until, self._rested, means, tired, resting.seq)
        if count > tired:
            self._released(means, count - tired, cause)

    def change(self, means: str, change: int, cause: int) -> None:
        """More units, or fewer: what is at work stays there."""
        pool = self._pools[means]
        before = pool.free
        pool.on_duty = max(0, pool.on_duty + change)
        if pool.means.rest and change > 0:
            pool.put(0, change)
        if pool.free != before:
            kind = "MeansReleased" if pool.free > before else "MeansCommitted"
            p = self._shown(means) | {"count": abs(pool.free - before), "free": pool.free}
            self._engine.emit(kind, cause, p)

    def exhausted(self, means: str, cause: int) -> None:
        """Somebody wants units and there are none."""
        self._engine.emit("MeansExhausted", cause, self._shown(means))

    def _tired(self, means: str, pool: _Pool, count: int) -> int:
        """How many of the returning units have to rest. Those that left first come back first."""
        if pool.means.rest is None:
            return 0
        now, tired, left = self._engine.now, 0, count
        while left and self._out[means]:
            since, (before, units) = self._out[means][0]
            back = min(left, units)
            left -= back
            if units > back:
                self._out[means][0] = (since, (before, units - back))
            else:
                del self._out[means][0]
            worked = before + now - since
            if worked >= pool.means.rest.after:
                tired += back
            else:
                pool.put(worked, back)
        return tired

    def _rested(self, means: str, count: int, cause: int) -> None:
        pool = self._pools[means]
        pool.resting -= count
        pool.put(0, count)
        self._released(means, count, cause)

    def _released(self, means: str, count: int, cause: int) -> None:
        pool = self._pools[means]
        p = self._shown(means) | {"count": count, "free": pool.free, "at_work": pool.at_work}
        self._engine.emit("MeansReleased", cause, p)

    # shifts

    def _watch_shifts(self, cause: int) -> None:
        if any(pool.means.shifts for pool in self._pools.values()):
            start = local(self._engine.now, self._engine.index.scenario.start)
            wait = HOUR - start.minute * 60 - start.second
            self._engine.kernel.at(self._engine.now + wait, self._new_hour, cause)

    def _new_hour(self, cause: int) -> None:
        now = self._engine.now
        clock, before = (local(t, self._engine.index.scenario.start) for t in (now, now - HOUR))
        for key, pool in self._pools.items():
            was, on_duty = (pool.means.on_duty(hour.hour, hour.weekday() >= 5) for hour in (before, clock))
            if on_duty != was:
                pool.on_duty = max(0, pool.on_duty + on_duty - was)
                p = self._shown(key) | {"count": pool.on_duty, "free": pool.free}
                self._engine.emit("MeansOnDuty", cause, p)
        self._engine.kernel.at(now + HOUR, self._new_hour, cause)

    def _shown(self, means: str) -> dict[str, Any]:
        described = self._pools[means].means
        return {"means": means, "owner": described.owner, "label": described.label}
