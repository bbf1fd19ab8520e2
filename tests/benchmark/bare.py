"""The same traffic without a single rule: what SimPy, and Python alone, make of it. Nothing is logged or told.

Each function runs `ACTORS` desks with `STAFF` servers for `until` seconds and returns how many messages were served.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator
from heapq import heappop, heappush
from random import Random
from typing import Any

import simpy

from tests.benchmark.traffic import ACTORS, EVERY, SERVICE, STAFF

Steps = Generator[simpy.Event, Any, None]
INTERARRIVAL, RATE = 1 / EVERY, 1 / SERVICE


def with_store(until: int, seed: int) -> int:
    """The textbook model: every desk a `simpy.Store`, every server a process."""
    env, random = simpy.Environment(), Random(seed)
    served = 0

    def source(desk: simpy.Store) -> Steps:
        while True:
            yield env.timeout(round(random.expovariate(INTERARRIVAL)))
            yield desk.put(env.now)

    def server(desk: simpy.Store) -> Steps:
        nonlocal served
        while True:
            yield desk.get()
            yield env.timeout(round(random.expovariate(RATE)))
            served += 1

    for _ in range(ACTORS):
        desk = simpy.Store(env)
        env.process(source(desk))
        for _ in range(STAFF):
            env.process(server(desk))
    env.run(until=until)
    return served


def with_event(until: int, seed: int) -> int:
    """A deque for every desk, and an Event that wakes a server who sleeps: the leanest that SimPy's processes allow."""
    env, random = simpy.Environment(), Random(seed)
    served = 0

    def source(desk: deque[float], asleep: list[simpy.Event]) -> Steps:
        while True:
            yield env.timeout(round(random.expovariate(INTERARRIVAL)))
            desk.append(env.now)
            if asleep:
                asleep.pop().succeed()

    def server(desk: deque[float], asleep: list[simpy.Event]) -> Steps:
        nonlocal served
        while True:
            while not desk:
                wake = env.event()
                asleep.append(wake)
                yield wake
            desk.popleft()
            yield env.timeout(round(random.expovariate(RATE)))
            served += 1

    for _ in range(ACTORS):
        desk: deque[float] = deque()
        asleep: list[simpy.Event] = []
        env.process(source(desk, asleep))
        for _ in range(STAFF):
            env.process(server(desk, asleep))
    env.run(until=until)
    return served


def with_heap(until: int, seed: int) -> int:
    """A heap of (tick, number, desk, whether a message arrives) and nothing else."""
    random = Random(seed)
    queues: list[deque[int]] = [deque() for _ in range(ACTORS)]
    free = [STAFF] * ACTORS
    heap: list[tuple[int, int, int, bool]] = []
    served = number = 0
    for desk in range(ACTORS):
        heappush(heap, (round(random.expovariate(INTERARRIVAL)), number, desk, True))
        number += 1
    while heap[0][0] < until:
        now, _, desk, arrival = heappop(heap)
        number += 2
        if arrival:
            heappush(heap, (now + round(random.expovariate(INTERARRIVAL)), number, desk, True))
            queues[desk].append(now)
        else:
            served += 1
            free[desk] += 1
        if free[desk] and queues[desk]:
            free[desk] -= 1
            queues[desk].popleft()
            heappush(heap, (now + round(random.expovariate(RATE)), number + 1, desk, False))
    return served


BARE: dict[str, Callable[[int, int], int]] = {
    "bare simpy.Store": with_store,
    "bare deque and Event": with_event,
    "bare heap": with_heap,
}
