"""In which order injects can come at all: those that wait for each other never do, which is an error."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from typing import Any

from crisis_sim.scenario.condition import AllOf, DecisionIs, InjectIs
from crisis_sim.scenario.marks import Branch
from crisis_sim.scenario.problems import Problem, problem
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.story import ElseInject, Inject


def namers(scenario: Scenario) -> dict[str, list[str]]:
    """Alternative: the injects that name it in their `else`."""
    found: dict[str, list[str]] = {inject.id: [] for inject in scenario.injects if inject.alternative}
    for inject in scenario.injects:
        if isinstance(inject.else_, ElseInject) and inject.else_.inject in found:
            found[inject.else_.inject].append(inject.id)
    return found


class Order:
    """Injects sorted so that each stands behind all that it waits for, an alternative behind one that names it."""

    def __init__(self, scenario: Scenario) -> None:
        ids = {inject.id for inject in scenario.injects}
        self.causes = {inject.id: sorted(ids & {*_awaited(inject)}) for inject in scenario.injects}
        self.namers = {id: by for id, by in namers(scenario).items() if by}
        self.sorted: list[str] = []
        self.loops: list[list[str]] = []
        self._count = {id: len(causes) + (id in self.namers) for id, causes in self.causes.items()}
        self._after: dict[str, list[str]] = defaultdict(list)
        self._named: dict[str, list[str]] = defaultdict(list)
        for id, causes in self.causes.items():
            for cause in causes:
                self._after[cause].append(id)
        for id, by in self.namers.items():
            for namer in by:
                self._named[namer].append(id)
        self._stuck = dict.fromkeys(self.causes)
        self._open: set[str] = set()
        self._settle([id for id, count in self._count.items() if not count])
        while self._stuck:
            self.loops.append(self._loop(next(iter(self._stuck))))
            self._settle(self.loops[-1])

    def _settle(self, free: list[str]) -> None:
        queue = deque(free)
        while queue:
            id = queue.popleft()
            if id not in self._stuck:
                continue
            del self._stuck[id]
            self.sorted.append(id)
            opened = [other for other in self._named[id] if other not in self._open]
            self._open.update(opened)
            for other in (*self._after[id], *opened):
                self._count[other] -= 1
                if self._count[other] == 0:
                    queue.append(other)

    def _loop(self, start: str) -> list[str]:
        """Follow what is waited for until an inject comes round again."""
        trail = {start: 0}
        while True:
            here = next(reversed(trail))
            waits = [id for id in self.causes[here] if id in self._stuck] or self.namers[here]
            if waits[0] in trail:
                return list(trail)[trail[waits[0]] :]
            trail[waits[0]] = len(trail)


def check(scenario: Scenario, order: Order, marks: Branch) -> Iterator[Problem]:
    """One finding for every loop, at the first of its injects."""
    place = {inject.id: n for n, inject in enumerate(scenario.injects)}
    for loop in order.loops:
        first = min(loop, key=place.__getitem__)
        turn = loop.index(first)
        way = ", which waits for ".join(f"`{id}`" for id in [*loop[turn + 1 :], *loop[:turn], first])
        spot = marks.find(("injects", place[first], "id"))
        yield problem("R034", spot, f"`{first}` waits for {way}, so it never comes", "change a trigger")


def _awaited(inject: Inject) -> Iterator[str]:
    """Injects without whose release this one is never triggered."""
    if inject.after is not None:
        yield inject.after.inject or inject.after.decision or ""
    if inject.when is not None:
        yield from _needed(inject.when)


def _needed(condition: Any) -> Iterator[str]:
    if isinstance(condition, AllOf):
        for part in condition.all:
            yield from _needed(part)
    elif isinstance(condition, InjectIs) and condition.status != "skipped":
        yield condition.inject
    elif isinstance(condition, DecisionIs):
        yield condition.decision
