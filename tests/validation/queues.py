"""The desk's queues against queueing theory: published waits, and what a one-actor scenario measures over replications.

    python -m tests.validation.queues [REPLICATIONS] [HOURS]

Each replication is an ordinary run; waits are those of its legs table. Messages of the first `WARM_UP` hours, when the
desk was empty, and of the last `COOL_DOWN`, some of which are not served any more, are left out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import factorial
from typing import Any, NamedTuple

from crisis_sim.analysis.measured import measured
from crisis_sim.analysis.statistics.intervals import Interval, mean
from crisis_sim.scenario.compiled import Compiled
from crisis_sim.session.begin import begin

WARM_UP = 60
COOL_DOWN = 40
"""Hours; the desks forget their past with a time constant of about ten."""


def erlang_c(servers: int, load: Fraction) -> Fraction:
    """The chance that a customer has to wait: Erlang's formula for Poisson arrivals and exponential service."""
    waiting = load**servers / factorial(servers) * Fraction(servers, servers - load)
    return waiting / (sum(load**k / factorial(k) for k in range(servers)) + waiting)


class Case(NamedTuple):
    """A desk, what arrives there, and what is published about it."""

    name: str
    queue: str
    staff: int
    per_hour: dict[str, float]
    """Priority: messages an hour, Poisson."""
    service: int
    """Mean seconds, exponential."""
    published: dict[str, float]
    """Mean wait in hours, by priority (`all`: of all); `waits`: share that waits; `conserved`: sum of rate × wait."""


CLASSES = {"flash": 0.2, "urgent": 0.6, "routine": 1.2}
CASES = (
    Case("Erlang-C, 3 servers, load 2", "fifo", 3, {"routine": 2}, 3600,
         {"waits": 4 / 9, "all": 4 / 9}),
    Case("M/M/1, first come first served", "fifo", 1, CLASSES, 1200,
         {"flash": 2 / 3, "urgent": 2 / 3, "routine": 2 / 3, "conserved": 4 / 3}),
    Case("Priority, nobody interrupted", "priority", 1, CLASSES, 1200,
         {"flash": 0.2381, "urgent": 0.3247, "routine": 0.9091, "conserved": 4 / 3}),
    Case("Priority, preemptive-resume", "preemptive", 1, CLASSES, 1200,
         {"flash": 0.0238, "urgent": 0.1537, "routine": 1.0303, "conserved": 4 / 3}),
)  # fmt: skip


def world(case: Case, hours: int) -> Compiled:
    """One desk and nothing else; somebody must sit somewhere, but is sent nothing."""
    traffic = [
        {"from": "callers", "to": "desk", "channel": "line", "every": f"{round(3600 / rate)}s", "priority": priority,
         "service": f"{case.service}s"}
        for priority, rate in case.per_hour.items()
    ]  # fmt: skip
    story: dict[str, Any] = {
        "format": 1,
        "id": "queue",
        "title": "A queue",
        "doctrine": "none",
        "start": "2027-05-03T08:00+02:00",
        "seats": [{"id": "office", "plays": ["office"]}],
        "traffic": traffic,
        "injects": [{"id": "never", "at": f"{hours + 1}h", "kind": "condition"}],
        "end": {"elapsed": f"{hours}h"},
    }
    actors = {
        "desk": {"names": "Desk", "staff": case.staff, "queue": case.queue},
        "callers": {"names": "Callers"},
        "office": {"names": "Office"},
    }
    return Compiled.model_validate(
        {
            "scenario": story,
            "pack": "none",
            "pack_version": "1",
            "actors": actors,
            "relations": [],
            "channels": {"line": {"names": "Line"}},
        }
    )


def replication(case: Case, compiled: Compiled, hours: int, seed: int) -> dict[str, float]:
    """What one run measured, by the names of `Case.published`."""
    session = begin(compiled, seed, {"office": "silent"})
    while not session.ended:
        session.frame(session.now + 86_400)
    begun, over = WARM_UP * 3600, (hours - COOL_DOWN) * 3600
    waits: dict[str, list[int]] = {priority: [] for priority in case.per_hour}
    for leg in measured(session.engine.index, session.lines).legs:
        if leg.delivered is not None and begun <= leg.delivered < over:
            assert leg.waited_staff is not None
            waits[leg.priority].append(leg.waited_staff)
    every = [wait for each in waits.values() for wait in each]
    found = {priority: sum(each) / len(each) / 3600 for priority, each in waits.items()}
    found["conserved"] = sum(case.per_hour[priority] * wait for priority, wait in found.items())
    found["waits"] = sum(wait > 0 for wait in every) / len(every)
    found["all"] = sum(every) / len(every) / 3600
    return found


def measure(case: Case, replications: int, hours: int, first_seed: int = 1) -> dict[str, Interval]:
    """Means over replications with their 95 % intervals."""
    compiled = world(case, hours)
    runs = [replication(case, compiled, hours, first_seed + n) for n in range(replications)]
    return {name: mean([run[name] for run in runs]) for name in case.published}


def rows(replications: int, hours: int) -> Iterator[Sequence[str]]:
    """Case, quantity, published, measured ± half the interval, and whether the interval covers."""
    for case in CASES:
        for name, found in measure(case, replications, hours).items():
            assert found.low is not None
            assert found.high is not None
            published = case.published[name]
            covered = "yes" if found.low <= published <= found.high else "no"
            yield case.name, name, f"{published:.4f}", f"{found.value:.4f} ± {found.value - found.low:.4f}", covered


def main() -> None:
    """Print the table."""
    replications, hours = (int(word) for word in (*sys.argv[1:], "40", "2000")[:2])
    for row in rows(replications, hours):
        print(" | ".join(row))


if __name__ == "__main__":
    main()
