"""The waiting line at an actor's desk, by its discipline. Whom the staff serves next, and whether one may interrupt.

First come first served within a class, always; `fifo` knows one class, `priority` three, of which a higher one goes
first, and with `preemptive` a higher one interrupts a lower, which later resumes with what was left of it.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from crisis_sim.engine.staff import Staff

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core

Job = Callable[[int], None]


def queue(engine: Core, actor: str) -> Queue:
    """The queue of an actor, with the discipline that the actor has."""
    discipline = engine.index.actors[actor].queue
    if discipline == "preemptive":
        return Preemptive(engine, actor)
    return Queue(engine, actor, one_class=discipline == "fifo")


class Queue:
    """The queue and the staff of one desk; nobody who is being served is interrupted."""

    def __init__(self, engine: Core, actor: str, *, one_class: bool = False) -> None:
        self._engine = engine
        self._staff = Staff(engine.index, engine.index.actors[actor])
        self._one_class = one_class
        self._waiting: list[tuple[int, int, int, Job, int]] = []
        self._busy = 0
        self._arrivals = 0
        self._waking = False

    def put(self, priority: int, seconds: int, job: Job, cause: int) -> None:
        """Queue work of this many staff seconds; `job(cause)` runs when it is done. A lower number goes first."""
        self._arrivals += 1
        heappush(self._waiting, (0 if self._one_class else priority, self._arrivals, seconds, job, cause))
        self._serve()

    def _serve(self) -> None:
        engine = self._engine
        while self._waiting:
            if self._busy >= self._staff.at_work(engine.now):
                self._await_staff(self._busy)
                return
            _, _, seconds, job, cause = heappop(self._waiting)
            self._busy += 1
            engine.kernel.at(engine.now + seconds, self._finish, job, cause)

    def _finish(self, job: Job, cause: int) -> None:
        self._busy -= 1
        job(cause)
        self._serve()

    def _await_staff(self, busy: int) -> None:
        """With nobody there somebody is called in; where there are shifts, look again when the next may begin."""
        engine, staff = self._engine, self._staff
        if busy == 0 and (there := staff.call_in(engine.now)) is not None:
            engine.kernel.at(there, self._serve)
        if not self._waking and staff.shifts:
            self._waking = True
            engine.kernel.at(staff.next_hour(engine.now), self._wake)

    def _wake(self) -> None:
        self._waking = False
        self._serve()


class _Task:
    """Work at a preemptive desk."""

    __slots__ = ("arrival", "cause", "done", "job", "left", "priority")

    def __init__(self, priority: int, arrival: int, seconds: int, job: Job, cause: int) -> None:
        self.priority = priority
        self.arrival = arrival
        self.left = seconds
        self.job = job
        self.cause = cause
        self.done: int | None = None
        """Tick at which it will be done; None while it waits."""

    def __lt__(self, other: _Task) -> bool:
        return (self.priority, self.arrival) < (other.priority, other.arrival)


class Preemptive(Queue):
    """Preemptive-resume: of those being served, the last of the lowest class yields to one of a higher class."""

    def __init__(self, engine: Core, actor: str) -> None:
        super().__init__(engine, actor)
        self._line: list[_Task] = []
        self._served: list[_Task] = []

    def put(self, priority: int, seconds: int, job: Job, cause: int) -> None:
        """Queue work of this many staff seconds; `job(cause)` runs when it is done. A lower number goes first."""
        self._arrivals += 1
        heappush(self._line, _Task(priority, self._arrivals, seconds, job, cause))
        self._serve()

    def _serve(self) -> None:
        while self._line:
            if len(self._served) >= self._staff.at_work(self._engine.now) and not self._interrupt(self._line[0]):
                self._await_staff(len(self._served))
                return
            self._begin(heappop(self._line))

    def _begin(self, task: _Task) -> None:
        engine = self._engine
        task.done = engine.now + task.left
        self._served.append(task)
        engine.kernel.at(task.done, self._end, task, task.done)

    def _interrupt(self, urgent: _Task) -> bool:
        """Make room for `urgent`, if somebody of a lower class is served who is not about to be done in this tick."""
        now = self._engine.now
        worst = max((t for t in self._served if t.done is not None and t.done > now), default=None)
        if worst is None or worst.priority <= urgent.priority:
            return False
        assert worst.done is not None
        worst.left, worst.done = worst.done - now, None
        self._served.remove(worst)
        heappush(self._line, worst)
        return True

    def _end(self, task: _Task, done: int) -> None:
        """It is done, unless it was interrupted meanwhile: then the tick is another."""
        if task.done != done:
            return
        task.done = None
        self._served.remove(task)
        task.job(task.cause)
        self._serve()
